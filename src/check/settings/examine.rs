//! All that is wrong with the `[check]` table, each with its place in the file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rules_named;
use crate::check::rules;
use crate::config::{self, Problem, did_you_mean};
use crate::locale::Locale;

const KEYS: [&str; 8] = [
    "fail_on",
    "baseline",
    "coverage",
    "localized_hosts",
    "no_loc",
    "required_metadata",
    "levels",
    "overrides",
];
const OVERRIDE_KEYS: [&str; 5] = ["rules", "locales", "translation", "pages", "level"];
const FAIL_ON: [&str; 4] = ["info", "warning", "error", "never"];
const LEVELS: [&str; 4] = ["off", "info", "warning", "error"];
const TRANSLATIONS: [&str; 2] = ["MT", "HT"];

/// Every problem of the `[check]` table of a configuration file: keys, values, rules, globs
/// and locales that are not known. `locales` are those of the configuration.
pub(super) fn examine(text: &str, locales: &[Locale]) -> Vec<Problem> {
    let mut examiner = Examiner {
        locales,
        problems: Vec::new(),
    };
    if let Ok(file) = DeTable::parse(text)
        && let Some(check) = file.get_ref().get("check")
        && let Some(check) = check.get_ref().as_table()
    {
        examiner.check(check);
    }
    examiner.problems.sort();
    examiner.problems
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Examiner<'l> {
    locales: &'l [Locale],
    problems: Vec<Problem>,
}

impl Examiner<'_> {
    fn check(&mut self, table: &DeTable<'_>) {
        self.keys("check", table, &KEYS);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "fail_on" => self.one_of("fail_on", value, &FAIL_ON),
                "baseline" => {
                    self.text("baseline", value);
                }
                "coverage" => self.coverage(value),
                name @ ("localized_hosts" | "no_loc" | "required_metadata") => {
                    self.texts(name, value, |_, _, _| ());
                }
                "levels" => self.levels(value),
                "overrides" => self.overrides(value),
                _ => {}
            }
        }
    }

    fn coverage(&mut self, value: &Value<'_>) {
        let Some(table) = self.table("coverage", value) else {
            return;
        };
        for (tag, share) in table {
            self.locale(tag.get_ref(), tag.span());
            let number = match share.get_ref() {
                DeValue::Integer(number) => number.as_str().parse().ok(),
                DeValue::Float(number) => number.as_str().parse().ok(),
                _ => None,
            };
            if !number.is_some_and(|number: f64| (0.0..=100.0).contains(&number)) {
                let message = format!("`coverage.{}` must be from 0 to 100", tag.get_ref());
                self.add(
                    share.span(),
                    message,
                    "write a share in per cent".to_owned(),
                );
            }
        }
    }

    fn levels(&mut self, value: &Value<'_>) {
        let Some(table) = self.table("levels", value) else {
            return;
        };
        for (rule, level) in table {
            self.rule(rule.get_ref(), rule.span());
            self.one_of(rule.get_ref(), level, &LEVELS);
        }
    }

    fn overrides(&mut self, value: &Value<'_>) {
        let Some(all) = value.get_ref().as_array() else {
            return self.mistyped("overrides", "an array of tables", value);
        };
        for value in all {
            let Some(table) = self.table("overrides", value) else {
                continue;
            };
            self.keys("check.overrides", table, &OVERRIDE_KEYS);
            for required in ["rules", "level"] {
                if !table.contains_key(required) {
                    let message = format!("an override needs `{required}`");
                    let help = "write `rules = [\"text-*\"]` and `level = \"off\"`".to_owned();
                    self.add(value.span(), message, help);
                }
            }
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "rules" => self.texts("rules", value, Self::rule),
                    "locales" => {
                        self.texts("locales", value, Self::locale);
                    }
                    "pages" => self.texts("pages", value, Self::glob),
                    "translation" => self.one_of("translation", value, &TRANSLATIONS),
                    "level" => self.one_of("level", value, &LEVELS),
                    _ => {}
                }
            }
        }
    }

    fn rule(&mut self, name: &str, at: Range) {
        if rules_named(name).is_err() {
            let help = match rules::nearest(name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`isogloss explain` lists the rules".to_owned(),
            };
            self.add(at, format!("no rule is called `{name}`"), help);
        }
    }

    fn locale(&mut self, tag: &str, at: Range) {
        let known = tag.parse::<Locale>().ok();
        let is_known =
            known.is_some_and(|tag| self.locales.iter().any(|own| own.agrees_with(&tag)));
        if !is_known {
            let tags: Vec<_> = self.locales.iter().map(ToString::to_string).collect();
            let help = format!("the configuration has {}", tags.join(", "));
            self.add(at, format!("no locale is called `{tag}`"), help);
        }
    }

    fn glob(&mut self, glob: &str, at: Range) {
        if let Err(error) = config::glob(glob) {
            let help = "`*` stands for a part of a name, `**` for any folders".to_owned();
            self.add(
                at,
                format!("`{glob}` is not a glob: {}", error.kind()),
                help,
            );
        }
    }

    /// Reports the keys of a table that are none of `known`.
    fn keys(&mut self, within: &str, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = match did_you_mean(name, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known keys: {}", known.join(", ")),
                };
                self.add(key.span(), format!("unknown key `{within}.{name}`"), help);
            }
        }
    }

    fn one_of(&mut self, name: &str, value: &Value<'_>, known: &[&str]) {
        let Some(text) = self.text(name, value) else {
            return;
        };
        if !known.contains(&text) {
            let help = match did_you_mean(text, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of {}", known.join(", ")),
            };
            self.add(
                value.span(),
                format!("`{text}` is no value of `{name}`"),
                help,
            );
        }
    }

    fn text<'v>(&mut self, name: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.mistyped(name, "a string", value);
        }
        text
    }

    /// Looks at each string of an array.
    fn texts(&mut self, name: &str, value: &Value<'_>, look: fn(&mut Self, &str, Range)) {
        let Some(array) = value.get_ref().as_array() else {
            return self.mistyped(name, "an array of strings", value);
        };
        for value in array {
            if let Some(text) = self.text(name, value) {
                look(self, text, value.span());
            }
        }
    }

    fn table<'v, 'a>(&mut self, name: &str, value: &'v Value<'a>) -> Option<&'v DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(name, "a table", value);
        }
        table
    }

    fn mistyped(&mut self, name: &str, expected: &str, value: &Value<'_>) {
        let found = value.get_ref().type_str();
        let message = format!("`{name}` must be {expected}");
        self.add(value.span(), message, format!("it is of the type {found}"));
    }

    fn add(&mut self, at: Range, message: String, help: String) {
        self.problems.push(Problem {
            range: at.into(),
            message,
            label: None,
            help: Some(help),
        });
    }
}

type Range = std::ops::Range<usize>;
