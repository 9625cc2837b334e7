//! One file outside of a site: a baseline, a proposal.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::FileError;

/// Replaces the file at `path` by one with these bytes, at once: what reads the file
/// meanwhile finds the old bytes or the new ones. Folders are not created.
///
/// # Errors
/// Where the folder cannot be written to.
pub fn write_one(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |source| FileError::Io {
        action: "write",
        path: path.to_owned(),
        source,
    };
    let (staged, mut file) = staged(path).map_err(failed)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| std::fs::rename(&staged, path));
    if written.is_err() {
        // What cannot be removed is told by the error all the same.
        let _ = std::fs::remove_file(&staged);
    }
    written.map_err(failed)
}

/// A new file beside `path`, under a name that is free.
fn staged(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 0;
    loop {
        let staged = path.with_file_name(format!(".{name}.{number}.new"));
        match File::create_new(&staged) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            file => return file.map(|file| (staged, file)),
        }
    }
}

/// Writes a file that is not there yet, with the folders that it lies in.
///
/// # Errors
/// Where the file is there already, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |source| FileError::Io {
        action: "write",
        path: path.to_owned(),
        source,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = File::create_new(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let other = folder.path().join(".a.json.0.new");
        std::fs::write(&other, b"somebody's").unwrap();
        write_one(&path, b"1").unwrap();
        write_one(&path, b"2").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"2");
        assert_eq!(std::fs::read(&other).unwrap(), b"somebody's");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
