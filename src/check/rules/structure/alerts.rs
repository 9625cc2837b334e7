//! Notes, tips, warnings and the like.

use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// An alert whose keyword was translated, or is none.
    ///
    /// ## Why
    ///
    /// `[!REMARQUE]` is printed as text, and the box around the note is gone. The five
    /// keywords are the same in every language: NOTE, TIP, IMPORTANT, WARNING, CAUTION.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// > [!REMARQUE]
    /// > Le guichet ferme à midi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// > [!NOTE]
    /// > Le guichet ferme à midi.
    /// ```
    ALERT_KIND_UNKNOWN = "alert-kind-unknown", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// An alert of another kind than in the source.
    ///
    /// ## Why
    ///
    /// A warning that became a note is overlooked.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    /// > [!NOTE] => > [!WARNING]
    /// > Le guichet ferme à midi. => > The desk closes at noon.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    /// > [!WARNING]
    /// > Le guichet ferme à midi. => > The desk closes at noon.
    /// ```
    ALERT_KIND_MISMATCH = "alert-kind-mismatch", Some(Severity::Error), Check::Page(kind_mismatch)
}

fn kind_mismatch(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let Some(source) = &page.source else { return };
    let own = &page.target.alerts;
    if own.len() != source.alerts.len() {
        return;
    }
    for (own, theirs) in own.iter().zip(&source.alerts) {
        if own.kind == theirs.kind {
            continue;
        }
        let name = format!("{:?}", theirs.kind).to_uppercase();
        out.report(
            page.span(Side::Target, own.range),
            format!("this alert is {name} in the source"),
        )
        .help(format!("write `[!{name}]`"))
        .subject(name);
    }
}
