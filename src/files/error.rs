//! What can go wrong between the program and the disk.

use std::io;
use std::path::{Path, PathBuf};

use super::Product;

/// The environment is wrong: each error names the path and what was tried.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refused.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// A verb: `read`, `list`, `write`, …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file too large to be a page.
    #[error("`{}` has {bytes} bytes, more than the {limit} that a page may have", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A path that leaves the folder that it must lie in.
    #[error("`{path}` is not a path within its folder")]
    Outside {
        /// The path that was asked for.
        path: String,
    },
    /// A file or folder that is a link: what is read or written there would lie
    /// elsewhere.
    #[error("`{}` is a link, and is not followed", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A file of the author's that has a second name: the other one would keep the old
    /// text.
    #[error("`{}` has another name (a hard link), and is not written", path.display())]
    HardLink {
        /// The file.
        path: PathBuf,
    },
    /// A file of the author's that is not as it was when it was read.
    #[error("`{}` was changed by another program: nothing was written", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// Edits that overlap, or lie outside of their file: a fault of the program.
    #[error("the edits of `{}` do not fit its text", path.display())]
    BadEdit {
        /// The file.
        path: PathBuf,
    },
    /// Something that the program did not write is where it would write.
    #[error(
        "`{}` was not written by isogloss and is in the way: move it, or choose another \
         output folder",
        path.display()
    )]
    Foreign {
        /// The file or folder.
        path: PathBuf,
    },
    /// An output folder that another command writes to.
    #[error(
        "`{}` holds {product}, whose files this command would remove: \
         choose another folder with `--out`",
        path.display()
    )]
    Holds {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        product: Product,
    },
    /// Two pages were rendered to one path.
    #[error("`{path}` would be written twice")]
    Twice {
        /// The path within the output folder.
        path: String,
    },
    /// Another run holds the output folder.
    #[error("another run of isogloss is writing to `{}`", path.display())]
    Locked {
        /// The output folder.
        path: PathBuf,
    },
    /// A record of an earlier run that cannot be understood.
    #[error("`{}` is damaged: remove the output folder and build again", path.display())]
    Damaged {
        /// The record.
        path: PathBuf,
    },
    /// A commit failed, and so did undoing it.
    #[error(
        "{}; undoing what was written failed too ({}): the next run tries again",
        chain(cause),
        chain(undo)
    )]
    Half {
        /// Why the commit failed.
        cause: Box<FileError>,
        /// Why it could not be undone.
        undo: Box<FileError>,
    },
}

/// An error with its causes, in a line.
fn chain(error: &FileError) -> String {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| {
        error.source()
    });
    let told: Vec<_> = causes.map(ToString::to_string).collect();
    told.join(": ")
}

impl FileError {
    /// An error of `action` on `path`, to be used with `map_err`.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(action: &'static str) -> FileError {
        FileError::io(action, Path::new("a.md"))(io::Error::other("no room"))
    }

    #[test]
    fn an_error_gives_its_reason_once() {
        let told = format!("{:#}", anyhow::Error::from(refused("write")));
        assert_eq!(told, "cannot write `a.md`: no room");
    }

    #[test]
    fn two_failures_give_both_reasons_once() {
        let half = FileError::Half {
            cause: Box::new(refused("write")),
            undo: Box::new(refused("replace")),
        };
        assert_eq!(
            format!("{:#}", anyhow::Error::from(half)),
            "cannot write `a.md`: no room; undoing what was written failed too (cannot \
             replace `a.md`: no room): the next run tries again"
        );
    }
}
