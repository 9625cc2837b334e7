//! The calls that change the output folder, in one place, so that tests can make any
//! of them fail.

use std::fs;
use std::io;
use std::path::Path;

use super::FileError;

/// The disk that is written to.
#[derive(Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fuse: Fuse,
}

/// When the disk fails, in tests: how many calls succeed between one failure and the
/// next. After the last the disk works again; [`Fuse::DEAD`] is a disk that never will.
#[cfg(test)]
#[derive(Debug, Default)]
pub(super) struct Fuse(std::sync::Mutex<std::collections::VecDeque<usize>>);

#[cfg(test)]
impl Fuse {
    /// As a second failure: no call succeeds after the first, as after a crash.
    pub(super) const DEAD: usize = usize::MAX;

    pub(super) fn new(calls: &[usize]) -> Self {
        Self(std::sync::Mutex::new(calls.iter().copied().collect()))
    }

    fn call(&self) -> io::Result<()> {
        let mut calls = self.0.lock().unwrap();
        match calls.front_mut() {
            None => return Ok(()),
            Some(&mut Self::DEAD) => {}
            Some(0) => {
                calls.pop_front();
            }
            Some(left) => {
                *left -= 1;
                return Ok(());
            }
        }
        Err(io::Error::other("the disk failed"))
    }
}

impl Disk {
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

    /// Writes a small record so that it is there wholly or not at all.
    ///
    /// Not synced: many file systems would first write out all that was staged, and the
    /// commit is made for the program to stop anywhere, not for the machine.
    pub(super) fn write_record(&self, path: &Path, text: &str) -> Result<(), FileError> {
        let next = path.with_extension("next");
        self.alive()
            .and_then(|()| fs::write(&next, text))
            .map_err(FileError::io("write", &next))?;
        self.rename(&next, path)
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), FileError> {
        self.alive()
            .and_then(|()| fs::rename(from, to))
            .map_err(FileError::io("write", to))
    }

    /// Keeps the file at `from` as `to`, by a second link where the file system has
    /// them: then the file is not missing for a moment.
    pub(super) fn keep(&self, from: &Path, to: &Path) -> Result<(), FileError> {
        self.alive()
            .and_then(|()| fs::hard_link(from, to).or_else(|_| fs::rename(from, to)))
            .map_err(FileError::io("replace", from))
    }

    pub(super) fn remove_file(&self, path: &Path) -> Result<(), FileError> {
        self.alive()
            .and_then(|()| fs::remove_file(path))
            .map_err(FileError::io("remove", path))
    }

    pub(super) fn create_folder(&self, path: &Path) -> Result<(), FileError> {
        self.alive()
            .and_then(|()| fs::create_dir_all(path))
            .map_err(FileError::io("create", path))
    }

    /// Removes a folder of the program's own and all in it; none is no error.
    pub(super) fn remove_folder(&self, path: &Path) -> Result<(), FileError> {
        match self.alive().and_then(|()| fs::remove_dir_all(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(FileError::io("remove", path)(error))
            }
            _ => Ok(()),
        }
    }
}
