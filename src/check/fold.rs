//! Folding: what an older source explains becomes one finding for the page.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::Named;
use super::rules::{self, drift::SOURCE_SKEW};
use crate::diagnostic::{Change, Diagnostic, Drift, Fingerprint, Part, Severity, fingerprints};
use crate::text::FileId;

/// How many of the folded findings are shown with their places.
const MOST_PLACES: usize = 6;

/// How many names are written out before the rest is counted.
const MOST_NAMES: usize = 5;

/// Replaces the findings that a change of the source explains by one for each file, at
/// the first of them. `level` tells its severity for a file, which that of a child raises;
/// `None`: the children are dropped, since the rule is off there.
pub(super) fn fold(
    findings: Vec<Named>,
    level: impl Fn(FileId, Option<&crate::locale::Locale>) -> Option<Severity>,
) -> Vec<Named> {
    let mut folded = Vec::new();
    let mut by_file = BTreeMap::<FileId, Vec<Named>>::new();
    for found in findings {
        if found.finding.drift.is_some() {
            let file = found.finding.span.file;
            by_file.entry(file).or_default().push(found);
        } else {
            folded.push(found);
        }
    }
    for (file, children) in by_file {
        let locale = children
            .first()
            .and_then(|child| child.finding.locale.clone());
        if let Some(severity) = level(file, locale.as_ref()) {
            let severity = children.iter().filter_map(raised).fold(severity, Ord::max);
            folded.extend(parent(children, severity));
        }
    }
    folded.sort_by(|a, b| a.finding.cmp(&b.finding));
    folded
}

/// The level of a finding where it was raised above its rule's own.
fn raised(found: &Named) -> Option<Severity> {
    let severity = found.finding.severity;
    let own = rules::find(found.finding.rule.0)?.level;
    (Some(severity) > own).then_some(severity)
}

fn parent(children: Vec<Named>, severity: Severity) -> Option<Named> {
    let first = children.first()?;
    let page = first.page.clone();
    let drifts: Vec<_> = children
        .iter()
        .filter_map(|child| child.finding.drift.as_ref())
        .collect();
    let message = format!("older source: {} changed since", counts(&drifts));
    let mut finding = Diagnostic::new(SOURCE_SKEW.name, severity, first.finding.span, message)
        .label(in_words(&drifts))
        .subject("older source");
    finding.locale.clone_from(&first.finding.locale);
    // The first child's place is the finding's own.
    for child in children.iter().skip(1).take(MOST_PLACES - 1) {
        finding = finding.related(child.finding.span, child.finding.message.clone());
    }
    let more = children.len().saturating_sub(MOST_PLACES);
    finding = finding.help(if more > 0 {
        format!("translate the changes; `--unfold` shows these and {more} more")
    } else {
        "translate the changes, or accept them with `--accept`".to_owned()
    });
    finding.folded = children.into_iter().map(|child| child.finding).collect();
    let name = name(&finding, page.as_deref())?;
    Some(Named {
        finding,
        name,
        page,
    })
}

fn name(finding: &Diagnostic, page: Option<&str>) -> Option<Fingerprint> {
    let names = fingerprints(std::slice::from_ref(finding), |_| page.map(str::to_owned));
    names.first().copied()
}

/// `2 roles, applies-to and 3 sentences`.
fn counts(drifts: &[&Drift]) -> String {
    let count = |is: fn(&Part) -> bool| drifts.iter().filter(|drift| is(&drift.part)).count();
    let parts = [
        (count(|part| matches!(part, Part::Role(_))), "role"),
        (count(|part| *part == Part::Step), "step"),
        (count(|part| *part == Part::Link), "link"),
        (count(|part| *part == Part::Sentence), "sentence"),
    ];
    let mut said: Vec<_> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    if drifts.iter().any(|drift| drift.part == Part::AppliesTo) {
        let after_roles = said.iter().take_while(|part| part.contains("role")).count();
        said.insert(after_roles, "applies-to".to_owned());
    }
    listed(&said)
}

/// What the newest source did, in sentences: `still lists A and B, which the newest
/// source dropped; 2 sentences were reworded`.
fn in_words(drifts: &[&Drift]) -> String {
    let named = |change| -> Vec<String> {
        let parts = drifts.iter().filter(|drift| drift.change == change);
        let names: BTreeSet<_> = parts
            .filter_map(|drift| match &drift.part {
                Part::Role(name) => Some((0, name.clone())),
                Part::AppliesTo => Some((1, "Applies to".to_owned())),
                _ => None,
            })
            .collect();
        names.into_iter().map(|(_, name)| name).collect()
    };
    let mut said = Vec::new();
    let dropped = named(Change::Dropped);
    if !dropped.is_empty() {
        said.push(format!(
            "still lists {}, which the newest source dropped",
            listed(&dropped)
        ));
    }
    let added = named(Change::Added);
    if !added.is_empty() {
        said.push(format!(
            "lacks {}, which the newest source lists",
            listed(&added)
        ));
    }
    let reworded = named(Change::Reworded);
    if !reworded.is_empty() {
        said.push(format!("{} changed", listed(&reworded)));
    }
    for (change, done) in [
        (Change::Reworded, "reworded"),
        (Change::Added, "added"),
        (Change::Dropped, "dropped"),
    ] {
        for (part, noun) in [
            (Part::Step, "step"),
            (Part::Link, "link"),
            (Part::Sentence, "sentence"),
        ] {
            let drift = Drift { change, part };
            let count = drifts.iter().filter(|other| ***other == drift).count();
            if count > 0 {
                let done = if noun == "link" && change == Change::Reworded {
                    "changed"
                } else {
                    done
                };
                let verb = if count == 1 { "was" } else { "were" };
                said.push(format!("{} {verb} {done}", counted(count, noun)));
            }
        }
    }
    said.join("; ")
}

/// `1 step`, `2 steps`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
fn listed(names: &[String]) -> String {
    if names.len() > MOST_NAMES {
        let more = names.len() - (MOST_NAMES - 1);
        return format!("{} and {more} more", names[..MOST_NAMES - 1].join(", "));
    }
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
