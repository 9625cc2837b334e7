//! The parts of a page that a search result leads to.

use crate::parse::{
    Block, BlockKind, HtmlPart, Image, Inline, InlineKind, List, Page, Target, plain,
};
use crate::read::Side;
use crate::render::site::body::{Body, Inclusion, Links};
use crate::text::TextRange;

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

/// The parts of one side of a page, in its order; `body` is what was written of it. What
/// the page includes belongs to the part that it is included in.
pub fn units(page: &Page, side: Side, title: &str, body: &Body, links: &dyn Links) -> Vec<Unit> {
    let Some(document) = page.document(side) else {
        return Vec::new();
    };
    let mut cutter = Cutter {
        page,
        side,
        body,
        links,
        inclusion: Inclusion::default(),
        units: vec![Unit {
            heading: title.to_owned(),
            ..Unit::default()
        }],
        section: String::new(),
        heading: short(title),
        in_step: false,
    };
    cutter.blocks(&document.blocks);
    cutter
        .units
        .retain(|unit| !unit.text.is_empty() || unit.step == 0);
    cutter.units
}

/// No more of a heading, in bytes, stands with each of the steps under it: the index would
/// grow with the product of the two.
const LONGEST_HEADING: usize = 200;

fn short(heading: &str) -> String {
    heading[..heading.floor_char_boundary(LONGEST_HEADING)].to_owned()
}

struct Cutter<'a> {
    page: &'a Page,
    side: Side,
    body: &'a Body,
    links: &'a dyn Links,
    inclusion: Inclusion,
    units: Vec<Unit>,
    /// The anchor of the heading that the text stands under; empty at the head of the page.
    section: String,
    heading: String,
    in_step: bool,
}

impl<'a> Cutter<'a> {
    fn text(&self) -> &'a str {
        self.page.text(self.side)
    }

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
                let words = plain::text(self.text(), &heading.content);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                if !self.inclusion.is_own() {
                    return self.push(&words);
                }
                self.section.clone_from(&heading.id);
                if heading.level == 1 && self.units.len() == 1 {
                    return self.push(&words);
                }
                self.heading = short(&words);
                self.units.push(Unit {
                    anchor: heading.id.clone(),
                    heading: words,
                    ..Unit::default()
                });
            }
            BlockKind::List(list) => {
                let own = self.inclusion.is_own() && !self.in_step;
                let prefixes = own.then_some(&self.body.step_prefixes);
                match prefixes.and_then(|prefixes| prefixes.get(&block.range.start)) {
                    Some(prefix) => self.procedure(list, prefix),
                    None => self.blocks_of(list),
                }
            }
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
                        self.push(range.of(self.text()));
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
        self.push(&plain::text(self.text(), content));
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
        let entered = self.inclusion.enter(self.links, target, self.side);
        let Some((page, side, document)) = entered else {
            return;
        };
        let outer = (self.page, self.side);
        (self.page, self.side) = (page, side);
        self.blocks(&document.blocks);
        self.inclusion.leave();
        (self.page, self.side) = outer;
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

    /// The steps of a procedure; `prefix` and a number are the anchor of each.
    fn procedure(&mut self, list: &List, prefix: &str) {
        self.in_step = true;
        for (number, item) in (list.start.unwrap_or(1)..).zip(&list.items) {
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
            anchor: self.section.clone(),
            heading: self.heading.clone(),
            ..Unit::default()
        });
    }
}
