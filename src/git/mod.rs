//! Git repositories, read without git: what a file was at another commit.
//!
//! 1. [`Place::find`] tells which repository a folder belongs to, and refuses what could
//!    lead elsewhere.
//! 2. [`Repository::open`] opens its objects and references, with bounds.
//! 3. [`Repository::commit`] resolves what a user calls a commit, and
//!    [`Repository::merge_base`] where two histories part.
//! 4. [`Repository::files`] lists a tree, and [`Repository::differs`] compares one of its
//!    files with the work tree.
//!
//! *Invariants:* no process is started, and no configuration, hook, filter, attribute,
//! index, commit graph, replacement or alternate is read; nothing outside of the git
//! folder and of what [`Place`] vouches for is opened; nothing is written. Repositories
//! are hostile: sizes, counts and chains are bounded. (Once reading failed, the word
//! `sha256` is looked for in the configuration, to give the reason.)

mod compare;
mod error;
mod objects;
mod place;
mod references;
mod repository;
mod revision;
mod tree;

pub(crate) use compare::is_other;
pub use error::GitError;
pub use place::Place;
pub use repository::Repository;
pub use tree::{TreeFile, TreeFileKind};
