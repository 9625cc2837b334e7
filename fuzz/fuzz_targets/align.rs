//! The laws of step 4 for any two pages: `cargo +nightly fuzz run align`.
//!
//! The first line says where segments are joined; a line of `===` parts the newer page
//! from the older one. Each line is a block, its segments parted by `/`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/align/draft.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod draft;
#[path = "../../tests/align/laws.rs"]
mod laws;

use draft::{Block, Draft, Kind};

fuzz_target!(|text: &str| {
    let (joins, pages) = text.split_once('\n').unwrap_or(("", text));
    let joins: Vec<bool> = joins.bytes().map(|byte| byte % 2 == 1).collect();
    let (newer, older) = pages.split_once("\n===\n").unwrap_or((pages, ""));
    let (newer, older) = (page(newer), page(older));
    if newer.len() > 0 {
        laws::all(&newer, &older, &joins);
    }
});

fn page(text: &str) -> Draft {
    let block = |line: &str| {
        // What begins another block, or hides text, would make another page of it.
        let segments: Vec<String> = line
            .split('/')
            .map(|text| text.chars().filter(|&c| is_plain(c)).collect::<String>())
            .map(|text| text.trim().to_owned())
            .filter(|text| text.chars().any(char::is_alphabetic))
            .collect();
        let kind = match line.len() % 3 {
            0 => Kind::Heading,
            1 => Kind::Item,
            _ => Kind::Paragraph,
        };
        (!segments.is_empty()).then_some(Block { kind, segments })
    };
    Draft {
        blocks: text.lines().filter_map(block).collect(),
    }
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | ';' | ':' | '?' | '!' | '\'' | '%' | '$')
}
