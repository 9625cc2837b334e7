//! One side of a page as flat lists in the order of the text: what rules look things up
//! in, by range.

use crate::parse::{
    AlertKind, Anchor, Block, BlockKind, Document, HtmlPart, HtmlTag, Image, Inline, InlineKind,
    Item, Link, Target,
};
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
    /// Strong text.
    pub strongs: Vec<TextRange>,
    /// Emphasis.
    pub emphases: Vec<TextRange>,
    /// Raw tags.
    pub tags: Vec<TagFact>,
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

/// A raw tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagFact {
    /// The tag.
    pub range: TextRange,
    /// The element.
    pub name: &'static str,
    /// Whether it closes.
    pub close: bool,
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
    /// Number of body rows.
    pub rows: usize,
}

impl Facts {
    /// Walks a document once.
    pub fn of(document: &Document) -> Self {
        let mut facts = Self::default();
        facts.blocks(&document.blocks);
        facts
    }

    fn edge(&mut self, at: u32) {
        self.runs.push(Run {
            range: TextRange::empty(at as usize),
            kind: RunKind::Edge,
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.edge(block.range.start);
            self.block(block);
        }
        if let Some(last) = blocks.last() {
            self.edge(last.range.end);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                let first = self.runs.len();
                self.anchors.extend(heading.anchors.iter().cloned());
                self.inlines(&heading.content);
                self.headings.push(HeadingFact {
                    range: block.range,
                    level: heading.level,
                    anchors: heading.anchors.iter().map(|a| a.name.clone()).collect(),
                    runs: (first, self.runs.len()),
                });
            }
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::List(list) => {
                if list.start.is_some() {
                    self.procedures.push(ProcedureFact {
                        range: block.range,
                        steps: list.items.iter().map(step).collect(),
                    });
                }
                for item in &list.items {
                    self.blocks(&item.blocks);
                }
            }
            BlockKind::Table(table) => {
                self.tables.push(TableFact {
                    range: block.range,
                    columns: table.alignments.len(),
                    rows: table.rows.len(),
                });
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    self.edge(cell.range.start);
                    self.inlines(&cell.content);
                }
            }
            BlockKind::Alert(alert) => {
                self.alerts.push(AlertFact {
                    range: block.range,
                    kind: alert.kind,
                });
                self.blocks(&alert.blocks);
            }
            BlockKind::Code(code) => self.code_blocks.push(Code {
                range: block.range,
                text: code.text.clone(),
            }),
            BlockKind::Html(parts) => self.html(parts),
            BlockKind::Figure(image) => self.image(block.range, image),
            BlockKind::Columns(columns) => {
                for column in columns {
                    self.blocks(&column.blocks);
                }
            }
            BlockKind::Tabs(tabs) => {
                for tab in tabs {
                    self.inlines(&tab.title);
                    self.blocks(&tab.blocks);
                }
            }
            BlockKind::Zone(zone) => self.blocks(&zone.blocks),
            BlockKind::Quote(blocks)
            | BlockKind::Styled { blocks, .. }
            | BlockKind::Footnote { blocks, .. } => self.blocks(blocks),
            BlockKind::Rule
            | BlockKind::Video(_)
            | BlockKind::Include(_)
            | BlockKind::Snippet(_) => {}
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        let range = inline.range;
        let run = |kind| Run { range, kind };
        match &inline.kind {
            InlineKind::Text => self.runs.push(run(RunKind::Text)),
            InlineKind::Decoded(text) => self.runs.push(run(RunKind::Decoded(text.clone()))),
            InlineKind::Code(text) => {
                self.codes.push(Code {
                    range,
                    text: text.clone(),
                });
                self.runs.push(run(RunKind::Opaque));
            }
            InlineKind::NoLoc(_) | InlineKind::FootnoteReference(_) | InlineKind::Include(_) => {
                self.runs.push(run(RunKind::Opaque));
            }
            InlineKind::Emphasis(content) => {
                self.emphases.push(range);
                self.inlines(content);
            }
            InlineKind::Strong(content) => {
                self.strongs.push(range);
                self.inlines(content);
            }
            InlineKind::Strikethrough(content) => self.inlines(content),
            InlineKind::Link(link) => self.link(range, link),
            InlineKind::Image(image) => self.image(range, image),
            InlineKind::Tag(tag) => self.tag(tag),
            InlineKind::Anchor(anchor) => self.anchors.push(anchor.clone()),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.runs.push(run(RunKind::Break)),
        }
    }

    fn link(&mut self, range: TextRange, link: &Link) {
        // The list is in the order of starts, and links do not nest.
        let at = self.links.len();
        self.links.push(LinkFact {
            range,
            target: link.target.clone(),
            is_empty: false,
        });
        let (runs, images) = (self.runs.len(), self.images.len());
        self.inlines(&link.content);
        self.links[at].is_empty = self.runs.len() == runs && self.images.len() == images;
    }

    fn image(&mut self, range: TextRange, image: &Image) {
        self.images.push(ImageFact {
            range,
            target: image.target.clone(),
            alt: image.alt.clone(),
            is_icon: image.sort == crate::parse::ImageSort::Icon,
        });
        self.blocks(&image.description);
    }

    fn html(&mut self, parts: &[HtmlPart]) {
        let mut code: usize = 0;
        for part in parts {
            match part {
                HtmlPart::Tag(tag) => {
                    if matches!(tag.name, "pre" | "code") {
                        code = if tag.close {
                            code.saturating_sub(1)
                        } else {
                            code + 1
                        };
                    }
                    self.tag(tag);
                    self.edge(tag.range.end);
                }
                HtmlPart::Text(range) => self.runs.push(Run {
                    range: *range,
                    kind: if code > 0 {
                        RunKind::Opaque
                    } else {
                        RunKind::Text
                    },
                }),
            }
        }
    }

    fn tag(&mut self, tag: &HtmlTag) {
        self.tags.push(TagFact {
            range: tag.range,
            name: tag.name,
            close: tag.close,
        });
        for (name, value) in &tag.attributes {
            if matches!(*name, "id" | "name") && !value.is_empty() {
                self.anchors.push(Anchor {
                    name: value.clone(),
                    range: tag.range,
                });
            }
        }
        if let Some(target) = &tag.target {
            self.links.push(LinkFact {
                range: tag.range,
                target: target.clone(),
                is_empty: false,
            });
        }
    }
}

fn step(item: &Item) -> StepFact {
    let bound = &item.blocks[item.blocks.len().saturating_sub(item.bound)..];
    StepFact {
        range: item.range,
        number: item.number,
        bound: bound
            .iter()
            .map(|block| block.range)
            .reduce(TextRange::cover),
    }
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
    TagFact,
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
