//! What the ids of a file must be: unique, of one hand-off, in order.

use foldhash::{HashMap, HashMapExt as _};

use super::fault::{Fault, FaultKind};
use super::segment::Segment;
use crate::text::TextRange;

/// Reports ids that occur twice, that are out of order within their family, and the
/// first whose prefix is another than that of the file's first segment.
///
/// `ids` are the places of the ids in the file, one for each segment. The family of
/// `af2a2-104` and `af2a2-p107` is all but the number: both forms may be mixed in a file,
/// and each counts for itself.
pub(super) fn check(text: &str, ids: &[TextRange], segments: &[Segment], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, TextRange> = HashMap::new();
    let mut last: HashMap<&str, (u64, TextRange)> = HashMap::new();
    let mut mixed = false;
    for (&place, segment) in ids.iter().zip(segments) {
        let mut report = |kind, related| {
            let text = segment.source.or(segment.target);
            faults.push(Fault {
                range: place,
                kind,
                related: Some(related),
                about: text.map_or(place, |text| text.file),
            });
        };
        let id = place.of(text);
        if let Some(&first) = seen.get(id) {
            report(FaultKind::DuplicateId, first);
            continue;
        }
        seen.insert(id, place);
        let (family, number) = split(id);
        if let Some(number) = number {
            match last.insert(family, (number, place)) {
                Some((before, at)) if number < before => report(FaultKind::IdOrder, at),
                _ => {}
            }
        }
        let first = ids[0];
        if !mixed && prefix(first.of(text)) != prefix(id) {
            mixed = true;
            report(FaultKind::MixedPrefix, first);
        }
    }
}

/// The family and the number of an id.
fn split(id: &str) -> (&str, Option<u64>) {
    let family = id.trim_end_matches(|c: char| c.is_ascii_digit());
    (family, id[family.len()..].parse().ok())
}

/// The part of an id that names the hand-off.
fn prefix(id: &str) -> &str {
    id.split_once('-').map_or(id, |(prefix, _)| prefix)
}
