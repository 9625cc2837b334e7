//! The exact solution of a small gap: the links that keep the most words.

use std::ops::Range;

use super::between::{RUN, Text};
use super::fold::Symbol;
use super::likeness::{float, likeness, shared};
use super::link::{Link, LinkKind, Reason};

/// What is taken off a link that is not one sentence for one, so that one for one wins
/// where both keep as much.
const JOINED: f32 = 0.6;
/// What is taken off a rewording, so that the same words win over like ones.
const CHANGED: f32 = 0.3;
/// How alike a heading and what is no heading must be.
const ACROSS: f32 = 0.8;

/// A way to link the ends of two runs.
#[derive(Clone, Copy, Default)]
struct Step {
    left: usize,
    right: usize,
    /// `None` where nothing is linked and one side goes on alone.
    kind: Option<LinkKind>,
}

/// Links `left` of `a` to `right` of `b`, in order, one sentence for one or one for up
/// to [`RUN`], so that the links keep as many words as possible.
pub(super) fn solve(
    a: &Text<'_>,
    left: &Range<usize>,
    b: &Text<'_>,
    right: &Range<usize>,
) -> Vec<Link> {
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let gap = Gap::new(a, left, b, right);
    let width = right.len() + 1;
    let mut score = vec![0.0_f32; (left.len() + 1) * width];
    let mut steps = vec![Step::default(); score.len()];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            let here = i * width + j;
            let mut offer = |step: Step, gain: f32| {
                let total = score[here - step.left * width - step.right] + gain;
                if steps[here].left + steps[here].right == 0 || total > score[here] {
                    (score[here], steps[here]) = (total, step);
                }
            };
            let alone = |left, right| Step {
                left,
                right,
                kind: None,
            };
            if i > 0 && j > 0 {
                gap.each_link(i, j, &mut offer);
            }
            if i > 0 {
                offer(alone(1, 0), 0.0);
            }
            if j > 0 {
                offer(alone(0, 1), 0.0);
            }
        }
    }
    let (mut i, mut j) = (left.len(), right.len());
    let mut links = Vec::new();
    while i + j > 0 {
        let step = steps[i * width + j];
        if let Some(kind) = step.kind {
            links.push(Link {
                reference: left.start + i - step.left..left.start + i,
                copy: right.start + j - step.right..right.start + j,
                kind,
            });
        }
        (i, j) = (i - step.left, j - step.right);
    }
    links.reverse();
    links
}

/// Two runs of sentences and how many stems each pair shares.
struct Gap<'a> {
    a: &'a Text<'a>,
    b: &'a Text<'a>,
    left: &'a Range<usize>,
    right: &'a Range<usize>,
    shared: Vec<usize>,
}

impl<'a> Gap<'a> {
    fn new(
        a: &'a Text<'a>,
        left: &'a Range<usize>,
        b: &'a Text<'a>,
        right: &'a Range<usize>,
    ) -> Self {
        let bags = |text: &Text<'_>, run: &Range<usize>| -> Vec<Vec<Symbol>> {
            run.clone()
                .map(|at| {
                    let mut bag = text.stems(&(at..at + 1)).to_vec();
                    bag.sort_unstable();
                    bag
                })
                .collect()
        };
        let (one, other) = (bags(a, left), bags(b, right));
        let shared = one
            .iter()
            .flat_map(|x| other.iter().map(|y| shared(x, y)))
            .collect();
        Self {
            a,
            b,
            left,
            right,
            shared,
        }
    }

    /// Offers every link whose runs end before `i` and `j`.
    fn each_link(&self, i: usize, j: usize, mut offer: impl FnMut(Step, f32)) {
        if let Some((kind, gain)) = self.link(i - 1..i, j - 1..j) {
            offer(
                Step {
                    left: 1,
                    right: 1,
                    kind: Some(kind),
                },
                gain,
            );
        }
        for n in 2..=RUN {
            let joined = |x: usize, y: usize| {
                let kind = self.link(i.checked_sub(x)?..i, j.checked_sub(y)?..j);
                kind.map(|(kind, gain)| {
                    let step = Step {
                        left: x,
                        right: y,
                        kind: Some(kind),
                    };
                    (step, gain - JOINED)
                })
            };
            for (step, gain) in [joined(n, 1), joined(1, n)].into_iter().flatten() {
                offer(step, gain);
            }
        }
    }

    /// The link between two runs of the gap, and the number of words that it keeps.
    fn link(&self, x: Range<usize>, y: Range<usize>) -> Option<(LinkKind, f32)> {
        if !self.all_take_part(&x, &y) {
            return None;
        }
        let (left, right) = (self.left.start, self.right.start);
        let shared = self.shared_by(&x, &y);
        let x = left + x.start..left + x.end;
        let y = right + y.start..right + y.end;
        if self.a.any_gone(&x) || self.b.any_gone(&y) {
            return None;
        }
        let (one, other) = (self.a.stems(&x), self.b.stems(&y));
        if self.a.keys(&x) == self.b.keys(&y) {
            return Some((LinkKind::Same(Reason::Between), float(one.len())));
        }
        let score = likeness(one, other, shared)?;
        let heading = |text: &Text<'_>, at: usize| text.sentences[at].shape.is_heading();
        if heading(self.a, x.start) != heading(self.b, y.start) && score < ACROSS {
            return None;
        }
        let kept = score * float(one.len() + other.len()) / 2.0 - CHANGED;
        Some((LinkKind::Reworded(score), kept))
    }

    /// Whether each sentence of the longer run has at least half its words in the other.
    fn all_take_part(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        if x.len() == 1 && y.len() == 1 {
            return true;
        }
        x.clone().all(|i| {
            y.clone().all(|j| {
                let words = if x.len() > 1 {
                    self.a.sentences[self.left.start + i].len()
                } else {
                    self.b.sentences[self.right.start + j].len()
                };
                2 * self.shared_at(i, j) >= words
            })
        })
    }

    fn shared_at(&self, i: usize, j: usize) -> usize {
        self.shared[i * self.right.len() + j]
    }

    /// An upper bound of the stems that two runs share.
    fn shared_by(&self, x: &Range<usize>, y: &Range<usize>) -> usize {
        x.clone()
            .flat_map(|i| y.clone().map(move |j| (i, j)))
            .map(|(i, j)| self.shared_at(i, j))
            .sum()
    }
}
