//! What a report holds: the contract of `report --format json`.
//!
//! Fields are added, never renamed; `docs/report.schema.json` says the same for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::terms::Terms;
use crate::align::State;
use crate::locale::Locale;
use crate::parse::TranslationType;

/// The name of this version of the contract.
pub const SCHEMA: &str = "isogloss.report/1";

/// The aligned pages of a documentation set.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The documentation set's name.
    pub title: String,
    /// The language translated from.
    pub source_locale: Locale,
    /// The locales of the report, in the configuration's order.
    pub locales: Vec<Locale>,
    /// The pages, by key.
    pub pages: Vec<PageReport>,
    /// The terms of the selected pages.
    #[serde(skip)]
    pub terms: Terms,
}

impl Report {
    /// The newest hand-off of all: the day that ages are counted to, unless another is
    /// chosen.
    pub fn newest_handoff(&self) -> Option<jiff::civil::Date> {
        let pages = self.pages.iter().flat_map(|page| page.locales.values());
        pages.filter_map(|page| page.handoff).max()
    }
}

/// One page in all its locales.
#[derive(Clone, Debug, Serialize)]
pub struct PageReport {
    /// The page key.
    pub page: String,
    /// The locale whose source text is the newest; null where none has source text.
    pub reference: Option<Locale>,
    /// What is known of the page in each locale that has it.
    pub locales: BTreeMap<Locale, PageLocale>,
    /// The rows, in the order of the reference.
    pub rows: Vec<RowReport>,
}

/// A page in one locale.
#[derive(Clone, Debug, Serialize)]
pub struct PageLocale {
    /// The file, relative to the configuration.
    pub file: String,
    /// Its title, in its language.
    pub title: String,
    /// Number of its segments.
    pub segments: usize,
    /// How it was translated.
    pub translation_type: Option<TranslationType>,
    /// When its source went to translation.
    pub handoff: Option<jiff::civil::Date>,
    /// Names the revision of its source.
    pub revision: Option<String>,
    /// Whether its source is the reference's revision.
    pub same_revision: bool,
    /// Words of the reference's source that the locale ought to have.
    pub words: usize,
    /// Those of them that are translated from the newest text. Their share of `words` is
    /// the coverage.
    pub current_words: usize,
    /// Texts that have no source copy, so that nobody can review them: title and
    /// description, image texts, pages without segments.
    pub unsegmented: usize,
    /// The page in the built site, relative to its root, where it has an address.
    #[serde(skip)]
    pub site_path: Option<String>,
}

impl PageLocale {
    /// The share of the source's words that are translated from the newest text; `None`
    /// where no word of the page has a source.
    pub fn coverage(&self) -> Option<f64> {
        share(self.current_words, self.words)
    }
}

/// `part` of `whole`; `None` of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(crate) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// One row: a unit of source text.
#[derive(Clone, Debug, Serialize)]
pub struct RowReport {
    /// Its number in the page, from 1, whatever is left out of the report.
    pub row: usize,
    /// Known by its folded source text and occurrence: the same on the next run, and
    /// after edits elsewhere. A row without source text is known by its own text.
    pub key: String,
    /// The newest source text, in Markdown; of an obsolete row, the older one. Null where
    /// no locale has source text.
    pub source: Option<String>,
    /// Whether the row begins a section.
    pub heading: bool,
    /// Whether it belongs to a list of roles, or of what the page applies to.
    pub role_list: bool,
    /// What each locale has for it.
    pub cells: BTreeMap<Locale, CellReport>,
}

/// What one locale has for a row.
#[derive(Clone, Debug, Serialize)]
pub struct CellReport {
    /// How it stands.
    pub state: State,
    /// What else there is to know, in alphabetical order.
    pub flags: Vec<&'static str>,
    /// Its segments; none where the locale lacks the row.
    pub segments: Vec<SegmentReport>,
    /// The link targets and code that changed; only with the flag `retargeted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retargeted: Option<Retargeted>,
}

/// Link targets and code of one wording that the other does not have.
#[derive(Clone, Debug, Serialize)]
pub struct Retargeted {
    /// In the wording that was translated.
    pub from: Vec<String>,
    /// In the newest source.
    pub to: Vec<String>,
}

/// A segment of a cell, or a piece of a page without segments.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentReport {
    /// Its id in the file; null for unsegmented text.
    pub id: Option<String>,
    /// What it was translated from, in Markdown; null for unsegmented text.
    pub source: Option<String>,
    /// The translation, in Markdown.
    pub target: String,
    /// The line of the file on which it begins, from 1.
    pub line: u32,
}

impl CellReport {
    /// The source that was translated, segments joined.
    pub fn wording(&self) -> String {
        joined(self.segments.iter().filter_map(|one| one.source.as_deref()))
    }

    /// The translation, segments joined.
    pub fn target(&self) -> String {
        joined(self.segments.iter().map(|one| one.target.as_str()))
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" ")
}
