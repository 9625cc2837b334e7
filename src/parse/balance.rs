//! Raw tags that pair up: an end tag for every start tag, and none without.
//!
//! A document may open a tag and never close it; a page must not, or the tag would
//! reach into the theme around it.

use super::html::{has_optional_end, is_void};
use super::model::{Block, BlockKind, HtmlPart, HtmlTag, Inline, InlineKind};
use crate::text::TextRange;

/// Balances the raw tags among one run of inline content.
pub(super) fn inlines(content: Vec<Inline>) -> Vec<Inline> {
    if !content
        .iter()
        .any(|inline| matches!(inline.kind, InlineKind::Tag(_)))
    {
        return content;
    }
    let mut open = Open::default();
    let mut end = TextRange::default();
    let mut out = Vec::with_capacity(content.len());
    for inline in content {
        end = TextRange {
            start: inline.range.end,
            end: inline.range.end,
        };
        match inline.kind {
            // A block's tag in running text would end the paragraph around it.
            InlineKind::Tag(tag) if !is_phrasing(tag.name) => {}
            InlineKind::Tag(tag) => open.pass(tag, |tag| {
                out.push(Inline {
                    range: tag.range,
                    kind: InlineKind::Tag(tag),
                });
            }),
            kind => out.push(Inline {
                range: inline.range,
                kind,
            }),
        }
    }
    open.finish(end, |tag| {
        out.push(Inline {
            range: tag.range,
            kind: InlineKind::Tag(tag),
        });
    });
    out
}

/// Balances the raw tags among sibling blocks: a table or `details` may be open over
/// several of them, and is closed after the last.
pub(super) fn blocks(blocks: &mut Vec<Block>) {
    let mut open = Open::default();
    let mut end = TextRange::default();
    for block in &mut *blocks {
        end = TextRange {
            start: block.range.end,
            end: block.range.end,
        };
        if let BlockKind::Html(parts) = &mut block.kind {
            let mut balanced = Vec::with_capacity(parts.len());
            for part in std::mem::take(parts) {
                match part {
                    HtmlPart::Tag(tag) => open.pass(tag, |tag| balanced.push(HtmlPart::Tag(tag))),
                    text @ HtmlPart::Text(_) => balanced.push(text),
                }
            }
            *parts = balanced;
        }
    }
    let mut closing = Vec::new();
    open.finish(end, |tag| closing.push(HtmlPart::Tag(tag)));
    if closing.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(Block {
            kind: BlockKind::Html(parts),
            ..
        }) => parts.extend(closing),
        _ => blocks.push(Block {
            range: end,
            kind: BlockKind::Html(closing),
        }),
    }
}

/// The elements that are open, outermost first.
#[derive(Default)]
struct Open(Vec<&'static str>);

impl Open {
    fn pass(&mut self, tag: HtmlTag, mut emit: impl FnMut(HtmlTag)) {
        if is_void(tag.name) {
            emit(tag);
        } else if !tag.close {
            self.0.push(tag.name);
            emit(tag);
        } else if let Some(depth) = self.0.iter().rposition(|name| *name == tag.name) {
            for name in self.0.drain(depth + 1..).rev() {
                if !has_optional_end(name) {
                    emit(end_tag(name, tag.range));
                }
            }
            self.0.pop();
            emit(tag);
        }
    }

    fn finish(self, at: TextRange, mut emit: impl FnMut(HtmlTag)) {
        for name in self.0.into_iter().rev() {
            emit(end_tag(name, at));
        }
    }
}

fn end_tag(name: &'static str, range: TextRange) -> HtmlTag {
    HtmlTag {
        range,
        name,
        close: true,
        attributes: Vec::new(),
        target: None,
    }
}

/// Whether the element may stand in a paragraph (HTML, §3.2.5.2.5).
fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
            | "wbr"
    )
}
