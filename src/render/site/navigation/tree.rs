//! From TOC files to the tree of an edition.

use std::collections::{BTreeMap, BTreeSet};

use super::super::address;
use super::super::links::{Destination, Routes};
use super::{Navigation, Node, finish};
use crate::diagnostic::{Diagnostic, Severity};
use rayon::prelude::*;

use crate::discover::{FileEntry, FileKind, PageKey};
use crate::files::{FileError, ReadText};
use crate::library::{self, Library, SourceEdition};
use crate::locale::Locale;
use crate::parse::{
    MAX_TOC_DEPTH, Notice, Parsed, TocEntry, TocTree, rules, toc_folder, toc_markdown, toc_yaml,
};
use crate::text::{FileId, Span};

/// Folders within folders, where there is no TOC; pages that lie deeper are shown at the
/// deepest level.
const MAX_FOLDERS: usize = 24;

/// Builds the navigation of every edition. Findings are about TOC files.
///
/// An edition's tree is its locale's own, otherwise that of the locale that most of the
/// source edition comes from. Without a TOC at the content root, each folder's TOC that
/// no other names is a branch; without any, the pages are ordered by path.
///
/// # Errors
/// Where a TOC cannot be read.
pub fn build(
    library: &Library,
    routes: &Routes<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<Locale, Navigation>, FileError> {
    let tocs = read_tocs(library, found)?;
    too_deep(&tocs, found);
    let mut all = BTreeMap::new();
    for edition in library.locales() {
        let navigation = match toc_locale(library, &tocs, &edition) {
            Some(of) => {
                let (edition, of) = (&edition, &of);
                let placed = BTreeSet::new();
                finish(
                    Builder {
                        library,
                        routes,
                        tocs: &tocs,
                        edition,
                        of,
                        placed,
                        depth: 0,
                    }
                    .roots(),
                )
            }
            None => by_path(library, &edition),
        };
        all.insert(edition, navigation);
    }
    Ok(all)
}

/// The TOC files by locale and folder.
type Tocs = BTreeMap<(Locale, String), (FileId, Vec<TocEntry>)>;

fn read_tocs(library: &Library, found: &mut Vec<Diagnostic>) -> Result<Tocs, FileError> {
    let all: Vec<(FileId, &FileEntry)> = library
        .docset
        .entries()
        .filter(|(_, entry)| matches!(entry.kind, FileKind::TocYaml | FileKind::TocMarkdown))
        .collect();
    let parsed = all.into_par_iter().map(|(id, entry)| {
        let parse: fn(&str) -> Parsed<Vec<TocEntry>> = match entry.kind {
            FileKind::TocMarkdown => toc_markdown,
            _ => toc_yaml,
        };
        let parsed = match library.docset.read_text(id)? {
            ReadText::Text(text) => Ok(parse(&text)),
            ReadText::NotUtf8(fault) => Err(fault),
        };
        Ok((id, entry, parsed))
    });
    let mut tocs = Tocs::new();
    for (id, entry, parsed) in parsed.collect::<Result<Vec<_>, FileError>>()? {
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(fault) => {
                let mut finding = library::not_utf8(id, &fault);
                finding.locale = Some(entry.locale.clone());
                found.push(finding);
                continue;
            }
        };
        found.extend(parsed.notices.iter().map(|notice| {
            let span = Span {
                file: id,
                range: notice.range,
            };
            notice.to_diagnostic(span, &entry.locale)
        }));
        let folder = entry.key.folder().trim_end_matches('/').to_owned();
        tocs.entry((entry.locale.clone(), folder))
            .or_insert((id, parsed.value));
    }
    Ok(tocs)
}

/// The TOC files of a locale, as they lead to one another.
fn tree<'a>(tocs: &'a Tocs, of: &Locale) -> TocTree<'a> {
    let own = tocs.iter().filter(|((locale, _), _)| locale == of);
    TocTree::new(own.map(|((_, folder), (file, entries))| (&**folder, *file, &**entries)))
}

/// Tells the entries whose own entries are nested too deeply to be shown.
fn too_deep(tocs: &Tocs, found: &mut Vec<Diagnostic>) {
    let locales: BTreeSet<&Locale> = tocs.keys().map(|(locale, _)| locale).collect();
    for locale in locales {
        for (file, entry) in tree(tocs, locale).too_deep() {
            let range = entry.line;
            let notice = Notice {
                rule: rules::NESTED_TOO_DEEP,
                severity: Severity::Warning,
                range,
                message: TocTree::message(),
                help: TocTree::HELP,
            };
            found.push(notice.to_diagnostic(Span { file, range }, locale));
        }
    }
}

/// The locale whose TOC an edition uses: its own, otherwise that of the source edition's
/// most frequent origin, otherwise any.
fn toc_locale(library: &Library, tocs: &Tocs, edition: &Locale) -> Option<Locale> {
    let has_toc = |locale: &Locale| tocs.keys().any(|(of, _)| of == locale);
    if has_toc(edition) {
        return Some(edition.clone());
    }
    if has_toc(&library.config.source_locale) {
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
        .filter(|(locale, _)| has_toc(locale))
        .max_by_key(|(_, n)| *n);
    let any = || tocs.keys().next().map(|(locale, _)| locale.clone());
    most.map(|(locale, _)| locale).or_else(any)
}

struct Builder<'a> {
    library: &'a Library,
    routes: &'a Routes<'a>,
    tocs: &'a Tocs,
    edition: &'a Locale,
    /// The locale whose TOC it is.
    of: &'a Locale,
    /// Folders whose TOC stands in the tree: each does once, or a TOC that names itself
    /// would never end.
    placed: BTreeSet<String>,
    /// How many entries are open around the one that is placed.
    depth: usize,
}

impl Builder<'_> {
    fn roots(&mut self) -> Vec<Node> {
        let tocs = self.tocs;
        if tocs.contains_key(&(self.of.clone(), String::new())) {
            return self.toc("");
        }
        let tops = tree(tocs, self.of).tops();
        match tops.as_slice() {
            [only] => self.toc(only),
            _ => tops.into_iter().map(|folder| self.folder(folder)).collect(),
        }
    }

    /// The branch of a folder that has a TOC of its own: called after its index page.
    fn folder(&mut self, folder: &str) -> Node {
        let index = PageKey::new(&format!("{folder}/index.md"));
        let named = title_in(self.library, self.edition, &index);
        let (title, lang) = match named {
            Some((title, lang)) => (title, (lang != *self.edition).then(|| lang.to_string())),
            None => (folder.to_owned(), None),
        };
        Node {
            title,
            lang,
            path: None,
            elsewhere: None,
            children: self.toc(folder),
        }
    }

    fn toc(&mut self, folder: &str) -> Vec<Node> {
        let tocs = self.tocs;
        let key = (self.of.clone(), folder.to_owned());
        let Some((file, entries)) = tocs.get(&key) else {
            return Vec::new();
        };
        if !self.placed.insert(key.1) {
            return Vec::new();
        }
        let from = &self.library.docset.file(*file).key;
        entries.iter().map(|entry| self.node(entry, from)).collect()
    }

    fn node(&mut self, entry: &TocEntry, from: &PageKey) -> Node {
        let mut node = Node {
            title: entry.name.clone(),
            lang: (self.of != self.edition).then(|| self.of.to_string()),
            path: None,
            elsewhere: None,
            children: Vec::new(),
        };
        self.depth += 1;
        let has_room = self.depth < MAX_TOC_DEPTH;
        if let Some(target) = &entry.target {
            if let Some(folder) = toc_folder(from.folder(), target) {
                if has_room {
                    node.children = self.toc(&folder);
                }
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
        let items = if has_room { &entry.items[..] } else { &[] };
        node.children
            .extend(items.iter().map(|item| self.node(item, from)));
        self.depth -= 1;
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
            .take(MAX_FOLDERS)
        {
            // The groups are sorted by path, so that those of a folder follow one another.
            let is_open = siblings
                .last()
                .is_some_and(|node| node.path.is_none() && node.title == folder);
            if !is_open {
                siblings.push(Node {
                    title: folder.to_owned(),
                    lang: None,
                    path: None,
                    elsewhere: None,
                    children: Vec::new(),
                });
            }
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].children;
        }
        siblings.push(node);
    }
    finish(roots)
}
