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
/// With two exceptions, since authors leave spans of their own open:
///
/// - where an end is followed by the source of an open target, it is that target's end;
/// - where a source has fewer ends than spans, two neighbouring ends that are not followed
///   by a third are those of the source and of its wrapper.
pub(super) fn close_rest(text: &str, tags: &mut [Tag]) {
    let mut open: Vec<Open> = Vec::new();
    for at in 0..tags.len() {
        if tags[at].whole {
            continue;
        }
        if tags[at].kind == TagKind::Close {
            let end = target_awaiting(text, tags, &open, at);
            if let Some(depth) = end.or_else(|| source_ending(text, tags, &open, at)) {
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
                lacks_ends: lacks_ends(text, tags, at),
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
    /// Whether it is a source within which spans were left open.
    lacks_ends: bool,
}

/// Whether a tag opens a source in a wrapper that has too few ends, up to the next
/// segment, for the spans within.
fn lacks_ends(text: &str, tags: &[Tag], at: usize) -> bool {
    let wrapped = at > 0
        && tags[at].kind == TagKind::Source
        && tags[at - 1].kind == TagKind::Lookup
        && blank_before(text, tags, at);
    if !wrapped {
        return false;
    }
    let (mut spans, mut ends) = (2, 0);
    for tag in &tags[at + 1..] {
        match tag.kind {
            TagKind::Plain => spans += 1,
            TagKind::Close => ends += 1,
            TagKind::Target | TagKind::Source | TagKind::Lookup => break,
        }
    }
    2 <= ends && ends < spans
}

/// The depth of the open source that ends with tag `at`, though spans within are open.
fn source_ending(text: &str, tags: &[Tag], open: &[Open], at: usize) -> Option<usize> {
    let depth = open
        .last()?
        .segment
        .filter(|&depth| open[depth].lacks_ends)?;
    let is_end = |next: usize| {
        tags.get(next).is_some_and(|tag| tag.kind == TagKind::Close)
            && blank_before(text, tags, next)
    };
    (is_end(at + 1) && !is_end(at + 2)).then_some(depth)
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
