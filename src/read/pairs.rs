//! Which tag closes which.

use super::tags::{Tag, TagKind};

/// Closes every pair that is clear by itself: a target, its end, a source with or
/// without its wrapper, and their ends, with nothing but blanks between the four and no
/// span in either text. What the strict grammar accepts is among them.
///
/// Such a pair is never broken up by what surrounds it.
pub(super) fn close_whole_pairs(text: &str, tags: &mut [Tag]) {
    let mut at = 0;
    while at < tags.len() {
        let Some(source) = whole_pair(text, tags, at) else {
            at += 1;
            continue;
        };
        let end = if source == at + 3 {
            marry(tags, at + 2, source + 2);
            source + 3
        } else {
            source + 2
        };
        marry(tags, at, at + 1);
        marry(tags, source, source + 1);
        for tag in &mut tags[at..end] {
            tag.whole = true;
        }
        at = end;
    }
}

/// The index of the source tag of a whole pair that begins at tag `at`.
fn whole_pair(text: &str, tags: &[Tag], at: usize) -> Option<usize> {
    let is = |index: usize, kind| tags.get(index).is_some_and(|tag| tag.kind == kind);
    if !is(at, TagKind::Target) || !is(at + 1, TagKind::Close) {
        return None;
    }
    let source = source_after(text, tags, at + 1)?;
    let wrapped = source == at + 3;
    let closed = is(source + 1, TagKind::Close)
        && (!wrapped || is(source + 2, TagKind::Close) && blank_before(text, tags, source + 2));
    closed.then_some(source)
}

/// The source tag that follows tag `at` with nothing but blanks, or its wrapper, between.
pub(super) fn source_after(text: &str, tags: &[Tag], at: usize) -> Option<usize> {
    let follows = |index: usize, kind| {
        tags.get(index).is_some_and(|tag| tag.kind == kind) && blank_before(text, tags, index)
    };
    if follows(at + 1, TagKind::Source) {
        Some(at + 1)
    } else if follows(at + 1, TagKind::Lookup) && follows(at + 2, TagKind::Source) {
        Some(at + 2)
    } else {
        None
    }
}

/// Whether only blanks stand between a tag and the one before it.
pub(super) fn blank_before(text: &str, tags: &[Tag], index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let gap = tags[before].range.end as usize..tags[index].range.start as usize;
    text.as_bytes()[gap].iter().all(u8::is_ascii_whitespace)
}

/// Segments and their wrappers within one another. A span of the format that is nested
/// deeper is no segment: its tags are markup, and its text belongs to what is around it.
/// Whole pairs hold no span and are always segments.
const MOST_NESTED: usize = 16;

/// Closes what is left, as HTML would: an end closes the innermost open span.
///
/// With one exception: where an end is followed by the source of an open target, it is
/// that target's end, and the author's own spans within were left open.
pub(super) fn close_rest(text: &str, tags: &mut [Tag]) {
    let mut open: Vec<Open> = Vec::new();
    for at in 0..tags.len() {
        if tags[at].whole {
            continue;
        }
        if tags[at].kind == TagKind::Close {
            if let Some(depth) = target_awaiting(text, tags, &open, at) {
                open.truncate(depth + 1);
            }
            if let Some(top) = open.pop() {
                let is_plain = tags[top.tag].kind == TagKind::Plain;
                if top.nested > MOST_NESTED && !is_plain {
                    (tags[top.tag].flat, tags[at].flat) = (true, true);
                } else {
                    marry(tags, top.tag, at);
                }
            }
        } else {
            let last = open.last();
            let is_plain = tags[at].kind == TagKind::Plain;
            let around = last.map_or(0, |top| top.nested);
            let segment = last.and_then(|top| top.segment);
            open.push(Open {
                tag: at,
                segment: if is_plain { segment } else { Some(open.len()) },
                nested: around + usize::from(!is_plain),
            });
        }
    }
}

/// A span that is open.
struct Open {
    /// Its tag.
    tag: usize,
    /// The depth of the innermost open span, this one included, that is not the author's.
    segment: Option<usize>,
    /// How many such spans are open, this one included.
    nested: usize,
}

/// The depth of the open target whose source follows the end tag `at`.
fn target_awaiting(text: &str, tags: &[Tag], open: &[Open], at: usize) -> Option<usize> {
    let depth = open.last()?.segment?;
    let target = &tags[open[depth].tag];
    let source = &tags[source_after(text, tags, at)?];
    let same = target.kind == TagKind::Target && target.id.of(text) == source.id.of(text);
    same.then_some(depth)
}

fn marry(tags: &mut [Tag], open: usize, close: usize) {
    tags[open].partner = u32::try_from(close).ok();
    tags[close].partner = u32::try_from(open).ok();
}
