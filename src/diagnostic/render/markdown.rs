//! A summary fit for a comment on a pull request: the totals, a table by locale and
//! rule, then the findings by page until the comment is full.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape::{html, markdown};
use crate::diagnostic::{Finding, Report, RuleName, Severity};

/// GitHub refuses a comment of more than 65,536 characters; some room is left for what
/// a workflow writes around it.
const MOST_BYTES: usize = 60_000;

pub(super) fn render(report: &Report) -> String {
    let mut out = format!("### isogloss: {}\n", report.totals());
    if report.findings.is_empty() {
        return out;
    }
    table(&mut out, report);
    details(&mut out, report);
    out
}

fn table(out: &mut String, report: &Report) {
    let mut counts =
        BTreeMap::<(std::cmp::Reverse<Severity>, RuleName), BTreeMap<String, usize>>::new();
    for finding in &report.findings {
        let found = &finding.diagnostic;
        let rule = (std::cmp::Reverse(found.severity), found.rule);
        *counts
            .entry(rule)
            .or_default()
            .entry(locale(finding))
            .or_default() += 1;
    }
    let mut locales: Vec<_> = counts.values().flat_map(BTreeMap::keys).cloned().collect();
    locales.sort();
    locales.dedup();

    let _ = writeln!(out, "\n| | rule | {} |", locales.join(" | "));
    let _ = writeln!(out, "|---|---|{}", "--:|".repeat(locales.len()));
    for ((severity, rule), by_locale) in &counts {
        let _ = write!(out, "| {} | `{rule}` |", severity.0);
        for locale in &locales {
            match by_locale.get(locale) {
                Some(count) => _ = write!(out, " {count} |"),
                None => out.push_str(" |"),
            }
        }
        out.push('\n');
    }
}

fn details(out: &mut String, report: &Report) {
    let mut left = report.findings.len();
    let by_file = report
        .findings
        .chunk_by(|a, b| a.diagnostic.span.file == b.diagnostic.span.file);
    for findings in by_file {
        let path = findings.first().map_or("", |first| report.path(first));
        let mut section = format!(
            "\n<details><summary>{} ({})</summary>\n\n",
            html(path),
            findings.len()
        );
        for finding in findings {
            let found = &finding.diagnostic;
            let _ = writeln!(
                section,
                "- line {}: {} (`{}`, {})",
                finding.start.line,
                markdown(&found.message),
                found.rule,
                found.severity,
            );
        }
        section.push_str("\n</details>\n");
        if out.len() + section.len() > MOST_BYTES {
            let _ = writeln!(out, "\n{left} more findings are in the log.");
            return;
        }
        out.push_str(&section);
        left -= findings.len();
    }
}

fn locale(finding: &Finding) -> String {
    let locale = finding.diagnostic.locale.as_ref();
    locale.map_or_else(|| "all".to_owned(), ToString::to_string)
}
