//! The stages of alignment, one after the other.

use std::cmp::Reverse;

use super::between::Text;
use super::builder::count;
use super::compare::{Comparison, compare};
use super::edition::{Edition, EditionKind};
use super::model::{Alignment, Standing, State};
use super::rows::{Placed, rows};
use super::sentences::{Sentence, Sentences};
use super::spine::Spine;
use super::states::states;
use super::structure;

/// Aligns the editions of one page, which were built with one [`super::Folder`].
///
/// The order of editions decides the order of cells, and nothing else.
pub fn align(editions: &[Edition]) -> Alignment {
    let mut cutter = Sentences::default();
    let sentences: Vec<Vec<Sentence>> = editions.iter().map(|one| cutter.cut(one)).collect();
    let order = by_age(editions, |kind| !kind.is_plain());
    let mut alignment = Alignment {
        reference: order.first().copied(),
        rows: Vec::new(),
        editions: vec![Standing::default(); editions.len()],
    };
    if let Some(&reference) = order.first() {
        align_sources(editions, &sentences, reference, &order, &mut alignment);
    }
    let mut beside = alignment.reference;
    for (index, plain) in by_age(editions, EditionKind::is_plain)
        .into_iter()
        .enumerate()
    {
        structure::place(&mut alignment, editions, plain, beside);
        if index == 0 {
            // Plain copies are more like one another than like anything else.
            beside = Some(plain);
        }
    }
    alignment
}

/// The editions of some kinds: the source locale's own first, then the newest.
fn by_age(editions: &[Edition], of: fn(EditionKind) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..editions.len())
        .filter(|&number| of(editions[number].kind))
        .collect();
    order.sort_by_key(|&number| {
        let edition = &editions[number];
        (
            edition.kind != EditionKind::Source,
            Reverse(edition.handoff),
            &edition.locale,
        )
    });
    order
}

fn align_sources(
    editions: &[Edition],
    sentences: &[Vec<Sentence>],
    reference: usize,
    order: &[usize],
    alignment: &mut Alignment,
) {
    let text = |number: usize| Text::new(&editions[number], &sentences[number]);
    let lead = text(reference);
    let mut spine = Spine::default();
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for &number in order {
        let comparison = known(&placed, &sentences[number], alignment)
            .unwrap_or_else(|| compare(&mut text(reference), &mut text(number)));
        let copy = text(number);
        let places = spine.add(lead.sentences, copy.sentences, &comparison);
        let states = states(&lead, &copy, &comparison);
        let ours = &editions[number].revision;
        let weight = |wanted: fn(State) -> bool| {
            let sentences = lead.sentences.iter().zip(&states);
            sentences
                .filter(|(_, of)| wanted(of.state))
                .map(|(sentence, _)| sentence.len())
                .sum()
        };
        alignment.editions[number] = Standing {
            words: weight(|state| state != State::Unpaired),
            current: weight(|state| matches!(state, State::Current | State::Moved)),
            same_revision: number == reference
                || (ours.is_some() && *ours == editions[reference].revision)
                || (is_same_text(&sentences[reference], &sentences[number])
                    && states.iter().all(|of| of.state != State::Stale)),
            comparison,
        };
        placed.push(Placed {
            number,
            text: copy,
            states,
            places,
        });
    }
    spine.finish(count(editions[reference].words.len()));
    alignment.rows = rows(&lead, &spine, &placed, editions.len());
}

/// The comparison of an edition with the same text, where one was made already.
fn known(placed: &[Placed<'_>], of: &[Sentence], alignment: &Alignment) -> Option<Comparison> {
    placed
        .iter()
        .find(|one| is_same_text(one.text.sentences, of))
        .map(|one| alignment.editions[one.number].comparison.clone())
}

fn is_same_text(a: &[Sentence], b: &[Sentence]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.key == y.key)
}
