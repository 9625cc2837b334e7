//! The Fluent files under `locales/`: every locale has the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use fluent_syntax::parser;

/// The locale that holds the translators' comments and every message.
const SOURCE: &str = "en-US";
const LOCALES: [&str; 5] = [SOURCE, "fr", "pt-BR", "ru", "zh-TW"];

/// The messages of a file: the variables that each one uses, by its id.
type Messages = BTreeMap<String, BTreeSet<String>>;

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

fn parse(locale: &str, file: &str) -> ast::Resource<String> {
    let text = fs::read_to_string(folder(locale).join(file)).unwrap();
    parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{locale}/{file}: {errors:?}"))
}

fn messages(locale: &str, file: &str) -> Messages {
    let mut found = Messages::new();
    for entry in parse(locale, file).body {
        if let ast::Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            for element in message.value.iter().flat_map(|value| &value.elements) {
                collect_from_element(element, &mut variables);
            }
            let id = message.id.name;
            let former = found.insert(id.clone(), variables);
            assert!(former.is_none(), "{locale}/{file}: `{id}` occurs twice");
        }
    }
    found
}

fn collect_from_element(element: &ast::PatternElement<String>, into: &mut BTreeSet<String>) {
    if let ast::PatternElement::Placeable { expression } = element {
        collect_from_expression(expression, into);
    }
}

fn collect_from_expression(expression: &ast::Expression<String>, into: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => collect_from_inline(inline, into),
        ast::Expression::Select { selector, variants } => {
            collect_from_inline(selector, into);
            for element in variants.iter().flat_map(|v| &v.value.elements) {
                collect_from_element(element, into);
            }
        }
    }
}

fn collect_from_inline(inline: &ast::InlineExpression<String>, into: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.insert(id.name.clone());
        }
        ast::InlineExpression::Placeable { expression } => {
            collect_from_expression(expression, into);
        }
        _ => {}
    }
}

#[test]
fn every_locale_has_the_same_messages_and_variables() {
    let files = file_names(SOURCE);
    for locale in LOCALES {
        assert_eq!(file_names(locale), files, "files of {locale}");
        for file in &files {
            assert_eq!(
                messages(locale, file),
                messages(SOURCE, file),
                "{locale}/{file}"
            );
        }
    }
}

#[test]
fn plural_messages_have_the_forms_of_their_language() {
    for (locale, forms) in [
        ("en-US", &["one", "other"][..]),
        ("fr", &["one", "many", "other"]),
        ("pt-BR", &["one", "many", "other"]),
        ("ru", &["one", "few", "many", "other"]),
        ("zh-TW", &["other"]),
    ] {
        let expected: BTreeSet<_> = forms.iter().map(ToString::to_string).collect();
        for file in file_names(locale) {
            for entry in parse(locale, &file).body {
                let ast::Entry::Message(message) = entry else {
                    continue;
                };
                for element in message.value.iter().flat_map(|value| &value.elements) {
                    let ast::PatternElement::Placeable {
                        expression: ast::Expression::Select { variants, .. },
                    } = element
                    else {
                        continue;
                    };
                    let found: BTreeSet<_> = variants
                        .iter()
                        .filter_map(|variant| match &variant.key {
                            ast::VariantKey::Identifier { name } => Some(name.clone()),
                            ast::VariantKey::NumberLiteral { .. } => None,
                        })
                        .collect();
                    assert_eq!(found, expected, "{locale}/{file}: {}", message.id.name);
                }
            }
        }
    }
}

#[test]
fn role_variants_are_numbered_without_gaps() {
    for locale in LOCALES {
        for entry in parse(locale, "roles.ftl").body {
            if let ast::Entry::Message(message) = entry {
                for (index, attribute) in message.attributes.iter().enumerate() {
                    let expected = format!("variant-{}", index + 1);
                    assert_eq!(attribute.id.name, expected, "{locale}: {}", message.id.name);
                }
            }
        }
    }
}
