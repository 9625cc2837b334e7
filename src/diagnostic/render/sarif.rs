//! SARIF 2.1.0 (OASIS, 2020), the subset that code scanning services read.
//!
//! Paths are relative to `%SRCROOT%`, the folder of the configuration file; columns
//! count Unicode scalar values (§3.14.17).

use serde::Serialize;

use super::escape::uri;
use super::to_json;
use crate::diagnostic::{Finding, Report, RuleCard, RuleName, Severity};
use crate::text::Span;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<ResultView<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text<'a>,
    help: Help<'a>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultView<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "isogloss/v1")]
    v1: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

pub(super) fn render(report: &Report) -> String {
    to_json(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "isogloss",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: report.rules.iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: report.findings.iter().map(|f| result(report, f)).collect(),
        }],
    })
}

fn rule(card: &RuleCard) -> Rule<'_> {
    Rule {
        id: card.name.0,
        short_description: Text {
            text: &card.summary,
        },
        help: Help {
            text: &card.page,
            markdown: &card.page,
        },
        default_configuration: Configuration {
            level: card.level.map_or("none", level),
            enabled: card.level.is_some(),
        },
    }
}

fn result<'a>(report: &'a Report, finding: &'a Finding) -> ResultView<'a> {
    let found = &finding.diagnostic;
    let mut text = found.message.clone();
    for more in [&found.label, &found.help].into_iter().flatten() {
        text.push('\n');
        text.push_str(more);
    }
    let related = found
        .related
        .iter()
        .enumerate()
        .filter_map(|(id, related)| {
            Some(Location {
                id: Some(id),
                physical: physical(report, related.span)?,
                message: Some(Text {
                    text: &related.message,
                }),
            })
        });
    let primary = physical(report, found.span).map(|physical| Location {
        id: None,
        physical,
        message: None,
    });
    ResultView {
        rule_id: found.rule.0,
        rule_index: index(&report.rules, found.rule),
        level: level(found.severity),
        message: Message { text },
        locations: primary.into_iter().collect(),
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints {
            v1: finding.fingerprint.to_string(),
        },
    }
}

fn index(rules: &[RuleCard], name: RuleName) -> Option<usize> {
    rules.iter().position(|rule| rule.name == name)
}

fn physical(report: &Report, span: Span) -> Option<Physical> {
    let source = report.sources.get(span.file)?;
    let (start, end) = report.sources.positions(span);
    Some(Physical {
        artifact_location: Artifact {
            uri: uri(&source.path),
            uri_base_id: "%SRCROOT%",
        },
        region: Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
