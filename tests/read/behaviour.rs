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

#[test]
fn blanks_and_other_spellings_are_tolerated() {
    let text = "<SPAN lang=fr data-ttu-id='a-1'>T</SPAN>\n<span class=\"x sxs-lookup\"> \
                <span data-stu-id=a-1 >S</span></span >.";
    check(text, "T.", "S.", &[]);
    let text = "<span data-ttu-id=\"a-1\">T</span> <span data-stu-id=\"a-1\">S</span>.";
    check(text, "T.", "S.", &[]);
}

#[test]
fn front_matter_is_shared_and_its_spans_are_text() {
    let front = format!("\u{feff}---\r\ntitle: {}\r\n---\r\n", pair("a-1", "T", "S"));
    let text = format!("{front}{}", pair("a-2", "T", "S"));
    check(&text, &format!("{front}T"), &format!("{front}S"), &[]);
}

#[test]
fn spans_in_code_are_text() {
    let (shown, segment) = (pair("a-1", "T", "S"), pair("a-2", "T", "S"));
    for code in [
        format!("`{shown}`"),
        format!("```html\n{shown}\n```\n"),
        format!("> ~~~\n> {shown}\n> ~~~\n"),
        "`<span data-ttu-id=\"x\">`".to_owned(),
    ] {
        let text = format!("{segment}\n\n{code}\n\n{segment}");
        let side = |text| format!("{text}\n\n{code}\n\n{text}");
        check(&text, &side("T"), &side("S"), &[FaultKind::DuplicateId]);
    }
}

#[test]
fn a_pair_wins_over_code_that_cuts_it() {
    let text = format!(
        "{} and ` {}",
        pair("a-1", "T `", "S"),
        pair("a-2", "T", "S `")
    );
    check(&text, "T ` and ` T", "S and ` S `", &[]);
    let text = format!(
        "{}\n\n{}",
        pair("a-1", "T\n```\n", "S"),
        pair("a-2", "T", "S")
    );
    check(&text, "T\n```\n\n\nT", "S\n\nS", &[]);
}

#[test]
fn indented_lines_are_not_code() {
    let text = format!("            {}", pair("a-1", "T", "S"));
    check(&text, "            T", "            S", &[]);
}

#[test]
fn the_authors_own_spans_are_kept() {
    let text = format!(
        "<span>{}</span>",
        pair("a-1", "<span class=\"x\">T</span>", "S")
    );
    check(
        &text,
        "<span><span class=\"x\">T</span></span>",
        "<span>S</span>",
        &[],
    );
    let text = format!("<span>{}", pair("a-1", "<span>T", "S"));
    check(&text, "<span><span>T", "<span>S", &[]);
}

#[test]
fn a_span_left_open_in_a_text_is_text() {
    for (target, source) in [
        ("Valeur sip. <span>com».", "The value sip.<span>com."),
        ("T", "S <span>"),
        ("T <span class=\"x\">", "S <span>a <span>b</span>"),
        ("T", "S <span>a</span> <span>b"),
    ] {
        let one = pair("a-1", target, source);
        let text = format!("{one} - <span>x</span>\n\n{}", pair("a-2", "U", "V"));
        let both = |side: &str, next: &str| format!("{side} - <span>x</span>\n\n{next}");
        check(&text, &both(target, "U"), &both(source, "V"), &[]);
        assert_eq!(ids(&unzip(&text)), ["a-1", "a-2"]);
    }
}

#[test]
fn escaped_quotes_in_the_tags_are_told_once() {
    for quote in ["&quot;", "&#34;", "\\\"", "”"] {
        let damaged = [("a-1", "T", "S"), ("a-2", "U", "V")]
            .map(|(id, target, source)| pair(id, target, source).replace('"', quote))
            .join(" ")
            .replacen(quote, "\"", 1);
        let text = format!("{damaged} {}", pair("a-3", "W", "X"));
        check(&text, "T U W", "S V X", &[FaultKind::EscapedQuotes]);
        assert_eq!(ids(&unzip(&text)), ["a-1", "a-2", "a-3"]);
    }
}

#[test]
fn a_nested_segment_is_one_of_its_own() {
    let text = pair("a-1", &format!("A {} B", pair("a-2", "t", "s")), "S");
    check(&text, "A t B", "sS", &[FaultKind::Nested]);
    let unzipped = unzip(&text);
    assert_eq!(ids(&unzipped), ["a-1", "a-2"]);
    let at = |offset| unzipped.table.segment_at(Side::Target, offset);
    let id = |offset| at(offset).map(|segment| unzipped.table.id(segment));
    assert_eq!(
        [id(0), id(2), id(3), id(5)],
        [Some("a-1"), Some("a-2"), Some("a-1"), None]
    );
}

#[test]
fn a_span_without_its_partner_belongs_to_its_own_side() {
    let target = "x <span data-ttu-id=\"a-1\">T</span> y";
    check(target, "x T y", "x  y", &[FaultKind::UnpairedTarget]);
    let source = "x <span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">S</span></span> y";
    check(source, "x  y", "x S y", &[FaultKind::UnpairedSource]);
    let unzipped = unzip(source);
    assert_eq!(
        unzipped.table.segments()[0].file.of(source),
        &source[2..source.len() - 2]
    );
}

#[test]
fn a_tag_without_its_end_leaves_the_text_to_both_sides() {
    let whole = pair("a-2", "T", "S");
    let text = format!("<span data-ttu-id=\"a-1\">x {whole}");
    check(&text, "x T", "x S", &[FaultKind::UnclosedTag]);
    let text = format!("<span data-ttu-id=\"a-1\" x {whole}");
    let shown = "<span data-ttu-id=\"a-1\" x ";
    let (target, source) = (format!("{shown}T"), format!("{shown}S"));
    check(&text, &target, &source, &[FaultKind::UnreadableTag]);
}

#[test]
fn a_tag_with_an_open_quote_ends_where_it_was_meant_to() {
    let text = format!("{}.", pair("a-1", "T", "S").replacen("\">", ">", 1));
    check(&text, "T.", "S.", &[]);
}

#[test]
fn one_cause_is_one_fault() {
    let whole = pair("a-1", "T", "S");
    let cases = [
        ("<span data-ttu-id=\"a-1\">", FaultKind::UnpairedSource),
        ("</span><span class", FaultKind::UnclosedTag),
        ("<span class=\"sxs-lookup\">", FaultKind::StrayEnd),
        ("<span data-stu-id=\"a-1\">", FaultKind::EmptyLookup),
    ];
    for (missing, fault) in cases {
        let instead = if missing.ends_with("class") {
            "<span class"
        } else {
            ""
        };
        let text = whole.replacen(missing, instead, 1);
        let (_, _, faults) = sides(&text);
        assert_eq!(faults, [fault], "{text}");
    }
}

#[test]
fn ids_are_compared_within_their_family() {
    let page = |ids: &[&str]| ids.iter().map(|id| pair(id, "T", "S")).collect::<String>();
    let faults = |ids: &[&str]| sides(&page(ids)).2;
    assert_eq!(
        faults(&["af2a2-999", "af2a2-p101", "af2a2-1000", "af2a2-p102"]),
        []
    );
    assert_eq!(faults(&["af2a2-102", "af2a2-101"]), [FaultKind::IdOrder]);
    assert_eq!(
        faults(&["af2a2-101", "af2a2-101"]),
        [FaultKind::DuplicateId]
    );
    let mixed = faults(&["af2a2-101", "0405b-101", "0405b-102"]);
    assert_eq!(mixed, [FaultKind::MixedPrefix]);
}

#[test]
fn a_fault_says_where_and_what_about() {
    let text = format!(
        "{} {}",
        pair("a-1", "T", "S").replacen("a-1", "a-0", 1),
        pair("a-2", " ", "S2")
    );
    let unzipped = unzip(&text);
    let found: Vec<_> = unzipped
        .faults
        .iter()
        .map(|fault| (fault.kind, fault.range.of(&text), fault.about.of(&text)))
        .collect();
    let tag = "<span data-stu-id=\"a-1\">";
    assert_eq!(found[0], (FaultKind::IdMismatch, tag, "S"));
    assert_eq!((found[1].0, found[1].2), (FaultKind::EmptyTarget, "S2"));
    assert_eq!(
        unzipped.faults[0].related.unwrap().of(&text),
        "<span data-ttu-id=\"a-0\">"
    );
}
