//! Links in every form that documents have.

use crate::cli::{isogloss, output};
use crate::project::{Built, Project, page, pair};

/// A French page with one link, `[words](destination)`, beside the pages of a docset.
fn linking(destination: &str) -> Built {
    linked(destination).build()
}

fn linked(destination: &str) -> Project {
    let redirects = r#"{"redirections":[
        {"source_path":"fr-FR/moved.md","redirect_url":"/docs/folder/deep#there"},
        {"source_path":"fr-FR/gone.md","redirect_url":"https://other.example.com/x"},
        {"source_path":"fr-FR/script.md","redirect_url":"javascript:alert(1)"},
        {"source_path":"fr-FR/round.md","redirect_url":"/docs/trip"},
        {"source_path":"fr-FR/trip.md","redirect_url":"/docs/round"}]}"#;
    let only_russian = page(
        "R",
        "01/01/2020",
        &format!("# {}", pair(1, "Только", "Only")),
    );
    Project::new()
        .locale_at("fr-FR", "fr-FR", "url_path = '/docs'\nredirects = 'fr.json'")
        .locale_at("ru-RU", "ru-RU", "url_path = '/docs'\nredirects = 'ru.json'")
        .file("fr.json", redirects)
        .file(
            "ru.json",
            r#"{"redirections":[{"source_path":"ru-RU/moved-ru.md","redirect_url":"/docs/folder/deep"}]}"#,
        )
        .file("fr-FR/start.md", format!("# Départ\n\nLire [words](<{destination}>) ici.\n"))
        .file("fr-FR/Second-Page.md", "# Deux\n\n## <a name=\"there\"></a>Là\n")
        .file("fr-FR/folder/deep.md", "# Profond\n\n## <a name=\"there\"></a>Là\n")
        .file("fr-FR/folder/index.md", "# Dossier\n")
        .file("fr-FR/faq.yml", "### YamlMime:FAQ\ntitle: Q\nsections:\n- name: S\n  questions:\n  - question: A\n    answer: B\n")
        .file("fr-FR/media/plan.pdf", "%PDF")
        .file("fr-FR/docfx.json", "{}")
        .file("ru-RU/only.md", only_russian)
        .file("ru-RU/media/plan-ru.pdf", "%PDF")
        .file("fr-FR/README.md", "# Lisez-moi\n")
}

#[test]
fn links_lead_to_what_exists() {
    for (written, href) in [
        ("Second-Page.md", "Second-Page.html"),
        ("./Second-Page.md", "Second-Page.html"),
        ("second-page.md", "Second-Page.html"),
        ("SECOND-PAGE.MD", "Second-Page.html"),
        ("second-page", "Second-Page.html"),
        ("Second-Page.md?view=now", "Second-Page.html"),
        ("Second-Page.md#there", "Second-Page.html#there"),
        ("folder\\deep.md", "folder/deep.html"),
        ("folder/../folder/deep.md", "folder/deep.html"),
        ("folder%2Fdeep.md", "folder/deep.html"),
        ("folder/", "folder/index.html"),
        ("faq.md", "faq.html"),
        ("moved.md", "folder/deep.html#there"),
        ("gone.md", "https://other.example.com/x"),
        ("only.md", "only.html"),
        ("moved-ru.md", "folder/deep.html"),
        ("/docs/second-page", "Second-Page.html"),
        ("/docs/moved", "folder/deep.html#there"),
        ("/docs/folder/deep.md#there", "folder/deep.html#there"),
        ("/azure/else", "https://docs.example.com/azure/else"),
        (
            "/docs-and-more/else",
            "https://docs.example.com/docs-and-more/else",
        ),
        ("#here", "#here"),
        ("media/plan.pdf", "media/plan.pdf"),
        ("media/plan-ru.pdf", "../ru-RU/media/plan-ru.pdf"),
        ("https://example.com/a?b=c&d", "https://example.com/a?b=c&d"),
        ("mailto:help@example.com", "mailto:help@example.com"),
    ] {
        let page = linking(written).page("fr-FR/start.html").within("article");
        assert_eq!(page.link("words"), Some(href), "{written}");
    }
}

#[test]
fn a_link_that_leads_nowhere_leaves_its_words() {
    for written in [
        "missing.md",
        "../outside.md",
        "../../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "..\\..\\outside.md",
        "round.md",
        "trip.md",
        "script.md",
        "docfx.json",
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        let page = linking(written).page("fr-FR/start.html").within("article");
        assert_eq!(page.link("words"), None, "{written}");
        assert!(page.visible().contains("Lire words ici."), "{written}");
    }
}

#[test]
fn a_link_keeps_to_its_edition() {
    let body = format!(
        "# {}\n\n{}",
        pair(1, "Один", "One"),
        pair(2, "[там](two.md)", "[there](two.md)")
    );
    let two = format!("# {}", pair(1, "Deux", "Two"));
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("ru-RU/one.md", page("Один", "01/01/2020", &body))
        .file("fr-FR/two.md", page("Deux", "01/01/2020", &two))
        .build();
    assert_eq!(built.page("ru-RU/one.html").link("там"), Some("two.html"));
    assert_eq!(built.page("fr-FR/one.html").link("there"), Some("two.html"));
    assert_eq!(built.page("ru-RU/two.html").within("h1").visible(), "Two");
}

#[test]
fn a_redirection_to_a_script_is_refused_and_told() {
    let built = linking("script.md");
    assert!(!built.has("fr-FR/script.html"));
    let told = built.told();
    let refused = |line: &String| line.starts_with("invalid-docset-settings: ");
    assert!(told.iter().any(refused), "{told:?}");
    for (path, page) in built.pages() {
        for address in page.addresses() {
            assert!(!address.starts_with("javascript:"), "{address} in {path}");
        }
    }
}

/// A check that is silent about what the site cannot show would be worth nothing, and one
/// that speaks where the site has a page would cry wolf.
#[test]
fn the_check_and_the_site_agree_on_links() {
    for written in [
        "Second-Page.md",
        "folder/",
        "folder",
        "faq.md",
        "moved.md",
        "gone.md",
        "only.md",
        "media/plan.pdf",
        "media/plan-ru.pdf",
        "moved-ru.md",
        "missing.md",
        "folder/missing/",
        "round.md",
        "script.md",
        "docfx.json",
        "README.md",
    ] {
        let project = linked(written).written();
        let page = Built::of(&project.library()).page("fr-FR/start.html");
        let has_link = page.within("article").link("words").is_some();
        let arguments = ["check", "--rule", "link-file-not-found"];
        let (told, _) = output(&isogloss(&project, &arguments).code(i32::from(!has_link)));
        let is_told = told.contains("link-file-not-found");
        assert_eq!(is_told, !has_link, "{written}: {told}");
    }
}

#[test]
fn images_come_from_the_page_that_names_them() {
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", "# A\n\n![Plan](media/plan.png)\n\n![Rien](media/none.png)\n\n![Loin](https://x.example/y.png)\n")
        .file("fr-FR/media/plan.png", "png")
        .build();
    for (path, expected) in [
        ("fr-FR/a.html", "media/plan.png"),
        ("ru-RU/a.html", "../fr-FR/media/plan.png"),
    ] {
        let page = built.page(path);
        let sources: Vec<_> = page.all("img").map(|tag| tag.get("src").unwrap()).collect();
        assert_eq!(sources, [expected], "{path}");
        let words = page.within("article").visible();
        assert!(words.contains("Rien") && words.contains("Loin"), "{words}");
    }
}

/// Room is kept for an image before it is there.
#[test]
fn an_image_tells_its_size() {
    // A header of 24 bytes: signature, length, `IHDR`, width, height.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0";
    let built = Project::new()
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n![Plan](plan.png)\n\n![Faux](faux.png)\n",
        )
        .file("fr-FR/plan.png", png)
        .file("fr-FR/faux.png", "no image")
        .build();
    let page = built.page("fr-FR/a.html");
    let sizes: Vec<_> = page
        .all("img")
        .map(|tag| (tag.get("width"), tag.get("height")))
        .collect();
    assert_eq!(sizes, [(Some("320"), Some("240")), (None, None)]);
}

#[test]
fn includes_are_part_of_the_page_and_end_where_they_turn_in_a_circle() {
    let built = Project::new()
        .set("exclude = ['_*.md', 'includes/**']")
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n[!INCLUDE [hours](includes/hours.md)]\n\n[!INCLUDE [round](_one.md)]\n",
        )
        .file("fr-FR/includes/hours.md", "Ouvert de 8 h à 18 h.\n")
        .file("fr-FR/_one.md", "Un.\n\n[!INCLUDE [two](_two.md)]\n")
        .file("fr-FR/_two.md", "Deux.\n\n[!INCLUDE [one](_one.md)]\n")
        .build();
    let words = built.page("fr-FR/a.html").within("article").visible();
    assert!(words.contains("Ouvert de 8 h à 18 h."), "{words}");
    assert!(words.contains("Un. Deux."), "{words}");
    assert!(words.len() < 400, "{words}");
    assert!(
        !built.has("fr-FR/includes/hours.html"),
        "it has no address of its own"
    );
}
