//! Writing a site: staged as it is rendered, then committed as one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::commit::{Change, Manifests, Places, RUN, Run, commit, is_inside, recover};
use super::folder::{self, Folder, Kind};
use super::manifest::{MANIFEST, Manifest, Product};
use super::{Destination, FileError, State};

const LOCK: &str = "lock";
/// Where the program moves what it finds in its own folder and did not write.
const SET_ASIDE: &str = "set-aside";

/// An output folder that is being written.
///
/// Files are handed over with [`Output::add`], by any number of threads, and the site
/// changes with [`Output::commit`] or not at all: dropping an `Output` leaves the site
/// as it was. What is in memory is the list of paths, never the bytes.
///
/// What lies in the folder may have come with a checkout: its records are read with
/// suspicion, and no link in it is followed.
#[derive(Debug)]
pub struct Output {
    places: Places,
    run: Run,
    product: Product,
    /// The files that earlier builds wrote.
    manifest: BTreeSet<String>,
    notices: Vec<String>,
    /// What was handed over.
    added: Mutex<BTreeMap<String, Added>>,
    next: AtomicU64,
    /// Held until the output is dropped.
    _lock: fs::File,
}

/// A file that was handed over; the number names the staged one.
#[derive(Clone, Copy, Debug)]
enum Added {
    /// Nothing is at its path.
    New(u64),
    /// Something else is at its path.
    Changed(u64),
    /// The file on disk has these bytes already.
    Unchanged,
}

/// What a commit did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New or changed.
    pub written: usize,
    /// Left alone, since their bytes are the same.
    pub unchanged: usize,
    /// Removed, since they are no longer produced.
    pub removed: usize,
}

impl Output {
    /// Opens the output folder `out`, which is created where it does not exist, and
    /// finishes or undoes a commit that was interrupted on this machine.
    ///
    /// # Errors
    /// Where the folder is a link or cannot be written, another run is writing to it, or
    /// it holds another product.
    pub fn open(out: &Destination, product: Product, state: &State) -> Result<Self, FileError> {
        let places = Places::new(out.make_folder()?, state)?;
        let lock = places.own.lock(LOCK)?;
        let lock = lock.ok_or_else(|| FileError::Locked { path: out.path() })?;
        recover(&places)?;
        let mut notices = tidy(&places.own)?;
        let manifest = Manifest::read(&places.own)?;
        if let Some(held) = manifest.product.filter(|held| *held != product) {
            return Err(FileError::Holds {
                path: out.path(),
                product: held,
            });
        }
        if manifest.unfinished {
            notices.push(format!(
                "an earlier run did not finish writing `{}`, and left no record of it on \
                 this machine: all files are written afresh",
                out.path().display()
            ));
        }
        Ok(Self {
            product,
            manifest: manifest.files,
            notices,
            run: Run::start(&places.own)?,
            places,
            added: Mutex::default(),
            next: AtomicU64::new(0),
            _lock: lock,
        })
    }

    /// What the user should know about the state in which the folder was found, in
    /// sentences.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Hands over the bytes of the file at `path`, relative to the output folder, with
    /// `/`.
    ///
    /// # Errors
    /// A path that would leave the output folder, that was handed over before, or where
    /// something is that the program did not write; a disk that is full.
    pub fn add(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        if !is_inside(path) {
            return Err(FileError::Outside {
                path: path.to_owned(),
            });
        }
        let found = self.find(path, bytes)?;
        if let Added::New(number) | Added::Changed(number) = found {
            self.run.staged(number).create(&number.to_string(), bytes)?;
        }
        let mut added = match self.added.lock() {
            Ok(added) => added,
            Err(poisoned) => poisoned.into_inner(),
        };
        match added.insert(path.to_owned(), found) {
            None => Ok(()),
            Some(_) => Err(FileError::Twice {
                path: path.to_owned(),
            }),
        }
    }

    /// Makes what was handed over the site. Files of earlier builds that were not handed
    /// over are removed where `is_stale` says so of their paths.
    ///
    /// # Errors
    /// Where the disk refuses: then the old site is as it was.
    pub fn commit(mut self, is_stale: impl Fn(&str) -> bool) -> Result<Written, FileError> {
        let added = match self.added.get_mut() {
            Ok(added) => std::mem::take(added),
            Err(poisoned) => std::mem::take(poisoned.into_inner()),
        };
        let left = self.manifest.iter();
        let left = left.filter(|path| !added.contains_key(*path));
        let (gone, kept): (Vec<&String>, Vec<&String>) = left.partition(|path| is_stale(path));
        let mut changes = Vec::new();
        for (path, found) in &added {
            match *found {
                Added::New(number) => changes.push(Change::New(number, path.clone())),
                Added::Changed(number) => changes.push(Change::Replace(number, path.clone())),
                Added::Unchanged => {}
            }
        }
        let written = Written {
            written: changes.len(),
            unchanged: added.len() - changes.len(),
            removed: gone.len(),
        };
        for (number, path) in (self.next.load(Ordering::Relaxed)..).zip(&gone) {
            changes.push(Change::Remove(number, (*path).clone()));
        }
        let files: BTreeSet<&String> = added.keys().chain(kept).collect();
        let both: BTreeSet<&String> = self.manifest.iter().chain(files.iter().copied()).collect();
        let manifests = Manifests {
            old: Manifest::write(self.product, false, &self.manifest),
            between: Manifest::write(self.product, true, both),
            new: Manifest::write(self.product, false, files),
        };
        // Unless the record says these very things already.
        if !changes.is_empty() || !self.places.own.holds(MANIFEST, manifests.new.as_bytes()) {
            commit(&self.places, &self.run, &changes, &manifests)?;
        }
        Ok(written)
    }

    /// What is on disk for a file, and the number that the file will be staged under.
    fn find(&self, path: &str, bytes: &[u8]) -> Result<Added, FileError> {
        let number = || self.next.fetch_add(1, Ordering::Relaxed);
        let Some((folder, name)) = self.places.out.find(path)? else {
            return Ok(Added::New(number()));
        };
        match folder.kind(name)? {
            None => Ok(Added::New(number())),
            Some(Kind::File) if self.manifest.contains(path) => {
                // A file that cannot be read is written anew.
                Ok(if folder.holds(name, bytes) {
                    Added::Unchanged
                } else {
                    Added::Changed(number())
                })
            }
            Some(_) => Err(FileError::Foreign {
                path: folder.path().join(name),
            }),
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // After a commit nothing is staged; a commit that may be finished later has
        // its journal, and keeps what it needs.
        if !self.places.journal.is_open() {
            let _ = self.run.remove(&self.places.own);
        }
    }
}

/// Removes what runs left that never came to a commit, sets aside what the program did
/// not write, and tells of that.
fn tidy(own: &Folder) -> Result<Vec<String>, FileError> {
    let mut foreign = Vec::new();
    for name in own.names()? {
        match name.as_str() {
            MANIFEST | LOCK | SET_ASIDE => {}
            _ if name.starts_with(RUN) || name == folder::next(MANIFEST) => {
                own.remove_tree(&name)?;
            }
            _ => foreign.push(name),
        }
    }
    if foreign.is_empty() {
        return Ok(Vec::new());
    }
    if own.kind(SET_ASIDE)? != Some(Kind::Folder) {
        own.remove(SET_ASIDE)?;
    }
    let aside = own.make(SET_ASIDE)?;
    let mut notices = Vec::new();
    for name in foreign {
        aside.remove_tree(&name)?;
        own.rename(&name, &aside, &name)?;
        notices.push(format!(
            "`{}` was not written by isogloss on this machine: it is moved to `{}` and not used",
            shown(own, &name).display(),
            shown(&aside, &name).display()
        ));
    }
    Ok(notices)
}

fn shown(folder: &Folder, name: &str) -> PathBuf {
    folder.path().join(name)
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;

#[cfg(test)]
#[cfg(unix)]
#[path = "output_attacks.rs"]
mod attacks;
