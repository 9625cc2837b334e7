//! Writing a site: staged as it is rendered, then committed as one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::commit::{Change, Places, clean, commit, is_inside, recover};
use super::disk::Disk;
use super::{FileError, resolve};

const HEADER: &str = "isogloss manifest 1";

/// What an output folder holds: one kind of thing, since a run removes what earlier runs
/// wrote there and it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// `isogloss build`.
    Site,
    /// `isogloss report`.
    Report,
    /// `isogloss export`.
    Export,
}

impl Product {
    /// What the manifest calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Report => "report",
            Self::Export => "export",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let all = [Self::Site, Self::Report, Self::Export];
        all.into_iter().find(|product| product.name() == name)
    }
}

impl fmt::Display for Product {
    /// `a site`, `a report`, `an export`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if *self == Self::Export { "an" } else { "a" };
        write!(f, "{article} {}", self.name())
    }
}

/// An output folder that is being written.
///
/// Files are handed over with [`Output::add`], by any number of threads, and the site
/// changes with [`Output::commit`] or not at all: dropping an `Output` leaves the site
/// as it was. What is in memory is the list of paths, never the bytes.
#[derive(Debug)]
pub struct Output {
    places: Places,
    disk: Disk,
    product: Product,
    /// The files that earlier builds wrote.
    manifest: BTreeSet<String>,
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
    /// finishes or undoes a commit that was interrupted.
    ///
    /// # Errors
    /// Where the folder cannot be written, another run is writing to it, or it holds
    /// another product.
    pub fn open(out: &Path, product: Product) -> Result<Self, FileError> {
        let places = Places::new(resolve(out));
        let own = places.out.join(Places::OWN);
        if own.is_symlink() {
            return Err(FileError::Link { path: own });
        }
        fs::create_dir_all(&own).map_err(FileError::io("create", &own))?;
        let lock = lock(&places)?;
        let disk = Disk::default();
        recover(&disk, &places)?;
        for folder in places.staging_folders() {
            fs::create_dir_all(&folder).map_err(FileError::io("create", &folder))?;
        }
        let (held, manifest) = read_manifest(&places.manifest())?;
        if let Some(held) = held.filter(|held| *held != product) {
            clean(&disk, &places)?;
            return Err(FileError::Holds {
                path: places.out,
                product: held,
            });
        }
        Ok(Self {
            product,
            manifest,
            places,
            disk,
            added: Mutex::default(),
            next: AtomicU64::new(0),
            _lock: lock,
        })
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
            let staged = self.places.staged(number);
            fs::write(&staged, bytes).map_err(FileError::io("write", &staged))?;
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
        // Without changes, the manifest lists these very files.
        if !changes.is_empty() {
            let files: BTreeSet<&String> = added.keys().chain(kept).collect();
            let manifest: String = std::iter::once(format!("{HEADER} {}\n", self.product.name()))
                .chain(files.iter().map(|path| format!("{path}\n")))
                .collect();
            commit(&self.disk, &self.places, &changes, &manifest)?;
        }
        Ok(written)
    }

    /// What is on disk for a file, and the number that the file will be staged under.
    fn find(&self, path: &str, bytes: &[u8]) -> Result<Added, FileError> {
        let number = || self.next.fetch_add(1, Ordering::Relaxed);
        let target = self.places.out.join(path);
        let Ok(found) = target.symlink_metadata() else {
            return Ok(Added::New(number()));
        };
        if !found.is_file() || !self.manifest.contains(path) {
            return Err(FileError::Foreign { path: target });
        }
        // A file that cannot be read is written anew.
        let same =
            found.len() == bytes.len() as u64 && fs::read(&target).is_ok_and(|old| old == bytes);
        Ok(if same {
            Added::Unchanged
        } else {
            Added::Changed(number())
        })
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // After a commit nothing is staged; a commit that may be finished later has
        // its journal, and keeps what it needs.
        if !self.places.has_journal() {
            let _ = clean(&self.disk, &self.places);
        }
    }
}

fn lock(places: &Places) -> Result<fs::File, FileError> {
    let path = places.lock();
    let file = fs::File::create(&path).map_err(FileError::io("write", &path))?;
    // Some network file systems have no locks; there the build goes on without.
    if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        return Err(FileError::Locked {
            path: places.out.clone(),
        });
    }
    Ok(file)
}

/// What the folder holds, as far as that is known, and its files.
fn read_manifest(path: &Path) -> Result<(Option<Product>, BTreeSet<String>), FileError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => return Err(FileError::io("read", path)(error)),
    };
    let damaged = || FileError::Damaged {
        path: path.to_owned(),
    };
    let rest = text.strip_prefix(HEADER).ok_or_else(damaged)?;
    let (product, files) = rest.split_once('\n').ok_or_else(damaged)?;
    let product = match product.trim_start() {
        "" => None,
        named => Some(Product::named(named).ok_or_else(damaged)?),
    };
    // A path that leaves the folder was not written by us, and must not be removed.
    if !files.lines().all(is_inside) {
        return Err(damaged());
    }
    Ok((product, files.lines().map(str::to_owned).collect()))
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;
