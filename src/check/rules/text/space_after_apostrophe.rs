use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A blank after an apostrophe that joins two words.
    ///
    /// ## Why
    ///
    /// `l' espace` is read as two words, and may break at the line end. Translation by
    /// machine leaves such blanks where markup follows.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Ouvrez l' **espace partenaires**. => Open the **partner dashboard**.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Ouvrez l’**espace partenaires**. => Open the **partner dashboard**.
    /// ```
    SPACE_AFTER_APOSTROPHE = "text-space-after-apostrophe", Some(Severity::Info),
    Check::Prose(check)
}

/// What a French word is cut to before another.
const ELIDED: [&str; 11] = [
    "l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu",
];

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    if prose.page.locale.language() != "fr" {
        return;
    }
    let text = &prose.text.words.text;
    for (at, mark) in text.match_indices(['\'', '’']) {
        let after = &text[at + mark.len()..];
        let blanks = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let before = text[..at].rsplit(|c: char| !c.is_alphabetic()).next();
        let elided = before.is_some_and(|word| ELIDED.contains(&word.to_lowercase().as_str()));
        if !elided || blanks == 0 || after.len() == blanks {
            continue;
        }
        let start = at + mark.len();
        out.report(
            prose.text.span_of_words(start..start + blanks),
            "stray blank after an apostrophe",
        )
        .help("remove it")
        .subject(prose.subject(&text[..at].chars().rev().take(12).collect::<String>()));
    }
}
