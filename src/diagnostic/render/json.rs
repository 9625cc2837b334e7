//! `isogloss.check/1`: fields are added, never renamed. Lines and columns count from 1,
//! columns in Unicode scalar values; `end_column` is after the last character.

use serde::Serialize;

use super::to_json;
use crate::diagnostic::{Finding, Hidden, Report, Severity, Totals};

const SCHEMA: &str = "isogloss.check/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    findings: Vec<View<'a>>,
    totals: TotalsView,
}

#[derive(Serialize)]
struct TotalsView {
    #[serde(flatten)]
    shown: Totals,
    #[serde(flatten)]
    hidden: Hidden,
}

/// A finding as the contract names its parts.
#[derive(Serialize)]
struct View<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    locale: Option<String>,
    page: Option<&'a str>,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    fingerprint: String,
    folded: usize,
    label: Option<&'a str>,
    help: Option<&'a str>,
    related: Vec<RelatedView<'a>>,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    message: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

pub(super) fn render(report: &Report) -> String {
    to_json(&Document {
        schema: SCHEMA,
        findings: report.findings.iter().map(|f| view(report, f)).collect(),
        totals: TotalsView {
            shown: report.totals(),
            hidden: report.hidden,
        },
    })
}

pub(super) fn render_lines(report: &Report) -> String {
    let line = |finding| {
        let json = serde_json::json!(view(report, finding));
        format!("{json}\n")
    };
    report.findings.iter().map(line).collect()
}

fn view<'a>(report: &'a Report, finding: &'a Finding) -> View<'a> {
    let found = &finding.diagnostic;
    View {
        rule: found.rule.0,
        severity: found.severity,
        message: &found.message,
        locale: found.locale.as_ref().map(ToString::to_string),
        page: report.page(finding),
        file: report.path(finding),
        line: finding.start.line,
        column: finding.start.column,
        end_line: finding.end.line,
        end_column: finding.end.column,
        fingerprint: finding.fingerprint.to_string(),
        folded: found.folded.len(),
        label: found.label.as_deref(),
        help: found.help.as_deref(),
        related: related(report, finding),
    }
}

fn related<'a>(report: &'a Report, finding: &'a Finding) -> Vec<RelatedView<'a>> {
    let related = finding.diagnostic.related.iter();
    related
        .filter_map(|related| {
            let source = report.sources.get(related.span.file)?;
            let (start, end) = report.sources.positions(related.span);
            Some(RelatedView {
                message: &related.message,
                file: &source.path,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
            })
        })
        .collect()
}
