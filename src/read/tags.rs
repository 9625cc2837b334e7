//! The `span` tags of a text, each read once.
//!
//! No tag is taken to contain `<`: the stretch to the next `<` bounds the reading of
//! each, so that unclosed quotes cost nothing. Quotes that an editor escaped (`&quot;`)
//! or set in type (`“`) are read as the quotes that they were.

use memchr::{memchr, memchr_iter};

use crate::text::TextRange;

/// What a tag is to segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    /// Opens a target: `data-ttu-id`.
    Target,
    /// Opens a source: `data-stu-id`.
    Source,
    /// Opens the wrapper of a source: `class="sxs-lookup"`.
    Lookup,
    /// Opens a span of the author's own.
    Plain,
    /// `</span>`, of any of these.
    Close,
}

/// What is odd about a tag by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    /// Names a segment, but has no end.
    Unreadable,
    /// Has a class `sxs-…` that the format does not know.
    UnknownClass,
    /// Has quotes that are escaped, `&quot;` for one.
    EscapedQuotes,
}

/// One `<span …>` or `</span>`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) kind: TagKind,
    pub(super) oddity: Option<Oddity>,
    pub(super) range: TextRange,
    /// The segment id, in the file; empty where the tag has none.
    pub(super) id: TextRange,
    /// The index of the tag that closes or opens it.
    pub(super) partner: Option<u32>,
    /// Whether it belongs to a pair that is clear by itself.
    pub(super) whole: bool,
    /// Whether it belongs to a span nested too deeply to be a segment.
    pub(super) flat: bool,
    /// The segment that it opens one side of, by its number.
    pub(super) segment: Option<u32>,
}

impl Tag {
    fn new(kind: TagKind, range: TextRange) -> Self {
        Self {
            kind,
            oddity: None,
            range,
            id: TextRange::empty(range.start as usize),
            partner: None,
            whole: false,
            flat: false,
            segment: None,
        }
    }

    /// Whether the tag makes its file more than a plain page.
    pub(super) fn concerns_segments(&self) -> bool {
        self.oddity.is_some() || !matches!(self.kind, TagKind::Plain | TagKind::Close)
    }

    pub(super) fn partner(&self) -> Option<usize> {
        self.partner.map(|index| index as usize)
    }
}

/// The tags of `text` from `start` on, in order.
pub(super) fn scan(text: &str, start: usize) -> Vec<Tag> {
    let bytes = &text.as_bytes()[start..];
    let mut tags = Vec::with_capacity(memchr_iter(b'<', bytes).count());
    tags.extend(memchr_iter(b'<', bytes).filter_map(|at| tag_at(&bytes[at..], start + at)));
    tags
}

/// Reads the tag that `bytes` begin with, `base` bytes into the file.
fn tag_at(bytes: &[u8], base: usize) -> Option<Tag> {
    let name = |from: usize| {
        bytes
            .get(from..from + 4)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"span"))
    };
    if bytes.get(1) == Some(&b'/') {
        let blanks = name(2).then(|| blanks(&bytes[6..]))?;
        let end = 6 + blanks;
        let range = TextRange::new(base, base + end + 1);
        return (bytes.get(end) == Some(&b'>')).then(|| Tag::new(TagKind::Close, range));
    }
    let bounded = name(1)
        && bytes
            .get(5)
            .is_some_and(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
    bounded.then(|| {
        let rest = &bytes[5..];
        let stretch = &rest[..memchr(b'<', rest).unwrap_or(rest.len())];
        opening_tag(stretch, base)
    })
}

/// Reads an opening tag; `stretch` is what follows `<span`, to the next `<`.
fn opening_tag(stretch: &[u8], base: usize) -> Tag {
    let quoted = attributes(stretch);
    let read = quoted.or_else(|| {
        // An unclosed quote: the tag ends at the first `>`, as its author meant it to.
        let end = memchr(b'>', stretch)?;
        let mut found = Attributes {
            end,
            ..Attributes::default()
        };
        found.read_words(&stretch[..end]);
        Some(found)
    });
    let Some(read) = read else {
        let named = names_segment(stretch);
        let end = memchr(b'\n', stretch).unwrap_or(stretch.len());
        let range = TextRange::new(base, base + 5 + end);
        return Tag {
            oddity: named.then_some(Oddity::Unreadable),
            ..Tag::new(TagKind::Plain, range)
        };
    };
    let (kind, id) = match (read.target, read.source) {
        (Some(id), _) => (TagKind::Target, id),
        (None, Some(id)) => (TagKind::Source, id),
        (None, None) if read.lookup => (TagKind::Lookup, (0, 0)),
        (None, None) => (TagKind::Plain, (0, 0)),
    };
    let oddity = if read.unknown_class && kind == TagKind::Plain {
        Some(Oddity::UnknownClass)
    } else if read.escaped && kind != TagKind::Plain {
        Some(Oddity::EscapedQuotes)
    } else {
        None
    };
    Tag {
        oddity,
        id: TextRange::new(base + 5 + id.0, base + 5 + id.1),
        ..Tag::new(kind, TextRange::new(base, base + 5 + read.end + 1))
    }
}

/// What the attributes of a tag say; offsets are into the stretch after `<span`.
#[derive(Default)]
struct Attributes {
    /// The tag's `>`.
    end: usize,
    target: Option<(usize, usize)>,
    source: Option<(usize, usize)>,
    lookup: bool,
    unknown_class: bool,
    /// Whether a value that concerns segments has quotes that are escaped.
    escaped: bool,
}

impl Attributes {
    fn note(&mut self, name: &[u8], value: &[u8], value_at: usize) {
        if !SEGMENT_ATTRIBUTES
            .iter()
            .any(|own| name.eq_ignore_ascii_case(own))
        {
            return;
        }
        let (lead, unquoted) = without_escaped_quotes(value);
        self.escaped |= unquoted.len() < value.len();
        let (value, value_at) = (unquoted, value_at + lead);
        let place = Some((value_at, value_at + value.len()));
        if name.eq_ignore_ascii_case(b"data-ttu-id") {
            self.target = self.target.or(place);
        } else if name.eq_ignore_ascii_case(b"data-stu-id") {
            self.source = self.source.or(place);
        } else if name.eq_ignore_ascii_case(b"class") {
            for class in value.split(u8::is_ascii_whitespace) {
                let ours = class
                    .get(..4)
                    .is_some_and(|head| head.eq_ignore_ascii_case(b"sxs-"));
                let known = class.eq_ignore_ascii_case(b"sxs-lookup");
                self.lookup |= known;
                self.unknown_class |= ours && !known;
            }
        }
    }

    /// Reads attributes that cannot be told apart by their quotes, word by word.
    fn read_words(&mut self, stretch: &[u8]) {
        let mut at = 0;
        for word in stretch.split(u8::is_ascii_whitespace) {
            if let Some(equals) = memchr(b'=', word) {
                let value = &word[equals + 1..];
                let is_quote = |b: &u8| matches!(b, b'"' | b'\'');
                let lead = value.iter().take_while(|b| is_quote(b)).count();
                let value = &value[lead..];
                let trail = value.iter().rev().take_while(|b| is_quote(b)).count();
                let value = &value[..value.len() - trail];
                self.note(&word[..equals], value, at + equals + 1 + lead);
            }
            at += word.len() + 1;
        }
    }
}

/// Reads attributes as HTML has them (HTML Standard, 13.1.2.3), up to the tag's `>`.
fn attributes(stretch: &[u8]) -> Option<Attributes> {
    let mut found = Attributes::default();
    let mut at = 0;
    loop {
        at += blanks(&stretch[at..]);
        match *stretch.get(at)? {
            b'>' => {
                found.end = at;
                return Some(found);
            }
            b'/' | b'=' => at += 1,
            _ => {
                let name_at = at;
                at += run(&stretch[at..], |b| {
                    !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/')
                });
                let name = &stretch[name_at..at];
                let equals = at + blanks(&stretch[at..]);
                if stretch.get(equals) != Some(&b'=') {
                    continue;
                }
                at = equals + 1 + blanks(&stretch[equals + 1..]);
                let first = *stretch.get(at)?;
                let value_at;
                let value = if matches!(first, b'"' | b'\'') {
                    value_at = at + 1;
                    let len = memchr(first, &stretch[value_at..])?;
                    at = value_at + len + 1;
                    let value = &stretch[value_at..value_at + len];
                    // The quote that was escaped is the end, and this is one of the text.
                    if memchr(b'>', value).is_some_and(|end| ends_escaped(&value[..end])) {
                        return None;
                    }
                    value
                } else {
                    value_at = at;
                    at += run(&stretch[at..], |b| !b.is_ascii_whitespace() && b != b'>');
                    &stretch[value_at..at]
                };
                found.note(name, value, value_at);
            }
        }
    }
}

/// The attributes that make a tag one of a segment.
const SEGMENT_ATTRIBUTES: [&[u8]; 3] = [b"data-ttu-id", b"data-stu-id", b"class"];

/// What editors and converters write for a quote.
const ESCAPED_QUOTES: [&str; 17] = [
    "&amp;quot;",
    "&quot;",
    "&#34;",
    "&#034;",
    "&#x22;",
    "&apos;",
    "&#39;",
    "&#039;",
    "&#x27;",
    "\\\"",
    "\\'",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "\u{ff02}",
];

fn escaped_quote(bytes: &[u8], at_end: bool) -> Option<usize> {
    let found = ESCAPED_QUOTES.iter().find(|quote| {
        let part = if at_end {
            bytes
                .len()
                .checked_sub(quote.len())
                .map(|from| &bytes[from..])
        } else {
            bytes.get(..quote.len())
        };
        part.is_some_and(|part| part.eq_ignore_ascii_case(quote.as_bytes()))
    });
    found.map(|quote| quote.len())
}

fn ends_escaped(value: &[u8]) -> bool {
    escaped_quote(value.trim_ascii_end(), true).is_some()
}

/// A value without escaped quotes at its ends, and how many bytes stood before it.
fn without_escaped_quotes(value: &[u8]) -> (usize, &[u8]) {
    let is_quote = |b: u8| matches!(b, b'"' | b'\'');
    let mut rest = value;
    while let Some(len) = escaped_quote(rest, false) {
        rest = &rest[len..];
    }
    let lead = value.len() - rest.len();
    while let Some(len) = escaped_quote(rest, true) {
        rest = &rest[..rest.len() - len];
    }
    // Half of an escaped quote, whose other half was taken for the end of the value.
    if let [inner @ .., b'\\'] = rest {
        rest = inner;
    }
    // A quote that is none beside one that was escaped, `"a-1&quot;"`.
    if rest.len() < value.len() {
        while rest.last().is_some_and(|&b| is_quote(b)) {
            rest = &rest[..rest.len() - 1];
        }
    }
    (lead, rest)
}

fn names_segment(stretch: &[u8]) -> bool {
    stretch
        .split(|b| b.is_ascii_whitespace() || *b == b'=')
        .any(|word| {
            word.eq_ignore_ascii_case(b"data-ttu-id") || word.eq_ignore_ascii_case(b"data-stu-id")
        })
}

fn blanks(bytes: &[u8]) -> usize {
    run(bytes, |b| b.is_ascii_whitespace())
}

fn run(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|&&b| belongs(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> (TagKind, &str, &str) {
        let tags = scan(text, 0);
        assert_eq!(tags.len(), 1, "{text}");
        (tags[0].kind, tags[0].range.of(text), tags[0].id.of(text))
    }

    #[test]
    fn variants_of_an_opening_tag_are_read_alike() {
        for tag in [
            r#"<span data-ttu-id="a-1">"#,
            "<span data-ttu-id='a-1'>",
            "<span data-ttu-id=a-1>",
            r#"<SPAN Data-TTU-id = "a-1" >"#,
            "<span\nlang=\"fr\"\tdata-ttu-id=\"a-1\"/>",
            r#"<span title=">" data-ttu-id="a-1">"#,
            r#"<span title='" data-ttu-id="a-1">"#,
        ] {
            assert_eq!(only(&format!("é{tag}x")), (TagKind::Target, tag, "a-1"));
        }
    }

    #[test]
    fn escaped_quotes_are_quotes() {
        for tag in [
            "<span data-ttu-id=\"a-1&quot;>",
            "<span data-ttu-id=&quot;a-1&quot;>",
            "<span data-ttu-id=&#34;a-1&#34; lang=\"fr\">",
            "<span data-ttu-id=\\\"a-1\\\">",
            "<span data-ttu-id=“a-1”>",
            "<span data-ttu-id=&amp;quot;a-1\">",
        ] {
            for text in ["Texte", "Texte « cité » \"ici\" > là"] {
                let file = format!("{tag}{text}");
                let tags = scan(&file, 0);
                assert_eq!(tags[0].range.of(&file), tag);
                assert_eq!(tags[0].id.of(&file), "a-1", "{file}");
                assert_eq!(tags[0].oddity, Some(Oddity::EscapedQuotes), "{file}");
            }
        }
        let lookup = scan("<span class=&quot;sxs-lookup&quot;>", 0);
        assert_eq!(lookup[0].kind, TagKind::Lookup);
        assert_eq!(scan("<span title=&quot;a&quot;>", 0)[0].oddity, None);
    }

    #[test]
    fn spans_of_the_author_are_plain() {
        for tag in [
            "<span>",
            "<span class=\"a b\">",
            "<span title=\"data-ttu-id=x\">",
        ] {
            assert_eq!(only(tag).0, TagKind::Plain, "{tag}");
        }
        assert!(scan("<spanner> <spa <span", 0).is_empty());
    }

    #[test]
    fn a_tag_without_an_end_stops_at_the_next_one() {
        let tags = scan("<span data-ttu-id=\"a <span data-stu-id=\"b\"></SPAN >", 0);
        let kinds: Vec<_> = tags.iter().map(|tag| (tag.kind, tag.oddity)).collect();
        assert_eq!(
            kinds,
            [
                (TagKind::Plain, Some(Oddity::Unreadable)),
                (TagKind::Source, None),
                (TagKind::Close, None),
            ]
        );
    }
}
