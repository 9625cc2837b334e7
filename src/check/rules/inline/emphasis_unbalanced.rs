use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// Asterisks of emphasis that readers see.
    ///
    /// ## Why
    ///
    /// An asterisk without its partner, or an escaped one, is printed. The source shows
    /// fewer of them, so the translation broke the emphasis.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// 選取 \*\*支援\*\*。 => Select **Support**.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// 選取 **支援**。 => Select **Support**.
    /// ```
    EMPHASIS_UNBALANCED = "emphasis-unbalanced", Some(Severity::Warning), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let stars = |text: &str| text.bytes().filter(|byte| *byte == b'*').count();
    let target = &pair.target.words.text;
    if memchr::memchr(b'*', target.as_bytes()).is_none()
        || stars(target) <= stars(&pair.source.words.text)
    {
        return;
    }
    let start = target.find('*').unwrap_or_default();
    let len = target[start..].len() - target[start..].trim_start_matches('*').len();
    let shown = &target[start..start + len];
    out.report(
        pair.target.span_of_words(start..start + len),
        format!("`{shown}` is shown as text, and not in the source"),
    )
    .label("emphasis that was broken in translation")
    .help("pair the marks without blanks inside, or remove them")
    .subject(pair.subject(shown));
}
