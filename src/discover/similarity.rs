//! How much text two pages share.

use std::collections::BTreeMap;

/// How many words in a row count as one thing: enough that common words do not.
const WORDS: usize = 3;

/// The runs of [`WORDS`] words of a text, with how often each occurs.
#[derive(Clone, Debug)]
pub(super) struct Shingles {
    counts: BTreeMap<u64, u32>,
    total: u32,
}

impl Shingles {
    /// Of the words of `text` in lower case; what is between words is left out. A text
    /// of fewer words counts as one run.
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(hash_word)
            .collect();
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        let size = WORDS.min(words.len().max(1));
        for run in words.windows(size) {
            *counts.entry(mix(run.iter().copied())).or_default() += 1;
        }
        let total = counts.values().sum();
        Self { counts, total }
    }
}

/// The share of runs that two texts have in common: 0 for none, 1 for the same words
/// (Dice's coefficient over multisets). Two texts without words share nothing.
pub(super) fn similarity(one: &Shingles, other: &Shingles) -> f64 {
    let common: u32 = one
        .counts
        .iter()
        .filter_map(|(run, count)| Some(*count.min(other.counts.get(run)?)))
        .sum();
    let total = one.total + other.total;
    if total == 0 {
        return 0.0;
    }
    f64::from(2 * common) / f64::from(total)
}

fn hash_word(word: &str) -> u64 {
    mix(word.chars().flat_map(char::to_lowercase).map(u64::from))
}

/// FNV-1a over whole values: the same on every machine and run.
fn mix(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |hash, value| {
        (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &str, other: &str) -> f64 {
        similarity(&Shingles::of(one), &Shingles::of(other))
    }

    #[test]
    fn case_and_punctuation_do_not_count() {
        let same = of(
            "Sign in, then **open** the page.",
            "sign in then open the Page",
        );
        assert!((same - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn words_in_another_order_are_another_text() {
        assert!(
            of(
                "a customer removes the partner",
                "the partner removes a customer"
            ) < 0.1
        );
    }

    #[test]
    fn texts_without_words_share_nothing() {
        assert!(of("", "").abs() < f64::EPSILON);
        assert!(of("***", "a").abs() < f64::EPSILON);
        assert!((of("a", "A") - 1.0).abs() < f64::EPSILON);
    }
}
