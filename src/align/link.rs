//! Links: which sentences of the reference stand for which of another edition, and why.

use std::ops::Range;

/// A run of the reference's sentences and the run of an edition's that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Sentences of the reference.
    pub reference: Range<usize>,
    /// Sentences of the other edition.
    pub copy: Range<usize>,
    /// What they have to do with one another.
    pub kind: LinkKind,
}

/// How two runs of sentences are linked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LinkKind {
    /// The same words.
    Same(Reason),
    /// The same words, in another place of the page.
    Moved,
    /// One was reworded into the other; the likeness, from 0 to 1.
    Reworded(f32),
}

/// Why two runs of the same words are taken for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A heading's stable anchor.
    Anchor,
    /// The sentence occurs once on both sides.
    Unique,
    /// The sentence is unique together with a neighbour.
    Neighbour,
    /// It adjoins another link.
    Adjoins,
    /// It is the best match between two fixed points.
    Between,
}

impl Link {
    pub(super) fn same(reference: Range<usize>, copy: Range<usize>, reason: Reason) -> Self {
        Self {
            reference,
            copy,
            kind: LinkKind::Same(reason),
        }
    }

    /// Whether the words of both are the same, here or elsewhere.
    pub fn is_same(&self) -> bool {
        !matches!(self.kind, LinkKind::Reworded(_))
    }
}
