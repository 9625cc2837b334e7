//! Workflow commands of GitHub Actions, which become annotations on the changed lines.
//!
//! GitHub shows ten annotations of each severity for a step, the first ones printed, so
//! the most severe findings are printed first.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::diagnostic::{Report, Severity};
use crate::text::printable;

pub(super) fn render(report: &Report) -> String {
    let mut findings: Vec<_> = report.findings.iter().collect();
    findings.sort_by_key(|finding| Reverse(finding.diagnostic.severity));
    let mut out = String::new();
    for finding in findings {
        let found = &finding.diagnostic;
        let command = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = found.message.clone();
        for more in [&found.label, &found.help].into_iter().flatten() {
            let _ = write!(message, "\n{more}");
        }
        // Columns are refused by GitHub for a place of several lines.
        let columns = if finding.start.line == finding.end.line {
            format!(
                ",col={},endColumn={}",
                finding.start.column, finding.end.column
            )
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "::{command} file={file},line={line},endLine={end_line}{columns},title={title}::{message}",
            file = property(report.path(finding)),
            line = finding.start.line,
            end_line = finding.end.line,
            title = property(&format!("isogloss ({})", found.rule)),
            message = data(&message),
        );
    }
    out
}

/// As `@actions/core` escapes the text of a command; hidden characters are shown.
fn data(text: &str) -> String {
    printable::lines(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// As `@actions/core` escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
