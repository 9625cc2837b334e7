//! The laws of steps 3 and 6 on generated documents.

use proptest::prelude::*;

use crate::laws;

/// What documents are made of, whole and in halves.
const PIECES: &[&str] = &[
    "word ",
    "Слово ",
    "字",
    "\u{301}",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "  ",
    "    ",
    "\t",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "2) ",
    "- [x] ",
    "***",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "~~~",
    "|",
    "|-|-|\n",
    "\\",
    "&amp;",
    "&#x22;",
    "&",
    "<",
    ">",
    "\"",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<ul><li>",
    "</li></ul>",
    "<details><summary>",
    "</summary>",
    "</details>",
    "<a name=\"x\"></a>",
    "<a id='y'>",
    "</a>",
    "<a href=\"javascript:x\">",
    "<span>",
    "</span>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<token>",
    "<img src=x onerror=y>",
    "<svg>",
    "[",
    "](",
    ")",
    "](a.md)",
    "![",
    "](x.png \"t\")",
    "[^1]",
    "[^1]: ",
    "[x]: y.md\n",
    "<https://example.com>",
    "[!NOTE]\n",
    "[!VIDEO https://a.example]",
    "[!div class=\"a\"]\n",
    "[!INCLUDE [x](y.md)]",
    "[!code-js[x](y.js)]",
    ":::row:::\n",
    ":::column span=\"2\":::\n",
    ":::column-end:::\n",
    ":::row-end:::\n",
    ":::zone pivot=\"a\"\n",
    ":::zone-end\n",
    ":::moniker range=\"a\"\n",
    ":::moniker-end\n",
    ":::no-loc text=\"A\":::",
    ":::image type=\"content\" source=\"a.png\" alt-text=\"b\":::",
    ":::image-end:::\n",
    ":::code ",
    ":::",
    "## [T](#tab/t)\n",
    "***\n",
    "---\n",
    "title: x\n",
    "- name: y\n  href: z.md\n",
    "### YamlMime:FAQ\n",
    "title: q\nsections:\n- name: s\n  questions:\n  - question: a\n    answer: b\n",
    "**Appropriate roles**: A | B\n",
    "**Applies to**\n",
    "<span data-ttu-id=\"abcde-101\">",
    "</span><span class=\"sxs-lookup\"><span data-stu-id=\"abcde-101\">",
    "</span></span>",
];

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..32).prop_map(|pieces| pieces.concat())
}

/// Four times the usual cases, or as many as `PROPTEST_CASES` asks for. A counterexample
/// becomes a test of its own, so none is kept in a file.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases.max(1024),
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_document_is_parsed(text in document()) {
        laws::parse_page(&text);
    }

    #[test]
    fn any_text_is_parsed(text in any::<String>()) {
        laws::parse_page(&text);
    }

    #[test]
    fn any_document_makes_a_sound_page(text in document()) {
        laws::render_body(&text);
    }

    #[test]
    fn any_text_makes_a_sound_page(text in any::<String>()) {
        laws::render_body(&text);
    }
}

/// Nesting without end, and other texts that run a careless program out of stack.
#[test]
fn deep_documents_make_sound_pages() {
    for (head, tail) in [
        ("> ", ""),
        ("- ", ""),
        ("1. ", ""),
        ("*a ", ""),
        ("**a ", "b**"),
        ("[", "](x)"),
        ("![", "](x)"),
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<details>\n\n", ""),
        ("<table><tr><td>", ""),
        (":::zone pivot=\"a\"\n", ":::zone-end\n"),
        ("<span data-ttu-id=\"abcde-1\">", "</span>"),
        ("`", ""),
        ("[^1]: ", ""),
        ("| a ", "\n|-"),
    ] {
        let text = [head.repeat(10_000), "x".to_owned(), tail.repeat(10_000)].concat();
        laws::parse_page(&text);
        laws::render_body(&text);
    }
    let lists: String = (0..2_000)
        .map(|depth| "  ".repeat(depth) + "- a\n")
        .collect();
    laws::parse_page(&lists);
    laws::render_body(&lists);
}

/// What fuzzing found.
#[test]
fn odd_documents_make_sound_pages() {
    for text in [
        // A translated list whose label is not found begins with a letter of two bytes.
        "<span data-ttu-id=\"abcde-101\">А</span><span class=\"sxs-lookup\"><span data-stu-id=\"abcde-101\">**Applies to**:</span></span>",
        // What looks like front matter once the tags are gone.
        "---\n<span data-ttu-id=\"abcde-101\">E</span>\n-<span data-ttu-id=\"abcde-102\">--</span>\n",
        "<a name=\"here\">i\n## <a name=\"here\">\n",
        "# <a name=\"two words\"></a>Title\n\n<p id=\"\">a <b id=\"b c\">d</b></p>\n",
        // Emphasis beside Han characters closes before the tag that began in it.
        "**重<s>**要</s>",
        // What stands between two steps opens a tag, or closes one around them.
        "1.\n<s>\n\n2.",
        "<div>\n\n1. a\n\n</div>\n\n2. b",
        // Links in links, in all ways.
        "<a href=\"b.md\">[in](b.md) out</a> [x <a href=\"c.md\">y</a> <a id=\"z\"></a>](b.md)",
        "<a href=\"b.md\">x <a href=\"c.md\">y</a> z</a>\n\n<p><a name=\"w\">x<a id=\"v\" name=\"u\">y</a></a></p>",
        "<div><a name=\"z1\"/>text</div>\n\n<a id=\"x1\" name=\"y1\"></a>x <a name=\"q\"/>y",
    ] {
        laws::parse_page(text);
        laws::render_body(text);
    }
}

#[test]
fn raw_html_around_a_lifted_list_is_closed() {
    laws::render_body("<p><table><tr><td>\n\n**Appropriate roles**: A | B\n");
}
