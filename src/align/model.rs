//! What alignment makes: rows, and what each edition has for them.

use std::ops::Range;

use super::compare::Comparison;

/// A page group, aligned.
///
/// *Invariant:* every segment of every edition lies in exactly one cell.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The edition whose source text is the newest, by its number in the group; `None`
    /// where no edition has source text.
    pub reference: Option<usize>,
    /// The rows, in the order of the reference.
    pub rows: Vec<Row>,
    /// What is known of each edition as a whole.
    pub editions: Vec<Standing>,
}

/// One unit of source text with what each edition has for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The edition whose wording heads the row: the reference, or the newest of those
    /// that still have an obsolete text.
    pub lead: usize,
    /// By edition. `None` where there is nothing to say: the edition lacks a text that
    /// is obsolete, or has no source text and nothing that would correspond.
    pub cells: Vec<Option<Cell>>,
}

/// What one edition has for a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// How it stands.
    pub state: State,
    /// What else there is to know.
    pub flags: Flags,
    /// Its segments, by number; none where it lacks the row, or is a page without
    /// segments.
    pub segments: Vec<u32>,
    /// Its words, for an edition without segments; else empty.
    pub words: Range<u32>,
}

/// How the text of an edition stands to the reference.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Translated from this very text.
    Current,
    /// The same text, in another place of the page.
    Moved,
    /// Translated from an older wording, or with an older link target.
    Stale,
    /// The edition's source does not have this text.
    Missing,
    /// Only the edition's older source has this text.
    Obsolete,
    /// A text without source, placed by structure: nothing is known of its age.
    Unpaired,
}

impl State {
    /// Every state, from the best to the worst known.
    pub const ALL: [Self; 6] = [
        Self::Current,
        Self::Moved,
        Self::Stale,
        Self::Missing,
        Self::Obsolete,
        Self::Unpaired,
    ];

    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Moved => "moved",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Obsolete => "obsolete",
            Self::Unpaired => "unpaired",
        }
    }
}

/// What else there is to know of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The target says the same as the source, in words that should differ.
    pub untranslated: bool,
    /// The source differs in punctuation, case or emphasis alone.
    pub cosmetic: bool,
    /// A link target or code span differs.
    pub retargeted: bool,
}

impl Flags {
    /// The flags of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            untranslated: self.untranslated || other.untranslated,
            cosmetic: self.cosmetic || other.cosmetic,
            retargeted: self.retargeted || other.retargeted,
        }
    }

    /// The names of the flags that are set, in alphabetical order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        [
            (self.cosmetic, "cosmetic"),
            (self.retargeted, "retargeted"),
            (self.untranslated, "untranslated"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
    }
}

/// What is known of one edition as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Words of the reference that the edition ought to have.
    pub words: usize,
    /// Those of them that are current, here or moved.
    pub current: usize,
    /// Whether it was made from the same revision of the source as the reference, by
    /// name or by text: what it lacks then is an error, not drift.
    pub same_revision: bool,
    /// How its sentences were linked to the reference's.
    pub comparison: Comparison,
}
