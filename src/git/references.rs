//! Branches and tags.

use std::path::Path;

use gix_hash::ObjectId;
use gix_ref::{FullName, Target, file::Store};

use super::Place;
use super::objects::error;
use crate::files::{self, Entry};

/// The largest file of a reference, in bytes.
const REFERENCE_LIMIT: u64 = 4096;

/// How many references may lead on to one another, as in git.
const LONGEST_CHAIN: usize = 5;

/// How many names are compared with one that is unknown.
const MOST_NAMES: usize = 10_000;

/// Where a short name is looked up, in this order (gitrevisions(7)).
const SEARCHED: [(&str, &str); 6] = [
    ("", ""),
    ("refs/", ""),
    ("refs/tags/", ""),
    ("refs/heads/", ""),
    ("refs/remotes/", ""),
    ("refs/remotes/", "/HEAD"),
];

/// The references of one repository.
pub(super) struct References {
    store: Store,
    place: Place,
}

impl References {
    pub(super) fn open(place: &Place) -> Self {
        let store = if place.git_dir == place.common_dir {
            Store::at(place.git_dir.clone(), gix_hash::Kind::Sha1)
        } else {
            Store::for_linked_worktree(
                place.git_dir.clone(),
                place.common_dir.clone(),
                gix_hash::Kind::Sha1,
            )
        };
        Self {
            store,
            place: place.clone(),
        }
    }

    /// The object that a short or full name leads to; `None` where there is no such name.
    pub(super) fn find(&self, name: &str) -> gix_error::Result<Option<ObjectId>> {
        for (before, after) in SEARCHED {
            let Ok(full) = FullName::try_from(format!("{before}{name}{after}")) else {
                continue;
            };
            if let Some(id) = self.follow(full)? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn follow(&self, mut name: FullName) -> gix_error::Result<Option<ObjectId>> {
        for _ in 0..LONGEST_CHAIN {
            self.examine(&name.as_bstr().to_string())?;
            let Some(found) = self.store.try_find(name.as_ref().as_partial_name())? else {
                return Ok(None);
            };
            // A full name is looked up as a partial one: `HEAD` must not be `refs/HEAD`.
            if found.name != name {
                return Ok(None);
            }
            match found.target {
                Target::Object(id) => return Ok(Some(id)),
                Target::Symbolic(next) => name = next,
            }
        }
        Err(error(format!(
            "`{name}` leads in a circle",
            name = name.as_bstr()
        )))
    }

    /// Refuses a reference whose file is a link, a pipe or too large.
    fn examine(&self, name: &str) -> gix_error::Result<()> {
        for folder in [&self.place.git_dir, &self.place.common_dir] {
            let mut path = folder.clone();
            for part in Path::new(name).components() {
                path.push(part);
                match files::entry(&path) {
                    Entry::Missing => break,
                    Entry::Folder => {}
                    Entry::File(size) if size <= REFERENCE_LIMIT => {}
                    _ => return Err(error(format!("`{name}` is a link, or too large"))),
                }
            }
        }
        Ok(())
    }

    /// The short names of branches and tags, sorted; those of `packed-refs` too.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for kind in ["refs/heads", "refs/tags", "refs/remotes"] {
            loose(&self.place.common_dir.join(kind), "", 0, &mut names);
        }
        let packed = files::read(&self.place.common_dir.join("packed-refs")).unwrap_or_default();
        let packed = String::from_utf8_lossy(&packed);
        let packed = packed.lines().filter_map(|line| line.split_once(' '));
        let packed = packed.filter_map(|(_, name)| {
            let name = name.strip_prefix("refs/")?.split_once('/')?.1;
            Some(name.to_owned())
        });
        names.extend(packed.take(MOST_NAMES));
        // They are shown, and hostile.
        names.retain(|name| !name.contains(char::is_control));
        names.sort();
        names.dedup();
        names
    }
}

/// Adds the names of the files below a folder of references.
fn loose(folder: &Path, prefix: &str, depth: usize, names: &mut Vec<String>) {
    // Deeper names are no likely answer.
    const DEEPEST: usize = 6;
    if depth > DEEPEST || names.len() > MOST_NAMES || files::entry(folder) != Entry::Folder {
        return;
    }
    for (name, entry) in files::entries(folder).unwrap_or_default() {
        let full = format!("{prefix}{name}");
        match entry {
            Entry::Folder => loose(&folder.join(&name), &format!("{full}/"), depth + 1, names),
            Entry::File(_) => names.push(full),
            _ => {}
        }
    }
}
