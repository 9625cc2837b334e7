//! Step 1: from content roots to page groups, a page in all its locales.
//!
//! 1. [`walk`] lists the files of every locale, reads the docset's own settings and
//!    redirections where they lie, and groups the pages by path.
//!
//! *Invariants:* no path leaves its content root; within a locale no two published
//! files have one address; every page is in exactly one group.

mod docset;
mod key;
mod kind;
mod walk;

pub use docset::{Docset, FileEntry, PageGroup};
pub use key::PageKey;
pub use kind::FileKind;
pub use walk::walk;

use crate::diagnostic::RuleName;

/// Two files of a locale that differ only in letter case or extension: one address.
pub const PATH_COLLISION: RuleName = RuleName("path-collision");

#[cfg(test)]
mod tests;
