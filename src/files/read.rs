//! Reading bytes and text.

use std::io::Read;
use std::path::Path;

use super::FileError;
use crate::text::{LineIndex, Position};

/// The largest file that is read, in bytes: far above any page, far below what would
/// exhaust the memory of a build machine.
pub const SIZE_LIMIT: u64 = 256 * 1024 * 1024;

/// What reading a text file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadText {
    /// The file's text, byte for byte (a byte order mark included).
    Text(String),
    /// The file is not UTF-8: the author's matter, so not an error.
    NotUtf8(NotUtf8),
}

/// Where and how a file stops being UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The text with U+FFFD for what cannot be decoded: good for showing the place,
    /// since it equals the file up to `offset`; never to be written back.
    pub lossy: String,
    /// First byte that is not UTF-8, from 0.
    pub offset: usize,
    /// Line and column of that byte.
    pub position: Position,
    /// The byte itself.
    pub byte: u8,
    /// What the file seems to be instead.
    pub encoding: Encoding,
}

/// A guess at the encoding of a file that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// A UTF-16 byte order mark, or every second byte zero.
    Utf16,
    /// Anything else: an 8-bit code page, or damage.
    Unknown,
}

impl NotUtf8 {
    /// What is wrong, understandable alone.
    pub fn message(&self) -> String {
        match self.encoding {
            Encoding::Utf16 => "the file is UTF-16, not UTF-8".to_owned(),
            Encoding::Unknown => format!(
                "byte 0x{:02X} at offset {} is not UTF-8",
                self.byte, self.offset
            ),
        }
    }
}

/// The bytes of a file, up to [`SIZE_LIMIT`].
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let file = std::fs::File::open(path).map_err(FileError::io("read", path))?;
    let size = file.metadata().map_err(FileError::io("read", path))?.len();
    all(file, size, path)
}

/// All bytes of an open file that says it has `size` of them.
pub(super) fn all(file: impl Read, size: u64, path: &Path) -> Result<Vec<u8>, FileError> {
    if size > SIZE_LIMIT {
        return Err(too_large(path, size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A device or pipe reports no size, so the limit is held while reading too.
    file.take(SIZE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(FileError::io("read", path))?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(too_large(path, bytes.len() as u64));
    }
    Ok(bytes)
}

/// The first bytes of a file, at most `limit`: for what stands at its top.
pub fn read_head(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(FileError::io("read", path))?;
    Ok(bytes)
}

/// The text of a file, or where it stops being text.
pub fn read_text(path: &Path) -> Result<ReadText, FileError> {
    read(path).map(decode)
}

/// The text of `bytes`, or where they stop being text.
pub fn decode(bytes: Vec<u8>) -> ReadText {
    let utf16 = looks_like_utf16(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) if !utf16 => ReadText::Text(text),
        Ok(text) => ReadText::NotUtf8(not_utf8(text, 0, 0, Encoding::Utf16)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(offset).copied().unwrap_or_default();
            let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let encoding = if utf16 {
                Encoding::Utf16
            } else {
                Encoding::Unknown
            };
            ReadText::NotUtf8(not_utf8(lossy, offset, byte, encoding))
        }
    }
}

fn not_utf8(lossy: String, offset: usize, byte: u8, encoding: Encoding) -> NotUtf8 {
    let position = LineIndex::new(&lossy).position(&lossy, offset);
    NotUtf8 {
        lossy,
        offset,
        position,
        byte,
        encoding,
    }
}

/// A byte order mark of UTF-16, or a first half kilobyte of Latin text in it: that is
/// valid UTF-8, full of zero bytes.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    head.len() >= 4 && zeros(0).max(zeros(1)) * 10 >= head.len() * 4
}

fn too_large(path: &Path, bytes: u64) -> FileError {
    FileError::TooLarge {
        path: path.to_owned(),
        bytes,
        limit: SIZE_LIMIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> NotUtf8 {
        match decode(bytes.to_vec()) {
            ReadText::NotUtf8(fault) => fault,
            ReadText::Text(text) => panic!("decoded as {text:?}"),
        }
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_placed_by_line_column_and_offset() {
        let fault = fault(b"# caf\xC3\xA9\nl'\xE9t\xE9\n");
        assert_eq!((fault.offset, fault.byte), (10, 0xE9));
        assert_eq!(fault.position, Position { line: 2, column: 3 });
        assert_eq!(fault.message(), "byte 0xE9 at offset 10 is not UTF-8");
    }

    #[test]
    fn utf16_is_named_with_and_without_a_byte_order_mark() {
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        assert_eq!(fault(&utf16("# Titre")).encoding, Encoding::Utf16);
        assert_eq!(fault(&utf16("\u{FEFF}# Ц")).encoding, Encoding::Utf16);
    }

    #[test]
    fn a_byte_order_mark_and_line_ends_are_kept() {
        let text = "\u{FEFF}a\r\nb";
        assert_eq!(
            decode(text.as_bytes().to_vec()),
            ReadText::Text(text.to_owned())
        );
        assert_eq!(decode(Vec::new()), ReadText::Text(String::new()));
    }

    #[test]
    fn an_error_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_text(&folder.path().join("none.md")).unwrap_err();
        assert!(error.to_string().contains("none.md"), "{error}");
        let error = read(folder.path()).unwrap_err();
        assert!(error.to_string().starts_with("cannot read"), "{error}");
    }
}
