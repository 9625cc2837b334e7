//! Writing into the author's own files: the one door for imports, fixes and editing.
//!
//! A file is changed by [`ContentEdit`]s of byte ranges. *Invariant:* what lies outside
//! the ranges keeps its bytes (byte order mark, line ends and a missing last newline
//! included), the file keeps its permissions, and a reader finds the old file or the new
//! one, never a part.

use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use cap_fs_ext::MetadataExt;

use super::folder::Folder;
use super::state::{State, lock};
use super::tree::FolderTree;
use super::{FileError, commit};

/// The beginning of the name under which a new version is staged: hidden, so that
/// discovery never takes it for a page.
const STAGED: &str = ".isogloss-staged-";

/// One change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentEdit {
    /// The bytes that go, from 0.
    pub range: Range<usize>,
    /// What comes in their place. Its line ends (`\n`) become those of the file.
    pub text: String,
}

/// The right to change the content of one documentation set.
#[derive(Debug)]
pub struct ContentWriter {
    /// Held until the writer is dropped.
    _lock: Option<fs::File>,
}

impl ContentWriter {
    /// Takes the lock of the documentation set whose configuration lies in the folder
    /// `project` (absolute).
    ///
    /// # Errors
    /// Where another command writes to the content.
    pub fn open(project: &Path, state: &State) -> Result<Self, FileError> {
        Ok(Self {
            _lock: lock(state, project)?,
        })
    }

    /// Changes the file at `path`, relative to the content root `root`, with `/`.
    ///
    /// `read` is the file as the edits know it. The edits do not overlap; an insertion
    /// has an empty range.
    ///
    /// # Errors
    /// Where the file is no longer as it was read, is a link or has a second name (a hard
    /// link), or a part of its path is a link; where an edit is not within the text; where
    /// the disk refuses. The file is then as it was.
    pub fn edit(
        &self,
        root: &Path,
        path: &str,
        read: &[u8],
        edits: &[ContentEdit],
    ) -> Result<(), FileError> {
        let full = || root.join(path);
        if !commit::is_inside(path) {
            return Err(FileError::Outside {
                path: path.to_owned(),
            });
        }
        let new = apply(read, edits).ok_or_else(|| FileError::BadEdit { path: full() })?;
        let tree = FolderTree::new(Folder::open(root)?.into());
        let changed = || FileError::Changed { path: full() };
        let (folder, name) = tree.find(path)?.ok_or_else(changed)?;
        let file = folder.open_file(name)?.ok_or_else(changed)?;
        let found = file.metadata().map_err(FileError::io("read", &full()))?;
        if found.nlink() > 1 {
            return Err(FileError::HardLink { path: full() });
        }
        let staged = stage(&folder, &new, found.permissions(), &full())?;
        let moved = if folder.holds(name, read) {
            folder.rename(&staged, &folder, name)
        } else {
            Err(changed())
        };
        if moved.is_err() {
            // What cannot be removed is told by the error all the same.
            let _ = folder.remove(&staged);
        }
        moved
    }
}

/// Writes a new version beside the old one, and gives its name.
fn stage(
    folder: &Folder,
    bytes: &[u8],
    permissions: cap_std::fs::Permissions,
    path: &Path,
) -> Result<String, FileError> {
    let mut number = 0;
    let staged = loop {
        let staged = format!("{STAGED}{number}");
        if !folder.has(&staged)? {
            break staged;
        }
        number += 1;
    };
    let written = folder.create_file(&staged).and_then(|mut file| {
        file.write_all(bytes)?;
        file.set_permissions(permissions)?;
        // The author's work: it must be on the disk before it takes the old one's place.
        file.sync_all()
    });
    if let Err(error) = written {
        let _ = folder.remove(&staged);
        return Err(FileError::io("write", path)(error));
    }
    Ok(staged)
}

/// The text with the edits made; `None` where two overlap, or one is not within the text.
fn apply(read: &[u8], edits: &[ContentEdit]) -> Option<Vec<u8>> {
    let mut sorted: Vec<&ContentEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let crlf = has_crlf(read);
    let mut new = Vec::with_capacity(read.len());
    let mut at = mark(read);
    new.extend_from_slice(&read[..at]);
    for edit in sorted {
        new.extend_from_slice(read.get(at..edit.range.start)?);
        read.get(edit.range.clone())?;
        if crlf {
            let text = edit.text.replace("\r\n", "\n").replace('\n', "\r\n");
            new.extend_from_slice(text.as_bytes());
        } else {
            new.extend_from_slice(edit.text.as_bytes());
        }
        at = edit.range.end;
    }
    new.extend_from_slice(read.get(at..)?);
    Some(new)
}

/// The length of a byte order mark, which no edit may touch.
fn mark(read: &[u8]) -> usize {
    if read.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    }
}

/// Whether the first line ends with `\r\n`.
fn has_crlf(read: &[u8]) -> bool {
    memchr::memchr(b'\n', read).is_some_and(|at| at > 0 && read[at - 1] == b'\r')
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
