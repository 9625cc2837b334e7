//! The spine: one line of places that every edition's words have a place on.
//!
//! It is the reference's words, with the texts that only older editions have between
//! them. Two editions share the place of an obsolete sentence where they have it in
//! the same gap; which of them comes first changes nothing but the order of places.

use std::collections::BTreeMap;

use super::builder::count;
use super::compare::Comparison;
use super::fold::Symbol;
use super::link::{Link, LinkKind};
use super::sentences::Sentence;

/// How far one looks for an obsolete sentence that another edition has in the same gap.
const LOOK_AHEAD: usize = 64;

/// The places of one edition's words: each a run of places, first to last.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// By sentence.
    pub(super) sentences: Vec<Place>,
}

/// Where a sentence stands on the spine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// At these words of the reference, one for one from this word on.
    Same(u32),
    /// The same, but out of order.
    Moved(u32),
    /// At these words of the reference as a whole: first and last.
    Reworded(u32, u32),
    /// At an obsolete sentence, by its number on the spine.
    Obsolete(usize),
    /// Nowhere: text outside segments that the reference does not have.
    None,
}

/// An obsolete sentence.
#[derive(Clone, Debug)]
struct Old {
    key: Symbol,
    words: u32,
}

/// The spine in the making.
#[derive(Debug, Default)]
pub(super) struct Spine {
    old: Vec<Old>,
    /// Obsolete sentences by the word of the reference that they stand before.
    gaps: BTreeMap<u32, Vec<usize>>,
    /// Places of the reference's words.
    words: Vec<u32>,
    /// First place of each obsolete sentence.
    starts: Vec<u32>,
    len: u32,
}

impl Spine {
    /// Gives every sentence of an edition its place.
    pub(super) fn add(
        &mut self,
        reference: &[Sentence],
        copy: &[Sentence],
        comparison: &Comparison,
    ) -> Places {
        let mut places = vec![Place::None; copy.len()];
        let words = |link: &Link| {
            (
                reference[link.reference.start].words.start,
                reference[link.reference.end - 1].words.end,
            )
        };
        for link in &comparison.links {
            let (mut at, end) = words(link);
            for sentence in link.copy.clone() {
                places[sentence] = match link.kind {
                    LinkKind::Same(_) => Place::Same(at),
                    LinkKind::Moved => Place::Moved(at),
                    LinkKind::Reworded(_) => Place::Reworded(at, end - 1),
                };
                if link.is_same() {
                    at += count(copy[sentence].len());
                }
            }
        }
        let ordered: Vec<&Link> = comparison
            .links
            .iter()
            .filter(|link| link.kind != LinkKind::Moved)
            .collect();
        let mut run: (u32, usize) = (u32::MAX, 0);
        for (at, sentence) in copy.iter().enumerate() {
            if places[at] != Place::None || sentence.outside || sentence.blank {
                continue;
            }
            let next = ordered.partition_point(|link| link.copy.end <= at);
            let before = next.checked_sub(1).map(|last| ordered[last]);
            let after = ordered.get(next);
            let same_block = |other: usize| copy[other].block == sentence.block;
            let behind = before.is_some_and(|link| same_block(link.copy.end - 1));
            let ahead = after.is_some_and(|link| same_block(link.copy.start));
            let gap = match (before, after) {
                (_, Some(link)) if ahead && !behind => words(link).0,
                (Some(link), _) => words(link).1,
                (None, _) => 0,
            };
            if run.0 != gap {
                run = (gap, 0);
            }
            let (old, next) = self.place_old(gap, run.1, sentence);
            run.1 = next;
            places[at] = Place::Obsolete(old);
        }
        Places { sentences: places }
    }

    /// The number of an obsolete sentence at or after position `from` of a gap, and the
    /// position after it.
    fn place_old(&mut self, gap: u32, from: usize, sentence: &Sentence) -> (usize, usize) {
        let here = self.gaps.entry(gap).or_default();
        let old = &self.old;
        let found = here[from..]
            .iter()
            .take(LOOK_AHEAD)
            .position(|&number| old[number].key == sentence.key);
        if let Some(ahead) = found {
            return (here[from + ahead], from + ahead + 1);
        }
        let number = self.old.len();
        self.old.push(Old {
            key: sentence.key,
            words: count(sentence.len()),
        });
        here.insert(from, number);
        (number, from + 1)
    }

    /// Fixes the places, once every edition was added. `words` is the number of words
    /// of the reference.
    pub(super) fn finish(&mut self, words: u32) {
        self.starts = vec![0; self.old.len()];
        self.words = Vec::with_capacity(words as usize);
        let mut at = 0;
        for word in 0..=words {
            for &number in self.gaps.get(&word).into_iter().flatten() {
                self.starts[number] = at;
                at += self.old[number].words;
            }
            if word < words {
                self.words.push(at);
                at += 1;
            }
        }
        self.len = at;
    }

    /// Number of places.
    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    /// The place of a word of the reference.
    pub(super) fn word(&self, word: u32) -> u32 {
        self.words[word as usize]
    }

    /// First and last place of the `nth` word of a sentence that stands at `place`, and
    /// whether it moved there.
    pub(super) fn of(&self, place: Place, nth: u32) -> Option<(u32, u32, bool)> {
        match place {
            Place::Same(first) => Some((self.word(first + nth), self.word(first + nth), false)),
            Place::Moved(first) => Some((self.word(first + nth), self.word(first + nth), true)),
            Place::Reworded(first, last) => Some((self.word(first), self.word(last), false)),
            Place::Obsolete(old) => {
                let at = self.starts[old] + nth;
                Some((at, at, false))
            }
            Place::None => None,
        }
    }

    /// Runs of places that belong to one obsolete sentence each.
    pub(super) fn old_runs(&self) -> impl Iterator<Item = (u32, u32)> {
        let runs = self.starts.iter().zip(&self.old);
        runs.map(|(&start, old)| (start, start + old.words))
    }
}

/// The places that the words of a segment take: those that did not move, if there are
/// any, else those of the first sentence that moved.
pub(super) fn segment_places(
    spine: &Spine,
    places: &Places,
    sentences: &[Sentence],
    words: &std::ops::Range<u32>,
) -> Option<(u32, u32)> {
    let first = sentences.partition_point(|sentence| sentence.words.end <= words.start);
    let mut stay: Option<(u32, u32)> = None;
    let mut moved = None;
    for (sentence, &place) in sentences[first..]
        .iter()
        .zip(&places.sentences[first..])
        .take_while(|(sentence, _)| sentence.words.start < words.end)
    {
        let from = words.start.max(sentence.words.start);
        let to = words.end.min(sentence.words.end) - 1;
        let nth = |word: u32| spine.of(place, word - sentence.words.start);
        let (Some((low, _, away)), Some((_, high, _))) = (nth(from), nth(to)) else {
            continue;
        };
        if away {
            moved = moved.or(Some((low, high)));
        } else {
            stay = Some(stay.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
        }
    }
    stay.or(moved)
}
