//! What the program remembers on this machine, outside of every checkout.

use std::path::{Path, PathBuf};

use super::FileError;
use super::folder::Folder;

/// The user's state folder, where there is one.
///
/// What lies here was written by this user on this machine, so that it can be believed;
/// a file of the same name in a checkout cannot. Everything works without it, but a run
/// that was killed is then repaired by building again, not by going on.
#[derive(Clone, Debug, Default)]
pub struct State {
    folder: Option<PathBuf>,
}

impl State {
    /// The folder of the user that runs the program: `isogloss` in `XDG_STATE_HOME` or
    /// `~/.local/state`, on Windows in the local application data.
    pub fn of_user() -> Self {
        use etcetera::BaseStrategy;
        let folder = etcetera::choose_base_strategy().ok().map(|strategy| {
            let local = strategy.state_dir().unwrap_or_else(|| strategy.cache_dir());
            local.join("isogloss")
        });
        Self { folder }
    }

    /// A state folder at an absolute path.
    pub fn at(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
        }
    }

    /// No state folder.
    pub fn none() -> Self {
        Self::default()
    }

    /// Opens the part `name` of the state folder, which is created; `None` where it
    /// cannot be.
    pub(super) fn open(&self, name: &str) -> Option<Folder> {
        let folder = self.folder.as_ref()?;
        private_folder(folder).ok()?;
        Folder::open(folder).ok()?.make(name).ok()
    }
}

/// Creates a folder that only its user may enter.
fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A name for what is remembered of the file or folder at `path`, which is absolute.
pub(super) fn name_of(path: &Path) -> String {
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes());
    hash.to_hex()[..32].to_owned()
}

/// A lock that one process at a time can hold, for what the file or folder at `path`
/// (absolute) stands for. Without a state folder there is none.
///
/// # Errors
/// Where another process holds it.
pub(super) fn lock(state: &State, path: &Path) -> Result<Option<std::fs::File>, FileError> {
    let Some(folder) = state.open("locks") else {
        return Ok(None);
    };
    match folder.lock(&name_of(path))? {
        Some(file) => Ok(Some(file)),
        None => Err(FileError::Locked {
            path: path.to_owned(),
        }),
    }
}
