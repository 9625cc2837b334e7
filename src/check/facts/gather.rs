//! From a document to flat lists, in one walk.

use super::{
    AlertFact, Code, Facts, HeadingFact, ImageFact, LinkFact, Part, ProcedureFact, Run, RunKind,
    StepFact, TableFact,
};
use crate::parse::{
    Anchor, Block, BlockKind, Cell, Document, HtmlPart, HtmlTag, Image, ImageSort, Inline,
    InlineKind, Item, Link, Target,
};
use crate::text::TextRange;

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
                    rows: table.rows.iter().filter_map(|row| cells(row)).collect(),
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
            BlockKind::Include(target) => self.include(block.range, target),
            BlockKind::Snippet(snippet) => self.snippets.push(Part {
                range: block.range,
                names: snippet.clone(),
            }),
            BlockKind::Rule | BlockKind::Video(_) => {}
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
            InlineKind::NoLoc(_) | InlineKind::FootnoteReference(_) => {
                self.runs.push(run(RunKind::Opaque));
            }
            InlineKind::Include(target) => {
                self.include(range, target);
                self.runs.push(run(RunKind::Opaque));
            }
            InlineKind::Strong(content) => {
                self.strongs.push(range);
                self.inlines(content);
            }
            InlineKind::Emphasis(content) | InlineKind::Strikethrough(content) => {
                self.inlines(content);
            }
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

    fn include(&mut self, range: TextRange, target: &Target) {
        self.includes.push(Part {
            range,
            names: target.clone(),
        });
    }

    fn image(&mut self, range: TextRange, image: &Image) {
        self.images.push(ImageFact {
            range,
            target: image.target.clone(),
            alt: image.alt.clone(),
            is_icon: image.sort == ImageSort::Icon,
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

/// Where a row of a table stands, and how many cells it has.
fn cells(row: &[Cell]) -> Option<(TextRange, usize)> {
    let places = row.iter().map(|cell| cell.range);
    Some((places.reduce(TextRange::cover)?, row.len()))
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
