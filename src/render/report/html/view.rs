//! What the report's templates may use. Fields are added, never renamed.
//!
//! Every template sees `frame` ([`Frame`]) and `view`: a [`Dashboard`], a [`PageView`] or
//! a [`TermsView`]. Every `url` is relative to the file that holds it, and
//! percent-encoded. Percentages, dates and names are written for the interface language.

use serde::Serialize;

/// What all files of a language share.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The interface language (BCP 47).
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The documentation set's name.
    pub site: String,
    /// From the file to the report's style and script, with `/` at its end.
    pub assets: String,
    /// The parts of the report.
    pub tabs: Vec<Tab>,
    /// The same file in every interface language.
    pub languages: Vec<Language>,
    /// The day that ages are counted to.
    pub made: Option<String>,
    /// The name of the source language.
    pub source_language: String,
}

/// A part of the report.
#[derive(Clone, Debug, Serialize)]
pub struct Tab {
    /// The message that names it.
    pub key: &'static str,
    /// Where it is.
    pub url: String,
    /// Whether it is this file.
    pub current: bool,
}

/// An interface language.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// Its name.
    #[serde(flatten)]
    pub name: LocaleName,
    /// This file in it.
    pub url: String,
    /// Whether it is this file's language.
    pub current: bool,
}

/// A locale.
#[derive(Clone, Debug, Serialize)]
pub struct LocaleName {
    /// BCP 47.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name in itself.
    pub name: String,
}

/// The dashboard.
#[derive(Clone, Debug, Serialize)]
pub struct Dashboard {
    /// Number of pages.
    pub pages: usize,
    /// Number of rows.
    pub rows: usize,
    /// The locales, in the configuration's order.
    pub locales: Vec<LocaleCard>,
    /// The pages that need work most, the worst first.
    pub worst: Vec<PageLine>,
    /// Every page.
    pub lines: Vec<PageLine>,
}

/// How far a locale is.
#[derive(Clone, Debug, Serialize)]
pub struct LocaleCard {
    /// Which.
    #[serde(flatten)]
    pub name: LocaleName,
    /// Share of the source's words that are current.
    pub coverage: Option<String>,
    /// Rows by state, for the chart.
    pub bars: Vec<Bar>,
    /// Rows by state, for the legend: those that occur.
    pub counts: Vec<StateCount>,
    /// The newest hand-off.
    pub handoff: Option<String>,
    /// Days from that to the report's day.
    pub days: Option<i32>,
    /// Share of its pages that a machine translated; `None` where no page says.
    pub machine: Option<String>,
    /// Pages that other locales have.
    pub missing_pages: usize,
    /// Pages that no other locale has.
    pub extra_pages: usize,
    /// Texts without a source copy.
    pub unsegmented: usize,
}

/// A part of a bar, in hundredths of its length.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// The state that gives it its colour.
    pub state: &'static str,
    /// Where it begins.
    pub x: f64,
    /// How long it is.
    pub width: f64,
}

/// How many rows have a state.
#[derive(Clone, Debug, Serialize)]
pub struct StateCount {
    /// The state.
    pub state: &'static str,
    /// The number.
    pub count: usize,
}

/// A page on the dashboard.
#[derive(Clone, Debug, Serialize)]
pub struct PageLine {
    /// The page key.
    pub page: String,
    /// Its view.
    pub url: String,
    /// Rows that are stale, missing or obsolete in some locale.
    pub drift: usize,
    /// Its cells, by locale; `None` where the locale lacks the page.
    pub cells: Vec<Option<PageCell>>,
}

/// A page in one locale.
#[derive(Clone, Debug, Serialize)]
pub struct PageCell {
    /// The locale's name.
    pub locale: String,
    /// Coverage, where the page has a source.
    pub coverage: Option<String>,
    /// Rows by state.
    pub bars: Vec<Bar>,
    /// Rows that are stale, missing or obsolete.
    pub drift: usize,
}

/// The rows of a page.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The page key.
    pub page: String,
    /// The language of the reference.
    pub reference: Option<String>,
    /// The tag of the source language.
    pub source_lang: String,
    /// The direction of the source language.
    pub source_dir: &'static str,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// The states that occur.
    pub states: Vec<&'static str>,
    /// Whether a row belongs to a role list.
    pub has_roles: bool,
    /// The page before this one.
    pub previous: Option<Neighbour>,
    /// The page after this one.
    pub next: Option<Neighbour>,
}

/// Another page.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// The page key.
    pub page: String,
    /// Its view.
    pub url: String,
}

/// A locale's column.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Which locale.
    #[serde(flatten)]
    pub name: LocaleName,
    /// Its file.
    pub file: String,
    /// The page's title.
    pub title: String,
    /// Coverage, where the page has a source.
    pub coverage: Option<String>,
    /// The hand-off.
    pub handoff: Option<String>,
    /// The first figures of the revision.
    pub revision: Option<String>,
    /// `machine`, `human` or `undeclared`.
    pub translation: &'static str,
    /// The page in the built site.
    pub site_url: Option<String>,
}

/// A row.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Its number.
    pub number: usize,
    /// Whether it begins a section.
    pub heading: bool,
    /// Whether it belongs to a role list.
    pub roles: bool,
    /// Whether some cell is stale, missing or obsolete.
    pub drift: bool,
    /// The newest source text; of an obsolete row, the older one.
    pub source: Option<String>,
    /// The cells, by column; `None` where there is nothing to say.
    pub cells: Vec<Option<CellView>>,
}

/// A cell.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// Its state.
    pub state: &'static str,
    /// Its flags.
    pub flags: Vec<&'static str>,
    /// Its texts.
    pub segments: Vec<SegmentView>,
    /// From the wording that was translated to the newest one; empty where they are the
    /// same, or there is no newer one.
    pub difference: Vec<Part>,
    /// Link targets and code that only the wording that was translated has.
    pub targets_before: Vec<String>,
    /// Link targets and code that only the newest wording has.
    pub targets_now: Vec<String>,
}

/// A segment.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentView {
    /// Its id; empty for unsegmented text.
    pub id: String,
    /// Its line in the file.
    pub line: u32,
    /// The translation.
    pub target: String,
}

/// A part of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// `same`, `deleted` or `inserted`.
    pub kind: &'static str,
    /// The text.
    pub text: String,
}

/// The terms.
#[derive(Clone, Debug, Serialize)]
pub struct TermsView {
    /// The columns.
    pub locales: Vec<LocaleName>,
    /// The source language's tag.
    pub source_lang: String,
    /// Sorts of terms.
    pub kinds: Vec<KindView>,
}

/// The terms of one sort.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    /// The message that names the sort.
    pub key: &'static str,
    /// Terms with more than one translation in a locale.
    pub inconsistent: usize,
    /// The terms, the inconsistent ones first.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The source term.
    pub source: String,
    /// Whether a locale has more than one translation.
    pub inconsistent: bool,
    /// Translations, by locale.
    pub locales: Vec<Vec<VariantView>>,
}

/// A translation of a term.
#[derive(Clone, Debug, Serialize)]
pub struct VariantView {
    /// The translation.
    pub text: String,
    /// How often it stands in the documents.
    pub count: usize,
    /// A page where it stands.
    pub page: String,
    /// That page's view, where it is in the report.
    pub url: Option<String>,
}
