use crate::check::input::{Group, fold};
use crate::check::rows::{Lost, lost};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::shortened::shortened;
use crate::diagnostic::Severity;

declare_rule! {
    /// A text that a page of the same source revision lacks.
    ///
    /// ## Why
    ///
    /// Both pages name one revision (`ms.openlocfilehash`), so no change of the source
    /// explains the difference: the text was lost, and its segment with it, or a part of
    /// the segment. Of several pages of a revision, those that lack the text are told unless
    /// they are in the majority.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ms.lasthandoff: 06/02/2020
    /// ---
    /// # Поддержка => # Support
    /// Позвоните до полудня. => Call the office before noon.
    ///
    /// По воскресеньям закрыто. => It is closed on Sundays.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// Позвоните до полудня. => Call the office before noon.
    /// ```
    SEGMENT_LOST = "segment-lost", Some(Severity::Error), Check::Group(check)
}

/// So many characters of a text are shown in a message.
const SHOWN: usize = 30;

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    for lost in lost(group) {
        let words = shown(&lost.texts[0]);
        let message = match lost.texts.len() {
            1 => format!("`{words}` of the same revision is missing after this"),
            count => format!("{count} texts of the same revision are missing from `{words}` on"),
        };
        let help = match lost.texts.len() {
            1 => "restore the segment",
            _ => "restore the segments",
        };
        report(&lost, message, help, out);
    }
    for lost in shortened(group) {
        let words = shown(&lost.texts[0]);
        let message = format!("`{words}` of the same revision is missing in this segment");
        report(
            &lost,
            message,
            "restore the source and its translation",
            out,
        );
    }
}

fn report(lost: &Lost<'_>, message: String, help: &str, out: &mut Reporter<'_>) {
    out.report(lost.span, message)
        .help(help)
        .subject(fold(&lost.texts.join(" ")))
        .locale(lost.locale)
        .related_at(lost.elsewhere, "the same revision says here");
}

/// The first words of a text, at most [`SHOWN`] characters.
fn shown(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else {
        return text.to_owned();
    };
    let whole = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..whole])
}
