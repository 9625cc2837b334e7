//! Step 1: from content roots to page groups, a page in all its locales.
//!
//! 1. [`walk`] lists the files of every locale, reads the docset's own [`Settings`] and
//!    [`Redirects`] where they lie, and groups the pages by path.
//! 2. [`assets`] decides which of the other files are published.
//! 3. [`join`] brings together what is one page under two paths, and marks the pages
//!    that the [`newest_locales`] have retired.
//! 4. [`place`] settles which paths of the site are whose: what cannot be published, or
//!    would lie where something else lies, gives way and is told.
//! 5. [`stubs`] tells which old addresses lead on, in each edition.
//! 6. [`path_named`] and [`Docset::published_at`] tell what a link leads to.
//!
//! *Invariants:* no path leaves its content root; after [`place`], every path that is
//! published can be written on every system, and no two of them are in each other's way;
//! every page is in exactly one group; no stub takes the address of a page.

pub mod assets;
mod claims;
mod docset;
mod follow;
mod join;
mod key;
mod kind;
mod lookup;
mod place;
mod redirects;
mod refused;
mod settings;
mod similarity;
mod stubs;
mod unread;
mod walk;

pub use claims::Claims;
pub use docset::{Docset, FileEntry, PageGroup};
pub use join::{join, newest_locales};
pub use key::PageKey;
pub use kind::FileKind;
pub use lookup::{Published, path_named, path_under};
pub use place::place;
pub use redirects::{Redirect, RedirectTarget, Redirects};
pub use refused::collision;
pub use settings::Settings;
pub use stubs::stubs;
pub use walk::walk;

use crate::diagnostic::RuleName;

/// A file that is not opened: a link to elsewhere or to a hidden file, a pipe, a device.
pub const FILE_REFUSED: RuleName = RuleName("file-refused");

/// A path that cannot be written on every system.
pub const PATH_REFUSED: RuleName = RuleName("path-refused");

/// Two files that would lie at one path, or the one in a folder that is the other.
pub const PATH_COLLISION: RuleName = RuleName("path-collision");

/// A content root without a page.
pub const CONTENT_EMPTY: RuleName = RuleName("content-empty");

/// Text for readers in a form that is not read.
pub const FORMAT_UNREAD: RuleName = RuleName("format-unread");

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
