//! Code as HTML: its colours as a few classes, and the lines that a snippet points out.
//!
//! [`Highlighter`] cuts a text into runs of one class; [`write()`] makes HTML of them.
//! *Invariant:* with its tags taken away, what is written is the text, escaped. Colour
//! is a comfort: a text too large, or in a language without a grammar, is one plain run,
//! and so is every text where the program was built without the feature `highlight`.

#[cfg(feature = "highlight")]
mod classes;
#[cfg(feature = "highlight")]
mod grammar;
#[cfg(feature = "highlight")]
mod languages;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::body::escape_into;
use crate::parse::Lines;

/// A text with more bytes stays plain.
#[cfg(feature = "highlight")]
const LARGEST: usize = 64 * 1024;

/// A text with a line of more bytes stays plain: grammars may be slow in long lines.
#[cfg(feature = "highlight")]
const LONGEST_LINE: usize = 2 * 1024;

/// What a piece of code is, as far as its looks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A comment.
    Comment,
    /// A text in quotes.
    String,
    /// A number, or the name of a value: `true`, `NULL`.
    Constant,
    /// A word of the language.
    Keyword,
    /// The name of a function, a command or a type.
    Name,
    /// A variable, where the language marks it: `$name`.
    Variable,
    /// The name of an attribute, an option or a key.
    Attribute,
    /// The name of an element.
    Tag,
    /// A heading.
    Heading,
    /// A line that a change adds.
    Inserted,
    /// A line that a change takes away.
    Deleted,
}

impl Class {
    /// The class in the HTML.
    fn name(self) -> &'static str {
        match self {
            Self::Comment => "hl-c",
            Self::String => "hl-s",
            Self::Constant => "hl-n",
            Self::Keyword => "hl-k",
            Self::Name => "hl-f",
            Self::Variable => "hl-v",
            Self::Attribute => "hl-a",
            Self::Tag => "hl-t",
            Self::Heading => "hl-h",
            Self::Inserted => "hl-i",
            Self::Deleted => "hl-d",
        }
    }
}

/// A piece of code of one class, up to byte `end`; it begins where the one before ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it ends, in bytes.
    pub end: usize,
    /// What it is; `None` for what has no looks of its own.
    pub class: Option<Class>,
}

/// A text in its language.
type Key = (String, String);

/// Cuts code into runs, and remembers them: the same code stands in every locale.
#[derive(Default)]
pub struct Highlighter {
    known: Mutex<HashMap<Key, Arc<OnceLock<Vec<Run>>>>>,
}

impl fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Highlighter").finish_non_exhaustive()
    }
}

impl Highlighter {
    /// The runs of a text, in order, which together are the text. The language is what
    /// the author calls it, in any letter case.
    fn with_runs<T>(&self, language: &str, text: &str, then: impl FnOnce(&[Run]) -> T) -> T {
        if !is_wanted(language, text) {
            return then(&plain(text));
        }
        let key = (language.to_owned(), text.to_owned());
        let cell = {
            // A thread that died while it held the lock has left a sound map.
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(key).or_default())
        };
        then(cell.get_or_init(|| runs(language, text).unwrap_or_else(|| plain(text))))
    }
}

fn plain(text: &str) -> Vec<Run> {
    vec![Run {
        end: text.len(),
        class: None,
    }]
}

#[cfg(feature = "highlight")]
fn is_wanted(language: &str, text: &str) -> bool {
    let is_long = |line: &[u8]| line.len() > LONGEST_LINE;
    !language.is_empty()
        && text.len() <= LARGEST
        && !text.as_bytes().split(|&byte| byte == b'\n').any(is_long)
}

#[cfg(feature = "highlight")]
fn runs(language: &str, text: &str) -> Option<Vec<Run>> {
    grammar::runs(&languages::grammar_of(language)?, text)
}

#[cfg(not(feature = "highlight"))]
fn is_wanted(_: &str, _: &str) -> bool {
    false
}

#[cfg(not(feature = "highlight"))]
fn runs(_: &str, _: &str) -> Option<Vec<Run>> {
    None
}

/// Writes a text as phrasing content, at the end of `out`: in colours where there is a
/// highlighter, and with a `mark` around each of the lines that `marked` names.
pub fn write(
    highlighter: Option<&Highlighter>,
    language: &str,
    text: &str,
    marked: &Lines,
    out: &mut String,
) {
    match highlighter {
        Some(highlighter) => {
            highlighter.with_runs(language, text, |runs| write_runs(text, runs, marked, out));
        }
        None => write_runs(text, &plain(text), marked, out),
    }
}

fn write_runs(text: &str, runs: &[Run], marked: &Lines, out: &mut String) {
    if marked.is_empty() {
        write_piece(text, 0..text.len(), runs, out);
        return;
    }
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let end = at + line.len();
        if marked.contains(number) {
            let words = at + line.trim_end_matches(['\n', '\r']).len();
            out.push_str("<mark>");
            write_piece(text, at..words, runs, out);
            out.push_str("</mark>");
            at = words;
        }
        write_piece(text, at..end, runs, out);
        at = end;
    }
}

/// Writes a range of the text.
fn write_piece(text: &str, range: std::ops::Range<usize>, runs: &[Run], out: &mut String) {
    let mut at = range.start;
    let first = runs.partition_point(|run| run.end <= at);
    for run in &runs[first..] {
        if at >= range.end {
            break;
        }
        let end = run.end.min(range.end);
        let piece = &text[at..end];
        // White space has no looks.
        let words = piece.trim();
        match run.class.filter(|_| !words.is_empty()) {
            Some(class) => {
                let (before, after) = piece.split_once(words).unwrap_or_default();
                escape_into(before, out);
                out.push_str("<span class=\"");
                out.push_str(class.name());
                out.push_str("\">");
                escape_into(words, out);
                out.push_str("</span>");
                escape_into(after, out);
            }
            None => escape_into(piece, out),
        }
        at = end;
    }
}

#[cfg(all(test, feature = "highlight"))]
mod tests;
