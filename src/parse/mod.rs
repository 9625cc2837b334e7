//! Step 3: a document model of every side of every page.
//!
//! 1. [`Page`] takes a file apart (step 2) and reads both sides.
//! 2. `front_matter` types the metadata; `yaml` hands over scalars as they were written.
//! 3. `markdown` builds the tree: `directives` hides the docs platform's syntax from
//!    `CommonMark`, `columns` and `prose` the indentation that means nothing, `html` lets through what a page may show, `anchors`, `balance` and
//!    `emphasis` mend runs of inline content, `grouping` and `procedures` join siblings.
//! 4. `headings` and `steps` give every heading and every step its address, `audience`
//!    finds who may do it.
//! 5. `yaml_page` and `yaml_tree` make the same of FAQ, landing and hub pages, `toc` reads the navigation.
//!
//! *Invariant:* parsing never fails. What is not understood is kept as text or dropped
//! with a [`Notice`]; the tree's depth is bounded; time is linear in the text.

mod anchors;
mod attributes;
mod audience;
mod balance;
pub mod classes;
mod columns;
mod directives;
mod emphasis;
mod flat;
mod front_matter;
mod grouping;
pub mod headings;
mod html;
mod html_tokens;
mod markdown;
mod model;
mod notice;
pub mod own_ids;
mod page;
mod places;
pub mod plain;
mod procedures;
mod prose;
pub mod slug;
mod snippet;
pub mod steps;
mod surface;
mod target;
mod toc;
mod toc_tree;
pub mod yaml;
mod yaml_page;
mod yaml_tree;

pub use front_matter::date;
pub use model::*;
pub use notice::{Notice, Parsed, rules};
pub use page::{Page, first_heading, metadata};
pub use places::Places;
pub use toc::{TocEntry, toc_markdown, toc_yaml};
pub use toc_tree::{MAX_TOC_DEPTH, TocTree, toc_folder};
pub use yaml_page::yaml_kind;

#[cfg(test)]
mod prose_tests;
#[cfg(test)]
mod tests;
