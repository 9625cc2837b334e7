//! isogloss renders documentation in every language it was translated into, and
//! knows, segment by segment, where the translations part ways.
//!
//! The program is six steps, each a function from owned data to owned data that
//! knows nothing of the steps after it:
//!
//! 1. [`discover`] turns content roots into page groups: a page in all its locales.
//!    *Invariant:* no path leaves its content root.
//! 2. [`read`] takes a bilingual file apart into a target text, a source text and
//!    the segment table between them. *Invariant:* `zip(unzip(x)) == x`, byte for byte.
//! 3. [`parse`] makes a document model of each side. *Invariant:* it never fails, and
//!    the model holds no markup that a page must not show.
//!
//!    [`library`] runs these three for a whole documentation set, and keeps an index.
//! 4. [`align`] ties the source texts of all locales of a page group into rows.
//!    *Invariant:* every segment lies in exactly one row.
//! 5. [`check`] runs rules over documents, aligned groups and the library.
//!    *Invariant:* rules are pure; levels, mutes and folding are the driver's.
//! 6. [`render`] makes the site, the reports and the exports. *Invariant:* it returns
//!    bytes by path; [`files`] writes them, all or nothing.
//!
//! [`text`], [`locale`], [`diagnostic`], [`config`], [`svg`] and [`files`] serve all six.
//! Only [`files`] touches the file system, and [`git`] the data of repositories; only the
//! command line knows the terminal.

pub mod config;
pub mod diagnostic;
pub mod files;
pub mod git;
pub mod locale;
pub mod svg;
pub mod text;
pub mod vocabulary;

pub mod align;
pub mod check;
pub mod discover;
pub mod library;
pub mod parse;
pub mod read;
pub mod render;

pub mod cli;
pub mod commands;
