//! From pages to editions: the text that a reader sees, block by block.

use super::builder::{Builder, Style, count};
use super::edition::{Edition, EditionKind, Shape};
use super::fold::Folder;
use super::group::align;
use super::memo::Memo;
use super::model::{Alignment, Row};
use crate::library::GroupPages;
use crate::locale::Locale;
use crate::parse::{Block, BlockKind, HtmlPart, Inline, InlineKind, Page};
use crate::read::{Segment, Side};
use crate::text::TextRange;

/// A sentence left as it was has at least this many words,
const WORDS: usize = 6;
/// of which this many are ordinary ones: letters only, not capitalized.
const ORDINARY: usize = 4;

/// The pages of a group, aligned.
#[derive(Clone, Debug)]
pub struct AlignedPages {
    /// One edition for each locale, in the order of the locales' tags.
    pub editions: Vec<Edition>,
    /// What they have for one another.
    pub alignment: Alignment,
    /// What their words were folded by.
    pub folder: Folder,
}

impl AlignedPages {
    /// The link targets and code spans of what an edition has for a row, sorted; the
    /// edition's own locale is folded out of them.
    pub fn marks(&self, row: &Row, edition: usize) -> Vec<&str> {
        let Some(cell) = &row.cells[edition] else {
            return Vec::new();
        };
        let of = &self.editions[edition];
        let segments = cell.segments.iter().filter_map(|&number| {
            // Most files have their source texts in the order of their segments.
            let guess = of.segments.get(number as usize);
            let found = guess.filter(|segment| segment.number == number);
            let found = found.or_else(|| of.segments.iter().find(|one| one.number == number));
            found.map(|segment| &segment.words)
        });
        let mut names: Vec<&str> = segments
            .chain([&cell.words])
            .flat_map(|words| of.marks(words))
            .map(|mark| self.folder.name(mark))
            .collect();
        names.sort_unstable();
        names
    }
}

/// Aligns the pages of a group; `source` is the docset's source locale.
pub fn align_pages(pages: &GroupPages, source: &Locale) -> AlignedPages {
    let mut folder = Folder::default();
    let editions: Vec<Edition> = pages
        .iter()
        .map(|(locale, (_, page))| edition(&mut folder, page, locale, source))
        .collect();
    let alignment = align(&editions);
    folder.memo = Memo::default();
    AlignedPages {
        editions,
        alignment,
        folder,
    }
}

/// The edition of `page` in `locale`, for a docset translated from `source`.
///
/// It is made of the source side, where the page has one; the source locale's own page,
/// and a plain page, of the target side ([`side`]).
pub fn edition(folder: &mut Folder, page: &Page, locale: &Locale, source: &Locale) -> Edition {
    let side = side(page, locale, source);
    let kind = if locale.agrees_with(source) {
        EditionKind::Source
    } else if side == Side::Source {
        EditionKind::Bilingual
    } else {
        EditionKind::Plain
    };
    let segments = placed_segments(page, side);
    let ranges = segments.iter().map(|&(_, range)| range).collect();
    let mut walk = Walk {
        text: page.text(side),
        builder: Builder::new(folder, locale, Some(source), ranges),
        depth: 0,
    };
    if let Some(document) = page.document(side) {
        walk.blocks(&document.blocks);
    }
    let mut edition = walk.builder.finish(locale.clone(), kind, |index| {
        is_untranslated(page, &page.table().segments()[segments[index].0])
    });
    for (segment, (number, _)) in edition.segments.iter_mut().zip(&segments) {
        segment.number = count(*number);
    }
    let front = &page.target.front_matter;
    edition.handoff = front.handoff;
    edition.revision.clone_from(&front.revision);
    edition
}

/// The side that holds a page's source text, or its only text.
pub fn side(page: &Page, locale: &Locale, source: &Locale) -> Side {
    if page.source.is_some() && !locale.agrees_with(source) {
        Side::Source
    } else {
        Side::Target
    }
}

/// The segments of a file by number, with disjoint ranges of the side in its order. One
/// that is not on this side is empty, behind the one before it.
fn placed_segments(page: &Page, side: Side) -> Vec<(usize, TextRange)> {
    let mut last = 0;
    let mut placed: Vec<(usize, TextRange)> = page
        .table()
        .segments()
        .iter()
        .enumerate()
        .map(|(number, segment)| {
            let range = segment
                .place(side)
                .map_or(TextRange::empty(last), |place| place.side);
            last = range.end as usize;
            (number, range)
        })
        .collect();
    placed.sort_by_key(|&(number, range)| (range.start, number));
    let mut end = 0;
    for (_, range) in &mut placed {
        range.start = range.start.max(end);
        range.end = range.end.max(range.start);
        end = range.end;
    }
    placed
}

/// Whether a segment's target is its source, in words that should have been translated:
/// names, codes and numbers stay what they are.
fn is_untranslated(page: &Page, segment: &Segment) -> bool {
    let text = |side| Some(segment.place(side)?.side.of(page.text(side)));
    let (Some(target), Some(source)) = (text(Side::Target), text(Side::Source)) else {
        return false;
    };
    if !target.split_whitespace().eq(source.split_whitespace()) {
        return false;
    }
    let words = source.split_whitespace().count();
    let ordinary = source.split_whitespace().filter(|word| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphabetic)
    });
    words >= WORDS && ordinary.count() >= ORDINARY
}

/// Walks the tree of a document and hands its words to the builder.
struct Walk<'a, 'b> {
    text: &'a str,
    builder: Builder<'b>,
    /// Depth of lists.
    depth: u8,
}

impl Walk<'_, '_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                let anchor = heading.anchors.first().map(|anchor| anchor.name.as_str());
                let anchor = anchor.unwrap_or(&heading.id);
                self.run(
                    Shape::Heading(heading.level),
                    &heading.content,
                    Some(anchor),
                );
            }
            BlockKind::Paragraph(content) => {
                let shape = match self.depth {
                    0 => Shape::Paragraph,
                    depth => Shape::Item(depth),
                };
                self.run(shape, content, None);
            }
            BlockKind::List(list) => {
                self.depth = self.depth.saturating_add(1);
                for item in &list.items {
                    self.blocks(&item.blocks);
                }
                self.depth -= 1;
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    for (column, cell) in row.iter().enumerate() {
                        let column = u16::try_from(column).unwrap_or(u16::MAX);
                        self.run(Shape::Cell(column), &cell.content, None);
                    }
                }
            }
            BlockKind::Html(parts) => self.html(parts),
            BlockKind::Tabs(tabs) => {
                for tab in tabs {
                    self.run(Shape::Heading(6), &tab.title, None);
                    self.blocks(&tab.blocks);
                }
            }
            kind => {
                for blocks in kind.children() {
                    self.blocks(blocks);
                }
            }
        }
    }

    fn html(&mut self, parts: &[HtmlPart]) {
        for part in parts {
            match part {
                HtmlPart::Text(range) if range.of(self.text).trim().is_empty() => {}
                HtmlPart::Text(range) => {
                    self.builder.block(Shape::Html, *range, None);
                    self.builder
                        .text(range.of(self.text), *range, Style::default());
                }
                HtmlPart::Tag(tag) => {
                    if let Some(target) = &tag.target {
                        self.builder.link(&target.raw);
                    }
                }
            }
        }
    }

    /// A run of inline content: one block.
    fn run(&mut self, shape: Shape, content: &[Inline], anchor: Option<&str>) {
        let (Some(first), Some(last)) = (content.first(), content.last()) else {
            return;
        };
        let range = first.range.cover(last.range);
        let text = self.text;
        let place = (range, range.of(text));
        self.builder.run(shape, place, anchor, |builder| {
            Run { text, builder }.inlines(content, Style::default());
        });
    }
}

/// Hands a run of inline content to the builder.
struct Run<'a, 'b, 'c> {
    text: &'a str,
    builder: &'c mut Builder<'b>,
}

impl Run<'_, '_, '_> {
    fn inlines(&mut self, content: &[Inline], style: Style) {
        for inline in content {
            self.inline(inline, style);
        }
    }

    fn inline(&mut self, inline: &Inline, style: Style) {
        let range = inline.range;
        let stressed = Style {
            emphasis: style.emphasis.saturating_add(1),
            ..style
        };
        match &inline.kind {
            InlineKind::Text => self.builder.text(range.of(self.text), range, style),
            InlineKind::Decoded(text) | InlineKind::NoLoc(text) => {
                self.builder.text(text, range, style);
            }
            InlineKind::Code(code) => self.builder.code(code, range, style),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => self.inlines(content, stressed),
            InlineKind::Link(link) => {
                self.builder.link(&link.target.raw);
                self.inlines(&link.content, style);
            }
            InlineKind::SoftBreak => self.builder.space(),
            InlineKind::HardBreak => self.builder.line(),
            InlineKind::Tag(tag) if tag.name == "br" => self.builder.line(),
            InlineKind::Tag(tag) => {
                if let Some(target) = &tag.target {
                    self.builder.link(&target.raw);
                }
            }
            InlineKind::Image(_)
            | InlineKind::Anchor(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::Include(_) => {}
        }
    }
}
