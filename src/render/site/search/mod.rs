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

use std::collections::BTreeMap;

use super::{Edition, Gathered, Sink, SiteError};
use crate::locale::Locale;

pub use page::Page;
pub use units::{Unit, units};

/// Where the index of an edition begins.
pub fn index_path(locale: &Locale) -> String {
    format!("{locale}/search/index.js")
}

/// Writes the index of every edition.
pub fn render(
    editions: &[&Edition],
    gathered: &BTreeMap<Locale, Gathered>,
    sink: &Sink<'_>,
) -> Result<(), SiteError> {
    let mut all: Vec<(&Locale, &[Page])> = editions
        .iter()
        .map(|edition| {
            let of_edition = gathered.get(&edition.locale);
            let pages = of_edition.map_or(&[][..], |of_edition| &of_edition.pages);
            (&edition.locale, pages)
        })
        .collect();
    // The largest first, in this order, so that no core waits for it at the end.
    let words = |pages: &[Page]| pages.iter().map(Page::len).sum::<usize>();
    all.sort_by_cached_key(|(_, pages)| std::cmp::Reverse(words(pages)));
    let mut written: Vec<Result<(), SiteError>> = all.iter().map(|_| Ok(())).collect();
    rayon::scope_fifo(|scope| {
        for ((locale, pages), outcome) in all.iter().zip(&mut written) {
            scope.spawn_fifo(move |_| {
                let index = index::Index::new(locale, pages);
                *outcome = shards::write(locale, pages, &index, sink);
            });
        }
    });
    written.into_iter().collect()
}
