//! The rule reference in `docs/rules` is in step with the rules. With `ISOGLOSS_BLESS=1`
//! it is written anew.

#![expect(
    clippy::disallowed_methods,
    reason = "a test, which reads and writes the repository"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use isogloss::check::rules::FAMILIES;
use isogloss::commands::explain;
use isogloss::diagnostic::Severity;

/// The reference, by file name.
fn reference() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut index = String::from(
        "# Rules\n\nEvery rule has a name, a default level and a page, which\n\
         `isogloss explain RULE` prints as well. Each example there fires its rule exactly\n\
         once, and what stands under \"Instead\" is silent: both are run as tests. In the\n\
         examples, `target => source` stands for a segment.\n\n\
         [Checks](../checks.md) tells how levels are set and findings muted.\n",
    );
    for family in FAMILIES {
        let file = format!("{}.md", family.name);
        let _ = write!(
            index,
            "\n## [{}]({file})\n\n{}.\n\n| rule | level | |\n|---|---|---|\n",
            family.name,
            capital(family.about)
        );
        let mut page = format!("# Rules: {}\n\n{}.\n", family.name, capital(family.about));
        for rule in family.rules {
            let level = rule.level.map_or("off", Severity::as_str);
            let _ = writeln!(
                index,
                "| [`{name}`]({file}#{name}) | {level} | {} |",
                rule.summary(),
                name = rule.name,
            );
            // One level down: the page has a heading of its own.
            page.push('\n');
            page.push_str(&deeper(&explain::page(rule)));
        }
        files.insert(file, page);
    }
    files.insert("README.md".to_owned(), index);
    files
}

fn capital(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// The page with every heading one level deeper; fenced text stays as it is.
fn deeper(page: &str) -> String {
    let mut fence = None;
    let mut out = String::new();
    for line in page.lines() {
        let marks = line.chars().take_while(|c| *c == '`').count();
        match fence {
            None if marks >= 3 => fence = Some(marks),
            Some(open) if marks == open && line.len() == marks => fence = None,
            None if line.starts_with('#') => out.push('#'),
            _ => {}
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[test]
fn the_rule_reference_is_in_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    if std::env::var_os("ISOGLOSS_BLESS").is_some() {
        for (name, text) in reference() {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in reference() {
        let written = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert!(
            written == text,
            "docs/rules/{name} is out of step: run with ISOGLOSS_BLESS=1"
        );
    }
}

/// An error that has a cause leaves the cause's words to it: `main` prints all causes.
#[test]
fn no_error_tells_its_cause_twice() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for variant in text.split("#[error(").skip(1) {
                let (words, body) = variant.split_once(")]\n").unwrap_or((variant, ""));
                let body = body.split("\n    },\n").next().unwrap_or_default();
                let unnamed = body.lines().next().unwrap_or_default();
                let is_unnamed = unnamed.contains("#[from]") || unnamed.contains("#[source]");
                let has_source = body.contains(" source: ") && !body.contains("#[error");
                seen += 1;
                let place = path.display();
                assert!(!is_unnamed || !words.contains("{0"), "{place}: {words}");
                assert!(
                    !has_source || !words.contains("{source"),
                    "{place}: {words}"
                );
            }
        }
    }
    assert!(seen > 10, "{seen}");
}
