//! What holds on real documents, where `ISOGLOSS_CORPUS` names their folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use isogloss::align::{Folder, State, edition};
use isogloss::locale::Locale;
use isogloss::parse::Page;
use isogloss::vocabulary::Vocabulary;
use rayon::prelude::*;

use crate::draft::{Draft, Group, group, source};
use crate::edits::{self, Random, Score};
use crate::laws;

/// The files of one docset of the corpus, by page and locale.
fn pages(locales: &[&'static str]) -> Option<BTreeMap<String, Vec<(&'static str, String)>>> {
    let Some(root) = std::env::var_os("ISOGLOSS_CORPUS").map(PathBuf::from) else {
        println!("skipped: ISOGLOSS_CORPUS does not name a corpus");
        return None;
    };
    let mut pages: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for &locale in locales {
        let docset = root
            .join("partner-center")
            .join(locale.to_lowercase())
            .join("partner-center");
        collect(&docset, locale, &mut pages);
    }
    Some(pages)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the corpus is read without the program"
)]
fn collect(
    root: &std::path::Path,
    locale: &'static str,
    pages: &mut BTreeMap<String, Vec<(&'static str, String)>>,
) {
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let key = path.strip_prefix(root).unwrap().display().to_string();
            let text = std::fs::read_to_string(&path).unwrap();
            pages.entry(key).or_default().push((locale, text));
        }
    }
}

#[test]
fn one_revision_shows_no_drift() {
    let Some(pages) = pages(&["fr-FR", "ru-RU", "pt-BR"]) else {
        return;
    };
    pages.par_iter().for_each(|(page, files)| {
        let group = group(files);
        laws::every_segment_is_in_one_row(&group);
        if group.aligned.alignment.reference.is_none() {
            return;
        }
        for (locale, _) in files {
            let states = group.states(locale);
            assert!(
                states.keys().all(|state| *state == State::Current),
                "{page} {locale}: {states:?}"
            );
        }
    });
}

/// The states of all cells of the given locales, row by row.
fn cells(group: &Group, locales: &[&str]) -> Vec<Vec<Option<State>>> {
    let numbers: Vec<usize> = locales.iter().map(|locale| group.number(locale)).collect();
    let rows = group.aligned.alignment.rows.iter();
    rows.map(|row| {
        let states = numbers
            .iter()
            .map(|&number| Some(row.cells[number].as_ref()?.state));
        states.collect()
    })
    .collect()
}

#[test]
fn the_exported_source_edition_changes_no_state() {
    let Some(pages) = pages(&["fr-FR", "zh-TW", "ru-RU"]) else {
        return;
    };
    pages.par_iter().for_each(|(page, files)| {
        let locales: Vec<&str> = files.iter().map(|(locale, _)| *locale).collect();
        let before = group(files);
        laws::every_segment_is_in_one_row(&before);
        let Some(reference) = before.aligned.alignment.reference else {
            return;
        };
        if before.aligned.editions[reference].segments.is_empty() {
            return;
        }
        let source = before
            .pages
            .values()
            .nth(reference)
            .unwrap()
            .1
            .text
            .source
            .clone()
            .unwrap();
        let mut more = files.clone();
        more.push(("en-US", source));
        let after = group(&more);
        laws::every_segment_is_in_one_row(&after);
        assert_eq!(cells(&before, &locales), cells(&after, &locales), "{page}");
    });
}

#[test]
fn known_edits_of_real_pages_are_found() {
    let Some(pages) = pages(&["fr-FR"]) else {
        return;
    };
    let drafts: Vec<Draft> = pages
        .values()
        .map(|files| {
            let words = Vocabulary::default();
            let page = Page::markdown(files[0].1.clone(), &words, &words);
            let locale: Locale = "fr-FR".parse().unwrap();
            let edition = edition(&mut Folder::default(), &page, &locale, &source());
            Draft::of(&edition, &page)
        })
        .filter(|draft| draft.len() >= 20)
        .collect();
    let rounds: u64 = std::env::var("ISOGLOSS_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(4);
    let runs: Vec<(u64, usize)> = (0..rounds)
        .flat_map(|seed| (0..drafts.len()).map(move |at| (seed, at)))
        .collect();
    let results: Vec<_> = runs
        .par_iter()
        .map(|&(seed, at)| {
            let mut random = Random(seed * 1_000_003 + at as u64);
            let other = &drafts[(at + 1 + random.below(drafts.len() - 1)) % drafts.len()];
            let mut scores = BTreeMap::new();
            let edits = 1 + drafts[at].len() / 12;
            let wrong = edits::score(&drafts[at], other, edits.min(12), &mut random, &mut scores);
            (scores, wrong)
        })
        .collect();
    let mut total: BTreeMap<State, Score> = BTreeMap::new();
    for (scores, wrong) in results {
        for (state, score) in scores {
            let sum = total.entry(state).or_default();
            sum.made += score.made;
            sum.found += score.found;
            sum.right += score.right;
        }
        for line in wrong {
            println!("{line}");
        }
    }
    for (state, score) in &total {
        println!(
            "{state:?}: {score:?} precision {:.4} recall {:.4}",
            score.precision(),
            score.recall()
        );
    }
    for (state, least) in [
        (State::Missing, 0.99),
        (State::Obsolete, 0.99),
        (State::Stale, 0.97),
        (State::Moved, 0.97),
    ] {
        let score = total[&state];
        assert!(
            score.precision() >= least && score.recall() >= least,
            "{state:?}: {score:?}"
        );
    }
}

/// The five documents that the project began with.
#[test]
fn seeds_show_what_the_newest_no_longer_has() {
    let Some(root) = std::env::var_os("ISOGLOSS_CORPUS").map(PathBuf::from) else {
        println!("skipped: ISOGLOSS_CORPUS does not name a corpus");
        return;
    };
    let mut pages = BTreeMap::new();
    for locale in ["fr-FR", "ru-RU", "pt-BR", "zh-TW"] {
        collect(&root.join("seeds").join(locale), locale, &mut pages);
    }
    let guide = group(&pages["assign-support-contacts.md"]);
    assert_eq!(
        guide.aligned.alignment.reference,
        Some(guide.number("zh-TW"))
    );
    let drifted = |locale: &str, state: State| -> Vec<String> {
        let number = guide.number(locale);
        let rows = guide.aligned.alignment.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| {
            row.cells[number]
                .as_ref()
                .is_some_and(|cell| cell.state == state)
        });
        rows.map(|(row, _)| edits::fold(&guide.text(row, number)))
            .collect()
    };
    for locale in ["fr-FR", "ru-RU", "pt-BR"] {
        assert_eq!(
            drifted(locale, State::Obsolete),
            [
                "applies to",
                "partner center",
                "sales agent",
                "user management admin"
            ]
        );
        let stale = drifted(locale, State::Stale);
        assert_eq!(stale.len(), 2);
        assert!(stale[0].starts_with("after you set up support contacts customers see"));
        assert!(stale[1].contains("log in with their admin credentials"));
        let states = guide.states(locale);
        assert!(!states.contains_key(&State::Missing) && !states.contains_key(&State::Moved));
    }
    let plain = group(&pages["provide-technical-support.md"]);
    assert_eq!(plain.aligned.alignment.reference, None);
    assert!(
        plain
            .states("fr-FR")
            .keys()
            .all(|state| *state == State::Unpaired)
    );
}
