//! What holds on real documents, where `ISOGLOSS_CORPUS` names their folder.

use std::path::PathBuf;

use isogloss::read::{Fault, unzip};
use rayon::prelude::*;

use crate::laws;

/// The paths and texts of the corpus' Markdown files.
#[expect(
    clippy::disallowed_methods,
    reason = "the corpus is read without the program"
)]
fn pages() -> Option<Vec<(PathBuf, String)>> {
    let Some(root) = std::env::var_os("ISOGLOSS_CORPUS") else {
        println!("skipped: ISOGLOSS_CORPUS does not name a corpus");
        return None;
    };
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let pages = files
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path, text)
        });
    Some(pages.collect())
}

#[test]
fn laws_hold_for_real_pages() {
    let pages = pages().unwrap_or_default();
    pages.par_iter().for_each(|(_, text)| laws::all(text));
}

#[test]
fn every_span_of_a_real_page_is_in_its_table() {
    let Some(pages) = pages() else { return };
    let (mut found, mut faults): (usize, Vec<(PathBuf, Fault)>) = (0, Vec::new());
    for (path, text) in pages {
        let unzipped = unzip(&text);
        let spans = text.matches("data-ttu-id").count();
        assert_eq!(unzipped.table.segments().len(), spans, "{}", path.display());
        found += spans;
        faults.extend(unzipped.faults.iter().map(|&fault| (path.clone(), fault)));
    }
    println!("{found} segments");
    assert!(found > 100_000, "the corpus is whole");
    assert_eq!(
        faults,
        [],
        "the markup of these pages was made by a machine"
    );
}
