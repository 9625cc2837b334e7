//! The words that scripts say, as a script of each language.
//!
//! A blank stands for each value that is not known before: `%1`, `%2`. A word that counts
//! has a text for each plural form of its language, by the form's name (CLDR).

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::{Value, json};

use super::messages::Messages;
use super::theme::{ASSETS, Asset, hashed};
use crate::locale::Locale;

/// The words by the names that scripts give them: message, and what its blanks stand for.
const WORDS: [(&str, &str, &[&str]); 33] = [
    ("copy", "code-copy", &[]),
    ("copied", "code-copied", &[]),
    ("copyFailed", "code-copy-failed", &[]),
    ("tabs", "tabs-label", &[]),
    ("zone", "zone-label", &[]),
    ("imageClose", "image-close", &[]),
    ("linkSection", "link-section", &["title"]),
    ("navFilterResults", "nav-filter-results", &["count"]),
    ("roleFilterResults", "role-filter-results", &["count"]),
    ("step", "step-label", &["number"]),
    ("stepLink", "step-link", &["number"]),
    ("stepDone", "step-done", &["number"]),
    ("stepProgress", "step-progress", &["done", "total"]),
    ("stepAllDone", "step-all-done", &[]),
    ("stepReset", "step-reset", &[]),
    ("loading", "bilingual-loading", &[]),
    ("unavailable", "bilingual-unavailable", &["language"]),
    ("unpaired", "bilingual-unpaired", &[]),
    ("search", "search-label", &[]),
    ("searchPlaceholder", "search-placeholder", &[]),
    ("searchClose", "search-close", &[]),
    ("searchResults", "search-results", &["count", "query"]),
    ("searchMore", "search-more", &["count"]),
    ("searchEmptyHint", "search-empty-hint", &[]),
    ("searchSource", "search-source", &[]),
    ("searchLoading", "search-loading", &[]),
    ("searchFailed", "search-failed", &[]),
    ("searchKeys", "search-keys", &[]),
    ("searchNote", "search-script", &[]),
    ("tableLabel", "table-label", &[]),
    ("themeAuto", "theme-auto", &[]),
    ("themeLight", "theme-light", &[]),
    ("themeDark", "theme-dark", &[]),
];

/// Numbers that between them take every plural form that whole numbers below a thousand
/// take in the languages of CLDR with at most four forms, and the forms' names.
const SAMPLES: [(i64, &[(&str, &str)]); 4] = [
    (
        5,
        &[
            ("ru", "many"),
            ("uk", "many"),
            ("be", "many"),
            ("pl", "many"),
        ],
    ),
    (
        2,
        &[
            ("ru", "few"),
            ("uk", "few"),
            ("be", "few"),
            ("pl", "few"),
            ("cs", "few"),
            ("sk", "few"),
        ],
    ),
    (1, &[("", "one")]),
    (0, &[("", "=0")]),
];

/// What stands for the blanks until the count is replaced: private characters.
const STAND_INS: [&str; 2] = ["\u{e001}", "\u{e002}"];

/// The words of a locale as a script.
pub fn script(messages: &Messages, locale: &Locale) -> Asset {
    let tag = locale.to_string();
    let words: BTreeMap<&str, Value> = WORDS
        .iter()
        .map(|(name, key, blanks)| (*name, word(messages, locale, &tag, key, blanks)))
        .collect();
    let bytes = format!("isogloss.words({})\n", json!(words)).into_bytes();
    Asset {
        path: format!("{ASSETS}{}", hashed(&format!("words-{tag}.js"), &bytes)),
        bytes,
    }
}

fn word(messages: &Messages, locale: &Locale, tag: &str, key: &str, blanks: &[&str]) -> Value {
    let blank = |number: usize| format!("%{}", number + 1);
    let text = |count: i64| {
        let mut args = FluentArgs::new();
        for (number, name) in blanks.iter().enumerate() {
            let value = match *name {
                "count" => FluentValue::from(count),
                _ => FluentValue::from(STAND_INS[number]),
            };
            args.set((*name).to_owned(), value);
        }
        let mut text = messages.format(tag, key, Some(&args));
        // The count first: the other blanks hold a digit once they are written.
        if let Some(at) = blanks.iter().position(|name| *name == "count") {
            text = text.replace(&count.to_string(), &blank(at));
        }
        for (number, stand_in) in STAND_INS.iter().enumerate() {
            text = text.replace(stand_in, &blank(number));
        }
        text
    };
    if !blanks.contains(&"count") {
        return json!(text(0));
    }
    let mut forms = BTreeMap::from([("other", text(9))]);
    for (count, languages) in SAMPLES {
        for (language, form) in languages {
            if language.is_empty() || *language == locale.language() {
                forms.insert(*form, text(count));
            }
        }
    }
    json!(forms)
}
