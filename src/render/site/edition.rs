//! Which text an edition shows for a page.

use crate::discover::PageGroup;
use crate::library::{Library, SourceEdition};
use crate::locale::Locale;
use crate::read::Side;
use crate::text::FileId;

/// What stands at a page's address in one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The file that it is made from.
    pub file: FileId,
    /// The locale of that file.
    pub file_locale: Locale,
    /// The side of the file that is shown.
    pub side: Side,
    /// The language of what is shown.
    pub language: Locale,
    /// How it comes to be here.
    pub origin: Origin,
}

/// How a text comes to stand in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The locale's own page.
    Own,
    /// The source edition, made of the source side of a translation.
    Reconstructed,
    /// The locale lacks the page: its source edition stands in.
    Fallback,
    /// No copy has source text: another locale's page stands in.
    Unsourced,
}

/// What the edition of `locale` shows for a page; `None` where it shows nothing.
pub fn shown(library: &Library, group: &PageGroup, locale: &Locale) -> Option<Shown> {
    if !group.is_shown_in(locale) {
        return None;
    }
    if let Some(&file) = group.members.get(locale) {
        return Some(Shown {
            file,
            file_locale: locale.clone(),
            side: Side::Target,
            language: locale.clone(),
            origin: Origin::Own,
        });
    }
    let source = &library.config.source_locale;
    let is_source = locale == source;
    Some(match library.source_edition(group)? {
        SourceEdition::Own(file) => Shown {
            file,
            file_locale: source.clone(),
            side: Side::Target,
            language: source.clone(),
            origin: Origin::Fallback,
        },
        SourceEdition::Reconstructed(file_locale, file) => Shown {
            file,
            file_locale,
            side: Side::Source,
            language: source.clone(),
            origin: if is_source {
                Origin::Reconstructed
            } else {
                Origin::Fallback
            },
        },
        SourceEdition::Unsourced(file_locale, file) => Shown {
            file,
            language: file_locale.clone(),
            file_locale,
            side: Side::Target,
            origin: Origin::Unsourced,
        },
    })
}

impl Shown {
    /// Whether the edition has the page in its own language.
    pub fn is_own_language(&self) -> bool {
        matches!(self.origin, Origin::Own | Origin::Reconstructed)
    }
}
