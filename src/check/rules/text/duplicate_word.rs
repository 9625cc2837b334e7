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
    let mut at = 0;
    let mut before = "";
    // More than a blank between them is a layout: a term and its definition.
    for word in text.split([' ', '\n']) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if is_repetition(before, bare) && !repeats(prose.source_words()) {
            let end = at + bare.len();
            out.report(
                prose.text.span_of_words(at - 1 - before.len()..end),
                format!("`{bare}` stands twice"),
            )
            .help("remove one of the two")
            .subject(prose.subject(&fold(bare)));
        }
        at += word.len() + 1;
        before = word;
    }
}

/// Whether two neighbouring words are the same but for case, and one too many.
fn is_repetition(first: &str, second: &str) -> bool {
    // `A a Gi` is from A to Gi in Portuguese, so a letter is no word.
    first.len() == second.len()
        && second.chars().nth(1).is_some()
        && second.chars().all(char::is_alphabetic)
        && (first == second || fold(first) == fold(second))
        && !REPEATED.contains(&fold(second).as_str())
}

/// Whether the source repeats a word, too.
fn repeats(source: &str) -> bool {
    let words: Vec<_> = source.split(' ').map(fold).collect();
    words
        .windows(2)
        .any(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic))
}
