//! GitLab's code quality report: the widget in a merge request compares fingerprints.

use serde::Serialize;

use super::to_json;
use crate::diagnostic::{Report, Severity};
use crate::text::Position;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

impl From<Position> for Place {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
        }
    }
}

pub(super) fn render(report: &Report) -> String {
    let issues: Vec<_> = report
        .findings
        .iter()
        .map(|finding| Issue {
            description: &finding.diagnostic.message,
            check_name: finding.diagnostic.rule.0,
            fingerprint: finding.fingerprint.to_string(),
            severity: match finding.diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: report.path(finding),
                positions: Positions {
                    begin: finding.start.into(),
                    end: finding.end.into(),
                },
            },
        })
        .collect();
    to_json(&issues)
}
