//! The reference against one other edition: every sentence of both is linked, or not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::anchors::fixed_points;
use super::between::{Gaps, Text};
use super::fold::Symbol;
use super::likeness;
use super::link::{Link, LinkKind, Reason};

/// How an edition compares with the reference.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The links: first those in the order of both, then what has moved.
    pub links: Vec<Link>,
    /// Pairs of sentences that were looked at: the measure of cost.
    pub steps: usize,
}

/// Compares two editions.
pub(super) fn compare(reference: &mut Text<'_>, copy: &mut Text<'_>) -> Comparison {
    let (a, b) = (reference.sentences, copy.sentences);
    if a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.key == y.key) {
        return Comparison {
            links: (0..a.len())
                .map(|at| Link::same(at..at + 1, at..at + 1, Reason::Adjoins))
                .collect(),
            steps: a.len(),
        };
    }
    let points = fixed_points(a, &(0..a.len()), b, &(0..b.len()));
    for &(i, j) in &points.crossing {
        reference.gone[i] = true;
        copy.gone[j] = true;
    }
    let mut gaps = Gaps {
        reference,
        copy,
        links: Vec::new(),
        steps: a.len() + b.len(),
    };
    let (mut i, mut j) = (0, 0);
    for link in points.chain {
        gaps.fill(i..link.reference.start, j..link.copy.start);
        (i, j) = (link.reference.end, link.copy.end);
        gaps.links.push(link);
    }
    gaps.fill(i..a.len(), j..b.len());

    let (mut links, steps) = (gaps.links, gaps.steps);
    for link in &mut links {
        judge(reference, copy, link);
    }
    links.sort_by_key(|link| link.reference.start);
    let swapped = swapped(reference, copy, &links);
    let moved = points.crossing.into_iter().chain(swapped);
    links.extend(moved.map(|(i, j)| Link {
        reference: i..i + 1,
        copy: j..j + 1,
        kind: LinkKind::Moved,
    }));
    Comparison { links, steps }
}

/// A heading that kept its anchor but not its words was reworded.
fn judge(reference: &Text<'_>, copy: &Text<'_>, link: &mut Link) {
    if link.is_same() && reference.keys(&link.reference) != copy.keys(&link.copy) {
        let (a, b) = (reference.stems(&link.reference), copy.stems(&link.copy));
        link.kind = LinkKind::Reworded(likeness::dice(a, b));
    }
}

/// What is left over on both sides of one gap, once each, and is the same: it changed
/// places with its neighbours. `links` are in the order of both sides.
fn swapped(reference: &Text<'_>, copy: &Text<'_>, links: &[Link]) -> Vec<(usize, usize)> {
    let left_over = |text: &Text<'_>, end: fn(&Link) -> usize, run: fn(&Link) -> Range<usize>| {
        let mut left: BTreeMap<(usize, Symbol), Vec<usize>> = BTreeMap::new();
        let mut linked = vec![false; text.sentences.len()];
        for at in links.iter().flat_map(run) {
            linked[at] = true;
        }
        for at in (0..linked.len()).filter(|&at| !linked[at] && !text.gone[at]) {
            let gap = links.partition_point(|link| end(link) <= at);
            left.entry((gap, text.key(at))).or_default().push(at);
        }
        left
    };
    let left = left_over(
        reference,
        |link| link.reference.end,
        |link| link.reference.clone(),
    );
    let right = left_over(copy, |link| link.copy.end, |link| link.copy.clone());
    left.iter()
        .filter_map(
            |(place, at)| match (at.as_slice(), right.get(place)?.as_slice()) {
                (&[i], &[j]) => Some((i, j)),
                _ => None,
            },
        )
        .collect()
}
