use std::ops::Range;

use super::STOP_WORDS;
use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A translation that goes on in the words of its source.
    ///
    /// ## Why
    ///
    /// Half of the sentence was left as it was. Six words of the source or more, one
    /// after the other, with some among them that every English sentence has, are too
    /// many for a name. What stands in quotes or brackets, or has its translation in
    /// parentheses behind it, is quoted on purpose.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Ouvrez le dossier, and check that the desk has seen it. => Open the case, and check that the desk has seen it.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Ouvrez le dossier et vérifiez que le support l'a vu. => Open the case, and check that the desk has seen it.
    /// Le message « You have no cases at the moment » apparaît. => The message "You have no cases at the moment" appears.
    /// ```
    PARTLY_UNTRANSLATED = "text-partly-untranslated", Some(Severity::Info), Check::Pair(check)
}

/// As many words of the source are left as they were,
const WORDS: usize = 6;
/// of which so many are stop words.
const STOPS: usize = 2;

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    if pair.policy.source_locale.language() != "en" || pair.page.locale.language() == "en" {
        return;
    }
    let (target, source) = (&pair.target.words.text, &pair.source.words.text);
    if target.trim().eq_ignore_ascii_case(source.trim()) {
        return;
    }
    let mut theirs: Option<Vec<String>> = None;
    for run in runs(target) {
        if run.len() < WORDS {
            continue;
        }
        let theirs = theirs.get_or_insert_with(|| {
            let words = runs(source).into_iter().flatten();
            words.map(|(_, word)| word.to_lowercase()).collect()
        });
        let own: Vec<String> = run.iter().map(|(_, word)| word.to_lowercase()).collect();
        let shared = longest_shared(&own, theirs);
        // In capitals they are codes: `IN`, `IT`.
        let stops = run[shared.clone()].iter();
        let stops = stops.filter(|(_, word)| STOP_WORDS.contains(word));
        if shared.len() < WORDS || stops.count() < STOPS {
            continue;
        }
        let (start, (last, word)) = (run[shared.start].0, run[shared.end - 1]);
        let end = last + word.len();
        if !is_quoted(target, start, end) {
            out.report(
                pair.target.span_of_words(start..end),
                "these words are not translated".to_owned(),
            )
            .label("as in the source")
            .help("translate them, or put them in quotes")
            .subject(pair.subject(&own[shared].join(" ")));
        }
    }
}

/// Where `own` has the longest run of words that stand in `theirs` in the same order,
/// nothing between them.
fn longest_shared(own: &[String], theirs: &[String]) -> Range<usize> {
    let mut best = 0..0;
    // No sentence is this long, and the time grows with both.
    if own.len().saturating_mul(theirs.len()) > 1 << 20 {
        return best;
    }
    // By the place in `theirs`: how many words up to there are those up to the word before.
    let mut before = vec![0; theirs.len() + 1];
    for (end, word) in own.iter().enumerate() {
        let mut here = vec![0; theirs.len() + 1];
        for (at, other) in theirs.iter().enumerate() {
            if word == other {
                here[at + 1] = before[at] + 1;
                if here[at + 1] > best.len() {
                    best = end + 1 - here[at + 1]..end + 1;
                }
            }
        }
        before = here;
    }
    best
}

/// Runs of words in plain letters, with nothing but blanks and commas between.
fn runs(text: &str) -> Vec<Vec<(usize, &str)>> {
    let is_part = |c: char| c.is_ascii_alphabetic() || matches!(c, '\'' | '-' | '’');
    let joins = |c: char| matches!(c, ' ' | ',' | '\n');
    let mut runs = vec![Vec::new()];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let len = text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
        match runs.last_mut() {
            Some(run) if len > 0 => run.push((at, &text[at..at + len])),
            // Whatever follows it begins anew.
            Some(run) if !joins(c) && !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
        at += len.max(c.len_utf8());
    }
    runs
}

/// Whether a range stands in quotes or brackets, or before its own translation.
fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let opens = |c: char| "\"'«“„‘([「『（".contains(c);
    let closes = |c: char| "\"'»”’)]」』）.!?".contains(c);
    let before = text[..start].trim_end();
    let behind = text[end..].trim_start();
    let further = behind.trim_start_matches(closes).trim_start();
    before.ends_with(opens)
        || behind.starts_with(['"', '»', '”', '」', '』', ']'])
        || further.starts_with(['(', '（'])
}
