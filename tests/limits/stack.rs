//! Every recursion over content runs on a small stack, also in a build without
//! optimization. An overflow ends the test process, so `LIMITS_TRACE` tells what runs.

use isogloss::parse::{
    DocumentKind, Page, first_heading, metadata, toc_markdown, toc_yaml, yaml_kind,
};
use isogloss::read::{self, Side};
use isogloss::render::inspect::{inspect, text};
use isogloss::render::site::body::{self, BodyWords, ImageFile, Links, Place};
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;

use rayon::prelude::*;

use crate::docset::Docset;
use crate::shapes::{Kind, SHAPES};

const STACK: usize = 256 << 10;

/// Runs something on a small stack.
fn on_a_small_stack(name: &str, run: impl FnOnce() + Send + 'static) {
    trace(name);
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread.spawn(run).unwrap().join().unwrap();
}

#[expect(clippy::print_stderr, reason = "an overflow leaves no other trace")]
fn trace(name: &str) {
    if std::env::var_os("LIMITS_TRACE").is_some() {
        eprintln!("{name}");
    }
}

/// Each include leads to one page, as often as is allowed.
struct Includes(Option<Page>);

impl Links for Includes {
    fn href(&self, _: Place, target: &isogloss::parse::Target) -> Option<String> {
        Some(target.raw.clone())
    }

    fn image(&self, _: Place, _: &isogloss::parse::Target) -> Option<ImageFile> {
        None
    }

    fn include(&self, place: Place, _: &isogloss::parse::Target) -> Option<(FileId, &Page)> {
        let next = place.map_or(1, |FileId(file)| file + 1);
        Some((FileId(next), self.0.as_ref()?))
    }

    fn snippet(&self, _: Place, _: &isogloss::parse::Target) -> Option<String> {
        None
    }
}

fn write(page: &Page, links: &Includes) {
    for side in [Side::Target, Side::Source] {
        let words = BodyWords::default();
        body::write(page, side, links, &words, body::Extras::default());
        body::segment_texts(page, side, links, &words);
    }
    let inspection = inspect(page, "fr/page.md", "fr-FR", "page.md");
    text::render(&inspection);
    serde_json::to_string(&inspection).unwrap();
}

fn read_all(kind: Kind, text: String) {
    let words = Vocabulary::default();
    match kind {
        Kind::Markdown => {
            let unzipped = read::unzip(&text);
            assert_eq!(read::zip(&unzipped), text);
            read::plain(&unzipped.target);
            first_heading(&text);
            metadata(&text);
            toc_markdown(&text);
            write(&Page::markdown(text, &words, &words), &Includes(None));
        }
        Kind::Yaml => {
            let kind = yaml_kind(&text).unwrap_or(DocumentKind::Faq);
            write(&Page::yaml(text, kind, &words), &Includes(None));
        }
        Kind::Toc => drop(toc_yaml(&text)),
        Kind::TocMarkdown => drop(toc_markdown(&text)),
        // Read where they lie: see below.
        Kind::Redirects | Kind::Docfx => {}
    }
}

#[test]
fn every_parser_runs_on_a_small_stack() {
    SHAPES.par_iter().for_each(|shape| {
        // What nests deepest with its shortest marks is tried at depth 100,000 below.
        let size = 10_000;
        on_a_small_stack(shape.name, move || read_all(shape.kind, (shape.text)(size)));
    });
}

#[test]
fn a_hundred_thousand_levels_run_on_a_small_stack() {
    let marks = [
        (Kind::Markdown, "> "),
        (Kind::Markdown, "- "),
        (Kind::Markdown, "["),
        (Kind::Markdown, "*a "),
        (Kind::Markdown, "[a]("),
        (Kind::Markdown, "<b>"),
        (Kind::Markdown, "<div>"),
        (Kind::Markdown, "<span data-ttu-id='a'>"),
        (Kind::Toc, "["),
        (Kind::Toc, "{a: "),
        (Kind::Toc, "- "),
        (Kind::Yaml, "["),
        (Kind::Yaml, "? "),
    ];
    marks.into_par_iter().for_each(|(kind, mark)| {
        on_a_small_stack(mark, move || read_all(kind, mark.repeat(100_000)));
    });
}

/// A page as deep as can be, which includes itself as often as it may.
#[test]
fn includes_within_includes_run_on_a_small_stack() {
    let deepest = |marks: &str| {
        let walls = marks.repeat(40);
        format!("{walls}# [a](#tab/b)\n{walls}1. *a **b ~~c [d](e)~~ b** a*\n\n")
    };
    for marks in ["> ", "- ", "1. ", "> 1. ", "- > "] {
        for around in ["", "> ", "> > > > ", "1. - 1. - ", "*a **b ", "> > *a **b "] {
            let text = format!("{around}[!INCLUDE [a](a.md)]\n\n{}", deepest(marks));
            on_a_small_stack(marks, move || {
                let words = Vocabulary::default();
                let page = Page::markdown(text, &words, &words);
                write(&page.clone(), &Includes(Some(page)));
            });
        }
    }
}

#[test]
fn every_command_runs_on_a_small_stack() {
    let docset = Docset::new();
    for (number, shape) in SHAPES.iter().enumerate() {
        let text = (shape.text)(2_000);
        let name = match shape.kind {
            Kind::Markdown => format!("s{number}.md"),
            Kind::Yaml => format!("s{number}.yml"),
            Kind::Toc => format!("t{number}/TOC.yml"),
            Kind::TocMarkdown => format!("t{number}/TOC.md"),
            Kind::Redirects | Kind::Docfx => continue,
        };
        docset.file(&format!("fr/{name}"), &text);
        docset.file(&format!("ru/{name}"), &text.replace('a', "b"));
    }
    for number in 0..60 {
        let next = number + 1;
        let toc = format!("- name: a\n  href: ../c{next}/TOC.yml\n");
        docset.file(&format!("fr/c{number}/TOC.yml"), &toc);
        let include = format!("> > > > [!INCLUDE [a](p{next}.md)]\n");
        docset.file(&format!("fr/parts/p{number}.md"), &include);
    }
    docset.file(
        "fr/chain.md",
        "# A\n\n> > > > [!INCLUDE [a](parts/p0.md)]\n",
    );
    docset.file(&format!("ru/{}page.md", "d/".repeat(400)), "# A\n");
    let pool = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK)
        .num_threads(2);
    let pool = pool.build().unwrap();
    for line in [
        &["check", "--format", "json"][..],
        &["check", "--format", "full"],
        &["build"],
        &["report"],
        &["report", "--format", "xlsx", "--out", "sheets"],
        &["export", "--locale", "fr-FR", "--out", "plain"],
        &["terms"],
        &["inspect", "fr/s0.md", "--format", "json"],
    ] {
        trace(&line.join(" "));
        pool.install(|| docset.run(line));
    }
}

#[test]
fn settings_are_read_on_a_small_stack() {
    let pool = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK)
        .num_threads(1);
    let pool = pool.build().unwrap();
    for shape in SHAPES {
        let name = match shape.kind {
            Kind::Redirects => ".openpublishing.redirection.json",
            Kind::Docfx => "docfx.json",
            _ => continue,
        };
        trace(shape.name);
        let docset = Docset::new();
        docset.file(&format!("fr/{name}"), &(shape.text)(100_000));
        docset.file("base.json", &"{\"findings\":".repeat(10_000));
        pool.install(|| docset.run(&["check", "--format", "concise"]));
    }
}
