//! All that a run found, resolved to places that people understand: what every output
//! format is made from.

use super::{Diagnostic, Fingerprint, RuleName, Severity, Sources, fingerprints};
use crate::text::Position;

/// The findings of one run, ready to be written in any format.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// In their total order.
    pub findings: Vec<Finding>,
    /// The files that they point into.
    pub sources: Sources,
    /// The rules that ran, by name; formats with a table of rules print it.
    pub rules: Vec<RuleCard>,
    /// What was found and is not among `findings`.
    pub hidden: Hidden,
    /// The least severity that fails the run; `None` where none does.
    pub fail_on: Option<Severity>,
}

/// A finding with its resolved place and its name.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What the rule said.
    pub diagnostic: Diagnostic,
    /// What a baseline knows it by.
    pub fingerprint: Fingerprint,
    /// Of the first character.
    pub start: Position,
    /// After the last character.
    pub end: Position,
}

/// What the formats say of a rule.
#[derive(Clone, Debug)]
pub struct RuleCard {
    /// Its name.
    pub name: RuleName,
    /// One sentence.
    pub summary: String,
    /// Its reference page, in Markdown.
    pub page: String,
    /// Its default level; `None` for a rule that is off.
    pub level: Option<Severity>,
}

/// Numbers of findings that are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Hidden {
    /// Known to the baseline.
    pub known: usize,
    /// Reviewed, still valid.
    pub accepted: usize,
    /// Muted where they stand.
    pub muted: usize,
}

/// Numbers of findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// At [`Severity::Error`].
    pub errors: usize,
    /// At [`Severity::Warning`].
    pub warnings: usize,
    /// At [`Severity::Info`].
    pub infos: usize,
}

impl Report {
    /// Resolves findings that are in their total order. `sources` must have been
    /// gathered from them.
    pub fn new(findings: Vec<Diagnostic>, sources: Sources) -> Self {
        let names = fingerprints(&findings, |file| {
            sources.get(file).and_then(|source| source.page.clone())
        });
        Self::named(findings.into_iter().zip(names), sources)
    }

    /// Resolves findings that have their names already.
    pub fn named(
        findings: impl IntoIterator<Item = (Diagnostic, Fingerprint)>,
        sources: Sources,
    ) -> Self {
        let resolve = |(diagnostic, fingerprint): (Diagnostic, Fingerprint)| {
            let (start, end) = sources.positions(diagnostic.span);
            Finding {
                diagnostic,
                fingerprint,
                start,
                end,
            }
        };
        Self {
            findings: findings.into_iter().map(resolve).collect(),
            sources,
            ..Self::default()
        }
    }

    /// Counts the findings by severity.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for finding in &self.findings {
            *match finding.diagnostic.severity {
                Severity::Error => &mut totals.errors,
                Severity::Warning => &mut totals.warnings,
                Severity::Info => &mut totals.infos,
            } += 1;
        }
        totals
    }

    /// Whether some finding is as severe as the failing level.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| self.is_failure(finding))
    }

    /// Whether the finding is as severe as the failing level.
    pub fn is_failure(&self, finding: &Finding) -> bool {
        self.fail_on
            .is_some_and(|level| finding.diagnostic.severity >= level)
    }

    /// The path of the finding's file; empty if it was not gathered.
    pub fn path(&self, finding: &Finding) -> &str {
        self.sources
            .get(finding.diagnostic.span.file)
            .map_or("", |source| &source.path)
    }

    /// The page key of the finding's file.
    pub fn page(&self, finding: &Finding) -> Option<&str> {
        self.sources
            .get(finding.diagnostic.span.file)
            .and_then(|source| source.page.as_deref())
    }
}

impl std::fmt::Display for Totals {
    /// `2 errors, 1 warning`, or `no findings`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.infos, "note"),
        ];
        let mut separator = "";
        for (count, noun) in parts.into_iter().filter(|(count, _)| *count > 0) {
            let plural = if count == 1 { "" } else { "s" };
            write!(f, "{separator}{count} {noun}{plural}")?;
            separator = ", ";
        }
        if separator.is_empty() {
            f.write_str("no findings")?;
        }
        Ok(())
    }
}
