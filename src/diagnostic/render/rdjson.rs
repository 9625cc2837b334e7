//! Reviewdog's diagnostic format. Its columns count bytes of UTF-8 from 1.

use serde::Serialize;

use super::to_json;
use crate::diagnostic::{Report, Severity, Source};
use crate::text::{Span, TextRange};

#[derive(Serialize)]
struct Document<'a> {
    source: Tool,
    diagnostics: Vec<View<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
}

#[derive(Serialize)]
struct View<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedView<'a>>,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    message: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: RangeView,
}

#[derive(Serialize)]
struct RangeView {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

pub(super) fn render(report: &Report) -> String {
    let diagnostics = report.findings.iter().filter_map(|finding| {
        let found = &finding.diagnostic;
        let mut message = found.message.clone();
        if let Some(help) = &found.help {
            message.push_str("\n\n");
            message.push_str(help);
        }
        let related = found.related.iter().filter_map(|related| {
            Some(RelatedView {
                message: &related.message,
                location: location(report, related.span)?,
            })
        });
        Some(View {
            message,
            location: location(report, found.span)?,
            severity: match found.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            code: Code {
                value: found.rule.0,
            },
            related_locations: related.collect(),
        })
    });
    to_json(&Document {
        source: Tool { name: "isogloss" },
        diagnostics: diagnostics.collect(),
    })
}

fn location(report: &Report, span: Span) -> Option<Location<'_>> {
    let source = report.sources.get(span.file)?;
    let TextRange { start, end } = span.range;
    Some(Location {
        path: &source.path,
        range: RangeView {
            start: place(source, start),
            end: place(source, end),
        },
    })
}

fn place(source: &Source, offset: u32) -> Place {
    let line = source.lines().line(offset as usize);
    let start = source.lines().range(&source.text, line).start;
    Place {
        line,
        column: offset.saturating_sub(start) + 1,
    }
}
