//! All pages: what is kept of each, and where links between them lead.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, Policy};
use crate::align::Standing;
use crate::check::roster::Roster;
use crate::discover::{
    Docset, FileEntry, FileKind, PageKey, Published, RedirectTarget, path_named,
};
use crate::locale::Locale;
use crate::parse::{self, DocumentKind, Snippet, Target, TocEntry};
use crate::read::Side;
use crate::text::{FileId, Span};
use crate::vocabulary::fold;

/// What the library keeps of a page.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// The links, with their places in the file.
    pub links: Vec<(Span, Target)>,
    /// The images.
    pub images: Vec<(Span, Target)>,
    /// What is included.
    pub includes: Vec<(Span, Target)>,
    /// The code that is taken from files.
    pub snippets: Vec<(Span, Snippet)>,
    /// The anchors that a link can lead to, by their name in lower case.
    pub anchors: BTreeMap<String, BTreeSet<String>>,
    /// Bytes of its text.
    pub bytes: usize,
    /// The names of roles, where the catalogue knows them.
    pub roles: Vec<RoleName>,
    /// Whether it is a YAML page, whose anchors the platform makes.
    pub is_yaml: bool,
    /// The first heading of a page that has no title, neither a heading of level 1 nor one
    /// in its front matter.
    pub untitled: Option<Span>,
    /// Words of the newest source that the page ought to have.
    pub words: usize,
    /// Those of them that are current.
    pub current: usize,
}

/// The name of a role in a role list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleName {
    /// The id of the role.
    pub id: String,
    /// As the page has it.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Whether the source calls the role by its current name.
    pub is_current: bool,
}

impl Card {
    /// Takes down what links, names of roles and coverage need.
    pub fn new(page: &Page, standing: &Standing, policy: &Policy) -> Self {
        let spanned = |range| page.span(Side::Target, range);
        let links = page.target.links.iter();
        let images = page.target.images.iter();
        let includes = page.target.includes.iter();
        let snippets = page.target.snippets.iter();
        let mut headings = Vec::new();
        parse::headings::collect(&page.parsed.target.blocks, &mut headings);
        let ids = headings.iter().map(|heading| &heading.id);
        let anchors = page.target.anchors.iter().map(|anchor| &anchor.name);
        let steps = parse::steps::ids(&page.parsed.target.blocks);
        let mut by_folded = BTreeMap::<String, BTreeSet<String>>::new();
        for name in ids.chain(anchors).cloned().chain(steps) {
            by_folded
                .entry(name.to_lowercase())
                .or_default()
                .insert(name);
        }
        Self {
            links: links
                .map(|link| (spanned(link.range), link.target.clone()))
                .collect(),
            images: images
                .map(|image| (spanned(image.range), image.target.clone()))
                .collect(),
            includes: includes
                .map(|part| (spanned(part.range), part.names.clone()))
                .collect(),
            snippets: snippets
                .map(|part| (spanned(part.range), part.names.clone()))
                .collect(),
            anchors: by_folded,
            roles: names_of_roles(page, policy),
            bytes: page.parsed.text(Side::Target).len(),
            is_yaml: page.parsed.target.kind != DocumentKind::Page,
            untitled: untitled(page),
            words: standing.words,
            current: standing.current,
        }
    }
}

fn untitled(page: &Page) -> Option<Span> {
    let headings = &page.target.headings;
    let title = page.front_matter().title.as_deref();
    let is_titled = page.parsed.target.kind != DocumentKind::Page
        || headings.iter().any(|heading| heading.level == 1)
        || title.is_some_and(|title| !title.trim().is_empty());
    let first = headings.first().filter(|_| !is_titled)?;
    Some(page.span(Side::Target, first.range))
}

/// The roles of the source that the page names, with the name it has for each.
fn names_of_roles(page: &Page, policy: &Policy) -> Vec<RoleName> {
    let named = policy.vocabularies.get(&policy.source_locale);
    let mut names = Vec::new();
    for roster in Roster::of(page, policy) {
        for (role, own) in roster.wanted.iter().zip(roster.matched().of_wanted) {
            let Some(own) = own else { continue };
            let id = role.id();
            let current = named.and_then(|words| words.roles.get(&id)?.first());
            names.push(RoleName {
                is_current: current.is_none_or(|current| fold(current) == fold(&role.name)),
                id,
                name: roster.listed[own].name.clone(),
                span: page.span(Side::Target, roster.target.items[own].range),
            });
        }
    }
    names
}

/// A navigation file.
#[derive(Clone, Debug)]
pub struct Toc {
    /// The file.
    pub file: FileId,
    /// Its entries.
    pub entries: Vec<TocEntry>,
}

impl Toc {
    /// All entries, depth first.
    pub fn all(&self) -> Vec<&TocEntry> {
        fn add<'a>(entries: &'a [TocEntry], all: &mut Vec<&'a TocEntry>) {
            for entry in entries {
                all.push(entry);
                add(&entry.items, all);
            }
        }
        let mut all = Vec::new();
        add(&self.entries, &mut all);
        all
    }
}

/// The whole documentation set.
pub struct Library<'a> {
    /// Its files and groups.
    pub docset: &'a Docset,
    /// What the team wants.
    pub policy: &'a Policy,
    /// What is kept of each page.
    pub cards: BTreeMap<FileId, Card>,
    /// The navigation.
    pub tocs: Vec<Toc>,
    /// The texts of the files that code is taken from.
    pub code: BTreeMap<FileId, String>,
    /// The files by locale and path, in lower case and without the extension of a page.
    by_folded: BTreeMap<(&'a Locale, String), FileId>,
}

/// Where a link into the documentation set leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To a file of the page's own locale.
    Own(FileId),
    /// To a file of the own locale, but for letter case, `\\` or the extension.
    Misspelled(FileId),
    /// To a file that only other locales have.
    Fallback(FileId),
    /// To a file that is there and has no address of its own.
    Unpublished(FileId),
    /// On, through a redirection.
    Redirected(RedirectTarget),
    /// To a file that does not exist.
    Nowhere,
    /// Out of the content root.
    Outside,
}

impl<'a> Library<'a> {
    /// The set of the pages that were taken down.
    pub fn new(
        docset: &'a Docset,
        policy: &'a Policy,
        cards: BTreeMap<FileId, Card>,
        tocs: Vec<Toc>,
        code: BTreeMap<FileId, String>,
    ) -> Self {
        let mut by_folded = BTreeMap::new();
        let linkable = |entry: &FileEntry| entry.published;
        for (file, entry) in docset.entries().filter(|(_, entry)| linkable(entry)) {
            by_folded.insert((&entry.locale, entry.key.folded()), file);
        }
        Self {
            docset,
            policy,
            cards,
            tocs,
            code,
            by_folded,
        }
    }

    /// The page that the file `from` includes.
    pub fn included(&self, from: FileId, target: &Target) -> Option<FileId> {
        let entry = self.docset.file(from);
        let file = self
            .docset
            .file_at(&entry.locale, &path_named(&entry.key, target.path())?)?;
        (self.docset.file(file).kind == FileKind::Markdown).then_some(file)
    }

    /// The text of the file that a snippet in the file `from` is taken from.
    pub fn quoted(&self, from: FileId, target: &Target) -> Option<&str> {
        let file = code_file(self.docset, from, target)?;
        self.code.get(&file).map(String::as_str)
    }

    /// Where a relative target of the file `from` leads.
    pub fn resolve(&self, from: FileId, target: &Target) -> Destination {
        let entry = self.docset.file(from);
        let (locale, key) = (&entry.locale, &entry.key);
        let Some(path) = path_named(key, target.path()) else {
            return Destination::Outside;
        };
        let exact = self.docset.file_at(locale, &path);
        if let Some(file) = exact.filter(|file| self.docset.file(*file).published) {
            return if target.path().contains('\\') {
                Destination::Misspelled(file)
            } else {
                Destination::Own(file)
            };
        }
        let folded = self.by_folded.get(&(locale, PageKey::new(&path).folded()));
        if let Some(&file) = folded.filter(|_| exact.is_none()) {
            return Destination::Misspelled(file);
        }
        let redirects = self.docset.redirects.get(locale);
        let moved = redirects.and_then(|redirects| redirects.get(&path));
        if let Some(redirect) = moved.filter(|to| to.target != RedirectTarget::Nowhere) {
            return Destination::Redirected(redirect.target.clone());
        }
        match self.docset.published_at(locale, &path) {
            Published::Page(group) => {
                // A folder is the address of its index.
                let is_folder = self.docset.page_at(&path).is_none();
                match (group.members.get(locale), group.members.values().next()) {
                    (Some(own), _) if is_folder => Destination::Own(*own),
                    (Some(own), _) => Destination::Misspelled(*own),
                    (None, Some(other)) => Destination::Fallback(*other),
                    (None, None) => Destination::Nowhere,
                }
            }
            Published::Asset(file) if self.docset.file(file).locale == *locale => {
                Destination::Misspelled(file)
            }
            Published::Asset(file) => Destination::Fallback(file),
            Published::Moved(redirect) => Destination::Redirected(redirect.target.clone()),
            Published::Nothing => exact.map_or(Destination::Nowhere, Destination::Unpublished),
        }
    }
}

/// The file that a snippet in the file `from` is taken from, in any locale.
pub fn code_file(docset: &Docset, from: FileId, target: &Target) -> Option<FileId> {
    docset.code_named(from, target.path())
}
