//! The visible words of a range, as a text of their own that knows where each byte stood.

use std::ops::Range;

use super::facts::{Facts, RunKind};
use crate::text::TextRange;

/// Stands for code and names: a character that no word holds.
pub const OPAQUE: char = '\u{fffc}';

/// Text without markup: link targets, tags and emphasis marks are gone, entities and
/// escapes are what they stand for, code is [`OPAQUE`], and blocks end in a line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the words that came from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Its first byte in the words.
    at: u32,
    /// Where it stood in the side's text.
    side: TextRange,
    /// Whether it stood there byte for byte.
    verbatim: bool,
}

impl Words {
    /// The words of `range` of the side's text `side`.
    pub fn of(facts: &Facts, side: &str, range: TextRange) -> Self {
        let mut words = Self::default();
        // A run of text may begin before the range and reach into it.
        let first = facts
            .runs
            .partition_point(|run| run.range.end <= range.start);
        for run in &facts.runs[first..] {
            if run.range.start >= range.end {
                break;
            }
            let shared = TextRange {
                start: run.range.start.max(range.start),
                end: run.range.end.min(range.end).max(range.start),
            };
            match &run.kind {
                RunKind::Text => words.push(shared.of(side), shared, true),
                RunKind::Decoded(text) => words.push(text, run.range, false),
                RunKind::Opaque => words.push_char(OPAQUE, run.range),
                RunKind::Break => words.push_char(' ', run.range),
                RunKind::Edge if words.text.is_empty() => {}
                RunKind::Edge => words.push_char('\n', run.range),
            }
        }
        words
    }

    fn push(&mut self, text: &str, side: TextRange, verbatim: bool) {
        self.pieces.push(Piece {
            at: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
            side,
            verbatim,
        });
        self.text.push_str(text);
    }

    fn push_char(&mut self, c: char, side: TextRange) {
        self.push(c.encode_utf8(&mut [0; 4]), side, false);
    }

    /// Where a range of the words stood in the side's text.
    pub fn place(&self, range: Range<usize>) -> TextRange {
        let last = range.end.saturating_sub(1).max(range.start);
        let (start, end) = (self.offset(range.start), self.offset(last));
        if range.is_empty() {
            return TextRange::empty(start.0);
        }
        // One past the last byte, where the piece is verbatim; else its end.
        TextRange::new(start.0, end.1.max(start.0))
    }

    /// The side's offsets of a byte of the words, and of what follows it.
    fn offset(&self, at: usize) -> (usize, usize) {
        let next = self.pieces.partition_point(|piece| piece.at as usize <= at);
        let Some(piece) = next.checked_sub(1).map(|index| self.pieces[index]) else {
            return (0, 0);
        };
        if piece.verbatim {
            let offset = piece.side.start as usize + (at - piece.at as usize);
            (offset, offset + 1)
        } else {
            (piece.side.start as usize, piece.side.end as usize)
        }
    }
}
