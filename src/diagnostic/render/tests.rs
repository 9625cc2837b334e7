use std::convert::Infallible;

use super::{Format, Look, render};
use crate::diagnostic::{Diagnostic, Report, RuleCard, RuleName, Severity, Source, Sources};
use crate::text::{FileId, Span, TextRange, printable};

const RUSSIAN: &str = "# Роли\n\n**Роли**: агент, администратор\n";
const CHINESE: &str = "1. 選取 **支援** ，然後儲存。\n2. x\n";

/// Two findings: one in Cyrillic with a related place, one in wide characters.
fn report() -> Report {
    let mut missing = Diagnostic::new(
        RuleName("role-missing"),
        Severity::Error,
        at(0, RUSSIAN, "агент"),
        "role `Billing admin` of the source is not listed",
    )
    .label("2 of 3 roles")
    .related(at(1, CHINESE, "支援"), "listed here, 100% sure: yes")
    .help("add the role to the list")
    .subject("appropriate roles|billing-admin");
    missing.locale = "ru-RU".parse().ok();
    let mut space = Diagnostic::new(
        RuleName("text-space-before-punct"),
        Severity::Warning,
        at(1, CHINESE, " ，"),
        "stray space before `，`",
    );
    space.locale = "zh-TW".parse().ok();

    let findings = vec![missing, space];
    let sources = Sources::gather(&findings, |file| {
        Ok::<_, Infallible>(match file.0 {
            0 => Source::new("ru/a b.md", Some("a b.md".to_owned()), RUSSIAN),
            _ => Source::new("zh/c.md", Some("c.md".to_owned()), CHINESE),
        })
    });
    let mut report = Report::new(findings, sources.unwrap());
    report.fail_on = Some(Severity::Error);
    report.rules = vec![RuleCard {
        name: RuleName("role-missing"),
        summary: "A role that the source lists is not listed.".to_owned(),
        page: "# role-missing\n".to_owned(),
        level: Some(Severity::Error),
    }];
    report
}

fn at(file: u32, text: &str, needle: &str) -> Span {
    let start = text.find(needle).unwrap();
    Span {
        file: FileId(file),
        range: TextRange::new(start, start + needle.len()),
    }
}

fn written(format: Format) -> String {
    render(&report(), format, Look::default())
}

#[test]
fn full_underlines_cyrillic_and_wide_characters() {
    insta::assert_snapshot!(written(Format::Full));
}

#[test]
fn full_cuts_a_long_line_around_the_place() {
    let text = format!("{}錯誤{}\n", "詞".repeat(300), " конец".repeat(300));
    let finding = Diagnostic::new(
        RuleName("some-rule"),
        Severity::Info,
        at(0, &text, "錯誤"),
        "here",
    );
    let source = Source::new("a.md", None, text);
    let sources = [(FileId(0), source)].into_iter().collect();
    let report = Report::new(vec![finding], sources);
    insta::assert_snapshot!(render(
        &report,
        Format::Full,
        Look {
            color: false,
            width: 60
        }
    ));
}

#[test]
fn full_shows_the_first_line_of_a_long_place() {
    let text = "one\ntwo\nthree\nfour\nfive\nsix\n";
    let span = Span {
        file: FileId(0),
        range: TextRange::new(4, text.len()),
    };
    let finding = Diagnostic::new(RuleName("some-rule"), Severity::Info, span, "here");
    let sources = [(FileId(0), Source::new("a.md", None, text))]
        .into_iter()
        .collect();
    let report = Report::new(vec![finding], sources);
    insta::assert_snapshot!(render(&report, Format::Full, Look::default()));
}

#[test]
fn concise_is_a_line_for_each_finding() {
    insta::assert_snapshot!(written(Format::Concise));
}

#[test]
fn json_is_the_contract() {
    insta::assert_snapshot!(written(Format::Json));
}

#[test]
fn json_lines_hold_an_object_each() {
    let lines = written(Format::JsonLines);
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(finding["fingerprint"].is_string());
    }
}

#[test]
fn github_escapes_what_its_commands_cannot_hold() {
    insta::assert_snapshot!(written(Format::Github));
}

#[test]
fn gitlab_names_each_finding_by_its_fingerprint() {
    insta::assert_snapshot!(written(Format::Gitlab));
}

#[test]
fn junit_fails_only_what_fails_the_run() {
    insta::assert_snapshot!(written(Format::Junit));
}

#[test]
fn junit_has_a_passed_case_where_nothing_was_found() {
    insta::assert_snapshot!(render(&Report::default(), Format::Junit, Look::default()));
}

#[test]
fn sarif_has_rules_places_and_fingerprints() {
    insta::assert_snapshot!(written(Format::Sarif));
}

#[test]
fn rdjson_columns_count_bytes() {
    insta::assert_snapshot!(written(Format::Rdjson));
}

#[test]
fn markdown_sums_up_by_rule_and_locale() {
    insta::assert_snapshot!(written(Format::Markdown));
}

#[test]
fn a_long_markdown_summary_is_cut_and_says_so() {
    let text = "x\n".repeat(3000);
    let finding = |line: u32| {
        let span = Span {
            file: FileId(line),
            range: TextRange::empty(0),
        };
        Diagnostic::new(
            RuleName("some-rule"),
            Severity::Info,
            span,
            "a finding of some length",
        )
    };
    let sources = (0..3000)
        .map(|n| (FileId(n), Source::new("a.md", None, text.as_str())))
        .collect();
    let report = Report::new((0..3000).map(finding).collect(), sources);
    let summary = render(&report, Format::Markdown, Look::default());
    assert!(summary.len() < 65_536);
    assert!(summary.ends_with("more findings are in the log.\n"));
}

/// A file with all that a terminal or a runner could obey, and a finding in its middle.
fn hostile(format: Format, color: bool) -> String {
    let text = "::error::a\n\u{202e}a\u{9b}31m ##vso[x] HERE\u{2069} b\u{1b}[2J\rc\n";
    let mut finding = Diagnostic::new(
        RuleName("some-rule"),
        Severity::Error,
        at(0, text, "HERE"),
        "a\u{9b}\u{202e}\n::error::b ##[c]",
    )
    .label("l\u{2066}\n::x")
    .help("h\u{1b}]0;t\u{7}\r\n##teamcity[x]")
    .related(at(0, text, "error"), "r\u{200b}\r::x");
    finding.locale = "fr".parse().ok();
    let source = Source::new("::warning::\u{202e}\u{85}\n.md", None, text);
    let sources = [(FileId(0), source)].into_iter().collect();
    let report = Report::new(vec![finding], sources);
    let look = Look {
        color,
        ..Look::default()
    };
    render(&report, format, look)
}

#[test]
fn what_a_terminal_obeys_is_shown_and_carets_stay() {
    let full = hostile(Format::Full, false);
    let lines: Vec<&str> = full.lines().collect();
    let line = lines.iter().position(|line| line.contains("HERE")).unwrap();
    let column = |line: &str, needle: &str| {
        let at = line.find(needle).unwrap_or_else(|| panic!("{full}"));
        line[..at].chars().count()
    };
    assert_eq!(
        column(lines[line], "HERE"),
        column(lines[line + 1], "^^^^"),
        "{full}"
    );
    assert!(full.contains(":2:17\n"), "{full}");
    assert!(
        lines[line].contains("\\u{202e}a\\u{9b}31m #\\#vso[x] HERE\\u{2069}"),
        "{full}"
    );
}

#[test]
fn no_text_format_passes_on_what_a_terminal_obeys() {
    for color in [false, true] {
        for format in [Format::Full, Format::Concise, Format::Github] {
            let text = hostile(format, color);
            let shown = printable::coloured_lines(&text);
            let is_command = |line: &&str| {
                line.trim_start().starts_with("::") && !line.trim_start().starts_with(":::")
            };
            let commands = text.lines().filter(is_command);
            match format {
                // The path begins the line of `concise`, which the writer at the edge sees to.
                Format::Github | Format::Concise => assert_eq!(commands.count(), 1, "{text}"),
                _ => assert_eq!(shown, text),
            }
            let rest = text.replace('\u{1b}', "");
            assert!(
                !rest.contains(|c| c != '\n' && printable::is_hidden(c)),
                "{text}"
            );
            assert!(!rest.contains("##[") && !rest.contains("##vso["), "{text}");
        }
    }
}
