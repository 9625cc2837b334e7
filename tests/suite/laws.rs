//! What holds for any text: the bodies of the property tests and of the fuzz targets.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use isogloss::parse::{
    Block, BlockKind, Document, HtmlPart, Inline, InlineKind, Page, Target, TargetKind,
    toc_markdown, toc_yaml, yaml_kind,
};
use isogloss::read::Side;
use isogloss::render::site::body::{self, BodyWords, ImageFile, Links, Place};
use isogloss::svg;
use isogloss::text::{FileId, TextRange};
use isogloss::vocabulary::Vocabulary;

use crate::html::Html;

/// No tree is deeper: containers, `:::` blocks counted, and for each two levels that tabs
/// and joined procedures can add.
const MAX_DEPTH: usize = 16 * 3 + 2;

/// Step 3 understands any text as far as it goes, and its ranges are places of the text.
pub(crate) fn parse_page(text: &str) {
    for page in pages(text) {
        for side in [Side::Target, Side::Source] {
            if let Some(document) = page.document(side) {
                ranges_lie_in_the_text(&page, side, document);
            }
        }
        for (side, notice) in &page.notices {
            place(&page, *side, notice.range);
            assert!(!notice.message.is_empty());
        }
    }
    let _ = toc_markdown(text);
    let _ = toc_yaml(text);
}

/// What is written of any text is well formed, and nothing in it can run.
pub(crate) fn render_body(text: &str) {
    for page in pages(text) {
        for side in [Side::Target, Side::Source] {
            let body = body::write(&page, side, &Anywhere, &words(), body::Extras::default());
            let whole = [
                &body.heading,
                "</h1>",
                &body.roles,
                &body.applies_to,
                &body.html,
            ];
            let html = Html::new(&format!("<h1>{}", whole.concat()));
            assert_eq!(html.faults(), Vec::<String>::new(), "{text:?}");
            let ids = html.ids();
            for (_, anchor, _) in &body.outline {
                assert!(ids.contains(anchor.as_str()), "#{anchor} of {text:?}");
            }
            for tag in html.tags() {
                assert!(ELEMENTS.contains(&tag.name.as_str()), "{tag:?} of {text:?}");
                let sound = |name: &str| !name.starts_with("on") && name != "style";
                assert!(tag.attributes.keys().all(|name| sound(name)), "{tag:?}");
            }
            for address in html.addresses() {
                let kind = Target::new(address).kind;
                assert_ne!(kind, TargetKind::Unsafe, "{address:?} of {text:?}");
            }
        }
    }
}

/// What is published of any SVG file is well formed, can neither run nor load anything, and
/// is what cleaning leaves of it.
pub(crate) fn svg(bytes: &[u8]) {
    let Ok(cleaned) = svg::clean(bytes) else {
        return;
    };
    let text = std::str::from_utf8(&cleaned.bytes).unwrap();
    let tree = roxmltree::Document::parse(text).unwrap_or_else(|fault| panic!("{fault}: {text}"));
    for node in tree.descendants() {
        assert!(!node.is_pi() && !node.is_comment(), "{text}");
        if node.is_element() {
            svg_element(node, text);
        }
    }
    for lost in &cleaned.lost {
        assert!(lost.range.end as usize <= bytes.len() && lost.count > 0);
    }
    let again = svg::clean(&cleaned.bytes).unwrap();
    assert_eq!(again.lost, [], "{text}");
    assert_eq!(String::from_utf8(again.bytes).unwrap(), text);
}

fn svg_element(node: roxmltree::Node<'_, '_>, text: &str) {
    let name = node.tag_name();
    assert_eq!(
        name.namespace(),
        Some("http://www.w3.org/2000/svg"),
        "{text}"
    );
    let inert = [
        "script",
        "handler",
        "listener",
        "foreignObject",
        "discard",
        "a",
        "metadata",
    ];
    assert!(!inert.contains(&name.name()), "{text}");
    if name.name() == "style" {
        leads_nowhere(node.text().unwrap_or_default(), text);
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let is_xml = attribute.namespace() == Some("http://www.w3.org/XML/1998/namespace");
        assert!(attribute.namespace().is_none() || is_xml, "{text}");
        assert!(
            !name.to_lowercase().starts_with("on") && name != "base",
            "{text}"
        );
        match name {
            "href" => {
                let kinds = ["png", "jpeg", "gif", "webp"];
                let is_picture = |kind| value.starts_with(&format!("data:image/{kind};base64,"));
                assert!(
                    value.starts_with('#') || kinds.into_iter().any(is_picture),
                    "{text}"
                );
            }
            "attributeName" => {
                let inert = value.to_lowercase();
                assert!(
                    !inert.contains("href") && !inert.starts_with("on"),
                    "{text}"
                );
                assert_ne!(inert, "style", "{text}");
            }
            "id" | "class" | "role" | "lang" | "version" | "baseProfile" | "focusable" => {}
            name if name.starts_with("aria-") || name.starts_with("required") => {}
            "systemLanguage" => {}
            _ => leads_nowhere(value, text),
        }
    }
}

/// Nothing in the CSS is an address, nor can become one.
fn leads_nowhere(css: &str, text: &str) {
    let css = css.to_lowercase();
    assert!(!css.contains(['\\', '@']), "{text}");
    for word in [
        "javascript:",
        "expression(",
        "-moz-binding",
        "image-set(",
        "src(",
    ] {
        assert!(!css.contains(word), "{text}");
    }
    for (at, _) in css.match_indices("url(") {
        assert!(css[at..].starts_with("url(#"), "{text}");
    }
}

/// Everything that a body may hold.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// The text as a Markdown page, and as a YAML page where it says that it is one.
fn pages(text: &str) -> Vec<Page> {
    let words = vocabulary();
    let yaml = yaml_kind(text).map(|kind| Page::yaml(text.to_owned(), kind, words));
    let markdown = Page::markdown(text.to_owned(), words, words);
    yaml.into_iter().chain([markdown]).collect()
}

fn vocabulary() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| Vocabulary::load(&"en-US".parse().unwrap(), &BTreeMap::new()))
}

fn words() -> BodyWords {
    BodyWords {
        table: "A \"table\" & <more>".to_owned(),
        ..BodyWords::default()
    }
}

/// Every target leads to where it says: what is unsafe must not get this far.
struct Anywhere;

impl Links for Anywhere {
    fn href(&self, _: Place, target: &Target) -> Option<String> {
        Some(target.raw.clone()).filter(|_| target.kind != TargetKind::Unsafe)
    }

    fn image(&self, place: Place, target: &Target) -> Option<ImageFile> {
        let size = Some((16, 9));
        self.href(place, target).map(|src| ImageFile { src, size })
    }

    fn include(&self, _: Place, _: &Target) -> Option<(FileId, &Page)> {
        None
    }

    fn snippet(&self, _: Place, target: &Target) -> Option<String> {
        Some(target.raw.clone())
    }
}

fn ranges_lie_in_the_text(page: &Page, side: Side, document: &Document) {
    place(page, side, document.front_matter.range);
    for list in &document.audiences {
        place(page, side, list.range);
        place(page, side, list.label);
    }
    let mut open: Vec<(&Block, usize)> = document.blocks.iter().map(|block| (block, 1)).collect();
    while let Some((block, depth)) = open.pop() {
        assert!(depth <= MAX_DEPTH, "the tree is too deep");
        place(page, side, block.range);
        match &block.kind {
            BlockKind::Paragraph(content) => inlines(page, side, content),
            BlockKind::Heading(heading) => inlines(page, side, &heading.content),
            BlockKind::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    place(page, side, cell.range);
                    inlines(page, side, &cell.content);
                }
            }
            BlockKind::Html(parts) => {
                for part in parts {
                    match part {
                        HtmlPart::Tag(tag) => place(page, side, tag.range),
                        HtmlPart::Text(range) => place(page, side, *range),
                    }
                }
            }
            _ => {}
        }
        for children in block.kind.children() {
            open.extend(children.iter().map(|block| (block, depth + 1)));
        }
    }
}

fn inlines(page: &Page, side: Side, content: &[Inline]) {
    let mut open: Vec<(&Inline, usize)> = content.iter().map(|inline| (inline, 1)).collect();
    while let Some((inline, depth)) = open.pop() {
        assert!(depth <= MAX_DEPTH, "running text is nested too deep");
        place(page, side, inline.range);
        let children = match &inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => content,
            InlineKind::Link(link) => &link.content,
            _ => continue,
        };
        open.extend(children.iter().map(|inline| (inline, depth + 1)));
    }
}

/// The range is one of the side's text, and leads to one of the file.
fn place(page: &Page, side: Side, range: TextRange) {
    let is_of =
        |text: &str, range: TextRange| text.get(range.start as usize..range.end as usize).is_some();
    assert!(
        is_of(page.text(side), range),
        "{range:?} of {:?}",
        page.text(side)
    );
    let in_file = page.to_file(side, range);
    assert!(is_of(&page.file, in_file), "{in_file:?} of {:?}", page.file);
}
