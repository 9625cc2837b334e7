//! The Fluent files under `locales/`: every locale has the same words, in the forms
//! that its language needs.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of a test read the repository's own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, PatternElement, VariantKey,
};
use fluent_syntax::parser;

/// Each locale with the plural forms of its language, the source locale first.
const LOCALES: [(&str, &[&str]); 5] = [
    ("en-US", &["one", "other"]),
    ("fr", &["one", "many", "other"]),
    ("pt-BR", &["one", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("zh-TW", &["other"]),
];

fn folder(locale: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(locale)
}

fn file_names(locale: &str) -> BTreeSet<String> {
    fs::read_dir(folder(locale))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn messages(locale: &str, file: &str) -> Vec<Message<String>> {
    let text = fs::read_to_string(folder(locale).join(file)).unwrap();
    let resource =
        parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{locale}/{file}: {errors:?}"));
    resource
        .body
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        })
        .collect()
}

/// The expressions of a message, those within others too.
fn expressions(message: &Message<String>) -> Vec<&Expression<String>> {
    let mut found = Vec::new();
    let mut elements: Vec<_> = message
        .value
        .iter()
        .flat_map(|value| &value.elements)
        .collect();
    while let Some(element) = elements.pop() {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        found.push(expression);
        if let Expression::Select { variants, .. } = expression {
            elements.extend(variants.iter().flat_map(|variant| &variant.value.elements));
        }
    }
    found
}

/// The names of the variables that a message is given.
fn variables(message: &Message<String>) -> BTreeSet<String> {
    expressions(message)
        .into_iter()
        .filter_map(|expression| match expression {
            Expression::Inline(InlineExpression::VariableReference { id })
            | Expression::Select {
                selector: InlineExpression::VariableReference { id },
                ..
            } => Some(id.name.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_locale_has_the_same_messages_and_variables() {
    let words = |locale: &str| -> BTreeMap<(String, String), BTreeSet<String>> {
        let mut words = BTreeMap::new();
        for file in file_names(locale) {
            for message in messages(locale, &file) {
                let key = (file.clone(), message.id.name.clone());
                let former = words.insert(key, variables(&message));
                assert!(
                    former.is_none(),
                    "{locale}/{file}: {} twice",
                    message.id.name
                );
            }
        }
        words
    };
    let source = words(LOCALES[0].0);
    for (locale, _) in LOCALES {
        assert_eq!(words(locale), source, "{locale}");
    }
}

#[test]
fn plural_messages_have_the_forms_of_their_language() {
    for (locale, forms) in LOCALES {
        let forms: BTreeSet<&str> = forms.iter().copied().collect();
        for file in file_names(locale) {
            for message in messages(locale, &file) {
                for expression in expressions(&message) {
                    let Expression::Select { variants, .. } = expression else {
                        continue;
                    };
                    let found: BTreeSet<&str> = variants
                        .iter()
                        .filter_map(|variant| match &variant.key {
                            VariantKey::Identifier { name } => Some(name.as_str()),
                            VariantKey::NumberLiteral { .. } => None,
                        })
                        .collect();
                    assert_eq!(found, forms, "{locale}/{file}: {}", message.id.name);
                }
            }
        }
    }
}

#[test]
fn role_variants_are_numbered_without_gaps() {
    for (locale, _) in LOCALES {
        for message in messages(locale, "roles.ftl") {
            for (number, attribute) in (1..).zip(&message.attributes) {
                let expected = format!("variant-{number}");
                assert_eq!(attribute.id.name, expected, "{locale}: {}", message.id.name);
            }
        }
    }
}
