//! The run: page groups over the cores, then the library, then what becomes of findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::baseline::Baseline;
use super::input::{Card, Group, Library, Page, Policy, Prose, Toc, code_file};
use super::reach::Reach;
use super::rule::{Check, Reporter, Rule};
use super::rules::{self, form};
use super::settings::Settings;
use super::settle::{Outcome, settle};
use super::{Scope, mute, repeated};
use crate::align::{Standing, align_pages};
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover::{Docset, FileKind, PageGroup};
use crate::files::{FileError, NotUtf8, ReadText};
use crate::library;
use crate::locale::Locale;
use crate::parse::{self, Notice, Parsed, TocEntry, TranslationType};
use crate::text::{FileId, Span, TextRange};
use crate::vocabulary::Vocabulary;

/// Where the texts of the docset come from.
pub trait Texts: Sync {
    /// The text of a file.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&self, file: FileId) -> Result<ReadText, FileError>;
}

/// What a run is given.
pub struct Input<'a> {
    /// The files and groups.
    pub docset: &'a Docset,
    /// What the team wants.
    pub policy: &'a Policy,
    /// Levels.
    pub settings: &'a Settings,
    /// What is known.
    pub baseline: &'a Baseline,
    /// The baseline file, by a number that no file of the docset has, and its text.
    pub baseline_file: Option<(FileId, &'a str)>,
    /// Which findings are asked for.
    pub scope: &'a Scope,
    /// Whether to show what an older source explains one by one.
    pub unfold: bool,
}

/// What the driver keeps of a file when its texts are gone.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) translation: Option<TranslationType>,
    pub(super) mutes: Vec<mute::Mute>,
    card: Option<Card>,
}

impl Kept {
    /// Of a file whose links are not looked at.
    pub(super) fn new(translation: Option<TranslationType>, mutes: Vec<mute::Mute>) -> Self {
        Self {
            translation,
            mutes,
            card: None,
        }
    }
}

/// Runs every rule that is on.
///
/// # Errors
/// Where a file cannot be read.
pub fn run(input: &Input<'_>, texts: &impl Texts) -> Result<Outcome, FileError> {
    let rules: Vec<&Rule> = rules::all()
        .filter(|rule| input.settings.runs(rule.name))
        .collect();
    let groups: Vec<_> = input
        .docset
        .groups
        .par_iter()
        .map(|group| check_group(input, texts, group, &rules))
        .collect::<Result<_, _>>()?;

    let mut found = input.docset.found.clone();
    let mut kept = BTreeMap::new();
    for group in groups {
        found.extend(group.found);
        kept.extend(group.kept);
    }
    let reach = check_library(input, texts, &mut kept, &rules, &mut found)?;
    Ok(settle(input, found, &kept, Some(&reach)))
}

struct Checked {
    found: Vec<Diagnostic>,
    kept: Vec<(FileId, Kept)>,
}

fn check_group(
    input: &Input<'_>,
    texts: &impl Texts,
    group: &PageGroup,
    rules: &[&'static Rule],
) -> Result<Checked, FileError> {
    let mut found = Vec::new();
    let mut kept = Vec::new();
    let mut pages = Vec::new();
    let mut parsed_pages = BTreeMap::new();
    for (locale, &file) in &group.members {
        let text = match texts.read(file)? {
            ReadText::Text(text) => text,
            ReadText::NotUtf8(fault) => {
                found.push(not_utf8(file, locale, &fault));
                fault.lossy
            }
        };
        // YAML of another kind than pages have is none.
        let Some(parsed) = parse_page(input, file, locale, text) else {
            continue;
        };
        let parsed = Arc::new(parsed);
        parsed_pages.insert(locale.clone(), (file, Arc::clone(&parsed)));
        let page = Page::new(file, locale.clone(), parsed);
        found.extend(library::found_in(file, locale, &page.parsed));
        pages.push(page);
    }
    for page in &pages {
        run_page_rules(page, input.policy, rules, &mut found);
    }
    // A page with two versions of its text would blame all others for what one of them says.
    let (unmerged, pages): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(form::conflict::is_unmerged);
    for page in &unmerged {
        parsed_pages.remove(&page.locale);
    }
    let aligned = align_pages(&parsed_pages, &input.policy.source_locale);
    let standings = aligned.alignment.editions.iter().cloned();
    let unknown = std::iter::repeat_with(Standing::default);
    let of_pages = pages.iter().zip(standings);
    for (page, standing) in of_pages.chain(unmerged.iter().zip(unknown)) {
        let of_file = Kept {
            translation: page.front_matter().translation,
            mutes: mute::scan(&page.parsed.file),
            card: Some(Card::new(page, &standing, input.policy)),
        };
        kept.push((page.file, of_file));
    }
    let group = Group {
        pages: &pages,
        aligned: &aligned,
        policy: input.policy,
    };
    for rule in rules {
        if let Check::Group(check) = rule.check {
            check(&group, &mut Reporter::new(rule, None, &mut found));
        }
    }
    repeated::leave_out(&mut found);
    Ok(Checked { found, kept })
}

fn parse_page(
    input: &Input<'_>,
    file: FileId,
    locale: &Locale,
    text: String,
) -> Option<parse::Page> {
    let none = Vocabulary::default();
    let words = |locale| input.policy.vocabularies.get(locale).unwrap_or(&none);
    let entry = input.docset.file(file);
    if entry.kind == FileKind::Yaml {
        let kind = parse::yaml_kind(&text)?;
        return Some(parse::Page::yaml(text, kind, words(locale)));
    }
    let source = words(&input.policy.source_locale);
    Some(parse::Page::markdown(text, source, words(locale)))
}

fn not_utf8(file: FileId, locale: &Locale, fault: &NotUtf8) -> Diagnostic {
    let span = Span {
        file,
        range: TextRange::empty(fault.offset),
    };
    let rule = &form::FILE_ENCODING;
    let severity = rule.level.unwrap_or(Severity::Error);
    let mut finding =
        Diagnostic::new(rule.name, severity, span, fault.message()).help("save the file as UTF-8");
    finding.locale = Some(locale.clone());
    finding
}

fn run_page_rules(
    page: &Page,
    policy: &Policy,
    rules: &[&'static Rule],
    found: &mut Vec<Diagnostic>,
) {
    let mut of_pairs = Vec::new();
    let mut of_prose = Vec::new();
    for rule in rules {
        let mut out = Reporter::new(rule, Some(&page.locale), found);
        match rule.check {
            Check::Page(check) => check(page, policy, &mut out),
            Check::Pair(check) => of_pairs.push((*rule, check)),
            Check::Prose(check) => of_prose.push((*rule, check)),
            Check::Group(_) | Check::Library(_) | Check::Elsewhere => {}
        }
    }
    for pair in page.pairs(policy) {
        for (rule, check) in &of_pairs {
            check(&pair, &mut Reporter::new(rule, Some(&page.locale), found));
        }
        let prose = pair.prose();
        for (rule, check) in &of_prose {
            check(&prose, &mut Reporter::new(rule, Some(&page.locale), found));
        }
    }
    for text in page.passages() {
        let prose = Prose {
            page,
            policy,
            text: &text,
            source: None,
        };
        for (rule, check) in &of_prose {
            check(&prose, &mut Reporter::new(rule, Some(&page.locale), found));
        }
    }
}

/// Runs the rules over the library. Returns what the change in scope reaches.
fn check_library(
    input: &Input<'_>,
    texts: &impl Texts,
    kept: &mut BTreeMap<FileId, Kept>,
    rules: &[&'static Rule],
    found: &mut Vec<Diagnostic>,
) -> Result<Reach, FileError> {
    let cards: BTreeMap<FileId, Card> = kept
        .iter_mut()
        .filter_map(|(&file, kept)| Some((file, kept.card.take()?)))
        .collect();
    let quoted = quoted(input.docset, &cards);
    found.extend(input.docset.not_published(&quoted));
    mute_assets(input.docset, texts, found, kept)?;
    let code = code(&quoted, texts)?;
    let library = Library::new(
        input.docset,
        input.policy,
        cards,
        tocs(input.docset, texts, found)?,
        code,
    );
    for rule in rules {
        if let Check::Library(check) = rule.check {
            check(&library, &mut Reporter::new(rule, None, found));
        }
    }
    let changed = input.scope.changed.as_ref();
    let reach = changed.map(|changed| Reach::of(&library, changed));
    Ok(reach.unwrap_or_default())
}

/// The mutes of the files that are no pages and that there is something to say about.
fn mute_assets(
    docset: &Docset,
    texts: &impl Texts,
    found: &[Diagnostic],
    kept: &mut BTreeMap<FileId, Kept>,
) -> Result<(), FileError> {
    let files = found.iter().map(|finding| finding.span.file);
    let is_other =
        |file: &FileId| matches!(docset.file(*file).kind, FileKind::Asset | FileKind::Code);
    for file in files.filter(is_other).collect::<BTreeSet<_>>() {
        if let ReadText::Text(text) = texts.read(file)? {
            kept.entry(file).or_default().mutes = mute::scan(&text);
        }
    }
    Ok(())
}

/// The files that pages take code from.
fn quoted(docset: &Docset, cards: &BTreeMap<FileId, Card>) -> BTreeSet<FileId> {
    let of_cards = cards.iter().flat_map(|(&from, card)| {
        let files = card.snippets.iter();
        files.filter_map(move |(_, snippet)| code_file(docset, from, &snippet.target))
    });
    of_cards.collect()
}

/// The texts of files; those that are no text are left out.
fn code(
    quoted: &BTreeSet<FileId>,
    texts: &impl Texts,
) -> Result<BTreeMap<FileId, String>, FileError> {
    let mut code = BTreeMap::new();
    for &file in quoted {
        if let ReadText::Text(text) = texts.read(file)? {
            code.insert(file, text);
        }
    }
    Ok(code)
}

/// The navigation files, read; what cannot be read is told.
fn tocs(
    docset: &Docset,
    texts: &impl Texts,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Toc>, FileError> {
    let mut tocs = Vec::new();
    for (file, entry) in docset.entries() {
        let read: fn(&str) -> Parsed<Vec<TocEntry>> = match entry.kind {
            FileKind::TocYaml => parse::toc_yaml,
            FileKind::TocMarkdown => parse::toc_markdown,
            _ => continue,
        };
        let text = match texts.read(file)? {
            ReadText::Text(text) => text,
            ReadText::NotUtf8(fault) => {
                found.push(not_utf8(file, &entry.locale, &fault));
                continue;
            }
        };
        let toc = read(&text);
        let is_broken = |notice: &Notice| notice.severity == Severity::Error;
        let is_read = !toc.notices.iter().any(is_broken);
        found.extend(toc.notices.iter().map(|notice| {
            let span = Span {
                file,
                range: notice.range,
            };
            let subject = super::input::fold(notice.range.of(&text));
            notice.to_diagnostic(span, &entry.locale).subject(subject)
        }));
        if is_read {
            tocs.push(Toc {
                file,
                entries: toc.value,
            });
        }
    }
    Ok(tocs)
}
