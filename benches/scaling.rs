//! How the time for a hostile text grows when the text is doubled, over the whole path of
//! a page: read, parse, write, and `check` on a set that has it in two locales; and of the
//! navigation and the settings. Exits with 1 where a doubled text takes more than three
//! times as long.
//!
//! `cargo bench --bench scaling`, and a part of a shape's name to try those alone

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for people"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use isogloss::parse::{DocumentKind, Page, first_heading, toc_markdown, toc_yaml, yaml_kind};
use isogloss::read::{self, Side};
use isogloss::render::inspect::{inspect, text};
use isogloss::render::site::body::{self, BodyWords, ImageFile, Links, Place};
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;

#[path = "../tests/limits/docset.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod docset;
#[path = "../tests/limits/shapes.rs"]
mod shapes;

use docset::Docset;
use shapes::{Kind, SHAPES};

/// A doubled text may take so many times as long.
const MOST: f64 = 3.0;

/// Texts are doubled from this size on, in bytes, until they take long enough.
const SMALLEST: usize = 16 << 10;
const LARGEST: usize = 512 << 10;
const LONG_ENOUGH: Duration = Duration::from_millis(20);

/// A time that grows too much is measured anew so many times: noise only adds to it.
const TRIALS: usize = 4;

struct Nowhere;

impl Links for Nowhere {
    fn href(&self, _: Place, target: &isogloss::parse::Target) -> Option<String> {
        Some(target.raw.clone())
    }

    fn image(&self, _: Place, _: &isogloss::parse::Target) -> Option<ImageFile> {
        None
    }

    fn include(&self, _: Place, _: &isogloss::parse::Target) -> Option<(FileId, &Page)> {
        None
    }

    fn snippet(&self, _: Place, _: &isogloss::parse::Target) -> Option<String> {
        None
    }
}

fn write(page: &Page) {
    for side in [Side::Target, Side::Source] {
        let (words, extras) = (BodyWords::default(), body::Extras::default());
        black_box(body::write(page, side, &Nowhere, &words, extras));
        black_box(body::segment_texts(page, side, &Nowhere, &words));
    }
    black_box(text::render(&inspect(page, "a.md", "fr-FR", "a.md")));
}

/// Reads, parses and writes in memory.
fn alone(kind: Kind, text: &str) {
    let words = Vocabulary::default();
    match kind {
        Kind::Markdown => {
            black_box(read::plain(&read::unzip(text).target));
            black_box(first_heading(text));
            write(&Page::markdown(text.to_owned(), &words, &words));
        }
        Kind::Yaml => {
            let kind = yaml_kind(text).unwrap_or(DocumentKind::Faq);
            write(&Page::yaml(text.to_owned(), kind, &words));
        }
        Kind::Toc => drop(black_box(toc_yaml(text))),
        Kind::TocMarkdown => drop(black_box(toc_markdown(text))),
        Kind::Redirects | Kind::Docfx => {}
    }
}

/// A documentation set with the text in two locales.
fn set(kind: Kind, text: &str) -> Docset {
    let docset = Docset::new();
    let name = match kind {
        Kind::Markdown => "a.md",
        Kind::Yaml => "a.yml",
        Kind::Toc => "TOC.yml",
        Kind::TocMarkdown => "TOC.md",
        Kind::Redirects => ".openpublishing.redirection.json",
        Kind::Docfx => "docfx.json",
    };
    docset.file(&format!("fr/{name}"), text);
    docset.file(&format!("ru/{name}"), text);
    docset
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The shortest time that `kind` of work takes on a text of `size` bytes.
fn best(shape: &shapes::Shape, checks: bool, size: usize) -> Duration {
    let text = (shape.text)(size);
    let docset = checks.then(|| set(shape.kind, &text));
    let once = || {
        time(|| match &docset {
            Some(docset) => drop(black_box(docset.run(&["check", "--format", "json"]))),
            None => alone(shape.kind, &text),
        })
    };
    let first = once();
    let more = if first > Duration::from_secs(2) { 0 } else { 4 };
    (0..more).map(|_| once()).fold(first, Duration::min)
}

/// The size that was doubled, both times, and by how much they differ.
fn measure(shape: &shapes::Shape, checks: bool) -> (usize, Duration, Duration, f64) {
    let mut size = SMALLEST;
    let mut single = best(shape, checks, size);
    let mut worst = (size, single, single, 0.0);
    while size < LARGEST && single < LONG_ENOUGH {
        size *= 2;
        single = best(shape, checks, size);
    }
    for _ in 0..TRIALS {
        let double = best(shape, checks, 2 * size);
        let ratio = double.as_secs_f64() / single.as_secs_f64();
        worst = (size, single, double, ratio);
        if ratio <= MOST {
            break;
        }
        single = best(shape, checks, size);
    }
    worst
}

fn main() -> ExitCode {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let mut over = 0;
    println!("| shape | work | bytes | ms | ms, doubled | ratio |");
    println!("|---|---|---:|---:|---:|---:|");
    for shape in SHAPES {
        if only
            .as_ref()
            .is_some_and(|only| !shape.name.contains(only.as_str()))
        {
            continue;
        }
        for checks in [false, true] {
            if !checks && matches!(shape.kind, Kind::Redirects | Kind::Docfx) {
                continue;
            }
            let (size, single, double, ratio) = measure(shape, checks);
            let work = if checks { "check" } else { "write" };
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            let mark = if ratio > MOST { " **over**" } else { "" };
            println!(
                "| {} ({:?}) | {work} | {size} | {:.1} | {:.1} | {ratio:.2}{mark} |",
                shape.name,
                shape.kind,
                ms(single),
                ms(double),
            );
            over += usize::from(ratio > MOST);
        }
    }
    println!("\n{} shapes, {over} over {MOST}", SHAPES.len());
    if over > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
