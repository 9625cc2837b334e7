use super::words;
use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A word in two alphabets at once.
    ///
    /// ## Why
    ///
    /// A Latin `c` within a Cyrillic word looks right, and no search finds it. The rule
    /// looks at ordinary words whose letters are all of one alphabet but for look-alikes of
    /// the other; names in capitals and patterns such as `ддTчч` are passed over.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// Откройте раздeл поддержки. => Open the support section.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// Откройте раздел IP-адресов. => Open the section of IP addresses.
    /// ```
    WRONG_SCRIPT = "text-wrong-script", Some(Severity::Warning), Check::Prose(check)
}

/// Latin letters that look like Cyrillic ones, and the reverse.
const LATIN: &str = "aceopxyABCEHKMOPTX";
const CYRILLIC: &str = "асеорхуАВСЕНКМОРТХ";

/// Whether a word has ASCII letters and letters of Unicode's Cyrillic block, whose bytes
/// begin with `D0` to `D3`.
fn is_mixed(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_alphabetic())
        && word.bytes().any(|byte| matches!(byte, 0xd0..=0xd3))
}

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let compounds = words(&prose.text.words.text).filter(|(_, word)| is_mixed(word));
    let parts = compounds.flat_map(|(at, compound)| {
        let start = compound.as_ptr() as usize;
        compound
            .split(|c: char| !c.is_alphabetic())
            .map(move |part| (at + (part.as_ptr() as usize - start), part))
    });
    for (at, word) in parts {
        let latin = |c: &char| c.is_ascii_alphabetic();
        let cyrillic = |c: &char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
        let (in_latin, in_cyrillic): (Vec<char>, Vec<char>) = word
            .chars()
            .filter(|c| latin(c) || cyrillic(c))
            .partition(latin);
        let ordinary = word.chars().skip(1).all(char::is_lowercase);
        if in_latin.is_empty() || in_cyrillic.is_empty() || !ordinary {
            continue;
        }
        let (stray, alphabet) =
            if in_latin.iter().all(|c| LATIN.contains(*c)) && in_latin.len() < in_cyrillic.len() {
                (in_latin[0], "Latin")
            } else if in_cyrillic.iter().all(|c| CYRILLIC.contains(*c)) {
                (in_cyrillic[0], "Cyrillic")
            } else {
                continue;
            };
        out.report(
            prose.text.span_of_words(at..at + word.len()),
            format!("`{stray}` in `{word}` is a {alphabet} letter"),
        )
        .label("it only looks like the right one")
        .help("type the letter anew")
        .subject(prose.subject(word));
    }
}
