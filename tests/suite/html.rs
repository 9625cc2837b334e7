//! Pages as a browser would take them apart, by a tokenizer of its own.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

/// A page's tags and text, in order.
pub(crate) struct Html {
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A start tag.
    Start(Tag),
    /// An end tag.
    End(String),
    /// Text, with its character references resolved.
    Text(String),
    /// Something that no page of ours has: a comment.
    Comment,
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Elements without an end tag (HTML, §13.1.2), and those of SVG that are closed at once.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements that stand in a line: text before and after is one word.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];

impl Html {
    pub(crate) fn new(html: &str) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let mut pieces = Vec::new();
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let closed = tag.self_closing;
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(name, value)| (text(name), text(&value.value)));
                    let name = text(&tag.name);
                    let attributes = attributes.collect();
                    pieces.push(Piece::Start(Tag {
                        name: name.clone(),
                        attributes,
                    }));
                    if closed && !VOID.contains(&name.as_str()) {
                        pieces.push(Piece::End(name));
                    }
                }
                Token::EndTag(tag) => pieces.push(Piece::End(text(&tag.name))),
                Token::String(string) => pieces.push(Piece::Text(text(&string.value))),
                Token::Comment(_) => pieces.push(Piece::Comment),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Self { pieces }
    }

    /// The start tags.
    pub(crate) fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Start(tag) => Some(tag),
            _ => None,
        })
    }

    /// The start tags of an element.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Tag> {
        self.tags().filter(move |tag| tag.name == name)
    }

    /// What stands between the first start tag of an element and its end tag.
    pub(crate) fn within(&self, name: &str) -> Self {
        let is_start = |piece: &Piece| matches!(piece, Piece::Start(tag) if tag.name == name);
        let start = self.pieces.iter().position(is_start);
        let Some(start) = start else {
            return Self { pieces: Vec::new() };
        };
        let mut depth = 0;
        let end = self.pieces[start..].iter().position(|piece| {
            depth += i32::from(is_start(piece));
            depth -= i32::from(*piece == Piece::End(name.to_owned()));
            depth == 0
        });
        Self {
            pieces: self.pieces[start + 1..end.map_or(self.pieces.len(), |end| start + end)]
                .to_vec(),
        }
    }

    /// What a reader of one language sees: text and alternative texts, with white space
    /// folded; not the source text behind a segment, nor what the source says by now.
    pub(crate) fn visible(&self) -> String {
        let mut text = String::new();
        let mut hidden = false;
        // The element of the other language that is open, and how often.
        let mut aside: Option<(&str, u32)> = None;
        for piece in &self.pieces {
            if let Some((name, depth)) = &mut aside {
                *depth += u32::from(matches!(piece, Piece::Start(tag) if tag.name == *name));
                *depth -= u32::from(matches!(piece, Piece::End(end) if end == name));
                if *depth == 0 {
                    aside = None;
                }
                continue;
            }
            match piece {
                Piece::Start(tag) if is_aside(tag) => aside = Some((&tag.name, 1)),
                Piece::Start(tag) => {
                    hidden |= matches!(tag.name.as_str(), "title" | "svg" | "script" | "style");
                    if !INLINE.contains(&tag.name.as_str()) {
                        text.push(' ');
                    }
                    if let Some(alt) = tag.get("alt") {
                        text.push_str(alt);
                        text.push(' ');
                    }
                }
                Piece::End(name) => {
                    hidden &= !matches!(name.as_str(), "title" | "svg" | "script" | "style");
                    if !INLINE.contains(&name.as_str()) {
                        text.push(' ');
                    }
                }
                Piece::Text(piece) if !hidden => text.push_str(piece),
                Piece::Text(_) | Piece::Comment => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The anchors that links can lead to.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        self.tags().filter_map(|tag| tag.get("id")).collect()
    }

    /// Every address on the page.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.tags()
            .flat_map(|tag| ["href", "src"].into_iter().filter_map(|name| tag.get(name)))
    }

    /// The `href` of the first link with these words.
    pub(crate) fn link(&self, words: &str) -> Option<&str> {
        let links = self.pieces.iter().enumerate();
        let mut links = links.filter_map(|(at, piece)| match piece {
            Piece::Start(tag) if tag.name == "a" => Some((at, tag)),
            _ => None,
        });
        let (_, tag) = links.find(|(at, _)| {
            let rest = Self {
                pieces: self.pieces[*at..].to_vec(),
            };
            rest.within("a").visible() == words
        })?;
        tag.get("href")
    }

    /// Headings with their level and anchor.
    pub(crate) fn headings(&self) -> Vec<(String, String)> {
        let is_heading = |tag: &&Tag| {
            matches!(tag.name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6") && tag.get("id").is_some()
        };
        let headings = self.tags().filter(is_heading);
        headings
            .map(|tag| (tag.name.clone(), tag.get("id").unwrap_or("").to_owned()))
            .collect()
    }

    /// What is wrong with the nesting of the tags, if anything, and ids that are there
    /// twice.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        let mut ids = BTreeSet::new();
        for piece in &self.pieces {
            match piece {
                Piece::Start(tag) => {
                    if tag.name == "a" && open.contains(&"a") {
                        faults.push(format!("{tag:?} stands in a link"));
                    }
                    if !VOID.contains(&tag.name.as_str()) {
                        open.push(&tag.name);
                    }
                    if let Some(id) = tag.get("id")
                        && !ids.insert(id)
                    {
                        faults.push(format!("the id `{id}` is there twice"));
                    }
                    if tag
                        .get("id")
                        .is_some_and(|id| id.is_empty() || id.contains(char::is_whitespace))
                    {
                        faults.push(format!("an id with white space or nothing in {tag:?}"));
                    }
                }
                Piece::End(name) => {
                    while open
                        .last()
                        .is_some_and(|open| open != name && may_stay_open(open))
                    {
                        open.pop();
                    }
                    let innermost = open.pop();
                    if innermost != Some(name) {
                        faults.push(format!("`</{name}>` closes {innermost:?}"));
                        break;
                    }
                }
                Piece::Text(_) | Piece::Comment => {}
            }
        }
        open.retain(|name| !may_stay_open(name));
        if !open.is_empty() && faults.is_empty() {
            faults.push(format!("{open:?} are never closed"));
        }
        faults
    }
}

fn is_aside(tag: &Tag) -> bool {
    let class = tag.get("class").unwrap_or_default();
    class == "src" || class.starts_with("drift ")
}

/// Whether the end tag of an element may be left out (HTML, §13.1.2.4).
fn may_stay_open(name: &str) -> bool {
    [
        "li", "dt", "dd", "p", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    ]
    .contains(&name)
}
