//! Blocks that were read before: the same source text stands in most locales.

use std::sync::Arc;

use foldhash::HashMap;

use super::edition::{Shape, Word};
use crate::text::TextRange;

/// The words of blocks, by what they are made of.
///
/// *Invariant:* a block is kept only if its words depend on its [`Memo::key`] alone: no
/// link, whose target is folded by locale, and no reference to a definition elsewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo(HashMap<Vec<u8>, Arc<[Word]>>);

impl Memo {
    /// What a block is known by: its text, how it is written, and where `segments` begin
    /// and end in it. `None` where more than that may matter.
    pub(super) fn key(
        text: &str,
        shape: Shape,
        range: TextRange,
        segments: &[TextRange],
    ) -> Option<Vec<u8>> {
        if text.contains('[') {
            return None;
        }
        let mut key = Vec::with_capacity(text.len() + 16);
        key.extend_from_slice(text.as_bytes());
        key.push(0);
        key.push(match shape {
            Shape::Paragraph | Shape::Item(_) => 0,
            Shape::Heading(_) => 1,
            Shape::Cell(_) => 2,
            Shape::Html => 3,
        });
        let first = segments.partition_point(|segment| segment.end <= range.start);
        let here = segments[first..]
            .iter()
            .take_while(|segment| segment.start < range.end);
        for segment in here {
            let start = segment.start.saturating_sub(range.start);
            let end = segment.end.min(range.end) - range.start;
            key.extend_from_slice(&start.to_le_bytes());
            key.extend_from_slice(&end.to_le_bytes());
        }
        Some(key)
    }

    /// The words of a block, with ranges that count from its beginning.
    pub(super) fn get(&self, key: &[u8]) -> Option<Arc<[Word]>> {
        self.0.get(key).cloned()
    }

    /// Keeps the words of a block that lies at `range`.
    pub(super) fn keep(&mut self, key: Vec<u8>, words: &[Word], range: TextRange) {
        let mut words: Arc<[Word]> = words.into();
        for word in Arc::make_mut(&mut words) {
            word.range.start -= range.start;
            word.range.end -= range.start;
        }
        self.0.insert(key, words);
    }
}
