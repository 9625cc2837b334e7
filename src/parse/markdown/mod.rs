//! Markdown to blocks: `CommonMark` with tables, footnotes, strikethrough and task lists,
//! and the docs platform's directives.
//!
//! The text is masked ([`super::directives`]), parsed by pulldown-cmark, and built into a
//! tree whose depth is bounded, so that no later walk over it can run out of stack.

mod code;
mod inlines;
mod marked;

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use inlines::is_inline;
use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::directives::{self, Directive, DirectiveKind, Fence};
use super::grouping::{self, Piece};
use super::model::{
    Alignment, Block, BlockKind, Cell, CodeBlock, Heading, HtmlPart, Inline, InlineKind, Item,
    List, Table,
};
use super::notice::{Notice, rules};
use super::prose::Passages;
use super::surface::Surface;
use super::{anchors, balance, columns, html};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// Containers nested deeper than this are flattened into the deepest one; so is emphasis
/// in running text. Tabs and joined procedures can add two levels to each of these.
pub(super) const MAX_DEPTH: usize = 16;

/// Includes nested deeper than this stay text: each file that they lead to begins anew.
const MAX_INCLUDE_DEPTH: usize = 4;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// How often a text is read anew because prose was taken for code.
const MAX_READINGS: usize = 4;

/// The blocks of the Markdown at `range` of the side text `text`.
pub(super) fn blocks(text: &str, range: TextRange, notices: &mut Vec<Notice>) -> Vec<Block> {
    blocks_around(text, range, &Passages::default(), notices)
}

/// The same, of a text with segments: what they hold is prose.
pub(super) fn blocks_around(
    text: &str,
    range: TextRange,
    passages: &Passages,
    notices: &mut Vec<Notice>,
) -> Vec<Block> {
    let base = range.start as usize;
    let mut masked = directives::mask(range.of(text), base);
    if passages.any_breaks() {
        passages.join_lines(masked.text.to_mut(), base);
    }
    let mut left_out = columns::indentation(&masked.text, base, &masked.directives);
    left_out.extend(passages.blanks(&masked.text, base));
    let told = notices.len();
    for _ in 1..MAX_READINGS {
        let surface = Surface::new(&masked.text, left_out.clone());
        let (blocks, prose) = read(text, &surface, base, &masked.directives, passages, notices);
        if prose.is_empty() {
            return blocks;
        }
        notices.truncate(told);
        left_out.extend(prose);
    }
    let surface = Surface::new(&masked.text, left_out);
    read(text, &surface, base, &masked.directives, passages, notices).0
}

/// Reads a surface once: the blocks, and the indentation that made code of passages.
fn read(
    text: &str,
    surface: &Surface<'_>,
    base: usize,
    directives: &[Directive],
    passages: &Passages,
    notices: &mut Vec<Notice>,
) -> (Vec<Block>, Vec<TextRange>) {
    let mut builder = Builder {
        text,
        surface,
        base,
        last: 0..0,
        events: Parser::new_ext(surface.text(), OPTIONS)
            .into_offset_iter()
            .peekable(),
        directives,
        passages,
        prose: Vec::new(),
        notices,
        flattened: false,
        depth: 0,
        end_tags: BTreeMap::new(),
    };
    let mut pieces = Vec::new();
    // A document has no end event of its own: the loop ends with the events.
    while builder.events.peek().is_some() {
        builder.pieces(0, &mut pieces);
    }
    let blocks = grouping::group(pieces, MAX_DEPTH, builder.notices);
    (blocks, builder.prose)
}

struct Builder<'a, 'n> {
    text: &'a str,
    /// What is parsed.
    surface: &'a Surface<'a>,
    /// Where the parsed text begins in the side text.
    base: usize,
    /// The place in the surface of the event that was read last.
    last: Range<usize>,
    events: Peekable<OffsetIter<'a>>,
    directives: &'a [Directive],
    passages: &'a Passages,
    /// Indentation, in the text that was masked, that made code of passages.
    prose: Vec<TextRange>,
    notices: &'n mut Vec<Notice>,
    /// Whether the depth limit was already reported.
    flattened: bool,
    /// How many containers are open around the blocks that are read.
    depth: usize,
    /// Where the next end tag of an element begins, as far as it was looked up; the end
    /// of the text where there is none. Each stretch of text is searched once.
    end_tags: BTreeMap<&'static str, usize>,
}

impl<'a> Builder<'a, '_> {
    fn next(&mut self) -> Option<(Event<'a>, TextRange)> {
        let (event, range) = self.events.next()?;
        let place = self.surface.place(range.clone());
        self.last = range;
        Some((event, place + self.base))
    }

    fn flatten(&mut self, range: TextRange) {
        if !std::mem::replace(&mut self.flattened, true) {
            self.notices.push(Notice {
                rule: rules::NESTED_TOO_DEEP,
                severity: Severity::Warning,
                range: TextRange::new(range.start as usize, range.start as usize),
                message: format!("nested more than {MAX_DEPTH} levels deep"),
                help: "lists and quotes beyond this depth are shown at the deepest level",
            });
        }
    }

    /// Reads blocks up to and with the end of the container that is open.
    fn pieces(&mut self, depth: usize, out: &mut Vec<Piece>) {
        let mut transparent = 0_usize;
        let mut fences = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            self.depth = depth + fences;
            if is_inline(event) {
                let content = self.inlines(0);
                if let Some(block) = self.paragraph(content, None) {
                    out.push(Piece::Block(block));
                }
                continue;
            }
            let Some((event, range)) = self.next() else {
                return;
            };
            match event {
                Event::Start(tag) => {
                    let container = matches!(
                        tag,
                        Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_)
                    );
                    if container && depth + fences >= MAX_DEPTH {
                        self.flatten(range);
                        transparent += 1;
                    } else {
                        self.block(tag, range, depth + fences, out);
                        if let (Some(Piece::Fence(_, fence)), true) = (out.last(), !container) {
                            fences = fence.open_after(fences).min(MAX_DEPTH - depth);
                        }
                    }
                }
                Event::End(_) if transparent > 0 => transparent -= 1,
                Event::End(_) => return,
                Event::Rule => out.push(Piece::block(range, BlockKind::Rule)),
                _ => {}
            }
        }
    }

    fn children(&mut self, depth: usize) -> Vec<Block> {
        let mut pieces = Vec::new();
        self.pieces(depth + 1, &mut pieces);
        grouping::group(pieces, MAX_DEPTH.saturating_sub(depth + 1), self.notices)
    }

    fn block(&mut self, tag: Tag<'a>, range: TextRange, depth: usize, out: &mut Vec<Piece>) {
        let kind = match tag {
            Tag::Paragraph => {
                let content = self.inlines(0);
                self.events.next();
                out.extend(self.paragraph(content, Some(range)).map(Piece::Block));
                return;
            }
            Tag::Heading { level, .. } => {
                let content = self.inlines(0);
                self.events.next();
                let (anchors, content) = anchors::of_heading(content);
                BlockKind::Heading(Heading {
                    level: level as u8,
                    id: String::new(),
                    anchors,
                    content,
                })
            }
            Tag::BlockQuote(_) => {
                let children = self.children(depth);
                self.quote(children)
            }
            Tag::List(start) => self.list(start, depth),
            Tag::Table(alignments) => self.table(&alignments, range),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(info.into_string()),
                    CodeBlockKind::Indented => {
                        if self.passages.meets(range) {
                            self.find_prose(self.last.clone());
                        }
                        None
                    }
                };
                BlockKind::Code(CodeBlock {
                    info,
                    text: self.code_text(),
                })
            }
            Tag::HtmlBlock => match self.html_block() {
                HtmlBlock::Fence(range, fence) => {
                    out.push(Piece::Fence(range, fence));
                    return;
                }
                HtmlBlock::Parts(parts) if parts.is_empty() => return,
                HtmlBlock::Parts(parts) => BlockKind::Html(parts),
            },
            Tag::FootnoteDefinition(label) => BlockKind::Footnote {
                label: label.into_string(),
                blocks: self.children(depth),
            },
            // Not enabled, or not blocks; whatever it is, what it holds is kept.
            _ => {
                self.pieces(depth + 1, out);
                return;
            }
        };
        out.push(Piece::block(range, kind));
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> BlockKind {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    tight &= !matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _)));
                    let task = match self.events.peek() {
                        Some((Event::TaskListMarker(done), _)) => Some(*done),
                        _ => None,
                    };
                    if task.is_some() {
                        self.events.next();
                    }
                    let number = start.and_then(|_| literal_number(range.of(self.text)));
                    let blocks = self.children(depth);
                    items.push(Item {
                        range,
                        number,
                        task,
                        blocks,
                        bound: 0,
                    });
                }
                _ => break,
            }
        }
        BlockKind::List(List {
            start,
            tight,
            items,
        })
    }

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment], range: TextRange) -> BlockKind {
        let alignments = alignments.iter().map(|alignment| match alignment {
            pulldown_cmark::Alignment::None => Alignment::None,
            pulldown_cmark::Alignment::Left => Alignment::Left,
            pulldown_cmark::Alignment::Center => Alignment::Center,
            pulldown_cmark::Alignment::Right => Alignment::Right,
        });
        let mut table = Table {
            alignments: alignments.collect(),
            head: Vec::new(),
            rows: Vec::new(),
        };
        let mut row = Vec::new();
        // Short rows are filled up with empty cells, but only as many as the text is long:
        // a header of a thousand columns over a thousand lines would make a million.
        let whole = range;
        let mut fillable = whole.len();
        let mut is_short = false;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let content = self.inlines(0);
                    self.events.next();
                    row.push(Cell {
                        range,
                        content: balance::inlines(anchors::of_text(content)),
                    });
                }
                Event::End(TagEnd::TableHead) => table.head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => {
                    let written = row.iter().rposition(|cell| !is_filler(cell));
                    let written = written.map_or(0, |last| last + 1);
                    if let Some(left) = fillable.checked_sub(row.len() - written) {
                        fillable = left;
                    } else {
                        is_short = true;
                        row.truncate(written);
                    }
                    self.further_cells(range, &mut row);
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        self.notices.extend(is_short.then(|| Notice {
            rule: rules::TABLE_ROWS_SHORT,
            severity: Severity::Warning,
            range: whole,
            message: format!(
                "rows far shorter than their {} columns",
                table.alignments.len()
            ),
            help: "take columns away, or give each row its cells",
        }));
        BlockKind::Table(table)
    }

    /// Adds the cells of a row beyond the columns of the header. GFM ignores them; the
    /// docs platform shows them, and a reader would miss them.
    fn further_cells(&mut self, row: TextRange, cells: &mut Vec<Cell>) {
        let Some(last) = cells.last() else {
            return;
        };
        let mut start = last.range.end.min(row.end) as usize;
        let rest = &self.text[start..row.end as usize];
        let Some(rest) = rest.strip_prefix('|') else {
            return;
        };
        start += 1;
        let written = rest.trim_end_matches(|c: char| c == '|' || c.is_whitespace());
        if written.is_empty() {
            return;
        }
        let mut escaped = false;
        let parts = written.split(|c| {
            let is_end = c == '|' && !escaped;
            escaped = c == '\\' && !escaped;
            is_end
        });
        for part in parts {
            let range = TextRange::new(start, start + part.len());
            start = range.end as usize + 1;
            let mut blocks = blocks(self.text, range, self.notices);
            let content = match (blocks.pop().map(|block| block.kind), blocks.is_empty()) {
                (Some(BlockKind::Paragraph(content)), true) => content,
                (None, _) => Vec::new(),
                // What would be a block of its own is words in a cell.
                _ => vec![Inline {
                    range,
                    kind: InlineKind::Text,
                }],
            };
            cells.push(Cell { range, content });
        }
    }

    fn code_text(&mut self) -> String {
        let mut code = String::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Text(text) if self.directives.is_empty() => code.push_str(&text),
                // A line end that the parser made up (`\r\n`) has no range of its own.
                Event::Text(text) if text.len() == range.len() => {
                    code.push_str(range.of(self.text));
                }
                Event::Text(text) => code.push_str(&text),
                _ => break,
            }
        }
        code
    }

    fn html_block(&mut self) -> HtmlBlock {
        let mut lines = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Html(_) | Event::Text(_) => lines.push(range),
                _ => break,
            }
        }
        if let Some(first) = lines.first() {
            let found = self
                .directives
                .binary_search_by_key(&first.start, |d| d.range.start);
            let found = found.ok().map(|index| &self.directives[index]);
            if let Some(directive) = found
                && let DirectiveKind::Fence(fence) = &directive.kind
            {
                self.tell_damage(directive);
                return HtmlBlock::Fence(directive.range, fence.clone());
            }
        }
        HtmlBlock::Parts(html::judge_block(self.text, &lines, self.notices))
    }
}

/// Whether a cell was added to fill up its row.
fn is_filler(cell: &Cell) -> bool {
    cell.range.is_empty() && cell.content.is_empty()
}

enum HtmlBlock {
    Fence(TextRange, Fence),
    Parts(Vec<HtmlPart>),
}

/// The number that an ordered item is written with.
fn literal_number(item: &str) -> Option<u64> {
    let digits = item.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    digits[..end].parse().ok()
}
