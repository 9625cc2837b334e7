use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};

declare_rule! {
    /// Two blanks in a row, and not in the source.
    ///
    /// ## Why
    ///
    /// Readers do not see them, but a search for the phrase fails, and a later comparison
    /// of texts shows a difference that is none.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// Selecione  Suporte. => Select Support.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// Selecione Suporte. => Select Support.
    /// ```
    DOUBLE_SPACE = "text-double-space", None, Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let text = &pair.target.words.text;
    let inner = text.trim();
    let Some(at) = inner.find("  ") else { return };
    if pair.source.words.text.contains("  ") {
        return;
    }
    let start = text.len() - text.trim_start().len() + at;
    out.report(
        pair.target.span_of_words(start..start + 2),
        "two blanks in a row",
    )
    .help("remove one of them")
    .subject(pair.subject(""));
}
