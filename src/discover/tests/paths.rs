//! Which files there are, and which are one page.

use super::*;

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
fn paths_are_shown_as_the_configuration_names_them() {
    let tree = Tree::new()
        .file(
            "project/isogloss.toml",
            "title = 'x'\nsource_locale = 'en'\n[locales.fr]\ncontent = '../docs.fr/portal'\n\
             redirects = '../docs.fr/moved.json'\n",
        )
        .file("docs.fr/portal/a.md", "")
        .file("docs.fr/moved.json", redirections(&[]));
    let config = config::load(&tree.path("project"), None).unwrap();
    let docset = walk(&config).unwrap();
    let shown: Vec<&str> = docset
        .files
        .iter()
        .map(|file| file.shown.as_str())
        .collect();
    assert_eq!(shown, ["../docs.fr/portal/a.md", "../docs.fr/moved.json"]);
}

#[test]
fn the_demo_is_discovered_without_findings() {
    let config = config::load(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), None).unwrap();
    let docset = walk(&config).unwrap();
    assert!(docset.found.is_empty(), "{:?}", docset.found);
    assert!(docset.groups.len() >= 10);
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
        ["-faq.md: fr=faq.md", "faq.yml: fr=faq.yml ru=faq.yml"],
        "the other locale has the YAML page"
    );
    assert_eq!(docset.found.len(), 1);
    assert_eq!(
        docset.found[0].message,
        "`faq.md` has the same address as `faq.yml`"
    );
}

#[test]
fn an_empty_content_root_is_told_at_the_configuration() {
    let docset = discovered(&tree(&[("fr", "fr")]));
    assert!(docset.groups.is_empty());
    let told: Vec<_> = docset.found.iter().map(|found| found.rule.0).collect();
    assert_eq!(told, ["content-empty"]);
    let shown = &docset.file(docset.found[0].span.file).shown;
    assert_eq!(shown, "isogloss.toml");
}
