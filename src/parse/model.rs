//! The document model: what every later step knows of one side of a page.
//!
//! A [`Document`] is made from one *side text* (the target or the source text of a
//! page). Every range in it is a range of that text; `read::SegmentTable` leads from
//! there to the file. *Invariant:* raw HTML is in the model only as tags and attributes
//! that a page may show, and every link target is classified.

use std::collections::BTreeMap;

use crate::text::TextRange;

/// One side of a page, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What sort of page it is.
    pub kind: DocumentKind,
    /// The typed metadata block.
    pub front_matter: FrontMatter,
    /// The body, in document order.
    pub blocks: Vec<Block>,
    /// Role lists and applies-to lists, in document order.
    pub audiences: Vec<AudienceList>,
}

impl Document {
    /// The code that is taken from files, wherever it stands, in no order.
    pub fn snippets(&self) -> Vec<&Snippet> {
        let mut found = Vec::new();
        let mut rest: Vec<&[Block]> = vec![&self.blocks];
        while let Some(blocks) = rest.pop() {
            for block in blocks {
                if let BlockKind::Snippet(snippet) = &block.kind {
                    found.push(snippet);
                }
                rest.extend(block.kind.children());
            }
        }
        found
    }
}

/// What sort of page a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// A Markdown page.
    #[default]
    Page,
    /// `### YamlMime:FAQ`: its sections and questions are headings and blocks.
    Faq,
    /// `### YamlMime:Landing`: its cards are headings and lists of links.
    Landing,
}

/// The metadata of a page, typed where the docs platform gives it a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The whole block with its delimiters, in the side text; empty where there is none.
    pub range: TextRange,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `ms.topic`: `how-to`, `article`, …
    pub topic: Option<String>,
    /// `ms.date`, month first as the platform writes it.
    pub date: Option<jiff::civil::Date>,
    /// `ms.lasthandoff`: when the source revision went to translation.
    pub handoff: Option<jiff::civil::Date>,
    /// `ms.openlocfilehash`: names the revision of the source file.
    pub revision: Option<String>,
    /// `ms.sourcegitcommit`.
    pub commit: Option<String>,
    /// `ms.translationtype`.
    pub translation: Option<TranslationType>,
    /// `ms.contentlocale`, as written.
    pub content_locale: Option<String>,
    /// Every key, in order, typed or not.
    pub entries: Vec<Entry>,
}

/// One top-level key of the front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// Where the key stands in the side text.
    pub key_range: TextRange,
    /// From the key to the end of its value.
    pub range: TextRange,
    /// Its value.
    pub value: Value,
}

/// A front matter value: raw scalars, so that `1234e5` stays a commit hash.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// A scalar, as written but unquoted.
    Scalar(String),
    /// A sequence of scalars.
    List(Vec<String>),
    /// A mapping, which no key of the platform has; kept for custom keys.
    Map(BTreeMap<String, Value>),
}

/// How a page was translated.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum TranslationType {
    /// By machine.
    #[serde(rename = "MT")]
    Machine,
    /// By a person.
    #[serde(rename = "HT")]
    Human,
}

/// A block with its range in the side text.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The whole block.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block: `CommonMark`'s, GFM's tables and footnotes, and the docs platform's.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading.
    Heading(Heading),
    /// A paragraph, or the loose text of a tight list item.
    Paragraph(Vec<Inline>),
    /// A list; an ordered one is a procedure.
    List(List),
    /// A pipe table.
    Table(Table),
    /// A block quote that is not an alert.
    Quote(Vec<Block>),
    /// `> [!NOTE]` and its kin.
    Alert(Alert),
    /// A code block.
    Code(CodeBlock),
    /// Raw HTML, reduced to what a page may show.
    Html(Vec<HtmlPart>),
    /// A thematic break.
    Rule,
    /// A paragraph that is one image.
    Figure(Image),
    /// `:::row:::` with its columns.
    Columns(Vec<Column>),
    /// `:::zone pivot="…"`, `:::moniker range="…"`.
    Zone(Zone),
    /// Headings of the form `# [Title](#tab/id)` and what follows each.
    Tabs(Vec<Tab>),
    /// `> [!div class="…"]`.
    Styled {
        /// The class names, of those in [`super::classes`].
        classes: Vec<&'static str>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// `> [!VIDEO url]`, https only.
    Video(Target),
    /// `[!INCLUDE [title](path)]` on a line of its own.
    Include(Target),
    /// `:::code …:::` or `[!code-lang[title](path)]`: code from a file.
    Snippet(Snippet),
    /// The text of a footnote.
    Footnote {
        /// Its label.
        label: String,
        /// What it holds.
        blocks: Vec<Block>,
    },
}

impl BlockKind {
    /// The lists of blocks that this one holds, in order.
    pub fn children(&self) -> Vec<&[Block]> {
        match self {
            Self::List(list) => list
                .items
                .iter()
                .map(|item| item.blocks.as_slice())
                .collect(),
            Self::Quote(blocks)
            | Self::Alert(Alert { blocks, .. })
            | Self::Styled { blocks, .. }
            | Self::Zone(Zone { blocks, .. })
            | Self::Footnote { blocks, .. }
            | Self::Figure(Image {
                description: blocks,
                ..
            }) => vec![blocks],
            Self::Columns(columns) => columns
                .iter()
                .map(|column| column.blocks.as_slice())
                .collect(),
            Self::Tabs(tabs) => tabs.iter().map(|tab| tab.blocks.as_slice()).collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub fn children_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match self {
            Self::List(list) => list.items.iter_mut().map(|item| &mut item.blocks).collect(),
            Self::Quote(blocks)
            | Self::Alert(Alert { blocks, .. })
            | Self::Styled { blocks, .. }
            | Self::Zone(Zone { blocks, .. })
            | Self::Footnote { blocks, .. }
            | Self::Figure(Image {
                description: blocks,
                ..
            }) => vec![blocks],
            Self::Columns(columns) => columns
                .iter_mut()
                .map(|column| &mut column.blocks)
                .collect(),
            Self::Tabs(tabs) => tabs.iter_mut().map(|tab| &mut tab.blocks).collect(),
            _ => Vec::new(),
        }
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The address of the heading: its first explicit anchor, otherwise a slug of the
    /// source heading. Unique on the page, and the same in every locale.
    pub id: String,
    /// Its explicit anchors (`<a name>`, `<a id>`, `<a href="" id>`), in order.
    pub anchors: Vec<Anchor>,
    /// Its words, without the anchors.
    pub content: Vec<Inline>,
}

/// A place that a link can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The name, as written.
    pub name: String,
    /// The tag that makes it.
    pub range: TextRange,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Whether its items are set without paragraphs' distance.
    pub tight: bool,
    /// Its items, or a procedure's steps.
    pub items: Vec<Item>,
}

/// A list item, or a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The item, with what was bound to it.
    pub range: TextRange,
    /// The number as written, for an ordered item.
    pub number: Option<u64>,
    /// Checked or not, for a task.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// How many of `blocks`, from the end, stood outside the list in the file and cut
    /// it in two. They were bound to this step because the numbering goes on after them.
    pub bound: usize,
}

/// A pipe table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Alignment by column.
    pub alignments: Vec<Alignment>,
    /// The header row.
    pub head: Vec<Cell>,
    /// The body rows, each of `alignments.len()` cells, or of more where the author
    /// wrote more; of fewer where filling up all rows would make far more cells than
    /// there is text.
    pub rows: Vec<Vec<Cell>>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// By the reading direction.
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// A table cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Between its pipes.
    pub range: TextRange,
    /// What it holds.
    pub content: Vec<Inline>,
}

/// A note, tip, warning and the like.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Which.
    pub kind: AlertKind,
    /// The `[!KIND]` marker.
    pub marker: TextRange,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The five kinds of alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A code block.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeBlock {
    /// The info string; `None` for indented code.
    pub info: Option<String>,
    /// The code, without fences and indentation.
    pub text: String,
}

/// One column of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its share of the width, 1 to 4.
    pub span: u8,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A part of a page for some readers only.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// `pivot` or `moniker`.
    pub sort: ZoneSort,
    /// The pivot names, or the moniker range, as written.
    pub value: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What chooses a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneSort {
    /// `:::zone pivot="…"`
    Pivot,
    /// `:::moniker range="…"`
    Moniker,
}

/// One tab of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// The id, from `#tab/id`.
    pub id: String,
    /// Shown only while this other tab is chosen: `#tab/id/condition`.
    pub condition: Option<String>,
    /// The title.
    pub title: Vec<Inline>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Code taken from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The file.
    pub target: Target,
    /// The language, where given.
    pub language: Option<String>,
    /// What of the file it shows.
    pub part: SnippetPart,
    /// The lines of what is shown that are pointed out.
    pub marked: Lines,
    /// How many columns of indentation to take away; `None`: what the lines share.
    pub dedent: Option<usize>,
}

/// What a snippet shows of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnippetPart {
    /// All of it.
    Whole,
    /// These lines, as listed.
    Lines(Lines),
    /// What stands between two marks of this name.
    Region(String),
    /// Lines that cannot be made out, as written.
    Unclear(String),
}

/// Ranges of lines, in the author's order; lines count from 1, both ends belong to a
/// range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(pub(super) Vec<(usize, usize)>);

/// A piece of running text with its range in the side text.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// The whole piece, markup included.
    pub range: TextRange,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inline content.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// The side text at the range, as it stands.
    Text,
    /// What an entity or escape stands for.
    Decoded(String),
    /// A code span.
    Code(String),
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `~~…~~`
    Strikethrough(Vec<Inline>),
    /// A link.
    Link(Link),
    /// An image.
    Image(Image),
    /// A raw tag that a page may show.
    Tag(HtmlTag),
    /// An explicit anchor outside a heading.
    Anchor(Anchor),
    /// A line end.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// `[^label]`
    FootnoteReference(String),
    /// `:::no-loc text="…":::`: a name that is never translated.
    NoLoc(String),
    /// `[!INCLUDE [title](path)]` within a line.
    Include(Target),
}

/// No more files include one another than this.
pub const MAX_INCLUDES: usize = 8;

/// A page takes in no more text and code of other files than this, in bytes.
pub const MAX_INCLUDED: usize = 256 << 10;

/// A page of a large set may always take in as much: twice what the largest of real pages
/// does.
const MIN_INCLUDED: usize = 96 << 10;

/// All pages of a set together take in no more than this, in bytes, where that leaves
/// each its [`MIN_INCLUDED`].
const MAX_INCLUDED_BY_ALL: usize = 2 << 20;

/// What each include costs beside its text, in bytes: empty files would never use up the
/// room, and short ones are mostly frame.
pub const INCLUDE_COST: usize = 256;

/// How much text and code of other files a page of a set of `pages` files may take in, in
/// bytes. It is the same for each page, so that what a page shows depends on no other.
pub fn include_room(pages: usize) -> usize {
    (MAX_INCLUDED_BY_ALL / pages.max(1)).clamp(MIN_INCLUDED, MAX_INCLUDED)
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Its title, empty where there is none.
    pub title: String,
    /// Its words.
    pub content: Vec<Inline>,
}

/// An image, written `![alt](path)` or `:::image …:::`.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The file.
    pub target: Target,
    /// What it shows, as plain text.
    pub alt: String,
    /// Its title, empty where there is none.
    pub title: String,
    /// `type` of the directive.
    pub sort: ImageSort,
    /// A larger version.
    pub lightbox: Option<Target>,
    /// Whether it is drawn with a border.
    pub border: bool,
    /// The long description of a complex image.
    pub description: Vec<Block>,
}

/// The `type` of an image directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImageSort {
    /// Carries meaning.
    #[default]
    Content,
    /// Carries meaning that needs a long description.
    Complex,
    /// Small, in the line.
    Icon,
}

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The destination after escapes and entities are resolved.
    pub raw: String,
    /// What sort of place it is.
    pub kind: TargetKind,
}

/// The sorts of destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    /// Nothing: `[text]()`.
    Empty,
    /// `#anchor` on the same page.
    Anchor,
    /// A path relative to the document: page, image or other file.
    Relative,
    /// `/docset/page`: from the root of the host.
    Root,
    /// `http:` or `https:`, or `//host`.
    Web,
    /// `mailto:`, `tel:`.
    Contact,
    /// Any other scheme: never reaches a page.
    Unsafe,
}

/// A piece of raw HTML that a page may show.
#[derive(Clone, Debug, PartialEq)]
pub enum HtmlPart {
    /// A tag.
    Tag(HtmlTag),
    /// Text, as it stands in the side text (entities not resolved).
    Text(TextRange),
}

/// A tag that a page may show.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlTag {
    /// The whole tag in the side text.
    pub range: TextRange,
    /// The element, lower case, one of the allowed.
    pub name: &'static str,
    /// Opening (or void), or closing.
    pub close: bool,
    /// The allowed attributes, in order, values decoded.
    pub attributes: Vec<(&'static str, String)>,
    /// The place that the tag leads to, for `a`.
    pub target: Option<Target>,
}

/// A list of those who may do what a page describes, or of what it applies to.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceList {
    /// Which of the two.
    pub kind: AudienceKind,
    /// How it is laid out.
    pub layout: AudienceLayout,
    /// The whole list with its label.
    pub range: TextRange,
    /// The label: "Appropriate roles".
    pub label: TextRange,
    /// The names, in order.
    pub items: Vec<AudienceItem>,
}

/// Roles or applies-to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AudienceKind {
    /// Who may do it.
    Roles,
    /// What it applies to.
    AppliesTo,
}

/// The layouts that were seen (`A` to `E` of the format reference, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AudienceLayout {
    /// A: `**Label**: R1 | R2` in one line.
    Inline,
    /// B: a bold paragraph, then bullets.
    Bullets,
    /// C: a heading, then bullets.
    Heading,
    /// D: label and first name in one line, the rest as bullets.
    Mixed,
    /// E: label, then prose.
    Prose,
    /// A table's header cell.
    TableHeader,
}

/// One name in an audience list.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceItem {
    /// Where it stands in the side text.
    pub range: TextRange,
    /// The name, without markup and trailing punctuation.
    pub name: String,
    /// The name in the source language, where the page carries it at the same place.
    pub source: Option<String>,
}
