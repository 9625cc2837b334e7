//! What rules are given: read, parsed and aligned, and nothing of where it came from.

mod library;
mod page;
mod policy;

pub use library::{Card, Destination, Library, RoleName, Toc, code_file};
pub use page::{Page, Pair, Prose, Text};
pub use policy::Policy;

use crate::align::AlignedPages;
pub use crate::text::fold;

/// A page in all its locales.
pub struct Group<'a> {
    /// Its pages, by locale.
    pub pages: &'a [Page],
    /// What they have for one another: an edition for each page, in the same order.
    pub aligned: &'a AlignedPages,
    /// What the team wants.
    pub policy: &'a Policy,
}
