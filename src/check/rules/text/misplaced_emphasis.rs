use crate::check::facts::within;
use crate::check::input::{Pair, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// Bold on a lone article or preposition.
    ///
    /// ## Why
    ///
    /// Translation by machine moves the marks of emphasis onto the wrong word: the name
    /// of the button is plain, and `**de**` stands out.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// Página **de** suporte => **Support** page
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// Página de **suporte** => **Support** page
    /// ```
    EMPHASIS_MISPLACED = "emphasis-misplaced", Some(Severity::Info), Check::Pair(check)
}

/// Words that nobody stresses, by language.
const FUNCTION_WORDS: [(&str, &[&str]); 4] = [
    (
        "fr",
        &[
            "de", "du", "des", "le", "la", "les", "et", "à", "un", "une", "en", "l", "d",
        ],
    ),
    (
        "pt",
        &[
            "de", "do", "da", "dos", "das", "e", "o", "a", "os", "as", "em", "no", "na", "para",
        ],
    ),
    ("ru", &["и", "в", "на", "с", "для", "по", "к", "из", "от"]),
    (
        "es",
        &[
            "de", "del", "el", "la", "los", "las", "y", "en", "un", "una",
        ],
    ),
];

/// What a source in English stresses on purpose.
const STRESSED: [&str; 10] = [
    "and", "or", "to", "from", "for", "of", "in", "on", "where", "by",
];

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let language = pair.page.locale.language();
    let Some((_, listed)) = FUNCTION_WORDS.iter().find(|(own, _)| *own == language) else {
        return;
    };
    // A source that stresses `and` or `to` means it.
    let original = pair.page.parsed.text(Side::Source);
    let meant = within(&pair.source.facts.strongs, pair.source.range).any(|strong| {
        let words = Words::of(pair.source.facts, original, *strong);
        STRESSED.contains(&fold(&words.text).as_str())
    });
    if meant {
        return;
    }
    let side = pair.page.text();
    for strong in within(&pair.target.facts.strongs, pair.target.range) {
        let words = Words::of(pair.target.facts, side, *strong);
        let word = fold(words.text.trim_matches(|c: char| !c.is_alphabetic()));
        if !listed.contains(&word.as_str()) {
            continue;
        }
        out.report(
            pair.target.span_of(*strong),
            format!("`{word}` alone is bold"),
        )
        .help("put the marks around what the source stresses")
        .subject(pair.subject(&word));
        return;
    }
}
