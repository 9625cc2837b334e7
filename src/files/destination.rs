//! Where the program is asked to write.

use std::path::{Component, Path, PathBuf};

use super::folder::Folder;
use super::{FileError, resolve};

/// A file or folder to be written, in two parts: a folder that the user vouches for, in
/// whose path links are followed, and a path below it that may come with a checkout, in
/// which they are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    base: PathBuf,
    below: Vec<String>,
}

impl Destination {
    /// A path that a file names, such as the configuration. It lies below `root`.
    ///
    /// # Errors
    /// Where `relative` leaves `root`, or is not Unicode.
    pub fn below(root: &Path, relative: &Path) -> Result<Self, FileError> {
        let outside = || FileError::Outside {
            path: relative.to_string_lossy().into_owned(),
        };
        let plain = plain(&root.join(relative));
        let rest = plain.strip_prefix(root).map_err(|_| outside())?;
        Ok(Self {
            base: root.to_owned(),
            below: parts(rest).ok_or_else(outside)?,
        })
    }

    /// A path that the user gave on the command line, absolute. Links above its last
    /// part are followed; the last part must not be one.
    ///
    /// # Errors
    /// Where what does not exist of it yet is not Unicode.
    pub fn named(path: &Path) -> Result<Self, FileError> {
        let outside = || FileError::Outside {
            path: path.to_string_lossy().into_owned(),
        };
        let path = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => resolve(parent).join(name),
            _ => resolve(path),
        };
        let above = path.parent().unwrap_or(&path);
        let base = above.ancestors().find(|folder| folder.is_dir());
        let base = base.unwrap_or(Path::new("")).to_owned();
        let rest = path.strip_prefix(&base).unwrap_or(&path);
        Ok(Self {
            below: parts(rest).ok_or_else(outside)?,
            base,
        })
    }

    /// The path `relative` below this folder.
    ///
    /// # Errors
    /// Where it leaves the folder, or is not Unicode.
    pub fn join(&self, relative: &Path) -> Result<Self, FileError> {
        let joined = Self::below(&self.path(), relative)?;
        let below = self.below.iter().cloned().chain(joined.below);
        Ok(Self {
            base: self.base.clone(),
            below: below.collect(),
        })
    }

    /// The whole path.
    pub fn path(&self) -> PathBuf {
        self.below
            .iter()
            .fold(self.base.clone(), |path, part| path.join(part))
    }

    /// Opens the folder, which is created where it does not exist.
    pub(super) fn make_folder(&self) -> Result<Folder, FileError> {
        let mut folder = Folder::open(&self.base)?;
        for part in &self.below {
            folder = folder.make(part)?;
        }
        Ok(folder)
    }

    /// Opens the folder that the file lies in, which must exist, and gives its name
    /// there.
    pub(super) fn parent(&self) -> Result<(Folder, &str), FileError> {
        let (name, parents) = self.below.split_last().ok_or_else(|| self.is_a_folder())?;
        let mut folder = Folder::open(&self.base)?;
        for part in parents {
            folder = folder.enter(part)?.ok_or_else(|| {
                let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
                FileError::io("open", &folder.path().join(part))(missing)
            })?;
        }
        Ok((folder, name))
    }

    /// As [`Destination::parent`], with the folder created where it does not exist.
    pub(super) fn make_parent(&self) -> Result<(Folder, &str), FileError> {
        let (name, parents) = self.below.split_last().ok_or_else(|| self.is_a_folder())?;
        let mut folder = Folder::open(&self.base)?;
        for part in parents {
            folder = folder.make(part)?;
        }
        Ok((folder, name))
    }

    fn is_a_folder(&self) -> FileError {
        FileError::io("write", &self.base)(std::io::ErrorKind::IsADirectory.into())
    }
}

/// `path` with `.` and `..` taken out, without a look at the disk.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

fn parts(path: &Path) -> Option<Vec<String>> {
    path.components()
        .map(|part| part.as_os_str().to_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Tree;
    use super::*;

    #[test]
    fn a_path_of_the_configuration_stays_below_its_folder() {
        let root = Path::new("/project");
        for path in ["site", "./a/../site", "a/b"] {
            assert!(Destination::below(root, Path::new(path)).is_ok(), "{path}");
        }
        for path in ["..", "../site", "a/../../site", "/site", "/project2/site"] {
            let error = Destination::below(root, Path::new(path)).unwrap_err();
            assert!(
                matches!(error, FileError::Outside { .. }),
                "{path}: {error}"
            );
        }
    }

    #[test]
    fn folders_that_do_not_exist_are_part_of_what_is_created() {
        let tree = Tree::new().folder("there");
        let path = tree.path("there/not/yet/./x/../site");
        let named = Destination::named(&path).unwrap();
        assert_eq!(named.path(), resolve(&tree.path("there/not/yet/site")));
        named.make_folder().unwrap();
        assert!(tree.path("there/not/yet/site").is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_above_the_last_part_of_what_the_user_names_and_nowhere_else() {
        use std::os::unix::fs::symlink;
        let tree = Tree::new().folder("real");
        symlink("real", tree.path("link")).unwrap();
        let through = Destination::named(&tree.path("link/site")).unwrap();
        through.make_folder().unwrap();
        assert!(tree.path("real/site").is_dir());
        let last = Destination::named(&tree.path("link")).unwrap();
        let error = last.make_folder().unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{error}");
        let root = resolve(tree.root());
        let configured = Destination::below(&root, Path::new("link/x")).unwrap();
        let error = configured.make_folder().unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{error}");
        assert!(!tree.path("real/x").exists());
    }
}
