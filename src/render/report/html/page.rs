//! The page view: the rows of one page, all locales side by side.

use super::bars::needs_work;
use super::view::{CellView, Column, LocaleName, Neighbour, PageView, Part, RowView, SegmentView};
use super::wording::difference;
use super::{Book, File};
use crate::align::State;
use crate::locale::Locale;
use crate::parse::TranslationType;
use crate::render::report::model::{CellReport, PageLocale, PageReport, RowReport};
use crate::render::report::words::Words;
use crate::render::site::address;

/// How many figures of a revision are shown.
const FIGURES: usize = 10;

/// The view of the page of a number; `top` leads from it to the top of the report.
pub(super) fn view(book: &Book<'_>, words: &Words<'_>, number: usize, top: &str) -> PageView {
    let page = &book.report.pages[number];
    let neighbour = |number: Option<usize>| {
        let other = book.report.pages.get(number?)?;
        Some(Neighbour {
            page: other.page.clone(),
            url: to(page, &File::Page(&other.page).path()),
        })
    };
    let present: Vec<(&Locale, &LocaleName, &PageLocale)> = book
        .report
        .locales
        .iter()
        .zip(&book.locales)
        .filter_map(|(locale, name)| Some((locale, name, page.locales.get(locale)?)))
        .collect();
    let rows: Vec<RowView> = page
        .rows
        .iter()
        .map(|row| row_view(row, present.iter().map(|of| of.0)))
        .collect();
    let occurs = |state: &State| {
        let mut cells = page.rows.iter().flat_map(|row| row.cells.values());
        cells.any(|cell| cell.state == *state)
    };
    PageView {
        page: page.page.clone(),
        reference: page.reference.as_ref().map(|locale| {
            let known = present.iter().find(|of| of.0 == locale);
            known.map_or_else(|| locale.autonym(), |of| of.1.name.clone())
        }),
        source_lang: book.source.tag.clone(),
        source_dir: book.source.dir,
        columns: present
            .iter()
            .map(|(_, name, of)| column(book, words, name, of, top))
            .collect(),
        states: State::ALL
            .iter()
            .filter(|state| occurs(state))
            .map(|state| state.name())
            .collect(),
        has_roles: rows.iter().any(|row| row.roles),
        rows,
        previous: neighbour(number.checked_sub(1)),
        next: neighbour(number.checked_add(1)),
    }
}

/// The address of another file of the report, as seen from a page's view.
fn to(page: &PageReport, path: &str) -> String {
    address::relative(&File::Page(&page.page).path(), path)
}

fn column(
    book: &Book<'_>,
    words: &Words<'_>,
    name: &LocaleName,
    of: &PageLocale,
    top: &str,
) -> Column {
    let site = book.options.site.as_ref().zip(of.site_path.as_ref());
    Column {
        name: name.clone(),
        file: of.file.clone(),
        title: of.title.clone(),
        coverage: of.coverage().map(|share| words.percent(share)),
        handoff: of.handoff.map(|day| words.date(day)),
        revision: of
            .revision
            .as_ref()
            .map(|name| name.chars().take(FIGURES).collect()),
        translation: match of.translation_type {
            Some(TranslationType::Machine) => "machine",
            Some(TranslationType::Human) => "human",
            None => "undeclared",
        },
        site_url: site.map(|(site, path)| format!("{top}{site}{}", address::relative("", path))),
    }
}

fn row_view<'a>(row: &RowReport, locales: impl Iterator<Item = &'a Locale>) -> RowView {
    RowView {
        number: row.row,
        heading: row.heading,
        roles: row.role_list,
        drift: row.cells.values().any(|cell| needs_work(cell.state)),
        source: row.source.clone(),
        cells: locales
            .map(|locale| row.cells.get(locale).map(|cell| cell_view(row, cell)))
            .collect(),
    }
}

fn cell_view(row: &RowReport, cell: &CellReport) -> CellView {
    let targets = cell.retargeted.clone();
    CellView {
        state: cell.state.name(),
        flags: cell.flags.clone(),
        segments: cell
            .segments
            .iter()
            .map(|segment| SegmentView {
                id: segment.id.clone().unwrap_or_default(),
                line: segment.line,
                target: segment.target.trim().to_owned(),
            })
            .collect(),
        difference: changes(row, cell),
        targets_before: targets
            .clone()
            .map_or_else(Vec::new, |targets| targets.from),
        targets_now: targets.map_or_else(Vec::new, |targets| targets.to),
    }
}

/// What changed since the wording that was translated.
fn changes(row: &RowReport, cell: &CellReport) -> Vec<Part> {
    let Some(newest) = &row.source else {
        return Vec::new();
    };
    if cell.state == State::Obsolete || cell.segments.iter().all(|one| one.source.is_none()) {
        return Vec::new();
    }
    let parts = difference(&cell.wording(), newest);
    if parts.iter().all(|part| part.kind == "same")
        || cell.state == State::Current && cell.flags.is_empty()
    {
        return Vec::new();
    }
    parts
}
