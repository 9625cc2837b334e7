//! HTML in documents is untrusted: nothing of it can run, load or send anything.

use crate::html::{Html, Tag};
use crate::project::Project;

/// Ways to get a script into a page, one to a document.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "text <script>alert(1)</script> text",
    "text <script src='x'> text",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "text <img src=x onerror=\"alert(1)\"> text",
    "<p onclick=alert(1)>x</p>",
    "<b onmouseover='alert(1)'>x</b>",
    "<b/onmouseover='alert(1)'>x</b>",
    "<a href=\"#\" onfocus=alert(1) autofocus>x</a>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,x'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='https://x.example'><input name=a><button>send</button></form>",
    "<button formaction='javascript:alert(1)'>x</button>",
    "<input onfocus=alert(1) autofocus>",
    "<select onfocus=alert(1)><option>x</select>",
    "<textarea onfocus=alert(1)>x</textarea>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<link rel=stylesheet href='//x.example/x.css'>",
    "<style>@import '//x.example/x.css';</style>",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<base href='https://x.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\"></title>",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "<!DOCTYPE x [<script>alert(1)</script>]>",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<p id='\"><script>alert(1)</script>'>x</p>",
    "<a name='\"><script>alert(1)</script>'></a>",
    "<p lang='\" onclick=\"alert(1)'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='java&NewLine;script:alert(1)'>x</a>",
    "<a href='\u{1}javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='blob:https://x/y'>x</a>",
    "<a target=_blank ping='https://x.example' href='a.md'>x</a>",
    "text <a href='javascript:alert(1)'>x</a> text",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](\"onclick=alert(1))",
    "[x](a.md \"t' onclick='alert(1)\")",
    "[x](a.md '\" onclick=\"alert(1)')",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](media/a.png)",
    "![x](media/a.png '\" onerror=\"alert(1)')",
    ":::image type=\"content\" source=\"javascript:alert(1)\" alt-text=\"\" onerror=\"alert(1)\":::",
    ":::image type=\"content\" source=\"media/a.png\" alt-text=\"<script>alert(1)</script>\":::",
    ":::image type=\"content\" source=\"media/a.png\" alt-text=\"x\" lightbox=\"javascript:alert(1)\":::",
    "> [!VIDEO javascript:alert(1)]",
    "> [!VIDEO https://x.example/\"onload=\"alert(1)]",
    "> [!div class=\"x\\\" onclick=\\\"alert(1)\"]\n> x",
    "> [!div class='x\" onclick=\"alert(1)']\n> x",
    "# [<script>alert(1)</script>](#tab/x\"onclick=\"alert(1))\n\nx\n\n***",
    ":::zone pivot=\"x\" onclick=\"alert(1)\"\nx\n:::zone-end",
    ":::no-loc text=\"<script>alert(1)</script>\":::",
    "```html\"onclick=\"alert(1)\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "- <script>alert(1)</script>\n\n  <iframe src=x>",
    "> <div>\n> <script>\n> alert(1)</script>\n> </div>",
    "# Title <script>alert(1)</script>\n\n## <img src=x onerror=alert(1)> Sub",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "[!INCLUDE [<script>alert(1)</script>](javascript:alert(1))]",
    "<table><tr><td background='javascript:alert(1)'>x</td></tr></table>",
    "<div\nonclick\n=\n'alert(1)'\n>x</div>",
    "<div/onclick=alert(1)/>x",
    "<p><svg/onload=alert(1)>",
    "<a\u{c}href='javascript:alert(1)'>x</a>",
    "<br onload=alert(1)>",
    "<isindex onfocus=alert(1)>",
    "<x onclick=alert(1)>x</x>",
    "<x-y onclick=alert(1)>x</x-y>",
    "<dialog open onclick=alert(1)>x</dialog>",
    "<p is='x' slot='y' contenteditable autofocus accesskey=x>x</p>",
];

/// The elements of our own pages that documents may not bring.
const FORBIDDEN: &[&str] = &[
    "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "select",
    "textarea", "base", "style", "template", "math", "video", "audio", "source", "marquee",
    "noscript", "portal", "dialog",
];

/// What a reader of the site chooses with: a second language, and entries of the contents.
fn is_own_control(tag: &Tag) -> bool {
    match tag.name.as_str() {
        "input" => {
            let mode = tag.get("name") == Some("reading") && tag.get("type") == Some("radio");
            let filter = tag.get("id") == Some("isogloss:contents-filter")
                && tag.get("type") == Some("search");
            mode || filter
        }
        "select" => matches!(
            tag.get("id"),
            Some("isogloss:reading-with" | "isogloss:role-filter")
        ),
        _ => false,
    }
}

fn fault(tag: &Tag) -> Option<String> {
    if is_own_control(tag) {
        return None;
    }
    if FORBIDDEN.contains(&tag.name.as_str()) {
        return Some(format!("the element {tag:?}"));
    }
    for (name, value) in &tag.attributes {
        let bare: String = value
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .collect();
        let bare = bare.to_ascii_lowercase();
        let schemes = ["javascript:", "data:", "vbscript:", "blob:", "file:"];
        let is_address = matches!(
            name.as_str(),
            "href" | "src" | "action" | "formaction" | "srcdoc" | "ping" | "data" | "background"
        );
        let unsafe_address = is_address && schemes.iter().any(|scheme| bare.starts_with(scheme));
        if name.starts_with("on")
            || name == "style"
            || unsafe_address
            || name == "srcdoc"
            || name == "ping"
        {
            return Some(format!("the attribute `{name}` of {tag:?}"));
        }
    }
    None
}

/// What of a page could run, load or send something. Nothing but our own script may.
pub(crate) fn faults(html: &Html) -> Vec<String> {
    let mut faults: Vec<String> = html.tags().filter_map(fault).collect();
    let scripts: Vec<_> = html
        .all("script")
        .map(|tag| tag.attributes.clone())
        .collect();
    let own = |attributes: &std::collections::BTreeMap<String, String>| {
        attributes
            .get("src")
            .map(|src| src.trim_start_matches("https://docs.example.com/"))
            .map(|src| src.trim_start_matches("https://docs.example.com/"))
            .is_some_and(|src| !src.contains("//") && src.ends_with(".js"))
    };
    if !scripts.iter().all(own) {
        faults.push(format!("scripts: {scripts:?}"));
    }
    for element in ["script", "img", "svg", "button", "link", "meta"] {
        if html
            .within("article")
            .within("div")
            .all(element)
            .any(|tag| tag.get("class").is_none() && element != "img")
        {
            faults.push(format!("`<{element}>` in the body"));
        }
    }
    faults.extend(html.faults());
    faults
}

fn attacked(attacks: impl Iterator<Item = (String, String)>) -> Vec<(String, Vec<String>)> {
    let mut project = Project::new()
        .locale("fr-FR")
        .file("fr-FR/media/a.png", "png");
    for (path, text) in attacks {
        project = project.file(&format!("fr-FR/{path}"), text);
    }
    let built = project.build();
    built
        .pages()
        .map(|(path, page)| (path.to_owned(), faults(&page)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect()
}

#[test]
fn nothing_in_a_document_can_run() {
    let attacks = ATTACKS.iter().enumerate();
    let pages = attacks.map(|(number, attack)| {
        (
            format!("a{number}.md"),
            format!("# A\n\n{attack}\n\nafter\n"),
        )
    });
    assert_eq!(attacked(pages), []);
}

#[test]
fn nothing_in_a_segment_can_run() {
    let attacks = ATTACKS.iter().enumerate();
    let pages = attacks.map(|(number, attack)| {
        let body = crate::project::pair(1, attack, attack);
        (format!("a{number}.md"), format!("# A\n\n{body}\n\nafter\n"))
    });
    assert_eq!(attacked(pages), []);
}

#[test]
fn nothing_in_metadata_and_yaml_can_run() {
    let attacks = ATTACKS.iter().enumerate();
    let pages = attacks.map(|(number, attack)| {
        let quoted = attack.replace('\'', "''").replace('\n', " ").replace(['\t', '\u{1}', '\u{c}'], " ");
        if number % 2 == 0 {
            let text = format!("---\ntitle: '{quoted}'\ndescription: '{quoted}'\nms.custom: '{quoted}'\n---\n# A\n");
            (format!("a{number}.md"), text)
        } else {
            let text = format!(
                "### YamlMime:FAQ\nmetadata:\n  title: '{quoted}'\ntitle: '{quoted}'\nsummary: '{quoted}'\n\
                 sections:\n- name: '{quoted}'\n  questions:\n  - question: '{quoted}'\n    answer: '{quoted}'\n"
            );
            (format!("a{number}.yml"), text)
        }
    });
    let toc = ATTACKS.iter().map(|attack| {
        let quoted = attack
            .replace('\'', "''")
            .replace('\n', " ")
            .replace(['\t', '\u{1}', '\u{c}'], " ");
        format!("- name: '{quoted}'\n  href: '{quoted}'\n")
    });
    let landing = "### YamlMime:Landing\ntitle: x\nsummary: y\nlandingContent:\n- title: z\n  linkLists:\n  \
                   - linkListType: x\n    links:\n    - text: go\n      url: 'javascript:alert(1)'\n";
    let redirects = r#"{"redirections":[{"source_path":"fr-FR/x.md","redirect_url":"javascript:alert(1)"},
        {"source_path":"fr-FR/y.md","redirect_url":"/\"><script>alert(1)</script>"}]}"#;
    let more = [
        ("TOC.yml".to_owned(), toc.collect::<String>()),
        ("land.yml".to_owned(), landing.to_owned()),
        (
            ".openpublishing.redirection.json".to_owned(),
            redirects.to_owned(),
        ),
    ];
    assert_eq!(attacked(pages.chain(more)), []);
}

#[test]
fn what_documents_need_passes() {
    let text = "# A\n\n<table><tr><th>a</th></tr><tr><td>b<br>c</td></tr></table>\n\n\
        <details><summary>More</summary>\n\nhidden\n\n</details>\n\n<ul><li>i</li></ul>\n\nx<sup>2</sup> <kbd>Ctrl</kbd> \
        <em>e</em> <a id=\"here\"></a>\n";
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", text)
        .build();
    let page = built.page("fr-FR/a.html").within("article");
    for element in [
        "table", "td", "br", "details", "summary", "sup", "kbd", "em", "li",
    ] {
        assert!(page.all(element).next().is_some(), "{element}");
    }
    assert!(page.ids().contains("here"));
    assert_eq!(built.told(), Vec::<String>::new());
}

#[test]
fn what_was_dropped_is_told() {
    for text in [
        "<script>x</script>",
        "a <iframe src=x></iframe>",
        "<p onclick=x>y</p>",
        "<a href='javascript:x'>y</a>",
    ] {
        let built = Project::new()
            .locale("fr-FR")
            .file("fr-FR/a.md", format!("# A\n\n{text}\n"))
            .build();
        assert_eq!(built.found.len(), 1, "{text}: {:?}", built.told());
        assert_eq!(built.found[0].rule.0, "html-disallowed");
    }
}
