//! Procedures: their steps, and how they are numbered.

use crate::check::facts::ProcedureFact;
use crate::check::input::{Page, Policy, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::read::Side;

/// The first words of a procedure: what findings about it are known by.
fn subject(page: &Page, procedure: &ProcedureFact) -> String {
    let words = Words::of(&page.target, page.text(), procedure.range);
    fold(words.text.lines().next().unwrap_or_default())
}

declare_rule! {
    /// A page with more or fewer steps than its source.
    ///
    /// ## Why
    ///
    /// A step that is lost, or run together with another, leaves the reader stuck.
    ///
    /// ## Example
    ///
    /// The list's second marker was translated away:
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// 1. <span data-ttu-id="abcde-101">Ouvrez la page.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Open the page.</span></span>
    ///
    /// <span data-ttu-id="abcde-102">Enregistrez.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">2. Save.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    ///
    /// 1. Ouvrez la page. => 1. Open the page.
    /// 2. Enregistrez. => 2. Save.
    /// ```
    STEP_COUNT_DIFFERS = "step-count-differs", Some(Severity::Error), Check::Page(count_differs)
}

fn count_differs(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let Some(source) = &page.source else {
        return;
    };
    let count = |procedures: &[ProcedureFact]| -> usize {
        procedures
            .iter()
            .map(|procedure| procedure.steps.len())
            .sum()
    };
    let (own, theirs) = (count(&page.target.procedures), count(&source.procedures));
    if own == theirs {
        return;
    }
    // The first procedure that differs is the place; failing that, the longer side's rest.
    let pairs = page.target.procedures.iter().zip(&source.procedures);
    let first = pairs
        .filter(|(own, theirs)| own.steps.len() != theirs.steps.len())
        .map(|(own, _)| own.range)
        .next();
    let rest = match (
        page.target.procedures.get(source.procedures.len()),
        source.procedures.get(page.target.procedures.len()),
    ) {
        (Some(own), _) => Some(page.span(Side::Target, own.range)),
        (None, Some(theirs)) => Some(page.span(Side::Source, theirs.range)),
        (None, None) => None,
    };
    let Some(span) = first.map(|range| page.span(Side::Target, range)).or(rest) else {
        return;
    };
    out.report(
        span,
        format!("{own} steps on the page, {theirs} in its source"),
    )
    .help("write the list markers as the source has them")
    .subject("steps");
}

declare_rule! {
    /// A procedure that a block at the margin cuts in two.
    ///
    /// ## Why
    ///
    /// Most platforms begin to count anew after a note, an image or a paragraph that is
    /// not indented, so that step 4 becomes step 1. Where the numbering goes on, this
    /// program binds the block to the step before it.
    ///
    /// ## Example
    ///
    /// ```md ru-RU
    /// # Возврат
    ///
    /// 1. Откройте раздел.
    ///
    /// > [!NOTE]
    /// > Кнопка видна не всем.
    ///
    /// 2. Сохраните.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md ru-RU
    /// # Возврат
    ///
    /// 1. Откройте раздел.
    ///
    ///    > [!NOTE]
    ///    > Кнопка видна не всем.
    ///
    /// 2. Сохраните.
    /// ```
    STEP_LIST_SPLIT = "step-list-split", Some(Severity::Warning), Check::Page(list_split)
}

fn list_split(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for procedure in &page.target.procedures {
        let cuts: Vec<_> = procedure
            .steps
            .iter()
            .filter_map(|step| step.bound)
            .collect();
        let Some(first) = cuts.first() else { continue };
        out.report(
            page.span(Side::Target, *first),
            "this block cuts the procedure in two",
        )
        .label("it is not indented, so numbering may begin anew after it")
        .help("indent it to the text of its step")
        .subject(subject(page, procedure))
        .related_at(
            cuts.get(1).map(|cut| page.span(Side::Target, *cut)),
            "and this one",
        );
    }
}

declare_rule! {
    /// Steps whose numbers skip or repeat.
    ///
    /// ## Why
    ///
    /// Readers see the steps counted from the first number, whatever stands in the text;
    /// a sentence such as "go back to step 3" then leads them elsewhere. Numbers that are
    /// all the same are a habit of writing, and passed over.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// 1. Ouvrez la page.
    /// 2. Choisissez un rôle.
    /// 2. Enregistrez.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// 1. Ouvrez la page.
    /// 2. Choisissez un rôle.
    /// 3. Enregistrez.
    /// ```
    STEP_NUMBER_SEQUENCE = "step-number-sequence", Some(Severity::Info), Check::Page(sequence)
}

fn sequence(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for procedure in &page.target.procedures {
        let numbers: Vec<_> = procedure
            .steps
            .iter()
            .filter_map(|step| step.number)
            .collect();
        if numbers.windows(2).all(|pair| pair[0] == pair[1]) {
            continue;
        }
        let wrong = numbers
            .windows(2)
            .position(|pair| pair[1] != pair[0].saturating_add(1));
        let Some(at) = wrong else { continue };
        let step = &procedure.steps[at + 1];
        let span = page.span(Side::Target, step.range);
        out.report(
            span,
            format!("step {} follows step {}", numbers[at + 1], numbers[at]),
        )
        .label(format!(
            "readers see it as step {}",
            numbers[0] + at as u64 + 1
        ))
        .help("number the steps in sequence")
        .subject(subject(page, procedure));
    }
}
