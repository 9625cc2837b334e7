//! The platform's settings and redirections.

use super::*;

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
fn a_folder_that_could_be_a_locale_is_a_folder() {
    let tree = tree(&[("fr", "fr")])
        .file(
            "fr/.openpublishing.redirection.json",
            redirections(&[("a.md", "/how-to/b"), ("c.md", "/fr-FR/b")]),
        )
        .file("fr/how-to/b.md", "")
        .file("fr/b.md", "");
    let docset = discovered(&tree);
    assert_eq!(
        redirect(&docset, "fr", "a"),
        Some(page("how-to/b.md", None))
    );
    assert_eq!(redirect(&docset, "fr", "c"), Some(page("b.md", None)));
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
        let tree = tree.file("fr/page.md", "");
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
        .file("content/fr/a.md", "")
        .file("content/ru/a.md", "");
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
