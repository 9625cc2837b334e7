use crate::check::facts::TableFact;
use crate::check::input::{Page, Policy, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;
use crate::text::TextRange;

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
    let places = |side, tables: &[TableFact]| -> Vec<TextRange> {
        let tables = tables.iter();
        tables
            .map(|table| page.parsed.to_file(side, table.range))
            .collect()
    };
    let own_places = places(Side::Target, &page.target.tables);
    let their_places = places(Side::Source, &source.tables);
    for (table, place) in source.tables.iter().zip(&their_places) {
        if let Some(at) = overlapping(&own_places, *place) {
            compare(page, &page.target.tables[at], table, out);
        } else {
            out.report(
                page.span(Side::Source, table.range),
                "a table of the source is none in the translation",
            )
            .label("readers see its cells as running text")
            .help(HELP)
            .subject("table");
        }
    }
    for (table, place) in page.target.tables.iter().zip(&own_places) {
        if overlapping(&their_places, *place).is_none() {
            out.report(
                page.span(Side::Target, table.range),
                "a table here is none in the source",
            )
            .help(HELP)
            .subject("table");
        }
    }
}

/// The first of several places, in order, that overlaps another: two tables that stand in
/// one place of the file are one.
fn overlapping(places: &[TextRange], with: TextRange) -> Option<usize> {
    let at = places.partition_point(|place| place.end <= with.start);
    places.get(at).filter(|place| place.overlaps(with))?;
    Some(at)
}

const HELP: &str = "escape a `|` that is text as `\\|`";

fn compare(page: &Page, own: &TableFact, source: &TableFact, out: &mut Reporter<'_>) {
    if (own.columns, own.rows.len()) != (source.columns, source.rows.len()) {
        out.report(
            page.span(Side::Target, own.range),
            format!(
                "a table of {}×{} is {}×{} in the source",
                own.columns,
                own.rows.len(),
                source.columns,
                source.rows.len()
            ),
        )
        .label("columns × rows")
        .help(HELP)
        .subject("table");
        return;
    }
    let source_text = page.parsed.text(Side::Source);
    for ((row, cells), (source_row, expected)) in own.rows.iter().zip(&source.rows) {
        if cells != expected {
            out.report(
                page.span(Side::Target, *row),
                format!("a row of {cells} cells has {expected} in the source"),
            )
            .label("its cells stand in the wrong columns")
            .help(HELP)
            .subject(fold(source_row.of(source_text)));
        }
    }
}
