//! Raw HTML of a document, reduced to what a page may show.
//!
//! The allow-list below is the whole policy: an element or attribute that is not in it
//! never enters the model. Names that HTML does not know are placeholders that an
//! author forgot to escape (`<token>`): they stay, as text.

use html5gum::{EndTag, StartTag, Token};

use super::html_tokens::Tokens;
use super::model::{HtmlPart, HtmlTag, Target, TargetKind};
use super::notice::{Notice, rules};
use super::own_ids;
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// Elements that documents legitimately use. None of them can run or load anything.
const ALLOWED: &[&str] = &[
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

/// Elements without an end tag (HTML, §13.1.2).
const VOID: &[&str] = &["br", "col", "hr", "wbr"];

/// Elements whose end tag may be left out (HTML, §13.1.2.4).
const OPTIONAL_END: &[&str] = &[
    "li", "dt", "dd", "p", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
];

/// Known elements that are dropped, but whose words stay.
const UNWRAPPED: &[&str] = &[
    "acronym", "address", "area", "article", "aside", "base", "basefont", "bdi", "bdo", "big",
    "body", "button", "center", "data", "dir", "fieldset", "font", "footer", "form", "frame",
    "frameset", "head", "header", "hgroup", "html", "img", "image", "input", "label", "legend",
    "link", "main", "map", "menu", "meta", "meter", "nav", "optgroup", "option", "output", "param",
    "picture", "progress", "rp", "rt", "ruby", "search", "section", "select", "slot", "source",
    "strike", "time", "track", "tt",
];

/// Elements that are dropped with all they hold.
const REMOVED: &[&str] = &[
    "applet",
    "audio",
    "canvas",
    "dialog",
    "embed",
    "iframe",
    "marquee",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "portal",
    "script",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Attributes that any allowed element may carry, besides `id`.
const GLOBAL_ATTRIBUTES: &[&str] = &["dir", "lang", "title"];

/// What a document's tag is to a page.
pub(super) enum Verdict {
    /// It may be shown.
    Show(HtmlTag),
    /// It is no HTML: text that an author forgot to escape.
    Text,
    /// It is dropped; what it holds stays.
    Drop,
    /// It is dropped with what it holds, up to its end tag (`close` for the end tag).
    Remove {
        /// The element.
        name: &'static str,
        /// Whether this is the end tag.
        close: bool,
    },
}

/// Judges one raw tag of running text, which lies at `range` of the side text.
pub(super) fn judge_tag(tag: &str, range: TextRange, notices: &mut Vec<Notice>) -> Verdict {
    match Tokens::new(tag).next() {
        Some(Token::StartTag(start)) => judge_start(&start, range, notices),
        Some(Token::EndTag(end)) => judge_end(&end, range),
        // Comments, declarations and processing instructions say nothing to a reader.
        Some(Token::Comment(_) | Token::Doctype(_)) => Verdict::Drop,
        _ if tag.starts_with("<!") || tag.starts_with("<?") => Verdict::Drop,
        _ => Verdict::Text,
    }
}

/// Reduces a block of raw HTML. `lines` are its lines in the side text `text`, without
/// the markers of the containers that it stands in.
pub(super) fn judge_block(
    text: &str,
    lines: &[TextRange],
    notices: &mut Vec<Notice>,
) -> Vec<HtmlPart> {
    let (joined, offsets) = join(text, lines);
    let to_side = |start: usize, end: usize| to_side(&offsets, start, end);
    let mut parts = Vec::new();
    let mut removing: Option<&'static str> = None;
    for token in Tokens::new(&joined) {
        let (verdict, range) = match token {
            Token::StartTag(start) => {
                let range = to_side(start.span.start, start.span.end);
                let quiet = &mut Vec::new();
                let heard = if removing.is_some() {
                    quiet
                } else {
                    &mut *notices
                };
                (judge_start(&start, range, heard), range)
            }
            Token::EndTag(end) => {
                let range = to_side(end.span.start, end.span.end);
                (judge_end(&end, range), range)
            }
            Token::String(string) => {
                // A text token may span lines whose container markers lie between them.
                if removing.is_none() {
                    push_text(&offsets, string.span.start, string.span.end, &mut parts);
                }
                continue;
            }
            _ => continue,
        };
        match (verdict, removing) {
            (Verdict::Remove { name, close: false }, None) => removing = Some(name),
            (Verdict::Remove { name, close: true }, Some(open)) if name == open => removing = None,
            (_, Some(_)) | (Verdict::Drop | Verdict::Remove { .. }, None) => {}
            (Verdict::Show(tag), None) => parts.push(HtmlPart::Tag(tag)),
            (Verdict::Text, None) => parts.push(HtmlPart::Text(range)),
        }
    }
    parts
}

fn judge_start(tag: &StartTag<usize>, range: TextRange, notices: &mut Vec<Notice>) -> Verdict {
    let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
    if let Some(name) = known(REMOVED, &name) {
        notices.push(dropped(
            range,
            &format!("`<{name}>` was dropped with what it holds"),
        ));
        return Verdict::Remove { name, close: false };
    }
    if known(UNWRAPPED, &name).is_some() {
        // Presentational leftovers change nothing that a reader could miss.
        if !matches!(name.as_str(), "font" | "center" | "big" | "tt" | "strike") {
            notices.push(dropped(range, &format!("the tag `<{name}>` was dropped")));
        }
        return Verdict::Drop;
    }
    let Some(name) = known(ALLOWED, &name) else {
        return Verdict::Text;
    };
    let mut attributes = Vec::new();
    let mut target = None;
    for (key, value) in &tag.attributes {
        let key = String::from_utf8_lossy(key).to_ascii_lowercase();
        let value = String::from_utf8_lossy(&value.value).into_owned();
        match judge_attribute(name, &key, &value) {
            Attribute::Keep(key) => attributes.push((key, value)),
            Attribute::Href => match Target::new(value) {
                Target {
                    kind: TargetKind::Unsafe,
                    raw,
                } => {
                    let raw: String = raw.chars().take(40).collect();
                    notices.push(dropped(range, &format!("the link to `{raw}` was dropped")));
                }
                safe => target = Some(safe),
            },
            Attribute::Ignore => {}
            Attribute::Refuse => {
                notices.push(dropped(
                    range,
                    &format!("the attribute `{key}` was dropped"),
                ));
            }
        }
    }
    Verdict::Show(HtmlTag {
        range,
        name,
        close: tag.self_closing && name == "a",
        attributes,
        target,
    })
}

fn judge_end(tag: &EndTag<usize>, range: TextRange) -> Verdict {
    let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
    if let Some(name) = known(REMOVED, &name) {
        return Verdict::Remove { name, close: true };
    }
    if known(UNWRAPPED, &name).is_some() {
        return Verdict::Drop;
    }
    let Some(name) = known(ALLOWED, &name) else {
        return Verdict::Text;
    };
    // `</br>` is a line break to every browser (HTML, §13.2.6.4.7).
    let close = name != "br";
    if close && is_void(name) {
        return Verdict::Drop;
    }
    Verdict::Show(HtmlTag {
        range,
        name,
        close,
        attributes: Vec::new(),
        target: None,
    })
}

enum Attribute {
    Keep(&'static str),
    Href,
    Ignore,
    Refuse,
}

fn judge_attribute(element: &str, key: &str, value: &str) -> Attribute {
    // An identifier has no white space, and one character at least (HTML, §3.2.6.1); those
    // of the site's own elements are not for documents.
    if key == "id" || (element, key) == ("a", "name") {
        return match known(&["id", "name"], key) {
            Some(_) if value.is_empty() => Attribute::Ignore,
            Some(key) if !value.contains(char::is_whitespace) && !own_ids::is_own(value) => {
                Attribute::Keep(key)
            }
            _ => Attribute::Refuse,
        };
    }
    if let Some(key) = known(GLOBAL_ATTRIBUTES, key) {
        let sound = match key {
            "dir" => matches!(value, "ltr" | "rtl" | "auto"),
            "lang" => value.parse::<crate::locale::Locale>().is_ok(),
            _ => true,
        };
        return if sound {
            Attribute::Keep(key)
        } else {
            Attribute::Ignore
        };
    }
    let number = !value.is_empty() && value.len() < 5 && value.bytes().all(|b| b.is_ascii_digit());
    match (element, key) {
        ("a", "href") => Attribute::Href,
        ("td" | "th", "colspan") if number => Attribute::Keep("colspan"),
        ("td" | "th", "rowspan") if number => Attribute::Keep("rowspan"),
        ("th", "scope") if matches!(value, "row" | "col" | "rowgroup" | "colgroup") => {
            Attribute::Keep("scope")
        }
        ("col" | "colgroup", "span") if number => Attribute::Keep("span"),
        ("ol", "start") if number => Attribute::Keep("start"),
        ("ol", "reversed") => Attribute::Keep("reversed"),
        ("li", "value") if number => Attribute::Keep("value"),
        ("details", "open") => Attribute::Keep("open"),
        // Looks are the theme's; dropping them loses no meaning, so nothing is said.
        (
            _,
            "class" | "style" | "width" | "height" | "align" | "valign" | "border" | "bgcolor"
            | "cellspacing" | "cellpadding" | "target" | "rel" | "color" | "face" | "size"
            | "colspan" | "rowspan" | "scope" | "span" | "start" | "value" | "role" | "summary"
            | "tabindex" | "frame" | "rules" | "nowrap" | "clear" | "type" | "hidden",
        ) => Attribute::Ignore,
        (_, key) if key.starts_with("data-") || key.starts_with("aria-") => Attribute::Ignore,
        _ => Attribute::Refuse,
    }
}

fn dropped(range: TextRange, message: &str) -> Notice {
    Notice {
        rule: rules::HTML_DISALLOWED,
        severity: Severity::Warning,
        range,
        message: message.to_owned(),
        help: "documents may use text, lists, tables, links and `details`; write the rest in Markdown",
    }
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}

/// Whether the element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether the end tag of the element may be left out.
pub(super) fn has_optional_end(name: &str) -> bool {
    OPTIONAL_END.contains(&name)
}

/// The lines as one string, with the offset of each in the string and in the side text.
fn join(text: &str, lines: &[TextRange]) -> (String, Vec<(usize, TextRange)>) {
    let mut joined = String::new();
    let mut offsets = Vec::with_capacity(lines.len());
    for &line in lines {
        offsets.push((joined.len(), line));
        joined.push_str(line.of(text));
    }
    (joined, offsets)
}

/// The smallest range of the side text that covers `start..end` of the joined lines.
fn to_side(offsets: &[(usize, TextRange)], start: usize, end: usize) -> TextRange {
    let at = |offset: usize| {
        let line = offsets
            .partition_point(|(joined, _)| *joined <= offset)
            .saturating_sub(1);
        offsets.get(line).map_or(0, |(joined, side)| {
            (side.start as usize + offset.saturating_sub(*joined)).min(side.end as usize)
        })
    };
    // The end is exclusive: take the line of the last byte.
    let last = if end > start {
        at(end - 1) + 1
    } else {
        at(start)
    };
    TextRange::new(at(start), last.max(at(start)))
}

fn push_text(offsets: &[(usize, TextRange)], start: usize, end: usize, parts: &mut Vec<HtmlPart>) {
    let first = offsets
        .partition_point(|(joined, _)| *joined <= start)
        .saturating_sub(1);
    for (joined, side) in &offsets[first.min(offsets.len())..] {
        if *joined >= end {
            break;
        }
        let from = start.max(*joined) - joined;
        let to = (end - joined).min(side.len());
        if from < to {
            parts.push(HtmlPart::Text(TextRange::new(
                side.start as usize + from,
                side.start as usize + to,
            )));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(html: &str) -> (String, usize) {
        let mut notices = Vec::new();
        let parts = judge_block(html, &[TextRange::new(0, html.len())], &mut notices);
        let shown = parts.iter().map(|part| match part {
            HtmlPart::Text(range) => range.of(html).to_owned(),
            HtmlPart::Tag(tag) => format!("{{{}{}}}", if tag.close { "/" } else { "" }, tag.name),
        });
        (shown.collect(), notices.len())
    }

    #[test]
    fn tables_and_lists_pass() {
        assert_eq!(
            block("<table><tr><td style=\"x\">a</td></tr></table>"),
            ("{table}{tr}{td}a{/td}{/tr}{/table}".to_owned(), 0)
        );
    }

    #[test]
    fn scripts_go_with_what_they_hold() {
        assert_eq!(block("a<script>alert(1)</script>b"), ("ab".to_owned(), 1));
        assert_eq!(block("<svg><a onload=x>y</a></svg>z"), ("z".to_owned(), 1));
    }

    #[test]
    fn handlers_and_unsafe_links_are_refused() {
        assert_eq!(
            block("<p onclick=\"x()\">a</p>"),
            ("{p}a{/p}".to_owned(), 1)
        );
        assert_eq!(
            block("<a href=\"java&#10;script:x\">a</a>"),
            ("{a}a{/a}".to_owned(), 1)
        );
    }

    #[test]
    fn ids_of_the_site_are_refused() {
        for html in [
            "<p id=\"isogloss:content\">a</p>",
            "<p id=\"ISOGLOSS:x\">a</p>",
            "<p id=\"isogloss&colon;content\">a</p>",
            "<p id='isogloss&#58;'>a</p>",
        ] {
            assert_eq!(block(html), ("{p}a{/p}".to_owned(), 1), "{html}");
        }
        assert_eq!(block("<a name=\"isogloss:tab-0-0\"></a>").1, 1);
        assert_eq!(block("<p id=\"role-filter\">a</p>").1, 0);
    }

    #[test]
    fn placeholders_stay_as_text() {
        assert_eq!(
            block("<p><token> of <Subscription ID></p>").0,
            "{p}<token> of <Subscription ID>{/p}"
        );
    }
}
