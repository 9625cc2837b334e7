//! The parts of a page that a search result leads to.

use crate::parse::steps::StepNames;
use crate::parse::{
    Block, BlockKind, Document, HtmlPart, Image, Inline, InlineKind, List, MAX_INCLUDED,
    MAX_INCLUDES, Page, Target, plain,
};
use crate::read::Side;
use crate::render::site::body::Links;
use crate::text::{FileId, TextRange};

/// A section, without its steps; or a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its anchor; empty for the head of the page.
    pub anchor: String,
    /// The words of its heading: the page's title, for the head of the page.
    pub heading: String,
    /// The number of the step; 0 for a section.
    pub step: u64,
    /// Its text.
    pub text: String,
}

/// The parts of a document, which is one side of a page, in its order. What it includes
/// belongs to the part that it is included in.
pub fn units(
    page: &Page,
    side: Side,
    document: &Document,
    title: &str,
    links: &dyn Links,
) -> Vec<Unit> {
    let mut cutter = Cutter {
        page,
        side,
        text: page.text(side),
        links,
        includes: Vec::new(),
        taken_in: 0,
        units: vec![Unit {
            heading: title.to_owned(),
            ..Unit::default()
        }],
        names: StepNames::default(),
        heading: title.to_owned(),
        in_step: false,
    };
    cutter.blocks(&document.blocks);
    cutter
        .units
        .retain(|unit| !unit.text.is_empty() || unit.step == 0);
    cutter.units
}

struct Cutter<'a> {
    page: &'a Page,
    side: Side,
    text: &'a str,
    links: &'a dyn Links,
    /// The files that are being included, from the outermost.
    includes: Vec<FileId>,
    /// Bytes that were taken from other files so far.
    taken_in: usize,
    units: Vec<Unit>,
    names: StepNames,
    heading: String,
    in_step: bool,
}

impl Cutter<'_> {
    fn push(&mut self, words: &str) {
        if let Some(unit) = self.units.last_mut() {
            if !unit.text.is_empty() {
                unit.text.push('\n');
            }
            unit.text.push_str(words);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                let words = plain::text(self.text, &heading.content);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                if !self.includes.is_empty() {
                    return self.push(&words);
                }
                self.names.enter(&heading.id);
                if heading.level == 1 && self.units.len() == 1 {
                    return self.push(&words);
                }
                self.heading.clone_from(&words);
                self.units.push(Unit {
                    anchor: heading.id.clone(),
                    heading: words,
                    ..Unit::default()
                });
            }
            BlockKind::List(list) => match list.start {
                Some(start) if self.includes.is_empty() => self.procedure(list, start),
                _ => self.blocks_of(list),
            },
            BlockKind::Include(target) => self.include(target),
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    self.inlines(&cell.content);
                }
            }
            BlockKind::Code(code) => self.push(&code.text),
            BlockKind::Html(parts) => {
                for part in parts {
                    if let HtmlPart::Text(range) = part {
                        self.push(range.of(self.text));
                    }
                }
            }
            BlockKind::Figure(image) => {
                self.alt(image, block.range);
                self.blocks(&image.description);
            }
            BlockKind::Tabs(tabs) => {
                for tab in tabs {
                    self.inlines(&tab.title);
                    self.blocks(&tab.blocks);
                }
            }
            kind => {
                for children in kind.children() {
                    self.blocks(children);
                }
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        self.push(&plain::text(self.text, content));
        for inline in content {
            match &inline.kind {
                InlineKind::Image(image) => self.alt(image, inline.range),
                InlineKind::Include(target) => self.include(target),
                _ => {}
            }
        }
    }

    /// The words of a file that is included, as far as the page shows it.
    fn include(&mut self, target: &Target) {
        if self.includes.len() >= MAX_INCLUDES || self.taken_in > MAX_INCLUDED {
            return;
        }
        let place = self.includes.last().copied();
        let included = self.links.include(place, target);
        let Some((file, page)) = included.filter(|(file, _)| !self.includes.contains(file)) else {
            return;
        };
        let side = page.document(self.side).map_or(Side::Target, |_| self.side);
        let Some(document) = page.document(side) else {
            return;
        };
        self.taken_in += page.text(side).len() + 64;
        let outer = (self.page, self.side, self.text);
        (self.page, self.side, self.text) = (page, side, page.text(side));
        self.includes.push(file);
        self.blocks(&document.blocks);
        self.includes.pop();
        (self.page, self.side, self.text) = outer;
    }

    /// The words of an image, where they are in the language of the side.
    fn alt(&mut self, image: &Image, range: TextRange) {
        let is_own = self.side == Side::Target
            || (self.page.table().segments_in(self.side, range).next()).is_some();
        if is_own {
            self.push(&image.alt);
        }
    }

    fn blocks_of(&mut self, list: &List) {
        for item in &list.items {
            self.blocks(&item.blocks);
        }
    }

    fn procedure(&mut self, list: &List, start: u64) {
        let prefix = self.names.procedure();
        if self.in_step {
            return self.blocks_of(list);
        }
        self.in_step = true;
        for (number, item) in (start..).zip(&list.items) {
            self.units.push(Unit {
                anchor: format!("{prefix}{number}"),
                heading: self.heading.clone(),
                step: number,
                ..Unit::default()
            });
            for block in &item.blocks {
                match &block.kind {
                    // Steps within a step are not procedures of their own.
                    BlockKind::List(list) => self.blocks_of(list),
                    _ => self.block(block),
                }
            }
        }
        self.in_step = false;
        // What follows belongs to the section again.
        self.units.push(Unit {
            anchor: self.names.section().to_owned(),
            heading: self.heading.clone(),
            ..Unit::default()
        });
    }
}
