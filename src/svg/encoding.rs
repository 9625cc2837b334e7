//! The text of an XML file: UTF-8, UTF-16 with a byte order mark, or Latin-1 by its
//! declaration (XML 1.0, appendix F).

use std::borrow::Cow;

use super::Refused;

/// The text of a file.
pub(super) struct Text<'a> {
    pub(super) content: Cow<'a, str>,
    /// How many bytes of the file stand before it; `None` where the file has another
    /// encoding, so that places in the text are none of the file.
    pub(super) before: Option<usize>,
}

/// The text of `bytes`; every character of it is one that XML allows.
pub(super) fn decode(bytes: &[u8]) -> Result<Text<'_>, Refused> {
    let text = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        utf8(rest, 3)?
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        utf16(rest, u16::from_le_bytes)?
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        utf16(rest, u16::from_be_bytes)?
    } else if bytes.starts_with(b"\x1F\x8B") {
        return Err(Refused::Compressed);
    } else if bytes.contains(&0) {
        // No XML file has this character; what does is another encoding, or no text.
        return Err(Refused::Encoding);
    } else {
        match declared(bytes).as_deref() {
            None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => utf8(bytes, 0)?,
            Some("iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1") => latin_1(bytes)?,
            Some(_) => return Err(Refused::Encoding),
        }
    };
    match text.content.char_indices().find(|(_, c)| !is_allowed(*c)) {
        None => Ok(text),
        Some((at, _)) => Err(Refused::Malformed {
            offset: text.before.map_or(0, |before| before + at),
        }),
    }
}

/// Whether XML 1.0 knows the character (production 2, `Char`).
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn utf8(bytes: &[u8], before: usize) -> Result<Text<'_>, Refused> {
    let content = std::str::from_utf8(bytes).map_err(|_| Refused::Encoding)?;
    Ok(Text {
        content: content.into(),
        before: Some(before),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Text<'_>, Refused> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let content: Result<String, _> = char::decode_utf16(units).collect();
    match content {
        Ok(content) if rest.is_empty() => Ok(Text {
            content: content.into(),
            before: None,
        }),
        _ => Err(Refused::Encoding),
    }
}

/// Bytes from 0x80 to 0x9F are refused: browsers and XML parsers do not agree on them.
fn latin_1(bytes: &[u8]) -> Result<Text<'_>, Refused> {
    if bytes.iter().any(|byte| (0x80..=0x9F).contains(byte)) {
        return Err(Refused::Encoding);
    }
    Ok(Text {
        content: bytes.iter().map(|&byte| char::from(byte)).collect(),
        before: None,
    })
}

/// The encoding that the XML declaration names, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(&rest[..rest.len().min(256)], b"?>")?;
    let declaration = std::str::from_utf8(&rest[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    Some(name.to_ascii_lowercase())
}
