//! Where the links of a page lead.
//!
//! A target is looked up as the publisher would: letter case, `\` for `/`, `.md` for
//! `.yml` and missing extensions are forgiven; then redirections are followed, the
//! locale's own first. What the locale lacks is there as a fallback under the same
//! address, so that a link never changes the language.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::address;
use super::body::{Links, Place};
use crate::discover::{FileKind, PageKey, RedirectTarget};
use crate::files::{self, ReadText};
use crate::library::Library;
use crate::locale::Locale;
use crate::parse::{Page, Target, TargetKind};
use crate::text::FileId;

/// What the links of all pages are resolved against.
pub struct Routes<'a> {
    library: &'a Library,
    /// The files that are no pages, by locale and folded path.
    assets: BTreeMap<&'a Locale, BTreeMap<String, FileId>>,
    /// The pages that others include, read when the first asks for them.
    includes: BTreeMap<FileId, OnceLock<Option<Page>>>,
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
        let mut assets: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (id, entry) in library.docset.entries() {
            if entry.kind == FileKind::Asset && entry.published {
                let of_locale = assets.entry(&entry.locale).or_default();
                of_locale.insert(entry.key.as_str().to_lowercase(), id);
            }
        }
        let pages = library.docset.entries();
        let pages = pages.filter(|(_, entry)| entry.kind == FileKind::Markdown);
        Self {
            library,
            assets,
            includes: pages.map(|(id, _)| (id, OnceLock::new())).collect(),
        }
    }

    /// Where `target` leads from the document at `from`, in the edition of `locale`.
    pub fn resolve(&self, locale: &Locale, from: &PageKey, target: &Target) -> Destination {
        match target.kind {
            TargetKind::Empty | TargetKind::Anchor | TargetKind::Unsafe => Destination::Nowhere,
            TargetKind::Web | TargetKind::Contact => Destination::Elsewhere(target.raw.clone()),
            TargetKind::Relative => beside(from, target).map_or(Destination::Nowhere, |path| {
                self.path(locale, &path, target)
            }),
            TargetKind::Root => self.root_relative(locale, target),
        }
    }

    /// `/docset/page` is a page of this docset, `/other/page` of another on the same host.
    fn root_relative(&self, locale: &Locale, target: &Target) -> Destination {
        let path = decoded(target.path());
        let prefix = self.url_path(locale);
        let own = prefix
            .and_then(|prefix| path.strip_prefix(prefix))
            .filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if let Some(path) = own.and_then(|rest| join("", rest.trim_start_matches('/'))) {
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
        let fragment = || target.fragment().map(str::to_owned);
        let docset = &self.library.docset;
        let index = format!("{path}/index");
        let index = index.trim_start_matches('/');
        let shown = |path: &str| docset.page_at(path).filter(|page| page.is_shown_in(locale));
        if let Some(group) = shown(path).or_else(|| shown(index)) {
            return Destination::Page {
                key: group.key.clone(),
                fragment: fragment(),
            };
        }
        if let Some(asset) = self.asset(locale, path) {
            return Destination::Asset(asset);
        }
        let others = docset.redirects.keys().filter(|other| *other != locale);
        for of in std::iter::once(locale).chain(others) {
            let Some(redirect) = docset.redirects.get(of).and_then(|all| all.get(path)) else {
                continue;
            };
            match &redirect.target {
                RedirectTarget::Page { key, fragment: to } => {
                    let Some(group) = shown(key.as_str()) else {
                        continue;
                    };
                    let fragment = to.clone().or_else(fragment);
                    return Destination::Page {
                        key: group.key.clone(),
                        fragment,
                    };
                }
                RedirectTarget::Url(url) if url.starts_with('/') => {
                    return Destination::Elsewhere(self.on_host(url));
                }
                RedirectTarget::Url(url) => return Destination::Elsewhere(url.clone()),
                RedirectTarget::Nowhere => {}
            }
        }
        Destination::Nowhere
    }

    /// The locale's own file, otherwise that of the first locale that has it.
    fn asset(&self, locale: &Locale, path: &str) -> Option<FileId> {
        let path = path.to_lowercase();
        let own = self.assets.get(locale).and_then(|files| files.get(&path));
        own.or_else(|| self.assets.values().find_map(|files| files.get(&path)))
            .copied()
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

    fn image(&self, place: Place, target: &Target) -> Option<String> {
        let own = self
            .routes
            .resolve(self.file_locale, self.key(place), target);
        match own {
            Destination::Asset(file) => Some(self.asset(file)),
            // An image from elsewhere would tell its host who reads what.
            _ => None,
        }
    }

    fn include(&self, place: Place, target: &Target) -> Option<(FileId, &Page)> {
        let path = beside(self.key(place), target)?;
        let file = self
            .routes
            .library
            .docset
            .file_at(self.file_locale, &path)?;
        let page = self.routes.included(file).filter(|_| file != self.from)?;
        Some((file, page))
    }

    fn snippet(&self, place: Place, target: &Target) -> Option<String> {
        let path = beside(self.key(place), target)?;
        let file = self
            .routes
            .library
            .docset
            .code_at(self.file_locale, &path)?;
        match files::read_text(&self.routes.library.docset.file(file).path).ok()? {
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

/// The path that a relative target names in a file: beside the file, or with `~/` from
/// the content root. `None` where it leaves the content root.
fn beside(from: &PageKey, target: &Target) -> Option<String> {
    let path = decoded(target.path());
    match path.strip_prefix("~/") {
        Some(from_root) => join("", from_root),
        None => join(from.folder(), &path),
    }
}

fn decoded(path: &str) -> String {
    percent_decode_str(path)
        .decode_utf8_lossy()
        .trim()
        .replace('\\', "/")
}

/// A path relative to `folder`, with `.` and `..` resolved; `None` where it leaves the
/// content root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What is escaped in a fragment (WHATWG URL, §1.3).
const FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

fn encode_fragment(fragment: &str) -> String {
    utf8_percent_encode(fragment, FRAGMENT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_content_root() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "./c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "../../c.md"), None);
        assert_eq!(decoded("..\\x%20y.md"), "../x y.md");
    }
}
