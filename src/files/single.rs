//! One file outside of a site: a baseline, a proposal.

use std::io::Write;
use std::path::Path;

use super::FileError;

/// Replaces the file at `path` by one with these bytes, at once: what reads the file
/// meanwhile finds the old bytes or the new ones. Folders are not created.
///
/// # Errors
/// Where the folder cannot be written to.
pub fn write_one(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let staged = path.with_file_name(name);
    let failed = |source| FileError::Io {
        action: "write",
        path: path.to_owned(),
        source,
    };
    std::fs::write(&staged, bytes).map_err(failed)?;
    std::fs::rename(&staged, path).map_err(failed)
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
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_one(&path, b"1").unwrap();
        write_one(&path, b"2").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"2");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
