//! A small input makes no huge output.

use crate::docset::Docset;
use crate::shapes::{Kind, SHAPES};

/// What a page costs whatever it says: its frame in three editions, and shared files.
fn frame(docset: &Docset) -> u64 {
    docset.run(&["build"]);
    docset.size("site")
}

/// No text is written more than so many times its size, beyond the frame of its pages.
const MOST_TIMES: u64 = 100;

#[test]
fn no_text_is_written_a_hundred_times() {
    let bare = frame(&Docset::new());
    let mut over = Vec::new();
    for shape in SHAPES {
        let name = match shape.kind {
            Kind::Markdown => "a.md",
            Kind::Yaml => "a.yml",
            Kind::Toc => "TOC.yml",
            Kind::TocMarkdown => "TOC.md",
            Kind::Redirects | Kind::Docfx => continue,
        };
        let docset = Docset::new();
        let text = (shape.text)(12_000);
        docset.file(&format!("fr/{name}"), &text);
        let written = frame(&docset).saturating_sub(bare + 200_000);
        let times = written / text.len() as u64;
        if times > MOST_TIMES {
            over.push(format!("{}: {times} times", shape.name));
        }
    }
    assert_eq!(over, Vec::<String>::new());
}

#[test]
fn pages_that_include_one_another_stay_small() {
    let docset = Docset::new();
    for page in 0..40 {
        let others = (0..40).filter(|other| *other != page);
        let includes = others.map(|other| format!("[!INCLUDE [a](p{other}.md)]\n\n"));
        docset.file(
            &format!("fr/p{page}.md"),
            &format!("# A\n\n{}", includes.collect::<String>()),
        );
    }
    let found = docset.run(&["check", "--format", "concise", "--rule", "include-refused"]);
    assert_eq!(found.matches("include-refused").count(), 40 * 39, "{found}");
    docset.run(&["build"]);
    // Forty pages in three editions, each of the size that is allowed as HTML.
    let each = docset.size("site") / 120;
    assert!(each < 3 << 19, "{each}");
}

#[test]
fn what_a_page_takes_in_is_bounded_and_told() {
    let docset = Docset::new();
    docset.file("fr/parts/code.sh", &"echo a\n".repeat(30_000));
    docset.file("fr/parts/text.md", &"Un mot.\n\n".repeat(20_000));
    docset.file("fr/parts/small.md", "Un mot.\n");
    let code = ":::code source=\"parts/code.sh\":::\n\n";
    let text = "[!INCLUDE [a](parts/text.md)]\n\n";
    let small = "[!INCLUDE [a](parts/small.md)]\n\n";
    for (page, body) in [
        ("fits", code.to_owned() + small),
        ("code", code.repeat(3)),
        ("text", text.repeat(2)),
        ("both", text.to_owned() + code),
        ("many", small.repeat(5_000)),
    ] {
        docset.file(&format!("fr/{page}.md"), &format!("# A\n\n{body}"));
    }
    let found = docset.run(&["check", "--format", "concise", "--rule", "include-refused"]);
    for (page, told) in [
        ("fits", 0),
        ("code", 1),
        ("text", 1),
        ("both", 1),
        ("many", 1),
    ] {
        let place = format!("fr/{page}.md:");
        assert_eq!(found.matches(&place).count(), told, "{page}: {found}");
        assert!(told == 0 || found.contains("256 KiB"), "{found}");
    }
}

#[test]
fn aliases_of_a_faq_are_bounded_and_told() {
    let docset = Docset::new();
    let answers: String = (0..320)
        .map(|_| "  - question: q\n    answer: Because it is so.\n")
        .collect();
    let sections = "- questions: *q\n".repeat(320);
    docset.file(
        "fr/faq.yml",
        &format!("### YamlMime:FAQ\nx: &q\n{answers}sections:\n{sections}"),
    );
    let found = docset.run(&["check", "--format", "concise"]);
    assert!(found.contains("aliases repeat too much"), "{found}");
    docset.run(&["build"]);
    assert!(docset.size("site") < 3 << 20, "{}", docset.size("site"));
}
