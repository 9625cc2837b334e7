//! What rules are given: read, parsed and aligned, and nothing of where it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::facts::{Facts, Run, RunKind};
use super::words::Words;
use crate::align::{AlignedPages, Standing};
use crate::discover::{Docset, PageKey, RedirectTarget};
use crate::locale::Locale;
use crate::parse::{self, DocumentKind, FrontMatter, Target, TocEntry};
use crate::read::{Segment, Side};
use crate::text::{FileId, Span, TextRange};
use crate::vocabulary::{self, Vocabulary};

/// What a team wants of its documentation set.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The language translated from.
    pub source_locale: Locale,
    /// Names that no locale translates.
    pub no_loc: Vec<String>,
    /// Keys that every page's front matter must have.
    pub required_metadata: Vec<String>,
    /// Least share of current words, in per cent.
    pub coverage: BTreeMap<Locale, f64>,
    /// The words by which each locale names roles and the parts of a guide.
    pub vocabularies: BTreeMap<Locale, Vocabulary>,
    names: BTreeMap<Locale, Names>,
}

/// The ids of the roles that bear a name, folded.
type Names = BTreeMap<String, BTreeSet<String>>;

impl Policy {
    /// A policy without wishes: names of roles, and nothing else.
    pub fn new(source_locale: Locale, vocabularies: BTreeMap<Locale, Vocabulary>) -> Self {
        let names = vocabularies.iter().map(|(locale, words)| {
            let mut names = Names::new();
            for (id, forms) in &words.roles {
                for form in forms {
                    names
                        .entry(vocabulary::fold(form))
                        .or_default()
                        .insert(id.clone());
                }
            }
            (locale.clone(), names)
        });
        Self {
            names: names.collect(),
            source_locale,
            vocabularies,
            no_loc: Vec::new(),
            required_metadata: Vec::new(),
            coverage: BTreeMap::new(),
        }
    }

    /// The roles that a locale calls by a name; none where it is no known name.
    pub fn roles_named(&self, locale: &Locale, name: &str) -> Vec<&str> {
        let names = self.names.get(locale);
        let ids = names.and_then(|names| names.get(&vocabulary::fold(name)));
        ids.into_iter().flatten().map(String::as_str).collect()
    }
}

/// A file of a page group, read and parsed.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub file: FileId,
    /// Its locale.
    pub locale: Locale,
    /// Both sides, understood.
    pub parsed: Arc<parse::Page>,
    /// The target side as flat lists.
    pub target: Facts,
    /// The source side as flat lists, where the file has one.
    pub source: Option<Facts>,
}

impl Page {
    /// Makes the flat lists of a parsed page.
    pub fn new(file: FileId, locale: Locale, parsed: Arc<parse::Page>) -> Self {
        Self {
            file,
            locale,
            target: Facts::of(&parsed.target),
            source: parsed.source.as_ref().map(Facts::of),
            parsed,
        }
    }

    /// A range of a side's text as a place in the file.
    pub fn span(&self, side: Side, range: TextRange) -> Span {
        Span {
            file: self.file,
            range: self.parsed.to_file(side, range),
        }
    }

    /// The text of the target side.
    pub fn text(&self) -> &str {
        self.parsed.text(Side::Target)
    }

    /// The front matter of the page.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.parsed.target.front_matter
    }

    /// The segments with both of their texts, those within another left out.
    pub fn pairs<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = Pair<'a>> {
        let mut reach = 0;
        let segments = self.parsed.table().segments().iter();
        let outermost = segments.filter(move |segment| {
            let outer = segment.file.start >= reach;
            reach = reach.max(segment.file.end);
            outer
        });
        outermost.filter_map(move |segment| {
            let (target, source) = (segment.target?.side, segment.source?.side);
            Some(Pair {
                page: self,
                policy,
                segment,
                target: Text::new(self, &self.target, Side::Target, target),
                source: Text::new(self, self.source.as_ref()?, Side::Source, source),
            })
        })
    }
}

impl Page {
    /// The blocks of a plain page, as its readers read them; none on a bilingual page,
    /// whose passages are its segments.
    pub fn passages(&self) -> impl Iterator<Item = Text<'_>> {
        let runs: &[Run] = match self.source {
            Some(_) => &[],
            None => &self.target.runs,
        };
        let blocks = runs.split(|run| run.kind == RunKind::Edge);
        blocks.filter_map(|runs| {
            let (first, last) = (runs.first()?, runs.last()?);
            let range = first.range.cover(last.range);
            Some(Text::new(self, &self.target, Side::Target, range))
        })
    }
}

/// A segment with both of its texts.
pub struct Pair<'a> {
    /// The page that it is on.
    pub page: &'a Page,
    /// What the team wants.
    pub policy: &'a Policy,
    /// The segment.
    pub segment: &'a Segment,
    /// The translation.
    pub target: Text<'a>,
    /// What was translated.
    pub source: Text<'a>,
}

impl<'a> Pair<'a> {
    /// The segment as its readers read it.
    pub fn prose(&'a self) -> Prose<'a> {
        Prose {
            page: self.page,
            policy: self.policy,
            text: &self.target,
            source: Some(&self.source),
        }
    }

    /// What a finding about this segment is known by: its source words and a detail.
    pub fn subject(&self, detail: &str) -> String {
        format!("{}|{detail}", fold(&self.source.words.text))
    }
}

/// A passage that readers of a locale read: a segment's target, or a block of a plain
/// page.
pub struct Prose<'a> {
    /// The page that it is on.
    pub page: &'a Page,
    /// What the team wants.
    pub policy: &'a Policy,
    /// The passage.
    pub text: &'a Text<'a>,
    /// What it was translated from, where the page says.
    pub source: Option<&'a Text<'a>>,
}

impl Prose<'_> {
    /// What a finding about the passage is known by: its source words, or its own, and a
    /// detail.
    pub fn subject(&self, detail: &str) -> String {
        let known = self.source.unwrap_or(self.text);
        format!("{}|{detail}", fold(&known.words.text))
    }

    /// The source words; empty where the page does not have them.
    pub fn source_words(&self) -> &str {
        self.source.map_or("", |source| &source.words.text)
    }
}

/// One text of a segment.
pub struct Text<'a> {
    /// The flat lists of the side that it is part of; ranges are of the side's text.
    pub facts: &'a Facts,
    /// Its range in the side's text.
    pub range: TextRange,
    /// As written.
    pub raw: &'a str,
    /// Its visible words.
    pub words: Words,
    page: &'a Page,
    side: Side,
}

impl<'a> Text<'a> {
    fn new(page: &'a Page, facts: &'a Facts, side: Side, range: TextRange) -> Self {
        let text = page.parsed.text(side);
        Self {
            facts,
            range,
            raw: range.of(text),
            words: Words::of(facts, text, range),
            page,
            side,
        }
    }

    /// The whole text, in the file.
    pub fn span(&self) -> Span {
        self.page.span(self.side, self.range)
    }

    /// A range of the side's text, in the file.
    pub fn span_of(&self, range: TextRange) -> Span {
        self.page.span(self.side, range)
    }

    /// A range of the raw text, in the file.
    pub fn span_of_raw(&self, range: std::ops::Range<usize>) -> Span {
        self.span_of(TextRange::from(range) + self.range.start as usize)
    }

    /// A range of the words, in the file.
    pub fn span_of_words(&self, range: std::ops::Range<usize>) -> Span {
        self.span_of(self.words.place(range))
    }
}

/// A page in all its locales.
pub struct Group<'a> {
    /// The page key of the group.
    pub key: &'a str,
    /// Its pages, by locale.
    pub pages: &'a [Page],
    /// What they have for one another: an edition for each page, in the same order.
    pub aligned: &'a AlignedPages,
    /// What the team wants.
    pub policy: &'a Policy,
}

/// What the library keeps of a page.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// The links, with their places in the file.
    pub links: Vec<(Span, Target)>,
    /// The images.
    pub images: Vec<(Span, Target)>,
    /// The anchors that a link can lead to, in lower case.
    pub anchors: BTreeSet<String>,
    /// Whether it is a YAML page, whose anchors the platform makes.
    pub is_yaml: bool,
    /// Words of the newest source that the page ought to have.
    pub words: usize,
    /// Those of them that are current.
    pub current: usize,
}

impl Card {
    /// Takes down what links and coverage need.
    pub fn new(page: &Page, standing: &Standing) -> Self {
        let spanned = |range| page.span(Side::Target, range);
        let links = page.target.links.iter();
        let images = page.target.images.iter();
        let mut headings = Vec::new();
        parse::headings::collect(&page.parsed.target.blocks, &mut headings);
        let ids = headings.iter().map(|heading| &heading.id);
        let anchors = page.target.anchors.iter().map(|anchor| &anchor.name);
        Self {
            links: links
                .map(|link| (spanned(link.range), link.target.clone()))
                .collect(),
            images: images
                .map(|image| (spanned(image.range), image.target.clone()))
                .collect(),
            anchors: ids.chain(anchors).map(|name| name.to_lowercase()).collect(),
            is_yaml: page.parsed.target.kind != DocumentKind::Page,
            words: standing.words,
            current: standing.current,
        }
    }
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
    /// The files by locale and path, as spelled on disk.
    by_path: BTreeMap<(&'a Locale, &'a str), FileId>,
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
    /// To a page that only other locales have.
    Fallback(FileId),
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
    ) -> Self {
        let mut by_path = BTreeMap::new();
        let mut by_folded = BTreeMap::new();
        for (file, entry) in docset.entries() {
            by_path.insert((&entry.locale, entry.key.as_str()), file);
            by_folded.insert((&entry.locale, entry.key.folded()), file);
        }
        Self {
            docset,
            policy,
            cards,
            tocs,
            by_path,
            by_folded,
        }
    }

    /// Where a relative target of the file `from` leads.
    pub fn resolve(&self, from: FileId, target: &Target) -> Destination {
        let entry = self.docset.file(from);
        let raw = percent_encoding::percent_decode_str(target.path()).decode_utf8_lossy();
        let slashed = raw.replace('\\', "/");
        let Some(path) = join(entry.key.folder(), slashed.trim()) else {
            return Destination::Outside;
        };
        if let Some(&file) = self.by_path.get(&(&entry.locale, path.as_str())) {
            return if raw.contains('\\') {
                Destination::Misspelled(file)
            } else {
                Destination::Own(file)
            };
        }
        let folded = PageKey::new(&path).folded();
        if let Some(&file) = self.by_folded.get(&(&entry.locale, folded)) {
            return Destination::Misspelled(file);
        }
        let redirects = self.docset.redirects.get(&entry.locale);
        if let Some(redirect) = redirects.and_then(|redirects| redirects.get(&path)) {
            return Destination::Redirected(redirect.target.clone());
        }
        let group = self.docset.page_at(&path);
        if let Some(group) = group.filter(|group| group.is_shown_in(&entry.locale)) {
            let own = group.members.get(&entry.locale);
            return match (own, group.members.values().next()) {
                (Some(own), _) => Destination::Misspelled(*own),
                (None, Some(other)) => Destination::Fallback(*other),
                (None, None) => Destination::Nowhere,
            };
        }
        Destination::Nowhere
    }
}

/// A path relative to `folder`, `.` and `..` resolved; `None` where it leaves the root.
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

/// Text folded for comparison: lower case, white space collapsed.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}
