//! Segments are prose: what one holds, and where it begins, makes no other blocks than its
//! source has.
//!
//! In the file a segment's text stands behind a tag. Without the tag, blanks at its head
//! count as indentation, and a line break in it ends a table row. So `CommonMark` is shown
//! a text in which they do not: some bytes are replaced, some left out ([`super::surface`]).
//! A list or quote marker at its head is left as the publisher's plain page has it.

use crate::text::TextRange;

/// A segment's text on one side of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    /// Its place in the side text.
    pub(super) range: TextRange,
    /// Line breaks of a translation whose source has none, that count for a blank.
    pub(super) breaks: Option<Breaks>,
}

/// Which line breaks of a translation count for a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// All: it stands in a heading or a table.
    All,
    /// Those at its ends and at blank lines.
    OfBlocks,
}

/// The passages of a side, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Passages {
    all: Vec<Passage>,
    /// What they cover, nested ones joined.
    covered: Vec<TextRange>,
}

impl Passages {
    /// Passages in any order.
    pub(super) fn new(mut passages: Vec<Passage>) -> Self {
        passages.sort_by_key(|passage| (passage.range.start, passage.range.end));
        let mut covered: Vec<TextRange> = Vec::with_capacity(passages.len());
        for passage in &passages {
            match covered.last_mut() {
                Some(last) if last.overlaps(passage.range) => *last = last.cover(passage.range),
                _ => covered.push(passage.range),
            }
        }
        Self {
            all: passages,
            covered,
        }
    }

    /// Whether a passage shares a byte with a range.
    pub(super) fn meets(&self, range: TextRange) -> bool {
        let first = self
            .covered
            .partition_point(|covered| covered.end <= range.start);
        self.covered
            .get(first)
            .is_some_and(|covered| covered.overlaps(range))
    }

    /// Whether line breaks in them count for a blank.
    pub(super) fn any_breaks(&self) -> bool {
        self.all.iter().any(|passage| passage.breaks.is_some())
    }

    /// Makes blanks of the line breaks that only a translation has. `text` is the side text
    /// from byte `base` on.
    pub(super) fn join_lines(&self, text: &mut String, base: usize) {
        for passage in &self.all {
            let range = within(passage.range, base, text);
            let Some((range, breaks)) = range.zip(passage.breaks) else {
                continue;
            };
            for at in line_breaks(range.of(text), breaks) {
                let at = range.start as usize + at;
                text.replace_range(at..=at, " ");
            }
        }
    }

    /// The blanks that are no indentation: those at the head of passages that begin a line,
    /// and what stands between an empty item and the passage indented under it.
    pub(super) fn blanks(&self, text: &str, base: usize) -> Vec<TextRange> {
        let mut found = Vec::new();
        for passage in &self.all {
            let Some(range) = within(passage.range, base, text) else {
                continue;
            };
            let start = range.start as usize;
            let inner = range.of(text);
            let lead = inner.bytes().take_while(|b| b" \t".contains(b)).count();
            if lead > 0 && begins_line(text, start) {
                found.push(TextRange::new(start, start + lead));
            }
            found.extend(after_empty_item(text, start));
        }
        found
    }
}

/// Whether nothing but markers of blocks, set off by a blank, stands before `at` on its
/// line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    let is_set_off = before.last().is_none_or(|b| b" \t\n>".contains(b));
    let mut rest = before
        .iter()
        .rev()
        .skip_while(|b| b" \t>-+*.)#0123456789".contains(b));
    is_set_off && rest.next().is_none_or(|b| *b == b'\n')
}

/// A range of the side text in what begins at byte `base` of it.
fn within(range: TextRange, base: usize, text: &str) -> Option<TextRange> {
    let start = (range.start as usize).checked_sub(base)?;
    let end = (range.end as usize).checked_sub(base)?;
    text.get(start..end).map(|_| TextRange::new(start, end))
}

fn line_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    &text[start..at]
}

/// The bytes of the line breaks of a passage that count for a blank: all, or those at its
/// ends and around blank lines.
fn line_breaks(text: &str, breaks: Breaks) -> Vec<usize> {
    let lead = text.len() - text.trim_ascii_start().len();
    let tail = text.trim_ascii_end().len();
    let blanks = [' ', '\t', '\r'];
    let parts = |at: usize| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        at < lead
            || at >= tail
            || after.trim_start_matches(blanks).starts_with('\n')
            || before.trim_end_matches(blanks).ends_with('\n')
    };
    let is_line_end = |at: usize| text.as_bytes().get(at) == Some(&b'\n');
    let counts = |&(at, byte): &(usize, u8)| match byte {
        b'\n' => breaks == Breaks::All || parts(at),
        // A `\r` that is left alone is a line end too.
        b'\r' => breaks == Breaks::All || !is_line_end(at + 1) || parts(at + 1),
        _ => false,
    };
    let bytes = text.bytes().enumerate();
    bytes.filter(counts).map(|(at, _)| at).collect()
}

/// What parts an empty list item from a passage that is indented like code under it, a
/// blank line between: left out, all but one blank, the passage is the item's text.
fn after_empty_item(text: &str, start: usize) -> Option<TextRange> {
    let above = text[..start].trim_end_matches([' ', '\t']);
    let indent = &text[above.len()..start];
    if indent.is_empty() || !above.ends_with('\n') {
        return None;
    }
    let item = above.trim_end();
    let blank_lines = above[item.len()..].bytes().filter(|b| *b == b'\n').count();
    let line = line_before(text, item.len());
    let marker = line.trim_start_matches([' ', '\t']);
    let own = line.len() - marker.len();
    let is_marker = matches!(marker, "-" | "+" | "*")
        || marker.strip_suffix(['.', ')']).is_some_and(|number| {
            (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
        });
    // Under a line of text, a dash underlines a heading.
    let underlines = marker == "-"
        && !line_before(text, (item.len() - line.len()).saturating_sub(1))
            .trim()
            .is_empty();
    let is_code = width(indent) >= width(&line[..own]) + 4;
    (is_marker && blank_lines >= 2 && is_code && !underlines)
        .then(|| TextRange::new(item.len(), start - 1))
}

/// The columns that blanks take, tabs reaching to the next multiple of four.
pub(super) fn width(blanks: &str) -> usize {
    blanks.chars().fold(0, |column, c| match c {
        '\t' => column / 4 * 4 + 4,
        _ => column + 1,
    })
}
