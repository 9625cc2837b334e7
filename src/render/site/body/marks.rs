//! Segments in the HTML: a `span` each, with the number of its row, and behind it the
//! text that it translates.
//!
//! A span whose row follows that of the span before it leaves the number out: nearly all
//! do. An empty number says that the segment is in no row, and does not count.
//!
//! A span must nest with the tags around it, and segments need not: one may hold a link
//! or lie in it. So a span is opened before a piece of running text that lies wholly in a
//! segment, and closed before one that does not, or where the element around it ends.
//! What belongs behind a segment (its source text) waits until the next segment begins,
//! or the running text ends.

use crate::text::TextRange;

use super::{RoleLink, Writer, escape_into};

/// What is known of the segments of the page that is written.
#[derive(Clone, Debug, Default)]
pub struct SegmentNotes {
    /// By segment: its row, the number by which other editions know the place.
    pub rows: Vec<u32>,
    /// By segment: the HTML of the text that it translates; empty where there is none.
    pub sources: Vec<String>,
    /// The language of the sources.
    pub source_lang: String,
    /// By segment: what the source says by now, where it says something else.
    pub drift: Vec<Vec<Drift>>,
}

/// A sentence that the source says otherwise by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// What became of the sentence.
    pub kind: DriftKind,
    /// The newest source text, as HTML; empty where it is gone.
    pub source: String,
}

/// What became of a sentence in the newest source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriftKind {
    /// It was changed.
    Stale,
    /// It is new, and follows the segment.
    Missing,
    /// It is gone.
    Obsolete,
}

/// Which segment's span is open.
#[derive(Default)]
pub(super) struct Marks<'a> {
    /// The open segment, by its index.
    open: Option<usize>,
    /// Elements opened since, which must close first.
    inside: usize,
    /// Where the open segment's content begins in what was written.
    start: usize,
    /// The segment that was closed last, while more of it may follow.
    closed: Option<usize>,
    /// Segments whose source text stands in the page.
    told: Vec<bool>,
    /// Drift to be told after the block.
    drift: Vec<&'a Drift>,
    /// Where the text that is being written is cut; kept for its room.
    cuts: Vec<u32>,
    /// The row after that of the span written last, which the next one need not name.
    next_row: Option<u32>,
}

impl Marks<'_> {
    /// Forgets which row comes next, where what is written moves elsewhere on the page.
    pub(super) fn break_rows(&mut self) {
        self.next_row = None;
    }

    /// Whether no element of running text is open within a segment's span.
    pub(super) fn is_outside(&self) -> bool {
        self.inside == 0
    }
}

impl<'a> Writer<'a> {
    /// Makes sure that the span of the segment that holds all of `range` is open, and no
    /// other.
    pub(super) fn mark(&mut self, range: TextRange) {
        if self.marks.inside > 0 || self.page.table().is_empty() {
            return;
        }
        let table = self.page.table();
        let wanted = table.index_at(self.side, range.start as usize);
        let wanted = wanted.filter(|&index| {
            let place = table.segments()[index].place(self.side);
            place.is_some_and(|place| place.side.contains_range(range))
        });
        if wanted == self.marks.open {
            return;
        }
        self.end_mark();
        if self.marks.closed != wanted {
            self.end_segment();
        }
        if let Some(index) = wanted {
            self.open_segment(index);
            self.marks.open = wanted;
            self.marks.start = self.out.len();
        }
    }

    fn open_segment(&mut self, index: usize) {
        self.push("<span data-seg=\"");
        self.segment_id(index);
        let notes = self.notes();
        let Some(&row) = notes.and_then(|notes| notes.rows.get(index)) else {
            let apart = if self.notes.is_some() {
                "\" data-row=\"\">"
            } else {
                "\">"
            };
            return self.push(apart);
        };
        self.push("\"");
        if self.marks.next_row != Some(row) {
            self.push(&format!(" data-row=\"{row}\""));
        }
        self.marks.next_row = Some(row + 1);
        let stale = notes
            .and_then(|notes| notes.drift.get(index))
            .is_some_and(|drift| drift.iter().any(|drift| drift.kind != DriftKind::Missing));
        self.push(if stale { " class=\"stale\">" } else { ">" });
    }

    /// Writes the id of a segment. The ids of a file begin alike: after the first, what
    /// they share is left out, and `-104` follows on `af2a2-103`.
    fn segment_id(&mut self, index: usize) {
        let page = self.page;
        let Some(segment) = page.table().segments().get(index) else {
            return;
        };
        let id = page.id(segment);
        let shared = id.rfind('-').unwrap_or(0);
        if shared > 0 && self.id_prefix == id[..shared] {
            return self.push_escaped(&id[shared..]);
        }
        id[..shared].clone_into(&mut self.id_prefix);
        self.push_escaped(id);
    }

    /// What is known of the segments; nothing for those of an included page.
    fn notes(&self) -> Option<&'a SegmentNotes> {
        self.inclusion.is_own().then_some(self.notes).flatten()
    }

    /// Closes the open span, before the element around it ends.
    pub(super) fn end_mark(&mut self) {
        if self.marks.inside > 0 {
            return;
        }
        if let Some(index) = self.marks.open.take() {
            if let (Some(texts), true) = (&mut self.texts, self.inclusion.is_own()) {
                texts[index].push_str(&self.out[self.marks.start..]);
            }
            self.out.push_str("</span>");
            self.marks.closed = Some(index);
        }
    }

    /// Writes what belongs behind the segment that was closed last.
    pub(super) fn end_segment(&mut self) {
        let Some(index) = self.marks.closed.take() else {
            return;
        };
        if !self.inclusion.is_own() || self.marks.told.get(index).copied().unwrap_or_default() {
            return;
        }
        let Some(notes) = self.notes() else {
            return;
        };
        if self.marks.told.is_empty() {
            self.marks.told = vec![false; notes.rows.len()];
        }
        if let Some(told) = self.marks.told.get_mut(index) {
            *told = true;
        }
        if let Some(source) = notes.sources.get(index).filter(|text| !text.is_empty()) {
            // The space keeps the languages apart where there is no style.
            self.out.push_str(" <span class=\"src\" lang=\"");
            self.out.push_str(&notes.source_lang);
            self.out.push_str("\">");
            self.out.push_str(source);
            self.out.push_str("</span>");
        }
        for drift in notes.drift.get(index).into_iter().flatten() {
            if drift.kind == DriftKind::Obsolete {
                self.obsolete();
            } else {
                self.marks.drift.push(drift);
            }
        }
    }

    /// Says that the sentence before is gone: there is nothing to disclose.
    fn obsolete(&mut self) {
        let words = self.words;
        self.push(&format!(" <span class=\"gone\" lang=\"{}\">(", words.lang));
        self.push_escaped(&words.drift[DriftKind::Obsolete as usize]);
        self.push(")</span>");
    }

    /// Writes what the source says by now, after the block whose sentences it is about.
    pub(super) fn end_block(&mut self) {
        if self.marks.drift.is_empty() {
            return;
        }
        let drift = std::mem::take(&mut self.marks.drift);
        let lang = self.notes.map_or("", |notes| notes.source_lang.as_str());
        let words = self.words;
        for together in drift.chunk_by(|a, b| a.kind == b.kind) {
            let kind = together[0].kind as usize;
            let class = ["stale", "missing", "gone"][kind];
            self.push(&format!(
                "<details class=\"drift drift-{class}\" lang=\"{}\"><summary><span>",
                words.lang
            ));
            self.push_escaped(&words.drift[kind]);
            self.push("</span></summary>");
            for drift in together {
                self.push(&format!("<p lang=\"{lang}\">{}</p>", drift.source));
            }
            self.push("</details>\n");
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
            self.end_segment();
        }
    }

    /// The piece of verbatim text at `range`, cut where segments and names of roles begin
    /// and end.
    pub(super) fn marked_text(&mut self, range: TextRange) {
        let mut cuts = std::mem::take(&mut self.marks.cuts);
        if self.marks.inside == 0 {
            for segment in self.page.table().segments_in(self.side, range) {
                if let Some(place) = segment.place(self.side) {
                    cuts.extend([place.side.start, place.side.end]);
                }
            }
        }
        let roles: &[RoleLink] = if self.inclusion.is_own() {
            self.roles
        } else {
            &[]
        };
        let first = roles.partition_point(|role| role.range.start < range.start);
        let here = roles[first..]
            .iter()
            .take_while(|role| role.range.end <= range.end);
        cuts.extend(here.flat_map(|role| [role.range.start, role.range.end]));
        cuts.retain(|&cut| range.start < cut && cut < range.end);
        cuts.push(range.end);
        cuts.sort_unstable();
        let mut start = range.start;
        for &end in &cuts {
            if start < end {
                let piece = TextRange { start, end };
                self.mark(piece);
                let role = roles[first..].iter().find(|role| role.range == piece);
                match role.and_then(|role| role.href.as_deref()) {
                    Some(href) if self.texts.is_none() && !self.in_link => {
                        self.push("<a href=\"");
                        self.push_escaped(href);
                        self.push("\">");
                        escape_into(self.slice(piece), &mut self.out);
                        self.push("</a>");
                    }
                    _ => escape_into(self.slice(piece), &mut self.out),
                }
            }
            start = end;
        }
        cuts.clear();
        self.marks.cuts = cuts;
    }
}
