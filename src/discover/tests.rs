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

/// A redirections file of pairs.
fn redirections(pairs: &[(&str, &str)]) -> String {
    let entries: Vec<String> = pairs
        .iter()
        .enumerate()
        .map(|(index, (source, url))| {
            // The platform writes this key both ways.
            let id = if index % 2 == 0 { "false" } else { "\"TRUE\"" };
            format!(
                "{{\n  \"source_path\": \"{source}\",\n  \"redirect_url\": \"{url}\",\n  \
                 \"redirect_document_id\": {id}\n}}"
            )
        })
        .collect();
    format!("{{ \"redirections\": [{}] }}", entries.join(",\n"))
}

fn redirect(docset: &Docset, locale: &str, path: &str) -> Option<RedirectTarget> {
    let redirects = &docset.redirects[&locale.parse().unwrap()];
    redirects.get(path).map(|redirect| redirect.target.clone())
}

fn page(key: &str, fragment: Option<&str>) -> RedirectTarget {
    RedirectTarget::Page {
        key: PageKey::new(key),
        fragment: fragment.map(str::to_owned),
    }
}

fn rules(docset: &Docset) -> Vec<&'static str> {
    docset.found.iter().map(|finding| finding.rule.0).collect()
}

#[test]
fn redirections_above_the_content_root_are_found_and_followed() {
    let pairs = [
        ("portal/old.md", "/portal/middle"),
        ("portal/middle.md", "/fr-fr/Portal/new#part"),
        ("portal/home/index.yml", "/portal/"),
        ("portal/away.md", "https://example.com/x"),
        ("portal/other-docset.md", "/elsewhere/x"),
        ("portal/lost.md", "/portal/never-was"),
        ("other/old.md", "/portal/new"),
    ];
    let tree = tree(&[("fr", "docs.fr/portal")])
        .file(
            "docs.fr/.openpublishing.redirection.json",
            redirections(&pairs),
        )
        .file("docs.fr/portal/new.md", "")
        .file("docs.fr/portal/index.md", "");
    let docset = discovered(&tree);
    assert!(docset.found.is_empty(), "{:?}", docset.found);
    let fr = |path| redirect(&docset, "fr", path);
    assert_eq!(fr("OLD"), Some(page("new.md", Some("part"))));
    assert_eq!(fr("middle.md"), Some(page("new.md", Some("part"))));
    assert_eq!(fr("home/index.yml"), Some(page("index.md", None)));
    assert_eq!(
        fr("away"),
        Some(RedirectTarget::Url("https://example.com/x".to_owned()))
    );
    assert_eq!(
        fr("other-docset"),
        Some(RedirectTarget::Url("/elsewhere/x".to_owned()))
    );
    assert_eq!(fr("lost"), Some(RedirectTarget::Nowhere));
    assert_eq!(docset.redirects[&"fr".parse().unwrap()].iter().count(), 6);
    let settings = docset
        .files
        .iter()
        .find(|file| file.kind == FileKind::DocsetSettings)
        .unwrap();
    assert_eq!(settings.shown, "docs.fr/.openpublishing.redirection.json");
}

#[test]
fn faults_of_redirections_are_findings_at_their_place() {
    let pairs = [
        ("a.md", "/b"),
        ("b.md", "/a"),
        ("self.md", "/self"),
        ("here.md", "/index"),
        ("twice.md", "/index"),
        ("Twice.md", "/here"),
    ];
    let json = redirections(&pairs);
    let tree = tree(&[("fr", "fr")])
        .file("fr/.openpublishing.redirection.json", &json)
        .file("fr/index.md", "")
        .file("fr/here.md", "");
    let docset = discovered(&tree);
    let mut found: Vec<_> = docset
        .found
        .iter()
        .map(|finding| (finding.rule.0, finding.span.range.of(&json)))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("redirect-conflict", "\"Twice.md\""),
            ("redirect-loop", "\"b.md\""),
            ("redirect-loop", "\"self.md\""),
            ("redirected-file-present", "\"here.md\""),
        ]
    );
    assert_eq!(redirect(&docset, "fr", "a"), Some(RedirectTarget::Nowhere));
}

#[test]
fn broken_settings_files_are_findings() {
    for (name, text) in [
        (
            ".openpublishing.redirection.json",
            "{\n \"redirections\": [ {]\n}",
        ),
        (
            ".openpublishing.redirection.json",
            "{ \"redirections\": [ { \"source_path\": \"a.md\" } ] }",
        ),
        ("docfx.json", ""),
        (
            "docfx.json",
            "{ \"build\": { \"content\": [ { \"files\": \"a[\" } ] } }",
        ),
    ] {
        let tree = tree(&[("fr", "fr")]).file(&format!("fr/{name}"), text);
        assert_eq!(
            rules(&discovered(&tree)),
            ["invalid-docset-settings"],
            "{text}"
        );
    }
    let tree = tree(&[("fr", "fr")]).file("fr/docfx.json", b"\xFF\xFE{");
    assert_eq!(
        discovered(&tree).found[0].message,
        "the file is UTF-16, not UTF-8"
    );
}

#[test]
fn a_settings_file_of_two_locales_is_faulted_once() {
    let tree = tree(&[("fr", "content/fr"), ("ru", "content/ru")])
        .file("content/.openpublishing.redirection.json", "[")
        .file("content/fr/a.md", "");
    assert_eq!(rules(&discovered(&tree)).len(), 1);
}

#[test]
fn docfx_says_what_is_content_and_where_it_is_published() {
    let docfx = r#"{ "build": {
        "content": [
            { "files": ["**/*.md", "**/*.yml"], "exclude": ["drafts/**", "README.md"], "src": "portal" }
        ],
        "globalMetadata": { "titleSuffix": "Portal", "breadcrumb_path": "/portal/breadcrumb/toc.json" },
        "dest": "_site"
    } }"#;
    let tree = tree(&[("fr", "docs/portal")])
        .file("docs/docfx.json", docfx)
        .file("docs/portal/a.md", "")
        .file("docs/portal/drafts/b.md", "");
    let docset = discovered(&tree);
    assert_eq!(
        groups(&docset),
        ["a.md: fr=a.md", "-drafts/b.md: fr=drafts/b.md"]
    );
    let settings = &docset.settings[&"fr".parse().unwrap()];
    assert_eq!(settings.url_path.as_deref(), Some("/portal"));
    assert_eq!(settings.global_metadata["titleSuffix"], "Portal");
}

const ASSIGN: &str = "Sign in to the portal, open the customer list, choose the customer and \
                      select who answers when the customer asks for help.";
const REPORT: &str = "Service health shows which services have an incident, since when, and \
                      what its effect on customers is.";

fn page_text(date: &str, text: &str) -> String {
    format!("---\ntitle: x\nms.lasthandoff: {date}\n---\n{text}\n")
}

/// `zh` is older, and has two pages that `fr` redirects: one renamed, one dropped.
fn moved() -> (
    Config,
    Docset,
    std::collections::BTreeSet<crate::locale::Locale>,
) {
    let pairs = [
        ("help.md", "/assign"),
        ("Dropped.md", "/index"),
        ("gone.md", "/index#top"),
        ("index.md", "/assign"),
    ];
    let tree = tree(&[("fr", "fr"), ("ru", "ru"), ("zh-TW", "zh")])
        .file("fr/.openpublishing.redirection.json", redirections(&pairs))
        .file(
            "fr/assign.md",
            page_text("07/02/2021", &format!("{ASSIGN} Then save.")),
        )
        .file("fr/index.md", page_text("06/02/2021", "Welcome."))
        .file(
            "ru/assign.md",
            page_text("07/01/2021", &format!("{ASSIGN} Then save.")),
        )
        .file("zh/index.md", page_text("03/01/2021", "Welcome!"))
        .file("zh/help.md", page_text("03/01/2021", ASSIGN))
        .file("zh/dropped.md", page_text("03/01/2021", REPORT));
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    let texts: Vec<String> = docset
        .files
        .iter()
        .map(|file| match crate::files::read_text(&file.path).unwrap() {
            crate::files::ReadText::Text(text) => text,
            crate::files::ReadText::NotUtf8(fault) => fault.lossy,
        })
        .collect();
    join(&mut docset, &newest, |file| {
        Some(texts[file.0 as usize].clone())
    });
    (config, docset, newest)
}

#[test]
fn a_renamed_page_is_joined_and_a_dropped_one_is_retired() {
    let (_, docset, newest) = moved();
    assert_eq!(newest, ["fr".parse().unwrap()].into());
    assert_eq!(
        groups(&docset),
        [
            "assign.md: fr=assign.md ru=assign.md zh=help.md",
            "dropped.md: zh=dropped.md",
            "index.md: fr=index.md zh=index.md",
        ]
    );
    let retired: Vec<&str> = docset
        .groups
        .iter()
        .filter(|group| group.retired)
        .map(|group| group.key.as_str())
        .collect();
    assert_eq!(retired, ["dropped.md"]);
    assert_eq!(docset.page_at("HELP").unwrap().key.as_str(), "assign.md");
}

#[test]
fn every_edition_has_a_stub_where_it_has_no_page() {
    let (config, docset, newest) = moved();
    let shown: Vec<String> = stubs(&config, &docset, &newest)
        .iter()
        .map(|(locale, stubs)| {
            let sources: Vec<&str> = stubs.keys().map(PageKey::as_str).collect();
            format!("{locale}: {}", sources.join(" "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "en-US: Dropped.md gone.md help.md",
            "fr: Dropped.md gone.md help.md",
            "ru: Dropped.md gone.md help.md",
            "zh-TW: gone.md help.md",
        ]
    );
}

#[test]
fn without_hand_offs_nothing_is_retired() {
    let tree = tree(&[("fr", "fr"), ("ru", "ru")])
        .file(
            "fr/.openpublishing.redirection.json",
            redirections(&[("a.md", "/b")]),
        )
        .file("fr/b.md", "one text")
        .file("ru/a.md", "quite another one");
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    join(&mut docset, &newest, |_| None);
    assert!(docset.groups.iter().all(|group| !group.retired));
    assert_eq!(docset.groups.len(), 2);
}

#[test]
fn a_page_that_takes_in_two_others_is_joined_with_none() {
    let pairs = [("a.md", "/c"), ("b.md", "/c")];
    let tree = tree(&[("fr", "fr"), ("ru", "ru")])
        .file("fr/.openpublishing.redirection.json", redirections(&pairs))
        .file("fr/c.md", page_text("07/02/2021", ASSIGN))
        .file("ru/a.md", page_text("03/01/2021", ASSIGN))
        .file("ru/b.md", page_text("03/01/2021", ASSIGN));
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    join(&mut docset, &newest, |_| Some(ASSIGN.to_owned()));
    assert_eq!(docset.groups.len(), 3);
    assert_eq!(
        docset.groups.iter().filter(|group| group.retired).count(),
        2
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Any pages and redirections: every page stays in one group, and no stub takes the
    /// place of a page.
    #[test]
    fn stubs_and_pages_never_meet(
        pages in proptest::collection::vec((0..3usize, 0..8usize), 0..16),
        moves in proptest::collection::vec((0..3usize, 0..8usize, 0..8usize), 0..12),
        same_text in proptest::prelude::any::<bool>(),
    ) {
        const LOCALES: [&str; 3] = ["fr", "ru", "zh"];
        const PATHS: [&str; 8] =
            ["a.md", "A.md", "a.yml", "a/index.md", "b.md", "c/d.md", "index.md", "e.md"];
        let mut tree = tree(&[("fr", "fr"), ("ru", "ru"), ("zh", "zh")]);
        for (locale, path) in pages {
            let text = page_text(&format!("0{}/01/2021", locale + 1), "");
            let text = if path == 2 { "### YamlMime:FAQ\n".to_owned() } else { text };
            tree = tree.file(&format!("{}/{}", LOCALES[locale], PATHS[path]), text);
        }
        for (index, locale) in LOCALES.iter().enumerate() {
            let urls: Vec<(&str, String)> = moves
                .iter()
                .filter(|(of, _, _)| *of == index)
                .map(|&(_, from, to)| (PATHS[from], format!("/{}", PageKey::new(PATHS[to]).stem())))
                .collect();
            let urls: Vec<(&str, &str)> = urls.iter().map(|(from, to)| (*from, to.as_str())).collect();
            tree = tree.file(
                &format!("{locale}/.openpublishing.redirection.json"),
                redirections(&urls),
            );
        }
        let config = config(&tree);
        let mut docset = walk(&config).unwrap();
        let newest = newest_locales(&config, &docset).unwrap();
        join(&mut docset, &newest, |file| {
            Some(if same_text { ASSIGN.to_owned() } else { file.0.to_string() })
        });
        let page_files = docset.files.iter().filter(|file| file.kind.is_page()).count();
        let members: Vec<_> = docset.groups.iter().flat_map(|g| g.members.values()).collect();
        assert_eq!(members.len(), page_files);
        for (locale, stubs) in stubs(&config, &docset, &newest) {
            for (source, target) in &stubs {
                let meets = docset
                    .groups
                    .iter()
                    .any(|g| g.is_shown_in(&locale) && g.key.folded() == source.folded());
                assert!(!meets, "{locale}: {source}");
                assert_ne!(*target, RedirectTarget::Nowhere);
            }
        }
    }
}
