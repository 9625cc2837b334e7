use super::missing;
use crate::check::facts::{Code, within};
use crate::check::input::{Pair, Text};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// Inline code that is not the same as in the source.
    ///
    /// ## Why
    ///
    /// Code is typed as it stands. A command or a value that was translated, or lost,
    /// does not work. The order of code in a sentence may change.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Exécutez `Obtenir-Élément` en premier. => Run `Get-Item` first.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// `b` vient après `a`. => After `a` comes `b`.
    /// ```
    CODE_SPAN_MISMATCH = "code-span-mismatch", Some(Severity::Error), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let (target, source) = (codes(&pair.target), codes(&pair.source));
    if source.is_empty() {
        return;
    }
    let lost = missing(source.clone(), target.clone());
    let Some(lost) = lost.first() else {
        return;
    };
    let new = missing(target, source);
    let new = new.first();
    let place = new.and_then(|new| {
        let mut own = within(&pair.target.facts.codes, pair.target.range);
        own.find(|code| squeeze(code) == *new)
    });
    let span = place.map_or(pair.target.span(), |code| pair.target.span_of(code.range));
    let message = match new {
        Some(new) => format!("code `{lost}` of the source became `{new}`"),
        None => format!("code `{lost}` of the source is lost"),
    };
    out.report(span, message)
        .label("readers type what stands here")
        .help(format!("write `{lost}`"))
        .subject(pair.subject(lost));
}

fn codes(text: &Text<'_>) -> Vec<String> {
    within(&text.facts.codes, text.range).map(squeeze).collect()
}

/// The code with its white space collapsed: line ends within it are blanks.
fn squeeze(code: &Code) -> String {
    let words: Vec<_> = code.text.split_whitespace().collect();
    words.join(" ")
}
