//! The commit: many renames that count as one.
//!
//! Before the first rename, all of them are written to a journal, and nothing that is
//! replaced or removed is gone before the last: it is kept aside. So a commit that was
//! interrupted can be finished by the next run, and one that fails can be undone. The
//! name of the journal says which way it goes: a commit that is being undone is never
//! resumed. *Invariant:* [`run`] and [`undo`] may be stopped anywhere and started again.
//!
//! The guarantee is for the program (killed, refused, out of space). It relies on the
//! file system to order its own writes when the machine itself fails.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::FileError;
use super::disk::Disk;

const HEADER: &str = "isogloss journal 1\n";
const STAGING_FOLDERS: u64 = 8;

/// One file of the site that a commit changes. The number names the staged file and
/// the kept one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A file that was not there.
    New(u64, String),
    /// A file of an earlier build, with other bytes.
    Replace(u64, String),
    /// A file of an earlier build that is no longer produced.
    Remove(u64, String),
}

impl Change {
    fn parts(&self) -> (&'static str, u64, &str) {
        match self {
            Self::New(number, path) => ("new", *number, path),
            Self::Replace(number, path) => ("replace", *number, path),
            Self::Remove(number, path) => ("remove", *number, path),
        }
    }
}

/// The places of one output folder.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The output folder.
    pub(super) out: PathBuf,
    /// The program's own folder in it.
    own: PathBuf,
}

impl Places {
    pub(super) const OWN: &'static str = ".isogloss";

    pub(super) fn new(out: PathBuf) -> Self {
        let own = out.join(Self::OWN);
        Self { out, own }
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.own.join("lock")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.own.join("manifest")
    }

    fn next_manifest(&self) -> PathBuf {
        self.own.join("manifest.committing")
    }

    pub(super) fn has_journal(&self) -> bool {
        self.journal().exists() || self.undoing().exists()
    }

    fn journal(&self) -> PathBuf {
        self.own.join("journal")
    }

    fn undoing(&self) -> PathBuf {
        self.own.join("journal.undoing")
    }

    fn staging(&self) -> PathBuf {
        self.own.join("staged")
    }

    fn keeping(&self) -> PathBuf {
        self.own.join("kept")
    }

    /// The folders that hold the staged files: threads that create files in one and
    /// the same folder wait for one another.
    pub(super) fn staging_folders(&self) -> impl Iterator<Item = PathBuf> {
        (0..STAGING_FOLDERS).map(|folder| self.staging().join(folder.to_string()))
    }

    pub(super) fn staged(&self, number: u64) -> PathBuf {
        let mut path = self.staging();
        path.push((number % STAGING_FOLDERS).to_string());
        path.push(number.to_string());
        path
    }

    fn kept(&self, number: u64) -> PathBuf {
        self.keeping().join(number.to_string())
    }
}

/// Makes all of `changes`, and `manifest` the record of the site, or none of it.
pub(super) fn commit(
    disk: &Disk,
    places: &Places,
    changes: &[Change],
    manifest: &str,
) -> Result<(), FileError> {
    disk.create_folder(&places.keeping())?;
    disk.write_record(&places.next_manifest(), manifest)?;
    let mut journal = HEADER.to_owned();
    for change in changes {
        let (verb, number, path) = change.parts();
        // Writing to a string cannot fail.
        let _ = writeln!(journal, "{verb} {number} {path}");
    }
    disk.write_record(&places.journal(), &journal)?;
    finish(disk, places, changes)
}

/// Brings an output folder to rest: finishes the commit that its journal tells of, or
/// undoes it where that fails, and removes what an unfinished run staged.
pub(super) fn recover(disk: &Disk, places: &Places) -> Result<(), FileError> {
    if let Some(changes) = read(places.undoing())? {
        return undo(disk, places, &changes);
    }
    if let Some(changes) = read(places.journal())? {
        return finish(disk, places, &changes);
    }
    clean(disk, places)
}

fn read(path: PathBuf) -> Result<Option<Vec<Change>>, FileError> {
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path).map_err(FileError::io("read", &path))?;
    parse(&text).map(Some).ok_or(FileError::Damaged { path })
}

fn parse(text: &str) -> Option<Vec<Change>> {
    text.strip_prefix(HEADER)?
        .lines()
        .map(|line| {
            let (verb, rest) = line.split_once(' ')?;
            let (number, path) = rest.split_once(' ')?;
            let number = number.parse().ok()?;
            let path = Some(path).filter(|path| is_inside(path))?.to_owned();
            match verb {
                "new" => Some(Change::New(number, path)),
                "replace" => Some(Change::Replace(number, path)),
                "remove" => Some(Change::Remove(number, path)),
                _ => None,
            }
        })
        .collect()
}

fn finish(disk: &Disk, places: &Places, changes: &[Change]) -> Result<(), FileError> {
    let Err(cause) = run(disk, places, changes) else {
        disk.remove_file(&places.journal())?;
        prune(places, changes, |change| {
            matches!(change, Change::Remove(..))
        });
        return clean(disk, places);
    };
    let undone = disk
        .rename(&places.journal(), &places.undoing())
        .and_then(|()| undo(disk, places, changes));
    match undone {
        Ok(()) => Err(cause),
        Err(undo) => Err(FileError::Half {
            cause: Box::new(cause),
            undo: Box::new(undo),
        }),
    }
}

fn run(disk: &Disk, places: &Places, changes: &[Change]) -> Result<(), FileError> {
    let mut folders = BTreeSet::new();
    for change in changes {
        check_folders(&places.out, change.parts().2, &mut folders)?;
    }
    folders.clear();
    for change in changes {
        if let Change::New(_, path) = change
            && let Some(folder) = places.out.join(path).parent()
            && folders.insert(folder.to_owned())
        {
            disk.create_folder(folder)?;
        }
    }
    // Each file is moved for itself, so that the order does not matter.
    changes
        .par_iter()
        .try_for_each(|change| make(disk, places, change))?;
    let next = places.next_manifest();
    if next.exists() {
        disk.rename(&next, &places.manifest())?;
    }
    Ok(())
}

fn make(disk: &Disk, places: &Places, change: &Change) -> Result<(), FileError> {
    let (_, number, path) = change.parts();
    let (staged, kept) = (places.staged(number), places.kept(number));
    let target = places.out.join(path);
    match change {
        Change::New(..) if staged.exists() => {
            if target.symlink_metadata().is_ok() {
                return Err(FileError::Foreign { path: target });
            }
            disk.rename(&staged, &target)?;
        }
        Change::Replace(..) if staged.exists() => {
            if !kept.exists() {
                disk.keep(&target, &kept)?;
            }
            disk.rename(&staged, &target)?;
        }
        // What is kept was removed; a file that is there again is not ours.
        Change::Remove(..) if !kept.exists() && target.exists() => {
            disk.rename(&target, &kept)?;
        }
        _ => {}
    }
    Ok(())
}

fn undo(disk: &Disk, places: &Places, changes: &[Change]) -> Result<(), FileError> {
    for change in changes.iter().rev() {
        let (_, number, path) = change.parts();
        let (staged, kept) = (places.staged(number), places.kept(number));
        let target = places.out.join(path);
        match change {
            // What is staged still was never moved: the target is not ours.
            Change::New(..) if !staged.exists() && target.exists() => {
                disk.rename(&target, &staged)?;
            }
            Change::Replace(..) | Change::Remove(..) if kept.exists() => {
                disk.rename(&kept, &target)?;
            }
            _ => {}
        }
    }
    disk.remove_file(&places.undoing())?;
    prune(places, changes, |change| matches!(change, Change::New(..)));
    clean(disk, places)
}

/// Removes the folders that are empty now that `gone` files are. Best effort: a folder
/// that stays does no harm.
fn prune(places: &Places, changes: &[Change], gone: impl Fn(&Change) -> bool) {
    for change in changes.iter().filter(|change| gone(change)) {
        let target = places.out.join(change.parts().2);
        for folder in target.ancestors().skip(1) {
            if folder == places.out || std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// Removes the folders of a commit that is over, or never began.
pub(super) fn clean(disk: &Disk, places: &Places) -> Result<(), FileError> {
    let next = places.next_manifest();
    if next.exists() {
        disk.remove_file(&next)?;
    }
    disk.remove_folder(&places.staging())?;
    disk.remove_folder(&places.keeping())
}

/// Whether a folder between the output folder and `path` is a link, which would lead
/// what is written elsewhere, or a file in the way.
fn check_folders(out: &Path, path: &str, seen: &mut BTreeSet<PathBuf>) -> Result<(), FileError> {
    let mut folder = out.to_owned();
    let parents = path.rsplit_once('/').map_or("", |(parents, _)| parents);
    for part in parents.split('/').filter(|part| !part.is_empty()) {
        folder.push(part);
        if !seen.insert(folder.clone()) {
            continue;
        }
        match folder.symlink_metadata() {
            Ok(found) if found.is_symlink() => return Err(FileError::Link { path: folder }),
            Ok(found) if !found.is_dir() => return Err(FileError::Foreign { path: folder }),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    Ok(())
}

/// Whether a path is relative, and names a file within the folder on any system, that
/// is not the program's own.
pub(super) fn is_inside(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or("");
    !first.eq_ignore_ascii_case(Places::OWN)
        && !path.contains(['\\', ':', '\0', '\n', '\r'])
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}
