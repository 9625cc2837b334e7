//! What lies at a path, links not followed: for folders that somebody else may have
//! written.

use std::path::{Path, PathBuf};

use super::FileError;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing, or nothing that may be looked at.
    Missing,
    /// A regular file, with its size in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// What lies at `path` itself: a link is told, not followed.
pub fn entry(path: &Path) -> Entry {
    match std::fs::symlink_metadata(path) {
        Ok(found) => of_metadata(&found),
        Err(_) => Entry::Missing,
    }
}

/// The names in `folder`, sorted, with what they are; U+FFFD stands for what is not
/// Unicode in a name.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn entries(folder: &Path) -> Result<Vec<(String, Entry)>, FileError> {
    let list = || -> std::io::Result<Vec<_>> {
        let mut found = Vec::new();
        for listed in std::fs::read_dir(folder)? {
            let listed = listed?;
            let name = listed.file_name().to_string_lossy().into_owned();
            found.push((name, of_metadata(&listed.metadata()?)));
        }
        Ok(found)
    };
    let mut found = list().map_err(FileError::io("list", folder))?;
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(found)
}

/// Where the symbolic link at `path` leads, as it is written; `None` where it is none.
pub fn link_target(path: &Path) -> Option<PathBuf> {
    std::fs::read_link(path).ok()
}

fn of_metadata(found: &std::fs::Metadata) -> Entry {
    let kind = found.file_type();
    if kind.is_symlink() {
        Entry::Link
    } else if kind.is_dir() {
        Entry::Folder
    } else if kind.is_file() {
        Entry::File(found.len())
    } else {
        Entry::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_are_told_with_their_size() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.md"), "abc").unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        assert_eq!(
            entries(folder.path()).unwrap(),
            [
                ("a.md".to_owned(), Entry::File(3)),
                ("b".to_owned(), Entry::Folder)
            ]
        );
        assert_eq!(entry(&folder.path().join("c")), Entry::Missing);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_told_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert_eq!(entry(&link), Entry::Link);
        assert_eq!(link_target(&link), Some(PathBuf::from("nowhere")));
        assert_eq!(link_target(folder.path()), None);
    }
}
