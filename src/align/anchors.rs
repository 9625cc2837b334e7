//! Fixed points: sentences that stand for one another beyond doubt.
//!
//! As in a patience diff, a sentence that occurs once on both sides is a fixed point;
//! so is one whose neighbour makes it unique, and a heading by its stable anchor. Of
//! fixed points that cross, the longest chain in one order stays, and what occurs
//! once but is not in the chain has moved.

use foldhash::{HashMap, HashMapExt as _};
use std::hash::Hash;
use std::ops::Range;

use super::link::{Link, Reason};
use super::sentences::Sentence;

/// What [`fixed_points`] found between two runs of sentences.
#[derive(Debug, Default)]
pub(super) struct FixedPoints {
    /// In the order of both sides.
    pub(super) chain: Vec<Link>,
    /// The same and unique on both sides, alone or with a neighbour, but in another order
    /// than the chain.
    pub(super) crossing: Vec<(usize, usize)>,
}

/// Finds the fixed points of `a[left]` and `b[right]`.
pub(super) fn fixed_points(
    a: &[Sentence],
    left: &Range<usize>,
    b: &[Sentence],
    right: &Range<usize>,
) -> FixedPoints {
    let key = |side: &[Sentence], at: usize| side[at].key;
    let mut found: Vec<(usize, usize, Reason)> = Vec::new();
    let mut add = |pairs: Vec<(usize, usize)>, reason| {
        found.extend(pairs.into_iter().map(|(i, j)| (i, j, reason)));
    };
    add(
        unique(left, right, |i| a[i].anchor, |j| b[j].anchor),
        Reason::Anchor,
    );
    let alone = unique(left, right, |i| Some(key(a, i)), |j| Some(key(b, j)));
    add(alone.clone(), Reason::Unique);
    let with_next = |side: &[Sentence], at: usize, range: &Range<usize>| {
        (at + 1 < range.end).then(|| (key(side, at), key(side, at + 1)))
    };
    let pairs = unique(
        left,
        right,
        |i| with_next(a, i, left),
        |j| with_next(b, j, right),
    );
    let after: Vec<_> = pairs.iter().map(|&(i, j)| (i + 1, j + 1)).collect();
    let mut same = alone;
    same.extend(&pairs);
    same.extend(&after);
    add(pairs, Reason::Neighbour);
    add(after, Reason::Neighbour);
    // A heading whose words were changed under the same anchor is a fixed point for
    // its neighbours, but its own words are judged like any other's.
    found.retain(|&(i, j, _)| key(a, i) == key(b, j) || a[i].anchor.is_some());
    found.sort_by_key(|&(i, j, reason)| (i, j, reason));
    found.dedup_by_key(|&mut (i, j, _)| (i, j));

    let chain: Vec<Link> = longest_chain(&found)
        .into_iter()
        .map(|(i, j, reason)| Link::same(i..i + 1, j..j + 1, reason))
        .collect();
    let taken = |i: usize, j: usize| {
        chain
            .binary_search_by_key(&i, |link| link.reference.start)
            .is_ok()
            || chain
                .binary_search_by_key(&j, |link| link.copy.start)
                .is_ok()
    };
    same.retain(|&(i, j)| !taken(i, j));
    let crossing = one_to_one(same);
    FixedPoints { chain, crossing }
}

/// Drops pairs that share a place with an earlier one.
fn one_to_one(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pairs.sort_unstable();
    pairs.dedup_by_key(|&mut (i, _)| i);
    pairs.sort_unstable_by_key(|&(i, j)| (j, i));
    pairs.dedup_by_key(|&mut (_, j)| j);
    pairs.sort_unstable();
    pairs
}

/// Pairs of places whose value occurs once on each side, in the order of the left.
pub(super) fn unique<T: Eq + Hash>(
    left: &Range<usize>,
    right: &Range<usize>,
    a: impl Fn(usize) -> Option<T>,
    b: impl Fn(usize) -> Option<T>,
) -> Vec<(usize, usize)> {
    #[derive(Default)]
    struct Seen {
        left: usize,
        right: usize,
        at: usize,
    }
    let mut seen: HashMap<T, Seen> = HashMap::with_capacity(left.len());
    for i in left.clone() {
        if let Some(value) = a(i) {
            seen.entry(value).or_default().left += 1;
        }
    }
    for j in right.clone() {
        if let Some(seen) = b(j).and_then(|value| seen.get_mut(&value)) {
            seen.right += 1;
            seen.at = j;
        }
    }
    left.clone()
        .filter_map(|i| {
            let seen = seen.get(&a(i)?)?;
            (seen.left == 1 && seen.right == 1).then_some((i, seen.at))
        })
        .collect()
}

/// The longest chain that ascends on both sides, out of points sorted by the left.
pub(super) fn longest_chain(points: &[(usize, usize, Reason)]) -> Vec<(usize, usize, Reason)> {
    // The least right place that a chain of each length can end with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; points.len()];
    let mut at = 0;
    while at < points.len() {
        // Points of one left place cannot follow one another: the largest goes first.
        let same = points[at..]
            .iter()
            .take_while(|point| point.0 == points[at].0)
            .count();
        for point in (at..at + same).rev() {
            let length = ends.partition_point(|&end| points[end].1 < points[point].1);
            before[point] = length.checked_sub(1).map(|last| ends[last]);
            if length == ends.len() {
                ends.push(point);
            } else {
                ends[length] = point;
            }
        }
        at += same;
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut last = ends.last().copied();
    while let Some(point) = last {
        chain.push(points[point]);
        last = before[point];
    }
    chain.reverse();
    chain
}
