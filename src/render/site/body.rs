//! HTML from a document: blocks and running text, segments marked, links resolved.
//!
//! The writer walks one side of a page. What it writes is safe by construction: text is
//! escaped, tags come from the model's allow-list, and a link leads only where
//! [`Links`] says.

mod blocks;
mod escape;
mod inlines;
mod marks;

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::{Block, BlockKind, Heading, Page, Target};
use crate::read::Side;
use crate::text::TextRange;

pub use escape::{escape, escape_into};

/// Answers where links lead from the page that is written.
pub trait Links {
    /// The `href` for a target; `None` where it leads nowhere that exists.
    fn href(&self, target: &Target) -> Option<String>;

    /// The `src` for an image; `None` where there is no such file.
    fn image(&self, target: &Target) -> Option<String>;

    /// The page that an include names, unless it is being included already.
    fn include(&self, target: &Target) -> Option<&Page>;

    /// The text of a file that a code snippet is taken from.
    fn snippet(&self, target: &Target) -> Option<String>;
}

/// The words that the body itself needs, in the locale's language.
#[derive(Clone, Debug, Default)]
pub struct BodyWords {
    /// The titles of the five alerts, in the order of [`crate::parse::AlertKind`].
    pub alerts: [String; 5],
    /// What stands for an image that is not there; its alternative text follows.
    pub missing_image: String,
    /// The link to a larger version of an image.
    pub larger_image: String,
    /// Names a table that can be scrolled.
    pub table: String,
    /// Leads back from a footnote.
    pub footnote_back: String,
    /// The heading of the footnotes.
    pub footnotes: String,
    /// Before the address of a video.
    pub video: String,
}

/// What a body is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What stands in the `h1`: phrasing content.
    pub heading: String,
    /// Everything after it.
    pub html: String,
    /// The headings after the first `h1`: level, anchor, plain text.
    pub outline: Vec<(u8, String, String)>,
    /// How many procedures there are.
    pub procedures: u32,
    /// How many steps they have, nested ones not counted.
    pub steps: u32,
}

/// Writes the body of one side of a page. The first `h1` becomes the heading; the body's
/// own headings begin at `h2`.
pub fn write(page: &Page, side: Side, links: &dyn Links, words: &BodyWords) -> Body {
    let mut writer = Writer {
        page,
        side,
        links,
        words,
        out: String::with_capacity(page.text(side).len() * 2),
        ids: BTreeSet::new(),
        section: String::from("steps"),
        procedures_here: 0,
        outline: Vec::new(),
        procedures: 0,
        steps: 0,
        footnotes: Vec::new(),
        footnote_numbers: BTreeMap::new(),
        includes: 0,
        marks: marks::Marks::default(),
    };
    let Some(document) = page.document(side) else {
        return Body::default();
    };
    let mut blocks = document.blocks.as_slice();
    let mut heading = String::new();
    if let Some((before, title, after)) = split_at_title(blocks) {
        heading = writer.title(title);
        // What stands before the title is rare, and is kept after it.
        writer.blocks(before);
        blocks = after;
    }
    writer.blocks(blocks);
    writer.write_footnotes();
    Body {
        heading,
        html: writer.out,
        outline: writer.outline,
        procedures: writer.procedures,
        steps: writer.steps,
    }
}

/// The blocks before the first `h1`, its heading, and those after it.
fn split_at_title(blocks: &[Block]) -> Option<(&[Block], &Heading, &[Block])> {
    blocks
        .iter()
        .enumerate()
        .find_map(|(index, block)| match &block.kind {
            BlockKind::Heading(heading) if heading.level == 1 => {
                Some((&blocks[..index], heading, &blocks[index + 1..]))
            }
            _ => None,
        })
}

struct Writer<'a> {
    page: &'a Page,
    side: Side,
    links: &'a dyn Links,
    words: &'a BodyWords,
    out: String,
    /// The ids that are taken on the page.
    ids: BTreeSet<String>,
    /// The anchor of the heading that the text stands under.
    section: String,
    /// Procedures so far under that heading.
    procedures_here: u32,
    outline: Vec<(u8, String, String)>,
    procedures: u32,
    steps: u32,
    /// Labels of the footnotes, in the order in which they are referred to.
    footnotes: Vec<String>,
    /// Their numbers, from 1.
    footnote_numbers: BTreeMap<String, usize>,
    /// How deep in includes the writer is.
    includes: usize,
    marks: marks::Marks,
}

impl<'a> Writer<'a> {
    fn text(&self) -> &'a str {
        self.page.text(self.side)
    }

    fn slice(&self, range: TextRange) -> &'a str {
        range.of(self.text())
    }

    fn title(&mut self, heading: &Heading) -> String {
        let body = std::mem::take(&mut self.out);
        self.section.clone_from(&heading.id);
        self.ids.insert(heading.id.clone());
        for anchor in &heading.anchors {
            self.anchor(&anchor.name);
        }
        self.inlines(&heading.content);
        std::mem::replace(&mut self.out, body)
    }

    /// Opens a start tag's id, where the name is not taken.
    fn anchor(&mut self, name: &str) {
        if self.ids.insert(name.to_owned()) {
            self.out.push_str("<a id=\"");
            escape_into(name, &mut self.out);
            self.out.push_str("\"></a>");
        }
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn push_escaped(&mut self, text: &str) {
        escape_into(text, &mut self.out);
    }
}
