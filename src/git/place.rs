//! Which repository a folder belongs to, and whether it may be opened.
//!
//! Whoever writes content can put files where git would find a repository: a folder with
//! `HEAD`, `objects` and `refs` is a bare one. So only `.git` makes a repository here.
//! Where it lies decides what it may be:
//!
//! - *at or above the trusted folder* (that of the configuration): a folder, or the file
//!   of a work tree or submodule whose git folder names it back;
//! - *below it*, at or above a content root (a repository for each locale): a folder that
//!   holds all of its parts, or the file of a submodule or work tree whose git folder lies
//!   in that of the repository around it. Anything else there is passed over.
//!
//! A link is never followed from `.git` on.

use std::path::{Path, PathBuf};

use super::{GitError, Repository};
use crate::files::{self, Entry};

/// The longest file that names a folder, in bytes.
const POINTER_LIMIT: u64 = 16 * 1024;

/// A repository with a work tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The folder whose files the repository knows, without links in its path.
    pub work_tree: PathBuf,
    /// The folder of its `HEAD`.
    pub git_dir: PathBuf,
    /// The folder of its objects and branches: another one where the work tree is one of
    /// several.
    pub common_dir: PathBuf,
}

impl Place {
    /// The repository that `folder` belongs to; `trusted` is the folder of the
    /// configuration. A folder outside of `trusted` is trusted itself, since the
    /// configuration names it.
    ///
    /// Both are absolute, without links.
    ///
    /// # Errors
    /// Where there is none, or one that may not be opened.
    pub fn find(folder: &Path, trusted: &Path) -> Result<Self, GitError> {
        let trusted = if folder.starts_with(trusted) {
            trusted
        } else {
            folder
        };
        let below = folder
            .ancestors()
            .take_while(|folder| *folder != trusted)
            .find_map(|folder| inner(folder, trusted));
        let around = trusted.ancestors().find_map(outer);
        match (below, around) {
            (None, Some(around)) => around,
            (None, None) => Err(GitError::NoRepository {
                folder: folder.to_owned(),
            }),
            // What the repository around it tracks is its own, whatever lies there.
            (Some(_), Some(Ok(around))) if around.tracks(folder) => Ok(around),
            (Some(below), _) => below,
        }
    }

    /// Whether the newest commit has files in a folder of the work tree.
    fn tracks(&self, folder: &Path) -> bool {
        let prefix = folder.strip_prefix(&self.work_tree).map(files::slashed);
        let tracked = prefix.ok().and_then(|prefix| {
            let repository = Repository::open(self.clone()).ok()?;
            repository.has_folder(&repository.head().ok()?, &prefix)
        });
        tracked.unwrap_or_default()
    }
}

/// A repository at or above the trusted folder.
fn outer(folder: &Path) -> Option<Result<Place, GitError>> {
    let git = folder.join(".git");
    match files::entry(&git) {
        Entry::Missing => None,
        Entry::Folder => Some(whole(folder, git)),
        Entry::File(_) => {
            Some(work_tree_of(folder, &git).unwrap_or_else(|| submodule(folder, &git, folder)))
        }
        Entry::Link | Entry::Other => Some(Err(refused(
            &git,
            "it is a link, which is not followed from here",
        ))),
    }
}

/// A repository of a content root, below the trusted folder.
fn inner(folder: &Path, trusted: &Path) -> Option<Result<Place, GitError>> {
    let git = folder.join(".git");
    match files::entry(&git) {
        Entry::Folder => Some(whole(folder, git)),
        // A file could name any repository: it is passed over unless the one around
        // vouches for it.
        Entry::File(_) => sibling(folder, &git, trusted)
            .or_else(|| submodule(folder, &git, trusted).ok())
            .map(Ok),
        _ => None,
    }
}

/// A further work tree of the repository around it.
fn sibling(folder: &Path, git: &Path, trusted: &Path) -> Option<Place> {
    let place = work_tree_of(folder, git)?.ok()?;
    let around = Place::find(folder.parent()?, trusted).ok()?;
    (around.common_dir == place.common_dir).then_some(place)
}

/// A repository that is all in one folder.
fn whole(folder: &Path, git: PathBuf) -> Result<Place, GitError> {
    if files::entry(&git.join("commondir")) != Entry::Missing {
        return Err(refused(&git, "its `commondir` leads elsewhere"));
    }
    examine(&git, &git)?;
    Ok(Place {
        work_tree: folder.to_owned(),
        common_dir: git.clone(),
        git_dir: git,
    })
}

/// A work tree that `git worktree add` made, whose git folder names it. `None` where it is
/// none.
fn work_tree_of(folder: &Path, git: &Path) -> Option<Result<Place, GitError>> {
    let git_dir = pointer(git, "gitdir: ").map(|path| files::resolve(&folder.join(path)))?;
    let common_dir = git_dir
        .parent()
        .filter(|above| above.ends_with("worktrees"))?;
    let common_dir = common_dir.parent()?.to_owned();
    let names = |file: &str| {
        let named = pointer(&git_dir.join(file), "")?;
        Some(files::resolve(&git_dir.join(named)))
    };
    if names("gitdir").as_deref() != Some(git) {
        return Some(Err(refused(git, "its git folder names another work tree")));
    }
    if names("commondir").as_ref() != Some(&common_dir) {
        return Some(Err(refused(&git_dir, "its `commondir` leads elsewhere")));
    }
    let place = Place {
        work_tree: folder.to_owned(),
        git_dir,
        common_dir,
    };
    Some(examine(&place.git_dir, &place.common_dir).map(|()| place))
}

/// A submodule, whose git folder lies in that of the repository around it.
fn submodule(folder: &Path, git: &Path, trusted: &Path) -> Result<Place, GitError> {
    let named = pointer(git, "gitdir: ").map(|path| files::resolve(&folder.join(path)));
    let around = folder.parent().map(|above| {
        // The file of a trusted folder lies at it: what is above is trusted too.
        Place::find(above, if trusted == folder { above } else { trusted })
    });
    let modules = around
        .and_then(Result::ok)
        .map(|place| place.git_dir.join("modules"));
    let git_dir = named.filter(|named| {
        modules.is_some_and(|modules| named.starts_with(&modules) && *named != modules)
    });
    let Some(git_dir) = git_dir else {
        return Err(refused(
            git,
            "it is a file, and leads to a git folder that does not name this work tree",
        ));
    };
    let place = whole(folder, git_dir)?;
    Ok(place)
}

/// The path that a small file holds after `mark`.
fn pointer(file: &Path, mark: &str) -> Option<PathBuf> {
    if !matches!(files::entry(file), Entry::File(size) if size <= POINTER_LIMIT) {
        return None;
    }
    let text = String::from_utf8(files::read(file).ok()?).ok()?;
    let path = text.strip_prefix(mark)?.trim_end_matches(['\n', '\r']);
    (!path.is_empty() && !path.contains(['\n', '\0'])).then(|| PathBuf::from(path))
}

/// Refuses a repository of which a part lies elsewhere, or is of an unknown format.
fn examine(git_dir: &Path, common_dir: &Path) -> Result<(), GitError> {
    use Entry::{File, Folder, Missing};
    let damaged = |path: &Path| GitError::Damaged {
        path: common_dir.to_owned(),
        reason: format!("`{}` is missing", path.display()),
    };
    let must = [
        (git_dir, "HEAD"),
        (common_dir, "objects"),
        (common_dir, "refs"),
    ];
    for (folder, name) in must {
        let path = folder.join(name);
        match files::entry(&path) {
            File(_) if name == "HEAD" => {}
            Folder if name != "HEAD" => {}
            Missing => return Err(damaged(&path)),
            _ => return Err(refused(&path, "it is a link, or not what git makes")),
        }
    }
    for name in ["packed-refs", "shallow", "objects/info", "objects/pack"] {
        let path = common_dir.join(name);
        if !matches!(files::entry(&path), File(_) | Folder | Missing) {
            return Err(refused(&path, "it is a link, or not what git makes"));
        }
    }
    let alternates = common_dir.join("objects/info/alternates");
    if files::entry(&alternates) != Missing {
        return Err(refused(
            &alternates,
            "it takes objects from another folder: run `git repack -a -d`, and remove this \
             file, or clone with `--dissociate`",
        ));
    }
    let pack = common_dir.join("objects/pack");
    let packs = if files::entry(&pack) == Folder {
        files::entries(&pack).unwrap_or_default()
    } else {
        Vec::new()
    };
    match packs
        .iter()
        .find(|(_, entry)| !matches!(entry, File(_) | Folder))
    {
        Some((name, _)) => Err(refused(
            &pack.join(name),
            "it is a link, or not what git makes",
        )),
        None if files::entry(&common_dir.join("reftable")) != Missing => {
            Err(GitError::Unsupported {
                path: common_dir.to_owned(),
                reason: "its references are in the format `reftable`",
            })
        }
        None => Ok(()),
    }
}

fn refused(path: &Path, reason: &str) -> GitError {
    GitError::Refused {
        path: path.to_owned(),
        reason: reason.to_owned(),
    }
}
