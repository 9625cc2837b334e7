//! The report's own words in the language that its reader chose.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::locale::Locale;
use crate::render::site::messages::Messages;

/// The messages of one interface language.
pub struct Words<'a> {
    messages: &'a Messages,
    /// The language, as the messages know it.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

impl<'a> Words<'a> {
    /// The words of a language that the messages were loaded for.
    pub fn new(messages: &'a Messages, language: &Locale) -> Self {
        Self {
            messages,
            lang: language.to_string(),
            dir: language.direction(),
        }
    }

    /// A message without arguments.
    pub fn get(&self, key: &str) -> String {
        self.messages.get(&self.lang, key)
    }

    /// A message with arguments.
    pub fn with(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in arguments {
            given.set(*name, value.clone());
        }
        self.messages.format(&self.lang, key, Some(&given))
    }

    /// A message about a number of things.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.with(key, &[("count", count.into())])
    }

    /// A day in its long form.
    pub fn date(&self, day: jiff::civil::Date) -> String {
        self.messages.date(&self.lang, day).text
    }

    /// A share as a whole percentage, as the language writes it.
    pub fn percent(&self, share: f64) -> String {
        // Nearly all is not all: what is short of 100 % by a word says so.
        let rounded = (share * 100.0).round();
        let whole = if rounded >= 100.0 && share < 1.0 {
            99.0
        } else {
            rounded
        };
        match self.lang.split('-').next() {
            Some("fr" | "ru") => format!("{whole}\u{202f}%"),
            _ => format!("{whole}%"),
        }
    }
}
