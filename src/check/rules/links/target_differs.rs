use crate::align::{Row, State};
use crate::check::input::{Group, fold};
use crate::check::rows::{place, source_words};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A link, or code, that differs between pages of the same source revision.
    ///
    /// ## Why
    ///
    /// Both pages name one revision (`ms.openlocfilehash`), so no change of the source
    /// explains it: somebody edited what stands outside the segments in one language.
    /// What most of the pages have is taken for right.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// Voir [<span data-ttu-id="abcde-101">le support</span><span class="sxs-lookup"><span data-stu-id="abcde-101">the support</span></span>](support.md).
    /// ```
    ///
    /// ```md ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// См. [<span data-ttu-id="abcde-101">поддержку</span><span class="sxs-lookup"><span data-stu-id="abcde-101">the support</span></span>](contact.md).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// Voir [<span data-ttu-id="abcde-101">le support</span><span class="sxs-lookup"><span data-stu-id="abcde-101">the support</span></span>](support.md).
    /// ```
    ///
    /// ```md ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// См. [<span data-ttu-id="abcde-101">поддержку</span><span class="sxs-lookup"><span data-stu-id="abcde-101">the support</span></span>](support.md).
    /// ```
    LINK_TARGET_DIFFERS = "link-target-differs", Some(Severity::Error), Check::Group(check)
}

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    let Some(reference) = group.aligned.alignment.reference else {
        return;
    };
    for row in &group.aligned.alignment.rows {
        let (differ, agree) = sides(group, row);
        let Some(&first) = differ.first() else {
            continue;
        };
        // The reference may be the one that was edited.
        let (wrong, right) = if differ.len() > agree {
            (vec![reference], first)
        } else {
            (differ, reference)
        };
        let at = |number: usize| place(group, number, row.cells[number].as_ref()?);
        for number in wrong {
            let Some(span) = at(number) else { continue };
            out.report(
                span,
                "a link or code here differs from the same revision elsewhere",
            )
            .help("take over what the other pages have")
            .subject(fold(&source_words(group, row)))
            .locale(&group.pages[number].locale)
            .related_at(at(right), "the same revision says here");
        }
    }
}

/// The pages of the reference's revision whose links or code in a row differ from the
/// reference's, and how many pages agree with it.
fn sides(group: &Group<'_>, row: &Row) -> (Vec<usize>, usize) {
    let editions = &group.aligned.alignment.editions;
    let mut differ = Vec::new();
    let mut agree = 0;
    for (number, cell) in row.cells.iter().enumerate() {
        let Some(cell) = cell.as_ref().filter(|_| editions[number].same_revision) else {
            continue;
        };
        match cell.state {
            State::Stale if cell.flags.retargeted => differ.push(number),
            State::Current | State::Moved => agree += 1,
            _ => {}
        }
    }
    (differ, agree)
}
