//! A [`Report`] as text, in the formats that people and other programs read: one file
//! per format.
//!
//! *Invariant:* the bytes depend on the report alone; colour is asked for, never
//! detected.

mod concise;
mod escape;
mod full;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod sarif;

#[cfg(test)]
mod tests;

use super::Report;

/// The formats of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// Each finding with its source line, the place underlined
    #[default]
    Full,
    /// One line for each finding
    Concise,
    /// One JSON document, `isogloss.check/1`
    Json,
    /// One JSON object a line
    JsonLines,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// `JUnit` XML: a suite for each file, a failed case for each finding
    Junit,
    /// SARIF 2.1.0
    Sarif,
    /// Reviewdog's diagnostic format
    Rdjson,
    /// A summary fit for a comment on a pull request
    Markdown,
}

/// How [`Format::Full`] and [`Format::Concise`] look; no other format heeds it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether to colour by ANSI escape codes.
    pub color: bool,
    /// Width of the terminal in columns; longer source lines are cut around the place.
    pub width: usize,
}

impl Default for Look {
    /// For a pipe: no colour, 120 columns.
    fn default() -> Self {
        Self {
            color: false,
            width: 120,
        }
    }
}

/// Writes `report` in `format`; the text ends in a line end unless it is empty.
pub fn render(report: &Report, format: Format, look: Look) -> String {
    match format {
        Format::Full => full::render(report, look),
        Format::Concise => concise::render(report, look),
        Format::Json => json::render(report),
        Format::JsonLines => json::render_lines(report),
        Format::Github => github::render(report),
        Format::Gitlab => gitlab::render(report),
        Format::Junit => junit::render(report),
        Format::Sarif => sarif::render(report),
        Format::Rdjson => rdjson::render(report),
        Format::Markdown => markdown::render(report),
    }
}

/// A value as JSON, indented, with a line end.
fn to_json(value: &impl serde::Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).unwrap_or_else(|error| {
        unreachable!("views hold strings, numbers and lists only, yet: {error}")
    });
    json.push('\n');
    json
}
