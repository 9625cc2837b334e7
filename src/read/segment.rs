//! What a segment is: an id and places, no text.

use crate::text::TextRange;

/// One of the two documents in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The translation.
    Target,
    /// What it was translated from.
    Source,
}

/// Where a target or source text stands, without its tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In the file.
    pub file: TextRange,
    /// In the text of its side.
    pub side: TextRange,
}

/// A target text and the source text that it translates, under one id.
///
/// At least one of the two is there. A segment nested in another's target is a segment
/// of its own, and the outer target's place covers the inner one's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The whole pair in the file, tags included.
    pub file: TextRange,
    /// The target text; `None` where only a source span is in the file.
    pub target: Option<Place>,
    /// The source text; `None` where only a target span is in the file.
    pub source: Option<Place>,
    /// The id, in the table's markup.
    pub(super) id: TextRange,
}

impl Segment {
    /// The segment's place on one side.
    pub fn place(&self, side: Side) -> Option<Place> {
        match side {
            Side::Target => self.target,
            Side::Source => self.source,
        }
    }
}
