//! Raw tags that pair up: an end tag for every start tag, and none without.
//!
//! A document may open a tag and never close it; a page must not, or the tag would
//! reach into the theme around it.

use std::collections::BTreeMap;

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

/// Whether raw tags among sibling blocks end an element that none of them began.
pub(super) fn ends_outer(blocks: &[Block]) -> bool {
    let mut open = BTreeMap::<&str, usize>::new();
    let parts = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Html(parts) => Some(parts),
        _ => None,
    });
    let mut parts = parts.flatten();
    parts.any(|part| match part {
        HtmlPart::Tag(tag) if tag.close && tag.attributes.is_empty() => {
            let count = open.entry(tag.name).or_default();
            let is_outer = *count == 0;
            *count = count.saturating_sub(1);
            is_outer
        }
        HtmlPart::Tag(tag) => {
            *open.entry(tag.name).or_default() += 1;
            false
        }
        HtmlPart::Text(_) => false,
    })
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    /// Their names, outermost first.
    names: Vec<&'static str>,
    /// How many of each name.
    counts: BTreeMap<&'static str, usize>,
}

impl Open {
    fn pass(&mut self, tag: HtmlTag, mut emit: impl FnMut(HtmlTag)) {
        if is_void(tag.name) {
            emit(tag);
        } else if tag.close && !tag.attributes.is_empty() {
            // `<a name="x"/>` is closed where it opens.
            let end = end_tag(tag.name, tag.range);
            let start = HtmlTag {
                close: false,
                target: None,
                ..tag
            };
            emit(start);
            emit(end);
        } else if !tag.close {
            // A link ends where another begins (HTML, §13.2.6.4.7).
            if tag.name == "a" {
                self.close("a", tag.range, &mut emit);
            }
            self.names.push(tag.name);
            *self.counts.entry(tag.name).or_default() += 1;
            emit(tag);
        } else {
            self.close(tag.name, tag.range, &mut emit);
        }
    }

    /// Closes the innermost element of a name, and what is open in it.
    fn close(&mut self, name: &'static str, at: TextRange, emit: &mut impl FnMut(HtmlTag)) {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some(open) = self.names.pop() {
            if let Some(count) = self.counts.get_mut(open) {
                *count -= 1;
            }
            if open == name || !has_optional_end(open) {
                emit(end_tag(open, at));
            }
            if open == name {
                break;
            }
        }
    }

    fn finish(self, at: TextRange, mut emit: impl FnMut(HtmlTag)) {
        for name in self.names.into_iter().rev() {
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
