//! Step 4, align: the corpus (where `ISOGLOSS_CORPUS` names it), a page of 1,000 segments
//! in four locales, and hostile pages of growing size, whose cost per segment must not
//! grow with them.
//!
//! `cargo bench --bench align`

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use isogloss::align::align_pages;
use isogloss::library::GroupPages;
use isogloss::locale::Locale;
use isogloss::parse::Page;
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;
use rayon::prelude::*;

fn main() {
    divan::main();
}

fn locale(tag: &str) -> Locale {
    match tag.parse() {
        Ok(locale) => locale,
        Err(error) => panic!("{error}"),
    }
}

fn group(files: &[(&str, String)]) -> GroupPages {
    let words = Vocabulary::default();
    let page = |file: &String| Arc::new(Page::markdown(file.clone(), &words, &words));
    let pages = files.iter();
    pages
        .map(|(tag, file)| (locale(tag), (FileId(0), page(file))))
        .collect()
}

/// The corpus' pages, read and parsed.
#[expect(
    clippy::disallowed_methods,
    reason = "the benchmark reads its own input"
)]
fn corpus() -> Vec<GroupPages> {
    let Some(root) = std::env::var_os("ISOGLOSS_CORPUS").map(PathBuf::from) else {
        return Vec::new();
    };
    let mut groups: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for tag in ["fr-FR", "pt-BR", "ru-RU", "zh-TW"] {
        let docset = root.join("partner-center").join(tag.to_lowercase());
        for entry in walkdir::WalkDir::new(&docset).into_iter().flatten() {
            let path = entry.into_path();
            let is_page = path.extension().is_some_and(|extension| extension == "md");
            let key = path
                .strip_prefix(&docset)
                .map(|key| key.display().to_string());
            if let (true, Ok(key), Ok(text)) = (is_page, key, std::fs::read_to_string(&path)) {
                groups.entry(key).or_default().push((tag, text));
            }
        }
    }
    groups.values().map(|files| group(files)).collect()
}

fn segments(groups: &[GroupPages]) -> ItemsCount {
    let pages = groups.iter().flat_map(BTreeMap::values);
    ItemsCount::new(
        pages
            .map(|(_, page)| page.table().segments().len())
            .sum::<usize>(),
    )
}

#[divan::bench]
fn corpus_on_one_core(bencher: Bencher) {
    let (groups, source) = (corpus(), locale("en-US"));
    bencher.counter(segments(&groups)).bench(|| {
        for group in &groups {
            black_box(align_pages(group, &source));
        }
    });
}

#[divan::bench]
fn corpus_on_all_cores(bencher: Bencher) {
    let (groups, source) = (corpus(), locale("en-US"));
    bencher.counter(segments(&groups)).bench(|| {
        groups.par_iter().for_each(|group| {
            black_box(align_pages(group, &source));
        });
    });
}

/// A page with the given source sentences, in two hand-offs.
fn page(handoff: &str, texts: impl Iterator<Item = String>) -> String {
    let mut file = format!("---\nms.lasthandoff: {handoff}\n---\n");
    for (id, text) in texts.enumerate() {
        let id = format!("0a0a0-{}", id + 101);
        let _ = write!(
            file,
            "\n<span data-ttu-id=\"{id}\">t</span><span class=\"sxs-lookup\"><span data-stu-id=\"{id}\">{text}</span></span>\n"
        );
    }
    file
}

#[divan::bench]
fn thousand_segments_in_four_locales(bencher: Bencher) {
    let text = |n: usize, age: usize| {
        let word = if n % 20 < age { "older" } else { "newer" };
        format!(
            "Select customer {n} in the {word} list, then choose what you want to change in it."
        )
    };
    let file = |age: usize| {
        let day = format!("01/0{}/2021", 9 - age);
        page(&day, (0..1000).map(|n| text(n, age)))
    };
    let tags = ["fr-FR", "pt-BR", "ru-RU", "zh-TW"];
    let files: Vec<_> = (0..4).map(|age| (tags[age], file(age))).collect();
    let (groups, source) = ([group(&files)], locale("en-US"));
    bencher
        .counter(segments(&groups))
        .bench(|| black_box(align_pages(&groups[0], &source)));
}

#[divan::bench(args = [1_000, 4_000, 16_000])]
fn two_words_in_any_order(bencher: Bencher, segments_of: usize) {
    let file = |day: &str, of: usize| {
        let text = |n: usize| if n % of < of / 2 { "Yes." } else { "No." }.to_owned();
        page(day, (0..segments_of).map(text))
    };
    let files = [
        ("fr-FR", file("02/02/2021", 7)),
        ("ru-RU", file("01/01/2021", 5)),
    ];
    let (groups, source) = ([group(&files)], locale("en-US"));
    bencher
        .counter(segments(&groups))
        .bench(|| black_box(align_pages(&groups[0], &source)));
}
