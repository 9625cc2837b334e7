//! Editions: the source text of one locale's copy of a page, as a stream of words.
//!
//! An edition is built block by block from running text and knows nothing of how the
//! file wrote it. *Invariant:* words, blocks, segments and marks are in the order of
//! the text; where a segment ends, a word ends, and nothing else depends on segments.

use std::ops::Range;

use jiff::civil::Date;

use super::fold::{Letters, Symbol};
use crate::locale::Locale;
use crate::text::TextRange;

/// One locale's copy of a page.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The locale.
    pub locale: Locale,
    /// When its source went to translation.
    pub handoff: Option<Date>,
    /// Names the revision of the source file: equal names, equal sources.
    pub revision: Option<String>,
    /// What sort of copy it is.
    pub kind: EditionKind,
    /// Its words: in the source language, but for a plain page.
    pub words: Vec<Word>,
    /// Its blocks that hold text.
    pub blocks: Vec<Block>,
    /// Its segments, by their index in the file.
    pub segments: Vec<Segment>,
    /// Its links and code.
    pub marks: Vec<Mark>,
}

/// The sorts of copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionKind {
    /// The source locale's own document.
    Source,
    /// Carries the source text in its segments.
    Bilingual,
    /// Carries no source text: target words only.
    Plain,
}

impl EditionKind {
    pub(super) fn is_plain(self) -> bool {
        self == Self::Plain
    }
}

/// A word of the stream.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the side text.
    pub range: TextRange,
    pub(super) key: Symbol,
    pub(super) stem: Symbol,
    pub(super) form: Symbol,
    pub(super) letters: Letters,
    /// The block it stands in.
    pub block: u32,
    /// The segment it belongs to; [`Word::OUTSIDE`] for unsegmented text.
    pub segment: u32,
    /// Whether a sentence ends after it, within its block.
    pub(super) ends: bool,
    /// Whether it is punctuation that stands for its block, which has no other word.
    pub(super) blank: bool,
}

impl Word {
    /// The segment number of a word that is in none.
    pub const OUTSIDE: u32 = u32::MAX;
}

/// A block that holds text: a paragraph, a heading, a table cell.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// Its text in the side text, without the block's own markup.
    pub range: TextRange,
    /// A heading's stable anchor.
    pub(super) anchor: Option<Symbol>,
    /// Its first word.
    pub first: u32,
}

/// The shape of a block: what plain pages are aligned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph of a list item, with the depth of the list.
    Item(u8),
    /// A table cell, with its column.
    Cell(u16),
    /// Text between raw tags.
    Html,
}

impl Shape {
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }
}

/// A segment as the alignment sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its number in the segment table of the file.
    pub number: u32,
    /// Its words; empty, at its place, where it holds none.
    pub words: Range<u32>,
    /// Whether its target says the same as its source, in words that should differ.
    pub untranslated: bool,
}

/// A link or code span, which is compared apart from the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its first word, or the word before which it stands.
    pub word: u32,
    pub(super) kind: MarkKind,
    pub(super) value: Symbol,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    Target,
    Code,
}

impl Edition {
    /// The marks on a run of words.
    pub fn marks(&self, words: &Range<u32>) -> &[Mark] {
        let at = |word: u32| self.marks.partition_point(|mark| mark.word < word);
        &self.marks[at(words.start)..at(words.end.max(words.start))]
    }

    /// Where the text of a run of words lies in the side text, one range for each block,
    /// with the punctuation and markup that touch its words.
    pub fn pieces(&self, text: &str, words: &Range<u32>) -> Vec<TextRange> {
        let mut pieces = Vec::new();
        let mut start = words.start as usize;
        while start < words.end as usize {
            let block = self.words[start].block;
            let run = &self.words[start..words.end as usize];
            let end = start + run.iter().take_while(|word| word.block == block).count();
            let range = self.blocks[block as usize].range;
            let from = self
                .gap_before(text, start)
                .map_or(range.start, |gap| gap.end);
            let to = self
                .gap_before(text, end)
                .map_or(range.end, |gap| gap.start);
            pieces.push(TextRange {
                start: from,
                end: to.max(from),
            });
            start = end;
        }
        pieces
    }

    /// The white space before a word that is not the first of its block; where there is
    /// none, the place before it.
    fn gap_before(&self, text: &str, word: usize) -> Option<TextRange> {
        let [before, after] = self.words.get(word.checked_sub(1)?..=word)? else {
            return None;
        };
        if before.block != after.block {
            return None;
        }
        let (start, end) = (before.range.end as usize, after.range.start as usize);
        let between = text.get(start..end)?;
        let at = start + between.find(char::is_whitespace).unwrap_or(between.len());
        let space = text[at..end].len() - text[at..end].trim_start().len();
        Some(TextRange::new(at, at + space))
    }
}
