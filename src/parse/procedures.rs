//! Procedures: ordered lists whose numbering goes on after something stood between.
//!
//! A note, an image or a paragraph that is not indented ends a list (`CommonMark` §5.3),
//! and the steps after it begin a new one at the next number. For the reader it is one
//! procedure, and what stands between belongs to the step before it.

use super::balance;
use super::model::{Block, BlockKind, List};

/// More blocks than this between two lists, and they are two procedures.
const MAX_BETWEEN: usize = 12;

/// Joins the ordered lists of one container that continue one another.
pub(super) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let is_numbered =
        |block: &&Block| matches!(&block.kind, BlockKind::List(list) if list.start.is_some());
    if blocks.iter().filter(is_numbered).nth(1).is_none() {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // Index in `out` of the ordered list that may go on.
    let mut open: Option<usize> = None;
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(_) | BlockKind::Rule | BlockKind::Tabs(_) => open = None,
            BlockKind::List(List {
                start: Some(start), ..
            }) => {
                let continued = open.filter(|&at| {
                    let between = &out[at + 1..];
                    between.len() <= MAX_BETWEEN
                        && continues(&out[at], *start)
                        && !balance::ends_outer(between)
                });
                if let Some(at) = continued {
                    let between = out.split_off(at + 1);
                    append(&mut out[at], between, block);
                    continue;
                }
                open = Some(out.len());
            }
            _ => {}
        }
        out.push(block);
    }
    out
}

/// Whether a list that begins at `start` goes on where `list` stopped counting.
fn continues(list: &Block, start: u64) -> bool {
    let BlockKind::List(List {
        start: Some(first),
        items,
        ..
    }) = &list.kind
    else {
        return false;
    };
    let counted = first.saturating_add(items.len() as u64);
    let written = items
        .last()
        .and_then(|item| item.number)
        .map(|number| number.saturating_add(1));
    start > 1 && (start == counted || Some(start) == written)
}

fn append(list: &mut Block, between: Vec<Block>, next: Block) {
    let (BlockKind::List(list_), BlockKind::List(next_)) = (&mut list.kind, next.kind) else {
        return;
    };
    if let Some(step) = list_.items.last_mut() {
        if let Some(last) = between.last() {
            step.range = step.range.cover(last.range);
        }
        let own = step.blocks.len();
        step.blocks.extend(between);
        balance::blocks(&mut step.blocks);
        step.bound = step.blocks.len() - own;
    }
    list_.tight &= next_.tight;
    list_.items.extend(next_.items);
    list.range = list.range.cover(next.range);
}
