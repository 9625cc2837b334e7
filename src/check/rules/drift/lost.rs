use crate::align::State;
use crate::check::input::Group;
use crate::check::rows::Drifted;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A text that a page of the same source revision lacks.
    ///
    /// ## Why
    ///
    /// Both pages name one revision (`ms.openlocfilehash`), so no change of the source
    /// explains the difference: the text was lost, and its segment with it.
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

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    for row in Drifted::of(group) {
        if row.cell.state != State::Missing || !row.same_revision {
            continue;
        }
        out.report(
            row.span,
            "a text of the same revision is missing after this",
        )
        .help("restore the segment")
        .subject(row.subject())
        .locale(&row.page.locale)
        .related_at(row.newest_span(), "the same revision says here");
    }
}
