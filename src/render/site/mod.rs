//! The site: pages from [`theme`] templates, their words from [`messages`].
//!
//! 1. [`edition`] decides what each edition shows for each page group.
//! 2. [`links`] resolves targets, [`navigation`] makes a tree of each edition's TOC.
//! 3. [`body`] writes the HTML of a document, [`code`] that of its code, [`page`] puts
//!    it into the model.
//! 4. [`frame_pages`] are those that no document stands behind: contents, redirects, 404.
//! 5. [`theme`] makes the page.
//!
//! [`model`] holds everything that a template may use. *Invariant:* a page refers to
//! other files of the site by relative addresses only, and to nothing outside it
//! except through links that a reader follows.

pub mod address;
pub mod bilingual;
pub mod body;
pub mod code;
pub mod edition;
pub mod frame_pages;
pub mod guides;
pub mod links;
pub mod map;
pub mod messages;
pub mod model;
pub mod navigation;
mod own_paths;
pub mod page;
pub mod role_pages;
pub mod script_words;
pub mod search;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use fluent_bundle::FluentArgs;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::discover::{FileKind, PageGroup, PageKey, RedirectTarget, assets};
use crate::files::FileError;
use crate::library::{GroupPages, Library};
use crate::locale::Locale;
use crate::text::FileId;

use body::BodyWords;
use code::Highlighter;
use guides::RoleNames;
use links::Routes;
use messages::Messages;
use model::LocaleInfo;
use navigation::Navigation;
use theme::{Frame, Theme, ThemeError};

/// Why a site could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The theme cannot be used.
    #[error("the theme cannot be used")]
    Theme(#[from] ThemeError),
}

/// What to render.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The editions; all of them where empty.
    pub locales: Vec<Locale>,
    /// The page keys; all of them where `None`.
    pub pages: Option<globset::GlobSet>,
}

impl Selection {
    fn has_page(&self, key: &PageKey) -> bool {
        self.pages
            .as_ref()
            .is_none_or(|glob| glob.is_match(key.as_str()))
    }

    /// Whether everything is rendered, so that what is left over from before can go.
    pub fn is_all(&self) -> bool {
        self.locales.is_empty() && self.pages.is_none()
    }
}

/// What a rendering gave, besides the files.
#[derive(Debug, Default)]
pub struct Rendered {
    /// What there is to say about the documents, sorted.
    pub found: Vec<Diagnostic>,
    /// How many pages were handed over.
    pub pages: usize,
    /// How many segments the documents have together.
    pub segments: usize,
}

/// Takes the files of a site as they are made, from several threads: the path in the
/// site, and the bytes.
pub type Sink<'a> = dyn Fn(&str, &[u8]) -> Result<(), FileError> + Sync + 'a;

/// Everything that the pages of a site share.
pub struct Site<'a> {
    /// The documentation set.
    pub library: &'a Library,
    /// Resolves links.
    pub routes: Routes<'a>,
    /// The words of the interface.
    pub messages: Arc<Messages>,
    /// The templates and their assets.
    pub theme: Theme,
    /// The editions, in the order of the configuration.
    pub editions: Vec<Edition>,
    /// Which name is which role.
    pub roles: RoleNames,
    /// Colours code.
    pub highlighter: Highlighter,
}

/// One edition of the site.
pub struct Edition {
    /// Its locale.
    pub locale: Locale,
    /// What templates know of the locale.
    pub info: LocaleInfo,
    /// What its pages share.
    pub frame: Frame,
    /// Its navigation.
    pub navigation: Navigation,
    /// The words that bodies need, in its language.
    pub words: BodyWords,
    /// The words that scripts say, in its language.
    pub script_words: theme::Asset,
    /// The words that its pages can be searched for.
    pub lexicon: search::Lexicon,
    /// The old addresses that lead on.
    pub stubs: BTreeMap<PageKey, RedirectTarget>,
}

/// The guides of each edition, by key.
pub type Guides = BTreeMap<Locale, Vec<guides::Guide>>;

/// What came of a page group.
#[derive(Debug, Default)]
struct Group {
    pages: usize,
    segments: usize,
    found: Vec<Diagnostic>,
    /// The files that code is taken from.
    quoted: Vec<FileId>,
    gathered: Vec<(Locale, Option<guides::Guide>, Option<search::Page>)>,
}

/// Renders a documentation set. Files go to `sink` as they are made; nothing is kept.
///
/// `progress` is told after each page group how many of how many are done.
///
/// # Errors
/// Where a file cannot be read or handed over, or the theme cannot be used.
pub fn render(
    library: &Library,
    selection: &Selection,
    sink: &Sink<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Rendered, SiteError> {
    let mut found = library.docset.found.clone();
    let site = Site::new(library, &mut found)?;
    let editions: Vec<&Edition> = site
        .editions
        .iter()
        .filter(|edition| {
            selection.locales.is_empty() || selection.locales.contains(&edition.locale)
        })
        .collect();
    let groups: Vec<&PageGroup> = library.docset.groups.iter().collect();
    let done = AtomicUsize::new(0);
    let rendered = groups.par_iter().map(|group| {
        let outcome = site.group(group, &editions, selection, sink);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, groups.len());
        outcome
    });
    // Collected by index, so that the order never depends on timing.
    let (mut pages, mut segments) = (0, 0);
    let mut guides = Guides::new();
    let mut searchable: BTreeMap<Locale, Vec<search::Page>> = BTreeMap::new();
    let mut quoted = BTreeSet::new();
    for outcome in rendered.collect::<Vec<_>>() {
        let group = outcome?;
        pages += group.pages;
        segments += group.segments;
        found.extend(group.found);
        quoted.extend(group.quoted);
        for (locale, guide, page) in group.gathered {
            searchable.entry(locale.clone()).or_default().extend(page);
            guides.entry(locale).or_default().extend(guide);
        }
    }
    // The index is most of what is left to do, and nothing waits for it.
    let whole = selection.pages.is_none();
    if whole {
        found.extend(library.docset.not_published(&quoted));
    }
    let frames = || -> Result<usize, SiteError> {
        let mut count = frame_pages::render(&site, &editions, selection, &guides, sink)?;
        if whole {
            count += role_pages::render(&site, &editions, &guides, sink)?;
            count += map::render(&site, &editions, &guides, sink)?;
        }
        Ok(count)
    };
    let index = || {
        let index = whole.then(|| search::render(&editions, searchable, sink));
        index.unwrap_or(Ok(()))
    };
    let (frames, index) = rayon::join(frames, index);
    index?;
    pages += frames?;
    site.assets(&editions, sink)?;
    found.sort();
    found.dedup();
    Ok(Rendered {
        found,
        pages,
        segments,
    })
}

impl<'a> Site<'a> {
    fn new(library: &'a Library, found: &mut Vec<Diagnostic>) -> Result<Self, SiteError> {
        let locales = library.locales();
        let messages = Arc::new(Messages::load(&locales, &library.theme)?);
        let routes = Routes::new(library);
        let (theme, navigations) = rayon::join(
            || Theme::load(&library.theme, Arc::clone(&messages)),
            || navigation::build(library, &routes, found),
        );
        let (theme, mut navigations) = (theme?, navigations?);
        let mut stubs = library.stubs();
        let infos: Vec<LocaleInfo> = locales
            .iter()
            .map(|locale| info(library, locale, &messages))
            .collect();
        let model = model::Site {
            title: library.config.title.clone(),
            base_url: library.config.base_url.clone(),
            locales: infos.clone(),
            source: library.config.source_locale.to_string(),
        };
        let mut editions = Vec::with_capacity(locales.len());
        for (locale, info) in locales.into_iter().zip(infos) {
            let script_words = script_words::script(&messages, &locale);
            editions.push(Edition {
                frame: theme.frame(&model, &info, &script_words.path)?,
                script_words,
                navigation: navigations.remove(&locale).unwrap_or_default(),
                words: body_words(&messages, &info.tag),
                lexicon: search::Lexicon::default(),
                stubs: stubs.remove(&locale).unwrap_or_default(),
                info,
                locale,
            });
        }
        Ok(Self {
            roles: RoleNames::new(library),
            highlighter: Highlighter::default(),
            library,
            routes,
            messages,
            theme,
            editions,
        })
    }

    /// Renders a page group in every chosen edition.
    fn group(
        &self,
        group: &PageGroup,
        editions: &[&Edition],
        selection: &Selection,
        sink: &Sink<'_>,
    ) -> Result<Group, SiteError> {
        if !selection.has_page(&group.key) {
            return Ok(Group::default());
        }
        let pages = self.library.read_group(group)?;
        let mut outcome = Group {
            found: self.library.notices(&pages),
            quoted: quoted(self.library, &pages),
            segments: pages
                .values()
                .map(|(_, page)| page.table().segments().len())
                .sum(),
            ..Group::default()
        };
        let notes = bilingual::notes(self, &pages);
        for edition in editions {
            let Some(written) = page::render(self, edition, group, &pages, &notes)? else {
                continue;
            };
            sink(&written.path, &written.html)?;
            outcome.pages += 1;
            if let Some((path, script)) = bilingual::rows(self, edition, group, &pages, &notes) {
                sink(&path, script.as_bytes())?;
            }
            let searchable = (!written.units.is_empty())
                .then(|| search::Page::new(written.path, &written.units, &edition.lexicon));
            outcome
                .gathered
                .push((edition.locale.clone(), written.guide, searchable));
        }
        Ok(outcome)
    }

    /// Hands over the theme's files, and those of the documents that are no pages.
    fn assets(&self, editions: &[&Edition], sink: &Sink<'_>) -> Result<(), SiteError> {
        let words = editions.iter().map(|edition| &edition.script_words);
        for asset in self.theme.assets().iter().chain(words) {
            sink(&asset.path, &asset.bytes)?;
        }
        for entry in &self.library.docset.files {
            // An image of one edition may be used by a page of another.
            if entry.kind == FileKind::Asset
                && entry.published
                && !editions.is_empty()
                && let Some(file) = &entry.file
            {
                let path = address::asset_path(&entry.locale, &entry.key);
                if !entry.is_drawing() {
                    sink(&path, &file.read()?)?;
                } else if let Ok(drawing) = assets::drawing(file)? {
                    sink(&path, &drawing.bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// The files that the pages of a group take code from.
fn quoted(library: &Library, pages: &GroupPages) -> Vec<FileId> {
    let named = pages.values().flat_map(|(file, page)| {
        let snippets = page.target.snippets().into_iter();
        snippets.map(|snippet| (*file, &snippet.target))
    });
    named
        .filter_map(|(from, target)| library.docset.code_named(from, target.path()))
        .collect()
}

fn info(library: &Library, locale: &Locale, messages: &Messages) -> LocaleInfo {
    let tag = locale.to_string();
    let configured = library
        .config
        .locale(locale)
        .and_then(|locale| locale.name.clone());
    LocaleInfo {
        dir: locale.direction(),
        name: configured.unwrap_or_else(|| locale.autonym()),
        interface_dir: direction(&messages.interface(&tag)),
        interface: messages.interface(&tag),
        tag,
    }
}

fn direction(tag: &str) -> &'static str {
    tag.parse()
        .map_or("ltr", |locale: Locale| locale.direction())
}

fn body_words(messages: &Messages, tag: &str) -> BodyWords {
    let word = |key: &str| messages.get(tag, key);
    let blank = |key: &str, name: &str| {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), "%1");
        messages.format(tag, key, Some(&args))
    };
    BodyWords {
        alerts: [
            "alert-note",
            "alert-tip",
            "alert-important",
            "alert-warning",
            "alert-caution",
        ]
        .map(word),
        missing_image: word("image-missing"),
        larger_image: word("image-open"),
        table: word("table-label"),
        footnote_back: blank("footnote-back", "number"),
        footnotes: word("footnote-title"),
        video: word("video-open"),
        drift: ["lag-stale-mark", "lag-missing-mark", "lag-obsolete-mark"].map(word),
        zone_only: blank("zone-only", "value"),
        missing_include: word("include-missing"),
        missing_snippet: word("snippet-missing"),
        footnote_reference: blank("footnote-reference", "number"),
        description: word("image-description"),
        lang: messages.interface(tag),
    }
}
