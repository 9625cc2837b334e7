//! Strong emphasis beside Han characters and full-width marks.
//!
//! `CommonMark`'s flanking rules (§6.2) count full-width punctuation as punctuation, so
//! `**「重要」**請` does not close. This pass pairs the markers that were left over where a
//! neighbour is East Asian, as cmark-gfm's `cjk_friendly_emphasis` does.

use super::balance;
use super::model::{Inline, InlineKind};
use crate::text::TextRange;

/// Pairs the leftover `**` of one run of inline content.
pub(super) fn close_beside_cjk(text: &str, content: Vec<Inline>) -> Vec<Inline> {
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
