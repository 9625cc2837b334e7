//! `isogloss check`: find what is wrong, and say so.

mod changed;
mod history;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::baseline::{BASELINE, BaselineFile};
use super::{Ending, OnDisk, Printed, Surroundings, configured, findings, pages};
use crate::check::input::Policy;
use crate::check::{FailOn, Input, Outcome, Scope, Settings, rules, rules_named, run as check};
use crate::cli::CheckArgs;
use crate::config::Config;
use crate::diagnostic::{Report, RuleCard, RuleName, Severity, Source, Sources};
use crate::discover::{Docset, FileKind};
use crate::files::{FileError, ReadText};
use crate::library;
use crate::locale::Locale;
use crate::vocabulary::Vocabulary;

/// Checks the documentation set. Returns what goes to standard output, and whether the
/// run fails.
///
/// # Errors
/// Where the configuration, the baseline or a file cannot be read, or an option is wrong.
pub fn run(args: &CheckArgs, around: &Surroundings) -> anyhow::Result<(Printed, Ending)> {
    let config = around.configuration()?;
    let settings = Settings::of(&config)?;
    let (docset, _) = library::find(&config)?;
    let vocabularies = library::vocabularies(&config, &library::theme(&config)?);
    let policy = policy(&config, &settings, vocabularies);
    let file = BaselineFile::open(&args.known, around, &config, &settings)?;
    let scope = scope(args, &config, &docset, file.path.as_deref())?;
    let outcome = check(
        &Input {
            docset: &docset,
            policy: &policy,
            settings: &settings,
            baseline: &file.baseline,
            baseline_file: file.path.as_ref().map(|_| (BASELINE, file.text.as_str())),
            scope: &scope,
            unfold: args.unfold,
        },
        &OnDisk(&docset),
    )?;
    if args.known.writes() {
        return file.renew(&args.known, &outcome);
    }
    let mut report = report(outcome, &docset, &config, &file)?;
    let fail_on = args.fail_on.or(settings.fail_on).unwrap_or(FailOn::Warning);
    report.fail_on = fail_on.severity();
    let text = if args.statistics {
        Printed::text(&statistics(&report))
    } else {
        findings(&report, args.format, around.look)
    };
    let ending = if report.fails() {
        Ending::Findings
    } else {
        Ending::Clean
    };
    Ok((text, ending))
}

fn policy(
    config: &Config,
    settings: &Settings,
    vocabularies: BTreeMap<Locale, Vocabulary>,
) -> Policy {
    let mut policy = Policy::new(config.source_locale.clone(), vocabularies);
    policy.no_loc.clone_from(&settings.no_loc);
    let hosts = settings.localized_hosts.iter().map(String::as_str);
    let own = config.base_url.iter().filter_map(|url| {
        let (_, rest) = url.split_once("://")?;
        rest.split('/').next()
    });
    policy.localized_hosts = hosts.chain(own).map(str::to_lowercase).collect();
    policy
        .required_metadata
        .clone_from(&settings.required_metadata);
    policy.coverage.clone_from(&settings.coverage);
    policy
}

fn scope(
    args: &CheckArgs,
    config: &Config,
    docset: &Docset,
    baseline: Option<&Path>,
) -> anyhow::Result<Scope> {
    let mut named = Vec::new();
    for rule in &args.rule {
        named.extend(rules_named(rule)?);
    }
    let locales = args.locale.iter().map(|asked| configured(config, asked));
    let changed = args.changed_since.as_deref();
    Ok(Scope {
        locales: locales.collect::<Result<_, _>>()?,
        pages: pages(&args.page, docset)?,
        rules: named,
        changed: changed
            .map(|since| changed::since(since, config, docset, baseline))
            .transpose()?,
    })
}

fn report(
    outcome: Outcome,
    docset: &Docset,
    config: &Config,
    baseline: &BaselineFile,
) -> anyhow::Result<Report> {
    let findings: Vec<_> = outcome
        .findings
        .iter()
        .map(|(found, _)| found.clone())
        .collect();
    let sources = Sources::gather(&findings, |file| {
        if file == BASELINE {
            let path = baseline.path.as_deref().map(|path| config.show(path));
            return Ok(Source::new(path.unwrap_or_default(), None, &*baseline.text));
        }
        let entry = docset.file(file);
        let text = match docset.read_text(file)? {
            ReadText::Text(text) => text,
            // Bytes that are no text are nothing to look at.
            ReadText::NotUtf8(_) if matches!(entry.kind, FileKind::Asset | FileKind::Code) => {
                String::new()
            }
            ReadText::NotUtf8(fault) => fault.lossy,
        };
        let page = docset.group_of(file).map(|group| group.key.to_string());
        Ok::<_, FileError>(Source::new(&*entry.shown, page, text))
    })?;
    let mut report = Report::named(outcome.findings, sources);
    report.hidden = outcome.hidden;
    report.rules = rules::all()
        .map(|rule| RuleCard {
            name: rule.name,
            summary: format!("{}.", rule.summary()),
            page: rule.page(),
            level: rule.level,
        })
        .collect();
    Ok(report)
}

/// A table of the findings: a row for each rule, a column for each locale.
fn statistics(report: &Report) -> String {
    let mut counts =
        BTreeMap::<(std::cmp::Reverse<Severity>, RuleName), BTreeMap<String, usize>>::new();
    for finding in &report.findings {
        let found = &finding.diagnostic;
        let locale = found
            .locale
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        let row = counts
            .entry((std::cmp::Reverse(found.severity), found.rule))
            .or_default();
        *row.entry(locale).or_default() += 1;
    }
    let locales: BTreeSet<_> = counts.values().flat_map(BTreeMap::keys).cloned().collect();
    let mut out = format!("{:<8} {:<30}{:>7}", "", "", "all");
    for locale in &locales {
        let name = if locale.is_empty() { "none" } else { locale };
        let _ = write!(out, "{name:>7}");
    }
    out.push('\n');
    for ((severity, rule), row) in &counts {
        let total: usize = row.values().sum();
        let _ = write!(out, "{:<8} {:<30}{total:>7}", severity.0.as_str(), rule.0);
        for locale in &locales {
            let _ = write!(out, "{:>7}", row.get(locale).copied().unwrap_or_default());
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", report.totals());
    out
}
