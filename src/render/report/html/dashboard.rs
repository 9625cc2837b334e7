//! The dashboard: locales by pages.

use super::bars::Counts;
use super::view::{Dashboard, LocaleCard, LocaleName, PageCell, PageLine};
use super::{Book, File};
use crate::locale::Locale;
use crate::parse::TranslationType;
use crate::render::report::model::{PageLocale, PageReport, share};
use crate::render::report::words::Words;
use crate::render::site::address;

/// How many pages are named as those that need work most.
const WORST: usize = 12;

pub(super) fn view(book: &Book<'_>, words: &Words<'_>) -> Dashboard {
    let report = book.report;
    let lines: Vec<PageLine> = report
        .pages
        .iter()
        .map(|page| line(book, words, page))
        .collect();
    let mut worst: Vec<PageLine> = lines
        .iter()
        .filter(|line| line.drift > 0)
        .cloned()
        .collect();
    worst.sort_by(|a, b| b.drift.cmp(&a.drift).then_with(|| a.page.cmp(&b.page)));
    worst.truncate(WORST);
    Dashboard {
        pages: report.pages.len(),
        rows: report.pages.iter().map(|page| page.rows.len()).sum(),
        locales: report
            .locales
            .iter()
            .zip(&book.locales)
            .map(|(locale, name)| card(book, words, locale, name))
            .collect(),
        worst,
        lines,
    }
}

fn line(book: &Book<'_>, words: &Words<'_>, page: &PageReport) -> PageLine {
    let cells = book.report.locales.iter().zip(&book.locales);
    let cells: Vec<Option<PageCell>> = cells
        .map(|(locale, name)| {
            let of = page.locales.get(locale)?;
            let counts = counts(page, locale);
            Some(PageCell {
                locale: name.name.clone(),
                coverage: of.coverage().map(|share| words.percent(share)),
                bars: counts.bars(),
                drift: counts.drift(),
            })
        })
        .collect();
    PageLine {
        page: page.page.clone(),
        url: address::relative(&File::Dashboard.path(), &File::Page(&page.page).path()),
        drift: cells.iter().flatten().map(|cell| cell.drift).sum(),
        cells,
    }
}

fn counts(page: &PageReport, locale: &Locale) -> Counts {
    Counts::of(page.rows.iter().filter_map(|row| row.cells.get(locale)))
}

fn card(book: &Book<'_>, words: &Words<'_>, locale: &Locale, name: &LocaleName) -> LocaleCard {
    let report = book.report;
    let pages = || {
        report
            .pages
            .iter()
            .filter_map(|page| page.locales.get(locale))
    };
    let sum = |of: fn(&PageLocale) -> usize| pages().map(of).sum::<usize>();
    let mut all = Counts::default();
    for page in &report.pages {
        all.add(&counts(page, locale));
    }
    let handoff = pages().filter_map(|page| page.handoff).max();
    let declared = pages()
        .filter(|page| page.translation_type.is_some())
        .count();
    let machine = pages()
        .filter(|page| page.translation_type == Some(TranslationType::Machine))
        .count();
    let (missing, extra) = report.pages.iter().fold((0, 0), |(missing, extra), page| {
        match (page.locales.contains_key(locale), page.locales.len()) {
            (false, _) => (missing + 1, extra),
            (true, 1) if report.locales.len() > 1 => (missing, extra + 1),
            _ => (missing, extra),
        }
    });
    LocaleCard {
        name: name.clone(),
        coverage: share(sum(|page| page.current_words), sum(|page| page.words))
            .map(|share| words.percent(share)),
        bars: all.bars(),
        counts: all.counts(),
        handoff: handoff.map(|day| words.date(day)),
        days: handoff
            .zip(book.today)
            .map(|(day, today)| today.duration_since(day).as_hours() / 24)
            .and_then(|days| i32::try_from(days).ok()),
        machine: share(machine, declared).map(|share| words.percent(share)),
        missing_pages: missing,
        extra_pages: extra,
        unsegmented: sum(|page| page.unsegmented),
    }
}
