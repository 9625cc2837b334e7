use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};

declare_rule! {
    /// A translation that is much shorter or much longer than its source.
    ///
    /// ## Why
    ///
    /// Something may have been left out, or the text of another sentence got in. It is
    /// measured in letters and digits, of which an ideograph counts for three; code,
    /// addresses and texts of a few words are not looked at. It is off by default, since
    /// an abbreviation written out is as long, and a good short sentence as short: switch
    /// it on for a review.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Ouvrez le dossier. => Open the case of the customer, and check who may see it before you answer.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Ouvrez le dossier du client et vérifiez qui peut le voir. => Open the case of the customer, and check who may see it before you answer.
    /// ```
    LENGTH_RATIO = "text-length-ratio", None, Check::Pair(check)
}

/// The longer of both has this many letters at least,
const LETTERS: usize = 50;
/// and this many times those of the other.
const TIMES: usize = 3;
/// Letters that an ideograph counts for: the median of translations into Chinese.
const IDEOGRAPH: usize = 3;

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let own = letters(&pair.target.words.text);
    let theirs = letters(&pair.source.words.text);
    if own.max(theirs) < LETTERS || own == 0 || theirs == 0 {
        return;
    }
    let message = if own * TIMES <= theirs {
        format!("the source is {} times as long", theirs / own)
    } else if theirs * TIMES <= own {
        format!("this text is {} times as long as its source", own / theirs)
    } else {
        return;
    };
    out.report(pair.target.span(), message)
        .help("check that it says what the source says, and nothing else")
        .subject(pair.subject(""));
}

fn letters(text: &str) -> usize {
    let weight = |c: char| match c {
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => IDEOGRAPH,
        _ => usize::from(c.is_alphanumeric()),
    };
    text.chars().map(weight).sum()
}
