//! Running text as plain text that still knows where each word stands.

use super::model::{Inline, InlineKind};
use crate::text::TextRange;

/// The plain text of inline content, with the way back to the side text.
pub(super) struct Flat {
    pub(super) plain: String,
    /// For each leaf: where it begins in `plain`, where it stands, and whether its bytes
    /// are the side text's own.
    leaves: Vec<(usize, TextRange, bool)>,
}

impl Flat {
    pub(super) fn new(side: &str, content: &[Inline]) -> Self {
        let mut flat = Self {
            plain: String::new(),
            leaves: Vec::new(),
        };
        flat.append(side, content);
        flat
    }

    fn append(&mut self, side: &str, content: &[Inline]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text => self.leaf(inline.range.of(side), inline.range, true),
                InlineKind::Decoded(text) | InlineKind::Code(text) | InlineKind::NoLoc(text) => {
                    self.leaf(text, inline.range, false);
                }
                InlineKind::Emphasis(content)
                | InlineKind::Strong(content)
                | InlineKind::Strikethrough(content) => self.append(side, content),
                InlineKind::Link(link) => self.append(side, &link.content),
                InlineKind::SoftBreak | InlineKind::HardBreak => {
                    self.leaf(" ", inline.range, false);
                }
                InlineKind::Tag(tag) if tag.name == "br" => self.leaf(" ", inline.range, false),
                _ => {}
            }
        }
    }

    fn leaf(&mut self, text: &str, range: TextRange, verbatim: bool) {
        self.leaves.push((self.plain.len(), range, verbatim));
        self.plain.push_str(text);
    }

    /// Where `start..end` of the plain text stands in the side text.
    pub(super) fn range(&self, start: usize, end: usize) -> TextRange {
        let from = self.at(start, false);
        let to = self.at(end.max(start + 1) - 1, true);
        TextRange::new(from, to.max(from))
    }

    fn at(&self, offset: usize, after: bool) -> usize {
        let index = self
            .leaves
            .partition_point(|(start, ..)| *start <= offset)
            .saturating_sub(1);
        let Some((start, range, verbatim)) = self.leaves.get(index) else {
            return 0;
        };
        match (verbatim, after) {
            (true, _) => {
                (range.start as usize + offset - start + usize::from(after)).min(range.end as usize)
            }
            (false, false) => range.start as usize,
            (false, true) => range.end as usize,
        }
    }
}
