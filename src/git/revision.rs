//! What a user calls a commit: a branch, a tag, a hash or the start of one, `HEAD~2`.
//!
//! The syntax is that of gitrevisions(7), as far as it needs neither the configuration
//! (`@{upstream}`), the log of references (`@{1}`) nor a search (`:/text`).

use gix_error::Result;
use gix_hash::ObjectId;
use gix_object::bstr::{BStr, ByteSlice};
use gix_object::{CommitRefIter, Kind};
use gix_revision::spec;
use gix_revision::spec::parse::Delegate;
use gix_revision::spec::parse::delegate::{
    Kind as DelegateKind, Navigate, PeelTo, PrefixHint, ReflogLookup, Revision, SiblingBranch,
    Traversal,
};

use super::objects::error;
use super::{GitError, Repository};
use crate::config::did_you_mean;

/// The furthest ancestor that is asked for by number.
const MOST_GENERATIONS: usize = 1_000_000;

const NAME_IT: &str = "name a branch, a tag or a commit";

impl Repository {
    /// The commit that `revision` names.
    ///
    /// # Errors
    /// Where nothing or no commit is called so, several are, or it was not fetched.
    pub fn commit(&self, revision: &str) -> std::result::Result<ObjectId, GitError> {
        let mut search = Search {
            repository: self,
            revision,
            current: None,
            failure: None,
        };
        let parsed = spec::parse(revision.as_bytes().as_bstr(), &mut search);
        if let Some(failure) = search.failure {
            return Err(failure);
        }
        match (parsed, search.current) {
            (Ok(()), Some(id)) => self.as_commit(id, revision),
            _ => Err(self.unknown(revision)),
        }
    }

    fn as_commit(&self, id: ObjectId, revision: &str) -> std::result::Result<ObjectId, GitError> {
        match self.peeled(id)? {
            Some((id, Kind::Commit)) => Ok(id),
            Some((_, kind)) => Err(GitError::NotACommit {
                revision: revision.to_owned(),
                reason: format!("is a {kind}, not a commit"),
            }),
            None => Err(self.missing(format!("the commit {id}"))),
        }
    }

    /// A commit that ought to be there.
    fn missing(&self, missing: String) -> GitError {
        if self.is_shallow() {
            GitError::Shallow { missing }
        } else {
            self.damaged(format!("{missing} is missing; is it a partial clone?"))
        }
    }

    /// No object or reference is called so.
    fn unknown(&self, revision: &str) -> GitError {
        if self.is_shallow() {
            return GitError::Shallow {
                missing: format!("`{revision}`"),
            };
        }
        let end = revision
            .find(['~', '^', '@', ':'])
            .unwrap_or(revision.len());
        let (name, rest) = revision.split_at(end);
        let names = self.references.names();
        let nearest = did_you_mean(name, names.iter().map(String::as_str));
        GitError::UnknownRevision {
            revision: revision.to_owned(),
            nearest: nearest.map(|nearest| format!("{nearest}{rest}")),
        }
    }
}

/// The state of resolving one revision, driven by the parser.
struct Search<'a> {
    repository: &'a Repository,
    revision: &'a str,
    current: Option<ObjectId>,
    /// The reason in our words, where there is a better one than "unknown".
    failure: Option<GitError>,
}

impl Search<'_> {
    fn fail<T>(&mut self, failure: GitError) -> Result<T> {
        let told = error(failure.to_string());
        self.failure = Some(failure);
        Err(told)
    }

    fn unsupported<T>(&mut self, reason: &'static str) -> Result<T> {
        let revision = self.revision.to_owned();
        self.fail(GitError::UnsupportedRevision { revision, reason })
    }

    fn not_a_commit<T>(&mut self, reason: String) -> Result<T> {
        let revision = self.revision.to_owned();
        self.fail(GitError::NotACommit { revision, reason })
    }

    /// The commit so far; without one, the branch that is checked out.
    fn here(&mut self) -> Result<ObjectId> {
        let found = match self.current {
            Some(id) => self.repository.as_commit(id, self.revision),
            None => self.repository.head(),
        };
        found.or_else(|failure| self.fail(failure))
    }

    /// The parents of a commit.
    fn parents(&mut self, id: ObjectId) -> Result<Vec<ObjectId>> {
        let mut buffer = Vec::new();
        if self.repository.objects.kind(&id, &mut buffer)? == Some(Kind::Commit) {
            let commit = CommitRefIter::from_bytes(&buffer, gix_hash::Kind::Sha1);
            return Ok(commit.parent_ids().collect());
        }
        let missing = self.repository.missing(format!("the commit {id}"));
        self.fail(missing)
    }

    /// The parent of a commit, from 1.
    fn parent(&mut self, id: ObjectId, number: usize) -> Result<ObjectId> {
        let parents = self.parents(id)?;
        let Some(parent) = parents.get(number - 1) else {
            return self.not_a_commit(format!(
                "goes back further than the history: {id} has {} parents",
                parents.len()
            ));
        };
        match self.repository.peeled(*parent) {
            Ok(Some(_)) => Ok(*parent),
            Ok(None) => {
                let missing = self.repository.missing(format!("the commit {parent}"));
                self.fail(missing)
            }
            Err(failure) => self.fail(failure),
        }
    }
}

impl Revision for Search<'_> {
    fn find_ref(&mut self, name: &BStr) -> Result {
        let found = match name.to_str() {
            Ok("@") => self.repository.references.find("HEAD"),
            Ok(name) => self.repository.references.find(name),
            Err(_) => Ok(None),
        };
        match found {
            Ok(Some(id)) => {
                self.current = Some(id);
                Ok(())
            }
            Ok(None) => Err(error("no such reference".to_owned())),
            Err(problem) => {
                let failure = self.repository.unreadable(&problem);
                self.fail(failure)
            }
        }
    }

    fn disambiguate_prefix(
        &mut self,
        prefix: gix_hash::Prefix,
        _: Option<PrefixHint<'_>>,
    ) -> Result {
        let mut found = self.repository.objects.with_prefix(prefix)?;
        if found.len() > 1 {
            // A commit is asked for, so files of the same name do not count.
            found.retain(|id| matches!(self.repository.peeled(*id), Ok(Some((_, Kind::Commit)))));
        }
        match found.as_slice() {
            [] => Err(error("no such object".to_owned())),
            [id] => {
                self.current = Some(*id);
                Ok(())
            }
            several => {
                let reason = format!("is the start of {} hashes", several.len());
                self.not_a_commit(reason)
            }
        }
    }

    fn reflog(&mut self, query: ReflogLookup) -> Result {
        match query {
            ReflogLookup::Entry(0) => Ok(()),
            _ => self.unsupported("the log of references is not read; name a commit"),
        }
    }

    fn nth_checked_out_branch(&mut self, _: usize) -> Result {
        self.unsupported("the log of references is not read; name the branch")
    }

    fn sibling_branch(&mut self, _: SiblingBranch) -> Result {
        self.unsupported("the configuration is not read; name the branch, such as `origin/main`")
    }
}

impl Navigate for Search<'_> {
    fn traverse(&mut self, kind: Traversal) -> Result {
        let mut id = self.here()?;
        match kind {
            Traversal::NthParent(number) => id = self.parent(id, number.max(1))?,
            Traversal::NthAncestor(number) if number > MOST_GENERATIONS => {
                return self.not_a_commit("goes back further than the history".to_owned());
            }
            Traversal::NthAncestor(number) => {
                for _ in 0..number {
                    id = self.parent(id, 1)?;
                }
            }
        }
        self.current = Some(id);
        Ok(())
    }

    fn peel_until(&mut self, kind: PeelTo<'_>) -> Result {
        match kind {
            // A commit is looked for in the end.
            PeelTo::ObjectKind(Kind::Commit | Kind::Tag)
            | PeelTo::ValidObject
            | PeelTo::RecursiveTagObject => {
                self.current = Some(self.here()?);
                Ok(())
            }
            PeelTo::ObjectKind(_) | PeelTo::Path(_) => self.unsupported(NAME_IT),
        }
    }

    fn find(&mut self, _: &BStr, _: bool) -> Result {
        self.unsupported(NAME_IT)
    }

    fn index_lookup(&mut self, _: &BStr, _: u8) -> Result {
        self.unsupported(NAME_IT)
    }
}

impl DelegateKind for Search<'_> {
    fn kind(&mut self, _: spec::Kind) -> Result {
        self.unsupported("it is a range; name one commit")
    }
}

impl Delegate for Search<'_> {
    fn done(&mut self) -> Result {
        Ok(())
    }
}
