//! One line for each finding: `path:line:column: severity[rule] message`.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::Look;
use crate::diagnostic::{Report, Severity};
use crate::text::printable::piece;

pub(super) fn render(report: &Report, look: Look) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let found = &finding.diagnostic;
        let style = style(found.severity, look);
        let _ = writeln!(
            out,
            "{path}:{line}:{column}: {style}{severity}[{rule}]{style:#} {message}",
            path = piece(report.path(finding)),
            line = finding.start.line,
            column = finding.start.column,
            severity = found.severity,
            rule = found.rule,
            message = piece(&found.message),
        );
    }
    out
}

/// The colour of a severity, or none.
fn style(severity: Severity, look: Look) -> Style {
    if !look.color {
        return Style::new();
    }
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Blue,
    }
    .on_default()
    .bold()
}
