//! What stands around the segments of a page: the containers that the source text of each
//! lies in.

use super::facts::Facts;
use super::input::{Page, fold};
use super::words::Words;
use crate::parse::{AlertKind, Block, BlockKind, Document, HtmlPart, ZoneSort};
use crate::read::{Place, Side};
use crate::text::TextRange;

/// The containers of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// The level of the heading that it is.
    pub(super) heading: Option<u8>,
    /// The innermost alert.
    pub(super) alert: Option<AlertKind>,
    /// For each list around it, from the outside, whether it is ordered.
    pub(super) lists: Vec<bool>,
    /// The number of columns of its table.
    pub(super) table: Option<usize>,
    /// Zones and tabs around it, from the outside, as they are written.
    pub(super) conditions: Vec<String>,
    /// Whether it is code.
    pub(super) code: bool,
}

/// A segment with what stands around it.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) source: TextRange,
    /// Where its target stands on its side, and in the file.
    pub(super) target: Place,
    /// Its source words, folded.
    pub(super) words: String,
    pub(super) context: Context,
}

/// The segments of a page that have source words, in the order of the source text; none on
/// a page without source.
pub(super) fn placed(page: &Page) -> &[Placed] {
    page.contexts
        .get_or_init(|| match (&page.parsed.source, &page.source) {
            (Some(document), Some(facts)) => place_all(page, document, facts),
            _ => Vec::new(),
        })
}

fn place_all(page: &Page, document: &Document, facts: &Facts) -> Vec<Placed> {
    let mut walk = Walk::default();
    walk.blocks(&document.blocks);
    walk.leaves.sort_by_key(|(range, _)| range.start);
    let text = page.parsed.text(Side::Source);
    let segments = page.parsed.table().segments().iter();
    let mut placed: Vec<_> = segments
        .filter_map(|segment| {
            let range = segment.source?.side;
            let target = segment.target?;
            let words = fold(&Words::of(facts, text, range).text);
            let leaf = walk.leaf(range)?;
            (!words.is_empty()).then(|| Placed {
                source: range,
                target,
                words,
                context: walk.leaves[leaf].1.clone(),
            })
        })
        .collect();
    placed.sort_by_key(|placed| placed.source.start);
    placed
}

/// Gathers the blocks that hold text.
#[derive(Default)]
struct Walk {
    leaves: Vec<(TextRange, Context)>,
    context: Context,
}

impl Walk {
    /// The first leaf that a range meets.
    fn leaf(&self, range: TextRange) -> Option<usize> {
        let at = self
            .leaves
            .partition_point(|(leaf, _)| leaf.start < range.start);
        let before = at.checked_sub(1);
        let meets = |index: &usize| {
            let leaf = self.leaves.get(*index);
            leaf.is_some_and(|(leaf, _)| leaf.overlaps(range))
        };
        before.filter(meets).or_else(|| Some(at).filter(meets))
    }

    fn leaf_at(&mut self, range: TextRange) {
        self.leaves.push((range, self.context.clone()));
    }

    fn within(&mut self, change: impl FnOnce(&mut Context), walk: impl FnOnce(&mut Self)) {
        let outer = self.context.clone();
        change(&mut self.context);
        walk(self);
        self.context = outer;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.within(
                |context| context.heading = Some(heading.level),
                |walk| walk.leaf_at(block.range),
            ),
            BlockKind::Alert(alert) => self.within(
                |context| context.alert = Some(alert.kind),
                |walk| walk.blocks(&alert.blocks),
            ),
            BlockKind::List(list) => self.within(
                |context| context.lists.push(list.start.is_some()),
                |walk| list.items.iter().for_each(|item| walk.blocks(&item.blocks)),
            ),
            BlockKind::Table(table) => self.within(
                |context| context.table = Some(table.alignments.len()),
                |walk| {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        walk.leaf_at(cell.range);
                    }
                },
            ),
            BlockKind::Zone(zone) => {
                let name = match zone.sort {
                    ZoneSort::Pivot => "zone",
                    ZoneSort::Moniker => "moniker",
                };
                self.within(
                    |context| context.conditions.push(format!("{name} {}", zone.value)),
                    |walk| walk.blocks(&zone.blocks),
                );
            }
            BlockKind::Tabs(tabs) => {
                for tab in tabs {
                    self.within(
                        |context| context.conditions.push(format!("tab {}", tab.id)),
                        |walk| {
                            if let (Some(first), Some(last)) = (tab.title.first(), tab.title.last())
                            {
                                walk.leaf_at(first.range.cover(last.range));
                            }
                            walk.blocks(&tab.blocks);
                        },
                    );
                }
            }
            BlockKind::Code(_) => self.within(
                |context| context.code = true,
                |walk| walk.leaf_at(block.range),
            ),
            BlockKind::Html(parts) => {
                for part in parts {
                    if let HtmlPart::Text(range) = part {
                        self.leaf_at(*range);
                    }
                }
            }
            BlockKind::Paragraph(_) | BlockKind::Figure(_) => self.leaf_at(block.range),
            kind => {
                for blocks in kind.children() {
                    self.blocks(blocks);
                }
            }
        }
    }
}
