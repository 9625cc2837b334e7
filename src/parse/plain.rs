//! The words of running text, without markup.

use super::model::{Inline, InlineKind};

/// The plain text of inline content: code as it stands, images by their alt text, line
/// ends as spaces.
pub fn text(side: &str, content: &[Inline]) -> String {
    let mut out = String::new();
    append(side, content, &mut out);
    out
}

fn append(side: &str, content: &[Inline], out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text => out.push_str(inline.range.of(side)),
            InlineKind::Decoded(text) | InlineKind::Code(text) | InlineKind::NoLoc(text) => {
                out.push_str(text);
            }
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => append(side, content, out),
            InlineKind::Link(link) => append(side, &link.content, out),
            InlineKind::Image(image) => out.push_str(&image.alt),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Tag(tag) if tag.name == "br" => out.push(' '),
            InlineKind::Tag(_)
            | InlineKind::Anchor(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::Include(_) => {}
        }
    }
}
