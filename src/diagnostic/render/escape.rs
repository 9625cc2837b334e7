//! What each syntax cannot hold as it stands.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 3986, §2.3: what stands as it is in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path as a relative URI reference (RFC 3986). A colon is escaped, so that no path
/// reads as a scheme.
pub(super) fn uri(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// Text for XML 1.0, in an element or a double-quoted attribute. Characters outside its
/// `Char` production (§2.2) become U+FFFD, as no escape can hold them.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// Parts a sigil from the name behind it. Neither GitHub nor GitLab finds mentions,
/// references or addresses across a comment.
const APART: &str = "<!-- -->";

/// Whether `c` before `next` begins a mention, a reference, an emoji or the rest of an
/// address: `@name`, `#1`, `!1`, `~label`, `%milestone`, `$snippet`, `&epic`, `:emoji:`,
/// `https://`, `www.`.
fn is_sigil(c: char, next: Option<char>) -> bool {
    let named = next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '_' | '"' | '-'));
    match c {
        '@' | '#' | '!' | '~' | '%' | '$' | '&' => named,
        ':' => next.is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '+' | '-')),
        _ => false,
    }
}

/// Text for an element of HTML within Markdown; mentions are parted as in [`markdown()`].
pub(super) fn html(text: &str) -> String {
    apart(text, |c, out| {
        out.push_str(&xml(c.encode_utf8(&mut [0; 4])));
    })
}

/// Text for one line of Markdown: nothing of it is read as markup, link, mention, HTML or
/// table cell.
pub(super) fn markdown(text: &str) -> String {
    apart(text, |c, out| match c {
        '\n' | '\r' => out.push(' '),
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
            out.push('\\');
            out.push(c);
        }
        c => out.push(c),
    })
}

/// Writes each character by `push`, sigils parted from the names behind them.
fn apart(text: &str, push: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        push(c, &mut out);
        let is_www = c == '.' && ends_with_www(&out);
        if is_www || is_sigil(c, chars.peek().copied()) {
            out.push_str(APART);
        }
    }
    out
}

fn ends_with_www(text: &str) -> bool {
    let from = text.len().checked_sub("www.".len());
    let end = from.and_then(|from| text.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(uri("a b/c:d#é.md"), "a%20b/c%3Ad%23%C3%A9.md");
    }

    #[test]
    fn xml_holds_only_its_own_characters() {
        assert_eq!(
            xml("<a b=\"&\">\u{1}\n"),
            "&lt;a b=&quot;&amp;&quot;&gt;\u{fffd}&#10;"
        );
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_linked() {
        assert_eq!(
            markdown("@team #1 a&b"),
            "@<!-- -->team \\#<!-- -->1 a&amp;<!-- -->b"
        );
        assert_eq!(
            markdown("https://x www.x 1: 2"),
            "https:<!-- -->//x www.<!-- -->x 1: 2"
        );
        assert_eq!(html("<a@b>.md"), "&lt;a@<!-- -->b&gt;.md");
    }

    #[test]
    fn markdown_shows_the_text_as_it_is() {
        assert_eq!(
            markdown("a|b `[x](y)` <i>"),
            "a\\|b \\`\\[x\\](y)\\` &lt;i>"
        );
    }
}
