//! Sentences: the finest pieces that have a state of their own.
//!
//! They are cut by blocks, sentence ends and list separators of the *text*, never by
//! segments, so that cutting segments differently cannot change a word's state.

use foldhash::HashMap;
use std::ops::Range;

use super::builder::count;
use super::edition::{Edition, Shape, Word};
use super::fold::Symbol;

/// A sentence, or as much of one as stands in its block.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) words: Range<u32>,
    /// Equal numbers, equal keys of all words.
    pub(super) key: Symbol,
    /// A heading's stable anchor, on its first sentence.
    pub(super) anchor: Option<Symbol>,
    pub(super) shape: Shape,
    pub(super) block: u32,
    /// No word of it lies in a segment.
    pub(super) outside: bool,
    /// Punctuation alone: whether it is there or not is no drift.
    pub(super) blank: bool,
}

impl Sentence {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// The words of an edition's sentences, which links count by.
pub fn sentences(edition: &Edition) -> Vec<Range<u32>> {
    let cut = Sentences::default().cut(edition);
    cut.into_iter().map(|sentence| sentence.words).collect()
}

/// Numbers sequences of word keys, over all editions of a group.
#[derive(Debug, Default)]
pub(super) struct Sentences(HashMap<Vec<Symbol>, Symbol>);

impl Sentences {
    /// Cuts an edition.
    pub(super) fn cut(&mut self, edition: &Edition) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, word) in edition.words.iter().enumerate() {
            let next = edition.words.get(at + 1);
            if word.ends || next.is_none_or(|next| next.block != word.block) {
                sentences.push(self.sentence(edition, start..at + 1));
                start = at + 1;
            }
        }
        sentences
    }

    fn sentence(&mut self, edition: &Edition, words: Range<usize>) -> Sentence {
        let text = &edition.words[words.start..words.end];
        let block = text[0].block;
        let of = edition.blocks.get(block as usize);
        let first = of.is_some_and(|block| block.first as usize == words.start);
        let keys: Vec<Symbol> = text.iter().map(|word| word.key).collect();
        let next = count(self.0.len());
        Sentence {
            key: *self.0.entry(keys).or_insert(next),
            anchor: of.and_then(|block| block.anchor).filter(|_| first),
            shape: of.map_or(Shape::Paragraph, |block| block.shape),
            block,
            outside: text.iter().all(|word| word.segment == Word::OUTSIDE),
            blank: text.iter().all(|word| word.blank),
            words: count(words.start)..count(words.end),
        }
    }
}
