//! Rules are tested by documents: the reference page of each rule, whose example fires
//! exactly once and whose counter-example is silent, and the suites in `suites`.
//!
//! In a suite every `##` heading is a case. Its fenced blocks are files:
//!
//! - `md LOCALE [PATH]` is a file as it stands;
//! - `pairs LOCALE [PATH]` is a bilingual page in which `target => source` stands for a
//!   segment; block markers before the target belong to both;
//! - `yml LOCALE PATH` and `json LOCALE PATH` are settings and navigation, `svg LOCALE PATH`
//!   and `html LOCALE PATH` files that are no pages, `latin-1 LOCALE PATH` a file in that
//!   encoding, `txt LOCALE PATH` any other file, and `link LOCALE PATH` a symbolic link to
//!   what its body names;
//! - `toml` is the `[check]` table, and `json` alone the baseline;
//! - `findings` is what the rule has to say: `LOCALE/PATH:LINE [the text] message`.
//!
//! With `ISOGLOSS_BLESS=1` the `findings` blocks are written anew. `laws` holds what must
//! be true of any text.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "helpers of tests, which read the suites from the repository"
)]

mod documents;
mod laws;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use isogloss::check::{Rule, Settings, rules};
use isogloss::diagnostic::Severity;
use isogloss::text::LineIndex;

use documents::{BASELINE, Block, Files, blocks, check};

/// What `rule` has to say about the files among `blocks`, a line for each finding.
fn findings(rule: &Rule, blocks: &[&Block]) -> Vec<String> {
    let mut files = Files::default();
    let mut table = toml::Table::new();
    let mut baseline = None;
    for block in blocks {
        match block.info.first().map(String::as_str) {
            Some("md" | "pairs" | "yml" | "json" | "svg" | "html" | "latin-1" | "txt" | "link")
                if block.info.len() > 1 =>
            {
                files.add(block);
            }
            Some("json") => baseline = Some(block.body.as_str()),
            Some("toml") => table = block.body.parse().expect("a `[check]` table"),
            _ => {}
        }
    }
    let laid = files.lay_out();
    // A rule that is off by default is tested all the same.
    if rule.level.is_none() {
        let levels = table
            .entry("levels")
            .or_insert_with(|| toml::Table::new().into());
        levels
            .as_table_mut()
            .unwrap()
            .insert(rule.name.0.to_owned(), "info".into());
    }
    let settings = Settings::read(&table).unwrap();
    let fold = rule.name.0 == "drift-source-skew";
    let outcome = check(&laid, &settings, baseline, fold);
    let own = outcome
        .findings
        .iter()
        .filter(|(found, _)| found.rule == rule.name);
    own.map(|(found, _)| {
        let (place, text) = match (found.span.file, baseline) {
            (BASELINE, Some(json)) => ("baseline", json.to_owned()),
            (file, _) => (laid.docset.file(file).shown.as_str(), laid.text(file)),
        };
        let line = LineIndex::new(&text).line(found.span.range.start as usize);
        let shown = found.span.range.of(&text).replace('\n', "⏎");
        assert!(
            found.message.chars().count() < 90,
            "too long: {}",
            found.message
        );
        assert!(
            !found.message.ends_with('.'),
            "a full stop: {}",
            found.message
        );
        assert!(found.severity >= Severity::Info);
        let words = found
            .label
            .as_ref()
            .filter(|_| found.drift.is_none() && !found.folded.is_empty());
        let more = words.map_or_else(String::new, |label| format!(" ({label})"));
        format!("{place}:{line} [{shown}] {}{more}", found.message)
    })
    .collect()
}

/// The text under a heading of level two, without the heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let start = page.find(&format!("## {heading}\n"));
    let rest = start.map_or("", |start| &page[start..]);
    let end = rest[2.min(rest.len())..]
        .find("\n## ")
        .map_or(rest.len(), |end| end + 2);
    &rest[..end]
}

#[test]
fn every_rule_has_an_example_that_fires_once_and_one_that_is_silent() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let page = rule.page();
        assert!(
            page.contains("\n## Why\n"),
            "`{}` does not say why",
            rule.name
        );
        assert!(
            page.contains("\n## Instead\n"),
            "`{}` does not say what instead",
            rule.name
        );
        for (heading, count) in [("Example", 1), ("Instead", 0)] {
            let blocks = blocks(section(&page, heading));
            if blocks.is_empty() {
                continue;
            }
            let found = findings(rule, &blocks.iter().collect::<Vec<_>>());
            if found.len() != count {
                let _ = writeln!(wrong, "{} / {heading}: {found:#?}", rule.name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn rules_stand_in_order_and_once() {
    for family in rules::FAMILIES {
        let names: Vec<_> = family.rules.iter().map(|rule| rule.name).collect();
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    }
}

#[test]
fn what_earlier_steps_report_is_in_the_table() {
    use isogloss::{discover, library, parse, read::FaultKind};
    let faults = [
        FaultKind::UnpairedTarget,
        FaultKind::UnpairedSource,
        FaultKind::IdMismatch,
        FaultKind::DuplicateId,
        FaultKind::IdOrder,
        FaultKind::MixedPrefix,
        FaultKind::Nested,
        FaultKind::EmptyTarget,
        FaultKind::EmptySource,
        FaultKind::UnclosedTag,
        FaultKind::StrayEnd,
        FaultKind::UnreadableTag,
        FaultKind::UnknownClass,
        FaultKind::EmptyLookup,
        FaultKind::EscapedQuotes,
    ];
    let names = [
        discover::assets::ASSET_NOT_PUBLISHED,
        discover::assets::SVG_CLEANED,
        discover::assets::SVG_UNREADABLE,
        discover::FILE_REFUSED,
        discover::INVALID_SETTINGS,
        discover::PATH_COLLISION,
        discover::PATH_REFUSED,
        discover::REDIRECTED_FILE_PRESENT,
        discover::REDIRECT_CONFLICT,
        discover::REDIRECT_LOOP,
        library::FILE_ENCODING,
        parse::rules::ALERT_UNKNOWN,
        parse::rules::DIRECTIVE_QUOTES,
        parse::rules::DUPLICATE_KEY,
        parse::rules::EMPHASIS_UNBALANCED,
        parse::rules::HTML_DISALLOWED,
        parse::rules::INVALID_VALUE,
        parse::rules::NESTED_TOO_DEEP,
        parse::rules::TABLE_SHAPE,
        parse::rules::YAML_ERROR,
        parse::rules::ZONE_MISMATCH,
    ];
    for name in names.into_iter().chain(faults.map(FaultKind::rule)) {
        assert!(rules::find(name.0).is_some(), "no rule is called `{name}`");
    }
}

#[test]
fn suites_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/suites");
    let bless = std::env::var_os("ISOGLOSS_BLESS").is_some();
    let mut suites: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    suites.sort();
    let mut wrong = String::new();
    let mut held = BTreeSet::new();
    for suite in suites {
        let name = suite.file_stem().unwrap().to_str().unwrap();
        let rule = rules::find(name).unwrap_or_else(|| panic!("no rule is called `{name}`"));
        let text = std::fs::read_to_string(&suite).unwrap();
        let mut mended = String::new();
        let mut at = 0;
        let mut files = Vec::new();
        let (mut fires, mut silent) = (false, false);
        let all = blocks(&text);
        for block in &all {
            if block.info.first().is_none_or(|kind| kind != "findings") {
                files.push(block);
                continue;
            }
            let found = findings(rule, &files);
            files.clear();
            fires |= !found.is_empty();
            silent |= found.is_empty();
            let found = found
                .iter()
                .fold(String::new(), |all, line| all + line + "\n");
            if found != block.body && !bless {
                let _ = writeln!(wrong, "{name}: found\n{found}instead of\n{}", block.body);
            }
            mended.push_str(&text[at..block.range.start]);
            mended.push_str(&found);
            at = block.range.end;
        }
        if !fires || !silent {
            let _ = writeln!(wrong, "{name}: needs a case that fires and a silent one");
        }
        held.insert(rule.name.0);
        mended.push_str(&text[at..]);
        if bless && mended != text {
            std::fs::write(&suite, mended).unwrap();
        }
    }
    for rule in rules::all().filter(|rule| !held.contains(rule.name.0)) {
        let _ = writeln!(wrong, "{}: has no suite", rule.name);
    }
    assert!(wrong.is_empty(), "{wrong}");
}
