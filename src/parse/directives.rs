//! The docs platform's own syntax, found before `CommonMark` sees it.
//!
//! Directives hold quotes, underscores and brackets that `CommonMark` would read as
//! markup. So each is *masked*: replaced, byte for byte, by something inert of the same
//! length (a word for what stands in a line, a comment for what stands on a line of its
//! own). Offsets stay; the builder looks up what was masked by its range.

use std::borrow::Cow;

use super::attributes;
use super::classes;
use super::model::{AlertKind, Image, ImageSort, Snippet, Target, ZoneSort};
use crate::text::TextRange;

/// A directive and where it stands in the text that was scanned.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    pub(super) range: TextRange,
    pub(super) kind: DirectiveKind,
    /// Whether its quotes do not pair, so that its values were guessed.
    pub(super) is_damaged: bool,
}

/// What a directive asks for.
#[derive(Clone, Debug)]
pub(super) enum DirectiveKind {
    /// `:::image …:::`
    Image(Box<Image>),
    /// `:::no-loc text="…":::`
    NoLoc(String),
    /// `:::code …:::`, `[!code-lang[title](path)]`
    Snippet(Snippet),
    /// `[!INCLUDE [title](path)]`
    Include(Target),
    /// `[!VIDEO url]`, `:::video source="…":::`
    Video(Target),
    /// `[!NOTE]`; `None` for a word that is no kind of alert.
    Alert(Option<AlertKind>),
    /// `[!div class="…"]`
    Div(Vec<&'static str>),
    /// One end of a block that other blocks stand in.
    Fence(Fence),
}

/// One end of a block directive.
#[derive(Clone, Debug)]
pub(super) enum Fence {
    RowOpen,
    RowClose,
    ColumnOpen(u8),
    ColumnClose,
    ZoneOpen(ZoneSort, String),
    ZoneClose(ZoneSort),
    /// An image whose long description follows.
    ImageOpen(Box<Image>),
    ImageClose,
}

impl Fence {
    /// How many fences are open behind this one, of those that were before it.
    pub(super) fn open_after(&self, open: usize) -> usize {
        match self {
            Self::RowOpen | Self::ColumnOpen(_) | Self::ZoneOpen(..) | Self::ImageOpen(_) => {
                open + 1
            }
            Self::RowClose | Self::ColumnClose | Self::ZoneClose(_) | Self::ImageClose => {
                open.saturating_sub(1)
            }
        }
    }
}

impl DirectiveKind {
    /// Whether the directive is a mark at the head of a quote, and plain text elsewhere.
    pub(super) fn is_quote_mark(&self) -> bool {
        matches!(self, Self::Alert(_) | Self::Div(_))
    }
}

/// A text whose directives `CommonMark` will not see.
pub(super) struct Masked<'a> {
    /// The text to parse: as long as the original.
    pub(super) text: Cow<'a, str>,
    /// What was masked, in order. Ranges are of the original, moved by `base`.
    pub(super) directives: Vec<Directive>,
}

/// Masks the directives of `text`, which begins at byte `base` of the side text.
pub(super) fn mask(text: &str, base: usize) -> Masked<'_> {
    let mut directives = Vec::new();
    let mut at = 0;
    while let Some((start, found)) = next_candidate(text, at) {
        match read(text, start, found) {
            Some(found) => {
                directives.push(Directive {
                    range: TextRange::new(start, found.end),
                    kind: found.kind,
                    is_damaged: found.is_damaged,
                });
                at = found.end;
            }
            None => at = start + 2,
        }
    }
    if directives.is_empty() {
        return Masked {
            text: Cow::Borrowed(text),
            directives,
        };
    }
    let mut masked = String::with_capacity(text.len());
    for directive in &mut directives {
        let range = directive.range;
        masked.push_str(&text[masked.len()..range.start as usize]);
        if matches!(directive.kind, DirectiveKind::Fence(_)) {
            masked.push_str("<!--");
            masked.extend(std::iter::repeat_n('-', range.len() - 7));
            masked.push_str("-->");
        } else {
            masked.extend(std::iter::repeat_n('x', range.len()));
        }
        directive.range = range + base;
    }
    masked.push_str(&text[masked.len()..]);
    Masked {
        text: Cow::Owned(masked),
        directives,
    }
}

#[derive(Clone, Copy)]
enum Candidate {
    Colons,
    Bracket,
}

fn next_candidate(text: &str, from: usize) -> Option<(usize, Candidate)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr2(b':', b'[', &bytes[at..])?;
        match bytes[at] {
            b':' if bytes[at..].starts_with(b":::") => return Some((at, Candidate::Colons)),
            b'[' if bytes.get(at + 1) == Some(&b'!') => return Some((at, Candidate::Bracket)),
            _ => at += 1,
        }
    }
}

/// No directive is longer, in bytes. The bound keeps a long line of beginnings from being
/// read to its end for each of them.
const LONGEST: usize = 8192;

/// A directive that was read: up to where, and what it is.
struct Read {
    end: usize,
    kind: DirectiveKind,
    is_damaged: bool,
}

impl Read {
    fn sound((end, kind): (usize, DirectiveKind)) -> Self {
        Self {
            end,
            kind,
            is_damaged: false,
        }
    }
}

fn read(text: &str, start: usize, candidate: Candidate) -> Option<Read> {
    let text = &text[..text.floor_char_boundary(start + LONGEST)];
    match candidate {
        Candidate::Colons => read_colons(text, start),
        Candidate::Bracket => {
            read_div(text, start).or_else(|| read_bracket(text, start).map(Read::sound))
        }
    }
}

/// `:::name attributes:::`, or a fence on a line of its own.
fn read_colons(text: &str, start: usize) -> Option<Read> {
    let line_end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..])
        .map_or(text.len(), |offset| start + offset);
    let line = &text[start..line_end];
    let inner = line[3..].trim_start();
    let name_end = inner
        .find(|c: char| !c.is_ascii_alphabetic() && c != '-')
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    let rest_at = start + line.len() - rest.len();
    match name.to_ascii_lowercase().as_str() {
        "image" | "no-loc" | "code" | "video" => {
            let sound = attributes::read(text, rest_at);
            let is_damaged = sound.is_none();
            let (attributes, end) = sound.or_else(|| attributes::guess(text, rest_at))?;
            let kind = match inline(name, &attributes)? {
                DirectiveKind::Image(image)
                    if image.sort == ImageSort::Complex && begins_line(text, start) =>
                {
                    DirectiveKind::Fence(Fence::ImageOpen(image))
                }
                other => other,
            };
            Some(Read {
                end,
                kind,
                is_damaged,
            })
        }
        other => {
            let bare = rest.trim_end().trim_end_matches(':');
            let end = start + line.trim_end().len();
            if !begins_line(text, start) || end - start < 7 {
                return None;
            }
            let sound = attributes::read(bare, 0).map(|(attributes, _)| attributes);
            let is_damaged = sound.is_none() && bare.contains('=');
            let attributes = sound.unwrap_or_else(|| attributes::guess_all(bare));
            fence(other, &attributes).map(|fence| Read {
                end,
                kind: DirectiveKind::Fence(fence),
                is_damaged,
            })
        }
    }
}

fn inline(name: &str, attributes: &[(String, String)]) -> Option<DirectiveKind> {
    let get = |key: &str| {
        let found = attributes
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value.clone())
    };
    Some(match name.to_ascii_lowercase().as_str() {
        "image" => DirectiveKind::Image(Box::new(Image {
            target: Target::new(get("source")?),
            alt: get("alt-text").unwrap_or_default(),
            title: String::new(),
            sort: match get("type").as_deref() {
                Some("complex") => ImageSort::Complex,
                Some("icon") => ImageSort::Icon,
                _ => ImageSort::Content,
            },
            lightbox: get("lightbox").map(Target::new),
            border: get("border").is_some_and(|value| value == "true"),
            description: Vec::new(),
        })),
        "no-loc" => DirectiveKind::NoLoc(get("text")?),
        "video" => DirectiveKind::Video(Target::new(get("source")?)),
        "code" => DirectiveKind::Snippet(Snippet::from_attributes(get)?),
        _ => return None,
    })
}

fn fence(name: &str, attributes: &[(String, String)]) -> Option<Fence> {
    let value = |key: &str| {
        let found = attributes.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.clone())
    };
    Some(match name {
        "row" => Fence::RowOpen,
        "row-end" => Fence::RowClose,
        "column" => {
            let span = value("span")
                .and_then(|span| span.parse().ok())
                .unwrap_or(1);
            Fence::ColumnOpen(u8::clamp(span, 1, 4))
        }
        "column-end" => Fence::ColumnClose,
        "zone" => Fence::ZoneOpen(ZoneSort::Pivot, value("pivot").or_else(|| value("target"))?),
        "zone-end" => Fence::ZoneClose(ZoneSort::Pivot),
        "moniker" => Fence::ZoneOpen(ZoneSort::Moniker, value("range")?),
        "moniker-end" => Fence::ZoneClose(ZoneSort::Moniker),
        "image-end" => Fence::ImageClose,
        _ => return None,
    })
}

/// Whether only white space and quote markers stand before `at` on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit(['\n', '\r']).next().unwrap_or_default();
    line.bytes().all(|b| b" \t>".contains(&b))
}

/// `[!NOTE]`, `[!INCLUDE [title](path)]`, `[!VIDEO url]`.
fn read_bracket(text: &str, start: usize) -> Option<(usize, DirectiveKind)> {
    let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let inner = &line[2..];
    // `[!code-c#[title](path)]`
    let more = if inner.starts_with("code-") {
        "-+#"
    } else {
        "-"
    };
    let name_end = inner
        .find(|c: char| !c.is_alphanumeric() && !more.contains(c))
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    let rest_at = start + 2 + name_end;
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "include" => {
            let (path, length) = bracketed_link(rest)?;
            Some((rest_at + length, DirectiveKind::Include(Target::new(path))))
        }
        "video" => {
            let end = rest.find(']')?;
            let target = Target::new(rest[..end].trim());
            Some((rest_at + end + 1, DirectiveKind::Video(target)))
        }
        "div" => None,
        _ if lower.starts_with("code") => {
            let (path, length) = bracketed_link(rest)?;
            let language = lower.strip_prefix("code-").map(str::to_owned);
            let snippet = Snippet::from_link(path, language);
            Some((rest_at + length, DirectiveKind::Snippet(snippet)))
        }
        _ if !name.is_empty() && rest.starts_with(']') && !rest.starts_with("](") => {
            Some((rest_at + 1, DirectiveKind::Alert(alert_kind(&lower))))
        }
        _ => None,
    }
}

/// `[!div class="…"]`.
fn read_div(text: &str, start: usize) -> Option<Read> {
    let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let name = line
        .get(2..5)
        .filter(|name| name.eq_ignore_ascii_case("div"))?;
    let rest = &line[2 + name.len()..];
    let (inner, _) = rest.split_once(']')?;
    let sound = attributes::read(inner, 0).map(|(attributes, _)| attributes);
    let is_damaged = sound.is_none();
    let attributes = sound.unwrap_or_else(|| attributes::guess_all(inner));
    let (_, class) = attributes
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case("class"))?;
    Some(Read {
        end: start + 2 + name.len() + inner.len() + 1,
        kind: DirectiveKind::Div(classes::of_block(class)),
        is_damaged,
    })
}

fn alert_kind(lower: &str) -> Option<AlertKind> {
    Some(match lower {
        "note" => AlertKind::Note,
        "tip" => AlertKind::Tip,
        "important" => AlertKind::Important,
        "warning" => AlertKind::Warning,
        "caution" => AlertKind::Caution,
        _ => return None,
    })
}

/// ` [title](path "title")]`: the path, and the bytes read.
fn bracketed_link(rest: &str) -> Option<(&str, usize)> {
    let open = rest.find('[')?;
    if !rest[..open].trim().is_empty() {
        return None;
    }
    let middle = open + rest[open..].find("](")?;
    let close = middle + rest[middle..].find(')')?;
    let after = rest[close + 1..].trim_start();
    let path = rest[middle + 2..close]
        .split_whitespace()
        .next()
        .unwrap_or_default();
    after
        .starts_with(']')
        .then(|| (path, rest.len() - after.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let masked = mask(text, 0);
        assert_eq!(
            masked.text.len(),
            text.len(),
            "a mask must not move anything"
        );
        masked.text.into_owned()
    }

    #[test]
    fn what_stands_in_a_line_becomes_a_word() {
        assert_eq!(
            masked("a :::no-loc text=\"b_c\"::: d"),
            "a xxxxxxxxxxxxxxxxxxxxxxx d"
        );
        assert_eq!(
            masked("[!INCLUDE [t](p_q.md)] z"),
            "xxxxxxxxxxxxxxxxxxxxxx z"
        );
        assert_eq!(masked("> [!NOTE]\n> a"), "> xxxxxxx\n> a");
    }

    #[test]
    fn what_stands_alone_becomes_a_comment() {
        assert_eq!(masked(":::row:::\n"), "<!------>\n");
        assert_eq!(
            masked("::: zone pivot=\"a\"\nx\n::: zone-end"),
            "<!--------------->\nx\n<!--------->"
        );
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in [
            "a:::b",
            ":::",
            "[!x](y)",
            "![a](b)",
            ":::image source=\"x",
            "::: tip\n:::",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn a_directive_with_broken_quotes_is_still_one() {
        for text in [
            ":::image type=\"content\" source=\"a.png\" alt-text=\"Кнопка \"Да\" здесь\":::",
            ":::image source=“a.png” alt-text=“Bouton”:::",
            ":::image source=\"a.png\" alt-text=\"Bouton:::",
            ":::image source=a.png border=false:::",
            ":::no-loc text=&quot;b_c&quot;:::",
            "> [!div class=“next”]",
            "::: zone pivot=“web”",
            ":::column span=2:::",
        ] {
            let directives = mask(text, 0).directives;
            assert_eq!(directives.len(), 1, "{text}");
            assert!(directives[0].is_damaged, "{text}");
            assert_eq!(directives[0].range.end as usize, text.len(), "{text}");
        }
        assert!(!mask(":::column span=\"2\":::\n:::row-end:::", 0).directives[0].is_damaged);
    }

    #[test]
    fn an_image_has_its_attributes() {
        let directives = mask(
            ":::image type=\"icon\" source=\"a.png\" alt-text=\"x \\_y\":::",
            5,
        )
        .directives;
        assert_eq!(directives[0].range.start, 5);
        let DirectiveKind::Image(image) = &directives[0].kind else {
            panic!("no image")
        };
        assert_eq!(
            (image.target.raw.as_str(), image.sort),
            ("a.png", ImageSort::Icon)
        );
    }
}
