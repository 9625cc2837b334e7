//! From running text to the words of an edition.

use super::edition::{Block, Edition, EditionKind, Mark, MarkKind, Segment, Shape, Word};
use super::fold::{self, Folder};
use super::memo::Memo;
use crate::locale::Locale;
use crate::text::TextRange;

/// How running text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Depth of emphasis.
    pub emphasis: u8,
    /// Inside a code span.
    pub code: bool,
}

/// Builds the words of an [`Edition`] from running text, block by block.
#[derive(Debug)]
pub struct Builder<'a> {
    folder: &'a mut Folder,
    /// The locale codes that URLs of this edition carry without meaning them.
    own: Vec<String>,
    segments: Vec<TextRange>,
    /// The first segment that ends after the place that was reached.
    cursor: usize,
    words: Vec<Word>,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    pending: Pending,
    /// The form of the word that is added: kept for its room.
    form: String,
    /// Words since the block or the last sentence began.
    in_sentence: usize,
    /// Whether a sentence of this block has ended.
    later_sentence: bool,
}

/// The word being read, with the punctuation after it.
#[derive(Debug, Default)]
struct Pending {
    /// `None` until the block's first word begins.
    range: Option<TextRange>,
    segment: u32,
    exact: String,
    /// Punctuation before the first word of the block.
    lead: String,
    tail: String,
    emphasis: u8,
    url: bool,
    /// White space, or the edge of a segment, since the word's last character.
    closed: bool,
    space: bool,
    /// A sign directly before the next character, `$` of `$5`, and its segment.
    sign: Option<(char, TextRange, u32)>,
    /// Where punctuation was seen last.
    punctuation: Option<TextRange>,
}

impl Pending {
    /// Makes ready for the next word.
    fn clear_but_lead(&mut self) {
        self.exact.clear();
        self.tail.clear();
        let (exact, lead, tail) = (&mut self.exact, &mut self.lead, &mut self.tail);
        *self = Self {
            exact: std::mem::take(exact),
            lead: std::mem::take(lead),
            tail: std::mem::take(tail),
            ..Self::default()
        };
    }
}

impl<'a> Builder<'a> {
    /// Starts an edition of `locale` whose segments lie at these ranges of its text,
    /// in order. `source` is the docset's source locale, where it has one.
    pub fn new(
        folder: &'a mut Folder,
        locale: &Locale,
        source: Option<&Locale>,
        segments: Vec<TextRange>,
    ) -> Self {
        let mut own = vec![locale.to_string()];
        own.extend(source.map(Locale::to_string));
        // A word and its space have about six bytes.
        let words = segments.iter().map(|segment| segment.len()).sum::<usize>() / 6;
        Self {
            folder,
            own,
            segments,
            cursor: 0,
            words: Vec::with_capacity(words),
            blocks: Vec::new(),
            marks: Vec::new(),
            pending: Pending::default(),
            form: String::new(),
            in_sentence: 0,
            later_sentence: false,
        }
    }

    /// Begins a block whose text lies at `range`; `anchor` is a heading's stable anchor.
    pub fn block(&mut self, shape: Shape, range: TextRange, anchor: Option<&str>) {
        self.end_block();
        let anchor = anchor.map(|anchor| self.folder.mark(anchor));
        let first = count(self.words.len());
        if self.blocks.last().is_some_and(|last| last.first == first) {
            self.blocks.pop();
        }
        self.blocks.push(Block {
            shape,
            range,
            anchor,
            first,
        });
    }

    /// A block of running text, which `read` hands over unless a block of an edition before
    /// was the same: then its words are taken from there. `text` is what stands at `range`.
    pub fn run(
        &mut self,
        shape: Shape,
        (range, text): (TextRange, &str),
        anchor: Option<&str>,
        read: impl FnOnce(&mut Self),
    ) {
        self.block(shape, range, anchor);
        let Some(key) = Memo::key(text, shape, range, &self.segments) else {
            return read(self);
        };
        if let Some(words) = self.folder.memo.get(&key) {
            for word in words.iter() {
                let range = word.range + range.start as usize;
                let word = Word {
                    range,
                    block: count(self.blocks.len() - 1),
                    segment: self.segment_at(range),
                    ..*word
                };
                self.words.push(word);
            }
            return;
        }
        let (first, marks) = (self.words.len(), self.marks.len());
        read(self);
        self.end_block();
        if self.marks.len() == marks {
            self.folder.memo.keep(key, &self.words[first..], range);
        }
    }

    /// A link begins here.
    pub fn link(&mut self, target: &str) {
        let target = fold::fold_target(target, &self.own);
        self.mark(MarkKind::Target, &target);
    }

    /// A code span; `range` is the place of its content in the text.
    pub fn code(&mut self, content: &str, range: TextRange, style: Style) {
        self.mark(MarkKind::Code, content);
        self.text(
            content,
            range,
            Style {
                code: true,
                ..style
            },
        );
    }

    fn mark(&mut self, kind: MarkKind, value: &str) {
        let value = self.folder.mark(value);
        let word = count(self.words.len() + usize::from(self.pending.range.is_some()));
        self.marks.push(Mark { word, kind, value });
    }

    /// A line end or a tag that parts words but not blocks.
    pub fn space(&mut self) {
        self.pending.closed = true;
        self.pending.space = true;
        self.pending.sign = None;
    }

    /// A line break: a sentence does not go on behind it.
    pub fn line(&mut self) {
        let ends = self.pending.range.is_some();
        self.flush();
        if ends {
            self.end_sentence();
        }
    }

    /// Running text at `range`. Where `text` is longer or shorter than its range (an
    /// entity, an escape), each of its words lies at the whole range.
    pub fn text(&mut self, text: &str, range: TextRange, style: Style) {
        let verbatim = text.len() == range.len();
        let place = |from: usize, to: usize| {
            if verbatim {
                TextRange::new(from, to) + range.start as usize
            } else {
                range
            }
        };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let after = at + c.len_utf8();
            let url = c == 'h'
                && !style.code
                && (rest.starts_with("https://") || rest.starts_with("http://"));
            let here = place(at, after);
            self.character(c, here, style, url);
            at = after;
            if fold::is_ascii_word(c) {
                // The letters behind a letter go on with its word: most of a text.
                let limit = if verbatim {
                    self.segment_limit(here.start) - range.start as usize
                } else {
                    text.len()
                };
                let letters = text.as_bytes()[at..limit.min(text.len())].iter();
                let more = letters.take_while(|&&byte| fold::is_ascii_word(char::from(byte)));
                let end = at + more.count();
                if end > at {
                    self.pending.exact.push_str(&text[at..end]);
                    self.pending.range = self.pending.range.map(|word| word.cover(place(at, end)));
                    at = end;
                }
            }
        }
    }

    /// The end of the segment that holds `at`, or of the text between segments: the
    /// cursor stands there already.
    fn segment_limit(&self, at: u32) -> usize {
        let limit = self.segments.get(self.cursor).map(|segment| {
            if segment.start <= at {
                segment.end
            } else {
                segment.start
            }
        });
        limit.map_or(usize::MAX, |limit| limit as usize)
    }

    fn character(&mut self, c: char, place: TextRange, style: Style, url: bool) {
        let segment = self.segment_at(place);
        if self.pending.range.is_some() && segment != self.pending.segment {
            self.pending.closed = true;
        }
        if c.is_whitespace() {
            self.space();
        } else if fold::is_invisible(c) {
        } else if self.in_url() && !matches!(c, '<' | '>' | '"' | '|' | ')' | ']') {
            self.extend(c, place);
        } else if fold::is_ideograph(c) || (fold::is_word(c) && !self.continues()) {
            self.start(c, place, segment, style.emphasis);
            self.pending.url = url;
        } else if fold::is_word(c) || (fold::is_sign(c) && self.is_open()) {
            self.extend(c, place);
        } else {
            let sign = fold::is_sign(c) || matches!(c, '<' | '-');
            self.pending.sign = sign.then_some((c, place, segment));
            self.pending.punctuation = Some(place);
            self.pending.tail.push(c);
        }
    }

    /// Whether nothing stands between the pending word and this place.
    fn is_open(&self) -> bool {
        self.pending.range.is_some() && self.pending.tail.is_empty() && !self.pending.closed
    }

    fn in_url(&self) -> bool {
        self.pending.url && self.is_open()
    }

    /// Whether a word character goes on with the pending word: directly, after an
    /// apostrophe, or after the point in a number.
    fn continues(&self) -> bool {
        let pending = &self.pending;
        if pending.range.is_none() || pending.closed || pending.exact.ends_with(fold::is_ideograph)
        {
            return false;
        }
        let mut tail = pending.tail.chars();
        match (tail.next(), tail.next()) {
            (None, _) => true,
            (Some(c), None) if fold::is_apostrophe(c) => true,
            (Some('.' | ',' | ':' | '/'), None) => {
                pending.exact.ends_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        }
    }

    fn extend(&mut self, c: char, place: TextRange) {
        let pending = &mut self.pending;
        pending.exact.push_str(&pending.tail);
        pending.tail.clear();
        pending.exact.push(c);
        self.pending.sign = None;
        if let Some(range) = &mut self.pending.range {
            *range = range.cover(place);
        }
    }

    fn start(&mut self, c: char, place: TextRange, segment: u32, emphasis: u8) {
        let sign = self.pending.sign.take();
        let sign = sign
            .filter(|&(sign, _, of)| of == segment && (fold::is_sign(sign) || c.is_ascii_digit()));
        if let Some((sign, ..)) = sign {
            let kept = self.pending.tail.len() - sign.len_utf8();
            self.pending.tail.truncate(kept);
        }
        let ends = self.sentence_ends_before(c);
        self.flush();
        if ends {
            self.end_sentence();
        }
        self.pending.range = Some(sign.map_or(place, |(_, at, _)| at.cover(place)));
        self.pending.segment = segment;
        self.pending.emphasis = emphasis;
        self.pending.exact.extend(sign.map(|(sign, ..)| sign));
        self.pending.exact.push(c);
    }

    fn sentence_ends_before(&self, next: char) -> bool {
        let tail = self.pending.tail.as_str();
        if self.pending.range.is_none() || tail.is_empty() {
            return false;
        }
        let stop = tail.contains(fold::is_stop) && self.pending.space && !next.is_lowercase();
        // A label such as "Appropriate roles:" stands for itself, whatever list follows.
        let label = !self.later_sentence && self.in_sentence < 4;
        let label = label && tail.contains(':') && self.pending.space;
        stop || label || tail.contains('|') || tail.contains(fold::is_wide_stop)
    }

    fn end_sentence(&mut self) {
        if let Some(word) = self.words.last_mut() {
            word.ends = true;
        }
        self.in_sentence = 0;
        self.later_sentence = true;
    }

    /// The segment that holds `place`, or [`Word::OUTSIDE`].
    fn segment_at(&mut self, place: TextRange) -> u32 {
        let at = place.start;
        if self.cursor > 0 && self.segments[self.cursor - 1].end > at {
            self.cursor = self.segments.partition_point(|segment| segment.end <= at);
        }
        while self
            .segments
            .get(self.cursor)
            .is_some_and(|segment| segment.end <= at)
        {
            self.cursor += 1;
        }
        match self.segments.get(self.cursor) {
            Some(segment) if segment.start <= at => count(self.cursor),
            _ => Word::OUTSIDE,
        }
    }

    /// Makes the pending word one of the stream.
    fn flush(&mut self) {
        let Some(range) = self.pending.range.take() else {
            // Punctuation before the first word of a block waits for it.
            self.pending.lead.push_str(&self.pending.tail);
            self.pending.clear_but_lead();
            return;
        };
        let mut pending = std::mem::take(&mut self.pending);
        if pending.url {
            let exact = pending
                .exact
                .trim_end_matches(['.', ',', ';', ':', '!', '?']);
            let target = fold::fold_target(exact, &self.own);
            let value = self.folder.mark(&target);
            self.marks.push(Mark {
                word: count(self.words.len()),
                kind: MarkKind::Target,
                value,
            });
            // All bare URLs are one word, and differ as targets do.
            "URL://".clone_into(&mut pending.exact);
        }
        self.form.clear();
        self.form.push(char::from(b'0' + pending.emphasis.min(9)));
        for part in [&pending.lead, &pending.exact, &pending.tail] {
            self.form.push_str(part);
            self.form.push('\0');
        }
        self.push(&pending.exact, range, pending.segment);
        // The strings keep their room for the next word.
        pending.lead.clear();
        pending.clear_but_lead();
        self.pending = pending;
    }

    /// Adds a word, whose form was put together.
    fn push(&mut self, exact: &str, range: TextRange, segment: u32) {
        let folded = self.folder.word(exact, &self.form);
        self.words.push(Word {
            range,
            key: folded.key,
            stem: folded.stem,
            form: folded.form,
            letters: folded.letters,
            block: count(self.blocks.len().saturating_sub(1)),
            segment,
            ends: false,
            blank: !exact.contains(fold::is_word),
        });
        self.in_sentence += 1;
    }

    /// Ends the block. One that holds nothing but punctuation is a word of its own, so
    /// that a table cell of one dash has its place.
    fn end_block(&mut self) {
        let punctuation = self.pending.punctuation;
        self.flush();
        let lead = std::mem::take(&mut self.pending).lead;
        let empty = self
            .blocks
            .last()
            .is_some_and(|block| block.first as usize == self.words.len());
        if let Some(place) = punctuation.filter(|_| empty && !lead.is_empty()) {
            let segment = self.segment_at(place);
            self.form.clone_from(&lead);
            self.push(&lead, place, segment);
        }
        self.in_sentence = 0;
        self.later_sentence = false;
    }

    /// The edition. `untranslated` tells it of a segment by its index.
    pub fn finish(
        mut self,
        locale: Locale,
        kind: EditionKind,
        untranslated: impl Fn(usize) -> bool,
    ) -> Edition {
        self.end_block();
        let mut at = 0;
        let segments = (0..self.segments.len())
            .map(|index| {
                let here = |word: &Word| word.segment == count(index);
                while self.words.get(at).is_some_and(|word| {
                    word.segment != count(index) && word.range.start < self.segments[index].start
                }) {
                    at += 1;
                }
                let first = at;
                at += self.words[at..]
                    .iter()
                    .take_while(|word| here(word))
                    .count();
                Segment {
                    number: count(index),
                    words: count(first)..count(at),
                    untranslated: untranslated(index),
                }
            })
            .collect();
        self.marks.sort();
        Edition {
            locale,
            handoff: None,
            revision: None,
            kind,
            words: self.words,
            blocks: self.blocks,
            segments,
            marks: self.marks,
        }
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
