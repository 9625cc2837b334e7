//! Files below an open folder, by path.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::FileError;
use super::folder::Folder;

/// How many folders are kept open: far below what a system lets a process have.
const OPEN_FOLDERS: usize = 128;

/// A folder and those below it, opened part by part and kept open while they are used.
///
/// Paths are relative to the folder, with `/`; their parts are neither empty nor dots.
#[derive(Debug)]
pub(super) struct FolderTree {
    root: Arc<Folder>,
    open: Mutex<BTreeMap<String, Arc<Folder>>>,
}

impl FolderTree {
    pub(super) fn new(root: Arc<Folder>) -> Self {
        Self {
            root,
            open: Mutex::default(),
        }
    }

    /// The folder that `path` lies in, and its name there; `None` where that folder does
    /// not exist.
    ///
    /// # Errors
    /// Where a part of the way is a link, or no folder.
    pub(super) fn find<'p>(
        &self,
        path: &'p str,
    ) -> Result<Option<(Arc<Folder>, &'p str)>, FileError> {
        let (parents, name) = split(path);
        let folder = self.walk(parents, Folder::enter)?;
        Ok(folder.map(|folder| (folder, name)))
    }

    /// The folder that `path` lies in, created with those above it, and its name there.
    ///
    /// # Errors
    /// Where a part of the way is a link, or no folder, or cannot be created.
    pub(super) fn make<'p>(&self, path: &'p str) -> Result<(Arc<Folder>, &'p str), FileError> {
        let (parents, name) = split(path);
        let folder = self.walk(parents, |folder, name| folder.make(name).map(Some))?;
        // `make` gives a folder or an error.
        Ok((folder.unwrap_or_else(|| Arc::clone(&self.root)), name))
    }

    fn walk(
        &self,
        parents: &str,
        step: impl Fn(&Folder, &str) -> Result<Option<Folder>, FileError>,
    ) -> Result<Option<Arc<Folder>>, FileError> {
        if parents.is_empty() {
            return Ok(Some(Arc::clone(&self.root)));
        }
        if let Some(open) = self.open().get(parents) {
            return Ok(Some(Arc::clone(open)));
        }
        let mut folder = Arc::clone(&self.root);
        for part in parents.split('/') {
            match step(&folder, part)? {
                Some(below) => folder = Arc::new(below),
                None => return Ok(None),
            }
        }
        let mut open = self.open();
        if open.len() >= OPEN_FOLDERS {
            open.clear();
        }
        open.insert(parents.to_owned(), Arc::clone(&folder));
        Ok(Some(folder))
    }

    /// Removes the folders above `path` that are empty. Best effort: a folder that stays
    /// does no harm.
    pub(super) fn prune(&self, path: &str) {
        let mut path = path;
        while let Some((parents, _)) = path.rsplit_once('/') {
            // Held open, it could not be removed on every system.
            self.open().remove(parents);
            let Ok(Some((above, name))) = self.find(parents) else {
                return;
            };
            if !above.remove_empty(name) {
                return;
            }
            path = parents;
        }
    }

    /// Forgets the open folders, so that each is looked for again.
    pub(super) fn close(&self) {
        self.open().clear();
    }

    fn open(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Folder>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
