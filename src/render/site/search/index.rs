//! The terms of an edition and where they stand.

use rustc_hash::FxHashMap;

use super::Page;
use super::words::{Folds, endings, form, runs, term};
use crate::locale::Locale;

/// The index of one edition.
pub(super) struct Index {
    /// Terms, and pairs of neighbouring forms (with a space between), sorted, with the
    /// units that they stand in, over all pages, in order.
    pub(super) entries: Vec<(String, Vec<Posting>)>,
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
            numbers: FxHashMap::default(),
            known: FxHashMap::default(),
            terms: Vec::new(),
            form_numbers: FxHashMap::default(),
            forms: Vec::new(),
            postings: Vec::new(),
            pairs: FxHashMap::default(),
            pair_postings: Vec::new(),
            before: None,
        };
        let units = pages.iter().flat_map(|page| &page.units);
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
}

struct Collector<'a> {
    endings: Vec<&'static str>,
    folds: Folds,
    /// Words as they stand in texts, with the numbers of their terms and forms.
    known: FxHashMap<&'a str, (u32, u32)>,
    numbers: FxHashMap<String, u32>,
    terms: Vec<String>,
    postings: Vec<Vec<Posting>>,
    form_numbers: FxHashMap<String, u32>,
    forms: Vec<String>,
    pairs: FxHashMap<(u32, u32), u32>,
    pair_postings: Vec<((u32, u32), Vec<Posting>)>,
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
            let pair = (before, form);
            let next = u32::try_from(self.pair_postings.len()).unwrap_or(u32::MAX);
            let at = *self.pairs.entry(pair).or_insert(next);
            if at == next {
                self.pair_postings.push((pair, Vec::new()));
            }
            add(&mut self.pair_postings[at as usize].1, unit, false);
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
        let number = number_of(term, &mut self.numbers, &mut self.terms);
        if number as usize == self.postings.len() {
            self.postings.push(Vec::new());
        }
        let form = number_of(&form, &mut self.form_numbers, &mut self.forms);
        self.known.insert(word, (number, form));
        (number, form)
    }

    fn finish(self) -> Index {
        let Self {
            terms,
            forms,
            postings,
            pair_postings,
            ..
        } = self;
        let pairs = pair_postings
            .into_iter()
            .map(|((first, second), postings)| {
                let (first, second) = (&forms[first as usize], &forms[second as usize]);
                (format!("{first} {second}"), postings)
            });
        let mut entries: Vec<(String, Vec<Posting>)> = pairs.collect();
        entries.extend(terms.into_iter().zip(postings));
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Index { entries }
    }
}

/// The number of a text; a new one has the next.
fn number_of(text: &str, numbers: &mut FxHashMap<String, u32>, texts: &mut Vec<String>) -> u32 {
    if let Some(&number) = numbers.get(text) {
        return number;
    }
    let number = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    numbers.insert(text.to_owned(), number);
    texts.push(text.to_owned());
    number
}

fn add(postings: &mut Vec<Posting>, unit: u32, heading: bool) {
    match postings.last_mut() {
        Some(last) if last.unit == unit => last.heading |= heading,
        _ => postings.push(Posting { unit, heading }),
    }
}
