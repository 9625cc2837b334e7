use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// An invisible character that the source does not have.
    ///
    /// ## Why
    ///
    /// A search does not find the word, and whoever copies it copies the character with
    /// it. Joiners that some scripts need are passed over. U+0080 to U+009F are dashes,
    /// quotes and letters of Windows-1252 that were read in another encoding: the
    /// character that was meant is proposed.
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
    let mut seen = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        if seen.contains(&c) || prose.source_words().contains(c) {
            continue;
        }
        let code = u32::from(c);
        let (message, help, subject) = match (c, meant(c)) {
            (_, Some(meant)) => (
                format!("U+{code:04X} is `{meant}` in another encoding"),
                format!("write `{meant}`"),
                format!("{code:04X}"),
            ),
            ('\u{80}'..='\u{9f}', None) => (
                format!("U+{code:04X} is a character that was lost"),
                "restore it from an earlier version of the file".to_owned(),
                format!("{code:04X}"),
            ),
            // All others are one finding of a text.
            _ if seen
                .iter()
                .any(|seen| !('\u{80}'..='\u{9f}').contains(seen)) =>
            {
                continue;
            }
            _ => (
                format!("invisible character U+{code:04X}"),
                "remove it".to_owned(),
                String::new(),
            ),
        };
        seen.push(c);
        out.report(prose.text.span_of_words(at..at + c.len_utf8()), message)
            .help(help)
            .subject(prose.subject(&subject));
    }
}

/// Zero-width space and no-break space, word joiner, and control characters.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{80}'..='\u{9f}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// The character that Windows-1252 has where ISO 8859-1 has a control character, by the
/// WHATWG Encoding Standard; five of them are not assigned.
fn meant(c: char) -> Option<char> {
    const FIRST: u32 = 0x80;
    const MEANT: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let at = u32::from(c).checked_sub(FIRST)?;
    let meant = MEANT.chars().nth(usize::try_from(at).ok()?)?;
    (meant != c).then_some(meant)
}
