//! What `CommonMark` sees of a text whose indentation says less than it seems to.
//!
//! A [`Surface`] is a text without some stretches of it: the common indentation of a
//! column, blanks at the head of a segment. It knows where each of its bytes stands in
//! the text, so that the model's ranges stay those of the text.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::TextRange;

/// A text without some stretches of it.
pub(super) struct Surface<'a> {
    text: Cow<'a, str>,
    /// Where something is left out: the offset in the surface, and how many bytes were
    /// left out so far, these included.
    gaps: Vec<(usize, usize)>,
}

impl<'a> Surface<'a> {
    /// Leaves the ranges out of a text.
    pub(super) fn new(text: &'a str, mut left_out: Vec<TextRange>) -> Self {
        left_out.retain(|range| !range.is_empty());
        if left_out.is_empty() {
            return Self {
                text: Cow::Borrowed(text),
                gaps: Vec::new(),
            };
        }
        left_out.sort_unstable();
        let mut kept = String::with_capacity(text.len());
        let mut gaps: Vec<(usize, usize)> = Vec::with_capacity(left_out.len());
        let mut at = 0;
        for range in left_out {
            let (start, end) = (range.start as usize, range.end as usize);
            if end <= at {
                continue;
            }
            kept.push_str(&text[at..start.max(at)]);
            at = end;
            gaps.push((kept.len(), at - kept.len()));
        }
        kept.push_str(&text[at..]);
        Self {
            text: Cow::Owned(kept),
            gaps,
        }
    }

    /// What is left.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of the text that a range of the surface came from: from its first byte
    /// to its last.
    pub(super) fn place(&self, range: Range<usize>) -> TextRange {
        if range.is_empty() {
            return TextRange::empty(self.offset(range.start));
        }
        TextRange::new(self.offset(range.start), self.offset(range.end - 1) + 1)
    }

    fn offset(&self, at: usize) -> usize {
        let next = self.gaps.partition_point(|&(start, _)| start <= at);
        let left_out = next.checked_sub(1).map_or(0, |gap| self.gaps[gap].1);
        at + left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_knows_where_it_stood() {
        let text = "ab  cd    ef";
        let left_out = [(8, 10), (2, 4), (6, 8), (3, 4), (0, 0)];
        let ranges = left_out.map(|(start, end)| TextRange::new(start, end));
        let surface = Surface::new(text, ranges.to_vec());
        assert_eq!(surface.text(), "abcdef");
        for (at, c) in surface.text().char_indices() {
            assert_eq!(surface.place(at..at + 1).of(text), c.to_string());
        }
        assert_eq!(surface.place(0..6), TextRange::new(0, 12));
        assert_eq!(surface.place(1..2), TextRange::new(1, 2));
        assert_eq!(surface.place(6..6), TextRange::empty(12));
        assert_eq!(surface.place(2..2), TextRange::empty(4));
    }

    #[test]
    fn a_text_is_its_own_surface() {
        let surface = Surface::new("ab", Vec::new());
        assert_eq!(
            (surface.text(), surface.place(1..2)),
            ("ab", TextRange::new(1, 2))
        );
    }
}
