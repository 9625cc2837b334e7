//! One page: its segments, its passages, and their texts.

use std::sync::{Arc, OnceLock};

use super::{Policy, fold};
use crate::check::contexts::Placed;
use crate::check::facts::{Facts, Run, RunKind};
use crate::check::words::Words;
use crate::locale::Locale;
use crate::parse::{self, FrontMatter};
use crate::read::Side;
use crate::text::{FileId, Span, TextRange};

/// A file of a page group, read and parsed.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub file: FileId,
    /// Its locale.
    pub locale: Locale,
    /// Both sides, understood.
    pub parsed: Arc<parse::Page>,
    /// The target side as flat lists.
    pub target: Facts,
    /// The source side as flat lists, where the file has one.
    pub source: Option<Facts>,
    /// Its segments with what stands around them, once that was asked for.
    pub(in crate::check) contexts: OnceLock<Vec<Placed>>,
}

impl Page {
    /// Makes the flat lists of a parsed page.
    pub fn new(file: FileId, locale: Locale, parsed: Arc<parse::Page>) -> Self {
        Self {
            file,
            locale,
            target: Facts::of(&parsed.target),
            source: parsed.source.as_ref().map(Facts::of),
            parsed,
            contexts: OnceLock::new(),
        }
    }

    /// A range of a side's text as a place in the file.
    pub fn span(&self, side: Side, range: TextRange) -> Span {
        Span {
            file: self.file,
            range: self.parsed.to_file(side, range),
        }
    }

    /// The text of the target side.
    pub fn text(&self) -> &str {
        self.parsed.text(Side::Target)
    }

    /// The front matter of the page.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.parsed.target.front_matter
    }

    /// The segments with both of their texts, those within another left out.
    pub fn pairs<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = Pair<'a>> {
        let mut reach = 0;
        let segments = self.parsed.table().segments().iter();
        let outermost = segments.filter(move |segment| {
            let outer = segment.file.start >= reach;
            reach = reach.max(segment.file.end);
            outer
        });
        outermost.filter_map(move |segment| {
            let (target, source) = (segment.target?.side, segment.source?.side);
            Some(Pair {
                page: self,
                policy,
                target: Text::new(self, &self.target, Side::Target, target),
                source: Text::new(self, self.source.as_ref()?, Side::Source, source),
            })
        })
    }
}

impl Page {
    /// The blocks of a plain page, as its readers read them; none on a bilingual page,
    /// whose passages are its segments.
    pub fn passages(&self) -> impl Iterator<Item = Text<'_>> {
        let runs: &[Run] = match self.source {
            Some(_) => &[],
            None => &self.target.runs,
        };
        let blocks = runs.split(|run| run.kind == RunKind::Edge);
        blocks.filter_map(|runs| {
            let (first, last) = (runs.first()?, runs.last()?);
            let range = first.range.cover(last.range);
            Some(Text::new(self, &self.target, Side::Target, range))
        })
    }
}

/// A segment with both of its texts.
pub struct Pair<'a> {
    /// The page that it is on.
    pub page: &'a Page,
    /// What the team wants.
    pub policy: &'a Policy,
    /// The translation.
    pub target: Text<'a>,
    /// What was translated.
    pub source: Text<'a>,
}

impl<'a> Pair<'a> {
    /// The segment as its readers read it.
    pub fn prose(&'a self) -> Prose<'a> {
        Prose {
            page: self.page,
            policy: self.policy,
            text: &self.target,
            source: Some(&self.source),
        }
    }

    /// What a finding about this segment is known by: its source words and a detail.
    pub fn subject(&self, detail: &str) -> String {
        format!("{}|{detail}", fold(head(&self.source.words.text)))
    }
}

/// What a passage is known by: a long one by how it begins, since each of its findings
/// keeps that.
fn head(text: &str) -> &str {
    const KNOWN_BY: usize = 2048;
    &text[..text.floor_char_boundary(KNOWN_BY)]
}

/// A passage that readers of a locale read: a segment's target, or a block of a plain
/// page.
pub struct Prose<'a> {
    /// The page that it is on.
    pub page: &'a Page,
    /// What the team wants.
    pub policy: &'a Policy,
    /// The passage.
    pub text: &'a Text<'a>,
    /// What it was translated from, where the page says.
    pub source: Option<&'a Text<'a>>,
}

impl Prose<'_> {
    /// What a finding about the passage is known by: its source words, or its own, and a
    /// detail.
    pub fn subject(&self, detail: &str) -> String {
        let known = self.source.unwrap_or(self.text);
        format!("{}|{detail}", fold(head(&known.words.text)))
    }

    /// The source words; empty where the page does not have them.
    pub fn source_words(&self) -> &str {
        self.source.map_or("", |source| &source.words.text)
    }
}

/// One text of a segment.
pub struct Text<'a> {
    /// The flat lists of the side that it is part of; ranges are of the side's text.
    pub facts: &'a Facts,
    /// Its range in the side's text.
    pub range: TextRange,
    /// As written.
    pub raw: &'a str,
    /// Its visible words.
    pub words: Words,
    page: &'a Page,
    side: Side,
}

impl<'a> Text<'a> {
    fn new(page: &'a Page, facts: &'a Facts, side: Side, range: TextRange) -> Self {
        let text = page.parsed.text(side);
        Self {
            facts,
            range,
            raw: range.of(text),
            words: Words::of(facts, text, range),
            page,
            side,
        }
    }

    /// The whole text, in the file.
    pub fn span(&self) -> Span {
        self.page.span(self.side, self.range)
    }

    /// A range of the side's text, in the file.
    pub fn span_of(&self, range: TextRange) -> Span {
        self.page.span(self.side, range)
    }

    /// A range of the words, in the file.
    pub fn span_of_words(&self, range: std::ops::Range<usize>) -> Span {
        self.span_of(self.words.place(range))
    }
}
