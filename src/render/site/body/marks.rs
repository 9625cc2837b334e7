//! Segments in the HTML: each is a `span` with its id, so that it can be addressed.
//!
//! A span must nest with the tags around it, and segments need not: one may hold a link
//! or lie in it. So a span is opened before a piece of running text that lies wholly in a
//! segment, and closed before one that does not, or where the element around it ends.

use crate::text::TextRange;

use super::{Writer, escape_into};

/// Which segment's span is open.
#[derive(Default)]
pub(super) struct Marks {
    /// The open segment's file range, which names it.
    open: Option<TextRange>,
    /// Elements opened since, which must close first.
    inside: usize,
}

impl Writer<'_> {
    /// Makes sure that the span of the segment that holds all of `range` is open, and no
    /// other.
    pub(super) fn mark(&mut self, range: TextRange) {
        if self.marks.inside > 0 || self.page.table().is_empty() {
            return;
        }
        let page = self.page;
        let segment = page.table().segment_at(self.side, range.start as usize);
        let segment = segment.filter(|segment| {
            segment
                .place(self.side)
                .is_some_and(|place| place.side.contains_range(range))
        });
        let wanted = segment.map(|segment| segment.file);
        if wanted == self.marks.open {
            return;
        }
        self.end_mark();
        if let Some(segment) = segment {
            self.out.push_str("<span class=\"seg\" data-seg=\"");
            escape_into(page.id(segment), &mut self.out);
            self.out.push_str("\">");
            self.marks.open = wanted;
        }
    }

    /// Closes the open span, before the element around it ends.
    pub(super) fn end_mark(&mut self) {
        if self.marks.inside == 0 && self.marks.open.take().is_some() {
            self.out.push_str("</span>");
        }
    }

    /// Enters an element of running text: with its segment's span open, or a new context.
    /// Returns what [`Writer::leave`] needs.
    pub(super) fn enter(&mut self) -> bool {
        let within = self.marks.open.is_some();
        if within {
            self.marks.inside += 1;
        }
        within
    }

    /// Leaves an element of running text, before its end tag.
    pub(super) fn leave(&mut self, within: bool) {
        if within {
            self.marks.inside -= 1;
        } else {
            self.end_mark();
        }
    }

    /// The piece of verbatim text at `range`, cut where segments begin and end.
    pub(super) fn marked_text(&mut self, range: TextRange) {
        if self.page.table().is_empty() || self.marks.inside > 0 {
            escape_into(self.slice(range), &mut self.out);
            return;
        }
        let page = self.page;
        let mut cuts: Vec<u32> = Vec::new();
        for segment in page.table().segments_in(self.side, range) {
            if let Some(place) = segment.place(self.side) {
                cuts.extend([place.side.start, place.side.end]);
            }
        }
        cuts.retain(|&cut| range.start < cut && cut < range.end);
        cuts.push(range.end);
        cuts.sort_unstable();
        let mut start = range.start;
        for end in cuts {
            if start < end {
                let piece = TextRange { start, end };
                self.mark(piece);
                escape_into(self.slice(piece), &mut self.out);
            }
            start = end;
        }
    }
}
