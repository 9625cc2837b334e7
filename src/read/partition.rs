//! Cuts a file into pieces along its tags, and makes segments and faults on the way.

use super::Unzipped;
use super::fault::{Fault, FaultKind};
use super::ids;
use super::pairs::{blank_before, source_after};
use super::segment::{Place, Segment, Side};
use super::table::{Kind, TableBuilder};
use super::tags::{Oddity, Tag, TagKind};
use crate::text::TextRange;

/// Takes the file apart along tags that know their partners.
pub(super) fn partition(text: &str, tags: Vec<Tag>) -> Unzipped {
    // Most segments are marked by six tags.
    let segments = tags.len() / 6;
    let mut cutter = Cutter {
        text,
        tags,
        table: TableBuilder::default(),
        open: Vec::new(),
        segments: Vec::with_capacity(segments),
        ids: Vec::with_capacity(segments),
        glue: 0,
        unclosed: None,
        escaped: false,
        faults: Vec::new(),
    };
    for at in 0..cutter.tags.len() {
        cutter.tag(at);
    }
    cutter.finish()
}

struct Cutter<'a> {
    text: &'a str,
    tags: Vec<Tag>,
    table: TableBuilder,
    /// The closed spans around the current place, outermost first.
    open: Vec<Open>,
    segments: Vec<Segment>,
    /// The file range of each segment's id.
    ids: Vec<TextRange>,
    /// The blanks before tags up to this one hold a pair together, and belong to it.
    glue: usize,
    /// The last target tag that nothing closes.
    unclosed: Option<usize>,
    /// Whether it was told that quotes are escaped.
    escaped: bool,
    faults: Vec<Fault>,
}

/// A span around the current place.
struct Open {
    /// What text in it is.
    kind: Kind,
    /// The segment in whose target or source the place is.
    segment: Option<u32>,
    /// Where its text begins on its side.
    side_start: usize,
}

impl Cutter<'_> {
    fn tag(&mut self, at: usize) {
        let tag = self.tags[at];
        match tag.oddity {
            Some(Oddity::Unreadable) => self.fault(FaultKind::UnreadableTag, tag.range),
            Some(Oddity::UnknownClass) => self.fault(FaultKind::UnknownClass, tag.range),
            Some(Oddity::EscapedQuotes) => self.escaped_quotes(tag.range),
            None => {}
        }
        match (tag.kind, tag.partner()) {
            (TagKind::Plain, _) => {}
            (_, None) if tag.flat => self.flat(at),
            (TagKind::Close, None) => self.stray_end(at),
            (TagKind::Close, Some(open)) => match self.tags[open].kind {
                TagKind::Lookup => self.end_lookup(at, open),
                TagKind::Target | TagKind::Source => self.end_text(at, open),
                TagKind::Plain | TagKind::Close => {}
            },
            (_, None) => self.unclosed(at),
            (TagKind::Target, Some(close)) => self.target(at, close),
            (TagKind::Source, Some(close)) => self.source(at, close),
            (TagKind::Lookup, Some(_)) => self.lookup(at),
        }
    }

    /// That quotes are escaped: once for the file.
    fn escaped_quotes(&mut self, range: TextRange) {
        if !std::mem::replace(&mut self.escaped, true) {
            self.fault(FaultKind::EscapedQuotes, range);
        }
    }

    /// Appends the text before a tag, and the tag as markup.
    fn cut(&mut self, at: usize) {
        let around = self.open.last().map_or(Kind::Shared, |open| open.kind);
        let glued = at <= self.glue && self.glue > 0;
        let kind = if glued { Kind::Markup } else { around };
        let range = self.tags[at].range;
        self.table.push(kind, range.start);
        self.table.push(Kind::Markup, range.end);
    }

    fn target(&mut self, at: usize, close: usize) {
        self.cut(at);
        let source = source_after(self.text, &self.tags, close);
        let content = self.content(at, close);
        let original = source.and_then(|at| Some(self.content(at, self.tags[at].partner()?)));
        let number = self.segment(at, original.unwrap_or(content));
        match source.zip(original) {
            Some((source, original)) => {
                self.tags[source].segment = Some(number);
                self.compare([at, source], content, original);
            }
            // The source's own tags are at fault, not the pair.
            None if source.is_some() || self.is_adjacent(close + 1, TagKind::Lookup) => {}
            None => self.fault_about(FaultKind::UnpairedTarget, content, None, content),
        }
        self.enter(at, Kind::Target, number);
    }

    fn source(&mut self, at: usize, close: usize) {
        self.cut(at);
        let number = self.tags[at].segment.unwrap_or_else(|| {
            let content = self.content(at, close);
            let ours = |target: usize| self.id(target) == self.id(at);
            // Where the target was never closed, that has been said.
            if !self.unclosed.is_some_and(ours) {
                self.fault_about(FaultKind::UnpairedSource, content, None, content);
            }
            self.segment(at, content)
        });
        self.enter(at, Kind::Source, number);
    }

    /// What is wrong with a target and its source.
    fn compare(&mut self, tags: [usize; 2], content: TextRange, original: TextRange) {
        let [target, source] = tags;
        if self.id(target) != self.id(source) {
            let [first, second] = tags.map(|tag| self.tags[tag].range);
            self.fault_about(FaultKind::IdMismatch, second, Some(first), original);
        }
        let whole = content.cover(original);
        match (self.is_blank(content), self.is_blank(original)) {
            (true, false) => self.fault_about(FaultKind::EmptyTarget, whole, None, original),
            (false, true) => self.fault_about(FaultKind::EmptySource, whole, None, content),
            _ => {}
        }
    }

    /// Opens a segment at a target tag, or at a source tag without a target.
    fn segment(&mut self, at: usize, about: TextRange) -> u32 {
        let number = u32::try_from(self.segments.len()).unwrap_or(u32::MAX);
        let tag = self.tags[at];
        if let Some(outer) = self.open.last().and_then(|open| open.segment) {
            let outer = self.ids[outer as usize];
            self.fault_about(FaultKind::Nested, tag.range, Some(outer), about);
        }
        let in_markup = self.table.markup_len() - (tag.range.end - tag.id.start) as usize;
        self.segments.push(Segment {
            file: tag.range,
            target: None,
            source: None,
            id: TextRange::new(in_markup, in_markup + tag.id.len()),
        });
        self.ids.push(tag.id);
        self.tags[at].segment = Some(number);
        number
    }

    fn enter(&mut self, at: usize, kind: Kind, number: u32) {
        self.cover(number, self.tags[at].range);
        self.open.push(Open {
            kind,
            segment: Some(number),
            side_start: self.table.side_len(side(kind)),
        });
    }

    fn lookup(&mut self, at: usize) {
        self.cut(at);
        let source = at + 1;
        let wraps = self
            .tags
            .get(source)
            .is_some_and(|tag| tag.kind == TagKind::Source && tag.partner.is_some());
        if wraps && blank_before(self.text, &self.tags, source) {
            self.glue = source;
        }
        let around = self.open.last();
        let segment = around.and_then(|open| open.segment);
        let kind = around.map_or(Kind::Shared, |open| open.kind);
        self.open.push(Open {
            kind: if wraps { Kind::Source } else { kind },
            segment,
            side_start: 0,
        });
        if !wraps {
            self.fault(FaultKind::EmptyLookup, self.tags[at].range);
        }
    }

    fn end_lookup(&mut self, at: usize, open: usize) {
        let source = self.tags[open + 1];
        let wrapped = source.kind == TagKind::Source && source.partner() == Some(at - 1);
        if wrapped && blank_before(self.text, &self.tags, at) {
            self.glue = at;
        }
        self.cut(at);
        self.open.pop();
        if let Some(number) = source.segment.filter(|_| wrapped) {
            self.cover(number, self.tags[open].range);
            self.cover(number, self.tags[at].range);
        }
    }

    fn end_text(&mut self, at: usize, open: usize) {
        let Some(ended) = self.open.pop() else {
            return;
        };
        let end = self.tags[at].range;
        self.table.push(ended.kind, end.start);
        let side = side(ended.kind);
        let content = self.content(open, at);
        let place = Place::new(content, ended.side_start, self.table.side_len(side));
        self.table.push(Kind::Markup, end.end);
        if let Some(number) = ended.segment {
            let segment = &mut self.segments[number as usize];
            match side {
                Side::Target => segment.target = Some(place),
                Side::Source => segment.source = Some(place),
            }
            self.cover(number, end);
        }
        if side == Side::Target
            && let Some(source) = source_after(self.text, &self.tags, at)
            && self.tags[source].partner.is_some()
        {
            self.glue = source;
        }
    }

    /// A tag that nothing closes: the text after it stays as it is.
    fn unclosed(&mut self, at: usize) {
        self.cut(at);
        if self.tags[at].kind == TagKind::Target {
            self.unclosed = Some(at);
        }
        self.fault(FaultKind::UnclosedTag, self.tags[at].range);
    }

    /// A tag of a span that is nested too deeply: the text stays as it is.
    fn flat(&mut self, at: usize) {
        self.cut(at);
        if self.tags[at].kind != TagKind::Close {
            self.fault(FaultKind::Nested, self.tags[at].range);
        }
    }

    fn stray_end(&mut self, at: usize) {
        self.cut(at);
        // Before a source, it is the end of a target whose tag is missing, and after a
        // wrapper without a source, that of the source: they speak for it.
        let before = at
            .checked_sub(1)
            .and_then(|before| self.tags[before].partner());
        let after_lookup = before.is_some_and(|open| self.tags[open].kind == TagKind::Lookup)
            && self.is_adjacent(at, TagKind::Close);
        if !after_lookup && source_after(self.text, &self.tags, at).is_none() {
            self.fault(FaultKind::StrayEnd, self.tags[at].range);
        }
    }

    /// Whether tag `at` is of this kind, and only blanks stand before it.
    fn is_adjacent(&self, at: usize, kind: TagKind) -> bool {
        self.tags.get(at).is_some_and(|tag| tag.kind == kind)
            && blank_before(self.text, &self.tags, at)
    }

    fn finish(mut self) -> Unzipped {
        let end = TextRange::new(self.text.len(), self.text.len());
        self.table.push(Kind::Shared, end.end);
        ids::check(self.text, &self.ids, &self.segments, &mut self.faults);
        self.faults.sort();
        let (target, source, table) = self.table.finish(self.text, self.segments);
        Unzipped {
            target,
            source,
            table,
            faults: self.faults,
        }
    }

    fn cover(&mut self, number: u32, range: TextRange) {
        let segment = &mut self.segments[number as usize];
        segment.file = segment.file.cover(range);
    }

    /// What stands between two tags.
    fn content(&self, open: usize, close: usize) -> TextRange {
        TextRange {
            start: self.tags[open].range.end,
            end: self.tags[close].range.start,
        }
    }

    fn id(&self, at: usize) -> &str {
        self.tags[at].id.of(self.text)
    }

    fn is_blank(&self, range: TextRange) -> bool {
        range.of(self.text).chars().all(char::is_whitespace)
    }

    fn fault(&mut self, kind: FaultKind, range: TextRange) {
        self.fault_about(kind, range, None, TextRange::empty(range.start as usize));
    }

    fn fault_about(
        &mut self,
        kind: FaultKind,
        range: TextRange,
        related: Option<TextRange>,
        about: TextRange,
    ) {
        self.faults.push(Fault {
            range,
            kind,
            related,
            about,
        });
    }
}

fn side(kind: Kind) -> Side {
    match kind {
        Kind::Source => Side::Source,
        Kind::Shared | Kind::Markup | Kind::Target => Side::Target,
    }
}
