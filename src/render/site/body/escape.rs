//! Text as HTML.

/// Escapes text for an element or a double-quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// Escapes text for an element or a double-quoted attribute, at the end of `out`.
///
/// Control characters that HTML does not allow (§13.2.3.5) become U+FFFD.
pub fn escape_into(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..]
        .iter()
        .position(|&byte| PLAIN[byte as usize] == 0)
    {
        at += next + 1;
        let replacement = match bytes[at - 1] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0x00..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[from..at - 1]);
        out.push_str(replacement);
        from = at;
    }
    out.push_str(&text[from..]);
}

/// By byte: 0 where something else is written for it.
const PLAIN: [u8; 256] = {
    let mut plain = [1; 256];
    let mut byte = 0;
    while byte < 0x20 {
        plain[byte] = 0;
        byte += 1;
    }
    let others = b"&<>\"\x7f";
    let mut other = 0;
    while other < others.len() {
        plain[others[other] as usize] = 0;
        other += 1;
    }
    plain
};
