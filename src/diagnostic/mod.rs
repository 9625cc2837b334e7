//! Findings: what the program has to say about an author's text, as plain data.
//!
//! A [`Diagnostic`] points at a [`Span`] of a file; resolving spans to lines, and
//! printing, happen at the edge: [`Sources`] holds the texts of files with findings, a
//! [`Report`] resolves the spans, and [`render`] writes it. The order of [`Diagnostic`]s
//! is total, so that output never depends on timing.

mod fingerprint;
pub mod render;
mod report;
mod source;

pub use fingerprint::{Fingerprint, InvalidFingerprint, fingerprints};
pub use report::{Finding, Hidden, Report, RuleCard, Totals};
pub use source::{Source, Sources};

use std::fmt;

use crate::locale::Locale;
use crate::text::Span;

/// The stable, kebab-case name of a rule. It names what is wrong, so that it reads
/// after "allow".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct RuleName(pub &'static str);

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How bad a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never fails a run unless asked to.
    Info,
    /// Probably wrong: a reader is worse served than in the source.
    Warning,
    /// Wrong for certain: a reader is misled, or text is lost.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A second place that explains the first, with its own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The place, often in another locale's file.
    pub span: Span,
    /// What is to be seen there: lower case, no full stop.
    pub message: String,
}

/// One thing that a rule has to say about a span of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: RuleName,
    /// How bad it is.
    pub severity: Severity,
    /// The primary place.
    pub span: Span,
    /// What is wrong: lower case, no full stop, under about 72 characters,
    /// understandable alone.
    pub message: String,
    /// Why it matters, beside the place.
    pub label: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<String>,
    /// What the finding is about, free of lines and ids, for its fingerprint: the
    /// folded source sentence (or structural path), its occurrence and the detail.
    pub subject: String,
    /// The locale of the file, where it belongs to one.
    pub locale: Option<Locale>,
    /// Which change of the source explains the finding, where one does: such findings
    /// fold into one for the page.
    pub drift: Option<Drift>,
    /// The findings that this one stands for.
    pub folded: Vec<Diagnostic>,
    /// The highest severity that it can have unless the configuration sets the level of
    /// its rule: what a rule is less sure of than of its other findings.
    pub at_most: Option<Severity>,
}

/// A difference between the source that a page was translated from and the newest one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drift {
    /// What the newest source did.
    pub change: Change,
    /// To what.
    pub part: Part,
}

/// What the newest source did, as against an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It has it no more.
    Dropped,
    /// It has it anew.
    Added,
    /// It says it otherwise.
    Reworded,
}

/// The parts of a page that people think in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A role, by its name in the source.
    Role(String),
    /// The whole list of what the page applies to.
    AppliesTo,
    /// A step of a procedure.
    Step,
    /// Where a link leads, or code.
    Link,
    /// Any other sentence.
    Sentence,
}

impl Diagnostic {
    /// A finding with nothing but its place and message.
    pub fn new(rule: RuleName, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            span,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: None,
            subject: String::new(),
            locale: None,
            drift: None,
            folded: Vec::new(),
            at_most: None,
        }
    }

    /// Adds why it matters.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a place that explains the finding.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related {
            span,
            message: message.into(),
        });
        self
    }

    /// Sets what the finding is known by.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }
}

impl Ord for Diagnostic {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |d: &Self| (d.span, d.rule, std::cmp::Reverse(d.severity));
        key(self)
            .cmp(&key(other))
            .then_with(|| self.message.cmp(&other.message))
            .then_with(|| self.subject.cmp(&other.subject))
            .then_with(|| self.label.cmp(&other.label))
            .then_with(|| self.help.cmp(&other.help))
            .then_with(|| self.related.cmp(&other.related))
            .then_with(|| self.locale.cmp(&other.locale))
            .then_with(|| self.drift.cmp(&other.drift))
            .then_with(|| self.folded.cmp(&other.folded))
            .then_with(|| self.at_most.cmp(&other.at_most))
    }
}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
