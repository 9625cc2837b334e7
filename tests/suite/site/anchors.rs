//! Anchors: a link to a section works in every language.

use crate::project::{Project, page, pair};

#[test]
fn anchors_are_the_same_in_every_language() {
    let text = |title: &str, first: &str, second: &str| {
        let body = format!(
            "# {}\n\n## <a name=\"before-you-start\"></a>{}\n\nx\n\n## {}\n\n1. {}\n2. {}\n",
            pair(1, title, "Guide"),
            pair(2, first, "Before you start"),
            pair(3, second, "What's next?"),
            pair(4, first, "First."),
            pair(5, second, "Second."),
        );
        page(title, "01/01/2020", &body)
    };
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .locale("zh-TW")
        .file("fr-FR/a.md", text("Guide", "Avant", "Ensuite"))
        .file("ru-RU/a.md", text("Руководство", "Сначала", "Потом"))
        .file(
            "zh-TW/a.md",
            "# 指南\n\n## 之前\n\nx\n\n## 之後\n\n1. 一\n2. 二\n",
        )
        .build();
    let english = built.page("en-US/a.html");
    let names: Vec<_> = english.headings().into_iter().map(|(_, id)| id).collect();
    assert_eq!(names, ["before-you-start", "whats-next"]);
    for locale in ["fr-FR", "ru-RU", "zh-TW"] {
        let page = built.page(&format!("{locale}/a.html"));
        assert_eq!(page.headings(), english.headings(), "{locale}");
        let ids: Vec<_> = english
            .within("article")
            .ids()
            .into_iter()
            .map(str::to_owned)
            .collect();
        assert_eq!(
            page.within("article").ids().into_iter().collect::<Vec<_>>(),
            ids,
            "{locale}: steps too"
        );
    }
}

#[test]
fn an_anchor_is_there_once() {
    let built = Project::new()
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n## Même\n\n## Même\n\n## <a name=\"x\"></a><a name=\"y\"></a>Deux noms\n\n\
             <a id=\"x\"></a>Encore\n\n<div id=\"y\">x</div>\n\n## X\n\n1. a\n\n   1. b\n\ntexte\n\n1. c\n",
        )
        .build();
    let page = built.page("fr-FR/a.html");
    assert_eq!(page.faults(), Vec::<String>::new());
    assert!(page.ids().contains("x") && page.ids().contains("y"));
}

#[test]
fn the_outline_leads_to_its_headings() {
    let built = Project::new()
        .locale("ru-RU")
        .file(
            "ru-RU/a.md",
            "# А\n\n## Первый раздел\n\n### Подраздел\n\n## C# & \"q\"\n",
        )
        .build();
    assert_eq!(crate::links::broken(&built), Vec::<String>::new());
    let page = built.page("ru-RU/a.html");
    assert_eq!(page.headings().len(), 3);
}
