//! Discovery of real documentation sets. Without `ISOGLOSS_CORPUS` these tests say that
//! they were skipped.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::config::{self, Config};
use crate::files::fixture::Tree;
use crate::files::{self, ReadText};
use crate::read::{front_matter, unzip};

fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("ISOGLOSS_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        println!("skipped: ISOGLOSS_CORPUS does not name the folder of real documents");
    }
    corpus
}

/// A configuration over folders of the corpus.
fn config(locales: &[(&str, PathBuf)]) -> Config {
    let mut toml = "title = 'Corpus'\nsource_locale = 'en-US'\n".to_owned();
    for (tag, content) in locales {
        writeln!(toml, "[locales.{tag}]\ncontent = '{}'", content.display()).unwrap();
    }
    let tree = Tree::new().file("isogloss.toml", toml);
    config::load(tree.root(), None).unwrap()
}

fn partner_center(corpus: &Path) -> Config {
    let content = |repository| {
        corpus
            .join("partner-center")
            .join(repository)
            .join("partner-center")
    };
    config(&[
        ("fr-FR", content("fr-fr")),
        ("ru-RU", content("ru-ru")),
        ("pt-BR", content("pt-br")),
        ("zh-TW", content("zh-tw")),
    ])
}

fn source_body(path: &Path) -> Option<String> {
    let ReadText::Text(text) = files::read_text(path).unwrap() else {
        return None;
    };
    let source = unzip(&text).source?;
    let body = front_matter(&source).map_or(0, |block| block.block.end as usize);
    Some(source[body..].to_owned())
}

#[test]
fn the_pages_of_four_repositories_come_together() {
    let Some(corpus) = corpus() else { return };
    let config = partner_center(&corpus);
    let mut docset = walk(&config).unwrap();
    assert!(docset.found.is_empty(), "{:?}", docset.found);
    let newest = newest_locales(&config, &docset).unwrap();
    assert_eq!(newest.len(), 3, "zh-TW was handed off before the others");
    let paths: Vec<PathBuf> = docset.files.iter().map(|file| file.path.clone()).collect();
    let asked = AtomicUsize::new(0);
    join(&mut docset, &newest, |file| {
        asked.fetch_add(1, Ordering::Relaxed);
        source_body(&paths[file.0 as usize])
    });
    let asked = asked.into_inner();
    assert!(asked < 60, "{asked} files were read to compare 25 pairs");

    let renamed = |group: &&PageGroup| {
        let mut keys = group.members.values().map(|&file| &docset.file(file).key);
        keys.any(|key| key.stem() != group.key.stem())
    };
    let renamed: Vec<&str> = docset
        .groups
        .iter()
        .filter(renamed)
        .map(|group| group.key.as_str())
        .collect();
    assert_eq!(renamed.len(), 19);
    assert!(renamed.iter().all(|key| key.starts_with("insights-")));
    let extension_only = docset.groups.iter().filter(|group| {
        let mut keys = group.members.values().map(|&file| &docset.file(file).key);
        keys.any(|key| *key != group.key && key.stem() == group.key.stem())
    });
    assert_eq!(extension_only.count(), 9);
    let retired: Vec<&PageGroup> = docset.groups.iter().filter(|group| group.retired).collect();
    assert_eq!(retired.len(), 14);
    assert!(retired.iter().all(|group| group.members.len() == 1));
    assert!(docset.groups.iter().all(|group| group.published));
}

#[test]
fn stubs_of_four_repositories_take_the_place_of_no_page() {
    let Some(corpus) = corpus() else { return };
    let config = partner_center(&corpus);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    let paths: Vec<PathBuf> = docset.files.iter().map(|file| file.path.clone()).collect();
    join(&mut docset, &newest, |file| {
        source_body(&paths[file.0 as usize])
    });
    let stubs = stubs(&config, &docset, &newest);
    assert_eq!(stubs.len(), 5);
    for (locale, stubs) in &stubs {
        for source in stubs.keys() {
            let shown = docset
                .groups
                .iter()
                .find(|group| group.is_shown_in(locale) && group.key.folded() == source.folded());
            assert!(
                shown.is_none(),
                "{locale} has a page and a stub at {source}"
            );
        }
    }
    let chinese = &stubs[&"zh-TW".parse().unwrap()];
    assert!(chinese.keys().any(|key| key.as_str() == "pci-roles.md"));
    assert!(
        !chinese
            .keys()
            .any(|key| key.as_str() == "guide-to-migration.md")
    );
    let english = &stubs[&"en-US".parse().unwrap()];
    assert!(
        english
            .keys()
            .any(|key| key.as_str() == "guide-to-migration.md")
    );
}

#[test]
fn folders_of_single_documents_are_a_docset_too() {
    let Some(corpus) = corpus() else { return };
    let tags = ["fr-FR", "pt-BR", "ru-RU", "zh-TW"];
    let config = config(&tags.map(|tag| (tag, corpus.join("seeds").join(tag))));
    let docset = walk(&config).unwrap();
    let sizes: Vec<(&str, usize)> = docset
        .groups
        .iter()
        .map(|group| (group.key.as_str(), group.members.len()))
        .collect();
    assert_eq!(
        sizes,
        [
            ("assign-support-contacts.md", 4),
            ("provide-technical-support.md", 1)
        ]
    );
}
