//! Strong emphasis beside Han characters and full-width marks.
//!
//! `CommonMark`'s flanking rules (§6.2) count full-width punctuation as punctuation, so
//! `**「重要」**請` does not close, and `**「甲」**乙**「丙」**` makes 乙 strong within strong
//! text. This pass pairs the markers that were left over where a neighbour is East Asian,
//! as cmark-gfm's `cjk_friendly_emphasis` does, and takes what nests wrongly apart. Other
//! readers show what was written, so both are told.

use super::balance;
use super::model::{Inline, InlineKind};
use super::notice::{Notice, rules};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// Length of the marker `**`.
const MARKER: u32 = 2;

/// Pairs the leftover `**` of one run of inline content, and tells those that do not work
/// as `CommonMark` has it.
pub(super) fn close_beside_cjk(
    text: &str,
    content: Vec<Inline>,
    notices: &mut Vec<Notice>,
) -> Vec<Inline> {
    let content = unnest(text, content, notices);
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    // Index in `out` of the opening marker, which is one merged two-byte text.
    let mut opened: Option<usize> = None;
    for inline in content {
        if !joins(text, &mut out, &inline) {
            out.push(inline);
        }
        let Some(last) = out.last() else { continue };
        if !is_marker(text, last) {
            continue;
        }
        let at = out.len() - 1;
        match opened {
            Some(start) if at > start + 1 && can_close(text, last.range) => {
                tell(text, out[start].range, last.range, notices);
                let range = out[start].range.cover(last.range);
                out.pop();
                let strong = balance::inlines(out.split_off(start + 1));
                out[start] = Inline {
                    range,
                    kind: InlineKind::Strong(strong),
                };
                opened = None;
            }
            _ if can_open(text, last.range) => opened = Some(at),
            _ => {}
        }
    }
    out
}

/// Tells which of two markers does not open, or does not close.
fn tell(text: &str, open: TextRange, close: TextRange, notices: &mut Vec<Notice>) {
    let (_, after) = neighbours(text, open);
    let (before, _) = neighbours(text, close);
    let (range, does, beside) = if flanks(text, open).0 {
        (close, "close", before)
    } else {
        (open, "open", after)
    };
    let beside = beside.unwrap_or(' ');
    notices.push(notice(
        range,
        format!("`**` does not {does} beside `{beside}`"),
    ));
}

fn notice(range: TextRange, message: String) -> Notice {
    Notice {
        rule: rules::EMPHASIS_UNBALANCED,
        severity: Severity::Warning,
        range,
        message,
        help: "move the punctuation out of the marks, or put a blank outside of them",
    }
}

/// Takes strong text within strong text apart, where a marker stands beside East Asian
/// text: what was read as the inner beginning was meant for an end.
fn unnest(text: &str, content: Vec<Inline>, notices: &mut Vec<Notice>) -> Vec<Inline> {
    let is_strong = |inline: &Inline| matches!(inline.kind, InlineKind::Strong(_));
    if !content.iter().any(is_strong) {
        return content;
    }
    let mut out = Vec::with_capacity(content.len());
    for inline in content {
        match inline.kind {
            InlineKind::Strong(inner) if nests_wrongly(text, inline.range, &inner) => {
                split(text, inline.range, inner, &mut out, notices);
            }
            kind => out.push(Inline {
                range: inline.range,
                kind,
            }),
        }
    }
    out
}

/// Whether the first strong text within another begins with a marker that looks like an
/// end: behind East Asian punctuation, before a letter.
fn nests_wrongly(text: &str, outer: TextRange, inner: &[Inline]) -> bool {
    let marked = |range: TextRange| range.of(text).starts_with("**");
    let first = inner
        .iter()
        .find(|inline| matches!(inline.kind, InlineKind::Strong(_)) && marked(inline.range));
    first.is_some_and(|first| {
        let marker = opening(first.range);
        let (before, after) = neighbours(text, marker);
        marked(outer)
            && first.range.start > outer.start + MARKER
            && before.is_some_and(|c| !c.is_whitespace())
            && (is_cjk(before) || is_cjk(after))
            && !flanks(text, marker).1
    })
}

/// The strong pieces and the plain ones between them.
fn split(
    text: &str,
    outer: TextRange,
    inner: Vec<Inline>,
    out: &mut Vec<Inline>,
    notices: &mut Vec<Notice>,
) {
    let mut start = outer.start;
    let mut open: Vec<Inline> = Vec::new();
    for inline in inner {
        match inline.kind {
            InlineKind::Strong(content) if inline.range.of(text).starts_with("**") => {
                let marker = opening(inline.range);
                let beside = neighbours(text, marker).0.unwrap_or(' ');
                let message = format!("`**` does not close beside `{beside}`, and nests");
                notices.push(notice(marker, message));
                push_strong(start, marker.end, &mut open, out);
                out.extend(content);
                start = inline.range.end - MARKER;
            }
            kind => open.push(Inline {
                range: inline.range,
                kind,
            }),
        }
    }
    push_strong(start, outer.end, &mut open, out);
}

fn push_strong(start: u32, end: u32, content: &mut Vec<Inline>, out: &mut Vec<Inline>) {
    if !content.is_empty() {
        let content = balance::inlines(std::mem::take(content));
        out.push(Inline {
            range: TextRange { start, end },
            kind: InlineKind::Strong(content),
        });
    }
}

fn opening(range: TextRange) -> TextRange {
    TextRange {
        start: range.start,
        end: range.start + MARKER,
    }
}

/// Whether a marker can open and close emphasis (`CommonMark` §6.2: left-flanking and
/// right-flanking).
fn flanks(text: &str, marker: TextRange) -> (bool, bool) {
    let (before, after) = neighbours(text, marker);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_mark = |c: Option<char>| c.is_some_and(is_punctuation);
    let left = !is_space(after) && (!is_mark(after) || is_space(before) || is_mark(before));
    let right = !is_space(before) && (!is_mark(before) || is_space(after) || is_mark(after));
    (left, right)
}

/// Unicode punctuation or symbol, as far as it matters beside emphasis: what is neither a
/// letter, a digit, white space nor a mark that joins letters.
fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !matches!(c, '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}')
}

/// Joins two leftover `*` to one marker.
fn joins(text: &str, out: &mut [Inline], inline: &Inline) -> bool {
    let star =
        |inline: &Inline| matches!(inline.kind, InlineKind::Text) && inline.range.of(text) == "*";
    match out.last_mut() {
        Some(last) if star(last) && star(inline) && last.range.end == inline.range.start => {
            last.range.end = inline.range.end;
            true
        }
        _ => false,
    }
}

fn is_marker(text: &str, inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Text)
        && inline.range.of(text) == "**"
        && !text[..inline.range.start as usize].ends_with('\\')
}

fn can_open(text: &str, marker: TextRange) -> bool {
    let (before, after) = neighbours(text, marker);
    after.is_some_and(|c| !c.is_whitespace()) && (is_cjk(before) || is_cjk(after))
}

fn can_close(text: &str, marker: TextRange) -> bool {
    let (before, after) = neighbours(text, marker);
    before.is_some_and(|c| !c.is_whitespace()) && (is_cjk(before) || is_cjk(after))
}

fn neighbours(text: &str, marker: TextRange) -> (Option<char>, Option<char>) {
    (
        text[..marker.start as usize].chars().next_back(),
        text[marker.end as usize..].chars().next(),
    )
}

/// Han, kana, hangul, and the marks that are set in their full width.
fn is_cjk(c: Option<char>) -> bool {
    matches!(
        c,
        Some(
            '\u{1100}'..='\u{11FF}'
            | '\u{2E80}'..='\u{303F}'
            | '\u{3040}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}',
        )
    )
}
