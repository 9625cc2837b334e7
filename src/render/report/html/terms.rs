//! The terms view.

use std::collections::BTreeSet;

use super::view::{KindView, TermView, TermsView, VariantView};
use super::{Book, File};
use crate::render::report::terms::{Term, TermKind};
use crate::render::report::words::Words;
use crate::render::site::address;

pub(super) fn view(book: &Book<'_>, _: &Words<'_>) -> TermsView {
    let pages: BTreeSet<&str> = book
        .report
        .pages
        .iter()
        .map(|page| page.page.as_str())
        .collect();
    TermsView {
        locales: book.locales.clone(),
        source_lang: book.source.tag.clone(),
        kinds: TermKind::ALL
            .into_iter()
            .map(|kind| {
                let terms = book.report.terms.of_kind(kind);
                KindView {
                    key: match kind {
                        TermKind::Role => "terms-roles",
                        TermKind::Interface => "terms-ui",
                        TermKind::Heading => "terms-headings",
                        TermKind::TableHeader => "terms-table-headers",
                    },
                    inconsistent: terms.iter().filter(|term| term.surplus() > 0).count(),
                    terms: terms
                        .iter()
                        .map(|term| term_view(book, &pages, term))
                        .collect(),
                }
            })
            .collect(),
    }
}

fn term_view(book: &Book<'_>, pages: &BTreeSet<&str>, term: &Term) -> TermView {
    let variants = |locale| {
        let found = term.locales.get(locale).into_iter().flatten();
        found.map(|variant| VariantView {
            text: variant.text.clone(),
            count: variant.count,
            page: variant.page.clone(),
            url: pages
                .contains(variant.page.as_str())
                .then(|| address::relative(&File::Terms.path(), &File::Page(&variant.page).path())),
        })
    };
    TermView {
        source: term.source.clone(),
        inconsistent: term.surplus() > 0,
        locales: book
            .report
            .locales
            .iter()
            .map(|locale| variants(locale).collect())
            .collect(),
    }
}
