//! SVG files, cleaned: what is published of one draws, and does nothing else.
//!
//! 1. `encoding` makes text of the bytes.
//! 2. `cleaner` reads it as a stream of XML events, without recursion, and writes the
//!    elements and attributes that `names` allows; `scope` resolves their prefixes.
//! 3. `css` looks at values and style sheets, `reference` at addresses and pictures.
//!
//! *Invariants:* no byte of a file is copied through, everything is parsed and written
//! again; what is written is well-formed UTF-8, and cleaning it once more changes nothing;
//! time and memory grow linearly with the file.

mod attributes;
mod cleaner;
mod css;
mod encoding;
mod names;
mod reference;
mod scope;
mod writer;

use crate::text::TextRange;

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// The deepest nesting of elements, which is also that of browsers.
pub const DEPTH_LIMIT: usize = 256;

/// The most attributes that one element can have.
pub const ATTRIBUTE_LIMIT: usize = 256;

/// A file that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The new file, UTF-8 without a declaration.
    pub bytes: Vec<u8>,
    /// What the author wrote and readers do not get, in the order of [`LostKind`]; what
    /// draws nothing (metadata, an editor's own elements, comments) is not counted.
    pub lost: Vec<Lost>,
}

/// Something that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What it is.
    pub kind: LostKind,
    /// The first of its kind: the start of its tag, in bytes of the file. Empty, at 0,
    /// where the file is not UTF-8.
    pub range: TextRange,
    /// How many there are of its kind; at least 1.
    pub count: usize,
}

/// What can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LostKind {
    /// `script`, `handler`, `listener`.
    Script,
    /// `onload` and its like.
    Handler,
    /// `foreignObject`, and elements of HTML.
    Html,
    /// The text in what was left out.
    Text,
    /// The link of an `a`, whose content stays.
    Link,
    /// An address out of the file, or a picture in it that is none.
    Reference,
    /// A style sheet, or the `style` of an element.
    Style,
    /// An animation of something that must not change.
    Animation,
    /// An element that SVG does not have, or browsers do not draw.
    Element,
}

impl LostKind {
    /// What is lost, with its number.
    pub fn describe(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Script => ("a script", "scripts"),
            Self::Handler => ("an event handler", "event handlers"),
            Self::Html => ("embedded HTML", "pieces of embedded HTML"),
            Self::Text => ("text", "pieces of text"),
            Self::Link => ("a link", "links"),
            Self::Reference => ("a reference out of the file", "references out of the file"),
            Self::Style => ("a style", "styles"),
            Self::Animation => ("an animation", "animations"),
            Self::Element => ("an unknown element", "unknown elements"),
        };
        match count {
            1 => one.to_owned(),
            count => format!("{count} {many}"),
        }
    }

    /// What the author can do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Script | Self::Handler => "remove it; an image of the site cannot run anything",
            Self::Html => "draw it with SVG's own elements",
            Self::Text => "put the text into a `text` element",
            Self::Link => "put the link into the page, around or below the image",
            Self::Reference => "embed PNG, JPEG, GIF or WebP as `data:`; refer to `#id` only",
            Self::Style => "write styles without `\\`, `@`, and `url(…)` other than `url(#id)`",
            Self::Animation => "animate presentation attributes only",
            Self::Element => "use elements of SVG 1.1 or SVG 2",
        }
    }
}

/// Why a file cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Longer than [`SIZE_LIMIT`].
    #[error("the SVG file is larger than 16 MiB")]
    TooLarge,
    /// Compressed, as `.svgz` is.
    #[error("the SVG file is compressed")]
    Compressed,
    /// Another encoding than UTF-8, UTF-16 with a byte order mark, and Latin-1, or bytes
    /// that are not of the encoding.
    #[error("the encoding of the SVG file cannot be read")]
    Encoding,
    /// Not well-formed XML. The offset is that of the file, in bytes; 0 where the file is
    /// not UTF-8.
    #[error("the SVG file is not well-formed XML")]
    Malformed {
        /// Where the parser gave up.
        offset: usize,
    },
    /// A reference to an entity that XML does not define by itself.
    #[error("the SVG file uses entities of its own")]
    Entity {
        /// Where it stands.
        offset: usize,
    },
    /// Nested deeper than [`DEPTH_LIMIT`].
    #[error("the SVG file is nested deeper than 256 elements")]
    TooDeep {
        /// Where the limit is passed.
        offset: usize,
    },
    /// More attributes than [`ATTRIBUTE_LIMIT`].
    #[error("an element of the SVG file has more than 256 attributes")]
    TooManyAttributes {
        /// The element.
        offset: usize,
    },
    /// The outermost element is not `svg` of the SVG namespace.
    #[error("the file is not SVG")]
    NotSvg {
        /// The outermost element.
        offset: usize,
    },
}

impl Refused {
    /// Where in the file, in bytes.
    pub fn offset(self) -> usize {
        match self {
            Self::TooLarge | Self::Compressed | Self::Encoding => 0,
            Self::Malformed { offset }
            | Self::Entity { offset }
            | Self::TooDeep { offset }
            | Self::TooManyAttributes { offset }
            | Self::NotSvg { offset } => offset,
        }
    }

    /// What the author can do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::TooLarge => "publish it as a bitmap, or simplify it",
            Self::Compressed => "save it as plain SVG",
            Self::Encoding => "save the file as UTF-8",
            Self::Malformed { .. } => "save it from a drawing program again, as plain SVG",
            Self::Entity { .. } => "save it as plain SVG, without the data of the editor",
            Self::TooDeep { .. } => "ungroup some of its elements",
            Self::TooManyAttributes { .. } => "remove the attributes that SVG does not have",
            Self::NotSvg { .. } => {
                "its outermost element must be `<svg xmlns=\"http://www.w3.org/2000/svg\">`"
            }
        }
    }
}

/// What can be published of an SVG file.
///
/// # Errors
/// Where the file cannot be read as SVG; then nothing of it can be published.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Refused> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Refused::TooLarge);
    }
    let text = encoding::decode(bytes)?;
    cleaner::clean(&text)
}
