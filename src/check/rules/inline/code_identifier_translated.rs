use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// An identifier that was translated, transliterated or respelled.
    ///
    /// ## Why
    ///
    /// Names of columns, fields and methods are looked up as they are. A reader finds
    /// `биллингпретакстотал` in no file. The rule looks at segments that are one
    /// identifier and nothing else: several words run together (`BillingPreTaxTotal`,
    /// `event_type`), or a method of HTTP.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// БиллингПреТаксТотал => BillingPreTaxTotal
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// BillingPreTaxTotal => BillingPreTaxTotal
    /// ```
    CODE_IDENTIFIER_TRANSLATED = "code-identifier-translated", Some(Severity::Error),
    Check::Pair(check)
}

/// The request methods of RFC 9110, §9.3, and RFC 5789.
const METHODS: [&str; 6] = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"];

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let source = pair.source.words.text.trim();
    if !is_identifier(source) {
        return;
    }
    let target = pair.target.words.text.trim();
    if target.contains(source) || target.is_empty() {
        return;
    }
    out.report(
        pair.target.span(),
        format!("identifier `{source}` was changed to `{target}`"),
    )
    .label("it is looked up as it is spelled")
    .help(format!("write `{source}`"))
    .subject(pair.subject(""));
}

/// Whether a text is one word that only code would spell so.
fn is_identifier(text: &str) -> bool {
    let bytes = text.as_bytes();
    if METHODS.contains(&text) {
        return true;
    }
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    if bytes.len() < 6 || !bytes.iter().all(plain) {
        return false;
    }
    let humps = bytes
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    let underscore = bytes.contains(&b'_') && bytes.iter().any(u8::is_ascii_alphabetic);
    humps > 0 || underscore
}
