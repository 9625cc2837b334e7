//! The mirror of `isogloss.toml`: each key as it was written, with its place.
//!
//! Tables are read key by key, since a derived deserializer stops at the first error
//! and a user wants to see all of them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problems, did_you_mean};
use crate::text::TextRange;

/// A value with its place in the file.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) range: TextRange,
}

/// The whole file.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) title: Option<At<String>>,
    pub(super) base_url: Option<At<String>>,
    pub(super) source_locale: Option<At<String>>,
    pub(super) locales: Vec<LocaleTable>,
    pub(super) include: Option<Vec<At<String>>>,
    pub(super) exclude: Option<Vec<At<String>>>,
    pub(super) theme: Option<At<String>>,
    pub(super) out: Option<At<String>>,
    pub(super) check: Option<toml::Table>,
}

/// One `[locales.TAG]`.
#[derive(Debug)]
pub(super) struct LocaleTable {
    pub(super) tag: At<String>,
    pub(super) content: Option<At<String>>,
    pub(super) name: Option<At<String>>,
    pub(super) redirects: Option<At<String>>,
    pub(super) url_path: Option<At<String>>,
}

const KEYS: &[&str] = &[
    "title",
    "base_url",
    "source_locale",
    "locales",
    "include",
    "exclude",
    "theme",
    "out",
    "check",
];

const LOCALE_KEYS: &[&str] = &["content", "name", "redirects", "url_path"];

/// Reads the text of a configuration file; a key that cannot be read is a problem, and
/// the rest is read on. `None` where the text is not TOML.
pub(super) fn read(text: &str, problems: &mut Problems) -> Option<File> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or_default();
        problems
            .add(
                place(range, text),
                format!("not TOML: {}", error.message().to_lowercase()),
            )
            .help("see https://toml.io for how tables and values are written");
    }
    // What follows a syntax error would only be reported as missing.
    if !problems.0.is_empty() {
        return None;
    }
    let start = TextRange::empty(0);
    let mut fields = Fields::new(table.get_ref(), "", start, problems);
    let file = File {
        title: fields.required("title", "title = \"My product\""),
        base_url: fields.string("base_url"),
        source_locale: fields.required("source_locale", "source_locale = \"en-US\""),
        include: fields.strings("include"),
        exclude: fields.strings("exclude"),
        theme: fields.string("theme"),
        out: fields.string("out"),
        locales: fields
            .table("locales")
            .map(|table| locales(table, fields.problems))
            .unwrap_or_default(),
        check: fields.raw_table("check"),
    };
    fields.finish(KEYS);
    Some(file)
}

fn locales(table: &DeTable<'_>, problems: &mut Problems) -> Vec<LocaleTable> {
    let mut found = Vec::new();
    for (key, value) in table {
        let tag = At {
            value: key.get_ref().to_string(),
            range: key.span().into(),
        };
        let Some(table) = value.get_ref().as_table() else {
            problems
                .add(
                    value.span(),
                    format!("`locales.{}` must be a table", tag.value),
                )
                .help(format!(
                    "write `[locales.{}]` and its keys below",
                    tag.value
                ));
            continue;
        };
        let within = format!("locales.{}", tag.value);
        let mut fields = Fields::new(table, &within, tag.range, problems);
        found.push(LocaleTable {
            content: fields.required("content", &format!("content = \"docs/{}\"", tag.value)),
            name: fields.string("name"),
            redirects: fields.string("redirects"),
            url_path: fields.string("url_path"),
            tag,
        });
        fields.finish(LOCALE_KEYS);
    }
    found
}

/// A table that is read key by key.
struct Fields<'a, 'p> {
    table: &'a DeTable<'a>,
    within: &'a str,
    at: TextRange,
    problems: &'p mut Problems,
}

impl<'a, 'p> Fields<'a, 'p> {
    /// The fields of `table`, which is called `within` and begins `at`.
    fn new(
        table: &'a DeTable<'a>,
        within: &'a str,
        at: TextRange,
        problems: &'p mut Problems,
    ) -> Self {
        Self {
            table,
            within,
            at,
            problems,
        }
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    fn string(&mut self, key: &str) -> Option<At<String>> {
        let value = self.get(key)?;
        self.string_of(key, value)
    }

    fn required(&mut self, key: &str, example: &str) -> Option<At<String>> {
        if self.get(key).is_none() {
            let name = self.name(key);
            self.problems
                .add(self.at, format!("the key `{name}` is missing"))
                .help(format!("add `{example}`"));
        }
        self.string(key)
    }

    fn string_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.mistyped(key, "a string", value);
            return None;
        };
        Some(At {
            value: text.to_owned(),
            range: value.span().into(),
        })
    }

    fn strings(&mut self, key: &str) -> Option<Vec<At<String>>> {
        let value = self.get(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.mistyped(key, "an array of strings", value);
            return None;
        };
        Some(
            array
                .iter()
                .filter_map(|value| self.string_of(key, value))
                .collect(),
        )
    }

    fn table(&mut self, key: &str) -> Option<&'a DeTable<'a>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(key, "a table", value);
        }
        table
    }

    /// A table for another module to read, without the places of its values.
    fn raw_table(&mut self, key: &str) -> Option<toml::Table> {
        let table = self.table(key)?;
        let value = Spanned::new(0..0, DeValue::Table(table.clone()));
        serde::Deserialize::deserialize(toml::de::ValueDeserializer::from(value)).ok()
    }

    fn mistyped(&mut self, key: &str, expected: &str, value: &Spanned<DeValue<'_>>) {
        let found = value.get_ref().type_str();
        let name = self.name(key);
        self.problems.add(
            value.span(),
            format!("`{name}` must be {expected}, not {}", with_article(found)),
        );
    }

    fn name(&self, key: &str) -> String {
        if self.within.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.within)
        }
    }

    /// Reports the keys that are none of `known`.
    fn finish(self, known: &[&str]) {
        for key in self.table.keys() {
            if known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let name = self.name(key.get_ref());
            let help = match did_you_mean(key.get_ref(), known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", known.join(", ")),
            };
            self.problems
                .add(key.span(), format!("unknown key `{name}`"))
                .label("it would have no effect")
                .help(help);
        }
    }
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'i']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// The range of a parser's error, which may end past the text.
fn place(range: std::ops::Range<usize>, text: &str) -> TextRange {
    if text.get(range.clone()).is_some() {
        range.into()
    } else {
        TextRange::empty(text.len())
    }
}
