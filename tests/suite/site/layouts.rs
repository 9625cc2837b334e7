//! Where the files of a documentation set may lie.

use crate::project::{Project, page, pair};

fn text(title: &str) -> String {
    page(
        title,
        "01/01/2020",
        &format!("# {}", pair(1, title, "Start")),
    )
}

#[test]
fn a_folder_for_each_locale() {
    let built = Project::new()
        .locale_at("fr-FR", "content/fr", "")
        .locale_at("zh-TW", "content/zh", "")
        .file("content/fr/start.md", text("Départ"))
        .file("content/zh/start.md", text("開始"))
        .build();
    assert_eq!(
        built.page("fr-FR/start.html").within("h1").visible(),
        "Départ"
    );
    assert_eq!(
        built.page("zh-TW/start.html").within("h1").visible(),
        "開始"
    );
    assert_eq!(
        built.page("en-US/start.html").within("h1").visible(),
        "Start"
    );
}

#[test]
fn a_repository_for_each_locale() {
    let docfx = r#"{"build":{"content":[{"files":["**/*.md","**/*.yml"],"exclude":["**/drafts/**"]}],
        "globalMetadata":{"breadcrumb_path":"/harbour/breadcrumb/toc.json"}}}"#;
    let redirects =
        r#"{"redirections":[{"source_path":"harbour/begin.md","redirect_url":"/harbour/start"}]}"#;
    let built = Project::new()
        .locale_at("fr-FR", "docs.fr-fr/harbour", "")
        .locale_at("ru-RU", "docs.ru-ru/harbour", "")
        .file("docs.fr-fr/harbour/docfx.json", docfx)
        .file("docs.fr-fr/.openpublishing.redirection.json", redirects)
        .file("docs.fr-fr/harbour/start.md", text("Départ"))
        .file("docs.fr-fr/harbour/drafts/later.md", text("Brouillon"))
        .file("docs.fr-fr/harbour/README.md", "# Lisez-moi\n")
        .file(
            "docs.fr-fr/harbour/TOC.yml",
            "- name: Départ\n  href: start.md\n- name: Ailleurs\n  href: https://example.com/\n",
        )
        .file("docs.ru-ru/harbour/start.md", text("Начало"))
        .build();
    assert_eq!(
        built.page("ru-RU/start.html").within("h1").visible(),
        "Начало"
    );
    assert!(!built.has("fr-FR/README.html") && !built.has("fr-FR/drafts/later.html"));
    let stub = built.page("fr-FR/begin.html");
    assert!(stub.addresses().any(|address| address == "start.html"));
    let start = built.page("fr-FR/start.html");
    assert_eq!(
        start
            .within("nav")
            .addresses()
            .filter(|a| a.starts_with("http"))
            .count(),
        0
    );
    assert!(
        start
            .addresses()
            .any(|address| address == "https://example.com/"),
        "the TOC is read"
    );
}

#[test]
fn excluded_files_have_no_address() {
    let built = Project::new()
        .set("exclude = ['internal/**']")
        .locale("fr-FR")
        .file("fr-FR/start.md", "# Départ\n\n[non](internal/plan.md)\n")
        .file("fr-FR/internal/plan.md", "# Plan\n")
        .build();
    assert!(!built.has("fr-FR/internal/plan.html"));
    assert_eq!(built.page("fr-FR/start.html").link("non"), None);
}

#[test]
fn only_included_files_have_an_address() {
    let built = Project::new()
        .set("include = ['public/**']")
        .locale("fr-FR")
        .file("fr-FR/public/a.md", "# A\n")
        .file("fr-FR/b.md", "# B\n")
        .build();
    assert!(built.has("fr-FR/public/a.html") && !built.has("fr-FR/b.html"));
}

#[test]
fn names_that_need_escaping_work() {
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a b#c.md", "# Un\n\n[deux](<été & hiver.md>)\n")
        .file(
            "fr-FR/été & hiver.md",
            "# Deux\n\n[un](a%20b%23c.md)\n\n![i](<media/50%25 sûr.png>)\n",
        )
        .file("fr-FR/media/50% sûr.png", "png")
        .build();
    assert_eq!(crate::links::broken(&built), Vec::<String>::new());
    assert!(built.page("fr-FR/été & hiver.html").link("un").is_some());
    assert!(built.page("fr-FR/a b#c.html").link("deux").is_some());
    assert!(
        built
            .page("fr-FR/été & hiver.html")
            .all("img")
            .next()
            .is_some()
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_content_root_is_not_followed() {
    let project = Project::new()
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n[!INCLUDE [x](includes/secret.md)]\n\n[lien](secret.md)\n",
        )
        .file("elsewhere/secret.md", "# A secret\n");
    let root = project.root().to_owned();
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(root.join(from), root.join(to)).unwrap();
    };
    link("elsewhere/secret.md", "fr-FR/secret.md");
    link("elsewhere", "fr-FR/includes");
    let built = project.build();
    for (path, bytes) in &built.files {
        assert!(
            !String::from_utf8_lossy(bytes).contains("A secret"),
            "{path}"
        );
    }
    assert!(!built.has("fr-FR/secret.html"));
}

#[test]
fn pages_of_the_site_give_way_to_documents() {
    let guide = "# Guide\n\n**Rôles appropriés** : Responsable du support\n\n1. Venir.\n";
    let documents = |names: &[&str]| {
        let project = Project::new().locale("fr-FR").file("fr-FR/guide.md", guide);
        let write = |project: Project, name: &&str| {
            project.file(&format!("fr-FR/{name}.md"), format!("# Page {name}\n"))
        };
        names.iter().fold(project, write).build()
    };
    let built = documents(&[]);
    for path in ["contents", "map", "roles/index"] {
        assert!(built.has(&format!("fr-FR/{path}.html")), "{path}");
    }
    for (names, folder) in [
        (&["contents"][..], "site"),
        (&["Map"], "site"),
        (&["roles/index"], "site"),
        (&["roles/other", "site/page"], "site-2"),
    ] {
        let built = documents(names);
        assert!(
            built.has(&format!("fr-FR/{folder}/contents.html")),
            "{names:?}"
        );
        for name in names {
            let title = built
                .page(&format!("fr-FR/{name}.html"))
                .within("h1")
                .visible();
            assert_eq!(title, format!("Page {name}"));
        }
        assert_eq!(
            crate::links::broken(&built),
            Vec::<String>::new(),
            "{names:?}"
        );
    }
}
