//! The words by which a language names roles and the standing parts of a guide.
//!
//! They are Fluent messages (`locales/<locale>/roles.ftl`), read as data: a message's
//! value is the preferred form, its attributes are accepted variants. Recognition is by
//! the source language's words where a page has a source text, by its own otherwise.

use std::collections::BTreeMap;

use fluent_syntax::ast;
use fluent_syntax::parser::parse_runtime;

use crate::locale::Locale;

/// The embedded words: locale, text.
const EMBEDDED: [(&str, &str); 5] = [
    ("en-US", include_str!("../locales/en-US/roles.ftl")),
    ("fr", include_str!("../locales/fr/roles.ftl")),
    ("pt-BR", include_str!("../locales/pt-BR/roles.ftl")),
    ("ru", include_str!("../locales/ru/roles.ftl")),
    ("zh-TW", include_str!("../locales/zh-TW/roles.ftl")),
];

/// One language's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Labels of role lists, folded: "appropriate roles".
    pub roles_labels: Vec<String>,
    /// Labels of applies-to lists, folded.
    pub applies_to_labels: Vec<String>,
    /// Headings of the section that names the guides to go on with, folded.
    pub next_steps_labels: Vec<String>,
    /// Headings of the section that says what is needed first, folded.
    pub prerequisites_labels: Vec<String>,
    /// Roles by canonical id (`global-admin`): the preferred name first.
    pub roles: BTreeMap<String, Vec<String>>,
}

impl Vocabulary {
    /// The words of `locale`: the embedded ones of a language that its readers read, and
    /// over them those of a project's theme folder (`locales/<tag>/roles.ftl`).
    pub fn load(locale: &Locale, theme: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut words = Self::default();
        for (tag, text) in EMBEDDED {
            if tag.parse::<Locale>().is_ok_and(|known| known.reads(locale)) {
                words.add(text);
            }
        }
        for (path, bytes) in theme {
            let own = path
                .strip_prefix("locales/")
                .and_then(|path| path.strip_suffix("/roles.ftl"))
                .and_then(|tag| tag.parse::<Locale>().ok())
                .is_some_and(|known| known.reads(locale));
            if own {
                words.add(&String::from_utf8_lossy(bytes));
            }
        }
        words
    }

    /// Reads a Fluent resource; later messages win over those that are there.
    ///
    /// Entries that do not parse are skipped: the message loader reports them.
    pub fn add(&mut self, fluent: &str) {
        let resource = match parse_runtime(fluent) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let forms = forms(&message);
            let folded = || forms.iter().map(|form| fold(form)).collect();
            match message.id.name {
                "label-roles" => self.roles_labels = folded(),
                "label-applies-to" => self.applies_to_labels = folded(),
                "label-next-steps" => self.next_steps_labels = folded(),
                "label-prerequisites" => self.prerequisites_labels = folded(),
                id => {
                    if let Some(id) = id.strip_prefix("role-") {
                        self.roles.insert(id.to_owned(), forms);
                    }
                }
            }
        }
    }

    /// The canonical id of a role by any of its names, letter case folded.
    pub fn role(&self, name: &str) -> Option<&str> {
        let name = fold(name);
        let found = self
            .roles
            .iter()
            .find(|(_, forms)| forms.iter().any(|form| fold(form) == name));
        found.map(|(id, _)| id.as_str())
    }
}

/// A name or label as it is compared: lower case, white space collapsed, no colon or
/// stop at the end.
pub fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ").to_lowercase();
    joined
        .trim_end_matches([':', '：', '.', '。', ';', ' '])
        .to_owned()
}

fn forms(message: &ast::Message<&str>) -> Vec<String> {
    let value = message.value.as_ref().map(plain);
    let variants = message
        .attributes
        .iter()
        .map(|attribute| plain(&attribute.value));
    value
        .into_iter()
        .chain(variants)
        .filter(|form| !form.is_empty())
        .collect()
}

/// The text of a pattern without placeables, which these messages do not have.
fn plain(pattern: &ast::Pattern<&str>) -> String {
    let text = pattern.elements.iter().filter_map(|element| match element {
        ast::PatternElement::TextElement { value } => Some(*value),
        ast::PatternElement::Placeable { .. } => None,
    });
    text.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_accepted_variants() {
        let mut words = Vocabulary::default();
        words.add("label-roles = Appropriate roles\n    .task = Appropriate roles to perform this task\nrole-keeper = Lamp keeper\n    .old = Lamplighter\n");
        assert_eq!(words.roles_labels.len(), 2);
        assert_eq!(words.role("lamplighter"), Some("keeper"));
        assert_eq!(words.role("Captain"), None);
    }
}
