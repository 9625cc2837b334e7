use std::ops::Range;

use super::doubled;
use super::repeated_words::{Repeats, repeats_of};
use crate::check::input::{Prose, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::text::TextRange;

declare_rule! {
    /// A word that stands twice in a row, and not in the source.
    ///
    /// ## Why
    ///
    /// It is a slip of the pen, or of a machine. Words that a language repeats by its
    /// grammar are passed over (`die, die die Tür öffnen`), and so is a word that ends
    /// emphasis or a link and begins what follows: it is a label there. In Chinese and
    /// Japanese, two characters or more count as a word. In a language of which the
    /// program knows no repeated words, the finding is an information.
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

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let repeats = match repeats_of(&prose.page.locale) {
        Repeats::Characters => return doubled::check(prose, out),
        Repeats::Unwritten => return,
        repeats => repeats,
    };
    let text = &prose.text.words.text;
    let mut at = 0;
    let mut before = "";
    // More than a blank between them is a layout: a term and its definition.
    for word in text.split([' ', '\n']) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if is_repetition(before, bare) && !repeats.has(&fold(bare)) {
            let first = at - 1 - before.len()..at - 1;
            let end = at + bare.len();
            if are_neighbours(prose, first.clone(), at..end) && !is_repeated(prose.source_words()) {
                let mut said = out.report(
                    prose.text.span_of_words(first.start..end),
                    format!("`{bare}` stands twice"),
                );
                said.help("remove one of the two")
                    .subject(prose.subject(&fold(bare)));
                if matches!(repeats, Repeats::Unknown) {
                    said.at_most(Severity::Info);
                }
            }
        }
        at += word.len() + 1;
        before = word;
    }
}

/// Whether nothing but white space stands between two ranges of the words: no mark of
/// emphasis, link or code.
pub(super) fn are_neighbours(prose: &Prose<'_>, first: Range<usize>, second: Range<usize>) -> bool {
    let words = &prose.text.words;
    let (first, second) = (words.place(first), words.place(second));
    first.end <= second.start && {
        let between = TextRange {
            start: first.end,
            end: second.start,
        };
        between.of(prose.page.text()).trim().is_empty()
    }
}

/// Whether two neighbouring words are the same but for case, and one too many. A name in
/// capitals (`ПО`) is not the word that is spelled like it.
fn is_repetition(first: &str, second: &str) -> bool {
    // `A a Gi` is from A to Gi in Portuguese, so a letter is no word.
    first.len() == second.len()
        && second.chars().nth(1).is_some()
        && second.chars().all(char::is_alphabetic)
        && (first == second
            || (fold(first) == fold(second) && is_capitals(first) == is_capitals(second)))
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether the source repeats a word, too.
fn is_repeated(source: &str) -> bool {
    let words: Vec<_> = source.split(' ').map(fold).collect();
    words
        .windows(2)
        .any(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic))
}
