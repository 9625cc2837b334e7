//! The files of a commit.

use std::collections::BTreeMap;

use gix_hash::ObjectId;
use gix_object::tree::EntryKind;
use gix_object::{CommitRefIter, Kind, TreeRefIter};

use super::{GitError, Repository};

/// The most files and folders that are listed of one commit.
const MOST_ENTRIES: usize = 2_000_000;

/// The longest path, in bytes.
const LONGEST_PATH: usize = 4096;

/// What a tree has under one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// What it is.
    pub kind: TreeFileKind,
    /// The object of its bytes; for a link, of the path that it leads to.
    pub id: ObjectId,
}

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeFileKind {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// The commit of a submodule.
    Submodule,
}

impl TreeFileKind {
    /// `None` for a folder.
    fn of(kind: EntryKind) -> Option<Self> {
        match kind {
            EntryKind::Tree => None,
            EntryKind::Blob | EntryKind::BlobExecutable => Some(Self::File),
            EntryKind::Link => Some(Self::Link),
            EntryKind::Commit => Some(Self::Submodule),
        }
    }
}

impl Repository {
    /// The files below a folder of a commit, by path relative to the work tree, with `/`;
    /// a folder that is not there has none. `folder` is such a path, empty for the work
    /// tree itself. Names that are not Unicode are left out.
    ///
    /// # Errors
    /// Where a tree is missing, holds a name that cannot be a file's, or there are too
    /// many files.
    pub fn files(
        &self,
        commit: &ObjectId,
        folder: &str,
    ) -> Result<BTreeMap<String, TreeFile>, GitError> {
        let mut files = BTreeMap::new();
        let Some(tree) = self.tree_at(commit, folder)? else {
            return Ok(files);
        };
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let mut seen = 0;
        let mut open = vec![(tree, prefix)];
        while let Some((tree, prefix)) = open.pop() {
            for (name, kind, id) in self.entries(&tree)? {
                let path = format!("{prefix}{name}");
                seen += 1;
                if seen > MOST_ENTRIES || path.len() > LONGEST_PATH {
                    return Err(self.damaged(format!(
                        "the commit {commit} has more than {MOST_ENTRIES} files, or too long paths"
                    )));
                }
                match TreeFileKind::of(kind) {
                    Some(kind) => {
                        files.insert(path, TreeFile { kind, id });
                    }
                    None => open.push((id, path + "/")),
                }
            }
        }
        Ok(files)
    }

    /// The entry of a commit at exactly this path; `None` where there is none, or a folder.
    ///
    /// # Errors
    /// Where a tree is missing or damaged.
    pub fn file(&self, commit: &ObjectId, path: &str) -> Result<Option<TreeFile>, GitError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(tree) = self.tree_at(commit, folder)? else {
            return Ok(None);
        };
        let found = self
            .entries(&tree)?
            .into_iter()
            .find(|(own, _, _)| own == name);
        Ok(found.and_then(|(_, kind, id)| {
            let kind = TreeFileKind::of(kind)?;
            Some(TreeFile { kind, id })
        }))
    }

    /// Whether a commit has a folder at this path; `None` where it cannot be read.
    pub(super) fn has_folder(&self, commit: &ObjectId, folder: &str) -> Option<bool> {
        self.tree_at(commit, folder).ok().map(|tree| tree.is_some())
    }

    /// The tree of a folder.
    fn tree_at(&self, commit: &ObjectId, folder: &str) -> Result<Option<ObjectId>, GitError> {
        let mut tree = self.root(commit)?;
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            let entries = self.entries(&tree)?.into_iter();
            let mut entries = entries.filter(|(_, kind, _)| *kind == EntryKind::Tree);
            match entries.find(|(name, _, _)| name == part) {
                Some((_, _, id)) => tree = id,
                None => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    /// The tree of a commit.
    fn root(&self, commit: &ObjectId) -> Result<ObjectId, GitError> {
        let mut buffer = Vec::new();
        match self.objects.kind(commit, &mut buffer) {
            Ok(Some(Kind::Commit)) => CommitRefIter::from_bytes(&buffer, gix_hash::Kind::Sha1)
                .tree_id()
                .map_err(|error| self.unreadable(&error)),
            Ok(_) => Err(self.damaged(format!("the commit {commit} is missing"))),
            Err(error) => Err(self.unreadable(&error)),
        }
    }

    /// The entries of one tree whose names are Unicode.
    fn entries(&self, tree: &ObjectId) -> Result<Vec<(String, EntryKind, ObjectId)>, GitError> {
        let mut buffer = Vec::new();
        match self.objects.kind(tree, &mut buffer) {
            Ok(Some(Kind::Tree)) => {}
            Ok(_) => {
                return Err(self.damaged(format!(
                    "the tree {tree} is missing; is it a partial clone?"
                )));
            }
            Err(error) => return Err(self.unreadable(&error)),
        }
        let mut entries = Vec::new();
        for entry in TreeRefIter::from_bytes(&buffer, gix_hash::Kind::Sha1) {
            let entry = entry.map_err(|error| self.unreadable(&error))?;
            let Ok(name) = std::str::from_utf8(entry.filename) else {
                continue;
            };
            if !is_file_name(name) {
                return Err(self.damaged(format!("the tree {tree} has a file named {name:?}")));
            }
            entries.push((name.to_owned(), entry.mode.kind(), entry.oid.to_owned()));
        }
        Ok(entries)
    }
}

/// Whether git would make a file of this name: no path, and not its own folder.
fn is_file_name(name: &str) -> bool {
    let is_path = name.contains(['/', '\0']) || cfg!(windows) && name.contains(['\\', ':']);
    !is_path && !matches!(name, "" | "." | "..") && !name.eq_ignore_ascii_case(".git")
}
