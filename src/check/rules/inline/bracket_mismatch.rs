use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A bracket without its partner, where every bracket of the source has one.
    ///
    /// ## Why
    ///
    /// A bracket is lost in translation together with what it closed: a link, a name of
    /// a button, a remark. Full-width brackets count as the same.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// 選取「支援](https://example.com/) 以繼續。 => Select [Support](https://example.com/) to go on.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// 選取 [支援](https://example.com/) （選用）。 => Select [Support](https://example.com/) (optional).
    /// ```
    BRACKET_MISMATCH = "bracket-mismatch", Some(Severity::Warning), Check::Pair(check)
}

const PAIRS: [(&[char], &[char], char); 2] = [
    (&['(', '（'], &[')', '）'], '('),
    (&['[', '［'], &[']', '］'], '['),
];

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    // Full-width brackets begin with the byte `EF`.
    let bracket = |byte: u8| matches!(byte, b'(' | b')' | b'[' | b']' | 0xef);
    if !pair.target.words.text.bytes().any(bracket) {
        return;
    }
    for (open, close, name) in PAIRS {
        if lone(&pair.source.words.text, open, close, |_| false).is_some() {
            continue;
        }
        let target = &pair.target.words.text;
        let Some(at) = lone(target, open, close, is_list_marker) else {
            continue;
        };
        let found = target[at..].chars().next().unwrap_or(name);
        out.report(
            pair.target.span_of_words(at..at + found.len_utf8()),
            format!("`{found}` has no partner"),
        )
        .label("in the source every bracket has one")
        .help("restore the other bracket, and what it held")
        .subject(pair.subject(&name.to_string()));
    }
}

/// The first bracket without its partner. A closing one is passed over where `skip`
/// holds for the text before it.
fn lone(text: &str, open: &[char], close: &[char], skip: fn(&str) -> bool) -> Option<usize> {
    let mut opened = Vec::new();
    for (at, c) in text.char_indices() {
        if open.contains(&c) {
            opened.push(at);
        } else if close.contains(&c) && opened.pop().is_none() && !skip(&text[..at]) {
            return Some(at);
        }
    }
    opened.first().copied()
}

/// Whether the text before a closing bracket ends in a list's number or letter, as in
/// `1)` and `a)`.
fn is_list_marker(before: &str) -> bool {
    let mut last = before.chars().rev();
    last.next().is_some_and(char::is_alphanumeric)
        && !last.next().is_some_and(char::is_alphanumeric)
}
