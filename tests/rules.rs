//! Rules are tested by documents: the reference page of each rule, whose example fires
//! exactly once and whose counter-example is silent, and the suites in `tests/rules`.
//!
//! In a suite every `##` heading is a case. Its fenced blocks are files:
//!
//! - `md LOCALE [PATH]` is a file as it stands;
//! - `pairs LOCALE [PATH]` is a bilingual page in which `target => source` stands for a
//!   segment; block markers before the target belong to both;
//! - `toml` is the `[check]` table;
//! - `findings` is what the rule has to say: `LOCALE/PATH:LINE [the text] message`.
//!
//! With `ISOGLOSS_BLESS=1` the `findings` blocks are written anew.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "helpers of tests, which read the suites from the repository"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use isogloss::check::input::Policy;
use isogloss::check::{Baseline, Input, Rule, Scope, Settings, Texts, rules, run};
use isogloss::diagnostic::Severity;
use isogloss::discover::{Docset, FileEntry, FileKind, PageGroup, PageKey};
use isogloss::files::{FileError, ReadText};
use isogloss::locale::Locale;
use isogloss::text::{FileId, LineIndex};
use isogloss::vocabulary::Vocabulary;

/// A fenced block of a document.
struct Block {
    info: Vec<String>,
    body: String,
    /// The byte range of the body in the document.
    range: std::ops::Range<usize>,
}

/// The fenced blocks of a Markdown text, in order.
fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(String, Vec<String>, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        match &open {
            None if fence.len() >= 3 => {
                let info = line[fence.len()..].split_whitespace();
                open = Some((fence, info.map(str::to_owned).collect(), at + line.len()));
            }
            Some((mark, info, start)) if *mark == line.trim_end() => {
                found.push(Block {
                    info: info.clone(),
                    body: text[*start..at].to_owned(),
                    range: *start..at,
                });
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    found
}

/// The bilingual page that a `pairs` block stands for.
fn bilingual(body: &str) -> String {
    let mut page = String::new();
    let mut id = 100;
    for line in body.lines() {
        let Some((target, source)) = line.split_once(" => ") else {
            let _ = writeln!(page, "{line}");
            continue;
        };
        id += 1;
        let marker = marker(target);
        let (target, source) = (&target[marker..], source.strip_prefix(&target[..marker]));
        let source = source.unwrap_or_else(|| line.split_once(" => ").unwrap().1);
        let _ = writeln!(
            page,
            "{marker}<span data-ttu-id=\"abcde-{id}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"abcde-{id}\">{source}</span></span>",
            marker = &line[..marker],
        );
    }
    page
}

/// The length of the block markers that a line begins with.
fn marker(line: &str) -> usize {
    let mut at = 0;
    while let Some(word) = line[at..].split_inclusive(' ').next() {
        let bare = word.trim();
        let number = bare
            .strip_suffix('.')
            .is_some_and(|n| n.parse::<u32>().is_ok());
        let is_marker = matches!(bare, "" | ">" | "-" | "*")
            || number
            || (!bare.is_empty() && bare.chars().all(|c| c == '#'));
        if !is_marker || word.is_empty() || !word.ends_with(' ') {
            break;
        }
        at += word.len();
    }
    at
}

/// A documentation set in memory.
#[derive(Default)]
struct Files(BTreeMap<(PageKey, Locale), String>);

/// The texts of the files, by number.
struct InMemory(Vec<String>);

impl Texts for InMemory {
    fn read(&self, file: FileId) -> Result<ReadText, FileError> {
        Ok(ReadText::Text(self.0[file.0 as usize].clone()))
    }
}

impl Files {
    fn add(&mut self, block: &Block) {
        let locale = block.info[1]
            .parse()
            .expect("a locale after the kind of block");
        let path = block.info.get(2).map_or("page.md", String::as_str);
        let text = match block.info[0].as_str() {
            "pairs" => bilingual(&block.body),
            _ => block.body.clone(),
        };
        self.0.insert((PageKey::new(path), locale), text);
    }

    fn docset(&self) -> (Docset, InMemory) {
        let mut files = Vec::new();
        let mut groups = BTreeMap::<PageKey, PageGroup>::new();
        for (number, (key, locale)) in (0..).zip(self.0.keys()) {
            let kind = FileKind::of(key.as_str()).expect("a file of the documentation");
            files.push(FileEntry {
                locale: locale.clone(),
                key: key.clone(),
                path: PathBuf::from(key.as_str()),
                shown: format!("{locale}/{key}"),
                kind,
                published: kind.is_page(),
            });
            if kind.is_page() {
                let group = groups.entry(key.clone()).or_insert_with(|| PageGroup {
                    key: key.clone(),
                    members: BTreeMap::new(),
                    published: true,
                    retired: false,
                });
                group.members.insert(locale.clone(), FileId(number));
            }
        }
        let docset = Docset::new(files, groups.into_values().collect());
        (docset, InMemory(self.0.values().cloned().collect()))
    }
}

fn vocabularies() -> BTreeMap<Locale, Vocabulary> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut words = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let folder = entry.unwrap().path();
        let tag: Locale = folder
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(&std::fs::read_to_string(folder.join("roles.ftl")).unwrap());
        let regional = match tag.language() {
            "fr" => "fr-FR",
            "ru" => "ru-RU",
            _ => "",
        };
        if let Ok(regional) = regional.parse() {
            words.insert(regional, vocabulary.clone());
        }
        words.insert(tag, vocabulary);
    }
    words
}

/// What `rule` has to say about the files among `blocks`, a line for each finding.
fn findings(rule: &Rule, blocks: &[&Block]) -> Vec<String> {
    let mut files = Files::default();
    let mut table = toml::Table::new();
    for block in blocks {
        match block.info.first().map(String::as_str) {
            Some("md" | "pairs" | "yml") if block.info.len() > 1 => files.add(block),
            Some("toml") => table = block.body.parse().expect("a `[check]` table"),
            _ => {}
        }
    }
    let (docset, texts) = files.docset();
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
    let mut policy = Policy::new("en-US".parse().unwrap(), vocabularies());
    policy.no_loc.clone_from(&settings.no_loc);
    policy
        .required_metadata
        .clone_from(&settings.required_metadata);
    policy.coverage.clone_from(&settings.coverage);
    let input = Input {
        docset: &docset,
        policy: &policy,
        settings: &settings,
        baseline: &Baseline::default(),
        baseline_file: None,
        scope: &Scope::default(),
        unfold: rule.name.0 != "drift-source-skew",
    };
    let outcome = run(&input, &texts).unwrap();
    let own = outcome
        .findings
        .iter()
        .filter(|(found, _)| found.rule == rule.name);
    own.map(|(found, _)| {
        let entry = docset.file(found.span.file);
        let text = &texts.0[found.span.file.0 as usize];
        let line = LineIndex::new(text).line(found.span.range.start as usize);
        let shown = found.span.range.of(text).replace('\n', "⏎");
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
        format!("{}:{line} [{shown}] {}{more}", entry.shown, found.message)
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
    ];
    let names = [
        discover::INVALID_SETTINGS,
        discover::PATH_COLLISION,
        discover::REDIRECTED_FILE_PRESENT,
        discover::REDIRECT_CONFLICT,
        discover::REDIRECT_LOOP,
        library::FILE_ENCODING,
        parse::rules::ALERT_UNKNOWN,
        parse::rules::DUPLICATE_KEY,
        parse::rules::HTML_DISALLOWED,
        parse::rules::INVALID_VALUE,
        parse::rules::NESTED_TOO_DEEP,
        parse::rules::YAML_ERROR,
        parse::rules::ZONE_MISMATCH,
    ];
    for name in names.into_iter().chain(faults.map(FaultKind::rule)) {
        assert!(rules::find(name.0).is_some(), "no rule is called `{name}`");
    }
}

#[test]
fn suites_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let bless = std::env::var_os("ISOGLOSS_BLESS").is_some();
    let mut suites: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    suites.sort();
    let mut wrong = String::new();
    for suite in suites {
        let name = suite.file_stem().unwrap().to_str().unwrap();
        let rule = rules::find(name).unwrap_or_else(|| panic!("no rule is called `{name}`"));
        let text = std::fs::read_to_string(&suite).unwrap();
        let mut mended = String::new();
        let mut at = 0;
        let mut files = Vec::new();
        let all = blocks(&text);
        for block in &all {
            if block.info.first().is_none_or(|kind| kind != "findings") {
                files.push(block);
                continue;
            }
            let found = findings(rule, &files);
            files.clear();
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
        mended.push_str(&text[at..]);
        if bless && mended != text {
            std::fs::write(&suite, mended).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
