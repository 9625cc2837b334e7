//! What discovery gives: files, and the groups they form.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{FileKind, PageKey};
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::text::FileId;

/// All files of a documentation set.
#[derive(Clone, Debug, Default)]
pub struct Docset {
    /// Every file, sorted by key, then by locale; a [`FileId`] is an index here.
    pub files: Vec<FileEntry>,
    /// Every page, sorted by key.
    pub groups: Vec<PageGroup>,
    /// What discovery has to say about the author's files.
    pub found: Vec<Diagnostic>,
}

/// One file of one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// The locale whose content root it is in.
    pub locale: Locale,
    /// Its path relative to the content root.
    pub key: PageKey,
    /// Where it is.
    pub path: PathBuf,
    /// Where it is for people: relative to the configuration, with `/`.
    pub shown: String,
    /// What it is for.
    pub kind: FileKind,
    /// Whether it gets an address: it is a page or an asset, and not excluded.
    pub published: bool,
}

/// A page in all its locales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageGroup {
    /// The path that the page is published under, in every locale. A member may have
    /// another path in its own locale.
    pub key: PageKey,
    /// The page's file in each locale that has it; at least one.
    pub members: BTreeMap<Locale, FileId>,
    /// Whether any member gets an address.
    pub published: bool,
}

impl Docset {
    /// The file of an id.
    ///
    /// # Panics
    /// If the id is not of this docset, which is a fault of the program.
    pub fn file(&self, id: FileId) -> &FileEntry {
        &self.files[id.0 as usize]
    }

    /// All files with their ids.
    pub fn entries(&self) -> impl Iterator<Item = (FileId, &FileEntry)> {
        (0..).map(FileId).zip(&self.files)
    }
}
