//! Themes and the words of the interface.

use crate::project::{Project, page, pair};

#[test]
fn a_template_and_a_message_can_be_overridden() {
    let built = Project::new()
        .set("theme = 'theme'")
        .locale("fr-FR")
        .file(
            "theme/facts.html",
            "<p>facts of our own: {{ page.title }}</p>",
        )
        .file(
            "theme/locales/fr-FR/site.ftl",
            "page-skip = Sauter par-dessus\n",
        )
        .file("fr-FR/a.md", "# Un & deux\n")
        .build();
    let page = built.page("fr-FR/a.html");
    let words = page.within("body").visible();
    assert!(words.contains("facts of our own: Un & deux"), "{words}");
    assert!(words.contains("Sauter par-dessus"), "{words}");
    let english = built.page("en-US/a.html").within("body").visible();
    assert!(!english.contains("Sauter par-dessus"), "{english}");
}

#[test]
fn russian_counts_as_russians_do() {
    let steps = |count: usize| "1. Шаг.\n".repeat(count);
    for (count, expected) in [
        (1, "1 шаг"),
        (2, "2 шага"),
        (5, "5 шагов"),
        (21, "21 шаг"),
        (22, "22 шага"),
    ] {
        let built = Project::new()
            .locale("ru-RU")
            .file("ru-RU/a.md", format!("# А\n\n{}", steps(count)))
            .build();
        let words = built.page("ru-RU/a.html").within("article").visible();
        let found = words
            .split(expected)
            .nth(1)
            .map(|rest| !rest.starts_with(char::is_alphabetic));
        assert_eq!(found, Some(true), "{expected}: {words}");
    }
}

#[test]
fn dates_are_told_as_the_locale_tells_them() {
    let text = |title: &str| page(title, "01/02/2021", &format!("# {}", pair(1, title, "A")));
    let built = Project::new()
        .locale("fr-FR")
        .locale("pt-BR")
        .locale("ru-RU")
        .locale("zh-TW")
        .file("fr-FR/a.md", text("A"))
        .file("pt-BR/a.md", text("A"))
        .file("ru-RU/a.md", text("A"))
        .file("zh-TW/a.md", text("A"))
        .build();
    for (locale, date) in [
        ("fr-FR", "2 janvier 2021"),
        ("pt-BR", "2 de janeiro de 2021"),
        ("ru-RU", "2 января 2021"),
        ("zh-TW", "2021年1月2日"),
        ("en-US", "May 4, 2020"),
    ] {
        let words = built
            .page(&format!("{locale}/a.html"))
            .within("article")
            .visible();
        let words = words.replace('\u{a0}', " ");
        assert!(words.contains(date), "{date}: {words}");
    }
}

#[test]
fn a_language_written_from_right_to_left_is_set_so() {
    let built = Project::new()
        .locale("he-IL")
        .file(
            "he-IL/a.md",
            page(
                "א",
                "01/02/2021",
                &format!("# {}", pair(1, "שלום", "Hello")),
            ),
        )
        .build();
    let page = built.page("he-IL/a.html");
    assert_eq!(page.all("html").next().unwrap().get("dir"), Some("rtl"));
    assert_eq!(page.all("article").next().unwrap().get("dir"), Some("rtl"));
    assert_eq!(
        built
            .page("en-US/a.html")
            .all("html")
            .next()
            .unwrap()
            .get("dir"),
        Some("ltr")
    );
}

#[test]
fn segments_name_their_row_in_every_edition() {
    let built = Project::new()
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            page(
                "A",
                "01/02/2021",
                &format!(
                    "# {}\n\n{} {}",
                    pair(1, "Un", "One"),
                    pair(2, "Deux.", "Two."),
                    pair(3, "[Trois](a.md) **mots**.", "Three.")
                ),
            ),
        )
        .build();
    for locale in ["fr-FR", "en-US"] {
        let page = built.page(&format!("{locale}/a.html"));
        let segments = page.tags().filter(|tag| tag.get("data-seg").is_some());
        let rows: Vec<_> = segments.map(|tag| tag.get("data-row")).collect();
        // The heading moves, so that the text begins with a number of its own.
        assert_eq!(rows, [Some("0"), Some("1"), None], "{locale}");
    }
}
