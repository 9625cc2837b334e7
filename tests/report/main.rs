//! The report: its contract, and that nothing is lost on the way into it.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "these helpers are tests"
)]

mod html;
mod schema;

use std::fmt::Write as _;
use std::path::Path;

use isogloss::config;
use isogloss::library::Library;
use isogloss::read::Side;
use isogloss::render::report::{Report, Selection, gather, json};
use serde_json::Value;

/// The demo, which is a documentation set of the repository's own.
fn demo() -> Library {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Library::open(config::load(root, None).unwrap()).unwrap()
}

/// The real documents, where `ISOGLOSS_CORPUS` names their folder.
fn corpus() -> Option<Library> {
    let Some(root) = std::env::var_os("ISOGLOSS_CORPUS") else {
        println!("skipped: ISOGLOSS_CORPUS does not name a corpus");
        return None;
    };
    let docset = Path::new(&root).join("partner-center");
    let mut text = "title = \"t\"\nsource_locale = \"en-US\"\n".to_owned();
    for locale in ["fr-FR", "pt-BR", "ru-RU", "zh-TW"] {
        let content = docset.join(locale.to_lowercase()).join("partner-center");
        let _ = writeln!(
            text,
            "[locales.{locale}]\ncontent = {:?}",
            content.display().to_string()
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isogloss.toml");
    #[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
    std::fs::write(&path, text).unwrap();
    Some(Library::open(config::load(folder.path(), Some(&path)).unwrap()).unwrap())
}

fn report(library: &Library) -> Report {
    gather(library, &Selection::default()).unwrap()
}

#[test]
fn the_report_keeps_its_schema() {
    let text = json::write(&report(&demo())).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(schema::violations(&report), Vec::<String>::new());
    assert!(!report["pages"].as_array().unwrap().is_empty());
}

#[test]
fn a_report_is_the_same_on_every_run() {
    let library = demo();
    let text = || json::write(&report(&library)).unwrap();
    assert_eq!(text(), text());
}

/// Every segment of every file is in one row of the report, and its text is whole.
fn nothing_is_lost(library: &Library) -> usize {
    let report = report(library);
    let mut segments = 0;
    for (group, page) in library.docset.groups.iter().zip(&report.pages) {
        assert_eq!(group.key.as_str(), page.page);
        for (locale, (_, file)) in library.read_group(group).unwrap() {
            let mut shown: Vec<(&str, &str, &str)> = page
                .rows
                .iter()
                .filter_map(|row| row.cells.get(&locale))
                .flat_map(|cell| &cell.segments)
                .filter_map(|segment| {
                    let source = segment.source.as_deref().unwrap_or_default();
                    Some((segment.id.as_deref()?, source, segment.target.as_str()))
                })
                .collect();
            let mut all: Vec<(&str, &str, &str)> = file
                .table()
                .segments()
                .iter()
                .map(|segment| {
                    let text = |side| {
                        segment
                            .place(side)
                            .map_or("", |place| place.side.of(file.text(side)))
                    };
                    (file.id(segment), text(Side::Source), text(Side::Target))
                })
                .collect();
            shown.sort_unstable();
            all.sort_unstable();
            assert_eq!(shown, all, "{} {locale}", page.page);
            segments += all.len();
        }
    }
    segments
}

#[test]
fn every_segment_of_the_demo_is_in_the_report() {
    assert!(nothing_is_lost(&demo()) > 0);
}

#[test]
fn every_segment_of_real_pages_is_in_the_report() {
    if let Some(library) = corpus() {
        println!("{} segments", nothing_is_lost(&library));
    }
}
