//! From page groups to what a report shows of them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::model::{
    CellReport, PageLocale, PageReport, Report, Retargeted, RowReport, SCHEMA, SegmentReport,
};
use super::terms::Terms;
use super::unsegmented;
use crate::align::{self, AlignedPages, Cell, Edition, Row, State};
use crate::discover::{PageGroup, PageKey};
use crate::files::FileError;
use crate::library::{GroupPages, Library};
use crate::locale::Locale;
use crate::parse::{Document, Page};
use crate::read::Side;
use crate::render::site::address;
use crate::text::{LineIndex, TextRange};

/// What a report is about.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The locales; all of them where empty. The others still take part in the
    /// alignment.
    pub locales: Vec<Locale>,
    /// The page keys; all of them where `None`.
    pub pages: Option<globset::GlobSet>,
    /// Only rows with a cell in one of these states; all rows where empty.
    pub states: Vec<State>,
}

impl Selection {
    fn has_page(&self, key: &PageKey) -> bool {
        self.pages
            .as_ref()
            .is_none_or(|glob| glob.is_match(key.as_str()))
    }

    fn has_locale(&self, locale: &Locale) -> bool {
        self.locales.is_empty() || self.locales.contains(locale)
    }

    fn has_row(&self, row: &RowReport) -> bool {
        self.states.is_empty()
            || row
                .cells
                .values()
                .any(|cell| self.states.contains(&cell.state))
    }
}

/// Aligns the selected pages and gathers what a report shows of them, shared out over
/// the cores by page.
///
/// # Errors
/// Where a file cannot be read any more.
pub fn gather(library: &Library, selection: &Selection) -> Result<Report, FileError> {
    let groups: Vec<&PageGroup> = library
        .docset
        .groups
        .iter()
        .filter(|group| selection.has_page(&group.key))
        .collect();
    let pages = groups
        .par_iter()
        .map(|group| page(library, group, selection))
        .collect::<Result<Vec<_>, _>>()?;
    let (pages, terms): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
    let configured = library.config.locales.iter().map(|locale| &locale.locale);
    Ok(Report {
        schema: SCHEMA,
        title: library.config.title.clone(),
        source_locale: library.config.source_locale.clone(),
        locales: configured
            .filter(|locale| selection.has_locale(locale))
            .cloned()
            .collect(),
        pages: pages.into_iter().flatten().collect(),
        terms: terms.into_iter().fold(Terms::default(), Terms::merge),
    })
}

/// One page with its terms; no page where no selected locale has it, or no row is left.
fn page(
    library: &Library,
    group: &PageGroup,
    selection: &Selection,
) -> Result<(Option<PageReport>, Terms), FileError> {
    let pages = library.read_group(group)?;
    let source = &library.config.source_locale;
    let aligned = align::align_pages(&pages, source);
    let sides: Vec<PageSide<'_>> = pages
        .iter()
        .zip(&aligned.editions)
        .map(|((locale, (_, page)), edition)| PageSide::new(page, locale, source, edition))
        .collect();
    let locales: BTreeMap<Locale, PageLocale> = pages
        .iter()
        .enumerate()
        .filter(|(_, (locale, _))| selection.has_locale(locale))
        .map(|(number, (locale, _))| {
            let known = page_locale(library, group, &pages, &aligned, number);
            (locale.clone(), known)
        })
        .collect();
    let mut occurrences = BTreeMap::new();
    let mut rows: Vec<RowReport> = aligned
        .alignment
        .rows
        .iter()
        .enumerate()
        .map(|(number, row)| row_report(number, row, &sides, &aligned, selection, &mut occurrences))
        .collect();
    rows.retain(|row| !row.cells.is_empty() && selection.has_row(row));
    if locales.is_empty() || (rows.is_empty() && !selection.states.is_empty()) {
        return Ok((None, Terms::default()));
    }
    let mut terms = Terms::default();
    for (locale, (_, page)) in &pages {
        if selection.has_locale(locale) {
            terms.add_page(locale, group.key.as_str(), page);
        }
    }
    let report = PageReport {
        page: group.key.as_str().to_owned(),
        reference: aligned
            .alignment
            .reference
            .map(|number| sides[number].locale.clone()),
        locales,
        rows,
    };
    Ok((Some(report), terms))
}

fn page_locale(
    library: &Library,
    group: &PageGroup,
    pages: &GroupPages,
    aligned: &AlignedPages,
    number: usize,
) -> PageLocale {
    let edition = &aligned.editions[number];
    let (file, page) = &pages[&edition.locale];
    let entry = library.docset.file(*file);
    let summary = library.summary(*file);
    let standing = &aligned.alignment.editions[number];
    let front = &page.target.front_matter;
    let shown = entry.published && group.is_shown_in(&edition.locale);
    PageLocale {
        file: entry.shown.clone(),
        title: summary.map_or_else(String::new, |summary| summary.title.clone()),
        segments: page.table().segments().len(),
        translation_type: front.translation,
        handoff: front.handoff,
        revision: front.revision.clone(),
        same_revision: standing.same_revision,
        words: standing.words,
        current_words: standing.current,
        unsegmented: unsegmented::count(page, edition),
        site_path: shown.then(|| address::page_path(&edition.locale, &group.key)),
    }
}

/// One locale's page with what is needed to look things up in it.
struct PageSide<'a> {
    locale: &'a Locale,
    page: &'a Page,
    side: Side,
    edition: &'a Edition,
    lines: LineIndex,
}

impl<'a> PageSide<'a> {
    fn new(page: &'a Page, locale: &'a Locale, source: &Locale, edition: &'a Edition) -> Self {
        Self {
            locale,
            page,
            side: align::side(page, locale, source),
            edition,
            lines: LineIndex::new(&page.file),
        }
    }

    /// The document that the row's words stand in.
    fn document(&self) -> Option<&Document> {
        self.page.document(self.side)
    }

    /// The pieces of a cell: its segments, or the text of its words.
    fn segments(&self, cell: &Cell) -> Vec<SegmentReport> {
        let mut found: Vec<SegmentReport> =
            cell.segments.iter().map(|&at| self.segment(at)).collect();
        if found.is_empty() {
            let text = self.page.text(self.side);
            let pieces = self.edition.pieces(text, &cell.words).into_iter();
            found.extend(pieces.map(|range| SegmentReport {
                id: None,
                source: None,
                target: range.of(text).to_owned(),
                line: self.line(self.side, range),
            }));
        }
        found
    }

    fn segment(&self, number: u32) -> SegmentReport {
        let segment = &self.page.table().segments()[number as usize];
        let text = |side: Side| {
            let place = segment.place(side)?;
            Some(place.side.of(self.page.text(side)).to_owned())
        };
        SegmentReport {
            id: Some(self.page.id(segment).to_owned()),
            source: text(Side::Source),
            target: text(Side::Target).unwrap_or_default(),
            line: self.lines.line(segment.file.start as usize),
        }
    }

    fn line(&self, side: Side, range: TextRange) -> u32 {
        self.lines
            .line(self.page.to_file(side, range).start as usize)
    }

    /// Where the source text of a cell lies in this side.
    fn ranges(&self, cell: &Cell) -> Vec<TextRange> {
        let segments = cell.segments.iter().filter_map(|&number| {
            let segment = &self.page.table().segments()[number as usize];
            Some(segment.place(self.side)?.side)
        });
        let text = self.page.text(self.side);
        segments
            .chain(self.edition.pieces(text, &cell.words))
            .collect()
    }
}

fn row_report(
    number: usize,
    row: &Row,
    sides: &[PageSide<'_>],
    aligned: &AlignedPages,
    selection: &Selection,
    occurrences: &mut BTreeMap<String, usize>,
) -> RowReport {
    let lead = &sides[row.lead];
    let ranges = row.cells[row.lead]
        .as_ref()
        .map_or_else(Vec::new, |cell| lead.ranges(cell));
    let text = lead.page.text(lead.side);
    let wording: Vec<&str> = ranges.iter().map(|range| range.of(text).trim()).collect();
    let wording = wording.join(" ");
    let has_source = !is_plain(lead.edition);
    RowReport {
        row: number + 1,
        key: key(&wording, occurrences),
        source: has_source.then_some(wording),
        heading: ranges.iter().any(|&range| begins_section(lead, range)),
        role_list: ranges.iter().any(|&range| is_in_role_list(lead, range)),
        cells: row
            .cells
            .iter()
            .zip(sides)
            .enumerate()
            .filter(|(_, (_, side))| selection.has_locale(side.locale))
            .filter_map(|(edition, (cell, side))| {
                let cell = cell.as_ref()?;
                let report = CellReport {
                    state: cell.state,
                    flags: cell.flags.names().collect(),
                    segments: side.segments(cell),
                    retargeted: cell
                        .flags
                        .retargeted
                        .then(|| retargeted(aligned, row, edition)),
                };
                Some((side.locale.clone(), report))
            })
            .collect(),
    }
}

/// What links and code an edition's wording and the newest do not share.
fn retargeted(aligned: &AlignedPages, row: &Row, edition: usize) -> Retargeted {
    let newest = aligned.alignment.reference.unwrap_or(edition);
    let (from, to) = (aligned.marks(row, edition), aligned.marks(row, newest));
    let less = |of: &[&str], other: &[&str]| {
        let mut rest = other.to_vec();
        let mut left = of.to_vec();
        left.retain(|name| match rest.iter().position(|one| one == name) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        });
        left.into_iter().map(str::to_owned).collect()
    };
    Retargeted {
        from: less(&from, &to),
        to: less(&to, &from),
    }
}

fn is_plain(edition: &Edition) -> bool {
    edition.kind == align::EditionKind::Plain
}

/// A name for a row that outlives other rows: its folded text, hashed, and which one of
/// the rows with that text it is.
fn key(text: &str, occurrences: &mut BTreeMap<String, usize>) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hash = blake3::hash(words.join(" ").as_bytes()).to_hex();
    let name = hash[..12].to_owned();
    let nth = occurrences.entry(name.clone()).or_default();
    *nth += 1;
    format!("{name}-{nth}")
}

fn begins_section(side: &PageSide<'_>, range: TextRange) -> bool {
    let words = &side.edition.words;
    let word = words.partition_point(|word| word.range.start < range.start);
    words
        .get(word)
        .filter(|word| word.range.start < range.end)
        .and_then(|word| side.edition.blocks.get(word.block as usize))
        .is_some_and(|block| matches!(block.shape, align::Shape::Heading(_)))
}

fn is_in_role_list(side: &PageSide<'_>, range: TextRange) -> bool {
    side.document().is_some_and(|document| {
        let lists = document.audiences.iter();
        lists
            .map(|list| list.range)
            .any(|list| list.overlaps(range))
    })
}
