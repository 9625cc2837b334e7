//! The door through which content is read: a folder that hostile files may lie in.
//!
//! [`ContentRoot::list`] decides what is there; a [`ContentFile`] is read later. The target
//! of a link decides: one within the root that is not hidden is read in place of the link,
//! any other is refused. *Invariant:* no file outside the root, no hidden one below it, and
//! nothing but a regular file is ever opened: a file is opened part by part from the root,
//! and no part is followed through a link, whatever it was when it was listed.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, FileType, OpenOptions};

use super::names::{self, PathFault};
use super::read::{self, ReadText};
use super::{FileError, slashed};

/// How many entries may be listed that are reached through links to folders: folders that
/// link to each other can have more paths than any disk has files.
const LINKED_LIMIT: usize = 20_000;

/// A folder that content is read from.
#[derive(Debug)]
pub struct ContentRoot {
    /// Where it is, links followed.
    path: PathBuf,
    dir: Dir,
}

/// A file of a [`ContentRoot`] that may be read.
#[derive(Clone)]
pub struct ContentFile {
    root: Arc<ContentRoot>,
    /// Where it lies in the root, with `/` and without links.
    real: Arc<str>,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Listing {
    /// Its files, by path.
    pub files: Vec<Listed>,
    /// What is not read, by path.
    pub refused: Vec<Refused>,
}

/// A file of a listing.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its path from the root, with `/`.
    pub path: String,
    /// To read it.
    pub file: ContentFile,
}

/// An entry that is not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its path from the root, with `/`; what cannot be shown is escaped.
    pub path: String,
    /// Why.
    pub why: Refusal,
}

/// Why an entry of a content root is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A link to something outside the root.
    Outside,
    /// A link to a hidden file, or to something in a hidden folder.
    Hidden,
    /// A link to nothing, or one that cannot be followed.
    Dead,
    /// A link to a folder that it lies in.
    Circle,
    /// Reached through a link, beyond the 20,000 entries that may be.
    TooMany,
    /// Neither a file nor a folder: a pipe, a device, a socket.
    Special,
    /// Its path cannot be used.
    Path(PathFault),
}

impl fmt::Display for Refusal {
    /// Reads on after the path: `is a link out of the content root`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("is a link out of the content root"),
            Self::Hidden => f.write_str("is a link to a hidden file or folder"),
            Self::Dead => f.write_str("is a link that leads nowhere"),
            Self::Circle => f.write_str("is a link to a folder that it lies in"),
            Self::TooMany => f.write_str("is reached through too many links"),
            Self::Special => f.write_str("is neither a file nor a folder"),
            Self::Path(fault) => write!(f, "has a path that {fault}"),
        }
    }
}

/// A folder that is still to be listed.
struct Pending {
    /// Its path as it was reached; empty for the root.
    path: String,
    /// Where it lies in the root.
    real: String,
    /// Where it and the folders above it lie.
    above: Vec<String>,
    /// Whether a link led here.
    linked: bool,
}

impl ContentRoot {
    /// Opens a folder whose own path is trusted.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(path: &Path) -> Result<Arc<Self>, FileError> {
        let open = || -> io::Result<Self> {
            let path = std::fs::canonicalize(path)?;
            let dir = Dir::open_ambient_dir(&path, ambient_authority())?;
            Ok(Self { path, dir })
        };
        open().map(Arc::new).map_err(FileError::io("open", path))
    }

    /// All files below the root. Hidden files and folders are left out without a word,
    /// but for the settings whose names begin with `.openpublishing.`.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn list(self: &Arc<Self>) -> Result<Listing, FileError> {
        let mut listing = Listing::default();
        let mut pending = vec![Pending {
            path: String::new(),
            real: String::new(),
            above: vec![String::new()],
            linked: false,
        }];
        let mut linked = 0;
        while let Some(folder) = pending.pop() {
            self.list_folder(&folder, &mut listing, &mut pending, &mut linked)?;
        }
        listing.files.sort_by(|a, b| a.path.cmp(&b.path));
        listing.refused.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    fn list_folder(
        self: &Arc<Self>,
        folder: &Pending,
        listing: &mut Listing,
        pending: &mut Vec<Pending>,
        linked: &mut usize,
    ) -> Result<(), FileError> {
        let at = self.path.join(&folder.real);
        let failed = || FileError::io("list", &at);
        let entries = self.dir_at(&folder.real).and_then(|dir| dir.entries());
        for entry in entries.map_err(failed())? {
            let entry = entry.map_err(failed())?;
            let name = entry.file_name();
            if is_hidden(&name.to_string_lossy()) && !is_settings(&name.to_string_lossy()) {
                continue;
            }
            let Some(text) = name.to_str() else {
                let why = Refusal::Path(PathFault::NotUnicode);
                let path = below(&names::visible(&folder.path), &names::shown(&name));
                listing.refused.push(Refused { path, why });
                continue;
            };
            let path = below(&folder.path, text);
            let found = match entry.file_type() {
                Ok(kind) => self.look(&below(&folder.real, text), kind),
                // It is gone again.
                Err(_) => continue,
            };
            let is_link = matches!(found, Ok(Found { linked: true, .. }));
            let through = folder.linked || is_link;
            *linked += usize::from(through);
            let refuse = |why| Refused {
                path: names::visible(&path),
                why,
            };
            match found {
                Err(why) => listing.refused.push(refuse(why)),
                Ok(_) if *linked > LINKED_LIMIT => {
                    // Once for all of them.
                    if *linked == LINKED_LIMIT + 1 {
                        listing.refused.push(refuse(Refusal::TooMany));
                    }
                }
                Ok(found) if !found.is_folder => {
                    let root = Arc::clone(self);
                    let real = found.real.into();
                    let file = ContentFile { root, real };
                    listing.files.push(Listed { path, file });
                }
                Ok(found) if folder.above.contains(&found.real) => {
                    listing.refused.push(refuse(Refusal::Circle));
                }
                Ok(_) if path.len() > names::PATH_LIMIT => {
                    let fault = PathFault::LongPath(path.len());
                    listing.refused.push(refuse(Refusal::Path(fault)));
                }
                Ok(found) => {
                    let mut above = folder.above.clone();
                    above.push(found.real.clone());
                    pending.push(Pending {
                        path,
                        real: found.real,
                        above,
                        linked: through,
                    });
                }
            }
        }
        Ok(())
    }

    /// The file `name` in the root itself; `None` where there is none.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn file(self: &Arc<Self>, name: &str) -> Result<Option<ContentFile>, Refusal> {
        let Ok(metadata) = self.dir.symlink_metadata(name) else {
            return Ok(None);
        };
        let found = self.look(name, metadata.file_type())?;
        Ok((!found.is_folder).then(|| ContentFile {
            root: Arc::clone(self),
            real: found.real.into(),
        }))
    }

    /// What lies at a path without links but for its last part.
    fn look(&self, real: &str, kind: FileType) -> Result<Found, Refusal> {
        if kind.is_symlink() {
            return self.follow(real);
        }
        if !kind.is_file() && !kind.is_dir() {
            return Err(Refusal::Special);
        }
        Ok(Found {
            real: real.to_owned(),
            is_folder: kind.is_dir(),
            linked: false,
        })
    }

    fn follow(&self, link: &str) -> Result<Found, Refusal> {
        let target = std::fs::canonicalize(self.path.join(link)).map_err(|_| Refusal::Dead)?;
        let within = target
            .strip_prefix(&self.path)
            .map_err(|_| Refusal::Outside)?;
        let Some(real) = within.to_str() else {
            return Err(Refusal::Path(PathFault::NotUnicode));
        };
        let real = slashed(Path::new(real));
        if real.split('/').any(is_hidden) {
            return Err(Refusal::Hidden);
        }
        let kind = std::fs::symlink_metadata(&target).map_err(|_| Refusal::Dead)?;
        if !kind.is_file() && !kind.is_dir() {
            return Err(Refusal::Special);
        }
        Ok(Found {
            real,
            is_folder: kind.is_dir(),
            linked: true,
        })
    }

    /// The folder at a path without links.
    fn dir_at(&self, real: &str) -> io::Result<Dir> {
        let mut dir = None;
        for part in real.split('/').filter(|part| !part.is_empty()) {
            dir = Some(dir.as_ref().unwrap_or(&self.dir).open_dir_nofollow(part)?);
        }
        dir.map_or_else(|| self.dir.try_clone(), Ok)
    }

    /// Opens the file at a path without links.
    fn open_file(&self, real: &str) -> io::Result<File> {
        let (folder, name) = real.rsplit_once('/').unwrap_or(("", real));
        let mut options = OpenOptions::new();
        // A pipe that took the file's place must not be waited for.
        options.read(true).follow(FollowSymlinks::No).nonblock(true);
        let file = match folder {
            "" => self.dir.open_with(name, &options)?,
            folder => self.dir_at(folder)?.open_with(name, &options)?,
        };
        if file.metadata()?.is_file() {
            Ok(file)
        } else {
            Err(io::Error::other("it is not a regular file"))
        }
    }
}

/// What lies at a path.
struct Found {
    real: String,
    is_folder: bool,
    linked: bool,
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// The settings of the publishing platform, which are hidden by their name.
fn is_settings(name: &str) -> bool {
    let is_json = Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json && name.starts_with(".openpublishing.")
}

impl ContentFile {
    /// Where it is, for comparing and for messages.
    pub fn path(&self) -> PathBuf {
        self.root.path.join(&*self.real)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Where it cannot be read any more, or is larger than [`super::SIZE_LIMIT`].
    pub fn read(&self) -> Result<Vec<u8>, FileError> {
        let path = self.path();
        let file = self.open().map_err(FileError::io("read", &path))?;
        let size = file.metadata().map_err(FileError::io("read", &path))?.len();
        read::all(file, size, &path)
    }

    /// Its text, or where it stops being text.
    ///
    /// # Errors
    /// As [`ContentFile::read`].
    pub fn read_text(&self) -> Result<ReadText, FileError> {
        self.read().map(read::decode)
    }

    /// Its first bytes, at most `limit`.
    ///
    /// # Errors
    /// Where it cannot be read any more.
    pub fn read_head(&self, limit: u64) -> Result<Vec<u8>, FileError> {
        let mut bytes = Vec::new();
        self.open()
            .and_then(|file| file.take(limit).read_to_end(&mut bytes))
            .map_err(FileError::io("read", &self.path()))?;
        Ok(bytes)
    }

    /// Width and height in pixels that the head of a bitmap image tells; `None` where it
    /// is none, or cannot be read.
    pub fn image_size(&self) -> Option<(u32, u32)> {
        let file = self.open().ok()?.into_std();
        let size = imagesize::reader_size(io::BufReader::new(file)).ok()?;
        let pixels = |length| u32::try_from(length).ok().filter(|length| *length > 0);
        Some((pixels(size.width)?, pixels(size.height)?))
    }

    fn open(&self) -> io::Result<File> {
        self.root.open_file(&self.real)
    }
}

impl fmt::Debug for ContentFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ContentFile").field(&self.path()).finish()
    }
}

impl PartialEq for ContentFile {
    fn eq(&self, other: &Self) -> bool {
        self.root.path == other.root.path && self.real == other.real
    }
}

impl Eq for ContentFile {}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
