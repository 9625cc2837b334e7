//! Which copy of a page group speaks for the source language.

use std::cmp::Reverse;

use super::Library;
use crate::discover::PageGroup;
use crate::locale::Locale;
use crate::text::FileId;

/// Where the source edition of a page comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceEdition {
    /// The source locale has the page itself.
    Own(FileId),
    /// The source side of the translation with the newest hand-off.
    Reconstructed(Locale, FileId),
    /// No copy carries source text: the page of another locale stands in, in its own
    /// language.
    Unsourced(Locale, FileId),
}

impl SourceEdition {
    /// The file that it is made from.
    pub fn file(&self) -> FileId {
        match self {
            Self::Own(file) | Self::Reconstructed(_, file) | Self::Unsourced(_, file) => *file,
        }
    }
}

impl Library {
    /// Where the source edition of a group comes from: its own page in the source locale;
    /// otherwise the copy with the newest hand-off, those with source text first, ties by
    /// locale tag. `None` for a group whose pages could not be read.
    pub fn source_edition(&self, group: &PageGroup) -> Option<SourceEdition> {
        if let Some(&own) = group.members.get(&self.config.source_locale) {
            return Some(SourceEdition::Own(own));
        }
        let copies = group.members.iter().filter_map(|(locale, &file)| {
            let summary = self.summary(file)?;
            Some((
                Reverse(summary.has_source()),
                Reverse(summary.handoff),
                locale,
                file,
            ))
        });
        let (Reverse(sourced), _, locale, file) = copies.min()?;
        Some(if sourced {
            SourceEdition::Reconstructed(locale.clone(), file)
        } else {
            SourceEdition::Unsourced(locale.clone(), file)
        })
    }
}
