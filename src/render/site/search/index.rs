//! The terms of an edition and where they stand.

use rustc_hash::FxHashMap;

use super::Page;
use super::words::{Folds, endings, form, runs, term};
use crate::locale::Locale;

/// How many bytes a word takes with the space after it, more or less: room is made for
/// all pairs at once.
const BYTES_OF_A_WORD: usize = 6;

/// The index of one edition: terms, and pairs of neighbouring forms, each with the units
/// that it stands in, over all pages, in order.
pub(super) struct Index {
    /// Sorted.
    terms: Vec<(String, Vec<Posting>)>,
    /// The forms that pairs are made of, sorted.
    forms: Vec<String>,
    /// First form, second form, unit: sorted, by the numbers of the forms.
    pairs: Vec<(u32, u32, u32)>,
}

/// A unit that a term stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) unit: u32,
    /// Whether it stands in the heading. Not known of pairs.
    pub(super) heading: bool,
}

impl Index {
    pub(super) fn new(locale: &Locale, pages: &[Page]) -> Self {
        let mut collector = Collector {
            endings: endings(locale),
            folds: Folds::new(),
            known: FxHashMap::default(),
            terms: Numbers::default(),
            postings: Vec::new(),
            forms: Numbers::default(),
            pairs: Vec::new(),
            before: None,
        };
        let units = pages.iter().flat_map(|page| &page.units);
        let bytes: usize = units.clone().map(|unit| unit.text.len()).sum();
        collector.pairs.reserve(bytes / BYTES_OF_A_WORD);
        for (number, unit) in (0..).zip(units) {
            // A step repeats the heading of its section, and is found by its own words.
            if unit.step == 0 {
                collector.text(&unit.heading, number, true);
            }
            for line in unit.text.lines() {
                collector.text(line, number, false);
            }
        }
        collector.finish()
    }

    /// Tells every key with its postings, in the order of the keys. A pair is written
    /// with a space between its forms, which comes before all that a word is made of.
    pub(super) fn each<E>(
        &self,
        mut tell: impl FnMut(&str, &[Posting]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut terms = self.terms.iter().peekable();
        let mut key = String::new();
        let mut postings = Vec::new();
        for pair in self.pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (first, second, _) = pair[0];
            key.clear();
            key.push_str(&self.forms[first as usize]);
            key.push(' ');
            key.push_str(&self.forms[second as usize]);
            while let Some((term, of_term)) = terms.next_if(|(term, _)| *term < key) {
                tell(term, of_term)?;
            }
            postings.clear();
            postings.extend(pair.iter().map(|&(_, _, unit)| Posting {
                unit,
                heading: false,
            }));
            tell(&key, &postings)?;
        }
        terms.try_for_each(|(term, of_term)| tell(term, of_term))
    }
}

/// Texts by number, in the order in which they were met.
#[derive(Default)]
struct Numbers {
    by_text: FxHashMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.by_text.get(text) {
            return number;
        }
        let number = u32::try_from(self.by_text.len()).unwrap_or(u32::MAX);
        self.by_text.insert(text.to_owned(), number);
        number
    }

    /// The texts, sorted, each with its number.
    fn sorted(self) -> Vec<(String, u32)> {
        let mut sorted: Vec<(String, u32)> = self.by_text.into_iter().collect();
        sorted.sort_unstable();
        sorted
    }
}

struct Collector<'a> {
    endings: Vec<&'static str>,
    folds: Folds,
    /// Words as they stand in texts, with the numbers of their terms and forms.
    known: FxHashMap<&'a str, (u32, u32)>,
    terms: Numbers,
    /// By the number of the term.
    postings: Vec<Vec<Posting>>,
    forms: Numbers,
    pairs: Vec<(u32, u32, u32)>,
    /// The form before, in the same line.
    before: Option<u32>,
}

impl<'a> Collector<'a> {
    fn text(&mut self, text: &'a str, unit: u32, heading: bool) {
        self.before = None;
        for (run, unspaced) in runs(text) {
            if !unspaced {
                self.word(run, false, unit, heading);
                continue;
            }
            let mut starts = run.char_indices().map(|(at, _)| at).chain([run.len()]);
            let (mut first, mut second) = (starts.next(), starts.next());
            let mut alone = true;
            for third in starts {
                if let Some(start) = first {
                    self.word(&run[start..third], true, unit, heading);
                }
                alone = false;
                (first, second) = (second, Some(third));
            }
            if alone {
                self.word(run, true, unit, heading);
            }
        }
    }

    fn word(&mut self, word: &'a str, unspaced: bool, unit: u32, heading: bool) {
        let (number, form) = self.numbers_of(word, unspaced);
        add(&mut self.postings[number as usize], unit, heading);
        if let Some(before) = self.before.replace(form) {
            self.pairs.push((before, form, unit));
        }
    }

    /// The numbers of a word's term and form.
    fn numbers_of(&mut self, word: &'a str, unspaced: bool) -> (u32, u32) {
        if let Some(&numbers) = self.known.get(word) {
            return numbers;
        }
        let form = if unspaced {
            word.to_owned()
        } else {
            form(word, &self.folds)
        };
        let term = if unspaced {
            &form
        } else {
            term(&form, &self.endings)
        };
        let number = self.terms.of(term);
        if number as usize == self.postings.len() {
            self.postings.push(Vec::new());
        }
        let numbers = (number, self.forms.of(&form));
        self.known.insert(word, numbers);
        numbers
    }

    fn finish(mut self) -> Index {
        let terms = self.terms.sorted().into_iter().map(|(term, number)| {
            let postings = std::mem::take(&mut self.postings[number as usize]);
            (term, postings)
        });
        let terms = terms.collect();
        let forms = self.forms.sorted();
        let mut ranks = vec![0; forms.len()];
        for (rank, (_, number)) in (0..).zip(&forms) {
            ranks[*number as usize] = rank;
        }
        for pair in &mut self.pairs {
            (pair.0, pair.1) = (ranks[pair.0 as usize], ranks[pair.1 as usize]);
        }
        // Units are in order already; each pass keeps the order of the one before.
        let pairs = sorted_by(self.pairs, forms.len(), |pair| pair.1);
        let mut pairs = sorted_by(pairs, forms.len(), |pair| pair.0);
        pairs.dedup();
        Index {
            terms,
            forms: forms.into_iter().map(|(form, _)| form).collect(),
            pairs,
        }
    }
}

/// Sorts by a number below `numbers`, stably, in linear time.
fn sorted_by<T: Copy + Default>(all: Vec<T>, numbers: usize, number: impl Fn(&T) -> u32) -> Vec<T> {
    let mut places = vec![0; numbers + 1];
    for one in &all {
        places[number(one) as usize + 1] += 1;
    }
    for at in 1..places.len() {
        places[at] += places[at - 1];
    }
    let mut sorted = vec![T::default(); all.len()];
    for one in all {
        let place = &mut places[number(&one) as usize];
        sorted[*place] = one;
        *place += 1;
    }
    sorted
}

fn add(postings: &mut Vec<Posting>, unit: u32, heading: bool) {
    match postings.last_mut() {
        Some(last) if last.unit == unit => last.heading |= heading,
        _ => postings.push(Posting { unit, heading }),
    }
}
