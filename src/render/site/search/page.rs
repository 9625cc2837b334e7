//! A page as the index takes it: its words by number, its text dropped.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;
use serde_json::json;

use super::Unit;
use super::words::each;

/// Stands between two lines of words: what it parts are no neighbours.
pub(super) const BREAK: u32 = 0;

/// The words of an edition, each once, by number from 1. Pages that are read at the same
/// time share it: no index may depend on which number a word gets.
#[derive(Debug, Default)]
pub struct Lexicon(Mutex<HashMap<Box<str>, u32>>);

impl Lexicon {
    /// The numbers of some words, in their order.
    fn numbers(&self, words: &[&str]) -> Vec<u32> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let words = words.iter().map(|&word| {
            if let Some(&number) = known.get(word) {
                return number;
            }
            let number = number(known.len()).saturating_add(1);
            known.insert(Box::from(word), number);
            number
        });
        words.collect()
    }

    /// Tells every word and its number, in any order.
    pub(super) fn each(&self, mut tell: impl FnMut(&str, u32)) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().for_each(|(word, &number)| tell(word, number));
    }
}

/// A page that can be searched for.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it lies in the site.
    pub(super) path: String,
    /// What it is called.
    pub(super) title: String,
    /// What is told of its parts, one after the other, the first of which is its head.
    told: String,
    /// The numbers of its words, part by part, with a [`BREAK`] behind each line; as
    /// [`Words`] reads them.
    words: Vec<u8>,
    /// Where its parts end.
    ends: Vec<End>,
}

/// Where a part of a page ends: in what is told of the parts; and in its words, what its
/// heading says and what its text says.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    told: u32,
    titled: u32,
    says: u32,
}

/// A part of a page.
pub(super) struct Part<'a> {
    /// Its anchor, its heading and the number of its step, as JSON. The head of the page
    /// has neither; and a section no step, but 0.
    pub(super) told: &'a str,
    /// What its heading says, where it is found by that.
    pub(super) titled: Words<'a>,
    /// What its text says.
    pub(super) says: Words<'a>,
}

impl Page {
    /// Numbers the words of a page's parts, the first of which is its head. `path` is where
    /// it lies in the site.
    pub fn new(path: String, units: &[Unit], lexicon: &Lexicon) -> Self {
        let mut numbering = Numbering::default();
        let mut lengths = Vec::with_capacity(units.len());
        for unit in units {
            // A step repeats the heading of its section, and is found by its own words.
            if unit.step == 0 {
                numbering.lines(&unit.heading);
            }
            let titled = numbering.said.len();
            numbering.lines(&unit.text);
            lengths.push((titled, numbering.said.len()));
        }
        let numbers = lexicon.numbers(&numbering.words);
        let mut page = Self {
            path,
            title: units
                .first()
                .map_or_else(String::new, |head| head.heading.clone()),
            told: String::new(),
            words: Vec::with_capacity(numbering.said.len() * 2),
            ends: Vec::with_capacity(units.len()),
        };
        let mut said = numbering.said.iter();
        let mut begun = 0;
        for (unit, (titled, says)) in units.iter().zip(lengths) {
            let mut end = End::default();
            for (place, until) in [(&mut end.titled, titled), (&mut end.says, says)] {
                for word in said.by_ref().take(until - begun) {
                    let at = *word as usize;
                    push(
                        &mut page.words,
                        at.checked_sub(1).map_or(BREAK, |at| numbers[at]),
                    );
                }
                begun = until;
                *place = number(page.words.len());
            }
            page.told.push_str(&told(unit));
            end.told = number(page.told.len());
            page.ends.push(end);
        }
        page.told.shrink_to_fit();
        page.words.shrink_to_fit();
        page
    }

    /// Its parts, in their order.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let starts = std::iter::once(End::default()).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| {
            let words = |from: u32, to: u32| Words(&self.words[from as usize..to as usize]);
            Part {
                told: &self.told[start.told as usize..end.told as usize],
                titled: words(start.says, end.titled),
                says: words(end.titled, end.says),
            }
        })
    }

    /// How many parts it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How much is said in it, more or less.
    pub(super) fn size(&self) -> usize {
        self.words.len()
    }
}

fn told(unit: &Unit) -> String {
    // The head of the page is called what the page is.
    let heading = match unit.anchor.as_str() {
        "" => "",
        _ => &unit.heading,
    };
    json!([unit.anchor, heading, unit.step]).to_string()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Numbers of words, or [`BREAK`]: in groups of seven bits, the lowest first, all but the
/// last with the eighth bit set (LEB128).
pub(super) struct Words<'a>(&'a [u8]);

impl Iterator for Words<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

/// Writes a number as [`Words`] reads it.
fn push(words: &mut Vec<u8>, mut number: u32) {
    loop {
        let [group, ..] = (number & 0x7f).to_le_bytes();
        number >>= 7;
        if number == 0 {
            return words.push(group);
        }
        words.push(group | 0x80);
    }
}

/// The words of a page as they stand in its texts, by numbers of its own, from 1.
#[derive(Default)]
struct Numbering<'a> {
    numbers: HashMap<&'a str, u32>,
    words: Vec<&'a str>,
    said: Vec<u32>,
}

impl<'a> Numbering<'a> {
    /// Adds the words of a text, with a [`BREAK`] behind each line.
    fn lines(&mut self, text: &'a str) {
        for line in text.lines() {
            each(line, |word| {
                let number = *self.numbers.entry(word).or_insert_with(|| {
                    self.words.push(word);
                    number(self.words.len())
                });
                self.said.push(number);
            });
            self.said.push(BREAK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were() {
        let numbers = [1, 127, 128, 16_383, 16_384, BREAK, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(&mut bytes, number);
        }
        assert_eq!(bytes.len(), 1 + 1 + 2 + 2 + 3 + 1 + 5);
        assert_eq!(Words(&bytes).collect::<Vec<_>>(), numbers);
    }

    #[test]
    fn parts_have_the_words_of_their_heading_and_of_their_text() {
        let unit = |anchor: &str, heading: &str, step, text: &str| Unit {
            anchor: anchor.to_owned(),
            heading: heading.to_owned(),
            step,
            text: text.to_owned(),
        };
        let units = [
            unit("", "One two", 0, "two three"),
            unit("four", "Four", 0, ""),
            unit("four-1", "Four", 1, "one\nfive"),
        ];
        let lexicon = Lexicon::default();
        let page = Page::new(String::from("en/a.html"), &units, &lexicon);
        let parts = page.parts();
        let parts: Vec<_> = parts
            .map(|part| (part.told, part.titled.collect(), part.says.collect()))
            .collect();
        let expected: [(&str, Vec<u32>, Vec<u32>); 3] = [
            ("[\"\",\"\",0]", vec![1, 2, BREAK], vec![2, 3, BREAK]),
            ("[\"four\",\"Four\",0]", vec![4, BREAK], vec![]),
            ("[\"four-1\",\"Four\",1]", vec![], vec![5, BREAK, 6, BREAK]),
        ];
        assert_eq!(parts, expected);
        assert_eq!(page.title, "One two");
    }
}
