use std::fmt::Write;

use super::*;
use crate::config::{self, Config};
use crate::files::fixture::Tree;

/// A tree with a configuration that names the content root of each locale.
fn tree(locales: &[(&str, &str)]) -> Tree {
    let mut config = "title = 'Demo'\nsource_locale = 'en-US'\n".to_owned();
    let mut tree = Tree::new();
    for (tag, content) in locales {
        writeln!(config, "[locales.{tag}]\ncontent = '{content}'").unwrap();
        tree = tree.folder(content);
    }
    tree.file("isogloss.toml", config)
}

fn config(tree: &Tree) -> Config {
    config::load(tree.root(), None).unwrap()
}

fn discovered(tree: &Tree) -> Docset {
    walk(&config(tree)).unwrap()
}

/// Each group as `key: locale=file …`, with `-` before those without an address.
fn groups(docset: &Docset) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &docset.groups {
        let mut line = format!("{}{}:", if group.published { "" } else { "-" }, group.key);
        for (locale, &file) in &group.members {
            write!(line, " {}={}", locale.language(), docset.file(file).key).unwrap();
        }
        lines.push(line);
    }
    lines
}

#[test]
fn pages_are_grouped_by_path_over_folders_and_repositories() {
    let tree = tree(&[("ru-RU", "docs.ru-ru/portal"), ("fr-FR", "content/fr")])
        .file("content/fr/guides/a.md", "")
        .file("content/fr/TOC.yml", "")
        .file("docs.ru-ru/portal/guides/a.md", "")
        .file("docs.ru-ru/portal/media/x.png", "")
        .file("docs.ru-ru/README.md", "");
    let docset = discovered(&tree);
    assert_eq!(
        groups(&docset),
        ["guides/a.md: fr=guides/a.md ru=guides/a.md"]
    );
    let files: Vec<_> = docset
        .files
        .iter()
        .map(|file| (file.shown.as_str(), file.kind, file.published))
        .collect();
    assert_eq!(
        files,
        [
            ("content/fr/TOC.yml", FileKind::TocYaml, false),
            ("content/fr/guides/a.md", FileKind::Markdown, true),
            ("docs.ru-ru/portal/guides/a.md", FileKind::Markdown, true),
            ("docs.ru-ru/portal/media/x.png", FileKind::Asset, true),
        ]
    );
}

#[test]
fn letter_case_and_yaml_do_not_part_a_page() {
    let tree = tree(&[("ru", "ru"), ("fr", "fr")])
        .file("fr/faq.yml", "### YamlMime:FAQ\n")
        .file("ru/FAQ.md", "")
        .file("ru/zones.yml", "- a: b\n");
    let docset = discovered(&tree);
    assert_eq!(
        groups(&docset),
        ["FAQ.md: fr=faq.yml ru=FAQ.md", "-zones.yml: ru=zones.yml"]
    );
}

#[test]
fn excluded_pages_are_grouped_but_not_published() {
    let tree = tree(&[("fr", "fr")])
        .file("fr/README.md", "")
        .file("fr/includes/note.md", "");
    assert_eq!(
        groups(&discovered(&tree)),
        [
            "-README.md: fr=README.md",
            "-includes/note.md: fr=includes/note.md"
        ]
    );
}

#[test]
fn two_files_with_one_address_are_a_finding_and_both_are_kept() {
    let tree = tree(&[("fr", "fr"), ("ru", "ru")])
        .file("fr/faq.md", "")
        .file("fr/faq.yml", "### YamlMime:FAQ\n")
        .file("ru/faq.yml", "### YamlMime:FAQ\n");
    let docset = discovered(&tree);
    assert_eq!(
        groups(&docset),
        ["faq.md: fr=faq.md ru=faq.yml", "-faq.yml: fr=faq.yml"]
    );
    assert_eq!(docset.found.len(), 1);
    assert_eq!(
        docset.found[0].message,
        "`faq.yml` has the same address as `faq.md`"
    );
}

#[test]
fn an_empty_content_root_is_an_empty_docset() {
    assert!(discovered(&tree(&[("fr", "fr")])).files.is_empty());
}
