//! An open repository.

use gix_hash::ObjectId;
use gix_object::Kind;
use gix_revision::Graph;

use super::objects::Objects;
use super::references::References;
use super::{GitError, Place};
use crate::files::{self, Entry};

/// A repository whose objects and references can be read. It belongs to one thread.
pub struct Repository {
    place: Place,
    pub(super) objects: Objects,
    pub(super) references: References,
}

impl Repository {
    /// Opens the repository at a place.
    ///
    /// # Errors
    /// Where its objects cannot be listed.
    pub fn open(place: Place) -> Result<Self, GitError> {
        Ok(Self {
            objects: Objects::open(&place)?,
            references: References::open(&place),
            place,
        })
    }

    /// Where it lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The commit that is checked out, a detached one too.
    ///
    /// # Errors
    /// Where there is none yet, or it cannot be read.
    pub fn head(&self) -> Result<ObjectId, GitError> {
        let head = self.references.find("HEAD");
        let Some(id) = head.map_err(|error| self.unreadable(&error))? else {
            return Err(GitError::NoCommit {
                path: self.place.git_dir.clone(),
            });
        };
        match self.peeled(id)? {
            Some((id, Kind::Commit)) => Ok(id),
            _ => Err(self.damaged(format!("the commit {id} of `HEAD` is missing"))),
        }
    }

    /// The newest commit that both `one` and `other` come from, where there is only one;
    /// otherwise the best, as git chooses it. `revision` is what `other` was called.
    ///
    /// # Errors
    /// Where there is none, or the history was not fetched that far.
    pub fn merge_base(
        &self,
        one: ObjectId,
        other: ObjectId,
        revision: &str,
    ) -> Result<ObjectId, GitError> {
        // Without a commit graph, which could contradict the commits.
        let mut graph = Graph::new(&self.objects, None);
        let bases = gix_revision::merge_base(one, &[other], &mut graph)
            .map_err(|error| self.unreadable(&error))?;
        match bases {
            Some(bases) => Ok(*bases.first()),
            None if self.is_shallow() => Err(GitError::Shallow {
                missing: format!("the commit that `HEAD` and `{revision}` have in common"),
            }),
            None => Err(GitError::Unrelated {
                revision: revision.to_owned(),
            }),
        }
    }

    /// Whether older commits were not fetched.
    pub fn is_shallow(&self) -> bool {
        files::is_file(&self.place.common_dir.join("shallow"))
    }

    /// What an object is once tags are followed; `None` where it is missing.
    pub(super) fn peeled(&self, id: ObjectId) -> Result<Option<(ObjectId, Kind)>, GitError> {
        let found = self.objects.peeled(id, &mut Vec::new());
        found.map_err(|error| self.unreadable(&error))
    }

    pub(super) fn damaged(&self, reason: String) -> GitError {
        GitError::Damaged {
            path: self.place.common_dir.clone(),
            reason,
        }
    }

    /// What the library says of data that it cannot read, and why it may be so.
    pub(super) fn unreadable(&self, error: &gix_error::Error) -> GitError {
        if self.is_sha256() {
            return GitError::Unsupported {
                path: self.place.common_dir.clone(),
                reason: "its objects have SHA-256 names",
            };
        }
        self.damaged(reasons(error))
    }

    /// Whether the configuration speaks of SHA-256: looked at for this message alone.
    fn is_sha256(&self) -> bool {
        let config = self.place.common_dir.join("config");
        if !matches!(files::entry(&config), Entry::File(_)) {
            return false;
        }
        let text = files::read_head(&config, 64 * 1024);
        let text = String::from_utf8_lossy(&text.unwrap_or_default()).to_lowercase();
        text.lines().any(|line| {
            let (key, value) = line.split_once('=').unwrap_or_default();
            key.trim() == "objectformat" && value.trim() == "sha256"
        })
    }
}

/// The messages of an error and of those behind it, on one line. They quote what stands in
/// the repository, so all but plain ASCII is escaped.
fn reasons(error: &gix_error::Error) -> String {
    let mut reasons = vec![error.to_string()];
    let mut behind = std::error::Error::source(error);
    while let Some(error) = behind {
        let reason = error.to_string();
        if reasons.last() != Some(&reason) {
            reasons.push(reason);
        }
        behind = error.source();
    }
    let told = reasons.join(": ");
    let escape = |letter: char| match letter {
        ' '..='~' => letter.to_string(),
        _ => letter.escape_default().to_string(),
    };
    told.chars().map(escape).collect()
}
