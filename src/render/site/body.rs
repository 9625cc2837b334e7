//! HTML from a document: blocks and running text, segments marked, links resolved.
//!
//! The writer walks one side of a page. What it writes is safe by construction: text is
//! escaped, tags come from the model's allow-list, and a link leads only where
//! [`Links`] says.

mod blocks;
mod escape;
mod footnotes;
mod includes;
mod inclusion;
mod inlines;
mod marks;

use std::collections::{BTreeMap, BTreeSet};

use super::code::Highlighter;
use crate::parse::steps::StepNames;
use crate::parse::{
    AudienceKind, AudienceLayout, Block, BlockKind, Document, DocumentKind, Heading, MAX_INCLUDED,
    Page, Target, headings,
};
use crate::read::Side;
use crate::text::{FileId, TextRange};
use crate::vocabulary::Vocabulary;

pub use escape::{escape, escape_into};
pub use inclusion::Inclusion;
pub use marks::{Drift, DriftKind, SegmentNotes};

/// The file that a target stands in: one that is included, or `None` for the page itself.
/// Targets are relative to it.
pub type Place = Option<FileId>;

/// Answers where links lead from the page that is written.
pub trait Links {
    /// The `href` for a target; `None` where it leads nowhere that exists.
    fn href(&self, place: Place, target: &Target) -> Option<String>;

    /// The file for an image; `None` where there is no such file.
    fn image(&self, place: Place, target: &Target) -> Option<ImageFile>;

    /// The page that an include names, and its file.
    fn include(&self, place: Place, target: &Target) -> Option<(FileId, &Page)>;

    /// How many bytes of other files the page may take in.
    fn include_room(&self) -> usize {
        MAX_INCLUDED
    }

    /// The text of a file that a code snippet is taken from.
    fn snippet(&self, place: Place, target: &Target) -> Option<String>;
}

/// The file of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFile {
    /// Its address.
    pub src: String,
    /// Width and height in pixels, where the file tells: the page keeps room for it.
    pub size: Option<(u32, u32)>,
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
    /// Before a sentence that the source says otherwise by now, by [`DriftKind`].
    pub drift: [String; 3],
    /// Before the names of the readers that a part of a page is for.
    pub zone_only: String,
    /// Names the next steps.
    pub missing_include: String,
    /// What stands for code whose file is not there.
    pub missing_snippet: String,
    /// Leads to the footnote of a number.
    pub footnote_reference: String,
    /// The long description of an image.
    pub description: String,
    /// The language of these words (BCP 47).
    pub lang: String,
}

/// The name of a role in the text, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLink {
    /// The name in the side text.
    pub range: TextRange,
    /// The page of the role; `None` where it has none.
    pub href: Option<String>,
}

/// What a body may need to know beside its document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras<'a> {
    /// The segments: their rows, sources and drift.
    pub notes: Option<&'a SegmentNotes>,
    /// The names of roles, by where they stand.
    pub roles: &'a [RoleLink],
    /// The anchors of the sections that name the guides to go on with.
    pub next_steps: &'a [String],
    /// The language of what stands outside the segments, where that is another one: on
    /// the source side of a translation.
    pub outside_lang: Option<&'a str>,
    /// The language of the body's own words, where the text is in another one.
    pub words_lang: Option<&'a str>,
    /// Colours code; without it, code is plain.
    pub highlighter: Option<&'a Highlighter>,
}

/// What a body is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What stands in the `h1`: phrasing content.
    pub heading: String,
    /// Everything after it, but for the lists that were lifted out.
    pub html: String,
    /// The author's list of those who may do what the page describes, where it stands at
    /// the head of the page.
    pub roles: String,
    /// The author's list of what the page applies to, where it stands there.
    pub applies_to: String,
    /// The headings after the first `h1`: level, anchor, plain text.
    pub outline: Vec<(u8, String, String)>,
    /// How many procedures there are.
    pub procedures: u32,
    /// What the anchors of the steps of the page's own procedures begin with; their numbers
    /// follow. By where the lists begin in the side text, in bytes.
    pub step_prefixes: BTreeMap<u32, String>,
    /// How many steps they have, nested ones not counted.
    pub steps: u32,
}

impl Body {
    /// Whether the page takes its reader through procedures.
    pub fn is_guide(&self) -> bool {
        self.procedures > 0
    }
}

/// Writes the body of one side of a page. The first `h1` becomes the heading; the body's
/// own headings begin at `h2`.
pub fn write(
    page: &Page,
    side: Side,
    links: &dyn Links,
    words: &BodyWords,
    extras: Extras<'_>,
) -> Body {
    let Some(document) = page.document(side) else {
        return Body::default();
    };
    let mut writer = Writer::new(page, side, links, words, extras);
    // A heading keeps its id, whatever names stand before it.
    writer.ids.extend(headings::ids(&document.blocks));
    let mut blocks = document.blocks.as_slice();
    let mut body = Body::default();
    if let Some((before, title, after)) = split_at_title(blocks) {
        body.heading = writer.title(title);
        writer.end_block();
        writer.marks.break_rows();
        // What stands before the title is rare, and is kept after it.
        writer.blocks(before);
        blocks = after;
    }
    let head = blocks
        .iter()
        .take_while(|block| !matches!(block.kind, BlockKind::Heading(_)));
    for block in &blocks[..head.count()] {
        match lifted(document, block) {
            Some(kind) => {
                let outer = std::mem::take(&mut writer.out);
                writer.marks.break_rows();
                writer.block(block);
                writer.marks.break_rows();
                let html = std::mem::replace(&mut writer.out, outer);
                match kind {
                    AudienceKind::Roles => body.roles.push_str(&html),
                    AudienceKind::AppliesTo => body.applies_to.push_str(&html),
                }
            }
            None => writer.block(block),
        }
        blocks = &blocks[1..];
    }
    if document.kind == DocumentKind::Landing {
        writer.cards(blocks);
    } else {
        writer.blocks(blocks);
    }
    writer.write_footnotes();
    Body {
        html: writer.out,
        outline: writer.outline,
        procedures: writer.procedures,
        step_prefixes: writer.step_prefixes,
        steps: writer.steps,
        ..body
    }
}

/// The HTML of each segment's text on one side, without links: what stands beside the
/// same place of another edition.
pub fn segment_texts(page: &Page, side: Side, links: &dyn Links, words: &BodyWords) -> Vec<String> {
    let Some(document) = page.document(side) else {
        return Vec::new();
    };
    let mut writer = Writer::new(page, side, links, words, Extras::default());
    writer.texts = Some(vec![String::new(); page.table().segments().len()]);
    for block in &document.blocks {
        writer.block(block);
        writer.out.clear();
    }
    writer.texts.unwrap_or_default()
}

/// The HTML of a passage of running text, without links.
pub fn passage(text: &str, links: &dyn Links, words: &BodyWords) -> String {
    let none = Vocabulary::default();
    let page = Page::markdown(text.to_owned(), &none, &none);
    let mut writer = Writer::new(&page, Side::Target, links, words, Extras::default());
    writer.texts = Some(Vec::new());
    match page.target.blocks.as_slice() {
        [
            Block {
                kind: BlockKind::Paragraph(content),
                ..
            },
        ] => {
            writer.inlines(content);
            writer.out
        }
        // What looks like a block only because its beginning is missing.
        _ => escape(text),
    }
}

/// Which list of the head of a page a block is part of: those are shown before the text.
fn lifted(document: &Document, block: &Block) -> Option<AudienceKind> {
    let list = document.audiences.iter().find(|list| {
        // The end tags of raw HTML that is open around a list stay where they are.
        !matches!(block.kind, BlockKind::Html(_))
            && list.range.contains_range(block.range)
            && !matches!(
                list.layout,
                AudienceLayout::Heading | AudienceLayout::TableHeader
            )
    });
    list.map(|list| list.kind)
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
    notes: Option<&'a SegmentNotes>,
    roles: &'a [RoleLink],
    next_steps: &'a [String],
    outside_lang: Option<&'a str>,
    words_lang: Option<&'a str>,
    highlighter: Option<&'a Highlighter>,
    /// Where the texts of the segments are gathered, by their index; then nothing that
    /// has an address is written.
    texts: Option<Vec<String>>,
    out: String,
    /// The ids that are taken on the page.
    ids: BTreeSet<String>,
    /// Names the steps, by the heading that the text stands under.
    step_names: StepNames,
    step_prefixes: BTreeMap<u32, String>,
    outline: Vec<(u8, String, String)>,
    procedures: u32,
    steps: u32,
    /// The footnotes, in the order in which they are referred to.
    footnotes: Vec<footnotes::Footnote<'a>>,
    /// Their numbers, from 1.
    footnote_numbers: BTreeMap<(Place, String), usize>,
    tables: u32,
    /// What the ids of the segments written last begin with.
    id_prefix: String,
    inclusion: Inclusion,
    /// How often headings were included that were there already, by their anchor.
    included_again: BTreeMap<String, u32>,
    /// Whether a link is open.
    in_link: bool,
    /// Raw links that were left out, since one is open around them, and are not closed.
    links_left_out: u32,
    marks: marks::Marks<'a>,
}

impl<'a> Writer<'a> {
    fn new(
        page: &'a Page,
        side: Side,
        links: &'a dyn Links,
        words: &'a BodyWords,
        extras: Extras<'a>,
    ) -> Self {
        Self {
            page,
            side,
            links,
            words,
            notes: extras.notes,
            roles: extras.roles,
            next_steps: extras.next_steps,
            outside_lang: extras.outside_lang,
            words_lang: extras.words_lang,
            highlighter: extras.highlighter,
            texts: None,
            out: String::with_capacity(page.text(side).len() * 2),
            ids: BTreeSet::new(),
            step_names: StepNames::default(),
            step_prefixes: BTreeMap::new(),
            outline: Vec::new(),
            procedures: 0,
            steps: 0,
            footnotes: Vec::new(),
            footnote_numbers: BTreeMap::new(),
            tables: 0,
            id_prefix: String::new(),
            inclusion: Inclusion::default(),
            included_again: BTreeMap::new(),
            in_link: false,
            links_left_out: 0,
            marks: marks::Marks::default(),
        }
    }

    /// Where the text stands that is being written.
    fn place(&self) -> Place {
        self.inclusion.place()
    }

    /// Writes words of the interface, which may be of another language than the text.
    fn say(&mut self, words: &str) {
        match self.words_lang {
            Some(lang) => {
                self.push(&format!("<span lang=\"{lang}\">"));
                self.push_escaped(words);
                self.push("</span>");
            }
            None => self.push_escaped(words),
        }
    }

    fn text(&self) -> &'a str {
        self.page.text(self.side)
    }

    fn slice(&self, range: TextRange) -> &'a str {
        range.of(self.text())
    }

    fn title(&mut self, heading: &Heading) -> String {
        let body = std::mem::take(&mut self.out);
        self.step_names.enter(&heading.id);
        for anchor in &heading.anchors {
            self.anchor(&anchor.name);
        }
        self.inlines(&heading.content);
        std::mem::replace(&mut self.out, body)
    }

    /// Writes an anchor, where the name is not taken.
    fn anchor(&mut self, name: &str) {
        if self.texts.is_none() && self.ids.insert(name.to_owned()) {
            // A link holds no other `a` (HTML, §4.5.1).
            let element = if self.in_link { "span" } else { "a" };
            self.push(&format!("<{element} id=\""));
            self.push_escaped(name);
            self.push(&format!("\"></{element}>"));
        }
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn push_escaped(&mut self, text: &str) {
        escape_into(text, &mut self.out);
    }
}
