use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A name that must not be translated, and was.
    ///
    /// ## Why
    ///
    /// A team names what stays as it is in every language: `no_loc = ["Partner Center"]`
    /// in `[check]`. A translated product name is one that readers cannot find.
    ///
    /// ## Example
    ///
    /// ```toml
    /// no_loc = ["Alderdesk"]
    /// ```
    ///
    /// ```pairs fr-FR
    /// Ouvrez Bureau-des-Aulnes. => Open Alderdesk.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// no_loc = ["Alderdesk"]
    /// ```
    ///
    /// ```pairs fr-FR
    /// Ouvrez Alderdesk. => Open Alderdesk.
    /// ```
    TERM_NO_LOC_ALTERED = "term-no-loc-altered", Some(Severity::Error), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    for name in &pair.policy.no_loc {
        if count(&pair.source.words.text, name) > 0 && count(&pair.target.words.text, name) == 0 {
            out.report(
                pair.target.span(),
                format!("the name `{name}` was translated"),
            )
            .help(format!("write `{name}`"))
            .subject(pair.subject(name));
        }
    }
}

/// How often a name stands in a text, whole words only.
fn count(text: &str, name: &str) -> usize {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(name)
        .filter(|(at, _)| {
            !part(text[..*at].chars().next_back()) && !part(text[at + name.len()..].chars().next())
        })
        .count()
}
