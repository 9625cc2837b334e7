use super::words;
use crate::check::input::{Prose, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A word that stands twice in a row, and not in the source.
    ///
    /// ## Why
    ///
    /// It is a slip of the pen, or of a machine. Words that languages do repeat are
    /// passed over, and so are languages without blanks between words.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Le bureau de de support est ouvert. => The support desk is open.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Nous nous occupons de vous. => We take care of you.
    /// Bora Bora => Bora Bora
    /// ```
    DUPLICATE_WORD = "text-duplicate-word", Some(Severity::Warning), Check::Prose(check)
}

/// Words that are right twice: reflexive verbs in French, and the like.
const REPEATED: [&str; 5] = ["nous", "vous", "что", "se", "que"];

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    if prose.page.locale.is_cjk() {
        return;
    }
    let text = &prose.text.words.text;
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words(text) {
        if let Some((start, first)) = before
            // More than a blank is a layout: a term and its definition.
            && &text[start + first.len()..at] == " "
            && word.chars().all(char::is_alphabetic)
            // `A a Gi` is from A to Gi in Portuguese.
            && word.chars().nth(1).is_some()
            && fold(first) == fold(word)
            && !REPEATED.contains(&fold(word).as_str())
            && !repeats(prose.source_words())
        {
            out.report(
                prose.text.span_of_words(start..at + word.len()),
                format!("`{word}` stands twice"),
            )
            .help("remove one of the two")
            .subject(prose.subject(&fold(word)));
        }
        before = Some((at, word));
    }
}

/// Whether the source repeats a word, too.
fn repeats(source: &str) -> bool {
    let found: Vec<_> = words(source).map(|(_, word)| fold(word)).collect();
    found.windows(2).any(|pair| pair[0] == pair[1])
}
