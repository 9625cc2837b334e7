//! Why a repository cannot tell what it is asked.

use std::path::PathBuf;

/// Why git data cannot be used. The messages are understandable alone, the help is in
/// them, since they end a run.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// No folder above has a repository.
    #[error("`{}` lies in no git repository", folder.display())]
    NoRepository {
        /// The folder that was asked about.
        folder: PathBuf,
    },
    /// The repository has a form that is not trusted.
    #[error("the git repository `{}` is not used: {reason}", path.display())]
    Refused {
        /// Its `.git`, or the part of it that is the reason.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// The repository needs what is not supported.
    #[error("the git repository `{}` is not supported: {reason}", path.display())]
    Unsupported {
        /// Its git folder.
        path: PathBuf,
        /// What it needs.
        reason: &'static str,
    },
    /// The repository cannot be read.
    #[error("the git repository `{}` is damaged: {reason}", path.display())]
    Damaged {
        /// Its git folder.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// `HEAD` has no commit.
    #[error("the git repository `{}` has no commit yet", path.display())]
    NoCommit {
        /// Its git folder.
        path: PathBuf,
    },
    /// Nothing is called so.
    #[error("unknown revision `{revision}`{}", did_you_mean(nearest.as_deref()))]
    UnknownRevision {
        /// As it was given.
        revision: String,
        /// A branch or tag of a similar name.
        nearest: Option<String>,
    },
    /// The form of a revision that is not known here.
    #[error("the revision `{revision}` is not supported: {reason}")]
    UnsupportedRevision {
        /// As it was given.
        revision: String,
        /// What to give instead.
        reason: &'static str,
    },
    /// A name or hash that means several objects, or no commit.
    #[error("the revision `{revision}` {reason}")]
    NotACommit {
        /// As it was given.
        revision: String,
        /// A verb and what follows.
        reason: String,
    },
    /// A part of the history is needed that was not fetched.
    #[error(
        "the clone is shallow, and {missing} was not fetched: fetch the whole history \
         (`fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` for GitLab, \
         `git fetch --unshallow` by hand)"
    )]
    Shallow {
        /// What is not there.
        missing: String,
    },
    /// Two commits without a common ancestor.
    #[error("`HEAD` and `{revision}` have no common ancestor")]
    Unrelated {
        /// As it was given.
        revision: String,
    },
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}
