//! What segments make of blocks: nothing that their source has not.

use super::tests::told;
use super::{Page, rules};
use crate::read::Side;
use crate::vocabulary::Vocabulary;

fn segment(target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"abcde-101\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"abcde-101\">{source}</span></span>"
    )
}

/// A page in which `{target=>source}` stands for a segment.
fn page(text: &str) -> Page {
    let mut file = String::new();
    let mut parts = text.split('{');
    file.push_str(parts.next().unwrap());
    for part in parts {
        let (inner, after) = part.split_once('}').unwrap();
        let (target, source) = inner.split_once("=>").unwrap();
        file.push_str(&segment(target, source));
        file.push_str(after);
    }
    let words = Vocabulary::default();
    Page::markdown(file, &words, &words)
}

fn trees(text: &str) -> (String, String) {
    let page = page(text);
    let tree = |side| told(page.text(side), &page.document(side).unwrap().blocks);
    (tree(Side::Target), tree(Side::Source))
}

#[track_caller]
fn check(text: &str, target: &str, source: &str) {
    assert_eq!(
        trees(text),
        (target.to_owned(), source.to_owned()),
        "{text}"
    );
}

#[test]
fn columns_take_their_common_indentation_away() {
    let plain = ":::row:::\n:::column:::\n{T=>S}\n\n- {U=>V}\n  - {W=>X}\n:::column-end:::\n:::column span=\"2\":::\n{Y=>Z}\n:::column-end:::\n:::row-end:::\n\n{A=>B}\n";
    let (target, source) = trees(plain);
    assert!(
        target.contains("ul(") && !target.contains("code"),
        "{target}"
    );
    for (row, column) in [(0, 8), (3, 6), (4, 8), (4, 4), (2, 3), (0, 4)] {
        for tail in ["", "\n"] {
            let mut text = String::new();
            for line in plain.lines() {
                let indent = match line {
                    _ if line.starts_with(":::row")
                        || line.is_empty()
                        || line.starts_with("{A") =>
                    {
                        0
                    }
                    _ if line.starts_with(":::") => row,
                    _ => column,
                };
                text.push_str(&" ".repeat(indent));
                text.push_str(line);
                text.push('\n');
                if line.starts_with(":::") {
                    text.push_str(tail);
                }
            }
            check(&text, &target, &source);
        }
    }
}

#[test]
fn columns_in_a_list_item_stay_in_it() {
    let text = "1. {T=>S}\n\n   :::row:::\n       :::column:::\n           {U=>V}\n       :::column-end:::\n   :::row-end:::\n\n2. {W=>X}\n";
    let (target, source) = trees(text);
    assert!(
        target.starts_with("ol1:00(p(T) ") && target.ends_with(" | p(W))"),
        "{target}"
    );
    assert!(
        !target.contains("code") && !source.contains("code"),
        "{target}"
    );
}

#[test]
fn code_in_a_column_keeps_its_own_indentation() {
    let text = ":::column:::\n    {T=>S}\n\n    ```\n    a\n      b\n    ```\n:::column-end:::\n";
    let (target, _) = trees(text);
    assert!(target.contains(r#"code("a\n  b\n")"#), "{target}");
    // What only shows the directives is left as it stands.
    let shown = "{T=>S}\n\n```\n:::column:::\n    a\n:::column-end:::\n```\n";
    assert!(trees(shown).0.contains("    a"), "{}", trees(shown).0);
}

#[test]
fn what_holds_a_segment_is_no_code() {
    check(
        "2. \n\n    {T=>S}\n\n    {U=>V}\n",
        "ol2:0(p(T) p(U))",
        "ol2:0(p(S) p(V))",
    );
    check(
        "- {T=>S}\n\n  -\n\n      {U=>V}\n",
        "ul(p(T) ul(p(U)))",
        "ul(p(S) ul(p(V)))",
    );
    check("{T=>S}\n\n    {U=>V}\n", "p(T) p(U)", "p(S) p(V)");
    check("{T=>S}\n\n\t{U=>V}\n", "p(T) p(U)", "p(S) p(V)");
    check(
        "- {T=>S}\n\n        - {U=>V}\n",
        "ul(p(T) ul(p(U)))",
        "ul(p(S) ul(p(V)))",
    );
    check(
        "> {T=>S}\n>\n>      {U=>V}\n",
        "quote(p(T) p(U))",
        "quote(p(S) p(V))",
    );
    check(
        "{T=>S}\n\n    - {U=>V}\n      - {W=>X}\n",
        "p(T) ul(p(U) ul(p(W)))",
        "p(S) ul(p(V) ul(p(X)))",
    );
    // Code beside it is code still.
    check(
        "{T=>S}\n\n    {U=>V}\n\n    x = 1\n",
        "p(T) p(U) code(\"x = 1\\n\")",
        "p(S) p(V) code(\"x = 1\\n\")",
    );
}

#[test]
fn blanks_at_the_head_of_a_segment_are_no_indentation() {
    for blanks in [" ", "  ", "     ", "\t"] {
        let text = format!("10. {{{blanks}T=>S}}\n\n    {{U=>V}}\n\n11. {{W=>X}}\n");
        check(
            &text,
            "ol10:00(p(T) p(U) | p(W))",
            "ol10:00(p(S) p(V) | p(X))",
        );
        let text = format!("10. {{T=>{blanks}S}}\n\n    {{U=>{blanks}V}}\n");
        check(&text, "ol10:0(p(T) p(U))", "ol10:0(p(S) p(V))");
    }
    // A blank between words is one.
    check("a{ T=>S}\n", "p(a T)", "p(aS)");
}

#[test]
fn a_line_break_of_the_translation_ends_no_block() {
    let table = "| {a=>a} | {b=>b} |\n|---|---|\n| {T\nU=>S} | {W=>X} |\n| {y=>y} | {z=>z} |\n";
    check(table, "table(a/b T\nU/W y/z)", "table(a/b S/X y/z)");
    let told = page(table).notices;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].0, told[0].1.rule),
        (Side::Target, rules::TABLE_SHAPE)
    );
    assert_eq!(told[0].1.range.of(page(table).text(Side::Target)), "\n");

    check("## {T\nU=>S}\n\n{V=>W}\n", "h2(T\nU) p(V)", "h2(S) p(W)");
    check(
        "- {T\n\nU=>S}\n- {V=>W}\n",
        "ul(p(T\n\nU) | p(V))",
        "ul(p(S) | p(W))",
    );
    // A marker is the translator's, and the publisher shows a list.
    check("{T\n- U=>S}\n", "p(T) ul(p(U))", "p(S)");
    check("- {é\r\n \r\nü=>S}\n", "ul(p(é\r\n \r\nü))", "ul(p(S))");
    check(
        "10. {\nT=>S}\n\n    {U=>V}\n",
        "ol10:0(p(T) p(U))",
        "ol10:0(p(S) p(V))",
    );
}

#[test]
fn a_directive_with_broken_quotes_is_told_and_adds_no_words() {
    let text = "{T.=>S.}\n:::image source=\"a.png\" alt-text=\"Кнопка \"Да\" здесь\":::\n";
    let page = page(text);
    let source = page.source.as_ref().unwrap();
    let tree = told(page.text(Side::Source), &source.blocks);
    assert_eq!(tree, "p(S.\n![Кнопка \"Да\" здесь](a.png))");
    let told: Vec<_> = page
        .notices
        .iter()
        .filter(|(side, _)| *side == Side::Target)
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1.rule, rules::DIRECTIVE_QUOTES);
    assert!(
        told[0]
            .1
            .range
            .of(page.text(Side::Target))
            .starts_with(":::image")
    );
}
