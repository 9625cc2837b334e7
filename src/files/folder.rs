//! An open folder, and what may be done in it.
//!
//! A name is one part of a path. *Invariant:* no call follows a symbolic link: folders
//! are opened one part at a time, relative to the handle of the folder above, so that a
//! folder that is swapped for a link while the program runs leads nowhere else.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use super::{FileError, SIZE_LIMIT};

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder {
    dir: Dir,
    /// Where it was opened, for messages.
    path: PathBuf,
    #[cfg(test)]
    pub(super) fuse: std::sync::Arc<super::fuse::Fuse>,
}

/// The name under which [`Folder::replace`] stages.
pub(super) fn next(name: &str) -> String {
    format!("{name}.next")
}

/// What is found under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A device, a pipe or a socket.
    Other,
}

impl Folder {
    /// Opens the folder at `path`. Links in `path` are followed: it must come from the
    /// user, or from the system.
    pub(super) fn open(path: &Path) -> Result<Self, FileError> {
        let dir = Dir::open_ambient_dir(path, ambient_authority());
        Ok(Self {
            dir: dir.map_err(FileError::io("open", path))?,
            path: path.to_owned(),
            #[cfg(test)]
            fuse: std::sync::Arc::default(),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn below(&self, name: &str, dir: Dir) -> Self {
        Self {
            dir,
            path: self.path.join(name),
            #[cfg(test)]
            fuse: std::sync::Arc::clone(&self.fuse),
        }
    }

    /// Opens the folder `name`; `None` where nothing has that name.
    ///
    /// # Errors
    /// Where it is a link or a file.
    pub(super) fn enter(&self, name: &str) -> Result<Option<Self>, FileError> {
        let open = || self.dir.open_dir_nofollow(name);
        let opened = match open() {
            Ok(dir) => Ok(dir),
            Err(error) => match self.kind(name)? {
                None => return Ok(None),
                Some(Kind::Link) => {
                    return Err(FileError::Link {
                        path: self.path.join(name),
                    });
                }
                // Another thread may have created it meanwhile.
                Some(Kind::Folder) if error.kind() == io::ErrorKind::NotFound => open(),
                Some(Kind::Folder) => Err(error),
                Some(Kind::File | Kind::Other) => {
                    return Err(FileError::Foreign {
                        path: self.path.join(name),
                    });
                }
            },
        };
        match opened {
            Ok(dir) => Ok(Some(self.below(name, dir))),
            Err(error) => Err(self.failed("open", name, error)),
        }
    }

    /// Opens the folder `name`, which is created where nothing has that name.
    pub(super) fn make(&self, name: &str) -> Result<Self, FileError> {
        if let Some(folder) = self.enter(name)? {
            return Ok(folder);
        }
        match self.alive().and_then(|()| self.dir.create_dir(name)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                Err(self.failed("create", name, error))
            }
            _ => self.enter(name)?.ok_or_else(|| {
                let gone = io::Error::from(io::ErrorKind::NotFound);
                self.failed("open", name, gone)
            }),
        }
    }

    /// What has this name, links not followed.
    pub(super) fn kind(&self, name: &str) -> Result<Option<Kind>, FileError> {
        match self.dir.symlink_metadata(name) {
            Ok(found) if found.is_symlink() => Ok(Some(Kind::Link)),
            Ok(found) if found.is_dir() => Ok(Some(Kind::Folder)),
            Ok(found) if found.is_file() => Ok(Some(Kind::File)),
            Ok(_) => Ok(Some(Kind::Other)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed("read", name, error)),
        }
    }

    pub(super) fn has(&self, name: &str) -> Result<bool, FileError> {
        Ok(self.kind(name)?.is_some())
    }

    /// The bytes of the file `name`; `None` where nothing has that name.
    ///
    /// # Errors
    /// Where it is anything but a file, or larger than [`SIZE_LIMIT`].
    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, FileError> {
        let Some(file) = self.open_file(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        file.take(SIZE_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| self.failed("read", name, error))?;
        if bytes.len() as u64 > SIZE_LIMIT {
            return Err(FileError::TooLarge {
                path: self.path.join(name),
                bytes: bytes.len() as u64,
                limit: SIZE_LIMIT,
            });
        }
        Ok(Some(bytes))
    }

    /// The file `name`, opened for reading; `None` where nothing has that name.
    pub(super) fn open_file(&self, name: &str) -> Result<Option<cap_std::fs::File>, FileError> {
        // Asked first: opening a pipe would wait for a writer.
        match self.kind(name)? {
            None => return Ok(None),
            Some(Kind::File) => {}
            Some(Kind::Link) => {
                return Err(FileError::Link {
                    path: self.path.join(name),
                });
            }
            Some(Kind::Folder | Kind::Other) => {
                return Err(FileError::Foreign {
                    path: self.path.join(name),
                });
            }
        }
        let mut options = OpenOptions::new();
        options.read(true).follow(FollowSymlinks::No);
        match self.dir.open_with(name, &options) {
            Ok(file) => Ok(Some(file)),
            Err(error) => Err(self.failed("read", name, error)),
        }
    }

    /// Whether the file `name` has exactly these bytes. A file that cannot be read has
    /// others.
    pub(super) fn holds(&self, name: &str, bytes: &[u8]) -> bool {
        let Ok(Some(mut file)) = self.open_file(name) else {
            return false;
        };
        let same_size = file
            .metadata()
            .is_ok_and(|found| found.len() == bytes.len() as u64);
        let mut found = Vec::with_capacity(bytes.len());
        same_size && file.read_to_end(&mut found).is_ok() && found == bytes
    }

    /// Creates the file `name`, which must not exist, with these bytes.
    pub(super) fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.create_file(name)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| self.failed("write", name, error))
    }

    /// Creates and opens the file `name`, which must not exist.
    pub(super) fn create_file(&self, name: &str) -> io::Result<cap_std::fs::File> {
        self.alive()?;
        let mut options = OpenOptions::new();
        options
            .write(true)
            .create_new(true)
            .follow(FollowSymlinks::No);
        self.dir.open_with(name, &options)
    }

    /// Replaces the file `name` by one with these bytes, at once: a reader finds the old
    /// bytes or the new ones.
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        let staged = next(name);
        self.remove_tree(&staged)?;
        self.create(&staged, bytes)?;
        self.rename(&staged, self, name)
    }

    /// Moves `name` to `to`, and replaces the file that has the name `as_name` there.
    pub(super) fn rename(&self, name: &str, to: &Self, as_name: &str) -> Result<(), FileError> {
        self.alive()
            .and_then(|()| self.dir.rename(name, &to.dir, as_name))
            .map_err(|error| to.failed("write", as_name, error))
    }

    /// Keeps the file `name` as `as_name` of the folder `to`, by a second link where the
    /// file system has them: then the file is not missing for a moment.
    pub(super) fn keep(&self, name: &str, to: &Self, as_name: &str) -> Result<(), FileError> {
        let link = || self.dir.hard_link(name, &to.dir, as_name);
        let rename = || self.dir.rename(name, &to.dir, as_name);
        self.alive()
            .and_then(|()| link().or_else(|_| rename()))
            .map_err(|error| self.failed("replace", name, error))
    }

    /// Removes the file or link `name`; one that is not there is no error.
    pub(super) fn remove(&self, name: &str) -> Result<(), FileError> {
        let removed = self
            .alive()
            .and_then(|()| self.dir.remove_file_or_symlink(name));
        self.unless_gone(name, removed)
    }

    /// Removes the folder `name` and all in it; one that is not there is no error. A
    /// link is removed itself.
    pub(super) fn remove_tree(&self, name: &str) -> Result<(), FileError> {
        if self.kind(name)? == Some(Kind::Folder) {
            let removed = self.alive().and_then(|()| self.dir.remove_dir_all(name));
            return self.unless_gone(name, removed);
        }
        self.remove(name)
    }

    /// Removes the folder `name` if it is empty, and tells whether it did.
    pub(super) fn remove_empty(&self, name: &str) -> bool {
        self.dir.remove_dir(name).is_ok()
    }

    fn unless_gone(&self, name: &str, removed: io::Result<()>) -> Result<(), FileError> {
        match removed {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(self.failed("remove", name, error))
            }
            _ => Ok(()),
        }
    }

    /// The names in the folder, sorted; without those that are not Unicode, which the
    /// program never gives.
    pub(super) fn names(&self) -> Result<Vec<String>, FileError> {
        let failed = |error| FileError::io("list", &self.path)(error);
        let mut names = Vec::new();
        for entry in self.dir.entries().map_err(failed)? {
            names.extend(entry.map_err(failed)?.file_name().into_string().ok());
        }
        names.sort();
        Ok(names)
    }

    /// Locks the file `name`, which is created where it is not there, until the result is
    /// dropped; `None` where another process holds the lock. File systems without locks
    /// give one to everybody.
    pub(super) fn lock(&self, name: &str) -> Result<Option<fs::File>, FileError> {
        match self.kind(name)? {
            None | Some(Kind::File) => {}
            Some(Kind::Link) => {
                return Err(FileError::Link {
                    path: self.path.join(name),
                });
            }
            Some(Kind::Folder | Kind::Other) => {
                return Err(FileError::Foreign {
                    path: self.path.join(name),
                });
            }
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).follow(FollowSymlinks::No);
        let file = self
            .dir
            .open_with(name, &options)
            .map_err(|error| self.failed("write", name, error))?
            .into_std();
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            _ => Ok(Some(file)),
        }
    }

    fn failed(&self, action: &'static str, name: &str, source: io::Error) -> FileError {
        FileError::Io {
            action,
            path: self.path.join(name),
            source,
        }
    }

    #[cfg(test)]
    fn alive(&self) -> io::Result<()> {
        self.fuse.call()
    }

    #[cfg(not(test))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "fails in tests"
    )]
    fn alive(&self) -> io::Result<()> {
        Ok(())
    }
}
