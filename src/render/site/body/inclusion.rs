//! Following includes, as far as a page may.

use super::{Links, Place};
use crate::parse::{Document, INCLUDE_COST, MAX_INCLUDES, Page, Target};
use crate::read::Side;
use crate::text::FileId;

/// The files that are being included on a page, and what it took from others so far.
#[derive(Clone, Debug, Default)]
pub struct Inclusion {
    /// From the outermost.
    pub(super) open: Vec<FileId>,
    /// Bytes.
    taken_in: usize,
}

impl Inclusion {
    /// Whether the text is the page's own.
    pub fn is_own(&self) -> bool {
        self.open.is_empty()
    }

    /// Where the text stands that is gone through.
    pub fn place(&self) -> Place {
        self.open.last().copied()
    }

    /// Goes on in the file that `target` names, up to [`Inclusion::leave`]: the page, its
    /// side and document. `None` where there is no such file, or it would lead in a
    /// circle, too deep, or to more than a page may take in.
    pub fn enter<'a>(
        &mut self,
        links: &'a dyn Links,
        target: &Target,
        side: Side,
    ) -> Option<(&'a Page, Side, &'a Document)> {
        if self.open.len() >= MAX_INCLUDES || !self.has_room(links) {
            return None;
        }
        let (file, page) = links.include(self.place(), target)?;
        if self.open.contains(&file) {
            return None;
        }
        let side = page.document(side).map_or(Side::Target, |_| side);
        let document = page.document(side)?;
        if !self.take(links, page.text(side).len() + INCLUDE_COST) {
            return None;
        }
        self.open.push(file);
        Some((page, side, document))
    }

    /// Goes back to where the file was included.
    pub fn leave(&mut self) {
        self.open.pop();
    }

    /// Whether the page may take in more: once something did not fit, nothing does.
    pub(super) fn has_room(&self, links: &dyn Links) -> bool {
        self.taken_in <= links.include_room()
    }

    /// Takes bytes from another file; whether the page has room for them.
    pub(super) fn take(&mut self, links: &dyn Links, bytes: usize) -> bool {
        self.taken_in = self.taken_in.saturating_add(bytes);
        self.has_room(links)
    }
}
