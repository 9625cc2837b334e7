//! What a locale has of the whole set.

use std::collections::BTreeMap;

use crate::check::input::Library;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::text::{FileId, Span, TextRange};

/// The locales that the set has.
fn locales<'a>(library: &'a Library<'_>) -> Vec<&'a Locale> {
    let mut locales: Vec<_> = library
        .docset
        .files
        .iter()
        .map(|file| &file.locale)
        .collect();
    locales.sort();
    locales.dedup();
    locales
}

fn head(file: FileId) -> Span {
    Span {
        file,
        range: TextRange::empty(0),
    }
}

declare_rule! {
    /// A page that a locale does not have, and others do.
    ///
    /// ## Why
    ///
    /// Its readers get the page in another language. Pages that the newest locales have
    /// retired are passed over, and so are pages of one locale alone, unless it is the
    /// source locale.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```md ru-RU page.md
    /// # Заголовок
    /// ```
    ///
    /// ```md zh-TW other.md
    /// # 標題
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```md ru-RU page.md
    /// # Заголовок
    /// ```
    COVERAGE_PAGE_MISSING = "coverage-page-missing", Some(Severity::Info), Check::Library(missing)
}

fn missing(library: &Library<'_>, out: &mut Reporter<'_>) {
    let locales = locales(library);
    for group in &library.docset.groups {
        let source = &library.policy.source_locale;
        let of_source = group.members.keys().any(|own| own.agrees_with(source));
        if !group.published || group.retired || (group.members.len() < 2 && !of_source) {
            continue;
        }
        let Some(file) = group.members.values().next() else {
            continue;
        };
        for locale in &locales {
            if !group.members.contains_key(*locale) {
                out.report(
                    head(*file),
                    format!("{locale} does not have `{}`", group.key),
                )
                .help("translate the page")
                .subject("page")
                .locale(locale);
            }
        }
    }
}

declare_rule! {
    /// A page that one locale alone has, and none redirects away.
    ///
    /// ## Why
    ///
    /// The page was renamed or removed elsewhere, and stayed here: its readers are told
    /// what nobody maintains.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```md ru-RU page.md
    /// # Заголовок
    /// ```
    ///
    /// ```md ru-RU old.md
    /// # Прежнее
    /// ```
    ///
    /// ## Instead
    ///
    /// Remove the page, or redirect it to what replaced it.
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```md ru-RU page.md
    /// # Заголовок
    /// ```
    COVERAGE_PAGE_ORPHAN = "coverage-page-orphan", Some(Severity::Info), Check::Library(orphan)
}

fn orphan(library: &Library<'_>, out: &mut Reporter<'_>) {
    if locales(library).len() < 2 {
        return;
    }
    for group in &library.docset.groups {
        let mut members = group.members.iter();
        let (Some((locale, file)), None) = (members.next(), members.next()) else {
            continue;
        };
        if !group.published || group.retired || locale.agrees_with(&library.policy.source_locale) {
            continue;
        }
        out.report(head(*file), format!("no other locale has `{}`", group.key))
            .help("remove the page, redirect it, or translate it")
            .subject("page")
            .locale(locale);
    }
}

declare_rule! {
    /// A locale with fewer current words than its threshold.
    ///
    /// ## Why
    ///
    /// A team decides how much of a locale must be up to date before it is published:
    /// `coverage = { "fr-FR" = 90 }` in `[check]`, in per cent of the words of the newest
    /// source. Pages that the locale lacks count as not current.
    ///
    /// ## Example
    ///
    /// ```toml
    /// coverage = { "fr-FR" = 90 }
    /// ```
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在下午三點前致電辦公室。 => Call the office before three in the afternoon.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// coverage = { "fr-FR" = 90 }
    /// ```
    ///
    /// ```pairs fr-FR
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    COVERAGE_BELOW_THRESHOLD = "coverage-below-threshold", Some(Severity::Error),
    Check::Library(below_threshold)
}

fn below_threshold(library: &Library<'_>, out: &mut Reporter<'_>) {
    let mut counts = BTreeMap::<&Locale, (usize, usize)>::new();
    let mut first = BTreeMap::<&Locale, FileId>::new();
    let locales = locales(library);
    for group in library.docset.groups.iter().filter(|group| !group.retired) {
        let cards = |file: &FileId| library.cards.get(file);
        // Every edition of a group counts the same words: those of its reference.
        let words = group
            .members
            .values()
            .filter_map(cards)
            .map(|card| card.words);
        let words = words.max().unwrap_or_default();
        for locale in &locales {
            let file = group.members.get(*locale);
            if let Some(file) = file {
                first.entry(locale).or_insert(*file);
            }
            let current = file.and_then(cards).map_or(0, |card| card.current);
            let count = counts.entry(locale).or_default();
            *count = (count.0 + words, count.1 + current);
        }
    }
    for (locale, (words, current)) in counts {
        let mut wanted = library.policy.coverage.iter();
        let Some((_, least)) = wanted.find(|(own, _)| own.agrees_with(locale)) else {
            continue;
        };
        // Words of a documentation set stay far below 2^52.
        #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
        let share = 100.0 * current as f64 / words.max(1) as f64;
        let Some(file) = first.get(locale).filter(|_| words > 0 && share < *least) else {
            continue;
        };
        out.report(
            head(*file),
            format!("{share:.1} % of {locale} is current, not {least} %"),
        )
        .help("translate what `drift-source-skew` names, page by page")
        .subject("coverage")
        .locale(locale);
    }
}
