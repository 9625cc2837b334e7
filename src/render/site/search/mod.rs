//! Search: an index of each edition that a page can ask without a server.
//!
//! 1. [`units`] cuts a page into what a result leads to: sections and steps.
//! 2. `words` cuts text into words, and makes terms of them that forgive accents and
//!    inflection; `page` keeps the words of a page by number.
//! 3. `index` collects the terms of an edition, and pairs of neighbouring words, so that
//!    a phrase is told from its words; `shards` writes them as scripts of some kilobytes each, of
//!    which a query loads those that hold its words.
//!
//! An edition's index holds what is written in its own language. Its readers search the
//! source edition's index too: a page lies at the same address in both, as do its
//! sections and steps.

mod index;
mod page;
mod shards;
mod units;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Edition, Sink, SiteError};
use crate::locale::Locale;

pub use page::{Lexicon, Page};
pub use units::{Unit, units};

/// Where the index of an edition begins.
pub fn index_path(locale: &Locale) -> String {
    format!("{locale}/search/index.js")
}

/// Writes the index of every edition.
pub fn render(
    editions: &[&Edition],
    mut searchable: BTreeMap<Locale, Vec<Page>>,
    sink: &Sink<'_>,
) -> Result<(), SiteError> {
    let editions = editions.iter().map(|&edition| {
        let pages = searchable.remove(&edition.locale);
        (edition, pages.unwrap_or_default())
    });
    let mut all: Vec<(&Edition, Vec<Page>)> = editions.collect();
    // The largest first, in this order, so that no core waits for it at the end.
    all.sort_by_cached_key(|(_, pages)| Reverse(pages.iter().map(Page::size).sum::<usize>()));
    let mut written: Vec<Result<(), SiteError>> = all.iter().map(|_| Ok(())).collect();
    rayon::scope_fifo(|scope| {
        for ((edition, pages), outcome) in all.into_iter().zip(&mut written) {
            scope.spawn_fifo(move |_| {
                let index = index::Index::new(&edition.locale, &edition.lexicon, &pages);
                *outcome = shards::write(&edition.locale, &pages, &index, sink);
            });
        }
    });
    written.into_iter().collect()
}
