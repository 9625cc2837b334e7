//! Reading in two languages: what stands beside each segment of a page.
//!
//! The source text of a page stands in the page itself. The texts of the other editions
//! lie beside their pages, one script each, keyed by row: a page names the row of each
//! of its segments, and rows are the same in all editions of a page. They are classic
//! scripts, since a page that was opened as a file may load nothing else.

use std::collections::BTreeMap;

use super::body::{self, Drift, DriftKind, SegmentNotes};
use super::edition::{Shown, shown};
use super::links::PageLinks;
use super::{Edition, Site};
use crate::align::{self, AlignedPages, Cell, Row, State};
use crate::discover::{PageGroup, PageKey};
use crate::library::{GroupPages, Library};
use crate::locale::Locale;
use crate::parse::Page;
use crate::read::Side;
use crate::text::FileId;

/// Where the texts of an edition's page lie, by row.
pub fn rows_path(locale: &Locale, key: &PageKey) -> String {
    format!("{locale}/{}", key.rows_path())
}

/// Whether an edition has texts of its own for a page that others can be read beside.
pub fn has_rows(library: &Library, group: &PageGroup, locale: &Locale) -> bool {
    own_texts(library, group, locale)
        .and_then(|here| library.summary(here.file))
        .is_some_and(crate::library::Summary::has_source)
}

/// The page of a translation. The reconstructed source edition has no texts of its own:
/// they stand in every translation.
fn own_texts(library: &Library, group: &PageGroup, locale: &Locale) -> Option<Shown> {
    shown(library, group, locale).filter(|here| here.is_own_language() && here.side == Side::Target)
}

/// What is known of the segments of each locale's page: those of bilingual pages.
pub fn notes(site: &Site<'_>, pages: &GroupPages) -> BTreeMap<Locale, SegmentNotes> {
    let mut all = BTreeMap::new();
    for (locale, (file, page)) in pages {
        let count = page.table().segments().len();
        if count == 0 {
            continue;
        }
        let Some(edition) = site
            .editions
            .iter()
            .find(|edition| edition.locale == *locale)
        else {
            continue;
        };
        let notes = SegmentNotes {
            rows: vec![0; count],
            sources: texts(site, edition, *file, page, Side::Source),
            source_lang: site.library.config.source_locale.to_string(),
            drift: vec![Vec::new(); count],
        };
        all.insert(locale.clone(), notes);
    }
    if all.is_empty() {
        return all;
    }
    let aligned = align::align_pages(pages, &site.library.config.source_locale);
    let rows = aligned.alignment.rows.iter();
    let told: Vec<String> = rows
        .map(|row| {
            if row.cells.iter().flatten().any(lags) {
                wording(site, &aligned, row, pages, &all)
            } else {
                String::new()
            }
        })
        .collect();
    for (number, edition) in aligned.editions.iter().enumerate() {
        if let Some(notes) = all.get_mut(&edition.locale) {
            enter(notes, &aligned.alignment.rows, number, &told);
        }
    }
    all
}

/// Whether a reader of the cell's locale is told what the source says by now.
fn lags(cell: &Cell) -> bool {
    matches!(cell.state, State::Stale | State::Missing)
}

/// The source text that heads a row, as HTML.
fn wording(
    site: &Site<'_>,
    aligned: &AlignedPages,
    row: &Row,
    pages: &GroupPages,
    notes: &BTreeMap<Locale, SegmentNotes>,
) -> String {
    let lead = &aligned.editions[row.lead];
    let Some(cell) = &row.cells[row.lead] else {
        return String::new();
    };
    if let Some(notes) = notes
        .get(&lead.locale)
        .filter(|_| !cell.segments.is_empty())
    {
        let texts = cell
            .segments
            .iter()
            .map(|&segment| notes.sources[segment as usize].as_str());
        return texts.collect::<Vec<_>>().join(" ");
    }
    // The source locale's own page has no segments.
    let edition = site.editions.iter().find(|one| one.locale == lead.locale);
    let Some(((file, page), edition)) = pages.get(&lead.locale).zip(edition) else {
        return String::new();
    };
    let text = page.text(Side::Target);
    let links = links(site, edition, *file);
    let pieces = lead.pieces(text, &cell.words).into_iter();
    let pieces = pieces.map(|piece| body::passage(piece.of(text), &links, &edition.words));
    pieces.collect::<Vec<_>>().join(" ")
}

/// Enters the rows of one edition's segments, and its drift; `told` has the wording of the
/// rows that some edition lags in. A sentence that the edition lacks is told after the one
/// before it.
fn enter(notes: &mut SegmentNotes, rows: &[Row], edition: usize, told: &[String]) {
    let mut before = 0;
    for (number, (row, source)) in (0..).zip(rows.iter().zip(told)) {
        let Some(cell) = &row.cells[edition] else {
            continue;
        };
        for &segment in &cell.segments {
            notes.rows[segment as usize] = number;
        }
        if let Some(&last) = cell.segments.last() {
            before = last as usize;
        }
        let kind = match cell.state {
            State::Stale => DriftKind::Stale,
            State::Missing => DriftKind::Missing,
            State::Obsolete => DriftKind::Obsolete,
            State::Current | State::Moved | State::Unpaired => continue,
        };
        notes.drift[before].push(Drift {
            kind,
            source: match kind {
                DriftKind::Obsolete => String::new(),
                DriftKind::Stale | DriftKind::Missing => source.clone(),
            },
        });
    }
}

/// The texts of the segments of a page's side.
fn texts(site: &Site<'_>, edition: &Edition, file: FileId, page: &Page, side: Side) -> Vec<String> {
    body::segment_texts(page, side, &links(site, edition, file), &edition.words)
}

fn links<'a>(site: &'a Site<'a>, edition: &'a Edition, from: FileId) -> PageLinks<'a> {
    PageLinks {
        routes: &site.routes,
        locale: &edition.locale,
        file_locale: &edition.locale,
        from,
        path: "",
    }
}

/// The texts of an edition's page by row, as a script, and where it lies.
pub fn rows(
    site: &Site<'_>,
    edition: &Edition,
    group: &PageGroup,
    pages: &GroupPages,
    notes: &BTreeMap<Locale, SegmentNotes>,
) -> Option<(String, String)> {
    let here = own_texts(site.library, group, &edition.locale)?;
    let notes = notes.get(&here.file_locale)?;
    let (file, page) = pages.get(&here.file_locale)?;
    let texts = texts(site, edition, *file, page, Side::Target);
    let mut rows: BTreeMap<u32, String> = BTreeMap::new();
    for (row, text) in notes.rows.iter().zip(texts) {
        let all = rows.entry(*row).or_default();
        if !all.is_empty() && !edition.locale.is_cjk() {
            all.push(' ');
        }
        all.push_str(&text);
    }
    let last = rows.keys().next_back().copied()?;
    let by_row: Vec<&str> = (0..=last)
        .map(|row| rows.get(&row).map_or("", String::as_str))
        .collect();
    let data = serde_json::to_string(&by_row).ok()?;
    let path = rows_path(&edition.locale, &group.key);
    Some((
        path,
        format!("isogloss.rows(\"{}\",{data})\n", edition.locale),
    ))
}
