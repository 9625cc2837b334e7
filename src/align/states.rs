//! The state of every sentence of the reference in one edition.

use super::between::Text;
use super::builder::count;
use super::compare::Comparison;
use super::edition::{EditionKind, MarkKind};
use super::fold::Letters;
use super::link::{Link, LinkKind};
use super::model::{Flags, State};

/// How an edition has one sentence of the reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SentenceState {
    pub(super) state: State,
    pub(super) flags: Flags,
}

/// The state in `copy` of each of the reference's sentences. Text outside the segments
/// is never missing: where it is not the same it is [`State::Unpaired`].
pub(super) fn states(
    reference: &Text<'_>,
    copy: &Text<'_>,
    comparison: &Comparison,
) -> Vec<SentenceState> {
    let mut states: Vec<SentenceState> = reference
        .sentences
        .iter()
        .map(|sentence| {
            let outside = sentence.outside && reference.edition.kind != EditionKind::Source;
            SentenceState {
                state: if outside || sentence.blank {
                    State::Unpaired
                } else {
                    State::Missing
                },
                flags: Flags::default(),
            }
        })
        .collect();
    for link in &comparison.links {
        let reworded = matches!(link.kind, LinkKind::Reworded(_))
            && letters(reference, &link.reference) != letters(copy, &link.copy);
        let flags = if reworded {
            Flags {
                retargeted: marks_differ(reference, copy, link),
                ..Flags::default()
            }
        } else {
            differences(reference, copy, link)
        };
        let state = match link.kind {
            _ if reworded || flags.retargeted => State::Stale,
            LinkKind::Moved => State::Moved,
            LinkKind::Same(_) | LinkKind::Reworded(_) => State::Current,
        };
        states[link.reference.clone()].fill(SentenceState { state, flags });
    }
    pair_outside(reference, copy, comparison, &mut states);
    states
}

/// The letters of a run: words that are written together or with a hyphen in one copy
/// and apart in the other are the same.
fn letters(text: &Text<'_>, run: &std::ops::Range<usize>) -> Letters {
    let words = &text.edition.words[text.words(run)];
    words
        .iter()
        .fold(Letters::NONE, |all, word| all.join(word.letters))
}

/// What differs beside the words, of two runs with the same letters.
fn differences(reference: &Text<'_>, copy: &Text<'_>, link: &Link) -> Flags {
    let (a, b) = (reference.words(&link.reference), copy.words(&link.copy));
    let (a, b) = (&reference.edition.words[a], &copy.edition.words[b]);
    let forms = a.len() != b.len() || a.iter().zip(b).any(|(x, y)| x.form != y.form);
    let retargeted = marks_differ(reference, copy, link);
    Flags {
        cosmetic: forms,
        retargeted,
        ..Flags::default()
    }
}

/// Whether other places are linked, or other code is shown. Code that merely became
/// text, or text code, is no difference of this kind.
fn marks_differ(reference: &Text<'_>, copy: &Text<'_>, link: &Link) -> bool {
    let marks = |text: &Text<'_>, run: &std::ops::Range<usize>| {
        let words = text.words(run);
        let marks = text.edition.marks(&(count(words.start)..count(words.end)));
        let (mut targets, mut code) = (Vec::new(), Vec::new());
        for mark in marks {
            match mark.kind {
                MarkKind::Target => targets.push(mark.value),
                MarkKind::Code => code.push(mark.value),
            }
        }
        targets.sort_unstable();
        code.sort_unstable();
        (targets, code)
    };
    let (a, b) = (marks(reference, &link.reference), marks(copy, &link.copy));
    a.0 != b.0 || (a.1.len() == b.1.len() && a.1 != b.1)
}

/// The source locale's own document holds what bilingual pages leave outside their
/// segments, in the language of whoever exported it. Between the same neighbours, such
/// text stands for the reference's in order.
fn pair_outside(
    reference: &Text<'_>,
    copy: &Text<'_>,
    comparison: &Comparison,
    states: &mut [SentenceState],
) {
    if reference.edition.kind != EditionKind::Source {
        return;
    }
    let mut linked = vec![false; copy.sentences.len()];
    for at in comparison.links.iter().flat_map(|link| link.copy.clone()) {
        linked[at] = true;
    }
    let ordered = |link: &&Link| !matches!(link.kind, LinkKind::Moved);
    let mut gaps: Vec<(usize, usize)> = comparison
        .links
        .iter()
        .filter(ordered)
        .map(|link| (link.reference.end, link.copy.end))
        .collect();
    gaps.insert(0, (0, 0));
    for (index, &(i, j)) in gaps.iter().enumerate() {
        let end = gaps
            .get(index + 1)
            .map_or(copy.sentences.len(), |next| next.1);
        let mut outside = (j..end).filter(|&at| !linked[at] && copy.sentences[at].outside);
        for state in states[i..]
            .iter_mut()
            .take_while(|state| state.state == State::Missing)
        {
            if outside.next().is_none() {
                break;
            }
            state.state = State::Unpaired;
        }
    }
}
