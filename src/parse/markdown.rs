//! Markdown to blocks: `CommonMark` with tables, footnotes, strikethrough and task lists,
//! and the docs platform's directives.
//!
//! The text is masked ([`super::directives`]), parsed by pulldown-cmark, and built into a
//! tree whose depth is bounded, so that no later walk over it can run out of stack.

use std::collections::BTreeMap;
use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::directives::{self, Directive, DirectiveKind, Fence};
use super::grouping::{self, Piece};
use super::model::{
    Alert, Alignment, Block, BlockKind, Cell, CodeBlock, Heading, HtmlPart, Image, ImageSort,
    Inline, InlineKind, Item, Link, List, Table, Target, TargetKind,
};
use super::notice::{Notice, rules};
use super::{anchors, balance, emphasis, html, plain};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// Containers nested deeper than this are flattened into the deepest one.
const MAX_DEPTH: usize = 64;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The blocks of the Markdown at `range` of the side text `text`.
pub(super) fn blocks(text: &str, range: TextRange, notices: &mut Vec<Notice>) -> Vec<Block> {
    let base = range.start as usize;
    let masked = directives::mask(range.of(text), base);
    let mut builder = Builder {
        text,
        base,
        events: Parser::new_ext(&masked.text, OPTIONS)
            .into_offset_iter()
            .peekable(),
        directives: masked.directives,
        notices,
        flattened: false,
        end_tags: BTreeMap::new(),
    };
    let mut pieces = Vec::new();
    // A document has no end event of its own: the loop ends with the events.
    while builder.events.peek().is_some() {
        builder.pieces(0, &mut pieces);
    }
    grouping::group(pieces, builder.notices)
}

struct Builder<'a, 'n> {
    text: &'a str,
    /// Where the parsed text begins in the side text.
    base: usize,
    events: Peekable<OffsetIter<'a>>,
    directives: Vec<Directive>,
    notices: &'n mut Vec<Notice>,
    /// Whether the depth limit was already reported.
    flattened: bool,
    /// Where the next end tag of an element begins, as far as it was looked up; the end
    /// of the text where there is none. Each stretch of text is searched once.
    end_tags: BTreeMap<&'static str, usize>,
}

impl<'a> Builder<'a, '_> {
    fn next(&mut self) -> Option<(Event<'a>, TextRange)> {
        let (event, range) = self.events.next()?;
        Some((event, TextRange::from(range) + self.base))
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
        while let Some((event, _)) = self.events.peek() {
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
                    if container && depth >= MAX_DEPTH {
                        self.flatten(range);
                        transparent += 1;
                    } else {
                        self.block(tag, range, depth, out);
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
        grouping::group(pieces, self.notices)
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
            Tag::Table(alignments) => self.table(&alignments),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(info.into_string()),
                    CodeBlockKind::Indented => None,
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

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment]) -> BlockKind {
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
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        BlockKind::Table(table)
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
            if let Some(Directive {
                range,
                kind: DirectiveKind::Fence(fence),
            }) = found.ok().map(|index| &self.directives[index])
            {
                return HtmlBlock::Fence(*range, fence.clone());
            }
        }
        HtmlBlock::Parts(html::judge_block(self.text, &lines, self.notices))
    }

    /// A paragraph, or the block that its only piece makes. `None` where nothing is left.
    fn paragraph(&mut self, content: Vec<Inline>, range: Option<TextRange>) -> Option<Block> {
        let content = balance::inlines(anchors::of_text(content));
        let covered = content
            .iter()
            .map(|inline| inline.range)
            .reduce(TextRange::cover);
        let range = range.or(covered)?;
        let mut solid = content.iter().filter(|inline| !is_blank(inline, self.text));
        let kind = match (solid.next(), solid.next()) {
            (None, _) => return None,
            (
                Some(Inline {
                    kind: InlineKind::Image(image),
                    ..
                }),
                None,
            ) if image.sort != ImageSort::Icon => BlockKind::Figure(image.clone()),
            (
                Some(Inline {
                    kind: InlineKind::Include(target),
                    ..
                }),
                None,
            ) => BlockKind::Include(target.clone()),
            (Some(only), None) => match self.directive_at(only.range) {
                Some(DirectiveKind::Video(target)) if target.kind == TargetKind::Web => {
                    BlockKind::Video(target.clone())
                }
                Some(DirectiveKind::Snippet(snippet)) => BlockKind::Snippet(snippet.clone()),
                _ => BlockKind::Paragraph(content),
            },
            _ => BlockKind::Paragraph(content),
        };
        Some(Block { range, kind })
    }

    /// A quote, or the alert, styled block or video that its first line makes of it.
    fn quote(&mut self, mut blocks: Vec<Block>) -> BlockKind {
        if let [
            Block {
                kind: BlockKind::Video(target),
                ..
            },
        ] = blocks.as_slice()
        {
            return BlockKind::Video(target.clone());
        }
        let Some(Block {
            kind: BlockKind::Paragraph(content),
            ..
        }) = blocks.first_mut()
        else {
            return BlockKind::Quote(blocks);
        };
        let Some(marker) = content.first().map(|inline| inline.range) else {
            return BlockKind::Quote(blocks);
        };
        let Some(kind) = self
            .directive_at(marker)
            .filter(|kind| kind.is_quote_mark())
            .cloned()
        else {
            return BlockKind::Quote(blocks);
        };
        if let DirectiveKind::Alert(None) = kind {
            self.notices.push(Notice {
                rule: rules::ALERT_UNKNOWN,
                severity: Severity::Warning,
                range: marker,
                message: format!("`{}` is no kind of alert", marker.of(self.text)),
                help: "use NOTE, TIP, IMPORTANT, WARNING or CAUTION; the keyword is not translated",
            });
            return BlockKind::Quote(blocks);
        }
        content.remove(0);
        while content
            .first()
            .is_some_and(|inline| is_blank(inline, self.text))
        {
            content.remove(0);
        }
        if content.is_empty() {
            blocks.remove(0);
        }
        match kind {
            DirectiveKind::Alert(Some(kind)) => BlockKind::Alert(Alert {
                kind,
                marker,
                blocks,
            }),
            DirectiveKind::Div(classes) => BlockKind::Styled { classes, blocks },
            _ => BlockKind::Quote(blocks),
        }
    }

    /// Reads running text up to (not with) the first event that is not part of it.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut transparent = 0_usize;
        let mut removing: Option<&'static str> = None;
        while let Some((event, _)) = self.events.peek() {
            if !is_inline(event) {
                let End::Inline = end_of(event) else { break };
                if transparent == 0 {
                    break;
                }
                transparent -= 1;
                self.events.next();
                continue;
            }
            if depth >= MAX_DEPTH && matches!(event, Event::Start(_)) {
                transparent += 1;
                if let Some((_, range)) = self.next() {
                    self.flatten(range);
                }
                continue;
            }
            let Some((event, range)) = self.next() else {
                break;
            };
            if let Event::InlineHtml(tag) | Event::Html(tag) = &event {
                match (html::judge_tag(tag, range, self.notices), removing) {
                    (html::Verdict::Remove { name, close: true }, Some(open)) if name == open => {
                        removing = None;
                    }
                    (html::Verdict::Remove { name, close: false }, None) => {
                        // Without an end tag on the page there is nothing to remove up to.
                        removing = self.has_end_tag(range.end as usize, name).then_some(name);
                    }
                    (html::Verdict::Show(tag), None) => {
                        out.push(Inline {
                            range,
                            kind: InlineKind::Tag(tag),
                        });
                    }
                    (html::Verdict::Text, None) => self.push_text(range, &mut out),
                    _ => {}
                }
                continue;
            }
            if removing.is_some() {
                self.inline(event, range, depth, &mut Vec::new());
            } else {
                let inline = self.inline(event, range, depth, &mut out);
                out.extend(inline);
            }
        }
        emphasis::close_beside_cjk(self.text, out)
    }

    /// One piece of running text; text goes to `out` at once, because it may be several.
    fn inline(
        &mut self,
        event: Event<'a>,
        range: TextRange,
        depth: usize,
        out: &mut Vec<Inline>,
    ) -> Option<Inline> {
        let kind = match event {
            Event::Text(text)
                if text.as_ref() == range.of(self.text) || text.len() == range.len() =>
            {
                self.push_text(range, out);
                return None;
            }
            Event::Text(text) => InlineKind::Decoded(text.into_string()),
            Event::Code(code) => InlineKind::Code(self.code_span(&code, range)),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::FootnoteReference(label) => InlineKind::FootnoteReference(label.into_string()),
            Event::Start(tag) => {
                let content = self.inlines(depth + 1);
                self.events.next();
                match tag {
                    Tag::Emphasis => InlineKind::Emphasis(balance::inlines(content)),
                    Tag::Strong => InlineKind::Strong(balance::inlines(content)),
                    Tag::Strikethrough => InlineKind::Strikethrough(balance::inlines(content)),
                    Tag::Link {
                        dest_url, title, ..
                    } => InlineKind::Link(Link {
                        target: self.target(dest_url.into_string(), range),
                        title: title.into_string(),
                        content: balance::inlines(anchors::of_text(content)),
                    }),
                    Tag::Image {
                        dest_url, title, ..
                    } => InlineKind::Image(Image {
                        target: self.target(dest_url.into_string(), range),
                        alt: plain::text(self.text, &content),
                        title: title.into_string(),
                        sort: ImageSort::Content,
                        lightbox: None,
                        border: false,
                        description: Vec::new(),
                    }),
                    _ => {
                        out.extend(content);
                        return None;
                    }
                }
            }
            _ => return None,
        };
        Some(Inline { range, kind })
    }

    fn target(&mut self, raw: String, range: TextRange) -> Target {
        let target = Target::new(raw);
        if target.kind == TargetKind::Unsafe {
            let shown: String = target.raw.chars().take(40).collect();
            self.notices.push(Notice {
                rule: rules::HTML_DISALLOWED,
                severity: Severity::Warning,
                range,
                message: format!("the link to `{shown}` was dropped"),
                help: "links may lead to pages, files, http(s), mailto and tel addresses",
            });
        }
        target
    }

    /// Adds the text at `range`, with the directives that stand in it.
    fn push_text(&self, range: TextRange, out: &mut Vec<Inline>) {
        let mut at = range.start;
        let first = self
            .directives
            .partition_point(|d| d.range.end <= range.start);
        for directive in &self.directives[first..] {
            if directive.range.start >= range.end {
                break;
            }
            push_verbatim(at, directive.range.start, out);
            let kind = match &directive.kind {
                DirectiveKind::Image(image) => InlineKind::Image((**image).clone()),
                DirectiveKind::NoLoc(text) => InlineKind::NoLoc(text.clone()),
                DirectiveKind::Include(target) => InlineKind::Include(target.clone()),
                DirectiveKind::Video(target) => InlineKind::Link(Link {
                    target: target.clone(),
                    title: String::new(),
                    content: vec![Inline {
                        range: directive.range,
                        kind: InlineKind::Decoded(target.raw.clone()),
                    }],
                }),
                _ => InlineKind::Text,
            };
            out.push(Inline {
                range: directive.range,
                kind,
            });
            at = directive.range.end;
        }
        push_verbatim(at, range.end, out);
    }

    /// The content of a code span; what was masked in it is put back.
    fn code_span(&self, code: &str, range: TextRange) -> String {
        let next = self
            .directives
            .partition_point(|d| d.range.end <= range.start);
        if !self
            .directives
            .get(next)
            .is_some_and(|directive| directive.range.overlaps(range))
        {
            return code.to_owned();
        }
        let inner = range
            .of(self.text)
            .trim_matches('`')
            .replace(['\n', '\r'], " ");
        let padded = inner.len() > 2 && inner.starts_with(' ') && inner.ends_with(' ');
        if padded {
            inner[1..inner.len() - 1].to_owned()
        } else {
            inner
        }
    }

    fn directive_at(&self, range: TextRange) -> Option<&DirectiveKind> {
        let found = self
            .directives
            .binary_search_by_key(&range.start, |d| d.range.start)
            .ok()?;
        (self.directives[found].range == range).then(|| &self.directives[found].kind)
    }

    fn has_end_tag(&mut self, from: usize, name: &'static str) -> bool {
        let known = self.end_tags.get(name).copied();
        let next = known.filter(|&at| at >= from).unwrap_or_else(|| {
            let bytes = self.text.as_bytes();
            let mut ends = memchr::memmem::find_iter(&bytes[from..], b"</").map(|at| from + at);
            let named = |at: &usize| {
                let tag = bytes.get(at + 2..at + 2 + name.len());
                tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
            };
            ends.find(named).unwrap_or(bytes.len())
        });
        self.end_tags.insert(name, next);
        next < self.text.len()
    }
}

enum HtmlBlock {
    Fence(TextRange, Fence),
    Parts(Vec<HtmlPart>),
}

enum End {
    Inline,
    Other,
}

fn end_of(event: &Event<'_>) -> End {
    match event {
        Event::End(
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image,
        ) => End::Inline,
        _ => End::Other,
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(_) | Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

fn is_blank(inline: &Inline, text: &str) -> bool {
    match inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text => inline.range.of(text).trim().is_empty(),
        _ => false,
    }
}

/// Adds verbatim text, joined to the text before it where there is nothing between.
fn push_verbatim(start: u32, end: u32, out: &mut Vec<Inline>) {
    if start < end {
        out.push(Inline {
            range: TextRange { start, end },
            kind: InlineKind::Text,
        });
    }
}

/// The number that an ordered item is written with.
fn literal_number(item: &str) -> Option<u64> {
    let digits = item.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    digits[..end].parse().ok()
}
