use super::{STOP_WORDS, words};
use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::OPAQUE;
use crate::diagnostic::Severity;

declare_rule! {
    /// A sentence that was left in the source language.
    ///
    /// ## Why
    ///
    /// Readers of the locale may not understand it. A text counts as a sentence if it
    /// has six words or more and some of them are words that every English sentence has;
    /// names, code, addresses and titles in another language are none.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// You can ask the desk for help at any time. => You can ask the desk for help at any time.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Vous pouvez demander de l'aide à tout moment. => You can ask the desk for help at any time.
    /// Microsoft Cloud Agreement for US Government => Microsoft Cloud Agreement for US Government
    /// ```
    UNTRANSLATED = "text-untranslated", Some(Severity::Warning), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    if pair.policy.source_locale.language() != "en" || pair.page.locale.language() == "en" {
        return;
    }
    let (target, source) = (&pair.target.words.text, &pair.source.words.text);
    if !target.trim().eq_ignore_ascii_case(source.trim()) || !is_sentence(source) {
        return;
    }
    out.report(pair.target.span(), "this sentence is not translated")
        .label("the same words as in the source")
        .help("translate it")
        .subject(pair.subject(""));
}

fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let found: Vec<_> = text
        .split([' ', '\n', OPAQUE])
        // What has a dot, slash or digit within is a name, an address or code.
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty() && is_word(word))
        .collect();
    let stop = found
        .iter()
        .filter(|word| STOP_WORDS.contains(word))
        .count();
    found.len() >= 6 && stop >= 2 && words(text).count() >= 6
}
