//! The record of an output folder: what it holds, and which files a run wrote there.

use std::collections::BTreeSet;
use std::fmt;

use super::FileError;
use super::commit::is_inside;
use super::folder::Folder;

/// The name of the record in the program's own folder.
pub(super) const MANIFEST: &str = "manifest";

const HEADER: &str = "isogloss manifest 1";
const UNFINISHED: &str = " unfinished";

/// What an output folder holds: one kind of thing, since a run removes what earlier runs
/// wrote there and it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// `isogloss build`.
    Site,
    /// `isogloss report`.
    Report,
    /// `isogloss export`.
    Export,
}

impl Product {
    /// What the manifest calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Report => "report",
            Self::Export => "export",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let all = [Self::Site, Self::Report, Self::Export];
        all.into_iter().find(|product| product.name() == name)
    }
}

impl fmt::Display for Product {
    /// `a site`, `a report`, `an export`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if *self == Self::Export { "an" } else { "a" };
        write!(f, "{article} {}", self.name())
    }
}

/// What the record says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// `None` where there is no record.
    pub(super) product: Option<Product>,
    /// Whether a commit was interrupted, so that the files are partly old, partly new.
    pub(super) unfinished: bool,
    /// Paths relative to the output folder, with `/`.
    pub(super) files: BTreeSet<String>,
}

impl Manifest {
    /// Reads the record in the program's own folder `own`.
    pub(super) fn read(own: &Folder) -> Result<Self, FileError> {
        let Some(bytes) = own.read(MANIFEST)? else {
            return Ok(Self::default());
        };
        let text = String::from_utf8(bytes).ok();
        text.as_deref()
            .and_then(Self::parse)
            .ok_or_else(|| FileError::Damaged {
                path: own.path().join(MANIFEST),
            })
    }

    /// The record that `text` is; `None` where it is none, or names a file outside of
    /// the folder, which must not be removed.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (head, files) = text.strip_prefix(HEADER)?.split_once('\n')?;
        let (name, unfinished) = match head.strip_suffix(UNFINISHED) {
            Some(name) => (name, true),
            None => (head, false),
        };
        files.lines().all(is_inside).then_some(())?;
        Some(Self {
            product: match name.trim_start() {
                "" => None,
                name => Some(Product::named(name)?),
            },
            unfinished,
            files: files.lines().map(str::to_owned).collect(),
        })
    }

    /// The text of a record.
    pub(super) fn write<'f>(
        product: Product,
        unfinished: bool,
        files: impl IntoIterator<Item = &'f String>,
    ) -> String {
        let mark = if unfinished { UNFINISHED } else { "" };
        let mut text = format!("{HEADER} {}{mark}\n", product.name());
        for file in files {
            text.push_str(file);
            text.push('\n');
        }
        text
    }
}
