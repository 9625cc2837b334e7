//! Which paths can be written on every system, and which two are one file somewhere.
//!
//! Pure functions of text: the rules of Windows and macOS hold on Linux too, so that a
//! site that was built anywhere can be copied anywhere. A path is relative, with `/`.

use std::ffi::OsStr;
use std::fmt::{self, Write};

use unicode_normalization::UnicodeNormalization;

/// The longest name of a file or folder, in bytes of UTF-8: the limit of Linux, and below
/// those of Windows and macOS, which count 255 units of UTF-16.
pub const NAME_LIMIT: usize = 255;

/// The longest path within an output folder, in bytes: macOS allows 1,024 with the folder.
pub const PATH_LIMIT: usize = 800;

/// Why a path cannot be written on some system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// A part without characters: `a//b`, `/a`, `a/`.
    Empty,
    /// A part that is `.` or `..`.
    Dots,
    /// A part that begins with `.`: hidden, and never served.
    Hidden(String),
    /// A part that begins with `~`: links take `~/` for the content root.
    Tilde(String),
    /// A name that is a device on Windows.
    Device(String),
    /// A name that ends with a dot or a blank, which Windows drops.
    End(String),
    /// A character that Windows refuses, or a control character.
    Character(char),
    /// A name of more than [`NAME_LIMIT`] bytes.
    LongName(usize),
    /// A path of more than [`PATH_LIMIT`] bytes.
    LongPath(usize),
    /// A name that is not Unicode.
    NotUnicode,
}

impl fmt::Display for PathFault {
    /// Reads on after "the path": `has an empty part`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("has an empty part"),
            Self::Dots => f.write_str("has a part that is `.` or `..`"),
            Self::Hidden(name) => write!(f, "has the hidden part `{}`", short(name)),
            Self::Tilde(name) => write!(f, "has the part `{}`, which begins with `~`", short(name)),
            Self::Device(name) => write!(f, "names the device `{}` of Windows", short(name)),
            Self::End(name) => write!(f, "has `{}`, which ends with a dot or blank", short(name)),
            Self::Character(c) => write!(f, "has the character `{}`", visible(&c.to_string())),
            Self::LongName(bytes) => write!(f, "has a name of {bytes} bytes (limit {NAME_LIMIT})"),
            Self::LongPath(bytes) => write!(f, "has {bytes} bytes (limit {PATH_LIMIT})"),
            Self::NotUnicode => f.write_str("is not valid Unicode"),
        }
    }
}

/// The beginning of a name, for a message.
fn short(name: &str) -> &str {
    match name.char_indices().nth(20) {
        Some((end, _)) => &name[..end],
        None => name,
    }
}

/// Why a file cannot be written at `path` on some system; `None` where it can on all.
pub fn path_fault(path: &str) -> Option<PathFault> {
    if path.len() > PATH_LIMIT {
        return Some(PathFault::LongPath(path.len()));
    }
    path.split('/').find_map(name_fault)
}

/// Why a file or folder cannot have this name on some system.
///
/// Windows: "Naming Files, Paths, and Namespaces" of Microsoft Learn.
pub fn name_fault(name: &str) -> Option<PathFault> {
    let own = || name.to_owned();
    if name.is_empty() {
        return Some(PathFault::Empty);
    }
    if matches!(name, "." | "..") {
        return Some(PathFault::Dots);
    }
    if let Some(c) = name.chars().find(|&c| is_refused(c)) {
        return Some(PathFault::Character(c));
    }
    if name.len() > NAME_LIMIT {
        return Some(PathFault::LongName(name.len()));
    }
    match name.chars().next() {
        Some('.') => return Some(PathFault::Hidden(own())),
        Some('~') => return Some(PathFault::Tilde(own())),
        _ => {}
    }
    if name.ends_with(['.', ' ']) {
        return Some(PathFault::End(own()));
    }
    is_device(name).then(|| PathFault::Device(own()))
}

fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*' | '/')
}

/// Whether Windows takes a name for a device: in any letter case, with any extension, and
/// with blanks before that. `COM¹` is one too.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_ascii_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let number = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    let mut digits = number.unwrap_or("").chars();
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
    digits.next().is_some_and(is_digit) && digits.next().is_none()
}

/// What two paths share that are one file on Windows or macOS: letter case and
/// normalization (NFC) taken away.
///
/// Case is folded character by character, as file systems do: `straße` and `strasse` are
/// two names.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfd().map(fold_char).nfc().collect()
}

fn fold_char(c: char) -> char {
    // The dotless `ı` has no other case on disk.
    if c == 'ı' {
        return c;
    }
    let upper = single(c.to_uppercase()).unwrap_or(c);
    single(upper.to_lowercase()).unwrap_or(upper)
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next();
    first.filter(|_| chars.next().is_none())
}

/// A name as it is shown to people: control characters and bytes that are not Unicode
/// escaped as in Rust strings.
pub fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(&visible(chunk.valid()));
        for byte in chunk.invalid() {
            let _ = write!(shown, "\\x{byte:02X}");
        }
    }
    shown
}

/// A text with its control characters escaped.
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            visible.extend(c.escape_default());
        } else {
            visible.push(c);
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_have_no_fault() {
        for path in [
            "fr-FR/guides/start.html",
            "a b/c (2).png",
            "release-1.2/é.html",
            "console/com.html",
            "com10.html",
            "nullable.md",
            "a~b.md",
            "x.con",
            "渡輪.html",
        ] {
            assert_eq!(path_fault(path), None, "{path}");
        }
        assert_eq!(path_fault(&"x".repeat(NAME_LIMIT)), None);
        assert_eq!(path_fault(&format!("{}x", "ab/".repeat(266))), None);
    }

    #[test]
    fn each_rule_of_each_system_is_held() {
        let own = |name: &str| name.to_owned();
        for (path, fault) in [
            ("", PathFault::Empty),
            ("/a", PathFault::Empty),
            ("a//b.md", PathFault::Empty),
            ("a/", PathFault::Empty),
            ("a/../../x.md", PathFault::Dots),
            ("./a", PathFault::Dots),
            ("..", PathFault::Dots),
            (".env", PathFault::Hidden(own(".env"))),
            ("a/.isogloss/journal", PathFault::Hidden(own(".isogloss"))),
            ("~/a.md", PathFault::Tilde(own("~"))),
            ("~$draft.docx", PathFault::Tilde(own("~$draft.docx"))),
            ("CON.md", PathFault::Device(own("CON.md"))),
            ("con", PathFault::Device(own("con"))),
            ("nul.tar.md", PathFault::Device(own("nul.tar.md"))),
            ("a/Aux/b.md", PathFault::Device(own("Aux"))),
            ("prn .md", PathFault::Device(own("prn .md"))),
            ("COM1.md", PathFault::Device(own("COM1.md"))),
            ("lpt³.md", PathFault::Device(own("lpt³.md"))),
            ("COM0", PathFault::Device(own("COM0"))),
            ("conin$.md", PathFault::Device(own("conin$.md"))),
            ("a./b.md", PathFault::End(own("a."))),
            ("a /b.md", PathFault::End(own("a "))),
            ("b.md ", PathFault::End(own("b.md "))),
            ("a\\b.md", PathFault::Character('\\')),
            ("a:b.md", PathFault::Character(':')),
            ("a<b", PathFault::Character('<')),
            ("a>b", PathFault::Character('>')),
            ("a\"b", PathFault::Character('"')),
            ("a|b", PathFault::Character('|')),
            ("a?b", PathFault::Character('?')),
            ("a*b", PathFault::Character('*')),
            ("a\nb.md", PathFault::Character('\n')),
            ("a\u{7f}b", PathFault::Character('\u{7f}')),
            ("a\u{85}b", PathFault::Character('\u{85}')),
            ("a\0b", PathFault::Character('\0')),
        ] {
            assert_eq!(path_fault(path), Some(fault), "{path:?}");
        }
        let long = "x".repeat(NAME_LIMIT + 1);
        assert_eq!(path_fault(&long), Some(PathFault::LongName(256)));
        assert_eq!(path_fault(&"é".repeat(128)), Some(PathFault::LongName(256)));
        let deep = "ab/".repeat(267);
        assert_eq!(path_fault(&deep), Some(PathFault::LongPath(801)));
    }

    #[test]
    fn names_that_are_one_file_somewhere_fold_to_one() {
        for (one, other) in [
            ("Guide/A.md", "guide/a.md"),
            ("\u{e9}.md", "e\u{301}.md"),
            ("É.md", "e\u{301}.md"),
            ("\u{1e69}", "s\u{307}\u{323}"),
            ("ΣΑΣ", "σας"),
            ("\u{212a}.md", "k.md"),
            ("Ж", "ж"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [("straße", "strasse"), ("sınır", "sinir"), ("é", "e")] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn folding_is_idempotent() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_escaped() {
        assert_eq!(visible("a\nb\u{85}"), "a\\nb\\u{85}");
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let name = OsStr::from_bytes(b"caf\xE9.png");
            assert_eq!(shown(name), "caf\\xE9.png");
        }
    }
}
