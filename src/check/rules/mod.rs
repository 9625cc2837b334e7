//! All rules, by family: a file for each rule, and the table of them.
//!
//! A rule's doc comment is its reference page: one sentence, then under `## Why` the
//! reason, under `## Example` a text that fires it exactly once and under `## Instead`
//! one that is silent. Both are run as tests.

pub(crate) mod drift;
pub(crate) mod form;
pub(crate) mod inline;
pub(crate) mod links;
pub(crate) mod meta;
pub(crate) mod roles;
pub(crate) mod structure;
pub(crate) mod text;

use super::rule::Rule;

/// A family of rules.
#[derive(Debug)]
pub struct Family {
    /// Its name, which its folder bears.
    pub name: &'static str,
    /// What its rules are about.
    pub about: &'static str,
    /// Its rules, by name.
    pub rules: &'static [&'static Rule],
}

/// The table of all rules.
pub static FAMILIES: &[Family] = &[
    Family {
        name: "roles",
        about: "who may do what a guide describes, and its steps",
        rules: roles::RULES,
    },
    Family {
        name: "links",
        about: "links, anchors, images, includes and the navigation",
        rules: links::RULES,
    },
    Family {
        name: "drift",
        about: "translations of an older source, and what is not translated",
        rules: drift::RULES,
    },
    Family {
        name: "inline",
        about: "what a translation must keep of its source",
        rules: inline::RULES,
    },
    Family {
        name: "text",
        about: "the words of a translation",
        rules: text::RULES,
    },
    Family {
        name: "structure",
        about: "headings, lists and tables",
        rules: structure::RULES,
    },
    Family {
        name: "meta",
        about: "front matter",
        rules: meta::RULES,
    },
    Family {
        name: "form",
        about: "segments, encoding, assets, mutes and the baseline",
        rules: form::RULES,
    },
];

/// All rules, by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules).copied()
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name.0 == name)
}

/// The rule whose name is nearest to what was written, if any is near.
pub fn nearest(written: &str) -> Option<&'static str> {
    let near = |name: &'static str| (strsim::jaro_winkler(written, name), name);
    all()
        .map(|rule| near(rule.name.0))
        .filter(|(nearness, _)| *nearness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, name)| name)
}
