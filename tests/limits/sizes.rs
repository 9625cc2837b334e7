//! A small input makes no huge output.

use rayon::prelude::*;

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
    let over = SHAPES.par_iter().filter_map(|shape| {
        let name = match shape.kind {
            Kind::Markdown => "a.md",
            Kind::Yaml => "a.yml",
            Kind::Toc => "TOC.yml",
            Kind::TocMarkdown => "TOC.md",
            Kind::Redirects | Kind::Docfx => return None,
        };
        let docset = Docset::new();
        let text = (shape.text)(8_000);
        docset.file(&format!("fr/{name}"), &text);
        let written = frame(&docset).saturating_sub(bare + 200_000);
        let times = written / text.len() as u64;
        (times > MOST_TIMES).then(|| format!("{}: {times} times", shape.name))
    });
    let over: Vec<String> = over.collect();
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
    // Forty pages in three editions, each with 96 KiB of text, which is mostly includes
    // that are refused.
    let each = docset.size("site") / 120;
    assert!(each < 400_000, "{each}");
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
        assert!(
            told == 0 || found.contains("the page takes in more than 227 KiB"),
            "{found}"
        );
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

/// The roles of every page stand in one matrix.
#[test]
fn the_matrix_of_many_roles_and_pages_grows_with_the_text() {
    let docset = Docset::new();
    let mut read = 0;
    for page in 0..60 {
        let roles = (0..40).map(|n| format!("- Role {page} {n}\n"));
        let roles = roles.collect::<Vec<_>>().concat();
        let text = format!("# A {page}\n\n**Rôles appropriés**\n\n{roles}\nText.\n");
        read += text.len() as u64;
        docset.file(&format!("fr/p{page}.md"), &text);
    }
    let frame = written_for(60, "# A\n\nText.\n");
    docset.run(&["build"]);
    let more = docset.size("site").saturating_sub(frame);
    assert!(more < 100 * read, "{more} bytes for {read}");
}

/// A page is shown in each locale that lacks it.
#[test]
fn pages_are_shown_in_other_locales_once_each() {
    let text = "# A\n\n".to_owned() + &"Un mot.\n\n".repeat(2_000);
    let size = |locales: usize| {
        let docset = Docset::new();
        for language in &LANGUAGES[..locales] {
            docset.locale(&format!("{language}-001"));
        }
        docset.file("fr/a.md", &text);
        docset.run(&["build"]);
        docset.size("site")
    };
    let (few, many) = (size(2), size(12));
    let each = (many - few) / 10;
    assert!(each < 15 * text.len() as u64 + 200_000, "{each}");
}

const LANGUAGES: [&str; 12] = [
    "de", "es", "it", "nl", "pl", "pt", "sv", "tr", "uk", "cs", "da", "fi",
];

/// Many pages quote one file of code.
#[test]
fn a_snippet_on_many_pages_is_bounded_on_each() {
    let docset = Docset::new();
    docset.file("fr/parts/code.sh", &"echo a\n".repeat(8_000));
    let code = ":::code source=\"parts/code.sh\":::\n\n";
    for page in 0..25 {
        docset.file(
            &format!("fr/p{page}.md"),
            &format!("# A\n\n{}", code.repeat(40)),
        );
    }
    let found = docset.run(&["check", "--format", "concise", "--rule", "include-refused"]);
    assert_eq!(found.matches("include-refused").count(), 25, "{found}");
    docset.run(&["build"]);
    let each = docset.size("site") / 75;
    assert!(each < 700_000, "{each}");
}

/// What a set of so many pages with one text costs.
fn written_for(pages: usize, text: &str) -> u64 {
    let docset = Docset::new();
    for page in 0..pages {
        docset.file(&format!("fr/p{page}.md"), text);
    }
    docset.run(&["build"]);
    docset.size("site")
}

#[test]
fn cells_that_are_left_out_are_told() {
    let docset = Docset::new();
    let wide = [&"|x".repeat(300), "\n", &"|-".repeat(300), "\n"].concat();
    docset.file("fr/a.md", &format!("# A\n\n{wide}{}", "|a\n".repeat(300)));
    docset.file("fr/b.md", &format!("# A\n\n{wide}{}", "|a\n".repeat(3)));
    let found = docset.run(&["check", "--format", "concise", "--rule", "table-rows-short"]);
    assert_eq!(found.matches("fr/a.md:3").count(), 1, "{found}");
    assert!(!found.contains("fr/b.md"), "{found}");
}

#[test]
fn entries_that_are_left_out_are_told() {
    let docset = Docset::new();
    for number in 0..40 {
        let folders = (1..=number).map(|at| format!("c{at}/"));
        let folder = folders.collect::<Vec<_>>().concat();
        let toc = format!("- name: Entry {number}\n  href: c{}/TOC.yml\n", number + 1);
        docset.file(&format!("fr/{folder}TOC.yml"), &toc);
    }
    let told = "its entries are nested more than 24 levels deep";
    let checked = docset.run(&["check", "--format", "concise", "--rule", "nesting-too-deep"]);
    let built = docset.run(&["build"]);
    for found in [checked, built] {
        assert_eq!(found.matches(told).count(), 1, "{found}");
    }
}
