use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// An invisible character that the source does not have.
    ///
    /// ## Why
    ///
    /// A search does not find the word, and whoever copies it copies the character with
    /// it. Joiners that some scripts need are passed over.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// Откройте пор&#8203;тал. => Open the portal.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// Откройте портал. => Open the portal.
    /// ```
    ZERO_WIDTH = "text-zero-width", Some(Severity::Warning), Check::Prose(check)
}

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let text = &prose.text.words.text;
    // The lead bytes of all that is invisible.
    let suspect = |byte: u8| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
    if !text.bytes().any(suspect) {
        return;
    }
    let Some((at, c)) = text.char_indices().find(|(_, c)| is_invisible(*c)) else {
        return;
    };
    if prose.source_words().contains(c) {
        return;
    }
    out.report(
        prose.text.span_of_words(at..at + c.len_utf8()),
        format!("invisible character U+{:04X}", u32::from(c)),
    )
    .help("remove it")
    .subject(prose.subject(""));
}

/// Zero-width space and no-break space, word joiner, and control characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') || (c.is_control() && !c.is_whitespace())
}
