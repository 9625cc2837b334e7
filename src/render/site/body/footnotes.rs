//! Footnotes: numbered in the order in which they are referred to, at the end of the page.

use std::collections::BTreeMap;

use super::{Place, Writer};
use crate::parse::{Block, BlockKind, Page};
use crate::read::Side;
use crate::text::FileId;

/// A footnote that was referred to, with the file whose note it is.
#[derive(Clone, Debug)]
pub(super) struct Footnote<'a> {
    label: String,
    /// Its own id, and that of the first reference to it.
    ids: [String; 2],
    page: &'a Page,
    side: Side,
    /// The files that were being included there.
    includes: Vec<FileId>,
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.texts.is_some() {
            return;
        }
        let next = self.footnote_numbers.len() + 1;
        let number = *self
            .footnote_numbers
            .entry((self.place(), label.to_owned()))
            .or_insert(next);
        let mut id = String::new();
        if number == next {
            let ids = ["footnote", "footnote-ref"].map(|kind| self.free_id(kind, number));
            id = format!(" id=\"{}\"", ids[1]);
            self.footnotes.push(Footnote {
                label: label.to_owned(),
                ids,
                page: self.page,
                side: self.side,
                includes: self.inclusion.open.clone(),
            });
        }
        let note = self.footnotes[number - 1].ids[0].clone();
        let label = self
            .words
            .footnote_reference
            .replace("%1", &number.to_string());
        self.push(&format!("<sup{id}><a href=\"#{note}\" aria-label=\""));
        self.push_escaped(&label);
        self.push(&format!("\">{number}</a></sup>"));
    }

    /// `kind-number`, or with a further number where something of the page has that id:
    /// a heading may be called "Footnote 1".
    fn free_id(&mut self, kind: &str, number: usize) -> String {
        let mut id = format!("{kind}-{number}");
        let mut more = 1;
        while !self.ids.insert(id.clone()) {
            more += 1;
            id = format!("{kind}-{number}-{more}");
        }
        id
    }

    /// The footnotes that were referred to, in that order.
    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        let (title, back) = (
            self.words.footnotes.clone(),
            self.words.footnote_back.clone(),
        );
        self.push("<section class=\"footnotes\"><h2>");
        self.say(&title);
        self.push("</h2>\n<ol>\n");
        let mut notes: BTreeMap<Place, BTreeMap<&str, &[Block]>> = BTreeMap::new();
        // A footnote may refer to another, which then follows.
        let mut number = 0;
        while let Some(note) = self.footnotes.get(number).cloned() {
            number += 1;
            let [id, reference] = note.ids;
            self.push(&format!("<li id=\"{id}\">"));
            (self.page, self.side) = (note.page, note.side);
            self.inclusion.open = note.includes;
            let of_file = notes.entry(self.place()).or_insert_with(|| {
                let mut found = BTreeMap::new();
                if let Some(document) = note.page.document(note.side) {
                    collect(&document.blocks, &mut found);
                }
                found
            });
            // The segments of an included file are none of the page's.
            let outer = (!self.inclusion.is_own()).then(|| std::mem::take(&mut self.marks));
            if let Some(blocks) = of_file.get(note.label.as_str()) {
                self.blocks(blocks);
            }
            self.end_mark();
            if let Some(outer) = outer {
                self.marks = outer;
            }
            self.push(&format!("<a href=\"#{reference}\" aria-label=\""));
            self.push_escaped(&back.replace("%1", &number.to_string()));
            self.push("\">↩</a></li>\n");
        }
        self.push("</ol></section>\n");
    }
}

/// The footnotes by label; the first of a label counts.
fn collect<'a>(blocks: &'a [Block], out: &mut BTreeMap<&'a str, &'a [Block]>) {
    for block in blocks {
        if let BlockKind::Footnote { label, blocks } = &block.kind {
            out.entry(label).or_insert(blocks);
        }
        for children in block.kind.children() {
            collect(children, out);
        }
    }
}
