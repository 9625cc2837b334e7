//! The baseline: findings that are known and those that were reviewed, by fingerprint.
//!
//! The file is JSON, `isogloss.baseline/1`, one entry a line, in a stable order, so that
//! it can be reviewed and merged like code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Fingerprint, Hidden, InvalidFingerprint};
use crate::text::{FileId, Span, TextRange};

use super::rules::form;

const SCHEMA: &str = "isogloss.baseline/1";

/// Known and reviewed findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Fingerprint, Entry>,
}

/// One finding of a baseline: what it is known by, and words for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: String,
    rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    message: String,
    /// Why it was accepted; `None` for a finding that is known only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// What is wrong with a baseline file.
#[derive(Debug, thiserror::Error)]
pub enum InvalidBaseline {
    /// It is not the JSON that it should be.
    #[error("not a baseline")]
    Json(#[from] serde_json::Error),
    /// It was written by another version.
    #[error("the schema is `{0}`, not `{SCHEMA}`")]
    Schema(String),
    /// An entry's name is none.
    #[error(transparent)]
    Fingerprint(#[from] InvalidFingerprint),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    findings: Vec<Entry>,
}

/// A finding with its name and page key.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) finding: Diagnostic,
    pub(super) name: Fingerprint,
    pub(super) page: Option<String>,
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// Where it is not one, or of another schema.
    pub fn read(json: &str) -> Result<Self, InvalidBaseline> {
        let document: Document = serde_json::from_str(json)?;
        if document.schema != SCHEMA {
            return Err(InvalidBaseline::Schema(document.schema));
        }
        let entries = document.findings.into_iter().map(|entry| {
            let name = entry.fingerprint.parse()?;
            Ok((name, entry))
        });
        Ok(Self {
            entries: entries.collect::<Result<_, InvalidFingerprint>>()?,
        })
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let lines: Vec<_> = self
            .sorted()
            .into_iter()
            .map(|entry| format!("    {}", serde_json::json!(entry)))
            .collect();
        let findings = if lines.is_empty() {
            "[]".to_owned()
        } else {
            format!("[\n{}\n  ]", lines.join(",\n"))
        };
        format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"findings\": {findings}\n}}\n")
    }

    /// The entries by page, locale, rule and fingerprint.
    fn sorted(&self) -> Vec<&Entry> {
        let mut entries: Vec<_> = self.entries.values().collect();
        entries.sort_by_cached_key(|entry| {
            let Entry {
                page,
                locale,
                rule,
                fingerprint,
                ..
            } = (*entry).clone();
            (page, locale, rule, fingerprint)
        });
        entries
    }

    /// The findings that are neither known nor accepted, and how many are.
    pub(super) fn hide(&self, findings: &[Named]) -> (Vec<Named>, Hidden) {
        let mut hidden = Hidden::default();
        let shown = findings.iter().filter(|found| {
            match self.entries.get(&found.name) {
                Some(Entry { reason: None, .. }) => hidden.known += 1,
                Some(_) => hidden.accepted += 1,
                None => return true,
            }
            false
        });
        (shown.cloned().collect(), hidden)
    }

    /// A finding for each entry that is not among `names`, in the baseline file `file`
    /// with the text `json`.
    pub(super) fn stale(
        &self,
        names: &BTreeSet<Fingerprint>,
        file: FileId,
        json: &str,
    ) -> Vec<Diagnostic> {
        let rule = &form::BASELINE_STALE;
        let Some(severity) = rule.level else {
            return Vec::new();
        };
        let entries = self.entries.iter();
        let gone = entries.filter(|(name, _)| !names.contains(*name));
        gone.map(|(name, entry)| {
            let start = json.find(&entry.fingerprint).unwrap_or_default();
            let end = (start + entry.fingerprint.len()).min(json.len());
            let span = Span {
                file,
                range: TextRange::new(start, end),
            };
            let message = format!("a known `{}` no longer occurs", entry.rule);
            let mut finding = Diagnostic::new(rule.name, severity, span, message)
                .label(entry.message.clone())
                .help("drop it with `--prune-baseline`: the number only goes down")
                .subject(name.to_string());
            finding.locale = entry.locale.as_ref().and_then(|locale| locale.parse().ok());
            finding
        })
        .collect()
    }

    /// Makes `findings` the known ones. What was accepted before, and still occurs, stays
    /// accepted.
    pub(super) fn renew(&mut self, findings: &[Named]) {
        let before = std::mem::take(&mut self.entries);
        for found in findings {
            let reason = before
                .get(&found.name)
                .and_then(|entry| entry.reason.clone());
            self.entries.insert(found.name, Entry::new(found, reason));
        }
    }

    /// Drops the entries that do not occur among `findings`.
    pub(super) fn prune(&mut self, findings: &[Named]) {
        let names: BTreeSet<_> = findings.iter().map(|found| found.name).collect();
        self.entries.retain(|name, _| names.contains(name));
    }

    /// What this baseline has and `before` has not, and the other way round: a line for
    /// each entry, with `+` or `-` in front, in the order of the file.
    pub fn changes(&self, before: &Self) -> Vec<String> {
        let mut lines = Vec::new();
        for (sign, these, others) in [('-', before, self), ('+', self, before)] {
            let only = these.sorted().into_iter();
            let only = only.filter(|entry| !others.has(&entry.fingerprint));
            lines.extend(only.map(|entry| format!("{sign} {entry}")));
        }
        lines
    }

    fn has(&self, fingerprint: &str) -> bool {
        let name = fingerprint.parse();
        name.is_ok_and(|name: Fingerprint| self.entries.contains_key(&name))
    }

    /// Records that a finding was reviewed and is still valid.
    pub(super) fn accept(&mut self, found: &Named, reason: &str) {
        let entry = Entry::new(found, Some(reason.to_owned()));
        self.entries.insert(found.name, entry);
    }
}

impl fmt::Display for Entry {
    /// `0123456789abcdef rule fr page.md: the message`, without what the entry lacks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.fingerprint, self.rule)?;
        for part in [&self.locale, &self.page].into_iter().flatten() {
            write!(f, " {part}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Entry {
    fn new(found: &Named, reason: Option<String>) -> Self {
        Self {
            fingerprint: found.name.to_string(),
            rule: found.finding.rule.0.to_owned(),
            locale: found.finding.locale.as_ref().map(ToString::to_string),
            page: found.page.clone(),
            message: found.finding.message.clone(),
            reason,
        }
    }
}
