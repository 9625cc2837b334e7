//! A documentation set, opened: steps 1 to 3 for every file, and an index of what came
//! of them.
//!
//! [`Library::open`] reads every file once and keeps a [`Summary`] of each; the texts and
//! trees are dropped. [`Library::read_group`] reads the files of one page group again for
//! the steps that need all of them. *Invariant:* memory grows with the number of pages
//! and headings, not with their text.

mod source_edition;
mod summary;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::discover::{self, Docset, FileKind, PageGroup, PageKey, RedirectTarget};
use crate::files::{self, ContentFile, FileError, NotUtf8, ReadText};
use crate::locale::Locale;
use crate::parse::{Page, headings, yaml_kind};
use crate::read::{self, Side};
use crate::text::{FileId, Span, TextRange, fold};
use crate::vocabulary::Vocabulary;

pub use source_edition::SourceEdition;
pub use summary::Summary;

/// The rule for files whose bytes are not text.
pub const FILE_ENCODING: RuleName = RuleName("file-encoding");

/// A documentation set, opened.
#[derive(Debug)]
pub struct Library {
    /// What the run is to be done on.
    pub config: Config,
    /// The files and the page groups they form.
    pub docset: Docset,
    /// What is known of each file; `None` for files that are no pages. By [`FileId`].
    pub summaries: Vec<Option<Summary>>,
    /// The files of the theme folder, by path.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// The locales that were handed off last.
    pub newest: BTreeSet<Locale>,
    /// The words of each locale, the source locale's included.
    words: BTreeMap<Locale, Vocabulary>,
}

/// The pages of one group: every locale that has a readable file.
pub type GroupPages = BTreeMap<Locale, (FileId, Arc<Page>)>;

impl Library {
    /// Opens the documentation set of a configuration.
    ///
    /// Unreadable text is a finding in [`Docset::found`], not an error: the page counts
    /// as absent.
    ///
    /// # Errors
    /// Where a folder or file cannot be read.
    pub fn open(config: Config) -> Result<Self, FileError> {
        let (docset, newest) = find(&config)?;
        let theme = theme(&config)?;
        let words = vocabularies(&config, &theme);
        let mut library = Self {
            config,
            docset,
            summaries: Vec::new(),
            theme,
            words,
            newest,
        };
        library.summarize()?;
        Ok(library)
    }

    fn summarize(&mut self) -> Result<(), FileError> {
        let ids: Vec<FileId> = self.docset.entries().map(|(id, _)| id).collect();
        let read = ids.par_iter().map(|&id| self.summary_of(id));
        let mut summaries = Vec::with_capacity(ids.len());
        for summary in read.collect::<Result<Vec<_>, FileError>>()? {
            summaries.push(match summary {
                Some(Ok(summary)) => Some(summary),
                Some(Err(finding)) => {
                    self.docset.found.push(*finding);
                    None
                }
                None => None,
            });
        }
        // A file that could not be read, or is no page after all, is no member.
        for group in &mut self.docset.groups {
            group
                .members
                .retain(|_, id| summaries[id.0 as usize].is_some());
        }
        self.docset.groups.retain(|group| !group.members.is_empty());
        self.summaries = summaries;
        Ok(())
    }

    /// Reads a file for its summary; `None` where it is no page.
    fn summary_of(
        &self,
        id: FileId,
    ) -> Result<Option<Result<Summary, Box<Diagnostic>>>, FileError> {
        let entry = self.docset.file(id);
        if !entry.kind.is_page() {
            return Ok(None);
        }
        Ok(match (self.text(id)?, entry.kind) {
            (Err(found), _) => Some(Err(found)),
            (Ok(text), FileKind::Yaml) => yaml_kind(&text).map(|kind| {
                Ok(Summary::of_yaml(&Page::yaml(
                    text,
                    kind,
                    self.words(&entry.locale),
                )))
            }),
            (Ok(text), _) => Some(Ok(Summary::of_markdown(&text))),
        })
    }

    /// The text of a file, or why it has none.
    fn text(&self, id: FileId) -> Result<Result<String, Box<Diagnostic>>, FileError> {
        Ok(match self.docset.read_text(id)? {
            ReadText::Text(text) => Ok(text),
            ReadText::NotUtf8(fault) => Err(Box::new(not_utf8(id, &fault))),
        })
    }

    /// Reads a page; `None` where the file is none, or not text.
    fn read(&self, id: FileId) -> Result<Option<Page>, FileError> {
        let entry = self.docset.file(id);
        let Ok(text) = self.text(id)? else {
            return Ok(None);
        };
        let words = self.words(&entry.locale);
        Ok(match entry.kind {
            FileKind::Markdown => {
                let source = self.words(&self.config.source_locale);
                Some(Page::markdown(text, source, words))
            }
            FileKind::Yaml => yaml_kind(&text).map(|kind| Page::yaml(text, kind, words)),
            _ => None,
        })
    }

    /// The words of a locale of the documentation set.
    ///
    /// # Panics
    /// If the locale is none of the configuration's, which is a fault of the program.
    pub fn words(&self, locale: &Locale) -> &Vocabulary {
        &self.words[locale]
    }

    /// The old addresses of each edition, the source edition included, and where they
    /// lead.
    pub fn stubs(&self) -> BTreeMap<Locale, BTreeMap<PageKey, RedirectTarget>> {
        discover::stubs(&self.config, &self.docset, &self.newest)
    }

    /// What is known of a file that is a page.
    pub fn summary(&self, id: FileId) -> Option<&Summary> {
        self.summaries[id.0 as usize].as_ref()
    }

    /// Reads the files of a page group.
    ///
    /// # Errors
    /// Where a file cannot be read any more.
    pub fn read_group(&self, group: &PageGroup) -> Result<GroupPages, FileError> {
        let mut pages = BTreeMap::new();
        for (locale, &id) in &group.members {
            if let Some(page) = self.read(id)? {
                pages.insert(locale.clone(), (id, page));
            }
        }
        self.share_anchors(group, &mut pages);
        let shared = |(locale, (id, page))| (locale, (id, Arc::new(page)));
        Ok(pages.into_iter().map(shared).collect())
    }

    /// Gives headings without an anchor of their own the anchors of the source edition,
    /// where a page has as many headings: a link to a section works in every language.
    fn share_anchors(&self, group: &PageGroup, pages: &mut BTreeMap<Locale, (FileId, Page)>) {
        let Some(edition) = self.source_edition(group) else {
            return;
        };
        let reference = pages.values().find(|(id, _)| *id == edition.file());
        let ids = reference
            .map(|(_, page)| headings::ids(&page.source.as_ref().unwrap_or(&page.target).blocks));
        for (_, page) in pages.values_mut().filter(|(_, page)| page.source.is_none()) {
            let text = page.text.target.as_str();
            headings::assign_ids(text, &mut page.target.blocks, ids.as_deref());
        }
    }

    /// Every locale of the site: those of the configuration, and the source locale.
    pub fn locales(&self) -> Vec<Locale> {
        let configured = self
            .config
            .locales
            .iter()
            .map(|locale| locale.locale.clone());
        let mut locales: Vec<Locale> = configured.collect();
        if !locales.contains(&self.config.source_locale) {
            locales.insert(0, self.config.source_locale.clone());
        }
        locales
    }

    /// What reading and parsing have to say about the pages of a group, in file order.
    pub fn notices(&self, pages: &GroupPages) -> Vec<Diagnostic> {
        let found = pages.iter();
        let found = found.map(|(locale, (id, page))| {
            // The source edition shows what only the source side has.
            let of_source = notices_of(*id, locale, page, Side::Source);
            [found_in(*id, locale, page), of_source].concat()
        });
        let mut found: Vec<Diagnostic> = found.flatten().collect();
        found.sort();
        found.dedup();
        found
    }
}

/// What reading and parsing have to say about the page of a file.
pub fn found_in(file: FileId, locale: &Locale, page: &Page) -> Vec<Diagnostic> {
    let faults = page.text.faults.iter().map(|fault| {
        let mut finding = fault.to_diagnostic(file, &page.file);
        finding.locale = Some(locale.clone());
        finding
    });
    // What both sides share is said once.
    let notices = notices_of(file, locale, page, Side::Target);
    faults.chain(notices).collect()
}

/// What parsing has to say about one side of a page.
fn notices_of(file: FileId, locale: &Locale, page: &Page, of: Side) -> Vec<Diagnostic> {
    let of_side = page.notices.iter().filter(|(side, _)| *side == of);
    let notices = of_side.map(|(side, notice)| {
        let range = page.to_file(*side, notice.range);
        let subject = fold(notice.range.of(page.text(*side)));
        notice
            .to_diagnostic(Span { file, range }, locale)
            .subject(subject)
    });
    notices.collect()
}

/// That a file is not text.
pub fn not_utf8(file: FileId, fault: &NotUtf8) -> Diagnostic {
    let span = Span {
        file,
        range: TextRange::empty(fault.offset),
    };
    Diagnostic::new(FILE_ENCODING, Severity::Error, span, fault.message())
        .help("save the file as UTF-8; until then it counts as absent")
}

/// The files and page groups of a configuration, joined and placed, and the locales that were handed
/// off last.
///
/// # Errors
/// Where a folder or file cannot be read.
pub fn find(config: &Config) -> Result<(Docset, BTreeSet<Locale>), FileError> {
    let mut docset = discover::walk(config)?;
    let newest = discover::newest_locales(config, &docset)?;
    let files: Vec<_> = docset
        .files
        .iter()
        .map(|entry| entry.file.clone())
        .collect();
    discover::join(&mut docset, &newest, |file| {
        source_text(files[file.0 as usize].as_ref()?)
    });
    discover::place(config, &mut docset, &newest);
    Ok((docset, newest))
}

/// The source text of a page without its front matter, for comparing pages; `None` where
/// it has none.
fn source_text(file: &ContentFile) -> Option<String> {
    let ReadText::Text(text) = file.read_text().ok()? else {
        return None;
    };
    let source = read::unzip(&text).source?;
    let body = read::front_matter(&source).map_or(0, |front| front.block.end as usize);
    Some(source[body..].to_owned())
}

/// The files of the theme folder, by path; none where there is no such folder.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn theme(config: &Config) -> Result<BTreeMap<String, Vec<u8>>, FileError> {
    let walked = config.theme.as_deref().map(files::walk).transpose()?;
    let read = walked.into_iter().flatten();
    read.map(|file| Ok((file.relative, files::read(&file.path)?)))
        .collect()
}

/// The words of every locale, the source locale's included: the embedded ones, and over
/// them those of the theme folder's files.
pub fn vocabularies(
    config: &Config,
    theme: &BTreeMap<String, Vec<u8>>,
) -> BTreeMap<Locale, Vocabulary> {
    let locales = config.locales.iter().map(|own| &own.locale);
    let all = locales.chain([&config.source_locale]);
    all.map(|locale| (locale.clone(), Vocabulary::load(locale, theme)))
        .collect()
}
