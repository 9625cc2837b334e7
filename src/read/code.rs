//! Tags that are only shown: fenced and inline code.
//!
//! Indented code does not count, since segments are indented deeply in lists.

use memchr::{memchr, memmem};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag as Markdown};

use super::tags::{Tag, TagKind};
use crate::text::TextRange;

/// The code ranges of `text` after `body` that may hold tags, in order.
///
/// A code range that begins or ends within a whole pair is none: the pair wins.
pub(super) fn enclosing(text: &str, body: usize, tags: &[Tag]) -> Vec<TextRange> {
    let bytes = text.as_bytes();
    if memchr(b'`', &bytes[body..]).is_none() && memmem::find(&bytes[body..], b"~~~").is_none() {
        return Vec::new();
    }
    let pairs = whole_pairs(tags);
    if tags.iter().all(|tag| tag.whole) && !may_hold_pairs(bytes, body, &pairs) {
        return Vec::new();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    Parser::new_ext(&text[body..], options)
        .into_offset_iter()
        .filter_map(|(event, range)| {
            let code = match event {
                Event::Code(_) => true,
                Event::Start(Markdown::CodeBlock(kind)) => matches!(kind, CodeBlockKind::Fenced(_)),
                _ => false,
            };
            code.then(|| TextRange::from(range) + body)
        })
        .filter(|code| !cuts(&pairs, code.start) && !cuts(&pairs, code.end))
        .collect()
}

/// Takes the tags that begin in one of the ranges out of the list, and forgets what
/// was paired.
pub(super) fn remove_tags(tags: &mut Vec<Tag>, code: &[TextRange]) {
    let mut code = code.iter().peekable();
    tags.retain_mut(|tag| {
        tag.partner = None;
        tag.whole = false;
        while code.next_if(|range| range.end <= tag.range.start).is_some() {}
        code.peek()
            .is_none_or(|range| tag.range.start < range.start)
    });
}

/// The file ranges of the whole pairs, in order.
fn whole_pairs(tags: &[Tag]) -> Vec<TextRange> {
    let mut pairs: Vec<TextRange> = Vec::new();
    for tag in tags.iter().filter(|tag| tag.whole) {
        match pairs.last_mut() {
            Some(pair) if tag.kind != TagKind::Target => *pair = pair.cover(tag.range),
            _ => pairs.push(tag.range),
        }
    }
    pairs
}

/// Whether an offset lies within one of the pairs, not at its edge.
fn cuts(pairs: &[TextRange], offset: u32) -> bool {
    let next = pairs.partition_point(|pair| pair.end <= offset);
    pairs.get(next).is_some_and(|pair| pair.start < offset)
}

/// Whether the text between the pairs has marks that could make code of a pair: a fence,
/// or a backtick on both sides of a pair within a paragraph. Parsing Markdown costs ten
/// times as much as all the rest, and few pages need it.
fn may_hold_pairs(bytes: &[u8], body: usize, pairs: &[TextRange]) -> bool {
    let mut at = body;
    let (mut backtick, mut pair_since) = (false, false);
    for pair in pairs {
        if gap_may_close(
            &bytes[at..pair.start as usize],
            &mut backtick,
            &mut pair_since,
        ) {
            return true;
        }
        pair_since = backtick;
        at = pair.end as usize;
    }
    gap_may_close(&bytes[at..], &mut backtick, &mut pair_since)
}

fn gap_may_close(gap: &[u8], backtick: &mut bool, pair_since: &mut bool) -> bool {
    if memmem::find(gap, b"```").is_some() || memmem::find(gap, b"~~~").is_some() {
        return true;
    }
    let mut line_is_blank = false;
    for &byte in gap {
        match byte {
            b'`' if *pair_since => return true,
            b'`' => *backtick = true,
            b'\n' if line_is_blank => (*backtick, *pair_since) = (false, false),
            b'\n' => line_is_blank = true,
            b' ' | b'\t' | b'\r' => continue,
            _ => line_is_blank = false,
        }
        line_is_blank &= byte == b'\n';
    }
    false
}
