//! Steps 3 and 6 on one page: throughput on the corpus (where `ISOGLOSS_CORPUS` names
//! it), and on hostile texts of growing size, whose throughput must not fall as they grow.
//!
//! `cargo bench --bench parse`

use std::collections::BTreeMap;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use isogloss::parse::{Page, Target};
use isogloss::read::Side;
use isogloss::render::site::body::{self, BodyWords, Links, Place};
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;

fn main() {
    divan::main();
}

/// The corpus' Markdown files.
#[expect(
    clippy::disallowed_methods,
    reason = "the benchmark reads its own input"
)]
fn corpus() -> Vec<String> {
    let root = std::env::var_os("ISOGLOSS_CORPUS");
    let files = root.into_iter().flat_map(walkdir::WalkDir::new).flatten();
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

#[expect(clippy::unwrap_used, reason = "the tag is one")]
fn words() -> Vocabulary {
    Vocabulary::load(&"en-US".parse().unwrap(), &BTreeMap::new())
}

/// Links that lead nowhere: what is measured is the writing.
struct Nowhere;

impl Links for Nowhere {
    fn href(&self, _: Place, _: &Target) -> Option<String> {
        None
    }

    fn image(&self, _: Place, _: &Target) -> Option<body::ImageFile> {
        None
    }

    fn include(&self, _: Place, _: &Target) -> Option<(FileId, &Page)> {
        None
    }

    fn snippet(&self, _: Place, _: &Target) -> Option<String> {
        None
    }
}

#[divan::bench]
fn parse_corpus(bencher: Bencher) {
    let (pages, words) = (corpus(), words());
    let bytes = pages.iter().map(String::len).sum::<usize>();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for page in &pages {
            black_box(Page::markdown(page.clone(), &words, &words));
        }
    });
}

#[divan::bench]
fn render_corpus(bencher: Bencher) {
    let (pages, words) = (corpus(), words());
    let bytes = pages.iter().map(String::len).sum::<usize>();
    let parsed = pages
        .into_iter()
        .map(|page| Page::markdown(page, &words, &words));
    let parsed: Vec<Page> = parsed.collect();
    let words = BodyWords::default();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for page in &parsed {
            for side in [Side::Target, Side::Source] {
                black_box(body::write(
                    page,
                    side,
                    &Nowhere,
                    &words,
                    body::Extras::default(),
                ));
            }
        }
    });
}

/// What makes a careless parser start over: a name, what is repeated, and what is then
/// repeated as often.
const HOSTILE: [(&str, &str, &str); 18] = [
    ("quotes", "> ", ""),
    ("lists", "- ", ""),
    ("emphasis", "*a ", ""),
    ("strong", "**a ", "b**"),
    ("brackets", "[", ""),
    ("links", "[a](", ""),
    ("images", "![a", "](b)"),
    ("backticks", "`a", ""),
    ("open tags", "<div>", ""),
    ("open scripts", "<script>\n\n", ""),
    ("scripts in a line", "a <script> ", ""),
    ("tags in a line", "<b>", ""),
    ("headings", "# a\n", ""),
    ("directives", ":::row:::\n", ""),
    ("images as directives", ":::image ", ""),
    ("pipes", "|a|b|c\n", ""),
    ("footnotes", "[^1]", ""),
    ("front matter", "a: [", ""),
];

#[divan::bench(
    args = HOSTILE.map(|(name, ..)| name),
    consts = [1 << 14, 1 << 17, 1 << 20],
    sample_count = 3,
    sample_size = 1
)]
fn parse_hostile<const SIZE: usize>(bencher: Bencher, name: &str) {
    let found = HOSTILE.iter().find(|(other, ..)| *other == name);
    let &(_, head, tail) = found.unwrap_or(&HOSTILE[0]);
    let count = SIZE / (head.len() + tail.len());
    let opening = if name == "front matter" { "---\n" } else { "" };
    let table = if name == "pipes" { "|x|\n|-|\n" } else { "" };
    let text = [
        opening,
        table,
        &head.repeat(count),
        &tail.repeat(count),
        "\n---\n",
    ]
    .concat();
    let (words, body_words) = (words(), BodyWords::default());
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let page = Page::markdown(text.clone(), &words, &words);
        black_box(body::write(
            &page,
            Side::Target,
            &Nowhere,
            &body_words,
            body::Extras::default(),
        ))
    });
}
