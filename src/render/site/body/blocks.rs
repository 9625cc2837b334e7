//! Blocks.

use crate::parse::{
    Alert, Alignment, Block, BlockKind, Cell, CodeBlock, Column, Heading, HtmlPart, HtmlTag, Image,
    Item, Lines, List, Tab, Table, Target, TargetKind, Zone, ZoneSort, plain,
};
use crate::text::TextRange;

use super::super::code;
use super::{Writer, escape_into};

/// The elements of raw HTML that running text goes on in.
const RUNNING: [&str; 10] = [
    "a", "b", "br", "code", "em", "font", "i", "span", "strong", "sup",
];

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(content) => {
                self.push("<p>");
                self.inlines(content);
                self.push("</p>\n");
                self.end_block();
            }
            BlockKind::List(list) => self.list(list, block.range),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(blocks) => {
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.push("</blockquote>\n");
            }
            BlockKind::Alert(alert) => self.alert(alert),
            BlockKind::Code(code) => self.code(code),
            BlockKind::Html(parts) => self.html(parts),
            BlockKind::Rule => self.push("<hr>\n"),
            BlockKind::Figure(image) => self.figure(image, block.range),
            BlockKind::Columns(columns) => self.columns(columns),
            BlockKind::Zone(zone) => self.zone(zone),
            BlockKind::Tabs(tabs) => self.tabs(tabs),
            BlockKind::Styled { classes, blocks } => {
                self.push("<div class=\"");
                self.push(&classes.join(" "));
                self.push("\">\n");
                self.blocks(blocks);
                self.push("</div>\n");
            }
            BlockKind::Video(target) => self.video(target),
            BlockKind::Include(target) => self.include(target),
            BlockKind::Snippet(snippet) => self.snippet(snippet),
            // Written at the end of the page, in the order of the references.
            BlockKind::Footnote { .. } => {}
        }
    }

    /// The cards of a landing page: each a heading of the second level and what follows.
    pub(super) fn cards(&mut self, blocks: &[Block]) {
        let is_title =
            |block: &Block| matches!(&block.kind, BlockKind::Heading(title) if title.level <= 2);
        let first = blocks.iter().position(is_title).unwrap_or(blocks.len());
        let (before, cards) = blocks.split_at(first);
        self.blocks(before);
        if cards.is_empty() {
            return;
        }
        self.push("<div class=\"cards\">\n");
        for card in cards.chunk_by(|_, next| !is_title(next)) {
            self.push("<section class=\"card\">\n");
            self.blocks(card);
            self.push("</section>\n");
        }
        self.push("</div>\n");
    }

    fn heading(&mut self, heading: &Heading) {
        // The page's title is the only `h1`.
        let level = heading.level.clamp(2, 6);
        let id = self.heading_id(heading);
        self.step_names.enter(&id);
        self.push(&format!("<h{level} id=\""));
        self.push_escaped(&id);
        self.push("\">");
        for anchor in &heading.anchors {
            self.anchor(&anchor.name);
        }
        self.inlines(&heading.content);
        self.push(&format!("</h{level}>\n"));
        self.end_block();
        let words = plain::text(self.text(), &heading.content);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.outline.push((level, id, words));
        }
    }

    /// The ids of the page's own headings are unique; what is included keeps out of their
    /// way.
    fn heading_id(&mut self, heading: &Heading) -> String {
        let mut id = heading.id.clone();
        if !self.inclusion.is_own() && self.ids.contains(&id) {
            // The same heading may be included many times: counting goes on.
            let number = self.included_again.entry(id.clone()).or_insert(0);
            while self.ids.contains(&id) {
                *number += 1;
                id = format!("{}-{number}", heading.id);
            }
        }
        self.ids.insert(id.clone());
        id
    }

    fn list(&mut self, list: &List, range: TextRange) {
        if let Some(start) = list.start {
            self.procedure(list, range, start);
        } else {
            let class = if list.items.iter().any(|item| item.task.is_some()) {
                " class=\"checklist\""
            } else if self.is_next_steps() {
                " class=\"next-steps\""
            } else {
                ""
            };
            self.push(&format!("<ul{class}>\n"));
            for item in &list.items {
                self.push(match item.task {
                    None => "<li>",
                    Some(false) => "<li class=\"task\">",
                    Some(true) => "<li class=\"task done\">",
                });
                self.item(item, list.tight);
                self.push("</li>\n");
            }
            self.push("</ul>\n");
        }
    }

    /// Whether the text stands under the heading of the page's next steps.
    fn is_next_steps(&self) -> bool {
        let section = self.step_names.section();
        self.inclusion.is_own() && self.next_steps.iter().any(|anchor| anchor == section)
    }

    /// An ordered list: every step has an address that is the same in every locale.
    fn procedure(&mut self, list: &List, range: TextRange, start: u64) {
        self.procedures += 1;
        self.steps = self
            .steps
            .saturating_add(u32::try_from(list.items.len()).unwrap_or(u32::MAX));
        let prefix = self.step_names.procedure();
        if self.inclusion.is_own() {
            self.step_prefixes.insert(range.start, prefix.clone());
        }
        self.steps_of(list, start, &prefix);
    }

    fn steps_of(&mut self, list: &List, start: u64, prefix: &str) {
        match start {
            1 => self.push("<ol class=\"steps\">\n"),
            start => self.push(&format!("<ol class=\"steps\" start=\"{start}\">\n")),
        }
        for (number, item) in (start..).zip(&list.items) {
            let id = format!("{prefix}{number}");
            self.push("<li class=\"step\"");
            if self.ids.insert(id.clone()) {
                self.push(" id=\"");
                self.push_escaped(&id);
                self.push("\"");
            }
            self.push(">");
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::List(List {
                        start: Some(start), ..
                    }) => {
                        let BlockKind::List(nested) = &block.kind else {
                            continue;
                        };
                        self.steps_of(nested, *start, &format!("{id}-"));
                    }
                    BlockKind::Paragraph(content) if list.tight => {
                        self.inlines(content);
                        self.push("\n");
                        self.end_block();
                    }
                    _ => self.block(block),
                }
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    fn item(&mut self, item: &Item, tight: bool) {
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => {
                    self.inlines(content);
                    self.push("\n");
                    self.end_block();
                }
                _ => self.block(block),
            }
        }
    }

    fn open_scroll(&mut self) {
        let mut label = self.words.table.clone();
        self.tables += 1;
        // Landmarks of one kind are told apart by their names.
        if self.tables > 1 {
            label = format!("{label} ({})", self.tables);
        }
        self.push("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"");
        self.push_escaped(&label);
        self.push("\">");
    }

    fn table(&mut self, table: &Table) {
        self.open_scroll();
        self.push("<table>\n");
        // A header without words would only be announced as empty.
        let headed = table.head.iter().any(|cell| !cell.content.is_empty());
        if headed {
            self.push("<thead><tr>");
            for (column, cell) in table.head.iter().enumerate() {
                let element = if cell.content.is_empty() { "td" } else { "th" };
                self.cell(element, table.alignments.get(column), cell);
            }
            self.push("</tr></thead>\n");
        }
        self.push("<tbody>\n");
        for row in &table.rows {
            // A row without any cell is a slip (`|||`).
            if row.iter().all(|cell| cell.content.is_empty()) && !row.is_empty() {
                continue;
            }
            self.push("<tr>");
            for (column, cell) in row.iter().enumerate() {
                self.cell("td", table.alignments.get(column), cell);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody></table></section>\n");
        self.end_block();
    }

    fn cell(&mut self, element: &str, alignment: Option<&Alignment>, cell: &Cell) {
        let class = match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        let scope = if element == "th" {
            " scope=\"col\""
        } else {
            ""
        };
        self.push(&format!("<{element}{scope}{class}>"));
        self.inlines(&cell.content);
        // A header cell may not hold a disclosure (HTML, §4.9.10): the next cell does.
        if element == "td" {
            self.end_block();
        }
        self.push(&format!("</{element}>"));
    }

    fn alert(&mut self, alert: &Alert) {
        let name = ["note", "tip", "important", "warning", "caution"][alert.kind as usize];
        let title = self.words.alerts[alert.kind as usize].clone();
        self.push(&format!(
            "<section class=\"alert alert-{name}\">\n<p class=\"alert-title\">"
        ));
        self.say(&title);
        self.push("</p>\n");
        self.blocks(&alert.blocks);
        self.push("</section>\n");
    }

    fn code(&mut self, code: &CodeBlock) {
        let info = code.info.as_deref().unwrap_or_default();
        let language = info.split([' ', ',', '{']).next().unwrap_or_default();
        self.code_text(language, &code.text, &Lines::default());
    }

    pub(super) fn code_text(&mut self, language: &str, text: &str, marked: &Lines) {
        // One class, whatever the document says.
        let language = language.split_whitespace().next().unwrap_or_default();
        self.push("<pre tabindex=\"0\"><code");
        if is_language(language) {
            self.push(" class=\"language-");
            self.push_escaped(&language.to_lowercase());
            self.push("\"");
        }
        self.push(">");
        code::write(self.highlighter, language, text, marked, &mut self.out);
        self.push("</code></pre>\n");
    }

    fn html(&mut self, parts: &[HtmlPart]) {
        for part in parts {
            match part {
                HtmlPart::Tag(tag) => {
                    self.end_mark();
                    // What stands behind a segment stays in its cell or item.
                    if !RUNNING.contains(&tag.name) {
                        self.end_segment();
                    }
                    self.html_tag(tag);
                }
                HtmlPart::Text(range) => self.html_text(*range),
            }
        }
        self.end_mark();
        self.end_segment();
        self.push("\n");
        self.end_block();
    }

    /// A tag of raw HTML; a wide table scrolls by itself, as other tables do.
    fn html_tag(&mut self, tag: &HtmlTag) {
        let is_table = tag.name == "table";
        if is_table && !tag.close {
            self.open_scroll();
        }
        self.tag(tag);
        if is_table && tag.close {
            self.push("</section>");
        }
    }

    /// Text of raw HTML: entities stand for what they say, anything else is escaped.
    fn html_text(&mut self, range: TextRange) {
        let text = self.slice(range);
        let mut from = 0;
        for (at, entity) in entities(text) {
            self.raw_text(range, from, at);
            self.out.push_str(entity);
            from = at + entity.len();
        }
        self.raw_text(range, from, text.len());
    }

    fn raw_text(&mut self, range: TextRange, from: usize, to: usize) {
        if from == to {
            return;
        }
        let start = range.start as usize;
        let piece = TextRange::new(start + from, start + to);
        // White space between the tags of a table is no place for a span.
        if self.slice(piece).trim().is_empty() {
            escape_into(self.slice(piece), &mut self.out);
        } else {
            self.marked_text(piece);
        }
    }

    fn figure(&mut self, image: &Image, range: TextRange) {
        let Some(file) = self.links.image(self.place(), &image.target) else {
            self.push("<p>");
            self.missing_image(image, range);
            self.push("</p>\n");
            self.blocks(&image.description);
            return;
        };
        let larger = image
            .lightbox
            .as_ref()
            .and_then(|target| self.links.image(self.place(), target));
        self.push("<figure>\n");
        if let Some(larger) = larger {
            let label = self.words.larger_image.clone();
            self.push("<a class=\"lightbox\" href=\"");
            self.push_escaped(&larger.src);
            self.push("\">");
            self.img(image, range, &file);
            self.push("<span class=\"lightbox-label\">");
            self.say(&label);
            self.push("</span></a>\n");
        } else {
            self.img(image, range, &file);
            self.push("\n");
        }
        if !image.description.is_empty() {
            let label = self.words.description.clone();
            self.push("<figcaption><details><summary>");
            self.say(&label);
            self.push("</summary>\n");
            self.blocks(&image.description);
            self.push("</details></figcaption>\n");
        }
        self.push("</figure>\n");
    }

    fn columns(&mut self, columns: &[Column]) {
        self.push("<div class=\"columns\">\n");
        for column in columns {
            self.push(&format!("<div class=\"column span-{}\">\n", column.span));
            self.blocks(&column.blocks);
            self.push("</div>\n");
        }
        self.push("</div>\n");
    }

    fn zone(&mut self, zone: &Zone) {
        let attribute = match zone.sort {
            ZoneSort::Pivot => "data-pivot",
            ZoneSort::Moniker => "data-moniker",
        };
        self.push(&format!("<div class=\"zone\" {attribute}=\""));
        self.push_escaped(&zone.value);
        self.push("\">\n<p class=\"zone-title\">");
        let label = self.words.zone_only.replace("%1", &zone.value);
        self.say(&label);
        self.push("</p>\n");
        self.blocks(&zone.blocks);
        self.push("</div>\n");
    }

    fn tabs(&mut self, tabs: &[Tab]) {
        self.push("<div class=\"tabs\">\n");
        for tab in tabs {
            self.push("<section class=\"tab\" data-tab=\"");
            self.push_escaped(&tab.id);
            if let Some(condition) = &tab.condition {
                self.push("\" data-condition=\"");
                self.push_escaped(condition);
            }
            self.push("\">\n<p class=\"tab-title\">");
            self.inlines(&tab.title);
            self.push("</p>\n");
            self.blocks(&tab.blocks);
            self.push("</section>\n");
        }
        self.push("</div>\n");
    }

    /// A video is a link: nothing is loaded from elsewhere until the reader asks.
    fn video(&mut self, target: &Target) {
        if target.kind != TargetKind::Web {
            return;
        }
        let label = self.words.video.clone();
        self.push("<p class=\"video\"><a class=\"external\" href=\"");
        self.push_escaped(&target.raw);
        self.push("\">");
        self.say(&label);
        self.push(" <span>");
        self.push_escaped(&target.raw);
        self.push("</span></a></p>\n");
    }
}

/// The character references of raw text (HTML, §13.5), with their places.
fn entities(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr_iter(b'&', text.as_bytes()).filter_map(|at| {
        let rest = &text[at + 1..];
        let end = rest.bytes().take(32).position(|b| b == b';')?;
        let name = &rest[..end];
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric());
        let numeric = name.strip_prefix('#').is_some_and(|digits| {
            let hex = digits.strip_prefix(['x', 'X']);
            let (digits, radix) = hex.map_or((digits, 10), |hex| (hex, 16));
            let sound =
                |code| char::from_u32(code).is_some_and(|c| !c.is_control() || c.is_whitespace());
            u32::from_str_radix(digits, radix).is_ok_and(sound)
        });
        (named || numeric).then(|| (at, &text[at..at + end + 2]))
    })
}

/// Whether a word may be the name of a language: `c++`, `F#`, `asp.net-cs`.
fn is_language(word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "+#-_.".contains(c);
    !word.is_empty() && word.chars().all(is_part)
}
