//! The segment table: what ties a file and its two sides together.

use super::segment::{Place, Segment, Side};
use crate::text::TextRange;

/// To whom a piece of the file belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To both sides.
    Shared,
    /// To neither: the tags of segments.
    Markup,
    /// To the target.
    Target,
    /// To the source.
    Source,
}

impl Kind {
    fn is_on(self, side: Side) -> bool {
        matches!(
            (self, side),
            (Self::Shared, _) | (Self::Target, Side::Target) | (Self::Source, Side::Source)
        )
    }
}

/// Where a piece begins in the file and in both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    kind: Kind,
    file: u32,
    target: u32,
    source: u32,
}

impl Start {
    fn on(&self, side: Side) -> u32 {
        match side {
            Side::Target => self.target,
            Side::Source => self.source,
        }
    }
}

/// A piece of the file, with its range in each text; empty in those it is not part of.
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) file: TextRange,
    pub(super) target: TextRange,
    pub(super) source: TextRange,
    pub(super) markup: TextRange,
}

/// The segments of a file, and which byte of each side came from which byte of the file.
///
/// *Invariant:* the pieces partition the file in order, and neighbours differ in kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentTable {
    /// Every piece's start, and the end of the last as one more.
    starts: Vec<Start>,
    /// The text of all markup pieces, one after the other.
    markup: String,
    segments: Vec<Segment>,
    by_target: Vec<Indexed>,
    by_source: Vec<Indexed>,
}

/// An entry of a side's index, in the order in which the places begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Indexed {
    segment: u32,
    /// The entry of the innermost place around this one.
    parent: Option<u32>,
}

impl SegmentTable {
    /// The segments, in the order in which they begin in the file.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the file is a plain page: one text, without segments.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The id of a segment of this table, as written (of the target, where the ids of
    /// its two spans differ).
    pub fn id(&self, segment: &Segment) -> &str {
        segment.id.of(&self.markup)
    }

    /// Number of bytes of the file.
    pub fn file_len(&self) -> usize {
        self.starts.last().map_or(0, |end| end.file as usize)
    }

    /// The range of the file that a range of a side's text came from: the smallest that
    /// covers every byte of it, so that markup and the other side's text may lie within.
    ///
    /// An empty range goes to the byte that follows it, or to the end of the side's last
    /// piece. What lies beyond the side's text is cut off.
    pub fn to_file(&self, side: Side, range: TextRange) -> TextRange {
        let len = self.starts.last().map_or(0, |end| end.on(side));
        let (start, end) = (range.start.min(len), range.end.min(len));
        if start < end {
            let first = self.file_offset(side, start);
            let last = self.file_offset(side, end - 1);
            TextRange::new(first, last + 1)
        } else if start < len {
            TextRange::empty(self.file_offset(side, start))
        } else if let Some(last) = len.checked_sub(1) {
            TextRange::empty(self.file_offset(side, last) + 1)
        } else {
            TextRange::empty(0)
        }
    }

    /// The segments that share a byte with a range of a side's text, or are empty on that
    /// side and lie within or at an edge of it, in the order in which they begin there.
    pub fn segments_in(&self, side: Side, range: TextRange) -> impl Iterator<Item = &Segment> {
        let index = self.index(side);
        let first = index.partition_point(|entry| self.place(entry, side).start < range.start);
        // Mostly none, or the one before: places around it are rare.
        let around = self.around(side, first);
        let mut around: Vec<&Indexed> = around
            .filter(|entry| self.place(entry, side).end >= range.start)
            .collect();
        around.reverse();
        around
            .into_iter()
            .chain(&index[first..])
            .map(move |entry| (entry, self.place(entry, side)))
            .take_while(move |(_, place)| place.start <= range.end)
            .filter(move |(_, place)| {
                place.overlaps(range) || place.is_empty() && range.contains_range(*place)
            })
            .map(|(entry, _)| &self.segments[entry.segment as usize])
    }

    /// The innermost segment that holds the byte at `offset` of a side's text.
    pub fn segment_at(&self, side: Side, offset: usize) -> Option<&Segment> {
        let index = self.index_at(side, offset)?;
        self.segments.get(index)
    }

    /// Where that segment stands among [`SegmentTable::segments`].
    pub fn index_at(&self, side: Side, offset: usize) -> Option<usize> {
        let index = self.index(side);
        let next = index.partition_point(|entry| self.place(entry, side).start as usize <= offset);
        self.around(side, next)
            .find(|entry| self.place(entry, side).contains(offset))
            .map(|entry| entry.segment as usize)
    }

    /// How many bytes of a side stand before a place in the file.
    pub(super) fn bytes_before(&self, side: Side, at: u32) -> usize {
        let next = self.starts.partition_point(|start| start.file <= at);
        let Some(piece) = next.checked_sub(1).map(|last| &self.starts[last]) else {
            return 0;
        };
        let within = if piece.kind.is_on(side) {
            at - piece.file
        } else {
            0
        };
        (piece.on(side) + within) as usize
    }

    pub(super) fn markup(&self) -> &str {
        &self.markup
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let mut markup = 0;
        self.starts.windows(2).map(move |pair| {
            let [at, next] = [pair[0], pair[1]];
            let file = range(at.file, next.file);
            let len = if at.kind == Kind::Markup {
                file.len()
            } else {
                0
            };
            markup += len;
            Piece {
                kind: at.kind,
                file,
                target: range(at.target, next.target),
                source: range(at.source, next.source),
                markup: TextRange::new(markup - len, markup),
            }
        })
    }

    fn index(&self, side: Side) -> &[Indexed] {
        match side {
            Side::Target => &self.by_target,
            Side::Source => &self.by_source,
        }
    }

    /// The range of an entry of the side's index.
    fn place(&self, entry: &Indexed, side: Side) -> TextRange {
        let place = self.segments[entry.segment as usize].place(side);
        place.map_or_else(TextRange::default, |place| place.side)
    }

    /// The entry before `next`, and those around it, innermost first.
    fn around(&self, side: Side, next: usize) -> impl Iterator<Item = &Indexed> {
        let index = self.index(side);
        let last = next.checked_sub(1).map(|last| &index[last]);
        std::iter::successors(last, |entry| Some(&index[entry.parent? as usize]))
    }

    /// Where the byte at `offset` of a side, which must be one of its bytes, is in the file.
    fn file_offset(&self, side: Side, offset: u32) -> usize {
        let next = self.starts.partition_point(|at| at.on(side) <= offset);
        let piece = &self.starts[next.saturating_sub(1)];
        debug_assert!(piece.kind.is_on(side), "the byte is one of the side's");
        (piece.file + (offset - piece.on(side))) as usize
    }
}

/// A table in the making: pieces are appended in the order of the file.
#[derive(Default)]
pub(super) struct TableBuilder {
    starts: Vec<Start>,
    at: u32,
    target: u32,
    source: u32,
    markup: u32,
}

impl TableBuilder {
    /// Appends the bytes of the file up to `end`, as a piece or as more of the last.
    pub(super) fn push(&mut self, kind: Kind, end: u32) {
        let Some(len) = end.checked_sub(self.at).filter(|&len| len > 0) else {
            return;
        };
        if self.starts.last().is_none_or(|last| last.kind != kind) {
            self.starts.push(self.start(kind));
        }
        self.at = end;
        if kind.is_on(Side::Target) {
            self.target += len;
        }
        if kind.is_on(Side::Source) {
            self.source += len;
        }
        if kind == Kind::Markup {
            self.markup += len;
        }
    }

    /// The length so far of a side's text.
    pub(super) fn side_len(&self, side: Side) -> usize {
        match side {
            Side::Target => self.target as usize,
            Side::Source => self.source as usize,
        }
    }

    /// The length so far of the markup.
    pub(super) fn markup_len(&self) -> usize {
        self.markup as usize
    }

    /// Closes the table, and makes the texts of both sides.
    pub(super) fn finish(
        mut self,
        text: &str,
        segments: Vec<Segment>,
    ) -> (String, Option<String>, SegmentTable) {
        self.starts.push(self.start(Kind::Shared));
        let mut table = SegmentTable {
            starts: self.starts,
            markup: String::new(),
            by_target: index(&segments, Side::Target),
            by_source: index(&segments, Side::Source),
            segments,
        };
        let gather = |len: u32, wanted: fn(Kind) -> bool| {
            let mut gathered = String::with_capacity(len as usize);
            for piece in table.pieces().filter(|piece| wanted(piece.kind)) {
                gathered.push_str(piece.file.of(text));
            }
            gathered
        };
        let target = gather(self.target, |kind| kind.is_on(Side::Target));
        let source =
            (!table.is_empty()).then(|| gather(self.source, |kind| kind.is_on(Side::Source)));
        let markup = gather(self.markup, |kind| kind == Kind::Markup);
        table.markup = markup;
        (target, source, table)
    }

    fn start(&self, kind: Kind) -> Start {
        Start {
            kind,
            file: self.at,
            target: self.target,
            source: self.source,
        }
    }
}

fn index(segments: &[Segment], side: Side) -> Vec<Indexed> {
    let mut places: Vec<(TextRange, u32)> = (0..)
        .zip(segments)
        .filter_map(|(number, segment)| Some((segment.place(side)?.file, number)))
        .collect();
    places.sort_unstable_by_key(|(file, _)| file.start);
    let mut open: Vec<u32> = Vec::new();
    let mut index = Vec::with_capacity(places.len());
    for (entry, &(file, segment)) in (0..).zip(&places) {
        while open
            .pop_if(|outer| !places[*outer as usize].0.contains_range(file))
            .is_some()
        {}
        let parent = open.last().copied();
        open.push(entry);
        index.push(Indexed { segment, parent });
    }
    index
}

fn range(start: u32, end: u32) -> TextRange {
    TextRange { start, end }
}

impl Place {
    pub(super) fn new(file: TextRange, side_start: usize, side_end: usize) -> Self {
        Self {
            file,
            side: TextRange::new(side_start, side_end),
        }
    }
}
