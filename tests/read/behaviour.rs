//! What becomes of each variant of segment markup.

use isogloss::read::{FaultKind, Side, Unzipped, unzip, zip};
use isogloss::text::TextRange;

/// Both sides, and the faults; checks what must hold for every text.
fn sides(text: &str) -> (String, String, Vec<FaultKind>) {
    let unzipped = unzip(text);
    assert_eq!(zip(&unzipped), text);
    let kinds = unzipped.faults.iter().map(|fault| fault.kind).collect();
    let source = unzipped
        .source
        .clone()
        .unwrap_or_else(|| unzipped.target.clone());
    (unzipped.target, source, kinds)
}

#[track_caller]
fn check(text: &str, target: &str, source: &str, faults: &[FaultKind]) {
    assert_eq!(
        sides(text),
        (target.to_owned(), source.to_owned(), faults.to_vec())
    );
}

fn ids(unzipped: &Unzipped) -> Vec<&str> {
    let table = &unzipped.table;
    table
        .segments()
        .iter()
        .map(|segment| table.id(segment))
        .collect()
}

fn pair(id: &str, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"{id}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"{id}\">{source}</span></span>"
    )
}

#[test]
fn a_pair_belongs_half_to_each_side() {
    let text = format!("# {} x\n", pair("af2a2-101", "Чат", "Chat"));
    check(&text, "# Чат x\n", "# Chat x\n", &[]);
    let unzipped = unzip(&text);
    let segment = &unzipped.table.segments()[0];
    assert_eq!(unzipped.table.id(segment), "af2a2-101");
    assert_eq!(segment.file.of(&text), &text[2..text.len() - 3]);
    let target = segment.target.unwrap();
    assert_eq!(target.file.of(&text), "Чат");
    assert_eq!(target.side.of(&unzipped.target), "Чат");
}

#[test]
fn a_plain_page_has_no_source_side() {
    let text = "# A <span class=\"b\">c</span></span> `<span data-ttu-id=\"x\">`\n";
    let unzipped = unzip(text);
    assert!(unzipped.table.is_empty());
    assert_eq!(unzipped.side(Side::Target), Some(text));
    assert_eq!(unzipped.side(Side::Source), None);
    assert_eq!(unzipped.faults, []);
}

#[test]
fn a_range_across_pieces_covers_what_lies_between() {
    let text = format!("a{}b", pair("af2a2-101", "T", "S"));
    let unzipped = unzip(&text);
    let all = unzipped.table.to_file(Side::Source, TextRange::new(0, 3));
    assert_eq!(all.of(&text), text);
    let source = unzipped.table.to_file(Side::Source, TextRange::new(1, 2));
    assert_eq!(source.of(&text), "S");
    assert_eq!(ids(&unzipped), ["af2a2-101"]);
}
