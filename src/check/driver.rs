//! The run: page groups over the cores, then the library, then what becomes of findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::baseline::{Baseline, Named};
use super::input::{Card, Group, Library, Page, Policy, Prose, Toc};
use super::rule::{Check, Reporter, Rule};
use super::rules::{self, form};
use super::settings::{Settings, Where};
use super::{Scope, fold, mute};
use crate::align::align_pages;
use crate::diagnostic::{Diagnostic, Fingerprint, Hidden, fingerprints};
use crate::discover::{Docset, FileKind, PageGroup};
use crate::files::{FileError, NotUtf8, ReadText};
use crate::locale::Locale;
use crate::parse::{self, Parsed, TocEntry, TranslationType};
use crate::read::Side;
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

/// What a run found.
pub struct Outcome {
    /// What is to be shown, in the total order.
    pub findings: Vec<(Diagnostic, Fingerprint)>,
    /// What is not.
    pub hidden: Hidden,
    /// Number of files that were read.
    pub files: usize,
    /// All findings before the baseline and the scope, for a new baseline.
    all: Vec<Named>,
}

/// What the driver keeps of a file when its texts are gone.
#[derive(Default)]
struct Kept {
    translation: Option<TranslationType>,
    mutes: Vec<mute::Mute>,
    card: Option<Card>,
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
    check_library(input, texts, &mut kept, &rules, &mut found)?;
    Ok(settle(input, found, &kept))
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
        let parsed = Arc::new(parse_page(input, file, locale, text));
        parsed_pages.insert(locale.clone(), (file, Arc::clone(&parsed)));
        let page = Page::new(file, locale.clone(), parsed);
        earlier_steps(&page, &mut found);
        pages.push(page);
    }
    let aligned = align_pages(&parsed_pages, &input.policy.source_locale);
    for (page, standing) in pages.iter().zip(&aligned.alignment.editions) {
        let of_file = Kept {
            translation: page.front_matter().translation,
            mutes: mute::scan(&page.parsed.file),
            card: Some(Card::new(page, standing)),
        };
        kept.push((page.file, of_file));
    }
    let group = Group {
        key: group.key.as_str(),
        pages: &pages,
        aligned: &aligned,
        policy: input.policy,
    };
    run_rules(&group, rules, &mut found);
    Ok(Checked { found, kept })
}

fn parse_page(input: &Input<'_>, file: FileId, locale: &Locale, text: String) -> parse::Page {
    let none = Vocabulary::default();
    let words = |locale| input.policy.vocabularies.get(locale).unwrap_or(&none);
    let entry = input.docset.file(file);
    let yaml = (entry.kind == FileKind::Yaml).then(|| parse::yaml_kind(&text));
    match yaml.flatten() {
        Some(kind) => parse::Page::yaml(text, kind, words(locale)),
        None => parse::Page::markdown(text, words(&input.policy.source_locale), words(locale)),
    }
}

/// What reading and parsing had to say.
fn earlier_steps(page: &Page, found: &mut Vec<Diagnostic>) {
    let about = |mut finding: Diagnostic| {
        finding.locale = Some(page.locale.clone());
        finding
    };
    for fault in &page.parsed.text.faults {
        found.push(about(fault.to_diagnostic(page.file, &page.parsed.file)));
    }
    for (side, notice) in &page.parsed.notices {
        // What both sides share is said once.
        if *side == Side::Source {
            continue;
        }
        let span = page.span(*side, notice.range);
        let text = notice.range.of(page.parsed.text(*side));
        let finding = Diagnostic::new(notice.rule, notice.severity, span, &*notice.message)
            .help(notice.help)
            .subject(super::input::fold(text));
        found.push(about(finding));
    }
}

fn not_utf8(file: FileId, locale: &Locale, fault: &NotUtf8) -> Diagnostic {
    let span = Span {
        file,
        range: TextRange::empty(fault.offset),
    };
    let rule = &form::FILE_ENCODING;
    let severity = rule.level.unwrap_or(crate::diagnostic::Severity::Error);
    let mut finding =
        Diagnostic::new(rule.name, severity, span, fault.message()).help("save the file as UTF-8");
    finding.locale = Some(locale.clone());
    finding
}

fn run_rules(group: &Group<'_>, rules: &[&'static Rule], found: &mut Vec<Diagnostic>) {
    for page in group.pages {
        let mut of_pairs = Vec::new();
        let mut of_prose = Vec::new();
        for rule in rules {
            let mut out = Reporter::new(rule, Some(&page.locale), found);
            match rule.check {
                Check::Page(check) => check(page, group.policy, &mut out),
                Check::Pair(check) => of_pairs.push((*rule, check)),
                Check::Prose(check) => of_prose.push((*rule, check)),
                Check::Group(_) | Check::Library(_) | Check::Elsewhere => {}
            }
        }
        for pair in page.pairs(group.policy) {
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
                policy: group.policy,
                text: &text,
                source: None,
            };
            for (rule, check) in &of_prose {
                check(&prose, &mut Reporter::new(rule, Some(&page.locale), found));
            }
        }
    }
    for rule in rules {
        if let Check::Group(check) = rule.check {
            check(group, &mut Reporter::new(rule, None, found));
        }
    }
}

fn check_library(
    input: &Input<'_>,
    texts: &impl Texts,
    kept: &mut BTreeMap<FileId, Kept>,
    rules: &[&'static Rule],
    found: &mut Vec<Diagnostic>,
) -> Result<(), FileError> {
    let cards = kept
        .iter_mut()
        .filter_map(|(&file, kept)| Some((file, kept.card.take()?)))
        .collect();
    let library = Library::new(
        input.docset,
        input.policy,
        cards,
        tocs(input.docset, texts)?,
    );
    for rule in rules {
        if let Check::Library(check) = rule.check {
            check(&library, &mut Reporter::new(rule, None, found));
        }
    }
    Ok(())
}

/// The navigation files, read.
fn tocs(docset: &Docset, texts: &impl Texts) -> Result<Vec<Toc>, FileError> {
    let mut tocs = Vec::new();
    for (file, entry) in docset.entries() {
        let read: fn(&str) -> Parsed<Vec<TocEntry>> = match entry.kind {
            FileKind::TocYaml => parse::toc_yaml,
            FileKind::TocMarkdown => parse::toc_markdown,
            _ => continue,
        };
        if let ReadText::Text(text) = texts.read(file)? {
            tocs.push(Toc {
                file,
                entries: read(&text).value,
            });
        }
    }
    Ok(tocs)
}

/// Levels, mutes, names, baseline, scope and folding, in this order.
fn settle(input: &Input<'_>, mut found: Vec<Diagnostic>, kept: &BTreeMap<FileId, Kept>) -> Outcome {
    let page_of = |file: FileId| {
        let group = input.docset.group_of(file);
        group.map(|group| group.key.to_string())
    };
    let level = |rule, file: FileId, locale: Option<&Locale>| {
        let page = page_of(file);
        let at = Where {
            locale,
            translation: kept.get(&file).and_then(|kept| kept.translation),
            page: page.as_deref(),
        };
        input.settings.level(rule, at)
    };
    let set_levels = |found: &mut Vec<Diagnostic>| {
        found.retain_mut(|finding| {
            let own = level(finding.rule, finding.span.file, finding.locale.as_ref());
            finding.severity = own.unwrap_or(finding.severity);
            own.is_some()
        });
    };
    set_levels(&mut found);
    let muted = mute::apply(
        kept.iter()
            .map(|(&file, kept)| (file, kept.mutes.as_slice())),
        &mut found,
    );
    set_levels(&mut found);
    found.sort();
    found.dedup();

    let names = fingerprints(&found, page_of);
    let all: Vec<Named> = found
        .into_iter()
        .zip(names)
        .map(|(finding, name)| Named {
            page: page_of(finding.span.file),
            finding,
            name,
        })
        .collect();

    let (mut shown, mut hidden) = input.baseline.hide(&all);
    hidden.muted = muted;
    shown.extend(stale(input, &all));
    shown.retain(|found| in_scope(input, found));
    if !input.unfold {
        let skew = rules::drift::SOURCE_SKEW.name;
        shown = fold::fold(shown, |file, locale| level(skew, file, locale));
    }
    Outcome {
        findings: shown
            .into_iter()
            .map(|found| (found.finding, found.name))
            .collect(),
        hidden,
        files: kept.len(),
        all,
    }
}

/// Entries of the baseline that no longer occur, where they were looked for.
fn stale(input: &Input<'_>, all: &[Named]) -> Vec<Named> {
    let Some((file, json)) = input.baseline_file else {
        return Vec::new();
    };
    let Some(level) = input
        .settings
        .level(form::BASELINE_STALE.name, Where::default())
    else {
        return Vec::new();
    };
    let names: BTreeSet<_> = all.iter().map(|found| found.name).collect();
    let mut stale = input.baseline.stale(&names, file, json);
    for finding in &mut stale {
        finding.severity = level;
    }
    let names = fingerprints(&stale, |_| None);
    stale
        .into_iter()
        .zip(names)
        .map(|(finding, name)| Named {
            finding,
            name,
            page: None,
        })
        .collect()
}

fn in_scope(input: &Input<'_>, found: &Named) -> bool {
    let scope = input.scope;
    if scope.is_all() {
        return true;
    }
    let finding = &found.finding;
    let group = input.docset.group_of(finding.span.file);
    let page = group.map(|group| group.key.as_str());
    let changed = scope.changed.as_ref().is_none_or(|changed| {
        let members = group.into_iter().flat_map(|group| group.members.values());
        members
            .chain([&finding.span.file])
            .filter_map(|file| input.docset.files.get(file.0 as usize))
            .any(|entry| changed.contains(&entry.shown))
    });
    let folds = !input.unfold && finding.drift.is_some();
    let skew = rules::drift::SOURCE_SKEW.name;
    (scope.has_rule(finding.rule.0) || folds && scope.has_rule(skew.0))
        && scope.has_locale(finding.locale.as_ref())
        && scope.has_page(page)
        && changed
}

impl Outcome {
    /// A baseline in which everything that was found is known. What `before` accepted
    /// stays accepted where it still occurs.
    pub fn as_baseline(&self, before: &Baseline) -> Baseline {
        let mut baseline = before.clone();
        baseline.renew(&self.all);
        baseline
    }

    /// Adds the findings that `fingerprint` names, itself or as those it folds, to what
    /// was reviewed. Returns how many.
    pub fn accept(&self, fingerprint: Fingerprint, reason: &str, baseline: &mut Baseline) -> usize {
        let folded = self.findings.iter().find(|(_, name)| *name == fingerprint);
        let children = folded.map_or(&[][..], |(finding, _)| &finding.folded);
        let accepted = self
            .all
            .iter()
            .filter(|found| found.name == fingerprint || children.contains(&found.finding));
        accepted
            .inspect(|found| baseline.accept(found, reason))
            .count()
    }
}
