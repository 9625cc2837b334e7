//! What holds for any file, tried on files of random pieces.

use isogloss::svg;
use proptest::prelude::*;

use super::file;
use crate::laws;

const NAMES: &[&str] = &[
    "g",
    "svg",
    "a",
    "text",
    "tspan",
    "style",
    "title",
    "desc",
    "use",
    "image",
    "rect",
    "script",
    "SCRIPT",
    "foreignObject",
    "set",
    "animate",
    "x:g",
    "s:rect",
    "s:script",
    "h:p",
    "metadata",
    "switch",
    "blink",
    "feImage",
    "textPath",
];

const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "fill",
    "style",
    "href",
    "xlink:href",
    "l:href",
    "onload",
    "ONCLICK",
    "x:onload",
    "xml:space",
    "xml:base",
    "xml:lang",
    "xmlns",
    "xmlns:s",
    "xmlns:h",
    "attributeName",
    "to",
    "d",
    "type",
    "media",
    "transform",
    "filter",
    "values",
    "unknown",
];

const VALUES: &[&str] = &[
    "",
    "a",
    "#a",
    " #a ",
    "href",
    "fill",
    "red",
    "url(#a)",
    "url( '#a' )",
    "url(x)",
    "u/**/rl(x)",
    "javascript:alert(1)",
    "java&#115;cript:x",
    "data:image/png;base64,iVBORw0KGgo=",
    "data:image/svg+xml,x",
    "&lt;",
    "&quot;",
    "&#10;",
    "&x;",
    "\\75 rl(x)",
    "preserve",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/xlink",
    "text/css",
    "rotate(3)",
    "rotate (3) /* */",
    "//**/* x */",
];

const TEXTS: &[&str] = &[
    "x",
    " ",
    "\r\n",
    "&amp;",
    "&lt;script&gt;",
    "<![CDATA[<b>]]>",
    "]]&gt;",
    "<!-- x -->",
    "<?x y?>",
    "p{fill:red}",
    "url(#a)",
    "/* */",
    "/",
    "*",
    "@",
    "é",
    "\u{202e}",
    "&#x41;",
    "&unknown;",
];

fn any_of(list: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(list)
}

fn attributes() -> impl Strategy<Value = String> {
    let one = (any_of(ATTRIBUTES), any_of(VALUES));
    prop::collection::btree_map(any_of(ATTRIBUTES), one, 0..4).prop_map(|all| {
        let written = all
            .iter()
            .map(|(name, (_, value))| format!(" {name}=\"{value}\""));
        written.collect()
    })
}

/// A tree of elements and text.
fn tree() -> impl Strategy<Value = String> {
    let text = any_of(TEXTS).prop_map(str::to_owned);
    text.prop_recursive(6, 48, 6, |inner| {
        let content = prop::collection::vec(inner, 0..6).prop_map(|parts| parts.concat());
        (any_of(NAMES), attributes(), content).prop_map(|(name, attributes, content)| {
            format!("<{name}{attributes}>{content}</{name}>")
        })
    })
}

/// Pieces in any order, mostly not well formed.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any_of(NAMES).prop_map(|name| format!("<{name}")),
        any_of(NAMES).prop_map(|name| format!("</{name}>")),
        attributes(),
        any_of(TEXTS).prop_map(str::to_owned),
        any_of(&[
            "<",
            ">",
            "/>",
            "'",
            "\"",
            "=",
            "&",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE ["
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
}

/// Namespaces that the pieces need.
const OPEN: &str = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' \
                    xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:l='http://www.w3.org/1999/xlink' \
                    xmlns:h='http://www.w3.org/1999/xhtml' xmlns:x='urn:x'>";

proptest! {
    #[test]
    fn any_tree_is_harmless(content in tree()) {
        laws::svg(format!("{OPEN}{content}</svg>").as_bytes());
    }

    #[test]
    fn any_pieces_are_harmless(content in pieces()) {
        laws::svg(format!("{OPEN}{content}</svg>").as_bytes());
        laws::svg(content.as_bytes());
    }

    #[test]
    fn any_bytes_are_harmless(bytes in any::<Vec<u8>>()) {
        laws::svg(&bytes);
    }

    #[test]
    fn any_text_is_kept(text in "[ -~é-ü\u{4e00}-\u{4fff}]{0,40}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let content = format!("<text>{escaped}</text>");
        let cleaned = svg::clean(file(&content).as_bytes()).unwrap();
        let written = String::from_utf8(cleaned.bytes).unwrap();
        let tree = roxmltree::Document::parse(&written).unwrap();
        let shown: String = tree.descendants().filter_map(|node| node.text()).take(1).collect();
        prop_assert_eq!(shown, text);
    }
}
