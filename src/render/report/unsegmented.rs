//! Unsegmented text: translated without a source copy, so that nobody can review it.

use crate::align::{Edition, EditionKind};
use crate::parse::{Block, BlockKind, Inline, InlineKind, Page};

/// Counts the texts of a page that were translated without a copy of their source.
pub(super) fn count(page: &Page, edition: &Edition) -> usize {
    let front = &page.target.front_matter;
    let head = usize::from(front.title.is_some()) + usize::from(front.description.is_some());
    let plain = if edition.kind == EditionKind::Plain {
        edition.blocks.len()
    } else {
        0
    };
    head + plain + images(&page.target.blocks)
}

/// Images with a text for those who do not see them.
fn images(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| {
            let own = match &block.kind {
                BlockKind::Figure(image) => usize::from(!image.alt.is_empty()),
                BlockKind::Paragraph(content) => images_of(content),
                BlockKind::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.map(|cell| images_of(&cell.content)).sum()
                }
                _ => 0,
            };
            own + block.kind.children().into_iter().map(images).sum::<usize>()
        })
        .sum()
}

fn images_of(content: &[Inline]) -> usize {
    content
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Image(image) => usize::from(!image.alt.is_empty()),
            InlineKind::Link(link) => images_of(&link.content),
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => images_of(content),
            _ => 0,
        })
        .sum()
}
