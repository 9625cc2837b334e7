//! The only module that touches the file system: reading with errors that name their
//! path, walking, and writing all or nothing.
//!
//! Content, which anybody may have written, is read through a [`ContentRoot`] alone; what
//! the configuration vouches for (the theme) by its path. Writing goes through [`Output`]
//! (a folder that the program owns), [`Destination`] (one file) and [`ContentWriter`] (a
//! page of the author's). [`names`] are the rules for the paths that are written.
//!
//! *Invariant:* nothing outside a content root, and nothing hidden in it, is read as
//! content, nothing is written outside the folder that was opened for it, and no link
//! below that folder is followed.

#![expect(
    clippy::disallowed_methods,
    reason = "this module is the one place for file system calls"
)]

mod commit;
mod content;
mod destination;
mod edit;
mod error;
#[cfg(test)]
pub(crate) mod fixture;
mod folder;
#[cfg(test)]
mod fuse;
mod look;
mod manifest;
mod named;
pub mod names;
mod output;
mod read;
mod single;
mod state;
mod tree;
mod walk;

use std::path::{Component, Path, PathBuf};

pub use content::{ContentFile, ContentRoot, Listed, Listing, Refusal, Refused};
pub use destination::Destination;
pub(crate) use destination::plain;
pub use edit::{ContentEdit, ContentWriter};
pub use error::FileError;
pub use look::{Entry, entries, entry, link_target};
pub use manifest::Product;
pub use named::named;
pub use output::{Output, Written};
pub use read::{Encoding, NotUtf8, ReadText, SIZE_LIMIT, decode, read, read_head, read_text};
pub use single::{read_one, write_new, write_one};
pub use state::State;
pub use walk::{Walked, walk};

/// Whether `path` is a folder, links followed.
pub fn is_dir(path: &Path) -> bool {
    path.is_dir()
}

/// Whether `path` is a file, links followed.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The absolute path that `path` stands for: links of the part that exists are
/// followed, the rest is appended with `.` and `..` taken out.
///
/// Works for paths that do not exist yet, which [`std::fs::canonicalize`] does not.
pub fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            part => {
                resolved.push(part);
                if let Ok(real) = std::fs::canonicalize(&resolved) {
                    resolved = real;
                }
            }
        }
    }
    resolved
}

/// `path` with `/` between its parts, for people and for keys.
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_does_not_exist_resolves_without_dots() {
        let folder = tempfile::tempdir().unwrap();
        let root = resolve(folder.path());
        assert_eq!(
            resolve(&folder.path().join("a/./b/../c.md")),
            root.join("a/c.md")
        );
    }
}
