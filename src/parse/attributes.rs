//! The attributes of directives: `key="value"`.
//!
//! Translators break their quotes: they quote a word within an alternative text, or set
//! quotes in type. Such a directive is one all the same, and its values are guessed by the
//! keys that directives have.

/// Keys and values, in order.
pub(super) type Attributes = Vec<(String, String)>;

/// Reads `key="value"` pairs from byte `from`, up to and with a closing `:::`, a line
/// that is blank, or the end of the line where the directive needs no closing.
pub(super) fn read(text: &str, from: usize) -> Option<(Attributes, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    loop {
        while bytes.get(at).is_some_and(|b| b" \t".contains(b)) {
            at += 1;
        }
        if at == text.len() {
            return Some((found, at));
        }
        if text[at..].starts_with(":::") {
            return Some((found, at + 3));
        }
        let key_end = at + text[at..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
        if key_end == at {
            return None;
        }
        let key = text[at..key_end].to_owned();
        let rest = text[key_end..].strip_prefix('=')?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value_start = key_end + 2;
        let length = text[value_start..].find([quote, '\n'])?;
        if text.as_bytes()[value_start + length] == b'\n' {
            return None;
        }
        found.push((key, text[value_start..value_start + length].to_owned()));
        at = value_start + length + 1;
    }
}

/// The keys that directives have.
const KEYS: [&str; 18] = [
    "alt-text",
    "border",
    "class",
    "file",
    "highlight",
    "id",
    "interactive",
    "language",
    "lightbox",
    "link",
    "loc-scope",
    "pivot",
    "range",
    "source",
    "span",
    "target",
    "text",
    "type",
];

/// What is written for a quote, by intent or not.
const QUOTES: [&str; 14] = [
    "&quot;", "&#34;", "\\\"", "\"", "'", "“", "”", "„", "«", "»", "‘", "’", "″", "\u{ff02}",
];

/// Reads attributes whose quotes do not pair, up to and with the closing `:::` on the same
/// line: the first one behind a quote, otherwise the first.
pub(super) fn guess(text: &str, from: usize) -> Option<(Attributes, usize)> {
    let line = text[from..].split(['\n', '\r']).next().unwrap_or_default();
    let ends = || line.match_indices(":::").map(|(at, _)| at);
    let is_quoted = |at: &usize| {
        let before = line[..*at].trim_end();
        QUOTES.iter().any(|quote| before.ends_with(quote))
    };
    let end = ends().find(is_quoted).or_else(|| ends().next())?;
    let found = guess_all(&line[..end]);
    (!found.is_empty()).then_some((found, from + end + 3))
}

/// The attributes of a text whose quotes do not pair: each value goes up to the next key.
pub(super) fn guess_all(text: &str) -> Attributes {
    let mut found: Attributes = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    for (equals, _) in text.match_indices('=') {
        let before = text[..equals].trim_end();
        let key = before.rsplit(|c: char| c.is_whitespace()).next();
        let key = key.filter(|key| KEYS.iter().any(|own| own.eq_ignore_ascii_case(key)));
        let Some(key) = key else { continue };
        let start = before.len() - key.len();
        if let Some((name, value)) = open.replace((key, equals + 1)) {
            found.push((name.to_owned(), unquoted(&text[value..start])));
        }
    }
    if let Some((name, value)) = open {
        found.push((name.to_owned(), unquoted(&text[value..])));
    }
    found
}

/// A value without the quote on either side of it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let value = QUOTES
        .iter()
        .find_map(|quote| value.strip_prefix(quote))
        .unwrap_or(value);
    let value = QUOTES
        .iter()
        .find_map(|quote| value.strip_suffix(quote))
        .unwrap_or(value);
    value.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> Vec<(String, String)> {
        guess(text, 0).unwrap().0
    }

    #[test]
    fn values_go_up_to_the_next_key() {
        let found = guessed(" source=\"a.png\" alt-text=\"Кнопка \"Да\" здесь\":::.");
        assert_eq!(found[0], ("source".to_owned(), "a.png".to_owned()));
        assert_eq!(found[1].1, "Кнопка \"Да\" здесь");
        let found = guessed("alt-text=«a = b» type=&quot;icon&quot; source='x.png::: b");
        assert_eq!(found[0].1, "a = b");
        assert_eq!(found[1].1, "icon");
        assert_eq!(found[2].1, "x.png");
    }

    #[test]
    fn what_has_no_end_or_no_key_is_no_directive() {
        assert_eq!(guess(" source=\"a.png\" alt-text=\"x\n:::", 0), None);
        assert_eq!(guess(" a=\"b\"c\":::", 0), None);
    }

    #[test]
    fn a_directive_ends_behind_its_last_quote() {
        let text = "alt-text=\"ratio 1:::2 \"x\" y\"::: and :::no-loc text=\"z\":::";
        let (found, end) = guess(text, 0).unwrap();
        assert_eq!(found[0].1, "ratio 1:::2 \"x\" y");
        assert!(text[end..].starts_with(" and"));
    }
}
