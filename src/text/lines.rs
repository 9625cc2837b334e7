//! Lines and columns, for people.

use super::TextRange;

/// A place as people count: lines and columns from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// Where the lines of one text begin. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte offset of the first byte of each line; the first is 0.
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        Self { starts }
    }

    /// The line of a byte offset, from 1. An offset past the end is on the last line.
    pub fn line(&self, offset: usize) -> u32 {
        let line = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// The position of a byte offset of `text`, the text that was indexed. An offset
    /// within a character counts as the character's first byte.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line(offset);
        let start = self.starts[line as usize - 1] as usize;
        let end = text.floor_char_boundary(offset);
        let column = text
            .get(start..end)
            .map_or(0, |before| before.chars().count());
        Position {
            line,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }

    /// The bytes of a line (from 1) of `text`, without its line end.
    pub fn range(&self, text: &str, line: u32) -> TextRange {
        let index = line.saturating_sub(1) as usize;
        let start = self
            .starts
            .get(index)
            .map_or(text.len(), |&start| start as usize);
        let end = self
            .starts
            .get(index + 1)
            .map_or(text.len(), |&next| next as usize);
        TextRange::new(
            start,
            start + text[start..end].trim_end_matches(['\n', '\r']).len(),
        )
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    pub fn count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "один\n二三 x\r\nlast";
        let lines = LineIndex::new(text);
        let at = |needle| lines.position(text, text.find(needle).unwrap());
        assert_eq!(at("н"), Position { line: 1, column: 4 });
        assert_eq!(at("x"), Position { line: 2, column: 4 });
        assert_eq!(at("last"), Position { line: 3, column: 1 });
        assert_eq!(lines.count(), 3);
        assert_eq!(lines.range(text, 2).of(text), "二三 x");
    }

    #[test]
    fn an_offset_past_the_end_is_on_the_last_line() {
        let lines = LineIndex::new("a\nb");
        assert_eq!(lines.position("a\nb", 99), Position { line: 2, column: 2 });
    }
}
