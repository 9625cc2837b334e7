//! What a command writes to standard output and standard error.

use crate::diagnostic::render::{Format, Look};
use crate::text::printable;

/// Output that a terminal and the log of a build server may show: nothing in it does
/// anything, wherever its words come from.
///
/// *Invariant:* `main` prints nothing else, and each constructor makes its text safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed(String);

impl Printed {
    /// Text for people.
    pub fn text(text: &str) -> Self {
        Self(printable::lines(text))
    }

    /// Text for people that may have colours of the program's own.
    pub fn coloured(text: &str) -> Self {
        Self(printable::coloured_lines(text))
    }

    /// A JSON text.
    pub fn json(text: &str) -> Self {
        Self(printable::json(text))
    }

    /// A Fluent resource.
    pub fn fluent(text: &str) -> Self {
        Self(printable::fluent(text))
    }

    /// A table for spreadsheets. CSV has no escapes (RFC 4180): a terminal gets text for
    /// people, anything else the values as they are, for a file or another program.
    pub fn csv(text: String, look: Look) -> Self {
        if look.color {
            Self::text(text.trim_start_matches('\u{feff}'))
        } else {
            Self(text)
        }
    }

    /// Findings that were rendered in `format`.
    pub(super) fn findings(text: String, format: Format, look: Look) -> Self {
        match format {
            Format::Full | Format::Concise if look.color => Self::coloured(&text),
            Format::Full | Format::Concise | Format::Markdown => Self::text(&text),
            Format::Json | Format::JsonLines | Format::Gitlab | Format::Sarif | Format::Rdjson => {
                Self::json(&text)
            }
            Format::Junit => Self(printable::xml(&text)),
            // Commands are what it is made of; their data is escaped where they are made.
            Format::Github => Self(text),
        }
    }

    /// The text as it is to be written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
