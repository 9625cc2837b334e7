//! The common indentation of `:::row:::` and `:::column:::` blocks, which means nothing.
//!
//! Authors indent what stands between the two ends of a block, by four or eight blanks as
//! often as not. The docs platform takes what all lines have in common away; `CommonMark`
//! alone would read code.

use super::directives::{Directive, DirectiveKind, Fence};
use crate::text::TextRange;

/// Blocks open at once, beyond which their indentation is left alone: bounds the time.
const MAX_OPEN: usize = 16;

/// The blanks of `text` that belong to the indentation of blocks. `base` is what the
/// ranges of the directives are moved by.
pub(super) fn indentation(text: &str, base: usize, directives: &[Directive]) -> Vec<TextRange> {
    let is_block = |fence: &Fence| matches!(fence, Fence::RowOpen | Fence::ColumnOpen(_));
    let opens = |directive: &Directive| matches!(&directive.kind, DirectiveKind::Fence(fence) if is_block(fence));
    if !directives.iter().any(opens) {
        return Vec::new();
    }
    let mut lines = Lines::of(text);
    for block in blocks(&lines, base, directives) {
        lines.dedent(&block);
    }
    lines.taken()
}

/// A row or a column: the lines of its ends.
#[derive(Clone, Copy)]
struct Block {
    open: usize,
    close: usize,
    depth: usize,
}

struct Line {
    start: usize,
    /// Bytes of blanks at its head.
    indent: usize,
    /// How many of them are taken away.
    taken: usize,
    blank: bool,
    /// Whether it lies in fenced code, where directives are shown.
    code: bool,
}

struct Lines(Vec<Line>);

impl Lines {
    fn of(text: &str) -> Self {
        let mut start = 0;
        let mut fence = None;
        let lines = text.split_inclusive('\n').map(|line| {
            let indent = line.bytes().take_while(|b| b" \t".contains(b)).count();
            let of = Line {
                start,
                indent,
                taken: 0,
                blank: line.trim_ascii().is_empty(),
                code: in_code(&line[indent..], &mut fence),
            };
            start += line.len();
            of
        });
        Self(lines.collect())
    }

    /// The line on which nothing but blanks stands before `at`.
    fn beginning_with(&self, at: usize) -> Option<usize> {
        let next = self.0.partition_point(|line| line.start <= at);
        let line = next.checked_sub(1)?;
        let of = &self.0[line];
        (of.start + of.indent == at && !of.code).then_some(line)
    }

    fn left(&self, line: usize) -> usize {
        self.0[line].indent - self.0[line].taken
    }

    /// Brings the content of a block, and its end, to where the block begins.
    fn dedent(&mut self, block: &Block) {
        let own = self.left(block.open);
        let content = block.open + 1..block.close;
        let solid = |&line: &usize| !self.0[line].blank;
        let common = content.clone().filter(solid).map(|line| self.left(line));
        let excess = common.min().unwrap_or_default().saturating_sub(own);
        for line in content {
            if !self.0[line].blank {
                self.0[line].taken += excess;
            }
        }
        let end = self.left(block.close).saturating_sub(own);
        if let Some(close) = self.0.get_mut(block.close).filter(|line| !line.blank) {
            close.taken += end;
        }
    }

    fn taken(&self) -> Vec<TextRange> {
        let taken = self.0.iter().filter(|line| line.taken > 0);
        taken
            .map(|line| TextRange::new(line.start, line.start + line.taken))
            .collect()
    }
}

/// Whether a line without its indentation lies in fenced code (`CommonMark` §4.5); `open`
/// is the mark that began it.
fn in_code(line: &str, open: &mut Option<(char, usize)>) -> bool {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'));
    let len = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
    let Some(fence) = *open else {
        *open = mark.filter(|_| len >= 3).map(|mark| (mark, len));
        return open.is_some();
    };
    let ends = mark == Some(fence.0) && len >= fence.1 && line[len..].trim_ascii().is_empty();
    if ends {
        *open = None;
    }
    true
}

/// The blocks that are closed, outer ones before those within.
fn blocks(lines: &Lines, base: usize, directives: &[Directive]) -> Vec<Block> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut blocks = Vec::new();
    for directive in directives {
        let DirectiveKind::Fence(fence) = &directive.kind else {
            continue;
        };
        let Some(line) = lines.beginning_with(directive.range.start as usize - base) else {
            continue;
        };
        let mut close = |open: &mut Vec<(usize, bool)>| {
            if let Some((begin, _)) = open.pop() {
                let depth = open.len();
                blocks.push(Block {
                    open: begin,
                    close: line,
                    depth,
                });
            }
        };
        match fence {
            Fence::RowOpen if open.len() < MAX_OPEN => open.push((line, true)),
            Fence::ColumnOpen(_) if open.len() < MAX_OPEN => {
                // A column ends where the next begins.
                if open.last().is_some_and(|(_, is_row)| !is_row) {
                    close(&mut open);
                }
                open.push((line, false));
            }
            Fence::ColumnClose if open.last().is_some_and(|(_, is_row)| !is_row) => {
                close(&mut open);
            }
            Fence::RowClose if open.iter().any(|(_, is_row)| *is_row) => {
                while open.last().is_some_and(|(_, is_row)| !is_row) {
                    close(&mut open);
                }
                close(&mut open);
            }
            _ => {}
        }
    }
    blocks.sort_by_key(|block| (block.depth, block.open));
    blocks
}
