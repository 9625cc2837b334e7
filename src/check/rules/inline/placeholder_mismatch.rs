use super::missing;
use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A placeholder that is not the same as in the source.
    ///
    /// ## Why
    ///
    /// `{name}` and `%s` are replaced by a program, which knows them by their spelling.
    /// A mark such as `<c0>` is a translation tool's own, and was left behind.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// Abra https://example.com/{locatário} e entre. => Open https://example.com/{tenant} and sign in.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// Abra https://example.com/{tenant} e entre. => Open https://example.com/{tenant} and sign in.
    /// ```
    PLACEHOLDER_MISMATCH = "placeholder-mismatch", Some(Severity::Error), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let (target, source) = (&pair.target.words.text, &pair.source.words.text);
    let marked = |text: &str| memchr::memchr3(b'{', b'%', b'<', text.as_bytes()).is_some();
    if !marked(target) && !marked(source) {
        return;
    }
    let (own, theirs) = (placeholders(target), placeholders(source));
    let texts = |found: &[(usize, &str)]| -> Vec<String> {
        found.iter().map(|(_, text)| (*text).to_owned()).collect()
    };
    // Blanks within braces are no difference: `{"a":1}` and `{ "a": 1 }` say the same.
    let squeezed: String = target.split_whitespace().collect();
    let mut lost = missing(texts(&theirs), texts(&own));
    lost.retain(|lost| !squeezed.contains(lost.as_str()));
    let new = missing(texts(&own), texts(&theirs));
    let place = |text: &str| own.iter().find(|(_, own)| *own == text).map(|(at, _)| *at);
    let (message, at, subject) = match (lost.first(), new.first()) {
        (Some(lost), Some(new)) => (
            format!("placeholder `{lost}` of the source became `{new}`"),
            place(new).map(|at| at..at + new.len()),
            lost,
        ),
        (Some(lost), None) => (
            format!("placeholder `{lost}` of the source is lost"),
            None,
            lost,
        ),
        (None, Some(new)) if is_leftover(new) => (
            format!("`{new}` was left behind by a translation tool"),
            place(new).map(|at| at..at + new.len()),
            new,
        ),
        _ => return,
    };
    let span = at.map_or(pair.target.span(), |at| pair.target.span_of_words(at));
    out.report(span, message)
        .help("write the placeholders as the source has them")
        .subject(pair.subject(subject));
}

/// `{…}` without blanks and quotes, `%s` and its like, and the marks of translation tools.
fn placeholders(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let len = match c {
            '{' => rest[1..]
                .find(|c: char| matches!(c, '}' | '{' | '"' | '\'' | ',') || c.is_whitespace())
                .filter(|end| rest[1 + end..].starts_with('}') && *end > 0)
                .map(|end| end + 2),
            '%' => ["%s", "%d", "%1$s", "%2$s"]
                .iter()
                .find(|known| rest.starts_with(**known))
                .filter(|known| !rest[known.len()..].starts_with(char::is_alphanumeric))
                .map(|known| known.len()),
            '<' => rest
                .find('>')
                .map(|end| end + 1)
                .filter(|len| is_leftover(&rest[..*len])),
            _ => None,
        };
        if let Some(len) = len {
            found.push((at, &rest[..len]));
        }
    }
    found
}

/// `<c0>`, `</b1>`: how translation tools keep markup out of a translator's way.
fn is_leftover(text: &str) -> bool {
    let inner = text
        .strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'));
    let inner = inner.map(|inner| inner.trim_start_matches('/').trim_end_matches('/'));
    inner.is_some_and(|inner| {
        let digits = inner.strip_prefix(['c', 'b', 'g', 'x']);
        digits.is_some_and(|digits| {
            !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
        })
    })
}
