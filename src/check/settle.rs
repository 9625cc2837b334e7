//! What becomes of the findings of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::{Baseline, Named};
use super::causes::leave_out_consequences;
use super::driver::{Input, Kept, Texts};
use super::reach::Reach;
use super::rules::{self, form};
use super::settings::Where;
use super::{fold, mute};
use crate::diagnostic::{Diagnostic, Fingerprint, Hidden, Severity, fingerprints};
use crate::files::{FileError, ReadText};
use crate::locale::Locale;
use crate::parse::TranslationType;
use crate::text::FileId;

/// What a run found.
pub struct Outcome {
    /// What is to be shown, in the total order.
    pub findings: Vec<(Diagnostic, Fingerprint)>,
    /// What is not.
    pub hidden: Hidden,
    /// All findings before the baseline and the scope, for a new baseline.
    all: Vec<Named>,
}

/// What becomes of the findings of another command than `check`: levels, mutes and the
/// baseline are applied as there. `translation` tells how a page was translated.
///
/// Mutes that are not needed are not told, since few rules have run.
///
/// # Errors
/// Where a file with findings cannot be read.
pub fn settle_findings(
    input: &Input<'_>,
    texts: &impl Texts,
    found: Vec<Diagnostic>,
    translation: impl Fn(FileId) -> Option<TranslationType>,
) -> Result<Outcome, FileError> {
    let files: BTreeSet<FileId> = found.iter().map(|finding| finding.span.file).collect();
    let mut kept = BTreeMap::new();
    for file in files {
        let mutes = match texts.read(file)? {
            ReadText::Text(text) => mute::scan(&text),
            ReadText::NotUtf8(_) => Vec::new(),
        };
        kept.insert(file, Kept::new(translation(file), mutes));
    }
    Ok(settle(input, found, &kept, None))
}

/// Levels, causes, mutes, names, baseline, scope and folding, in this order. `reach` is
/// what a change reaches; `None` where not all rules have run.
pub(super) fn settle(
    input: &Input<'_>,
    mut found: Vec<Diagnostic>,
    kept: &BTreeMap<FileId, Kept>,
    reach: Option<&Reach>,
) -> Outcome {
    let page_of = |file: FileId| {
        let group = input.docset.group_of(file);
        group.map(|group| group.key.to_string())
    };
    let level = |rule, at_most: Option<Severity>, file: FileId, locale: Option<&Locale>| {
        let page = page_of(file);
        let at = Where {
            locale,
            translation: kept.get(&file).and_then(|kept| kept.translation),
            page: page.as_deref(),
        };
        let own = input.settings.level(rule, at)?;
        let most = at_most.filter(|_| !input.settings.sets(rule, at));
        Some(most.map_or(own, |most| own.min(most)))
    };
    let set_levels = |found: &mut Vec<Diagnostic>| {
        found.retain_mut(|finding| {
            let (file, locale) = (finding.span.file, finding.locale.as_ref());
            let own = level(finding.rule, finding.at_most, file, locale);
            finding.severity = own.unwrap_or(finding.severity);
            own.is_some()
        });
    };
    set_levels(&mut found);
    leave_out_consequences(&mut found);
    let (muted, complaints) = mute::apply(
        kept.iter()
            .map(|(&file, kept)| (file, kept.mutes.as_slice())),
        |rule| input.settings.runs(rule.name),
        &mut found,
    );
    if reach.is_some() {
        found.extend(complaints);
    }
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
    shown.retain(|found| in_scope(input, reach, found));
    if !input.unfold {
        let skew = rules::drift::SOURCE_SKEW.name;
        shown = fold::fold(shown, |file, locale| level(skew, None, file, locale));
    }
    Outcome {
        findings: shown
            .into_iter()
            .map(|found| (found.finding, found.name))
            .collect(),
        hidden,
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

fn in_scope(input: &Input<'_>, reach: Option<&Reach>, found: &Named) -> bool {
    let scope = input.scope;
    if scope.is_all() {
        return true;
    }
    let finding = &found.finding;
    let group = input.docset.group_of(finding.span.file);
    let page = group.map(|group| group.key.as_str());
    let changed = scope.changed.as_ref();
    let reaches = |changed| reach.is_some_and(|reach| reach.has(input.docset, changed, finding));
    let changed = changed.is_none_or(reaches);
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

    /// `before` without the entries that no longer occur.
    pub fn pruned(&self, before: &Baseline) -> Baseline {
        let mut baseline = before.clone();
        baseline.prune(&self.all);
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
