//! `JUnit` XML as CI servers read it: a suite for each file, a case for each finding. A
//! case fails when its finding fails the run; the others are passed, with the finding
//! as their output.

use std::fmt::Write;

use super::escape::xml;
use crate::diagnostic::{Finding, Report};

pub(super) fn render(report: &Report) -> String {
    let suites: Vec<_> = report
        .findings
        .chunk_by(|a, b| a.diagnostic.span.file == b.diagnostic.span.file)
        .collect();
    let failures = |findings: &[Finding]| {
        let failing = findings.iter().filter(|f| report.is_failure(f));
        failing.count()
    };
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"isogloss\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
        report.findings.len().max(1),
        failures(&report.findings),
    );
    if suites.is_empty() {
        // Readers take a file without a case for a job that did not run.
        out.push_str(
            "  <testsuite name=\"isogloss\" tests=\"1\" failures=\"0\" errors=\"0\">\n    \
             <testcase name=\"no findings\" classname=\"isogloss\"/>\n  </testsuite>\n",
        );
    }
    for findings in suites {
        let path = findings.first().map_or("", |first| report.path(first));
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
            xml(path),
            findings.len(),
            failures(findings),
        );
        for finding in findings {
            case(&mut out, report, finding);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(out: &mut String, report: &Report, finding: &Finding) {
    let found = &finding.diagnostic;
    let (path, line, column) = (
        report.path(finding),
        finding.start.line,
        finding.start.column,
    );
    let mut detail = format!("{path}:{line}:{column}: {}", found.message);
    for more in [&found.label, &found.help].into_iter().flatten() {
        let _ = write!(detail, "\n{more}");
    }
    let (open, close) = if report.is_failure(finding) {
        let message = xml(&found.message);
        (
            format!(
                "<failure type=\"{}\" message=\"{message}\">",
                found.severity
            ),
            "</failure>",
        )
    } else {
        ("<system-out>".to_owned(), "</system-out>")
    };
    let _ = writeln!(
        out,
        "    <testcase name=\"{rule} {line}:{column}\" classname=\"{class}\" file=\"{class}\" \
         line=\"{line}\">\n      {open}{detail}{close}\n    </testcase>",
        rule = found.rule,
        class = xml(path),
        detail = xml(&detail),
    );
}
