//! What a page takes from other files: text, and code.

use super::Writer;
use crate::parse::{Block, BlockKind, INCLUDE_COST, Snippet, Target};

impl Writer<'_> {
    pub(super) fn include(&mut self, target: &Target) {
        let blocks = |writer: &mut Self, blocks: &[Block]| {
            writer.blocks(blocks);
            true
        };
        if !self.included(target, blocks) {
            let label = self.words.missing_include.clone();
            self.push("<p class=\"missing-code\">");
            self.missing(&label, &target.raw);
            self.push("</p>\n");
        }
    }

    /// An include within a line takes the first line of the file.
    pub(super) fn include_inline(&mut self, target: &Target) {
        let first_line = |writer: &mut Self, blocks: &[Block]| {
            let first = blocks.first().map(|block| &block.kind);
            let content = match first {
                Some(BlockKind::Paragraph(content)) => content,
                Some(BlockKind::Heading(heading)) => &heading.content,
                _ => return first.is_none(),
            };
            writer.inlines(content);
            true
        };
        if !self.included(target, first_line) {
            let label = self.words.missing_include.clone();
            self.push("<span class=\"missing-code\">");
            self.missing(&label, &target.raw);
            self.push("</span>");
        }
    }

    /// Writes another page's blocks in place, as part of this page. Tells whether it is
    /// there, may be included, and was written.
    fn included(
        &mut self,
        target: &Target,
        write: impl FnOnce(&mut Self, &[Block]) -> bool,
    ) -> bool {
        let entered = self.inclusion.enter(self.links, target, self.side);
        let Some((page, side, document)) = entered else {
            return false;
        };
        self.end_mark();
        self.end_segment();
        let outer = (self.page, self.side, std::mem::take(&mut self.marks));
        (self.page, self.side) = (page, side);
        let written = write(self, &document.blocks);
        self.end_mark();
        self.inclusion.leave();
        (self.page, self.side, self.marks) = outer;
        written
    }

    pub(super) fn snippet(&mut self, snippet: &Snippet) {
        let links = self.links;
        // A large file is not read for each of a thousand snippets that have no room.
        let has_room = self.inclusion.has_room(links);
        let file = has_room.then(|| links.snippet(self.place(), &snippet.target));
        let code = file.flatten().and_then(|file| snippet.cut(&file));
        let fits = |code: &String| self.inclusion.take(links, code.len() + INCLUDE_COST);
        if let Some(code) = code.filter(fits) {
            return self.code_text(snippet.language(), &code, &snippet.marked);
        }
        let label = self.words.missing_snippet.clone();
        self.push("<p class=\"missing-code\">");
        self.missing(&label, &snippet.to_string());
        self.push("</p>\n");
    }

    /// Says what is missing: a label, and what the author wrote.
    fn missing(&mut self, label: &str, written: &str) {
        self.say(label);
        self.push(" <code>");
        self.push_escaped(written);
        self.push("</code>");
    }
}
