//! Indented code that is none, because segments lie in it.

use std::ops::Range;

use super::Builder;
use crate::parse::prose::width;

/// Columns of indentation that make code (`CommonMark` §4.4).
const CODE: usize = 4;

impl Builder<'_, '_> {
    /// Notes the indentation of the lines of an indented code block, a place in the surface,
    /// that hold a passage or adjoin one that does. What a blank line parts from passages
    /// stays code.
    pub(super) fn find_prose(&mut self, block: Range<usize>) {
        let text = self.surface.text();
        let first = text[..block.start].rfind('\n').map_or(0, |end| end + 1);
        // The block begins behind the blanks that make it code.
        let container = width(&text[first..block.start]).saturating_sub(CODE);
        let mut chunk: Vec<Range<usize>> = Vec::new();
        let mut at = first;
        for line in text[first..block.end].split_inclusive('\n') {
            if line
                .trim_matches(|c: char| c == '>' || c.is_whitespace())
                .is_empty()
            {
                self.end_chunk(&mut chunk);
            } else {
                chunk.push(indentation(text, at, container));
            }
            at += line.len();
        }
        self.end_chunk(&mut chunk);
    }

    /// Notes the indentation of lines that no blank line parts, if a passage is on one.
    fn end_chunk(&mut self, chunk: &mut Vec<Range<usize>>) {
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else {
            return;
        };
        let text = self.surface.text();
        let end = text[last.end..]
            .find('\n')
            .map_or(text.len(), |end| last.end + end);
        let place = self.surface.place(first.start..end) + self.base;
        if self.passages.meets(place) {
            // What is indented below another line, such as a list in a list, stays so.
            let common = chunk.iter().map(Range::len).min().unwrap_or_default();
            let surface = self.surface;
            let taken = chunk
                .iter()
                .map(|indent| indent.start..indent.start + common);
            self.prose.extend(taken.map(|taken| surface.place(taken)));
        }
        chunk.clear();
    }
}

/// The blanks of the line at `at` that go beyond its container.
fn indentation(text: &str, at: usize, container: usize) -> Range<usize> {
    let line = text[at..].split('\n').next().unwrap_or_default();
    let mut start = 0;
    for (next, c) in line.char_indices() {
        if width(&line[..next]) >= container {
            break;
        }
        start = next + c.len_utf8();
    }
    let blanks = line[start..]
        .bytes()
        .take_while(|b| b" \t".contains(b))
        .count();
    at + start..at + start + blanks
}
