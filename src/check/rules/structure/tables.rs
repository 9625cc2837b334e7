use crate::check::facts::TableFact;
use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A table with other rows or columns than its source.
    ///
    /// ## Why
    ///
    /// A `|` that came or went in translation moves every cell after it to the wrong
    /// column.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">| Rôle | Droit | Lieu |</span><span class="sxs-lookup"><span data-stu-id="abcde-101">| Role | Right |</span></span>
    /// <span data-ttu-id="abcde-102">|---|---|---|</span><span class="sxs-lookup"><span data-stu-id="abcde-102">|---|---|</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    ///
    /// | Rôle | Droit |
    /// |---|---|
    /// ```
    TABLE_SHAPE_MISMATCH = "table-shape-mismatch", Some(Severity::Error),
    Check::Page(shape_mismatch)
}

fn shape_mismatch(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let Some(source) = &page.source else { return };
    let own = &page.target.tables;
    if own.len() != source.tables.len() {
        return;
    }
    for (own, theirs) in own.iter().zip(&source.tables) {
        let shape = |table: &TableFact| (table.columns, table.rows);
        if shape(own) == shape(theirs) {
            continue;
        }
        out.report(
            page.span(Side::Target, own.range),
            format!(
                "a table of {}×{} is {}×{} in the source",
                own.columns, own.rows, theirs.columns, theirs.rows
            ),
        )
        .label("columns × rows")
        .help("escape a `|` that is text as `\\|`")
        .subject("table");
    }
}
