//! `isogloss explain`: the rules' documentation.

use std::fmt::Write;

use anyhow::bail;

use super::Printed;
use crate::check::rules;
use crate::check::{Rule, rules::FAMILIES};
use crate::cli::ExplainArgs;
use crate::diagnostic::Severity;

/// The reference page of a rule, or a list of all rules.
///
/// # Errors
/// Where no rule has the name.
pub fn run(args: &ExplainArgs) -> anyhow::Result<Printed> {
    let Some(name) = &args.rule else {
        return Ok(Printed::text(&list()));
    };
    match rules::find(name) {
        Some(rule) => Ok(Printed::text(&page(rule))),
        None => match rules::nearest(name) {
            Some(near) => bail!("no rule is called `{name}`; did you mean `{near}`?"),
            None => bail!("no rule is called `{name}`; `isogloss explain` lists the rules"),
        },
    }
}

/// A rule's reference page, in Markdown: its name, its level and its documentation.
pub fn page(rule: &Rule) -> String {
    let level = rule.level.map_or("off", Severity::as_str);
    format!(
        "# {}\n\nDefault level: {level}.\n\n{}",
        rule.name,
        rule.page()
    )
}

/// All rules by family, each with its level and summary.
fn list() -> String {
    let mut out = String::new();
    for family in FAMILIES {
        let _ = writeln!(out, "{}: {}", family.name, family.about);
        for rule in family.rules {
            let level = rule.level.map_or("off", Severity::as_str);
            let _ = writeln!(out, "  {:<30} {level:<8} {}", rule.name.0, rule.summary());
        }
        out.push('\n');
    }
    out
}
