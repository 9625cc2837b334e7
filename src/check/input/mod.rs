//! What rules are given: read, parsed and aligned, and nothing of where it came from.

mod library;
mod page;
mod policy;

pub use library::{Card, Destination, Library, Toc, code_file};
pub use page::{Page, Pair, Prose, Text};
pub use policy::Policy;

use crate::align::AlignedPages;

/// A page in all its locales.
pub struct Group<'a> {
    /// Its pages, by locale.
    pub pages: &'a [Page],
    /// What they have for one another: an edition for each page, in the same order.
    pub aligned: &'a AlignedPages,
    /// What the team wants.
    pub policy: &'a Policy,
}

/// Text folded for comparison: lower case, white space collapsed.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}
