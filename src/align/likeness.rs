//! Likeness: how much of two sentences is the same, from 0 to 1.

use super::fold::Symbol;

/// Below this, two sentences are different sentences, not one that was reworded.
const REWORDED: f32 = 0.5;
/// The bar for sentences of up to [`SHORT`] words, where one word weighs much: "Admin
/// agent" is no rewording of "Sales agent".
const REWORDED_SHORT: f32 = 0.6;
const SHORT: usize = 4;
/// Runs of more words than this are compared as bags, to stay linear.
const LONG: usize = 120;

/// Likeness of two runs of stems that share `shared` of them in whatever order; `None`
/// where it stays below what counts as reworded.
///
/// It is twice the longest common subsequence over the number of words (the Dice
/// coefficient); where the shorter run is contained nearly whole in the longer one, it
/// is at least the bar.
pub(super) fn likeness(a: &[Symbol], b: &[Symbol], shared: usize) -> Option<f32> {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let most = judge(shared, short, long)?;
    if long > LONG {
        return Some(most);
    }
    judge(subsequence(a, b), short, long)
}

/// The Dice coefficient alone, whatever it is.
pub(super) fn dice(a: &[Symbol], b: &[Symbol]) -> f32 {
    let sorted = |side: &[Symbol]| {
        let mut side = side.to_vec();
        side.sort_unstable();
        side
    };
    let common = shared(&sorted(a), &sorted(b));
    2.0 * float(common) / float(a.len() + b.len()).max(1.0)
}

fn judge(common: usize, short: usize, long: usize) -> Option<f32> {
    let bar = if long <= SHORT {
        REWORDED_SHORT
    } else {
        REWORDED
    };
    let contained = short >= 5 && 10 * common >= 9 * short && 5 * short >= long;
    let dice = 2.0 * float(common) / float(short + long).max(1.0);
    let score = if contained { dice.max(bar) } else { dice };
    (score >= bar - f32::EPSILON).then_some(score)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(super) fn float(n: usize) -> f32 {
    n as f32
}

/// Number of stems that two sorted runs have in common, each as often as in both.
pub(super) fn shared(a: &[Symbol], b: &[Symbol]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

/// Length of the longest common subsequence.
fn subsequence(a: &[Symbol], b: &[Symbol]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for left in a {
        let mut diagonal = 0;
        for (j, right) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if left == right {
                diagonal + 1
            } else {
                above.max(row[j])
            };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(a: &[Symbol], b: &[Symbol]) -> Option<f32> {
        let sorted = |side: &[Symbol]| {
            let mut side = side.to_vec();
            side.sort_unstable();
            side
        };
        likeness(a, b, shared(&sorted(a), &sorted(b)))
    }

    #[test]
    fn short_sentences_need_more_in_common() {
        assert_eq!(like(&[1, 2], &[3, 2]), None);
        assert_eq!(like(&[1, 2], &[1, 3, 2]), Some(0.8));
        assert!(like(&[1, 2, 3, 4, 5, 6], &[1, 2, 3, 7, 8, 9]).is_some());
    }

    #[test]
    fn a_sentence_that_was_extended_is_still_itself() {
        let long: Vec<Symbol> = (0..20).collect();
        assert_eq!(like(&long[..6], &long), Some(REWORDED));
        assert_eq!(like(&long[..3], &long), None);
    }

    #[test]
    fn order_counts() {
        assert_eq!(like(&[1, 2, 3, 4, 5, 6], &[6, 5, 4, 3, 2, 1]), None);
    }
}
