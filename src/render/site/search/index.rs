//! The terms of an edition and where they stand.

use std::ops::Range;

use foldhash::HashMap;

use super::page::{BREAK, Lexicon, Page};
use super::words::{Folds, endings, form, is_unspaced, term};
use crate::locale::Locale;

/// The index of one edition: terms, and pairs of neighbouring forms, each with the units
/// that it stands in, over all pages, in order.
pub(super) struct Index {
    terms: Vec<String>,
    /// By the rank of a term.
    postings: Buckets<Posting>,
    forms: Vec<String>,
    /// By the rank of the first form, sorted: the rank of the second, and the unit.
    seconds: Buckets<(u32, u32)>,
}

/// A unit that a term stands in; doubled, and one more where it stands in the heading,
/// which is not known of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Posting(u32);

impl Posting {
    pub(super) fn new(unit: u32, heading: bool) -> Self {
        Self(unit * 2 + u32::from(heading))
    }

    pub(super) fn unit(self) -> u32 {
        self.0 / 2
    }

    pub(super) fn is_in_heading(self) -> bool {
        self.0 % 2 == 1
    }
}

impl Index {
    pub(super) fn new(locale: &Locale, lexicon: &Lexicon, pages: &[Page]) -> Self {
        let words = Words::new(locale, lexicon);
        let mut postings = Buckets::new(words.terms.len());
        let mut seconds = Buckets::new(words.forms.len());
        let mut met = Met::new(words.terms.len());
        each_word(pages, &words.ranks, |unit, _, word, before| {
            if met.is_first(word.term, unit) {
                postings.expect(word.term);
            }
            if let Some(before) = before {
                seconds.expect(before.form);
            }
        });
        postings.settle();
        seconds.settle();
        let mut met = Met::new(words.terms.len());
        each_word(pages, &words.ranks, |unit, heading, word, before| {
            // The heading of a unit comes before its text.
            if met.is_first(word.term, unit) {
                postings.put(word.term, Posting::new(unit, heading));
            }
            if let Some(before) = before {
                seconds.put(before.form, (word.form, unit));
            }
        });
        (0..words.forms.len()).for_each(|rank| seconds.of_mut(rank).sort_unstable());
        Self {
            terms: words.terms,
            postings,
            forms: words.forms,
            seconds,
        }
    }

    /// Tells every key with its postings, in the order of the keys. A pair is written
    /// with a space between its forms, which comes before all that a word is made of.
    pub(super) fn each<E>(
        &self,
        mut tell: impl FnMut(&str, &[Posting]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut terms = self.terms.iter().enumerate().peekable();
        self.each_pair(|key, postings| {
            while let Some((rank, term)) = terms.next_if(|(_, term)| term.as_str() < key) {
                tell(term, self.postings.of(rank))?;
            }
            tell(key, postings)
        })?;
        terms.try_for_each(|(rank, term)| tell(term, self.postings.of(rank)))
    }

    fn each_pair<E>(
        &self,
        mut tell: impl FnMut(&str, &[Posting]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut key = String::new();
        let mut postings: Vec<Posting> = Vec::new();
        for (rank, form) in self.forms.iter().enumerate() {
            for pair in self.seconds.of(rank).chunk_by(|a, b| a.0 == b.0) {
                key.clear();
                key.push_str(form);
                key.push(' ');
                key.push_str(&self.forms[pair[0].0 as usize]);
                postings.clear();
                postings.extend(pair.iter().map(|&(_, unit)| Posting::new(unit, false)));
                postings.dedup();
                tell(&key, &postings)?;
            }
        }
        Ok(())
    }
}

/// Tells every word in the order of the text: its unit, whether it stands in the heading,
/// the word, and the one directly before it.
fn each_word(
    pages: &[Page],
    ranks: &[Ranks],
    mut tell: impl FnMut(u32, bool, Ranks, Option<Ranks>),
) {
    for (part, unit) in pages.iter().flat_map(Page::parts).zip(0..) {
        for (said, heading) in [(part.titled, true), (part.says, false)] {
            let mut before = None;
            for word in said {
                let word = (word != BREAK).then(|| ranks[word as usize]);
                if let Some(word) = word {
                    tell(unit, heading, word, before);
                }
                before = word;
            }
        }
    }
}

/// Which terms were met in which unit, while units pass in order.
struct Met {
    /// By the rank of a term: the unit behind the one that it was met in last.
    behind: Vec<u32>,
}

impl Met {
    fn new(terms: usize) -> Self {
        Self {
            behind: vec![0; terms],
        }
    }

    fn is_first(&mut self, term: u32, unit: u32) -> bool {
        std::mem::replace(&mut self.behind[term as usize], unit + 1) <= unit
    }
}

/// Where a word's term and form stand among all, sorted.
#[derive(Clone, Copy, Default)]
struct Ranks {
    term: u32,
    form: u32,
}

/// The terms and forms of the words of an edition.
struct Words {
    /// By the number of the word.
    ranks: Vec<Ranks>,
    /// Sorted.
    terms: Vec<String>,
    /// Sorted.
    forms: Vec<String>,
}

impl Words {
    fn new(locale: &Locale, lexicon: &Lexicon) -> Self {
        let (endings, folds) = (endings(locale), Folds::new());
        let (mut terms, mut forms) = (Texts::default(), Texts::default());
        let mut ranks: Vec<Ranks> = Vec::new();
        lexicon.each(|word, number| {
            let form = if word.starts_with(is_unspaced) {
                word.to_owned()
            } else {
                form(word, &folds)
            };
            let number = number as usize;
            if ranks.len() <= number {
                ranks.resize(number + 1, Ranks::default());
            }
            ranks[number] = Ranks {
                term: terms.number(term(&form, &endings)),
                form: forms.number(&form),
            };
        });
        let ((terms, rank_of_term), (forms, rank_of_form)) = (terms.ranked(), forms.ranked());
        // Number 0 is no word, and an edition may have none.
        for of_word in ranks.iter_mut().skip(1) {
            of_word.term = rank_of_term[of_word.term as usize];
            of_word.form = rank_of_form[of_word.form as usize];
        }
        Self {
            ranks,
            terms,
            forms,
        }
    }
}

/// Texts by number, in the order in which they were met.
#[derive(Default)]
struct Texts(HashMap<String, u32>);

impl Texts {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.0.get(text) {
            return number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), number);
        number
    }

    /// The texts, sorted; and the rank of each by its number.
    fn ranked(self) -> (Vec<String>, Vec<u32>) {
        let mut sorted: Vec<(String, u32)> = self.0.into_iter().collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        for ((_, number), rank) in sorted.iter().zip(0..) {
            ranks[*number as usize] = rank;
        }
        let texts = sorted.into_iter().map(|(text, _)| text);
        (texts.collect(), ranks)
    }
}

/// Things by the rank of what they belong to, in one piece of memory: all are expected
/// first, then put, in the same order.
struct Buckets<T> {
    /// Where each bucket ends; while things are put, up to where it is filled.
    ends: Vec<usize>,
    all: Vec<T>,
}

impl<T: Copy + Default> Buckets<T> {
    fn new(count: usize) -> Self {
        Self {
            ends: vec![0; count],
            all: Vec::new(),
        }
    }

    fn expect(&mut self, rank: u32) {
        self.ends[rank as usize] += 1;
    }

    /// All that will come is expected.
    fn settle(&mut self) {
        let mut total = 0;
        for end in &mut self.ends {
            total += std::mem::replace(end, total);
        }
        self.all = vec![T::default(); total];
    }

    fn put(&mut self, rank: u32, thing: T) {
        let end = &mut self.ends[rank as usize];
        self.all[*end] = thing;
        *end += 1;
    }

    fn range(&self, rank: usize) -> Range<usize> {
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[rank]
    }

    fn of(&self, rank: usize) -> &[T] {
        &self.all[self.range(rank)]
    }

    fn of_mut(&mut self, rank: usize) -> &mut [T] {
        let range = self.range(rank);
        &mut self.all[range]
    }
}
