//! Texts of a page that the newest source says otherwise, no more, or anew.

use crate::align::State;
use crate::check::input::Group;
use crate::check::rows::Drifted;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::{Part, Severity};

/// Reports the rows in one state that an older source explains.
fn each(group: &Group<'_>, state: State, out: &mut Reporter<'_>, message: &str, help: &str) {
    for row in Drifted::of(group) {
        if row.cell.state != state || row.same_revision {
            continue;
        }
        let drift = row.drift();
        let (message, help) = match drift.part {
            Part::Link => (
                "the source links elsewhere since this was translated",
                "take over the link of the newest source",
            ),
            _ => (message, help),
        };
        out.report(row.span, message)
            .help(help)
            .subject(row.subject())
            .drift(drift)
            .locale(&row.page.locale)
            .related_at(row.newest_span(), "the newest source says");
    }
}

declare_rule! {
    /// A text that was translated from an older wording of the source.
    ///
    /// ## Why
    ///
    /// Readers of this locale are told what the source no longer says. Folded into
    /// `drift-source-skew` unless `--unfold` is given.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在下午三點前致電辦公室。 => Call the office before three in the afternoon.
    /// ```
    ///
    /// ## Instead
    ///
    /// Punctuation alone is not drift:
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在中午前致電辦公室！ => Call the office before noon!
    /// ```
    DRIFT_SEGMENT_STALE = "drift-segment-stale", Some(Severity::Warning), Check::Group(stale)
}

fn stale(group: &Group<'_>, out: &mut Reporter<'_>) {
    each(
        group,
        State::Stale,
        out,
        "the source was reworded since this was translated",
        "translate the new wording",
    );
}

declare_rule! {
    /// A text of the newest source that the translation does not have.
    ///
    /// ## Why
    ///
    /// Readers of this locale miss a step or a warning. Folded into `drift-source-skew`
    /// unless `--unfold` is given.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    ///
    /// 週日不營業。 => It is closed on Sundays.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    /// ```
    DRIFT_SEGMENT_MISSING = "drift-segment-missing", Some(Severity::Warning), Check::Group(missing)
}

fn missing(group: &Group<'_>, out: &mut Reporter<'_>) {
    each(
        group,
        State::Missing,
        out,
        "a text of the newest source is missing after this",
        "translate the new text",
    );
}

declare_rule! {
    /// A text that the newest source no longer has.
    ///
    /// ## Why
    ///
    /// Readers of this locale follow advice that was withdrawn. Folded into
    /// `drift-source-skew` unless `--unfold` is given.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    ///
    /// Fermé le dimanche. => It is closed on Sundays.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    /// ```
    DRIFT_SEGMENT_OBSOLETE = "drift-segment-obsolete", Some(Severity::Warning),
    Check::Group(obsolete)
}

fn obsolete(group: &Group<'_>, out: &mut Reporter<'_>) {
    each(
        group,
        State::Obsolete,
        out,
        "the newest source dropped this text",
        "remove it, or ask whether the source lost it",
    );
}

declare_rule! {
    /// A text whose source changed in punctuation, case or layout alone.
    ///
    /// ## Why
    ///
    /// The translation is still right; only a later comparison of the sources is made
    /// easier by handing the page off anew. Off by default.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在中午前致電辦公室！ => Call the office before noon!
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    /// ```
    DRIFT_COSMETIC = "drift-cosmetic", None, Check::Group(cosmetic)
}

fn cosmetic(group: &Group<'_>, out: &mut Reporter<'_>) {
    for row in Drifted::of(group) {
        if row.cell.flags.cosmetic && matches!(row.cell.state, State::Current | State::Moved) {
            out.report(row.span, "the source changed in punctuation or layout")
                .help("nothing to translate")
                .subject(row.subject())
                .locale(&row.page.locale);
        }
    }
}
