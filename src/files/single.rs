//! One file outside of a site: a baseline, a first page.

use super::{Destination, FileError, ReadText, decode};

/// Replaces the file by one with these bytes, at once: what reads the file meanwhile
/// finds the old bytes or the new ones. Folders are not created.
///
/// # Errors
/// Where the folder cannot be written to, or a link is on the way to it.
pub fn write_one(file: &Destination, bytes: &[u8]) -> Result<(), FileError> {
    let (folder, name) = file.parent()?;
    let mut number = 0;
    let staged = loop {
        let staged = format!(".{name}.{number}.new");
        if !folder.has(&staged)? {
            break staged;
        }
        number += 1;
    };
    let written = folder
        .create(&staged, bytes)
        .and_then(|()| folder.rename(&staged, &folder, name));
    if written.is_err() {
        // What cannot be removed is told by the error all the same.
        let _ = folder.remove(&staged);
    }
    written
}

/// Writes a file that is not there yet, with the folders that it lies in.
///
/// # Errors
/// Where the file is there already, or cannot be written, or a link is on the way to it.
pub fn write_new(file: &Destination, bytes: &[u8]) -> Result<(), FileError> {
    let (folder, name) = file.make_parent()?;
    folder.create(name, bytes)
}

/// The text of a file that is also written, or where it stops being text; `None` where it
/// does not exist.
///
/// # Errors
/// Where it cannot be read, is a link, or a link is on the way to it.
pub fn read_one(file: &Destination) -> Result<Option<ReadText>, FileError> {
    let (folder, name) = file.parent()?;
    Ok(folder.read(name)?.map(decode))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Tree;
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let tree = Tree::new().file(".a.json.0.new", "somebody's");
        let file = Destination::named(&tree.path("a.json")).unwrap();
        assert_eq!(read_one(&file).unwrap(), None);
        write_one(&file, b"1").unwrap();
        write_one(&file, b"2").unwrap();
        assert_eq!(
            read_one(&file).unwrap(),
            Some(ReadText::Text("2".to_owned()))
        );
        assert_eq!(
            std::fs::read(tree.path(".a.json.0.new")).unwrap(),
            b"somebody's"
        );
        assert_eq!(std::fs::read_dir(tree.root()).unwrap().count(), 2);
    }

    #[test]
    fn a_new_file_never_replaces_another() {
        let tree = Tree::new();
        let file = Destination::named(&tree.path("a/b.md")).unwrap();
        write_new(&file, b"1").unwrap();
        let error = write_new(&file, b"2").unwrap_err();
        assert!(error.to_string().contains("b.md"), "{error}");
        assert_eq!(std::fs::read(tree.path("a/b.md")).unwrap(), b"1");
    }

    #[cfg(unix)]
    #[test]
    fn neither_reading_nor_writing_follows_a_link() {
        use std::os::unix::fs::symlink;
        let tree = Tree::new()
            .file("secret.json", "secret")
            .folder("elsewhere");
        symlink("secret.json", tree.path("known.json")).unwrap();
        symlink("elsewhere", tree.path("ci")).unwrap();
        let linked = Destination::named(&tree.path("known.json")).unwrap();
        let error = read_one(&linked).unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{error}");
        // A write replaces the link, and leaves alone what it leads to.
        write_one(&linked, b"mine").unwrap();
        assert_eq!(std::fs::read(tree.path("secret.json")).unwrap(), b"secret");
        let root = super::super::resolve(tree.root());
        let below = Destination::below(&root, std::path::Path::new("ci/x.json")).unwrap();
        let error = write_one(&below, b"x").unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{error}");
        assert!(!tree.path("elsewhere/x.json").exists());
    }
}
