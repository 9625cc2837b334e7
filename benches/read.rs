//! Step 2, read: throughput on the corpus (where `ISOGLOSS_CORPUS` names it), and on
//! hostile texts of growing size, whose throughput must not fall as they grow.
//!
//! `cargo bench --bench read`

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use isogloss::read::{unzip, zip};

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

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn unzip_corpus(bencher: Bencher) {
    let pages = corpus();
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &pages {
            black_box(unzip(page));
        }
    });
}

#[divan::bench]
fn zip_corpus(bencher: Bencher) {
    let pages = corpus();
    let unzipped: Vec<_> = pages.iter().map(|page| unzip(page)).collect();
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &unzipped {
            black_box(zip(page));
        }
    });
}

/// What makes a careless reader start over: a name, what is repeated, and what is then
/// repeated as often.
const HOSTILE: [(&str, &str, &str); 9] = [
    ("opened targets", "<span data-ttu-id=\"a\">", ""),
    ("open quotes", "<span data-ttu-id=\"a ", ""),
    (
        "nested pairs",
        "<span data-ttu-id=\"a\"> ",
        "</span><span data-stu-id=\"a\">b</span>",
    ),
    ("ends", "</span>", ""),
    ("plain spans", "<span>", "</span><span data-stu-id=\"a\">"),
    ("blank targets", "<span data-ttu-id=\"a\">          ", ""),
    ("blanks", "            ", ""),
    ("backticks", "`<span data-ttu-id=\"a\">", ""),
    ("fences", "```\n<span data-ttu-id=\"a\">\n", ""),
];

#[divan::bench(
    args = HOSTILE.map(|(name, ..)| name),
    consts = [1 << 18, 1 << 21, 1 << 24],
    sample_count = 10
)]
fn unzip_hostile<const SIZE: usize>(bencher: Bencher, name: &str) {
    let found = HOSTILE.iter().find(|(other, ..)| *other == name);
    let &(_, head, tail) = found.unwrap_or(&HOSTILE[0]);
    let count = SIZE / (head.len() + tail.len());
    let text = [
        &head.repeat(count),
        &tail.repeat(count),
        "<span data-ttu-id=\"a\">",
    ]
    .concat();
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| black_box(unzip(&text)));
}
