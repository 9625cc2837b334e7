//! Where a page's metadata block lies.

use crate::text::TextRange;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The metadata block at the beginning of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontMatterRange {
    /// Both delimiter lines, with the last one's line end; a byte order mark before it
    /// is left out.
    pub block: TextRange,
    /// The YAML between the delimiter lines.
    pub yaml: TextRange,
}

/// Finds the block between a first line `---` and the next line `---` or `...`.
///
/// A byte order mark may precede it, lines may end in `\n` or `\r\n`, and blanks may
/// follow the delimiters. The range is the same in a file and in both of its sides.
/// `None` where the first line is another or the block is never closed.
pub fn front_matter(text: &str) -> Option<FrontMatterRange> {
    let start = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().filter(|line| delimits(line, &["---"]))?;
    let yaml_start = start + first.len();
    let mut at = yaml_start;
    for line in lines {
        let next = at + line.len();
        if delimits(line, &["---", "..."]) {
            return Some(FrontMatterRange {
                block: TextRange::new(start, next),
                yaml: TextRange::new(yaml_start, at),
            });
        }
        at = next;
    }
    None
}

/// The offset at which Markdown begins: after the front matter or a byte order mark.
pub fn body_start(text: &str) -> usize {
    front_matter(text).map_or_else(
        || text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len(),
        |found| found.block.end as usize,
    )
}

fn delimits(line: &str, delimiters: &[&str]) -> bool {
    delimiters.contains(&line.trim_end_matches([' ', '\t', '\r', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Option<&str> {
        front_matter(text).map(|found| found.yaml.of(text))
    }

    #[test]
    fn block_ends_at_the_first_closing_line() {
        assert_eq!(yaml("---\na: 1\n---\n---\n"), Some("a: 1\n"));
        assert_eq!(yaml("---\na: 1\n...\nb"), Some("a: 1\n"));
        assert_eq!(yaml("---\n---"), Some(""));
    }

    #[test]
    fn byte_order_mark_and_carriage_returns_are_allowed() {
        let text = "\u{feff}---\r\na: é\r\n--- \r\nbody";
        let found = front_matter(text).unwrap();
        assert_eq!(found.yaml.of(text), "a: é\r\n");
        assert_eq!(found.block.start, 3);
        assert_eq!(&text[found.block.end as usize..], "body");
    }

    #[test]
    fn other_texts_have_none() {
        for text in [
            "",
            "---",
            "---\na: 1\n",
            " ---\n---\n",
            "----\n---\n",
            "a\n---\n---\n",
        ] {
            assert_eq!(front_matter(text), None, "{text:?}");
        }
    }
}
