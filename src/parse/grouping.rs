//! Sibling blocks that belong together: rows and columns, zones, tabs, alerts that were
//! cut in two, and procedures.

use super::directives::Fence;
use super::model::{
    Alert, Block, BlockKind, Column, Heading, Image, InlineKind, Tab, Zone, ZoneSort,
};
use super::notice::{Notice, rules};
use super::{balance, procedures};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// What the builder reads: blocks, and the ends of those that hold others.
pub(super) enum Piece {
    Block(Block),
    Fence(TextRange, Fence),
}

impl Piece {
    pub(super) fn block(range: TextRange, kind: BlockKind) -> Self {
        Self::Block(Block { range, kind })
    }
}

/// The blocks of one container. More fences than `room` open at once are ignored, which
/// keeps the tree shallow.
pub(super) fn group(pieces: Vec<Piece>, room: usize, notices: &mut Vec<Notice>) -> Vec<Block> {
    let mut fences = Fences {
        open: Vec::new(),
        done: Vec::new(),
        room,
        notices,
    };
    for piece in pieces {
        match piece {
            Piece::Block(block) => fences.push(block),
            Piece::Fence(range, fence) => fences.fence(range, fence),
        }
    }
    let blocks = fences.finish();
    arrange(blocks)
}

/// What neighbouring blocks make of one another, in one container.
fn arrange(blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks = procedures::join(tabs(split_alerts(blocks)));
    balance::blocks(&mut blocks);
    blocks
}

struct Fences<'n> {
    open: Vec<Open>,
    done: Vec<Block>,
    room: usize,
    notices: &'n mut Vec<Notice>,
}

struct Open {
    range: TextRange,
    kind: OpenKind,
    blocks: Vec<Block>,
}

enum OpenKind {
    Row(Vec<Column>),
    Column(u8),
    Zone(ZoneSort, String),
    Image(Box<Image>),
}

impl OpenKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Row(_) => "row",
            Self::Column(_) => "column",
            Self::Zone(ZoneSort::Pivot, _) => "zone",
            Self::Zone(ZoneSort::Moniker, _) => "moniker",
            Self::Image(_) => "image",
        }
    }

    fn closed_by(&self, fence: &Fence) -> bool {
        match (self, fence) {
            (Self::Row(_), Fence::RowClose)
            | (Self::Column(_), Fence::ColumnClose)
            | (Self::Image(_), Fence::ImageClose) => true,
            (Self::Zone(sort, _), Fence::ZoneClose(other)) => sort == other,
            _ => false,
        }
    }
}

impl Fences<'_> {
    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(open) => {
                open.range = open.range.cover(block.range);
                open.blocks.push(block);
            }
            None => self.done.push(block),
        }
    }

    fn fence(&mut self, range: TextRange, fence: Fence) {
        let kind = match fence {
            Fence::RowOpen => OpenKind::Row(Vec::new()),
            Fence::ColumnOpen(span) => {
                // A column ends where the next begins.
                if matches!(
                    self.open.last(),
                    Some(Open {
                        kind: OpenKind::Column(_),
                        ..
                    })
                ) {
                    self.close(range);
                }
                OpenKind::Column(span)
            }
            Fence::ZoneOpen(sort, value) => OpenKind::Zone(sort, value),
            Fence::ImageOpen(image) => OpenKind::Image(image),
            closing => return self.close_matching(range, &closing),
        };
        if self.open.len() < self.room {
            self.open.push(Open {
                range,
                kind,
                blocks: Vec::new(),
            });
        }
    }

    fn close_matching(&mut self, range: TextRange, fence: &Fence) {
        let Some(depth) = self
            .open
            .iter()
            .rposition(|open| open.kind.closed_by(fence))
        else {
            self.complain(range, "this end closes nothing that is open");
            return;
        };
        while self.open.len() > depth + 1 {
            // The end of a row ends its last column.
            if !matches!(
                self.open.last(),
                Some(Open {
                    kind: OpenKind::Column(_),
                    ..
                })
            ) {
                self.complain_unclosed();
            }
            self.close(range);
        }
        self.close(range);
    }

    fn close(&mut self, end: TextRange) {
        let Some(open) = self.open.pop() else { return };
        let range = open.range.cover(end);
        let blocks = arrange(open.blocks);
        let kind = match open.kind {
            OpenKind::Column(span) => {
                let column = Column { span, blocks };
                match self.open.last_mut() {
                    Some(Open {
                        kind: OpenKind::Row(columns),
                        range: row,
                        ..
                    }) => {
                        *row = row.cover(range);
                        return columns.push(column);
                    }
                    _ => BlockKind::Columns(vec![column]),
                }
            }
            OpenKind::Row(mut columns) => {
                if !blocks.is_empty() {
                    columns.push(Column { span: 1, blocks });
                }
                BlockKind::Columns(columns)
            }
            OpenKind::Zone(sort, value) => BlockKind::Zone(Zone {
                sort,
                value,
                blocks,
            }),
            OpenKind::Image(mut image) => {
                image.description = blocks;
                BlockKind::Figure(*image)
            }
        };
        self.push(Block { range, kind });
    }

    fn finish(mut self) -> Vec<Block> {
        while let Some(last) = self.open.last() {
            let end = last.range;
            // A complex image without a description is an image.
            if !matches!(last.kind, OpenKind::Image(_)) {
                self.complain_unclosed();
                self.close(end);
            } else if let Some(Open {
                range,
                kind: OpenKind::Image(image),
                blocks,
            }) = self.open.pop()
            {
                self.push(Block {
                    range,
                    kind: BlockKind::Figure(*image),
                });
                for block in blocks {
                    self.push(block);
                }
            }
        }
        self.done
    }

    fn complain_unclosed(&mut self) {
        if let Some(open) = self.open.last() {
            let message = format!("this `:::{}` is never closed", open.kind.name());
            let range = TextRange {
                start: open.range.start,
                end: open.range.start,
            };
            self.complain(range, &message);
        }
    }

    fn complain(&mut self, range: TextRange, message: &str) {
        self.notices.push(Notice {
            rule: rules::ZONE_MISMATCH,
            severity: Severity::Warning,
            range,
            message: message.to_owned(),
            help: "every `:::` block needs its own end, in the same list item or quote",
        });
    }
}

/// An alert whose body is a quote of its own, because the line between them is blank.
fn split_alerts(blocks: Vec<Block>) -> Vec<Block> {
    let is_alert = |block: &Block| matches!(block.kind, BlockKind::Alert(_));
    if !blocks.iter().any(is_alert) {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (out.last_mut(), block) {
            (
                Some(Block {
                    kind: BlockKind::Alert(Alert { blocks: body, .. }),
                    range,
                }),
                Block {
                    kind: BlockKind::Quote(quoted),
                    range: quote,
                },
            ) if body.is_empty() => {
                *body = quoted;
                *range = range.cover(quote);
            }
            (_, block) => out.push(block),
        }
    }
    out
}

/// Groups `# [Title](#tab/id)` headings with what follows each, up to a rule or a heading
/// that stands above them.
fn tabs(blocks: Vec<Block>) -> Vec<Block> {
    if !blocks.iter().any(|block| tab_of(block).is_some()) {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut level: Option<u8> = None;
    for block in blocks {
        let tab = tab_of(&block);
        let ends = level.is_some_and(|level| match &block.kind {
            BlockKind::Rule => true,
            BlockKind::Heading(heading) => tab.is_none() && heading.level <= level,
            _ => false,
        });
        if ends {
            level = None;
            if matches!(block.kind, BlockKind::Rule) {
                continue;
            }
        }
        match (tab, level, out.last_mut()) {
            (
                Some((tab, _)),
                Some(_),
                Some(Block {
                    range,
                    kind: BlockKind::Tabs(tabs),
                }),
            ) => {
                *range = range.cover(block.range);
                tabs.push(tab);
            }
            (Some((tab, heading)), _, _) => {
                level = Some(heading);
                out.push(Block {
                    range: block.range,
                    kind: BlockKind::Tabs(vec![tab]),
                });
            }
            (
                None,
                Some(_),
                Some(Block {
                    range,
                    kind: BlockKind::Tabs(tabs),
                }),
            ) => {
                *range = range.cover(block.range);
                if let Some(tab) = tabs.last_mut() {
                    tab.blocks.push(block);
                }
            }
            (None, _, _) => out.push(block),
        }
    }
    for block in &mut out {
        if let BlockKind::Tabs(tabs) = &mut block.kind {
            for tab in tabs {
                tab.blocks = procedures::join(std::mem::take(&mut tab.blocks));
                balance::blocks(&mut tab.blocks);
            }
        }
    }
    out
}

fn tab_of(block: &Block) -> Option<(Tab, u8)> {
    let BlockKind::Heading(Heading { level, content, .. }) = &block.kind else {
        return None;
    };
    let [only] = content.as_slice() else {
        return None;
    };
    let InlineKind::Link(link) = &only.kind else {
        return None;
    };
    let mut path = link.target.raw.strip_prefix("#tab/")?.split('/');
    let id = path.next().filter(|id| !id.is_empty())?.to_owned();
    let condition = path.next().map(str::to_owned);
    Some((
        Tab {
            id,
            condition,
            title: link.content.clone(),
            blocks: Vec::new(),
        },
        *level,
    ))
}
