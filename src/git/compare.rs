//! Whether a file of the work tree is what a commit has.

use std::borrow::Cow;
use std::path::Path;

use gix_hash::ObjectId;
use gix_object::{Kind, compute_hash};

use super::{Repository, TreeFile, TreeFileKind};
use crate::files;

impl Repository {
    /// Whether the file at `path` has other bytes than the commit's. Line ends do not
    /// count, since a checkout may change them; no filter is run, so a file that one
    /// changes (Git LFS) differs, and so does a file that cannot be read.
    pub fn differs(&self, file: &TreeFile, path: &Path) -> bool {
        if !is_other(file, path) {
            return false;
        }
        let mut buffer = Vec::new();
        let Ok(Some(Kind::Blob)) = self.objects.kind(&file.id, &mut buffer) else {
            return true;
        };
        on_disk(file, path).is_none_or(|bytes| unified(&bytes) != unified(&buffer))
    }
}

/// Whether the hash of the file at `path` is another one, with its line ends as they are
/// and as LF. What is not, does not differ; the rest [`Repository::differs`] looks at.
/// Threads may share the work, unlike that of a repository.
pub(crate) fn is_other(file: &TreeFile, path: &Path) -> bool {
    on_disk(file, path).is_none_or(|bytes| {
        let is_it = |bytes: &[u8]| {
            compute_hash(gix_hash::Kind::Sha1, Kind::Blob, bytes)
                .is_ok_and(|id: ObjectId| id == file.id)
        };
        !is_it(&bytes)
            && match unified(&bytes) {
                Cow::Owned(bytes) => !is_it(&bytes),
                Cow::Borrowed(_) => true,
            }
    })
}

/// The bytes of a file; of a link, its target. `None` where it cannot be read.
fn on_disk(file: &TreeFile, path: &Path) -> Option<Vec<u8>> {
    if file.kind == TreeFileKind::Link
        && let Some(target) = files::link_target(path)
    {
        return Some(files::slashed(&target).into_bytes());
    }
    files::read(path).ok()
}

/// The bytes with LF for CRLF.
fn unified(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(bytes, b"\r\n").is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut unified = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"\r\n") {
        unified.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
    }
    unified.extend_from_slice(rest);
    Cow::Owned(unified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_and_nothing_else_changes() {
        for (bytes, expected) in [
            ("a\r\nb\r\n", "a\nb\n"),
            ("\r\n\r\n", "\n\n"),
            ("a\rb\n", "a\rb\n"),
            ("\r\r\n", "\r\n"),
            ("", ""),
        ] {
            assert_eq!(
                &*unified(bytes.as_bytes()),
                expected.as_bytes(),
                "{bytes:?}"
            );
        }
    }
}
