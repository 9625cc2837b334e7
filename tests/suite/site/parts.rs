//! Parts of a page that stand in other files: what it includes, and code that it quotes.

use crate::project::{Built, Project};

const CODE: &str = "\
// <open>
    desk.Open(\"A & B\");
    desk.Wait();
// </open>
int count = 1;
";

/// Where the links and images of a page's text lead.
fn addresses(built: &Built, path: &str) -> Vec<String> {
    let article = built.page(path).within("article");
    let links = article.all("a").filter_map(|tag| tag.get("href"));
    let images = article.all("img").filter_map(|tag| tag.get("src"));
    links.chain(images).map(str::to_owned).collect()
}

/// Pages two folders away from what they include.
fn including(text: &str) -> Project {
    Project::new()
        .set("exclude = ['includes/**']")
        .locale("fr-FR")
        .file("fr-FR/guides/desk/a.md", format!("# A\n\n{text}\n"))
        .file("fr-FR/guides/b.md", "# B\n")
        .file("fr-FR/b.md", "# Other B\n")
        .file("fr-FR/media/plan.png", "png")
        .file(
            "fr-FR/includes/part.md",
            "[vers B](../guides/b.md) et [racine](~/guides/b.md#x) ![Plan](../media/plan.png)\n",
        )
        .file(
            "fr-FR/includes/deep/outer.md",
            "[dehors](../../guides/b.md)\n\n[!INCLUDE [in](../part.md)]\n\n[encore](../../b.md)\n",
        )
}

#[test]
fn links_of_an_include_are_relative_to_its_own_file() {
    let here = ["../b.html", "../b.html#x", "../../media/plan.png"];
    for text in [
        "[!INCLUDE [part](../../includes/part.md)]",
        "Voir : [!INCLUDE [part](../../includes/part.md)].",
        "[!INCLUDE [part](~/includes/part.md)]",
    ] {
        let built = including(text).build();
        assert_eq!(
            addresses(&built, "fr-FR/guides/desk/a.html"),
            here,
            "{text}"
        );
    }
}

#[test]
fn an_include_within_an_include_is_relative_to_the_inner_file() {
    let built = including("[!INCLUDE [outer](../../includes/deep/outer.md)]").build();
    assert_eq!(
        addresses(&built, "fr-FR/guides/desk/a.html"),
        [
            "../b.html",
            "../b.html",
            "../b.html#x",
            "../../b.html",
            "../../media/plan.png"
        ]
    );
}

#[test]
fn a_page_with_an_address_can_be_included_and_never_in_itself() {
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", "# A\n\nUn.\n\n[!INCLUDE [b](b.md)]\n")
        .file("fr-FR/b.md", "Deux.\n\n[!INCLUDE [a](a.md)]\n")
        .build();
    let words = built.page("fr-FR/a.html").within("article").visible();
    assert!(words.contains("Un. Deux."), "{words}");
    assert_eq!(words.matches("Un.").count(), 1, "{words}");
    assert!(words.contains("a.md"), "what is missing is named: {words}");
}

#[test]
fn headings_of_includes_have_anchors_of_their_own() {
    let built = Project::new()
        .set("exclude = ['includes/**']")
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n## Heures\n\n[!INCLUDE [h](includes/h.md)]\n\n[!INCLUDE [h](includes/h.md)]\n\n\
             1. Un.\n",
        )
        .file(
            "fr-FR/includes/h.md",
            "## Heures\n\n1. Venir xyzzy.\n2. Attendre.\n\n<a id=\"ici\"></a>Note.[^n]\n\n[^n]: Sauf lundi.\n",
        )
        .build();
    let page = built.page("fr-FR/a.html");
    assert_eq!(page.faults(), Vec::<String>::new());
    let names: Vec<_> = page.headings().into_iter().map(|(_, id)| id).collect();
    assert_eq!(names, ["heures", "heures-1", "heures-2"]);
    assert!(built.text("fr-FR/a.html").contains("href=\"#heures-2\""));
    let searched = built
        .files
        .iter()
        .filter(|(path, _)| path.contains("search"));
    let finds =
        |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|at| at == word.as_bytes());
    assert!(searched.into_iter().any(|(_, bytes)| finds(bytes, "xyzzy")));
    for step in ["heures-1-step-2", "heures-2-step-2", "heures-2-2-step-1"] {
        assert!(
            page.ids().contains(step),
            "{step} is not in {:?}",
            page.ids()
        );
    }
    assert_eq!(crate::links::broken(&built), Vec::<String>::new());
}

/// The steps after an include are named by what the include ends with; search knows.
#[test]
fn search_leads_to_steps_behind_an_include() {
    let built = Project::new()
        .set("exclude = ['includes/**']")
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\n## Moi\n\n[!INCLUDE [h](includes/h.md)]\n\n1. Un.\n",
        )
        .file("fr-FR/includes/h.md", "## Inclus\n\n1. Venir.\n")
        .build();
    assert!(built.page("fr-FR/a.html").ids().contains("inclus-2-step-1"));
    let units: String = built
        .files
        .iter()
        .filter(|(path, _)| path.contains("search"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect();
    assert!(units.contains("\"inclus-2-step-1\""), "{units}");
    assert!(!units.contains("moi-step"), "{units}");
}

/// A label means the note of the file that it stands in.
#[test]
fn footnotes_of_an_include_are_its_own() {
    let built = Project::new()
        .set("exclude = ['includes/**']")
        .locale("fr-FR")
        .file(
            "fr-FR/a.md",
            "# A\n\nLa page.[^1]\n\n[!INCLUDE [h](includes/h.md)]\n\nEncore.[^1]\n\n[^1]: De la page.\n",
        )
        .file("fr-FR/includes/h.md", "Inclus.[^1]\n\n[^1]: De l’inclus.\n")
        .build();
    let page = built.page("fr-FR/a.html");
    let words = page.within("article").visible();
    assert!(words.contains("La page.1 Inclus.2 Encore.1"), "{words}");
    let (own, other) = (words.find("De la page."), words.find("De l’inclus."));
    assert!(own.is_some() && own < other, "{words}");
    assert_eq!(page.faults(), Vec::<String>::new());
}

/// Each of eight files includes the next one eight times: sixteen million passages, if
/// they were let.
#[test]
fn includes_that_multiply_end() {
    let mut project = Project::new()
        .set("exclude = ['includes/**']")
        .locale("fr-FR")
        .file("fr-FR/a.md", "# A\n\n[!INCLUDE [1](includes/1.md)]\n");
    for number in 1..=8 {
        let next = format!("[!INCLUDE [n]({}.md)]\n\n", number + 1);
        let path = format!("fr-FR/includes/{number}.md");
        project = project.file(&path, next.repeat(8));
    }
    let built = project.file("fr-FR/includes/9.md", "neuf\n").build();
    let page = built.text("fr-FR/a.html");
    assert!(page.len() < 32 << 20, "{} bytes", page.len());
    assert!(page.contains("9.md"), "what is left out is named");
}

fn quoting(directive: &str) -> String {
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/guides/a.md", format!("# A\n\n{directive}\n"))
        .file("fr-FR/samples/desk.cs", CODE)
        .build();
    assert!(
        !built.pages().any(|(path, _)| path.contains("samples")),
        "code has no address"
    );
    let html = built.text("fr-FR/guides/a.html");
    let article = &html[html.find("<h1").unwrap()..];
    article[..article.find("</article>").unwrap_or(article.len())].to_owned()
}

/// The code of the page, without tags.
fn code(html: &str) -> String {
    let (_, code) = html.split_once("<code").unwrap();
    let (code, _) = code.split_once("</code>").unwrap();
    let (_, code) = code.split_once('>').unwrap();
    let pieces = code
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect()
}

#[test]
fn code_is_cut_out_of_its_file() {
    let open = "desk.Open(&quot;A &amp; B&quot;);\ndesk.Wait();\n";
    for (directive, expected) in [
        (
            ":::code language=\"csharp\" source=\"../samples/desk.cs\" id=\"open\":::",
            open,
        ),
        (
            ":::code source=\"~/samples/desk.cs\" range=\"5,3\" interactive=\"try-dotnet\":::",
            "int count = 1;\n    desk.Wait();\n",
        ),
        (
            "[!code-csharp[desk](../samples/desk.cs#open \"Desk\")]",
            open,
        ),
        ("[!code-c#[desk](../samples/desk.cs?name=open)]", open),
        ("[!code[desk](../samples/desk.cs#L5)]", "int count = 1;\n"),
        (
            "[!code-cs[desk](../samples/desk.cs?range=2-3&dedent=2)]",
            "  desk.Open(&quot;A &amp; B&quot;);\n  desk.Wait();\n",
        ),
    ] {
        assert_eq!(code(&quoting(directive)), expected, "{directive}");
    }
}

#[test]
fn lines_of_a_snippet_are_pointed_out() {
    let html = quoting(":::code source=\"../samples/desk.cs\" id=\"open\" highlight=\"2\":::");
    assert_eq!(html.matches("<mark>").count(), 1, "{html}");
    let (_, marked) = html.split_once("<mark>").unwrap();
    assert!(
        marked.contains("Wait") && !marked.contains("Open"),
        "{html}"
    );
}

#[test]
fn code_that_is_not_there_is_named() {
    for (directive, named) in [
        (
            ":::code source=\"../samples/none.cs\":::",
            "../samples/none.cs",
        ),
        (
            ":::code source=\"../samples/desk.cs\" id=\"shut\":::",
            "desk.cs#shut",
        ),
        (
            ":::code source=\"../samples/desk.cs\" range=\"90-\":::",
            "desk.cs 90-",
        ),
        (":::code source=\"../../../x.cs\":::", "../../../x.cs"),
    ] {
        let html = quoting(directive);
        assert!(
            html.contains("missing-code") && html.contains(named),
            "{html}"
        );
        assert!(!html.contains("<pre"), "{html}");
    }
}

#[test]
fn code_of_another_locale_is_used() {
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", "# A\n\n[!code[desk](desk.cs#L5)]\n")
        .file("ru-RU/desk.cs", CODE)
        .build();
    assert_eq!(code(built.text("fr-FR/a.html")), "int count = 1;\n");
}

#[cfg(feature = "highlight")]
#[test]
fn code_has_colours_in_every_edition() {
    let text = "# A\n\n```AzurePowerShell-Interactive\nGet-Item -Path '<b>' # all\n```\n";
    let built = Project::new()
        .locale("fr-FR")
        .locale("ru-RU")
        .file("fr-FR/a.md", text)
        .file("ru-RU/a.md", text)
        .build();
    for path in ["fr-FR/a.html", "ru-RU/a.html", "en-US/a.html"] {
        let html = built.text(path);
        assert!(html.contains("<code class=\"language-azurepowershell-interactive\">"));
        assert!(
            html.contains("<span class=\"hl-s\">'&lt;b&gt;'</span>"),
            "{html}"
        );
    }
}
