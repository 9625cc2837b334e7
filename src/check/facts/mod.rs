//! One side of a page as flat lists in the order of the text: what rules look things up
//! in, by range.

mod gather;

use crate::parse::{AlertKind, Anchor, Snippet, Target};
use crate::text::TextRange;

/// The lists. Every range is of the side's text.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The visible text, piece by piece, with the edges of blocks between.
    pub runs: Vec<Run>,
    /// Inline code.
    pub codes: Vec<Code>,
    /// Links, also those of raw HTML.
    pub links: Vec<LinkFact>,
    /// Images.
    pub images: Vec<ImageFact>,
    /// What is included from other files, in a line or as a block.
    pub includes: Vec<Part<Target>>,
    /// Code that is taken from other files.
    pub snippets: Vec<Part<Snippet>>,
    /// Strong text.
    pub strongs: Vec<TextRange>,
    /// Explicit anchors, of headings and elsewhere.
    pub anchors: Vec<Anchor>,
    /// Headings.
    pub headings: Vec<HeadingFact>,
    /// Code blocks.
    pub code_blocks: Vec<Code>,
    /// Alerts.
    pub alerts: Vec<AlertFact>,
    /// Ordered lists.
    pub procedures: Vec<ProcedureFact>,
    /// Tables: columns and rows.
    pub tables: Vec<TableFact>,
}

/// A piece of visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub range: TextRange,
    /// What it shows.
    pub kind: RunKind,
}

/// What a run shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The text at the range.
    Text,
    /// What an entity or escape stands for.
    Decoded(String),
    /// Code or a name that is never translated: nothing to read.
    Opaque,
    /// A line end within a paragraph.
    Break,
    /// The edge of a block or a cell.
    Edge,
}

/// Code, in a line or a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// With its delimiters.
    pub range: TextRange,
    /// The code.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFact {
    /// The whole link.
    pub range: TextRange,
    /// Where it leads.
    pub target: Target,
    /// Whether there is anything in it to click on.
    pub is_empty: bool,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFact {
    /// The whole image.
    pub range: TextRange,
    /// The file.
    pub target: Target,
    /// Its text for those who do not see it.
    pub alt: String,
    /// Whether it only decorates.
    pub is_icon: bool,
}

/// A part of the page that stands in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// The whole directive.
    pub range: TextRange,
    /// What it names.
    pub names: T,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingFact {
    /// The whole heading.
    pub range: TextRange,
    /// 1 to 6.
    pub level: u8,
    /// Its explicit anchors.
    pub anchors: Vec<String>,
    /// How many runs come before it.
    pub runs: (usize, usize),
}

/// An alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertFact {
    /// The whole alert.
    pub range: TextRange,
    /// Its kind.
    pub kind: AlertKind,
}

/// An ordered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcedureFact {
    /// The whole list.
    pub range: TextRange,
    /// Its steps.
    pub steps: Vec<StepFact>,
}

/// A step of an ordered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFact {
    /// The step.
    pub range: TextRange,
    /// The number as written.
    pub number: Option<u64>,
    /// The blocks that stood outside the list and were bound to the step.
    pub bound: Option<TextRange>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFact {
    /// The whole table.
    pub range: TextRange,
    /// Number of columns.
    pub columns: usize,
    /// The body rows: where each stands, and how many cells it has.
    pub rows: Vec<(TextRange, usize)>,
}

/// Something that stands at a range.
pub trait Placed {
    /// Where it stands.
    fn range(&self) -> TextRange;
}

macro_rules! placed {
    ($($fact:ty),+) => {
        $(impl Placed for $fact {
            fn range(&self) -> TextRange {
                self.range
            }
        })+
    };
}
placed!(
    Run,
    Code,
    LinkFact,
    ImageFact,
    HeadingFact,
    AlertFact,
    Anchor
);

impl Placed for TextRange {
    fn range(&self) -> TextRange {
        *self
    }
}

/// Those that lie wholly within a range. The list must be in the order of starts.
pub fn within<T: Placed>(list: &[T], range: TextRange) -> impl Iterator<Item = &T> + Clone {
    let first = list.partition_point(|fact| fact.range().start < range.start);
    list[first..]
        .iter()
        .take_while(move |fact| fact.range().start < range.end)
        .filter(move |fact| range.contains_range(fact.range()))
}
