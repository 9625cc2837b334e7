//! Step 2: a bilingual file is two documents in one, and unzip takes it apart.
//!
//! [`unzip`] goes through three stages, each in a module of its own:
//!
//! 1. `tags` finds every `span` tag after the [front matter](front_matter); `code`
//!    takes out those that are only shown, in fenced or inline code;
//! 2. `pairs` decides which tag closes which: first whole pairs that are clear by
//!    themselves, then a stack for what is nested or broken;
//! 3. `partition` cuts the file into pieces (shared by both sides, markup of neither,
//!    target, source) and makes the [`SegmentTable`] and the [`Fault`]s.
//!
//! *Invariant:* the pieces partition the file, so `zip(unzip(x)) == x` for any text.
//! Every stage is linear in the text.

mod code;
mod fault;
mod front_matter;
mod ids;
mod pairs;
mod partition;
mod plain;
mod replace;
mod segment;
mod table;
mod tags;

pub use fault::{Fault, FaultKind};
pub use front_matter::{FrontMatterRange, body_start, front_matter};
pub use plain::plain;
pub use replace::ReplaceError;
pub use segment::{Place, Segment, Side};
pub use table::SegmentTable;

use table::Kind;
use tags::Tag;

/// A file, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unzipped {
    /// The target document: what a publisher ships as the plain page.
    pub target: String,
    /// The source document, where the file has segments. A plain page has none.
    pub source: Option<String>,
    /// What ties both to the file.
    pub table: SegmentTable,
    /// What is wrong with the markup, in the order of the file.
    pub faults: Vec<Fault>,
}

impl Unzipped {
    /// The text of one side; `None` for the source side of a plain page.
    pub fn side(&self, side: Side) -> Option<&str> {
        match side {
            Side::Target => Some(&self.target),
            Side::Source => self.source.as_deref(),
        }
    }
}

/// Takes a file apart. Never fails: what is not well-formed stays where it is, with a
/// [`Fault`].
///
/// Text outside the spans belongs to both sides, and so does everything in front matter,
/// fenced code and inline code. A span that is never closed loses its tag alone. A target
/// or source without its partner belongs to its own side only.
pub fn unzip(text: &str) -> Unzipped {
    partition::partition(text, segment_tags(text))
}

/// The tags of a file, closed; none on a plain page.
fn segment_tags(text: &str) -> Vec<Tag> {
    let body = body_start(text);
    let mut tags = tags::scan(text, body);
    if tags.iter().any(Tag::concerns_segments) {
        pairs::close_whole_pairs(text, &mut tags);
        let code = code::enclosing(text, body, &tags);
        if !code.is_empty() {
            code::remove_tags(&mut tags, &code);
            pairs::close_whole_pairs(text, &mut tags);
        }
    }
    // A page can show the markup in code and yet have none.
    if !tags.iter().any(Tag::concerns_segments) {
        return Vec::new();
    }
    pairs::close_rest(text, &mut tags);
    tags
}

/// Puts a file together again: the inverse of [`unzip`].
///
/// The sides must be those that were unzipped; to edit a target, see
/// [`SegmentTable::replace_target`].
pub fn zip(unzipped: &Unzipped) -> String {
    let source = unzipped.source.as_deref().unwrap_or_default();
    let mut file = String::with_capacity(unzipped.table.file_len());
    for piece in unzipped.table.pieces() {
        let text = match piece.kind {
            Kind::Shared | Kind::Target => piece.target.of(&unzipped.target),
            Kind::Source => piece.source.of(source),
            Kind::Markup => piece.markup.of(unzipped.table.markup()),
        };
        file.push_str(text);
    }
    file
}
