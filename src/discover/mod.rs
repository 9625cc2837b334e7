//! Step 1: from content roots to page groups, a page in all its locales.
//!
//! 1. [`walk`] lists the files of every locale, reads the docset's own [`Settings`] and
//!    [`Redirects`] where they lie, and groups the pages by path.
//! 2. [`assets`] decides which of the other files are published.
//! 3. [`join`] brings together what is one page under two paths, and marks the pages
//!    that the [`newest_locales`] have retired.
//! 4. [`stubs`] tells which old addresses lead on, in each edition.
//! 5. [`path_named`] and [`Docset::published_at`] tell what a link leads to.
//!
//! *Invariants:* no path leaves its content root; within a locale no two published
//! files have one address; every page is in exactly one group; no stub takes the
//! address of a page.

pub mod assets;
mod docset;
mod follow;
mod join;
mod key;
mod kind;
mod lookup;
mod redirects;
mod settings;
mod similarity;
mod stubs;
mod walk;

pub use docset::{Docset, FileEntry, PageGroup};
pub use join::{join, newest_locales};
pub use key::PageKey;
pub use kind::FileKind;
pub use lookup::{Published, path_named, path_under};
pub use redirects::{Redirect, RedirectTarget, Redirects};
pub use settings::Settings;
pub use stubs::stubs;
pub use walk::walk;

use crate::diagnostic::RuleName;

/// Two files of a locale that differ only in letter case or extension: one address.
pub const PATH_COLLISION: RuleName = RuleName("path-collision");

/// A settings file of the publishing platform that cannot be understood.
pub const INVALID_SETTINGS: RuleName = RuleName("invalid-docset-settings");

/// A redirection that leads back to itself.
pub const REDIRECT_LOOP: RuleName = RuleName("redirect-loop");

/// Two redirections of one address.
pub const REDIRECT_CONFLICT: RuleName = RuleName("redirect-conflict");

/// A redirection of a page that exists.
pub const REDIRECTED_FILE_PRESENT: RuleName = RuleName("redirected-file-present");

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;
