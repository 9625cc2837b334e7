//! Where the links of a page lead.
//!
//! A target is looked up in the documentation set ([`crate::discover`]). What the locale
//! lacks is there as a fallback under the same address, so that a link never changes the
//! language.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::address;
use super::body::{ImageFile, Links, Place};
use super::own_paths::OwnPaths;
use crate::discover::{FileKind, PageKey, Published, RedirectTarget, path_named, path_under};
use crate::files::ReadText;
use crate::library::Library;
use crate::locale::Locale;
use crate::parse::{Page, Target, TargetKind, include_room};
use crate::text::FileId;

/// What the links of all pages are resolved against.
pub struct Routes<'a> {
    library: &'a Library,
    /// Where the site's own pages lie.
    pub own: OwnPaths,
    /// How many bytes of other files a page may take in.
    include_room: usize,
    /// The pages that others include, read when the first asks for them.
    includes: BTreeMap<FileId, OnceLock<Option<Page>>>,
    /// The sizes of images, likewise.
    sizes: BTreeMap<FileId, OnceLock<Option<(u32, u32)>>>,
}

/// Where a target leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A page of the same edition, by the key of its group.
    Page {
        /// The key.
        key: PageKey,
        /// The anchor, without `#`.
        fragment: Option<String>,
    },
    /// A file that is no page.
    Asset(FileId),
    /// Somewhere else, by its address.
    Elsewhere(String),
    /// Nowhere that exists.
    Nowhere,
}

impl<'a> Routes<'a> {
    /// Indexes a library.
    pub fn new(library: &'a Library) -> Self {
        let of_kind = |kind: FileKind| {
            let entries = library.docset.entries();
            let of_kind = entries.filter(move |(_, entry)| entry.kind == kind);
            of_kind.map(|(id, _)| id)
        };
        Self {
            library,
            own: OwnPaths::new(&library.docset),
            include_room: include_room(library.docset.page_count()),
            includes: of_kind(FileKind::Markdown)
                .map(|id| (id, OnceLock::new()))
                .collect(),
            sizes: of_kind(FileKind::Asset)
                .map(|id| (id, OnceLock::new()))
                .collect(),
        }
    }

    /// Width and height of an image in pixels.
    fn size(&self, file: FileId) -> Option<(u32, u32)> {
        let file_of = self.library.docset.file(file).file.as_ref();
        let read = || file_of?.image_size();
        *self.sizes.get(&file)?.get_or_init(read)
    }

    /// Where `target` leads from the document at `from`, in the edition of `locale`.
    pub fn resolve(&self, locale: &Locale, from: &PageKey, target: &Target) -> Destination {
        match target.kind {
            TargetKind::Empty | TargetKind::Anchor | TargetKind::Unsafe => Destination::Nowhere,
            TargetKind::Web | TargetKind::Contact => Destination::Elsewhere(target.raw.clone()),
            TargetKind::Relative => match path_named(from, target.path()) {
                Some(path) => self.path(locale, &path, target),
                None => Destination::Nowhere,
            },
            TargetKind::Root => self.root_relative(locale, target),
        }
    }

    /// `/docset/page` is a page of this docset, `/other/page` of another on the same host.
    fn root_relative(&self, locale: &Locale, target: &Target) -> Destination {
        let prefix = self.url_path(locale);
        let own = prefix.and_then(|prefix| path_under(prefix, target.path()));
        if let Some(path) = own {
            match self.path(locale, &path, target) {
                Destination::Nowhere => {}
                found => return found,
            }
        }
        Destination::Elsewhere(self.on_host(&target.raw))
    }

    /// An address from the root of the host that the site is published on.
    pub fn on_host(&self, raw: &str) -> String {
        let origin = self.library.config.base_url.as_deref().map(|base| {
            let host = base.find("://").map_or(0, |at| at + 3);
            let end = base[host..].find('/').map_or(base.len(), |at| host + at);
            &base[..end]
        });
        format!("{}{raw}", origin.unwrap_or_default())
    }

    fn url_path(&self, locale: &Locale) -> Option<&str> {
        let own = |locale: &Locale| {
            let configured = self.library.config.locale(locale)?.url_path.as_deref();
            configured.or_else(|| {
                self.library
                    .docset
                    .settings
                    .get(locale)?
                    .url_path
                    .as_deref()
            })
        };
        let others = self.library.config.locales.iter();
        own(locale).or_else(|| others.into_iter().find_map(|other| own(&other.locale)))
    }

    /// A path relative to the content root.
    fn path(&self, locale: &Locale, path: &str, target: &Target) -> Destination {
        let fragment = target.fragment().map(str::to_owned);
        match self.library.docset.published_at(locale, path) {
            Published::Page(group) => Destination::Page {
                key: group.key.clone(),
                fragment,
            },
            Published::Asset(file) => Destination::Asset(file),
            Published::Moved(redirect) => match &redirect.target {
                RedirectTarget::Page { key, fragment: to } => Destination::Page {
                    key: key.clone(),
                    fragment: to.clone().or(fragment),
                },
                RedirectTarget::Url(url) if url.starts_with('/') => {
                    Destination::Elsewhere(self.on_host(url))
                }
                RedirectTarget::Url(url) => Destination::Elsewhere(url.clone()),
                RedirectTarget::Nowhere => Destination::Nowhere,
            },
            Published::Nothing => Destination::Nowhere,
        }
    }

    /// A page, read to be included.
    fn included(&self, file: FileId) -> Option<&Page> {
        let read = || {
            let group = self.library.docset.group_of(file)?;
            // What cannot be read any more is missing, and the run that reads the page
            // itself says so.
            let pages = self.library.read_group(group).ok()?;
            let (_, page) = pages.into_values().find(|(id, _)| *id == file)?;
            Some(Arc::unwrap_or_clone(page))
        };
        self.includes.get(&file)?.get_or_init(read).as_ref()
    }
}

/// The links of one page.
pub struct PageLinks<'a> {
    /// What they are resolved against.
    pub routes: &'a Routes<'a>,
    /// The edition that the page belongs to.
    pub locale: &'a Locale,
    /// The locale whose file the page is made from.
    pub file_locale: &'a Locale,
    /// That file.
    pub from: FileId,
    /// Where the page lies in the site.
    pub path: &'a str,
}

impl Links for PageLinks<'_> {
    fn href(&self, place: Place, target: &Target) -> Option<String> {
        if target.kind == TargetKind::Anchor {
            return Some(format!(
                "#{}",
                encode_fragment(target.fragment().unwrap_or_default())
            ));
        }
        let from = self.key(place);
        let found = match self.routes.resolve(self.locale, from, target) {
            Destination::Nowhere => self.routes.resolve(self.file_locale, from, target),
            found => found,
        };
        match found {
            Destination::Page { key, fragment } => {
                let mut href = address::relative(self.path, &address::page_path(self.locale, &key));
                if let Some(fragment) = fragment {
                    href.push('#');
                    href.push_str(&encode_fragment(&fragment));
                }
                Some(href)
            }
            Destination::Asset(file) => Some(self.asset(file)),
            Destination::Elsewhere(url) => Some(url),
            Destination::Nowhere => None,
        }
    }

    fn image(&self, place: Place, target: &Target) -> Option<ImageFile> {
        let own = self
            .routes
            .resolve(self.file_locale, self.key(place), target);
        match own {
            Destination::Asset(file) => Some(ImageFile {
                src: self.asset(file),
                size: self.routes.size(file),
            }),
            // An image from elsewhere would tell its host who reads what.
            _ => None,
        }
    }

    fn include(&self, place: Place, target: &Target) -> Option<(FileId, &Page)> {
        let path = path_named(self.key(place), target.path())?;
        let file = self
            .routes
            .library
            .docset
            .file_at(self.file_locale, &path)?;
        let page = self.routes.included(file).filter(|_| file != self.from)?;
        Some((file, page))
    }

    fn include_room(&self) -> usize {
        self.routes.include_room
    }

    fn snippet(&self, place: Place, target: &Target) -> Option<String> {
        let path = path_named(self.key(place), target.path())?;
        let file = self
            .routes
            .library
            .docset
            .code_at(self.file_locale, &path)?;
        match self.routes.library.docset.read_text(file).ok()? {
            ReadText::Text(text) => Some(text),
            ReadText::NotUtf8(_) => None,
        }
    }
}

impl PageLinks<'_> {
    /// The path of the file that a target stands in.
    pub(super) fn key(&self, place: Place) -> &PageKey {
        let file = place.unwrap_or(self.from);
        &self.routes.library.docset.file(file).key
    }

    fn asset(&self, file: FileId) -> String {
        let entry = self.routes.library.docset.file(file);
        address::relative(self.path, &address::asset_path(&entry.locale, &entry.key))
    }
}

/// What is escaped in a fragment (WHATWG URL, §1.3).
const FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

fn encode_fragment(fragment: &str) -> String {
    utf8_percent_encode(fragment, FRAGMENT).to_string()
}
