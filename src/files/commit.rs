//! The commit: many renames that count as one.
//!
//! Before the first rename, all of them are written to a journal, and nothing that is
//! replaced or removed is gone before the last: it is kept aside. So a commit that was
//! interrupted can be finished by the next run, and one that fails can be undone. The
//! name of the journal says which way it goes: a commit that is being undone is never
//! resumed. *Invariant:* [`run`] and [`undo`] may be stopped anywhere and started again.
//!
//! The journal lies in the user's [`State`], so that a checkout cannot bring one. Where
//! it is lost (another machine, a new container), the manifest, which names the old and
//! the new files from before the first rename, says that a commit was not finished.
//!
//! The guarantee is for the program (killed, refused, out of space). It relies on the
//! file system to order its own writes when the machine itself fails.

use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;

use super::FileError;
use super::folder::{Folder, Kind};
use super::manifest::MANIFEST;
use super::state::{State, name_of};
use super::tree::FolderTree;

const HEADER: &str = "isogloss journal 2";
const STAGING_FOLDERS: u64 = 8;
/// What the name of the folder of a run begins with.
pub(super) const RUN: &str = "run-";
/// The manifest of the site as it will be, in the folder of the run.
const NEW_MANIFEST: &str = "manifest.new";
/// The manifest of the site as it was, in the folder of the run.
const OLD_MANIFEST: &str = "manifest.old";

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

/// The manifests that a commit goes through, as texts.
pub(super) struct Manifests {
    /// Of the site as it was.
    pub(super) old: String,
    /// Of both, marked as unfinished.
    pub(super) between: String,
    /// Of the site as it will be.
    pub(super) new: String,
}

/// The folder of one run in the program's own folder: what it stages and keeps.
#[derive(Debug)]
pub(super) struct Run {
    name: String,
    folder: Folder,
    staged: Vec<Folder>,
    kept: Folder,
}

impl Run {
    /// Creates a folder that nobody else knows the name of.
    pub(super) fn start(own: &Folder) -> Result<Self, FileError> {
        loop {
            let name = format!("{RUN}{:016x}", random());
            if !own.has(&name)? {
                return Self::open(own.make(&name)?, name);
            }
        }
    }

    /// The folder of a run that was interrupted, where it is still there.
    fn resume(own: &Folder, name: &str) -> Result<Option<Self>, FileError> {
        let folder = own.enter(name)?;
        folder
            .map(|folder| Self::open(folder, name.to_owned()))
            .transpose()
    }

    fn open(folder: Folder, name: String) -> Result<Self, FileError> {
        let staging = folder.make("staged")?;
        // Threads that create files in one and the same folder wait for one another.
        let staged = (0..STAGING_FOLDERS).map(|part| staging.make(&part.to_string()));
        Ok(Self {
            staged: staged.collect::<Result<_, _>>()?,
            kept: folder.make("kept")?,
            folder,
            name,
        })
    }

    /// The folder that the file with this number is staged in, under its number.
    pub(super) fn staged(&self, number: u64) -> &Folder {
        let part = usize::try_from(number % STAGING_FOLDERS).unwrap_or(0);
        &self.staged[part]
    }

    /// Removes the folder and all in it.
    pub(super) fn remove(&self, own: &Folder) -> Result<(), FileError> {
        own.remove_tree(&self.name)
    }
}

/// A number that differs from run to run. It need not be secret: a folder with its name
/// must not exist yet.
fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}

/// The journal of one output folder.
#[derive(Debug)]
pub(super) struct Journal {
    /// `None` where the user has no state folder.
    folder: Option<Folder>,
    /// What its name begins with.
    stem: String,
    /// The path of the output folder.
    out: String,
}

impl Journal {
    pub(super) fn of(out: &Folder, state: &State) -> Self {
        let folder = state.open("outputs");
        #[cfg(test)]
        let folder = folder.map(|mut folder| {
            folder.fuse = Arc::clone(&out.fuse);
            folder
        });
        Self {
            folder,
            stem: name_of(out.path()),
            out: out.path().to_string_lossy().into_owned(),
        }
    }

    fn committing(&self) -> String {
        format!("{}.journal", self.stem)
    }

    fn undoing(&self) -> String {
        format!("{}.undoing", self.stem)
    }

    /// Whether a commit is to be finished or undone.
    pub(super) fn is_open(&self) -> bool {
        let has = |name: &str| {
            let folder = self.folder.as_ref();
            folder.is_some_and(|folder| folder.has(name).unwrap_or(true))
        };
        has(&self.committing()) || has(&self.undoing())
    }

    fn write(&self, run: &Run, changes: &[Change]) -> Result<(), FileError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let mut text = format!("{HEADER}\n{}\n{}\n", self.out, run.name);
        for change in changes {
            let (verb, number, path) = change.parts();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{verb} {number} {path}");
        }
        folder.replace(&self.committing(), text.as_bytes())
    }

    /// The run and the changes of the journal `name`; `None` where there is none, or it
    /// is of another folder.
    fn read(&self, name: &str) -> Result<Option<(String, Vec<Change>)>, FileError> {
        let Some(folder) = &self.folder else {
            return Ok(None);
        };
        let bytes = folder.read(name)?;
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(text.and_then(|text| parse(&text, &self.out)))
    }

    fn remove(&self, name: &str) -> Result<(), FileError> {
        self.folder
            .as_ref()
            .map_or(Ok(()), |folder| folder.remove(name))
    }

    /// From now on the commit is undone.
    fn turn(&self) -> Result<(), FileError> {
        self.folder.as_ref().map_or(Ok(()), |folder| {
            folder.rename(&self.committing(), folder, &self.undoing())
        })
    }
}

/// Reads a journal of the output folder `out`.
pub(super) fn parse(text: &str, out: &str) -> Option<(String, Vec<Change>)> {
    let mut lines = text.lines();
    let ours = lines.next() == Some(HEADER) && lines.next() == Some(out);
    let run = lines.next().filter(|run| ours && is_run(run))?;
    let changes = lines.map(|line| {
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
    });
    Some((run.to_owned(), changes.collect::<Option<_>>()?))
}

fn is_run(name: &str) -> bool {
    name.strip_prefix(RUN)
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// What a commit works on.
#[derive(Debug)]
pub(super) struct Places {
    /// The output folder and what lies below it.
    pub(super) out: FolderTree,
    /// The program's own folder in it.
    pub(super) own: Folder,
    pub(super) journal: Journal,
}

impl Places {
    pub(super) const OWN: &'static str = ".isogloss";

    pub(super) fn new(out: Folder, state: &State) -> Result<Self, FileError> {
        let journal = Journal::of(&out, state);
        let own = out.make(Self::OWN)?;
        Ok(Self {
            out: FolderTree::new(Arc::new(out)),
            own,
            journal,
        })
    }
}

/// Makes all of `changes`, or none of them.
pub(super) fn commit(
    places: &Places,
    run: &Run,
    changes: &[Change],
    manifests: &Manifests,
) -> Result<(), FileError> {
    places.out.close();
    run.folder
        .create(NEW_MANIFEST, manifests.new.as_bytes())
        .and_then(|()| run.folder.create(OLD_MANIFEST, manifests.old.as_bytes()))
        .and_then(|()| places.journal.write(run, changes))?;
    finish(places, run, changes, Some(&manifests.between))
}

/// Brings an output folder to rest: finishes the commit that its journal tells of, or
/// undoes it where that fails.
pub(super) fn recover(places: &Places) -> Result<(), FileError> {
    let journal = &places.journal;
    let resume = |name: &str| -> Result<Option<(Run, Vec<Change>)>, FileError> {
        let Some((run, changes)) = journal.read(name)? else {
            return Ok(None);
        };
        Ok(Run::resume(&places.own, &run)?.map(|run| (run, changes)))
    };
    if let Some((run, changes)) = resume(&journal.undoing())? {
        return undo(places, &run, &changes);
    }
    if let Some((run, changes)) = resume(&journal.committing())? {
        return finish(places, &run, &changes, None);
    }
    // Of a folder that is gone, or that cannot be understood.
    journal.remove(&journal.undoing())?;
    journal.remove(&journal.committing())
}

fn finish(
    places: &Places,
    run: &Run,
    changes: &[Change],
    between: Option<&str>,
) -> Result<(), FileError> {
    let Err(cause) = make_all(places, run, changes, between) else {
        places.journal.remove(&places.journal.committing())?;
        prune(places, changes, |change| {
            matches!(change, Change::Remove(..))
        });
        return run.remove(&places.own);
    };
    let undone = places
        .journal
        .turn()
        .and_then(|()| undo(places, run, changes));
    match undone {
        Ok(()) => Err(cause),
        Err(undo) => Err(FileError::Half {
            cause: Box::new(cause),
            undo: Box::new(undo),
        }),
    }
}

/// Makes the changes that are not made yet. `between` is the manifest for the time until
/// all are.
fn make_all(
    places: &Places,
    run: &Run,
    changes: &[Change],
    between: Option<&str>,
) -> Result<(), FileError> {
    if let Some(between) = between {
        places.own.replace(MANIFEST, between.as_bytes())?;
    }
    // Each file is moved for itself, so that the order does not matter.
    changes
        .par_iter()
        .try_for_each(|change| make(places, run, change))?;
    if run.folder.has(NEW_MANIFEST)? {
        run.folder.rename(NEW_MANIFEST, &places.own, MANIFEST)?;
    }
    Ok(())
}

fn make(places: &Places, run: &Run, change: &Change) -> Result<(), FileError> {
    let (_, number, path) = change.parts();
    let (staged, kept) = (run.staged(number), &run.kept);
    let number = number.to_string();
    match change {
        Change::New(..) if staged.has(&number)? => {
            let (folder, name) = places.out.make(path)?;
            if folder.has(name)? {
                return Err(FileError::Foreign {
                    path: folder.path().join(name),
                });
            }
            staged.rename(&number, &folder, name)
        }
        Change::Replace(..) if staged.has(&number)? => {
            let (folder, name) = places.out.make(path)?;
            if !kept.has(&number)? && folder.has(name)? {
                folder.keep(name, kept, &number)?;
            }
            staged.rename(&number, &folder, name)
        }
        // What is kept was removed; a file that is there again is not ours.
        Change::Remove(..) if !kept.has(&number)? => match places.out.find(path)? {
            Some((folder, name)) if folder.kind(name)? == Some(Kind::File) => {
                folder.rename(name, kept, &number)
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

fn undo(places: &Places, run: &Run, changes: &[Change]) -> Result<(), FileError> {
    for change in changes.iter().rev() {
        unmake(places, run, change)?;
    }
    if run.folder.has(OLD_MANIFEST)? {
        run.folder.rename(OLD_MANIFEST, &places.own, MANIFEST)?;
    }
    places.journal.remove(&places.journal.undoing())?;
    prune(places, changes, |change| matches!(change, Change::New(..)));
    run.remove(&places.own)
}

fn unmake(places: &Places, run: &Run, change: &Change) -> Result<(), FileError> {
    let (_, number, path) = change.parts();
    let (staged, kept) = (run.staged(number), &run.kept);
    let number = number.to_string();
    match change {
        // What is staged still was never moved: the target is not ours.
        Change::New(..) if !staged.has(&number)? => match places.out.find(path)? {
            Some((folder, name)) if folder.has(name)? => folder.rename(name, staged, &number),
            _ => Ok(()),
        },
        Change::Replace(..) | Change::Remove(..) if kept.has(&number)? => {
            let (folder, name) = places.out.make(path)?;
            kept.rename(&number, &folder, name)
        }
        _ => Ok(()),
    }
}

/// Removes the folders that are empty now that `gone` files are.
fn prune(places: &Places, changes: &[Change], gone: impl Fn(&Change) -> bool) {
    for change in changes.iter().filter(|change| gone(change)) {
        places.out.prune(change.parts().2);
    }
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
