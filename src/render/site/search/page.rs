//! A page as the index takes it: its words by number, its text dropped.

use rustc_hash::FxHashMap;

use super::Unit;
use super::words::each;

/// Stands between two lines of words: what it parts are no neighbours.
pub(super) const BREAK: u32 = u32::MAX;

/// A page that can be searched for.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it lies in the site.
    pub path: String,
    /// Its parts, the first of which is its head.
    pub(super) places: Vec<Place>,
    /// Its words, each once.
    pub(super) words: Vec<Box<str>>,
}

/// A part of a page, with the numbers of its words among the page's.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its anchor; empty for the head of the page.
    pub(super) anchor: String,
    /// The words of its heading.
    pub(super) heading: String,
    /// The number of the step; 0 for a section.
    pub(super) step: u64,
    /// What its heading says, where it is found by that.
    pub(super) titled: Vec<u32>,
    /// What its text says.
    pub(super) says: Vec<u32>,
}

impl Page {
    /// Numbers the words of a page's parts.
    pub fn new(path: String, units: Vec<Unit>) -> Self {
        let mut numbering = Numbering::default();
        let mut said = Vec::with_capacity(units.len());
        for unit in &units {
            // A step repeats the heading of its section, and is found by its own words.
            let titled = match unit.step {
                0 => numbering.lines(&unit.heading),
                _ => Vec::new(),
            };
            said.push((titled, numbering.lines(&unit.text)));
        }
        let words = numbering.words.into_iter().map(Box::from).collect();
        let places = units.into_iter().zip(said);
        let places = places.map(|(unit, (titled, says))| Place {
            anchor: unit.anchor,
            heading: unit.heading,
            step: unit.step,
            titled,
            says,
        });
        Self {
            path,
            places: places.collect(),
            words,
        }
    }

    /// How many words its parts have together.
    pub(super) fn len(&self) -> usize {
        let places = self.places.iter();
        places
            .map(|place| place.titled.len() + place.says.len())
            .sum()
    }
}

/// Words as they stand in texts, by number.
#[derive(Default)]
struct Numbering<'a> {
    numbers: FxHashMap<&'a str, u32>,
    words: Vec<&'a str>,
}

impl<'a> Numbering<'a> {
    /// The words of a text, with a [`BREAK`] behind each line.
    fn lines(&mut self, text: &'a str) -> Vec<u32> {
        let mut said = Vec::with_capacity(text.len() / 6);
        for line in text.lines() {
            each(line, |word| {
                let next = u32::try_from(self.words.len()).unwrap_or(BREAK - 1);
                let number = *self.numbers.entry(word).or_insert_with(|| {
                    self.words.push(word);
                    next
                });
                said.push(number);
            });
            said.push(BREAK);
        }
        said.shrink_to_fit();
        said
    }
}
