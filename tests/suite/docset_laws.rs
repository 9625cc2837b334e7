//! What holds for any file beside the pages of a documentation set: the bodies of the
//! property tests and of the fuzz targets.
//!
//! *Law:* the set is opened and rendered; every page is well formed, loads no script but
//! the site's own, and holds no address that runs one; every path can be written.

use isogloss::parse::{Target, TargetKind};

use crate::html::Html;
use crate::project::{Built, Project};

/// Any redirections file.
pub(crate) fn redirections(text: &str) {
    built(&[("fr-FR/.openpublishing.redirection.json", text)]);
}

/// Any TOC, in YAML and in Markdown.
pub(crate) fn toc(text: &str) {
    built(&[("fr-FR/TOC.yml", text)]);
    built(&[("fr-FR/TOC.md", text)]);
}

/// Any FAQ and landing page.
pub(crate) fn yaml_page(text: &str) {
    for kind in ["FAQ", "Landing"] {
        let text = format!("### YamlMime:{kind}\n{text}");
        built(&[("fr-FR/page.yml", &text)]);
    }
}

/// Files by any name, one a line; those that the system refuses are left out.
#[expect(clippy::disallowed_methods, reason = "a fixture")]
pub(crate) fn paths(text: &str) {
    let project = project();
    for name in text.lines().take(40) {
        let root = project.root().join("fr-FR");
        let path = root.join(name);
        let stays = !name.split('/').any(|part| part == "..") && path.starts_with(&root);
        if let Some(folder) = path.parent().filter(|_| stays) {
            let made = std::fs::create_dir_all(folder);
            let _ = made.and_then(|()| std::fs::write(&path, "# Titre\n"));
        }
    }
    check(&project.build());
}

fn project() -> Project {
    Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", "# A\n\n[b](folder/b.md)\n")
        .file("fr-FR/folder/b.md", "# B\n\n[page](../page.yml)\n")
        .file("ru-RU/a.md", "# А\n")
}

fn built(files: &[(&str, &str)]) {
    let project = files
        .iter()
        .fold(project(), |project, (path, text)| project.file(path, text));
    check(&project.build());
}

fn check(built: &Built) {
    let pages = built.files.iter();
    for (path, bytes) in pages.filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::new(std::str::from_utf8(bytes).unwrap());
        assert_eq!(html.faults(), Vec::<String>::new(), "{path}");
        for script in html.all("script") {
            // A page for addresses that do not exist names its files by the whole address.
            let own = |src: &str| {
                !src.trim_start_matches("https://docs.example.com/")
                    .contains(':')
            };
            let own = script.get("src").is_some_and(own);
            assert!(own, "{path}: {script:?}");
        }
        for tag in html.tags() {
            let runs = |name: &str| name.starts_with("on") || name == "srcdoc";
            assert!(!tag.attributes.keys().any(|name| runs(name)), "{tag:?}");
        }
        for address in html.addresses() {
            let kind = Target::new(address).kind;
            assert_ne!(kind, TargetKind::Unsafe, "{path}: {address:?}");
        }
    }
}
