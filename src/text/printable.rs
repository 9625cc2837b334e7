//! Text of documents, fit for a terminal and for the log of a build server.
//!
//! Documents, file names and git data may hold what a terminal obeys (control characters),
//! what shows a line in another order than it is in (bidirectional controls), what shows
//! nothing (zero-width characters and tags), and what a build server's runner takes for a
//! command. [`lines()`] and its siblings show all of it as `\u{202e}`, and break the commands:
//!
//! | runner | obeys | source | written as |
//! |---|---|---|---|
//! | GitHub Actions | a line whose first characters after white space are `::` | `ActionCommand.TryParseV2` | `:\:` |
//! | GitHub Actions | `##[` anywhere in a line | `ActionCommand.TryParse` | `#\#[` |
//! | Azure Pipelines | `##vso[` anywhere, `##[` at the beginning | `Command.TryParse` | `#\#vso[` |
//! | `TeamCity` | `##teamcity[` anywhere | service messages | `#\#teamcity[` |
//! | GitLab | `section_start:` and `section_end:` before `\r\e[0K` | section markers | `section_start\:` |
//!
//! Runners read lines that end in `\n`, `\r` or both. *Laws:* what was made printable stays
//! as it is when that is done again; text without any of these characters stays as it is.

use std::fmt::Write;
use std::ops::Range;

/// Whether a character shows nothing of its own, or does something to the text around it.
///
/// These are the control characters (Unicode category `Cc`), line ends included; the
/// bidirectional controls (UAX #9, §2); line and paragraph separators; and the default
/// ignorable code points but for the variation selectors U+FE00–U+FE0F, which follow
/// emoji.
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Text of several lines, whose ends stay.
pub fn lines(text: &str) -> String {
    Escape {
        is_whole: true,
        ..Escape::default()
    }
    .run(text, &mut [])
}

/// Text of several lines that the program has coloured itself: escape sequences that set
/// colours (ECMA-48, SGR) stay too. What it holds of documents has to be printable already.
pub fn coloured_lines(text: &str) -> String {
    Escape {
        is_whole: true,
        is_coloured: true,
        ..Escape::default()
    }
    .run(text, &mut [])
}

/// A piece of a line. Its line ends are shown as `\n`.
pub fn piece(text: &str) -> String {
    Escape {
        is_line: true,
        ..Escape::default()
    }
    .run(text, &mut [])
}

/// Pieces of lines, whose ends stay, and where a range of bytes of the text lies in them.
pub fn marked(text: &str, mut range: Range<usize>) -> (String, Range<usize>) {
    let mut places = [range.start, range.end];
    let shown = Escape::default().run(text, &mut places);
    [range.start, range.end] = places;
    (shown, range)
}

/// A JSON text (RFC 8259) of the same value: hidden characters become `\u` escapes.
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if (is_hidden(c) && c != '\n') || is_command(text, at) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// An XML 1.0 document of the same content: hidden characters become character references.
/// None of them stands in a name.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if (is_hidden(c) && c != '\n') || is_command(text, at) {
            let _ = write!(out, "&#x{:x};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// A Fluent resource of the same messages: hidden characters become escapes in string
/// literals (Fluent 1.0, `StringLiteral`), and are shown in comments.
pub fn fluent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.starts_with('#') {
            out.push_str(&lines(line));
            continue;
        }
        for (at, c) in line.char_indices() {
            if (is_hidden(c) && c != '\n') || is_command(line, at) {
                let _ = write!(out, "{{\"\\U{:06X}\"}}", u32::from(c));
            } else {
                out.push(c);
            }
        }
    }
    out
}

/// How text is made printable.
#[derive(Clone, Copy, Default)]
struct Escape {
    /// Whether the text is all of its lines: then those that begin like a command are
    /// broken.
    is_whole: bool,
    /// Whether the program's colours are in it.
    is_coloured: bool,
    /// Whether it has to stay on one line.
    is_line: bool,
}

impl Escape {
    /// Escapes `text`; `places`, offsets in it in their order, become offsets in the result.
    fn run(self, text: &str, places: &mut [usize]) -> String {
        let mut out = String::with_capacity(text.len());
        let mut places = places.iter_mut().peekable();
        let mut is_start = true;
        let mut skip_to = 0;
        for (at, c) in text.char_indices() {
            while let Some(place) = places.next_if(|place| **place <= at) {
                *place = out.len();
            }
            if at < skip_to {
                out.push(c);
                continue;
            }
            if let Some(length) = self.colour(&text[at..]) {
                out.push(c);
                skip_to = at + length;
                continue;
            }
            if self.is_whole && is_start && is_start_of_command(&text[at..]) {
                out.push_str(":\\");
            } else if is_command(text, at) {
                out.push('\\');
                out.push(c);
            } else {
                self.push(c, &text[at + c.len_utf8()..], &mut out);
            }
            is_start = c == '\n' || (is_start && is_blank(c));
        }
        for place in places {
            *place = out.len();
        }
        out
    }

    fn push(self, c: char, rest: &str, out: &mut String) {
        match c {
            '\t' => out.push(c),
            '\n' if !self.is_line => out.push(c),
            '\r' if !self.is_line && rest.starts_with('\n') => out.push(c),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }

    /// The length of the escape sequence that sets a colour, where the text begins with one.
    fn colour(self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix("\u{1b}[").filter(|_| self.is_coloured)?;
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then_some(end + 3)
    }
}

/// Whether a line that goes on like this begins a command. A third colon would be part of
/// its name, and no command has one: `:::` is syntax of documents and of findings.
fn is_start_of_command(line: &str) -> bool {
    line.starts_with("::") && !line.starts_with(":::")
}

/// Whether a line that begins with the character is read as if it did not.
fn is_blank(c: char) -> bool {
    c == '\t' || (c.is_whitespace() && !is_hidden(c))
}

/// Whether the character at `at` is the one by which a command that runners find anywhere
/// in a line is broken: the second `#` of `##name[`, or the colon of `section_start:`.
fn is_command(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    if let Some(rest) = rest.strip_prefix('#') {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        return before.ends_with('#') && name.starts_with('[');
    }
    rest.starts_with(':')
        && ["section_start", "section_end"]
            .iter()
            .any(|name| before.ends_with(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        for (text, shown) in [
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\u{9b}31mb", "a\\u{9b}31mb"),
            ("a\u{202e}b\u{2069}", "a\\u{202e}b\\u{2069}"),
            ("a\u{61c}\u{200e}\u{200f}", "a\\u{61c}\\u{200e}\\u{200f}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            (
                "a\u{200b}\u{feff}\u{e0041}",
                "a\\u{200b}\\u{feff}\\u{e0041}",
            ),
            ("a\0\u{7f}\u{8}", "a\\u{0}\\u{7f}\\u{8}"),
            ("old\rnew", "old\\rnew"),
            ("é 選 😀\u{fe0f}\tx", "é 選 😀\u{fe0f}\tx"),
        ] {
            assert_eq!(lines(text), shown, "{text:?}");
        }
        assert_eq!(lines("a\r\nb\n"), "a\r\nb\n");
        assert_eq!(piece("a\r\nb"), "a\\r\\nb");
    }

    #[test]
    fn runners_are_not_commanded() {
        for (text, shown) in [
            ("::error::x", ":\\:error::x"),
            (" \t\u{3000}::add-mask::x", " \t\u{3000}:\\:add-mask::x"),
            ("a\n::error::x", "a\n:\\:error::x"),
            ("a ##[error]x", "a #\\#[error]x"),
            ("###[group]x", "##\\#[group]x"),
            ("a ##vso[task.setvariable]x", "a #\\#vso[task.setvariable]x"),
            ("##TeamCity[x]", "#\\#TeamCity[x]"),
            (
                "section_start:1:x\r\u{1b}[0K",
                "section_start\\:1:x\\r\\u{1b}[0K",
            ),
            (" ::: a.md", " ::: a.md"),
            ("a::b ## c [d]", "a::b ## c [d]"),
        ] {
            assert_eq!(lines(text), shown);
        }
        assert_eq!(piece(":::zone pivot"), ":::zone pivot");
    }

    #[test]
    fn only_colours_of_the_program_stay() {
        assert_eq!(
            coloured_lines("\u{1b}[1;31mx\u{1b}[0m\u{1b}[2J\u{1b}]0;t\u{7}"),
            "\u{1b}[1;31mx\u{1b}[0m\\u{1b}[2J\\u{1b}]0;t\\u{7}"
        );
        assert_eq!(coloured_lines("\u{1b}[1m::error::"), "\u{1b}[1m:\\:error::");
        assert_eq!(lines("\u{1b}[1mx"), "\\u{1b}[1mx");
    }

    #[test]
    fn places_move_with_the_text() {
        let (shown, range) = marked("\u{202e}ab\u{9b}c", 3..7);
        assert_eq!(&shown[range], "ab\\u{9b}");
        assert_eq!(marked("ab", 1..2), ("ab".to_owned(), 1..2));
        assert_eq!(marked("", 0..0), (String::new(), 0..0));
    }

    #[test]
    fn formats_keep_their_values() {
        let value = serde_json::json!("a\u{202e}\u{9b}\u{e0041}\u{7f} ##vso[x]");
        let written = json(&value.to_string());
        assert!(
            written.is_ascii() && !written.contains("##vso["),
            "{written}"
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&written).unwrap(),
            value
        );
        assert_eq!(xml("<a>\u{202e}##[x]</a>\n"), "<a>&#x202e;#&#x23;[x]</a>\n");
        assert_eq!(
            fluent("# a\u{202e}\nb = c\u{202e}\n"),
            "# a\\u{202e}\nb = c{\"\\U00202E\"}\n"
        );
    }

    proptest! {
        #[test]
        fn printable_text_stays(text in "(\\PC|[:#\\[\n\r\t\u{1b}\u{202e}m0]|##vso\\[)*") {
            let once = lines(&text);
            prop_assert!(once.chars().all(|c| matches!(c, '\n' | '\t' | '\r') || !is_hidden(c)));
            for line in once.split(['\n', '\r']) {
                prop_assert!(!is_start_of_command(line.trim_start()));
                prop_assert!(!line.contains("##[") && !line.contains("##vso["));
            }
            prop_assert_eq!(lines(&once), once);
        }
    }
}
