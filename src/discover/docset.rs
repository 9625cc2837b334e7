//! What discovery gives: files, and the groups they form.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::assets::Unpublished;
use super::{FileKind, PageKey, Redirects, Settings};
use crate::diagnostic::Diagnostic;
use crate::files::{ContentFile, FileError, ReadText, names};
use crate::locale::Locale;
use crate::text::FileId;

/// All files of a documentation set.
#[derive(Clone, Debug, Default)]
pub struct Docset {
    /// Every file, sorted by key, then by locale; a [`FileId`] is an index here.
    pub files: Vec<FileEntry>,
    /// Every page, sorted by key; no two have the same. A group may be taken out, and a
    /// member of one; the rest is still found.
    pub groups: Vec<PageGroup>,
    /// The redirections of each locale that has some.
    pub redirects: BTreeMap<Locale, Redirects>,
    /// The platform's settings for each locale.
    pub settings: BTreeMap<Locale, Settings>,
    /// What discovery has to say about the author's files.
    pub found: Vec<Diagnostic>,
    /// The files that must not be published, assets and code, each with the reason.
    pub(super) unpublished: BTreeMap<FileId, Unpublished>,
    /// The group's key by folded path, and by file. Keys, since positions would be
    /// wrong once a group is taken out.
    by_address: BTreeMap<String, PageKey>,
    by_file: BTreeMap<FileId, PageKey>,
    /// The published files that are no pages, by folded path.
    assets: BTreeMap<String, BTreeMap<Locale, FileId>>,
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
    /// To read it; `None` for a file that is refused.
    pub file: Option<ContentFile>,
    /// Where it is for people: relative to the configuration, with `/`.
    pub shown: String,
    /// What it is for.
    pub kind: FileKind,
    /// Whether it gets an address: it is a page or an asset, and not excluded.
    pub published: bool,
}

impl FileEntry {
    /// Whether it is an SVG file, which is published cleaned.
    pub fn is_drawing(&self) -> bool {
        let extension = self
            .key
            .name()
            .rsplit_once('.')
            .map(|(_, extension)| extension);
        self.kind == FileKind::Asset
            && extension.is_some_and(|extension| extension.eq_ignore_ascii_case("svg"))
    }
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
    /// Whether the newest locales redirect the page away: it stays in the locales that
    /// have it, and is neither a fallback for others nor part of the source edition.
    pub retired: bool,
}

impl PageGroup {
    /// Whether the edition of `locale` shows the page, be it in its own language or as
    /// a fallback.
    pub fn is_shown_in(&self, locale: &Locale) -> bool {
        self.published && (!self.retired || self.members.contains_key(locale))
    }
}

impl Docset {
    /// A documentation set of these files, sorted by key and locale, and page groups.
    pub fn new(files: Vec<FileEntry>, groups: Vec<PageGroup>) -> Self {
        let mut docset = Self {
            files,
            groups,
            ..Self::default()
        };
        docset.index();
        docset
    }

    /// The file of an id.
    ///
    /// # Panics
    /// If the id is not of this docset, which is a fault of the program.
    pub fn file(&self, id: FileId) -> &FileEntry {
        &self.files[id.0 as usize]
    }

    /// The text of a file; that of a refused one is empty.
    ///
    /// # Errors
    /// Where it cannot be read any more.
    pub fn read_text(&self, id: FileId) -> Result<ReadText, FileError> {
        match &self.file(id).file {
            Some(file) => file.read_text(),
            None => Ok(ReadText::Text(String::new())),
        }
    }

    /// The file at exactly this path of a locale's content root, settings left out:
    /// those may lie above it, under a path that is none of the content root.
    pub fn file_at(&self, locale: &Locale, path: &str) -> Option<FileId> {
        self.files_at(path)
            .find(|id| self.file(*id).locale == *locale)
    }

    /// The files of all locales at exactly this path, settings left out.
    fn files_at(&self, path: &str) -> impl Iterator<Item = FileId> {
        let first = self
            .files
            .partition_point(|entry| entry.key.as_str() < path);
        let here = self.files[first..]
            .iter()
            .take_while(move |entry| entry.key.as_str() == path);
        (first..)
            .zip(here)
            .filter(|(_, entry)| {
                !matches!(entry.kind, FileKind::DocsetSettings | FileKind::Refused)
            })
            .filter_map(|(at, _)| u32::try_from(at).ok().map(FileId))
    }

    /// The file that code is taken from: the locale's own, otherwise that of the first
    /// locale that has it. Code is not translated, and lies with the source text.
    pub fn code_at(&self, locale: &Locale, path: &str) -> Option<FileId> {
        self.file_at(locale, path)
            .or_else(|| self.files_at(path).next())
    }

    /// The published file that is no page, in any letter case: the locale's own,
    /// otherwise that of the first locale that has it.
    pub fn asset_at(&self, locale: &Locale, path: &str) -> Option<FileId> {
        let files = self.assets.get(&names::fold(path))?;
        files.get(locale).or_else(|| files.values().next()).copied()
    }

    /// The published page at a path relative to the content root, in any letter case,
    /// with or without its extension. A page that was joined is found under each of
    /// its paths.
    pub fn page_at(&self, path: &str) -> Option<&PageGroup> {
        self.groups.get(self.index_at(path)?)
    }

    /// How many files are pages.
    pub fn page_count(&self) -> usize {
        self.groups.iter().map(|group| group.members.len()).sum()
    }

    /// The index of [`Docset::page_at`].
    pub(super) fn index_at(&self, path: &str) -> Option<usize> {
        self.position(self.by_address.get(&super::key::fold(path))?)
    }

    fn position(&self, key: &PageKey) -> Option<usize> {
        self.groups
            .binary_search_by(|group| group.key.cmp(key))
            .ok()
    }

    /// The group of a page's file.
    pub fn group_of(&self, file: FileId) -> Option<&PageGroup> {
        self.groups.get(self.position(self.by_file.get(&file)?)?)
    }

    /// Sorts the groups, and makes them known by address and by file; assets by path.
    pub(super) fn index(&mut self) {
        self.groups.sort_by(|a, b| a.key.cmp(&b.key));
        self.by_address.clear();
        self.by_file.clear();
        self.assets.clear();
        for (id, entry) in (0..).map(FileId).zip(&self.files) {
            if entry.kind == FileKind::Asset && entry.published {
                let path = names::fold(entry.key.as_str());
                let of_path = self.assets.entry(path).or_default();
                of_path.insert(entry.locale.clone(), id);
            }
        }
        for group in &self.groups {
            let key = &group.key;
            let files = group.members.values();
            self.by_file
                .extend(files.clone().map(|&file| (file, key.clone())));
            if group.published {
                let paths = files.map(|&file| &self.files[file.0 as usize].key);
                self.by_address
                    .extend(paths.chain([key]).map(|path| (path.folded(), key.clone())));
            }
        }
    }

    /// Names the targets of redirections as their groups are named now.
    pub(super) fn rename_targets(&mut self) {
        let mut redirects = std::mem::take(&mut self.redirects);
        for key in redirects.values_mut().flat_map(Redirects::target_keys) {
            if let Some(group) = self.page_at(key.as_str()) {
                key.clone_from(&group.key);
            }
        }
        self.redirects = redirects;
    }

    /// All files with their ids.
    pub fn entries(&self) -> impl Iterator<Item = (FileId, &FileEntry)> {
        (0..).map(FileId).zip(&self.files)
    }
}
