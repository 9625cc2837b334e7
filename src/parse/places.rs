//! Places: in YAML pages, whose values reach the model decoded, and of what lies on one
//! line.

use super::model::{Block, BlockKind};
use crate::text::TextRange;

/// Finds values again in the file that they were decoded from, in the order in which
/// they stand there.
pub(super) struct Finder<'a> {
    file: &'a str,
    at: usize,
    /// The line that was looked up last.
    line: TextRange,
}

impl<'a> Finder<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        let end = file.find('\n').unwrap_or(file.len());
        Self {
            file,
            at: 0,
            line: TextRange::new(0, end),
        }
    }

    /// The line on which `value` begins, or the last line that was found.
    ///
    /// Quoting and folding change a value; its first few words are usually as written.
    /// The search goes no further than a value of that size can need.
    pub(super) fn line_of(&mut self, value: &str) -> TextRange {
        let first = value.trim_start().lines().next().unwrap_or_default();
        let head: String = first
            .chars()
            .take(24)
            .take_while(|c| !"\"'\\\u{a0}".contains(*c))
            .collect();
        let head = head.trim_end();
        let limit = self
            .file
            .ceil_char_boundary(self.at + 4096 + 4 * value.len());
        let window = &self.file[self.at..limit];
        if !head.is_empty()
            && let Some(found) = memchr::memmem::find(window.as_bytes(), head.as_bytes())
        {
            self.at += found;
        }
        let line = self.line_here();
        if !head.is_empty() && self.at < self.file.len() {
            self.at = self.file.ceil_char_boundary(self.at + 1);
        }
        line
    }

    /// The line of the place that was found last. Places only move on, so that each part
    /// of the file is looked through once.
    fn line_here(&mut self) -> TextRange {
        let before = self.line.end as usize;
        if self.at > before {
            let start = self.file[before..self.at].rfind('\n').unwrap_or(0);
            let end = self.file[self.at..].find('\n');
            let end = end.map_or(self.file.len(), |end| self.at + end);
            self.line = TextRange::new(before + start + 1, end);
        }
        self.line
    }
}

/// Which line of the file each value of a YAML page's side text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<(u32, TextRange)>);

impl Places {
    pub(super) fn add(&mut self, start: usize, line: TextRange) {
        self.0
            .push((u32::try_from(start).unwrap_or(u32::MAX), line));
    }

    /// The line of the file that a range of the side text came from.
    pub fn to_file(&self, range: TextRange) -> TextRange {
        let index = self.0.partition_point(|(start, _)| *start <= range.start);
        self.0
            .get(index.saturating_sub(1))
            .map_or_else(TextRange::default, |(_, line)| *line)
    }
}

/// A heading or a table cell: a line break ends it.
#[derive(Clone, Copy, Debug)]
pub(super) struct OneLine {
    pub(super) range: TextRange,
    pub(super) is_cell: bool,
}

/// The headings and table cells of a document, in order.
pub(super) fn one_line(blocks: &[Block]) -> Vec<OneLine> {
    let mut found = Vec::new();
    let mut rest = vec![blocks];
    while let Some(blocks) = rest.pop() {
        for block in blocks {
            let heading = matches!(block.kind, BlockKind::Heading(_));
            found.extend(heading.then_some(OneLine {
                range: block.range,
                is_cell: false,
            }));
            if let BlockKind::Table(table) = &block.kind {
                let cells = std::iter::once(&table.head).chain(&table.rows).flatten();
                found.extend(cells.map(|cell| OneLine {
                    range: cell.range,
                    is_cell: true,
                }));
            }
            rest.extend(block.kind.children());
        }
    }
    found.sort_by_key(|line| line.range.start);
    found
}
