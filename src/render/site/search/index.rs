//! The terms of an edition and where they stand.

use rustc_hash::FxHashMap;

use super::page::{BREAK, Page};
use super::words::{Folds, endings, form, is_unspaced, term};
use crate::locale::Locale;

/// The index of one edition: terms, and pairs of neighbouring forms, each with the units
/// that it stands in, over all pages, in order.
pub(super) struct Index {
    /// Sorted.
    terms: Vec<(String, Vec<Posting>)>,
    pairs: Pairs,
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
        let mut words = Words::new(locale);
        let numbered: Vec<Vec<Numbers>> = pages.iter().map(|page| words.of_page(page)).collect();
        let mut postings: Vec<Vec<Posting>> = vec![Vec::new(); words.terms.len()];
        let mut unit = 0;
        for (page, numbers) in pages.iter().zip(&numbered) {
            for place in &page.places {
                for (said, heading) in [(&place.titled, true), (&place.says, false)] {
                    for &word in said.iter().filter(|&&word| word != BREAK) {
                        let term = numbers[word as usize].term;
                        add(&mut postings[term as usize], unit, heading);
                    }
                }
                unit += 1;
            }
        }
        let terms = words.terms.sorted().into_iter();
        let terms = terms.map(|(term, number)| {
            let of_term = std::mem::take(&mut postings[number as usize]);
            (term, of_term)
        });
        Self {
            terms: terms.collect(),
            pairs: Pairs::new(pages, &numbered, words.forms),
        }
    }

    /// Tells every key with its postings, in the order of the keys. A pair is written
    /// with a space between its forms, which comes before all that a word is made of.
    pub(super) fn each<E>(
        &self,
        mut tell: impl FnMut(&str, &[Posting]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut terms = self.terms.iter().peekable();
        self.pairs.each(|key, postings| {
            while let Some((term, of_term)) = terms.next_if(|(term, _)| term.as_str() < key) {
                tell(term, of_term)?;
            }
            tell(key, postings)
        })?;
        terms.try_for_each(|(term, of_term)| tell(term, of_term))
    }
}

fn add(postings: &mut Vec<Posting>, unit: u32, heading: bool) {
    match postings.last_mut() {
        Some(last) if last.unit == unit => last.heading |= heading,
        _ => postings.push(Posting { unit, heading }),
    }
}

/// The numbers of a word's term and form.
#[derive(Clone, Copy)]
struct Numbers {
    term: u32,
    form: u32,
}

/// The terms and forms of the words of an edition.
struct Words {
    endings: Vec<&'static str>,
    folds: Folds,
    terms: Texts,
    forms: Texts,
}

impl Words {
    fn new(locale: &Locale) -> Self {
        Self {
            endings: endings(locale),
            folds: Folds::new(),
            terms: Texts::default(),
            forms: Texts::default(),
        }
    }

    /// The numbers of a page's words, in their order.
    fn of_page(&mut self, page: &Page) -> Vec<Numbers> {
        let words = page.words.iter();
        words.map(|word| self.of_word(word)).collect()
    }

    fn of_word(&mut self, word: &str) -> Numbers {
        if word.starts_with(is_unspaced) {
            return Numbers {
                term: self.terms.number(word),
                form: self.forms.number(word),
            };
        }
        let form = form(word, &self.folds);
        Numbers {
            term: self.terms.number(term(&form, &self.endings)),
            form: self.forms.number(&form),
        }
    }
}

/// Texts by number, in the order in which they were met.
#[derive(Default)]
struct Texts(FxHashMap<String, u32>);

impl Texts {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.0.get(text) {
            return number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), number);
        number
    }

    /// The texts, sorted, each with its number.
    fn sorted(self) -> Vec<(String, u32)> {
        let mut sorted: Vec<(String, u32)> = self.0.into_iter().collect();
        sorted.sort_unstable();
        sorted
    }
}

/// Pairs of neighbouring forms.
struct Pairs {
    /// The forms, sorted.
    forms: Vec<String>,
    /// Where the pairs of each first form end.
    ends: Vec<usize>,
    /// By first form, sorted: the number of the second form, and the unit.
    seconds: Vec<(u32, u32)>,
}

impl Pairs {
    fn new(pages: &[Page], numbered: &[Vec<Numbers>], forms: Texts) -> Self {
        let forms = forms.sorted();
        let mut ranks = vec![0; forms.len()];
        for (rank, (_, number)) in (0..).zip(&forms) {
            ranks[*number as usize] = rank;
        }
        let mut ends = vec![0; forms.len()];
        each_pair(pages, numbered, &ranks, |first, _, _| {
            ends[first as usize] += 1;
        });
        let mut total = 0;
        for end in &mut ends {
            // For now, where they begin: each that is entered moves it on.
            total += std::mem::replace(end, total);
        }
        let mut seconds = vec![(0, 0); total];
        each_pair(pages, numbered, &ranks, |first, second, unit| {
            let place = &mut ends[first as usize];
            seconds[*place] = (second, unit);
            *place += 1;
        });
        let mut start = 0;
        for &end in &ends {
            seconds[start..end].sort_unstable();
            start = end;
        }
        Self {
            forms: forms.into_iter().map(|(form, _)| form).collect(),
            ends,
            seconds,
        }
    }

    fn each<E>(&self, mut tell: impl FnMut(&str, &[Posting]) -> Result<(), E>) -> Result<(), E> {
        let mut key = String::new();
        let mut postings: Vec<Posting> = Vec::new();
        let mut start = 0;
        for (form, &end) in self.forms.iter().zip(&self.ends) {
            for pair in self.seconds[start..end].chunk_by(|a, b| a.0 == b.0) {
                key.clear();
                key.push_str(form);
                key.push(' ');
                key.push_str(&self.forms[pair[0].0 as usize]);
                postings.clear();
                for &(_, unit) in pair {
                    add(&mut postings, unit, false);
                }
                tell(&key, &postings)?;
            }
            start = end;
        }
        Ok(())
    }
}

/// Tells all pairs of neighbouring words in the order of the text: the ranks of their
/// forms, and the unit.
fn each_pair(
    pages: &[Page],
    numbered: &[Vec<Numbers>],
    ranks: &[u32],
    mut tell: impl FnMut(u32, u32, u32),
) {
    let mut unit = 0;
    for (page, numbers) in pages.iter().zip(numbered) {
        let rank = |word: u32| ranks[numbers[word as usize].form as usize];
        for place in &page.places {
            for said in [&place.titled, &place.says] {
                for pair in said.windows(2) {
                    if let [first, second] = *pair
                        && first != BREAK
                        && second != BREAK
                    {
                        tell(rank(first), rank(second), unit);
                    }
                }
            }
            unit += 1;
        }
    }
}
