//! Between two fixed points: which sentences are the same, and which were reworded.
//!
//! A small gap is solved exactly (`solve`). A large one is first cut at fixed points of
//! its own, then by a greedy diff that looks ahead a bounded way, so that the cost of
//! any page grows linearly.

use std::cmp::Ordering;
use std::ops::Range;

use super::anchors::fixed_points;
use super::edition::Edition;
use super::fold::Symbol;
use super::link::{Link, Reason};
use super::sentences::Sentence;
use super::solve;

/// Gaps of up to this many pairs of sentences are solved exactly.
const EXACT: usize = 2500;
/// How often a gap is cut at fixed points of its own.
const DEPTH: usize = 6;
/// How far the greedy diff looks ahead, in sentences of both sides together.
const REACH: usize = 24;
/// How many sentences of one side may stand for one of the other.
pub(super) const RUN: usize = 4;

/// One side of a comparison: an edition's sentences, and its words as plain numbers.
pub(super) struct Text<'a> {
    pub(super) edition: &'a Edition,
    pub(super) sentences: &'a [Sentence],
    /// Sentences that moved elsewhere: nothing here is linked to them.
    pub(super) gone: Vec<bool>,
    keys: Vec<Symbol>,
    stems: Vec<Symbol>,
}

impl<'a> Text<'a> {
    pub(super) fn new(edition: &'a Edition, sentences: &'a [Sentence]) -> Self {
        Self {
            edition,
            sentences,
            gone: vec![false; sentences.len()],
            keys: edition.words.iter().map(|word| word.key).collect(),
            stems: edition.words.iter().map(|word| word.stem).collect(),
        }
    }

    /// The words of a run of sentences, which lie side by side.
    pub(super) fn words(&self, run: &Range<usize>) -> Range<usize> {
        let run = &self.sentences[run.clone()];
        match (run.first(), run.last()) {
            (Some(first), Some(last)) => first.words.start as usize..last.words.end as usize,
            _ => 0..0,
        }
    }

    pub(super) fn keys(&self, run: &Range<usize>) -> &[Symbol] {
        &self.keys[self.words(run)]
    }

    pub(super) fn stems(&self, run: &Range<usize>) -> &[Symbol] {
        &self.stems[self.words(run)]
    }

    pub(super) fn any_gone(&self, run: &Range<usize>) -> bool {
        self.gone[run.clone()].contains(&true)
    }

    pub(super) fn key(&self, at: usize) -> Symbol {
        self.sentences[at].key
    }
}

/// Links the sentences of gaps.
pub(super) struct Gaps<'a> {
    pub(super) reference: &'a Text<'a>,
    pub(super) copy: &'a Text<'a>,
    /// What was found, in no order.
    pub(super) links: Vec<Link>,
    /// Pairs of sentences that were looked at: the measure of cost.
    pub(super) steps: usize,
}

impl Gaps<'_> {
    /// Links what it can of `left` and `right`, which hold no fixed point.
    pub(super) fn fill(&mut self, left: Range<usize>, right: Range<usize>) {
        self.cut(left, right, 0);
    }

    fn cut(&mut self, left: Range<usize>, right: Range<usize>, depth: usize) {
        let (left, right) = self.trim(left, right);
        self.steps += left.len() + right.len() + 1;
        if left.is_empty() || right.is_empty() {
            return;
        }
        if left.len() * right.len() <= EXACT {
            return self.solve(left, right);
        }
        let chain = if depth < DEPTH {
            let (a, b) = (self.reference.sentences, self.copy.sentences);
            let mut chain = fixed_points(a, &left, b, &right).chain;
            chain.retain(|link| a[link.reference.start].key == b[link.copy.start].key);
            chain
        } else {
            Vec::new()
        };
        if !chain.is_empty() {
            let (mut i, mut j) = (left.start, right.start);
            for link in chain {
                let (before, after) = (i..link.reference.start, j..link.copy.start);
                (i, j) = (link.reference.end, link.copy.end);
                self.links.push(link);
                self.cut(before, after, depth + 1);
            }
            return self.cut(i..left.end, j..right.end, depth + 1);
        }
        self.greedy(left, right);
    }

    /// Links what is the same at both ends, also where one side has cut it into other
    /// sentences.
    fn trim(
        &mut self,
        mut left: Range<usize>,
        mut right: Range<usize>,
    ) -> (Range<usize>, Range<usize>) {
        while !left.is_empty() && !right.is_empty() {
            let Some((m, n)) = self.same_run(left.clone(), right.clone(), false) else {
                break;
            };
            self.same(left.start..left.start + m, right.start..right.start + n);
            left.start += m;
            right.start += n;
        }
        while !left.is_empty() && !right.is_empty() {
            let Some((m, n)) = self.same_run(left.clone(), right.clone(), true) else {
                break;
            };
            self.same(left.end - m..left.end, right.end - n..right.end);
            left.end -= m;
            right.end -= n;
        }
        (left, right)
    }

    fn same(&mut self, left: Range<usize>, right: Range<usize>) {
        self.steps += left.len() + right.len();
        self.links.push(Link::same(left, right, Reason::Adjoins));
    }

    /// The shortest runs at the start (or the end) of both sides with the same words.
    fn same_run(
        &mut self,
        left: Range<usize>,
        right: Range<usize>,
        from_end: bool,
    ) -> Option<(usize, usize)> {
        let run = |range: &Range<usize>, n: usize| {
            if from_end {
                range.end - n..range.end
            } else {
                range.start..range.start + n
            }
        };
        let (a, b) = (self.reference, self.copy);
        let (mut m, mut n) = (1, 1);
        loop {
            self.steps += 1;
            let (one, other) = (run(&left, m), run(&right, n));
            match a.words(&one).len().cmp(&b.words(&other).len()) {
                Ordering::Less => m += 1,
                Ordering::Greater => n += 1,
                Ordering::Equal => {
                    let same = a.keys(&one) == b.keys(&other);
                    let here = !a.any_gone(&one) && !b.any_gone(&other);
                    return (same && here).then_some((m, n));
                }
            }
            if m > RUN.min(left.len()) || n > RUN.min(right.len()) {
                return None;
            }
        }
    }

    /// Goes along both sides, taking what is equal; where they differ, goes on at the
    /// nearest pair that is equal. What lies between two such pairs is solved exactly.
    fn greedy(&mut self, left: Range<usize>, right: Range<usize>) {
        let (mut i, mut j) = (left.start, right.start);
        while let Some((m, n)) = self.next_equal(i..left.end, j..right.end) {
            self.leftover(i..m, j..n);
            self.links
                .push(Link::same(m..m + 1, n..n + 1, Reason::Between));
            (i, j) = (m + 1, n + 1);
        }
        self.leftover(i..left.end, j..right.end);
    }

    /// The first pair of equal sentences; where none is near, both sides skip ahead.
    fn next_equal(&mut self, left: Range<usize>, right: Range<usize>) -> Option<(usize, usize)> {
        let (mut i, mut j) = (left.start, right.start);
        while i < left.end && j < right.end {
            for distance in 0..=REACH {
                for x in 0..=distance {
                    let (m, n) = (i + x, j + distance - x);
                    self.steps += 1;
                    if m < left.end && n < right.end && self.is_equal(m, n) {
                        return Some((m, n));
                    }
                }
            }
            (i, j) = (i + REACH / 2, j + REACH / 2);
        }
        None
    }

    fn is_equal(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.reference, self.copy);
        a.key(i) == b.key(j) && !a.gone[i] && !b.gone[j]
    }

    /// Solves what lies between equal sentences, cut into pieces where it is large.
    fn leftover(&mut self, left: Range<usize>, right: Range<usize>) {
        let pieces = if left.len() * right.len() <= EXACT {
            1
        } else {
            left.len().max(right.len()).div_ceil(EXACT.isqrt())
        };
        let piece = |range: &Range<usize>, n: usize| range.start + range.len() * n / pieces;
        for n in 0..pieces {
            self.solve(
                piece(&left, n)..piece(&left, n + 1),
                piece(&right, n)..piece(&right, n + 1),
            );
        }
    }

    fn solve(&mut self, left: Range<usize>, right: Range<usize>) {
        self.steps += left.len() * right.len();
        let found = solve::solve(self.reference, &left, self.copy, &right);
        self.links.extend(found);
    }
}
