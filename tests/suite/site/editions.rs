//! What each edition shows for each page, and how a search engine is told.

use crate::project::{Built, Project, page, pair};

/// Two locales; `guide.md` in both, `extra.md` in French alone, with a source text.
fn two_locales() -> Project {
    let guide = |title: &str, handoff: &str, words: &str| {
        let heading = pair(101, title, "The guide");
        let body = pair(102, words, "Open the door.");
        page(title, handoff, &format!("# {heading}\n\n{body}"))
    };
    let heading = pair(101, "Supplément", "An extra");
    let body = pair(102, "Fermez la porte.", "Close the door.");
    Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file(
            "fr-FR/guide.md",
            guide("Le guide", "01/02/2021", "Ouvrez la porte."),
        )
        .file(
            "ru-RU/guide.md",
            guide("Руководство", "01/02/2021", "Откройте дверь."),
        )
        .file(
            "fr-FR/extra.md",
            page(
                "Supplément",
                "01/02/2021",
                &format!("# {heading}\n\n{body}"),
            ),
        )
}

fn alternates(built: &Built, path: &str) -> Vec<(String, String)> {
    let page = built.page(path);
    let links = page
        .all("link")
        .filter(|tag| tag.get("rel") == Some("alternate"));
    links
        .map(|tag| {
            let get = |name| tag.get(name).unwrap_or_default().to_owned();
            (get("hreflang"), get("href"))
        })
        .collect()
}

fn canonical(built: &Built, path: &str) -> String {
    let page = built.page(path);
    let mut links = page
        .all("link")
        .filter(|tag| tag.get("rel") == Some("canonical"));
    let canonical = links
        .next()
        .and_then(|tag| tag.get("href"))
        .unwrap()
        .to_owned();
    assert!(links.next().is_none());
    canonical
}

/// The language of the article, and whether the page carries a notice of this kind.
fn shown(built: &Built, path: &str, notice: &str) -> (String, bool) {
    let page = built.page(path);
    let language = page
        .all("article")
        .next()
        .unwrap()
        .get("lang")
        .unwrap()
        .to_owned();
    let class = format!("notice-{notice}");
    let noticed = page.tags().any(|tag| {
        tag.get("class")
            .is_some_and(|classes| classes.split(' ').any(|c| c == class))
    });
    (language, noticed)
}

#[test]
fn a_locale_shows_its_own_words() {
    let built = two_locales().build();
    let page = built.page("ru-RU/guide.html");
    assert_eq!(page.within("h1").visible(), "Руководство");
    assert!(page.within("article").visible().contains("Откройте дверь."));
    assert!(!page.within("article").visible().contains("Open the door."));
    let html = page.all("html").next().unwrap();
    assert_eq!(
        (html.get("lang"), html.get("dir")),
        (Some("ru-RU"), Some("ltr"))
    );
}

#[test]
fn the_source_edition_is_made_of_the_source_texts() {
    let built = two_locales().build();
    let page = built.page("en-US/guide.html");
    assert_eq!(page.within("title").pieces.len(), 1);
    assert_eq!(page.within("h1").visible(), "The guide");
    assert!(page.within("article").visible().contains("Open the door."));
    assert_eq!(
        shown(&built, "en-US/guide.html", "source_edition"),
        ("en-US".to_owned(), true)
    );
    let text = built.text("en-US/guide.html");
    assert!(
        !text.contains("Le guide") && !text.contains("Ouvrez"),
        "no translated words"
    );
}

#[test]
fn the_newest_hand_off_speaks_for_the_source() {
    let text = |handoff, source: &str| {
        page(
            "x",
            handoff,
            &format!("# {}\n\n{}", pair(1, "x", "A"), pair(2, "y", source)),
        )
    };
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", text("12/31/2020", "Older."))
        .file("ru-RU/a.md", text("01/02/2021", "Newer."))
        .build();
    assert!(
        built
            .page("en-US/a.html")
            .within("article")
            .visible()
            .contains("Newer.")
    );
}

#[test]
fn a_page_that_a_locale_lacks_falls_back_to_the_source_and_says_so() {
    let built = two_locales().build();
    let path = "ru-RU/extra.html";
    assert_eq!(shown(&built, path, "fallback"), ("en-US".to_owned(), true));
    let html = built.page(path);
    assert_eq!(html.all("html").next().unwrap().get("lang"), Some("ru-RU"));
    assert!(html.within("article").visible().contains("Close the door."));
    assert_eq!(
        canonical(&built, path),
        "https://docs.example.com/en-US/extra.html"
    );
    assert_eq!(alternates(&built, path), []);
}

#[test]
fn a_page_without_source_text_is_shown_as_it_is_and_marked() {
    let built = two_locales()
        .file("fr-FR/plain.md", "# Une page\n\nBonjour.\n")
        .build();
    for path in ["en-US/plain.html", "ru-RU/plain.html"] {
        assert_eq!(shown(&built, path, "unsourced"), ("fr-FR".to_owned(), true));
        assert_eq!(
            canonical(&built, path),
            "https://docs.example.com/fr-FR/plain.html"
        );
    }
    assert_eq!(
        shown(&built, "fr-FR/plain.html", "unsourced"),
        ("fr-FR".to_owned(), false)
    );
    let sitemap = built.text("sitemap.xml");
    assert!(sitemap.contains("fr-FR/plain.html"));
    assert!(
        !sitemap.contains("en-US/plain.html"),
        "it is no translation"
    );
}

#[test]
fn a_source_locale_of_its_own_is_used() {
    let built = two_locales()
        .locale("en-US")
        .file(
            "en-US/guide.md",
            "---\ntitle: Own\n---\n# Own\n\nOwn words.\n",
        )
        .file("en-US/new.md", "# New\n\nNot translated yet.\n")
        .build();
    assert!(
        built
            .page("en-US/guide.html")
            .within("article")
            .visible()
            .contains("Own words.")
    );
    assert_eq!(
        shown(&built, "en-US/guide.html", "source_edition"),
        ("en-US".to_owned(), false)
    );
    assert_eq!(
        shown(&built, "fr-FR/new.html", "fallback"),
        ("en-US".to_owned(), true)
    );
    assert_eq!(
        built.page("en-US/extra.html").within("h1").visible(),
        "An extra"
    );
}

#[test]
fn alternates_are_reciprocal() {
    let built = two_locales().build();
    let address = |locale: &str| format!("https://docs.example.com/{locale}/guide.html");
    let expected: Vec<_> = [
        ("en-US", "en-US"),
        ("fr-FR", "fr-FR"),
        ("ru-RU", "ru-RU"),
        ("x-default", "en-US"),
    ]
    .map(|(tag, locale)| (tag.to_owned(), address(locale)))
    .to_vec();
    for locale in ["en-US", "fr-FR", "ru-RU"] {
        let path = format!("{locale}/guide.html");
        assert_eq!(alternates(&built, &path), expected, "{path}");
        assert_eq!(canonical(&built, &path), address(locale));
    }
    let of_extra = alternates(&built, "fr-FR/extra.html");
    let tags: Vec<_> = of_extra.iter().map(|(tag, _)| tag.as_str()).collect();
    assert_eq!(
        tags,
        ["en-US", "fr-FR", "x-default"],
        "a fallback is no translation"
    );
}

#[test]
fn the_switch_names_every_edition_and_tells_what_it_shows() {
    let built = two_locales().build();
    let page = built.page("fr-FR/extra.html");
    let links: Vec<_> = page
        .all("a")
        .filter(|tag| tag.get("hreflang").is_some())
        .map(|tag| (tag.get("hreflang").unwrap(), tag.get("href").unwrap()))
        .collect();
    assert_eq!(
        links,
        [
            ("en-US", "../en-US/extra.html"),
            ("fr-FR", "extra.html"),
            ("ru-RU", "../ru-RU/extra.html")
        ]
    );
}

#[test]
fn the_sitemap_lists_each_translation_once() {
    let built = two_locales().build();
    let sitemap = built.text("sitemap.xml");
    for path in [
        "en-US/guide",
        "fr-FR/guide",
        "ru-RU/guide",
        "en-US/extra",
        "fr-FR/extra",
    ] {
        let entry = format!("<loc>https://docs.example.com/{path}.html</loc>");
        assert_eq!(sitemap.matches(&entry).count(), 1, "{path}");
    }
    assert!(!sitemap.contains("ru-RU/extra"));
    assert_eq!(
        sitemap.matches("<loc>").count(),
        sitemap.matches("</url>").count()
    );
}

#[test]
fn addresses_stay_relative_where_the_site_has_none() {
    let project = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", "# A\n")
        .written();
    let config = project.root().join("isogloss.toml");
    let text = "title = 'x'\nsource_locale = 'en-US'\n[locales.fr-FR]\ncontent = 'fr-FR'\n";
    #[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
    std::fs::write(&config, text).unwrap();
    let config = isogloss::config::load(project.root(), None).unwrap();
    let built = Built::of(&isogloss::library::Library::open(config).unwrap());
    assert_eq!(canonical(&built, "fr-FR/a.html"), "a.html");
    assert!(
        !built.has("sitemap.xml"),
        "a sitemap holds absolute addresses"
    );
}

#[test]
fn every_site_has_a_front_page_and_a_page_for_lost_readers() {
    let built = two_locales().build();
    let home = built.page("index.html");
    for locale in ["en-US", "fr-FR", "ru-RU"] {
        let front = format!("{locale}/index.html");
        assert!(built.has(&front), "{front}");
        assert!(home.addresses().any(|address| address == front));
    }
    let lost = built.page("404.html");
    assert!(
        lost.addresses().all(|address| {
            address.starts_with("https://docs.example.com/") || address.starts_with('#')
        }),
        "404.html is served at any address: {:?}",
        lost.addresses().collect::<Vec<_>>()
    );
}

/// `old.md` is redirected to `new.md` by the newest locale; zh-TW still has the old page.
fn retired() -> Built {
    let redirects = r#"{"redirections":[{"source_path":"fr-FR/old.md","redirect_url":"/docs/new","redirect_document_id":false}]}"#;
    let text = |handoff, target: &str, source: &str| {
        page(
            target,
            handoff,
            &format!("# {}\n\nx", pair(1, target, source)),
        )
    };
    Project::new()
        .locale_at(
            "fr-FR",
            "fr-FR",
            "url_path = '/docs'\nredirects = 'fr.json'",
        )
        .locale_at("zh-TW", "zh-TW", "url_path = '/docs'")
        .file("fr.json", redirects)
        .file(
            "fr-FR/new.md",
            text("07/01/2021", "Nouveau", "A wholly new page"),
        )
        .file("zh-TW/old.md", text("01/01/2021", "舊", "Old matters"))
        .build()
}

#[test]
fn a_retired_page_stays_where_it_is_and_collides_with_no_stub() {
    let built = retired();
    assert_eq!(
        shown(&built, "zh-TW/old.html", "retired"),
        ("zh-TW".to_owned(), true)
    );
    for locale in ["en-US", "fr-FR"] {
        let stub = built.page(&format!("{locale}/old.html"));
        let refresh = stub
            .all("meta")
            .find(|tag| tag.get("http-equiv") == Some("refresh"));
        assert_eq!(refresh.unwrap().get("content"), Some("0; url=new.html"));
    }
    assert_eq!(
        canonical(&built, "fr-FR/old.html"),
        "https://docs.example.com/fr-FR/new.html"
    );
    assert!(!built.text("sitemap.xml").contains("en-US/old"));
}

#[test]
fn a_page_moved_between_locales_is_one_page() {
    let redirects =
        r#"{"redirections":[{"source_path":"fr-FR/pci.md","redirect_url":"/docs/insights"}]}"#;
    let same = |handoff, title: &str| {
        let body = "All of these words are in both copies, so that they are seen to be alike.";
        page(
            title,
            handoff,
            &format!(
                "# {}\n\n{}",
                pair(1, title, "Insights"),
                pair(2, title, body)
            ),
        )
    };
    let built = Project::new()
        .locale_at(
            "fr-FR",
            "fr-FR",
            "url_path = '/docs'\nredirects = 'fr.json'",
        )
        .locale("zh-TW")
        .file("fr.json", redirects)
        .file("fr-FR/insights.md", same("07/01/2021", "Aperçu"))
        .file("zh-TW/pci.md", same("01/01/2021", "見解"))
        .build();
    assert_eq!(
        built.page("zh-TW/insights.html").within("h1").visible(),
        "見解"
    );
    let stub = built.page("zh-TW/pci.html");
    assert!(stub.addresses().any(|address| address == "insights.html"));
}

#[test]
fn a_yaml_faq_and_its_markdown_copy_are_one_page() {
    let faq = "### YamlMime:FAQ\nmetadata:\n  title: Questions\ntitle: Questions\nsections:\n  \
               - name: Tout\n    questions:\n      - question: Pourquoi ?\n        answer: Parce que.\n";
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/faq.yml", faq)
        .file(
            "ru-RU/faq.md",
            page(
                "Вопросы",
                "01/01/2020",
                &format!("# {}", pair(1, "Вопросы", "Questions")),
            ),
        )
        .build();
    assert!(
        built
            .page("fr-FR/faq.html")
            .within("article")
            .visible()
            .contains("Parce que.")
    );
    assert_eq!(
        built.page("ru-RU/faq.html").within("h1").visible(),
        "Вопросы"
    );
    assert_eq!(
        built.page("en-US/faq.html").within("h1").visible(),
        "Questions"
    );
}

/// What stands outside the segments has no source copy.
#[test]
fn words_of_images_keep_their_language_in_the_source_edition() {
    let body = format!(
        "# {}\n\n![Le quai](quai.png)\n\n{}\n",
        pair(1, "Guide", "Guide"),
        pair(2, "![Un billet](billet.png)", "![A ticket](billet.png)"),
    );
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", page("Guide", "01/01/2020", &body))
        .file("fr-FR/quai.png", "png")
        .file("fr-FR/billet.png", "png")
        .build();
    let images = |path: &str| -> Vec<(String, Option<String>)> {
        let article = built.page(path).within("article");
        let images = article.all("img");
        images
            .map(|tag| {
                let get = |name| tag.get(name).map(str::to_owned);
                (get("alt").unwrap_or_default(), get("lang"))
            })
            .collect()
    };
    assert_eq!(
        images("en-US/a.html"),
        [
            ("Le quai".to_owned(), Some("fr-FR".to_owned())),
            ("A ticket".to_owned(), None)
        ]
    );
    assert!(
        images("fr-FR/a.html")
            .iter()
            .all(|(_, lang)| lang.is_none())
    );
}

#[test]
fn what_is_not_translated_yet_is_told_whole() {
    let body = format!(
        "# {}\n\n{}\n",
        pair(1, "Guide", "Guide"),
        pair(2, "Bonjour.", "Hello.")
    );
    let built = Project::new()
        .locale("en-US")
        .locale("fr-FR")
        .file(
            "en-US/g.md",
            "# Guide\n\nHello.\n\n1. Open the [report](g.md).\n2. Select **Close**.\n3. Run `go test`.\n4. Wait!\n",
        )
        .file("fr-FR/g.md", page("Guide", "01/01/2020", &body))
        .build();
    let html = built.text("fr-FR/g.html");
    for told in [
        "Open the report.",
        "Select <strong>Close</strong>.",
        "Run <code>go test</code>.",
        "Wait!",
    ] {
        let paragraph = format!("<p lang=\"en-US\">{told}</p>");
        assert!(html.contains(&paragraph), "{paragraph} is not in {html}");
    }
}

#[test]
fn the_switch_of_the_sites_own_pages_leads_to_pages() {
    let roles = pair(
        2,
        "**Rôles appropriés** : Gardien",
        "**Appropriate roles**: Caretaker",
    );
    let built = Project::new()
        .locale("fr-FR")
        .locale("de")
        .file(
            "fr-FR/a.md",
            page(
                "A",
                "01/01/2020",
                &format!("# {}\n\n{roles}\n\n1. Un.\n", pair(1, "A", "A")),
            ),
        )
        .file("de/b.md", "# B\n")
        .build();
    assert!(built.has("fr-FR/roles/index.html"));
    assert_eq!(crate::links::broken(&built), Vec::<String>::new());
}

#[test]
fn words_of_the_site_in_a_page_of_another_language_say_which_they_are_in() {
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", "# A\n\n> [!NOTE]\n> Fermé le lundi.\n")
        .file("ru-RU/b.md", "# Б\n")
        .build();
    let title = |path: &str| {
        let text = built.text(path);
        let (_, rest) = text.split_once("<p class=\"alert-title\">").unwrap();
        rest.split_once("</p>").unwrap().0.to_owned()
    };
    assert_eq!(title("fr-FR/a.html"), "Remarque");
    assert_eq!(
        title("ru-RU/a.html"),
        "<span lang=\"ru-RU\">Примечание</span>"
    );
}
