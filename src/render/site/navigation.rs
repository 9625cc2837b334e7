//! The navigation of an edition: one tree, of which a page holds the open branch only.

use std::collections::BTreeMap;

use super::address;
use super::links::{Destination, Routes};
use super::model::{Crumb, NavEntry, NavNode};
use crate::diagnostic::Diagnostic;
use crate::discover::{FileKind, PageKey};
use crate::files::{self, FileError, ReadText};
use crate::library::{Library, SourceEdition};
use crate::locale::Locale;
use crate::parse::{Parsed, TocEntry, toc_markdown, toc_yaml};
use crate::text::{FileId, Span};

/// A TOC that leads into another, and so on, stops here.
const MAX_DEPTH: usize = 12;

/// The navigation of one edition.
#[derive(Debug, Default)]
pub struct Navigation {
    roots: Vec<Node>,
    /// For each page of the tree, by site path, where it first stands.
    places: BTreeMap<String, Place>,
    /// The pages in reading order.
    order: Vec<(String, Crumb)>,
}

#[derive(Debug)]
struct Place {
    /// The child indices that lead there from the roots.
    branch: Vec<usize>,
    /// Its index in the reading order.
    order: usize,
}

#[derive(Debug)]
struct Node {
    title: String,
    lang: Option<String>,
    /// The site path of a page of this edition.
    path: Option<String>,
    /// Where else it leads.
    elsewhere: Option<String>,
    children: Vec<Node>,
}

impl Navigation {
    /// The entries to be seen from the page at a site path: the siblings along its branch,
    /// its own children, and the roots.
    pub fn branch(&self, path: &str) -> Vec<NavEntry> {
        let place = self
            .places
            .get(path)
            .map_or(&[][..], |place| place.branch.as_slice());
        NavNode::flatten(branch(&self.roots, place, path))
    }

    /// The whole tree, as seen from the page at a site path.
    pub fn whole(&self, path: &str) -> Vec<NavEntry> {
        NavNode::flatten(self.roots.iter().map(|node| whole(node, path)).collect())
    }

    /// The entries above the page, outermost first.
    pub fn ancestors(&self, path: &str) -> Vec<Crumb> {
        let Some(place) = self.places.get(path) else {
            return Vec::new();
        };
        let mut crumbs = Vec::new();
        let mut siblings = self.roots.as_slice();
        for &index in place
            .branch
            .split_last()
            .map_or(&[][..], |(_, above)| above)
        {
            let node = &siblings[index];
            crumbs.push(node.crumb(path));
            siblings = &node.children;
        }
        crumbs
    }

    /// The pages before and after the page in reading order.
    pub fn neighbours(&self, path: &str) -> (Option<Crumb>, Option<Crumb>) {
        let Some(at) = self.places.get(path).map(|place| place.order) else {
            return (None, None);
        };
        let seen = |(to, crumb): &(String, Crumb)| Crumb {
            url: Some(address::relative(path, to)),
            ..crumb.clone()
        };
        let before = at.checked_sub(1).and_then(|before| self.order.get(before));
        (before.map(seen), self.order.get(at + 1).map(seen))
    }
}

impl Node {
    fn url(&self, from: &str) -> Option<String> {
        let page = self.path.as_ref().map(|path| address::relative(from, path));
        let elsewhere = || self.elsewhere.clone();
        // A mere group leads to its first page, so that a closed one can be opened.
        let first = || Some(address::relative(from, self.first_page()?));
        page.or_else(elsewhere).or_else(first)
    }

    fn first_page(&self) -> Option<&str> {
        let own = self.path.as_deref();
        own.or_else(|| self.children.iter().find_map(Self::first_page))
    }

    fn crumb(&self, from: &str) -> Crumb {
        Crumb {
            title: self.title.clone(),
            url: self.url(from),
            lang: self.lang.clone(),
        }
    }

    fn entry(&self, from: &str) -> NavEntry {
        NavEntry {
            title: self.title.clone(),
            url: self.url(from),
            lang: self.lang.clone(),
            current: self.path.as_deref() == Some(from),
            group: !self.children.is_empty(),
            ..NavEntry::default()
        }
    }
}

fn branch(nodes: &[Node], place: &[usize], from: &str) -> Vec<NavNode> {
    let seen = nodes.iter().enumerate().map(|(index, node)| {
        let mut entry = node.entry(from);
        let children = match place.split_first() {
            Some((&open, rest)) if open == index => {
                entry.ancestor = !rest.is_empty();
                branch(&node.children, rest, from)
            }
            _ => Vec::new(),
        };
        NavNode { entry, children }
    });
    seen.collect()
}

fn whole(node: &Node, from: &str) -> NavNode {
    let children = node
        .children
        .iter()
        .map(|child| whole(child, from))
        .collect();
    NavNode {
        entry: node.entry(from),
        children,
    }
}

/// Builds the navigation of every edition. Findings are about TOC files.
///
/// # Errors
/// Where a TOC cannot be read.
pub fn build(
    library: &Library,
    routes: &Routes<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<Locale, Navigation>, FileError> {
    let tocs = read_tocs(library, found)?;
    let mut all = BTreeMap::new();
    for edition in library.locales() {
        let Some(of) = toc_locale(library, &tocs, &edition) else {
            all.insert(edition.clone(), by_path(library, &edition));
            continue;
        };
        let builder = Builder {
            library,
            routes,
            tocs: &tocs,
            edition: &edition,
            of: &of,
        };
        let roots = builder.toc("", 0);
        all.insert(edition.clone(), finish(roots));
    }
    Ok(all)
}

/// The TOC files by locale and folder.
type Tocs = BTreeMap<(Locale, String), (FileId, Vec<TocEntry>)>;

fn read_tocs(library: &Library, found: &mut Vec<Diagnostic>) -> Result<Tocs, FileError> {
    let mut tocs = Tocs::new();
    for (id, entry) in library.docset.entries() {
        let parse: fn(&str) -> Parsed<Vec<TocEntry>> = match entry.kind {
            FileKind::TocYaml => toc_yaml,
            FileKind::TocMarkdown => toc_markdown,
            _ => continue,
        };
        let ReadText::Text(text) = files::read_text(&entry.path)? else {
            continue;
        };
        let parsed = parse(&text);
        found.extend(parsed.notices.into_iter().map(|notice| {
            let span = Span {
                file: id,
                range: notice.range,
            };
            let mut finding = Diagnostic::new(notice.rule, notice.severity, span, notice.message)
                .help(notice.help);
            finding.locale = Some(entry.locale.clone());
            finding
        }));
        let folder = entry.key.folder().trim_end_matches('/').to_owned();
        tocs.entry((entry.locale.clone(), folder))
            .or_insert((id, parsed.value));
    }
    Ok(tocs)
}

/// The locale whose TOC an edition uses: its own, otherwise that of the source edition's
/// most frequent origin, otherwise any.
fn toc_locale(library: &Library, tocs: &Tocs, edition: &Locale) -> Option<Locale> {
    let root = |locale: &Locale| tocs.contains_key(&(locale.clone(), String::new()));
    if root(edition) {
        return Some(edition.clone());
    }
    if root(&library.config.source_locale) {
        return Some(library.config.source_locale.clone());
    }
    let mut origins: BTreeMap<Locale, usize> = BTreeMap::new();
    for group in library.docset.groups.iter().filter(|group| !group.retired) {
        if let Some(SourceEdition::Reconstructed(locale, _)) = library.source_edition(group) {
            *origins.entry(locale).or_default() += 1;
        }
    }
    let most = origins
        .into_iter()
        .filter(|(locale, _)| root(locale))
        .max_by_key(|(_, n)| *n);
    let any = || {
        tocs.keys()
            .find(|(_, folder)| folder.is_empty())
            .map(|(locale, _)| locale.clone())
    };
    most.map(|(locale, _)| locale).or_else(any)
}

struct Builder<'a> {
    library: &'a Library,
    routes: &'a Routes<'a>,
    tocs: &'a Tocs,
    edition: &'a Locale,
    /// The locale whose TOC it is.
    of: &'a Locale,
}

impl Builder<'_> {
    fn toc(&self, folder: &str, depth: usize) -> Vec<Node> {
        let key = (self.of.clone(), folder.to_owned());
        match self.tocs.get(&key) {
            Some((file, entries)) if depth < MAX_DEPTH => {
                let from = &self.library.docset.file(*file).key;
                entries
                    .iter()
                    .map(|entry| self.node(entry, from, depth + 1))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn node(&self, entry: &TocEntry, from: &PageKey, depth: usize) -> Node {
        let mut node = Node {
            title: entry.name.clone(),
            lang: (self.of != self.edition).then(|| self.of.to_string()),
            path: None,
            elsewhere: None,
            children: Vec::new(),
        };
        if let Some(target) = &entry.target {
            if let Some(folder) = toc_folder(from, target.path()) {
                node.children = self.toc(&folder, depth);
                // An entry that only names another TOC leads to its first page.
                if let Some(first) = node.children.first() {
                    node.path.clone_from(&first.path);
                }
            } else {
                match self.routes.resolve(self.edition, from, target) {
                    Destination::Page { key, .. } => {
                        self.name_after_page(&mut node, &key);
                        node.path = Some(address::page_path(self.edition, &key));
                    }
                    Destination::Elsewhere(url) => node.elsewhere = Some(url),
                    Destination::Asset(_) | Destination::Nowhere => {}
                }
            }
        }
        node.children
            .extend(entry.items.iter().map(|item| self.node(item, from, depth)));
        node
    }

    /// In an edition that borrows its TOC, an entry takes the name of its page there.
    fn name_after_page(&self, node: &mut Node, key: &PageKey) {
        if self.of == self.edition {
            return;
        }
        if let Some((title, lang)) = title_in(self.library, self.edition, key) {
            node.title = title;
            node.lang = (lang != *self.edition).then(|| lang.to_string());
        }
    }
}

/// What a page is called in an edition, and the language of that name.
pub fn title_in(library: &Library, edition: &Locale, key: &PageKey) -> Option<(String, Locale)> {
    let group = library.docset.page_at(key.as_str())?;
    if let Some(&own) = group.members.get(edition) {
        return Some((library.summary(own)?.title.clone(), edition.clone()));
    }
    let source = library.source_edition(group)?;
    let summary = library.summary(source.file())?;
    let title = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match &source {
        SourceEdition::Own(_) => {
            Some((title(&summary.title)?, library.config.source_locale.clone()))
        }
        SourceEdition::Reconstructed(..) => {
            let name = summary.source_title.as_deref().and_then(title)?;
            Some((name, library.config.source_locale.clone()))
        }
        SourceEdition::Unsourced(locale, _) => Some((title(&summary.title)?, locale.clone())),
    }
}

/// The folder of the TOC that an entry of the document at `from` leads to.
fn toc_folder(from: &PageKey, path: &str) -> Option<String> {
    let (folder, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, name)| (folder, name));
    let toc = matches!(
        name.to_ascii_lowercase().as_str(),
        "toc.md" | "toc.yml" | "toc.yaml"
    ) || (name.is_empty() && !folder.is_empty() && !path.starts_with('/'));
    toc.then(|| {
        let joined = format!("{}/{folder}", from.folder().trim_end_matches('/'));
        joined.trim_matches('/').to_owned()
    })
}

/// The navigation of an edition without any TOC: its pages by path.
fn by_path(library: &Library, edition: &Locale) -> Navigation {
    let mut roots: Vec<Node> = Vec::new();
    for group in library
        .docset
        .groups
        .iter()
        .filter(|group| group.is_shown_in(edition))
    {
        let Some((title, lang)) = title_in(library, edition, &group.key) else {
            continue;
        };
        let node = Node {
            title,
            lang: (lang != *edition).then(|| lang.to_string()),
            path: Some(address::page_path(edition, &group.key)),
            elsewhere: None,
            children: Vec::new(),
        };
        let mut siblings = &mut roots;
        for folder in group
            .key
            .folder()
            .split('/')
            .filter(|name| !name.is_empty())
        {
            let at = siblings
                .iter()
                .position(|node| node.path.is_none() && node.title == folder);
            let at = at.unwrap_or_else(|| {
                siblings.push(Node {
                    title: folder.to_owned(),
                    lang: None,
                    path: None,
                    elsewhere: None,
                    children: Vec::new(),
                });
                siblings.len() - 1
            });
            siblings = &mut siblings[at].children;
        }
        siblings.push(node);
    }
    finish(roots)
}

fn finish(roots: Vec<Node>) -> Navigation {
    let mut navigation = Navigation::default();
    index(&roots, &mut Vec::new(), &mut navigation);
    navigation.roots = roots;
    navigation
}

fn index(nodes: &[Node], place: &mut Vec<usize>, navigation: &mut Navigation) {
    for (at, node) in nodes.iter().enumerate() {
        place.push(at);
        if let Some(path) = &node.path
            && !navigation.places.contains_key(path)
        {
            let order = navigation.order.len();
            let branch = place.clone();
            navigation
                .places
                .insert(path.clone(), Place { branch, order });
            let crumb = Crumb {
                title: node.title.clone(),
                url: None,
                lang: node.lang.clone(),
            };
            navigation.order.push((path.clone(), crumb));
        }
        index(&node.children, place, navigation);
        place.pop();
    }
}
