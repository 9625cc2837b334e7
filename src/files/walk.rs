//! Listing a trusted folder, the theme's, and all below it.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{FileError, resolve};

/// A file that [`walk`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
    /// Where it is.
    pub path: PathBuf,
    /// Its path relative to the folder that was walked, with `/`.
    pub relative: String,
}

/// All files under `root`, by relative path. Hidden folders (`.git`) are left out,
/// hidden files are not.
///
/// Symbolic links are followed while they stay under `root`; links that leave it, that
/// lead nowhere, or that lead back to where they came from, are left out.
///
/// # Errors
/// A folder that cannot be listed, or a file name that is not Unicode, which could not
/// be an address.
pub fn walk(root: &Path) -> Result<Vec<Walked>, FileError> {
    let inside = resolve(root);
    let entries = WalkDir::new(root)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || may_enter(entry, &inside));
    let mut found = Vec::new();
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_dead_link(&error) => continue,
            Err(error) => return Err(walk_error(root, error)),
        };
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let Some(text) = relative.to_str() else {
            let source = std::io::Error::new(
                std::io::ErrorKind::InvalidData,
                "its name is not valid Unicode",
            );
            return Err(FileError::io("list", entry.path())(source));
        };
        let relative = text.replace(std::path::MAIN_SEPARATOR, "/");
        found.push(Walked {
            relative,
            path: entry.into_path(),
        });
    }
    found.sort_by(|a, b| a.relative.cmp(&b.relative));
    Ok(found)
}

fn may_enter(entry: &DirEntry, inside: &Path) -> bool {
    if entry.path_is_symlink() {
        // Whoever writes content must not be able to publish the machine's files.
        let stays = std::fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(inside));
        if !stays {
            return false;
        }
    }
    let hidden = entry
        .file_name()
        .to_str()
        .is_some_and(|name| name.starts_with('.'));
    !(hidden && entry.file_type().is_dir())
}

/// A link that leads in a circle, to nothing, or to where the user may not look.
fn is_dead_link(error: &walkdir::Error) -> bool {
    error.loop_ancestor().is_some() || error.path().is_some_and(Path::is_symlink)
}

fn walk_error(root: &Path, error: walkdir::Error) -> FileError {
    let path = error.path().unwrap_or(root).to_owned();
    let source = error
        .into_io_error()
        .unwrap_or_else(|| std::io::Error::other("the folder cannot be walked"));
    FileError::io("list", &path)(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(root: &Path) -> Vec<String> {
        walk(root)
            .unwrap()
            .into_iter()
            .map(|file| file.relative)
            .collect()
    }

    #[test]
    fn files_are_sorted_and_hidden_folders_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "b.md",
            "a/z.md",
            ".git/config",
            "a.md",
            ".openpublishing.redirection.json",
        ] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        assert_eq!(
            relative(folder.path()),
            [".openpublishing.redirection.json", "a.md", "a/z.md", "b.md"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_only_within_the_root_and_never_in_circles() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("content");
        std::fs::create_dir_all(root.join("sub")).unwrap();
        std::fs::write(folder.path().join("secret.md"), "").unwrap();
        std::fs::write(root.join("page.md"), "").unwrap();
        symlink("../secret.md", root.join("leaves.md")).unwrap();
        symlink("page.md", root.join("stays.md")).unwrap();
        symlink("nowhere.md", root.join("dead.md")).unwrap();
        symlink("..", root.join("sub/loop")).unwrap();
        symlink("self", root.join("self")).unwrap();
        assert_eq!(relative(&root), ["page.md", "stays.md"]);
    }
}
