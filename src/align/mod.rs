//! Step 4: what all locales of a page have for the same source text, in rows.
//!
//! Ids of segments are private to a file: only the source text and its order tie the
//! editions of a page together. [`align`] goes through five stages:
//!
//! 1. a [`Builder`] folds each edition's source text to a stream of words (`fold`), and
//!    `sentences` cuts it where the text itself does, whatever the segments are;
//! 2. `compare` links the sentences of the reference to those of each other edition:
//!    first fixed points (`anchors`), then what lies between them (`between`, `solve`);
//! 3. `states` judges every sentence of the reference in each edition;
//! 4. `spine` lays all texts on one line, obsolete ones between the reference's words;
//! 5. `rows` cuts that line wherever no segment straddles the cut, and fills the cells.
//!
//! Pages without source text go beside by their `structure`.
//!
//! *Invariant:* every segment lies in exactly one row, and the state of a word depends
//! on the two texts alone: not on how they are cut, nor on other editions. Cost grows
//! linearly with the text.

mod anchors;
mod between;
mod builder;
mod compare;
mod edition;
mod fold;
mod group;
mod likeness;
mod link;
mod memo;
mod model;
mod pages;
mod rows;
mod sentences;
mod solve;
mod spine;
mod states;
mod structure;

pub use builder::{Builder, Style};
pub use compare::Comparison;
pub use edition::{Block, Edition, EditionKind, Mark, Segment, Shape, Word};
pub use fold::{Folder, Symbol};
pub use group::align;
pub use link::{Link, LinkKind, Reason};
pub use model::{Alignment, Cell, Flags, Row, Standing, State};
pub use pages::{AlignedPages, align_pages, edition, side};
pub use sentences::sentences;
