//! The laws of files beside the pages, with generated texts.

use proptest::prelude::*;

use crate::docset_laws;

/// Texts of pieces that mean something to a kind of file, and of others.
fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(pieces).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const REDIRECTIONS: &[&str] = &[
    "{\"redirections\": [",
    "{\"source_path\": \"",
    "\", \"redirect_url\": \"",
    "\"},",
    "\"}",
    "]}",
    "a.md",
    "fr-FR/old.md",
    "/folder/b",
    "../",
    "javascript:alert(1)",
    "//evil.example",
    "#x",
    "%2e%2e/",
    "index.html",
    "\\u0000",
];
const TOC: &[&str] = &[
    "- name: ",
    "  href: ",
    "  items:\n",
    "  - name: ",
    "    href: ",
    "a.md\n",
    "folder/b.md\n",
    "TOC.yml\n",
    "javascript:alert(1)\n",
    "\"><script>\n",
    "# [A](a.md)\n",
    "## [B](folder/b.md)\n",
    "&x ",
    "*x\n",
    "!!binary ",
];
const YAML: &[&str] = &[
    "title: ",
    "summary: |\n  ",
    "sections:\n",
    "  - name: ",
    "    questions:\n",
    "      - question: ",
    "        answer: |\n          ",
    "landingContent:\n",
    "  - title: ",
    "    linkLists:\n",
    "      - linkListType: ",
    "        links:\n",
    "          - text: ",
    "            url: ",
    "javascript:alert(1)\n",
    "<script>alert(1)</script>\n",
    "overview\n",
    "&x ",
    "*x\n",
];
const PATHS: &[&str] = &[
    "a", "A", ".md", ".yml", ".png", ".svg", ".html", "/", "index", "contents", "toc", "search",
    "CON", "nul", " ", ".", "é", "e\u{301}", ":", "\\", "\n", "roles", "map",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_redirections_are_read(text in text(REDIRECTIONS)) {
        docset_laws::redirections(&text);
    }

    #[test]
    fn any_toc_is_read(text in text(TOC)) {
        docset_laws::toc(&text);
    }

    #[test]
    fn any_yaml_page_is_read(text in text(YAML)) {
        docset_laws::yaml_page(&text);
    }

    #[test]
    fn files_of_any_name_are_published_or_told(text in text(PATHS)) {
        docset_laws::paths(&text);
    }
}
