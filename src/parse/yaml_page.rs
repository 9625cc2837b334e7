//! `YamlMime:FAQ`, `Landing` and `Hub`: pages whose text lies in YAML values.
//!
//! The values are laid out one after the other as a side text of their own, so that such
//! a page is a [`Document`] like any other: the title is the first heading, questions and
//! cards are headings, answers are Markdown.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::{
    Block, BlockKind, Document, DocumentKind, FrontMatter, Heading, Inline, InlineKind, Item, Link,
    List, Target, Value,
};
use super::notice::{Notice, rules};
use super::places::{Finder, Places};
use super::yaml::Node;
use super::{classes, front_matter, markdown, yaml, yaml_tree};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// A YAML page, with the side text that its document refers to.
pub(super) struct YamlPage {
    pub(super) text: String,
    pub(super) document: Document,
    pub(super) places: Places,
}

/// What sort of page a YAML file is, by its first line; `None` for settings and the like,
/// and for kinds that are left alone (`Tutorial`, `Module`, `Context`, …).
pub fn yaml_kind(text: &str) -> Option<DocumentKind> {
    match mime(text)? {
        "FAQ" => Some(DocumentKind::Faq),
        "Landing" | "Hub" => Some(DocumentKind::Landing),
        _ => None,
    }
}

/// The kind that the first line of a YAML file names.
fn mime(text: &str) -> Option<&str> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    first.strip_prefix("### YamlMime:").map(str::trim)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Raw {
    title: Option<String>,
    summary: Option<String>,
    metadata: BTreeMap<String, Option<Scalar>>,
    sections: Vec<RawSection>,
    #[serde(rename = "additionalContent")]
    additional: Option<String>,
    #[serde(rename = "landingContent")]
    cards: Vec<RawCard>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawSection {
    name: Option<String>,
    questions: Vec<RawQuestion>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawQuestion {
    question: Option<String>,
    answer: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawCard {
    title: Option<String>,
    #[serde(rename = "linkLists")]
    lists: Vec<RawLinks>,
}

/// A list of links.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RawLinks {
    #[serde(rename = "linkListType")]
    pub(super) sort: Option<String>,
    pub(super) links: Vec<RawLink>,
}

/// A link: its words and its address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RawLink {
    pub(super) text: Option<String>,
    pub(super) url: Option<String>,
}

/// A metadata value: one word or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    One(String),
    Many(Vec<String>),
    Other(serde::de::IgnoredAny),
}

/// Reads a YAML page. Where the YAML is broken, the page is empty and a notice says why.
/// One of another shape than its kind has is read as far as its keys are known.
pub(super) fn read(file: &str, kind: DocumentKind, notices: &mut Vec<Notice>) -> YamlPage {
    let is_hub = mime(file) == Some("Hub");
    let raw = match yaml::read::<Raw>(file) {
        Ok(raw) if !is_hub => raw,
        _ => {
            return match yaml::tree(file) {
                Ok(tree) => read_tree(file, &tree, kind, notices),
                Err(error) => broken(file, kind, &error, notices),
            };
        }
    };
    let metadata = raw.metadata.iter().filter_map(|(key, value)| {
        let value = match value.as_ref()? {
            Scalar::One(value) => Value::Scalar(value.clone()),
            Scalar::Many(values) => Value::List(values.clone()),
            Scalar::Other(_) => Value::Null,
        };
        Some((key.clone(), value))
    });
    let front_matter = front_matter::from_values(metadata.collect(), notices);
    let mut layout = Layout::new(file, notices);
    layout.page(&raw);
    layout.finish(kind, front_matter)
}

/// A page of any shape: a hub, say, whose sections hold lists of lists of links.
fn read_tree(file: &str, tree: &Node, kind: DocumentKind, notices: &mut Vec<Notice>) -> YamlPage {
    let metadata = tree.entries().iter().find(|(key, _)| key == "metadata");
    let entries = metadata.map_or(&[][..], |(_, value)| value.entries());
    let entries = entries.iter().map(|(key, value)| {
        let value = match value {
            Node::Text(text) => Value::Scalar(text.clone()),
            Node::List(_) | Node::Map(_) => Value::Null,
        };
        (key.clone(), value)
    });
    let front_matter = front_matter::from_values(entries.collect(), notices);
    let mut layout = Layout::new(file, notices);
    yaml_tree::lay_out(tree, &mut layout);
    layout.finish(kind, front_matter)
}

/// A page whose YAML cannot be read: it has no text, and what is said of it leads to the
/// fault in the file.
fn broken(
    file: &str,
    kind: DocumentKind,
    error: &yaml::YamlError,
    notices: &mut Vec<Notice>,
) -> YamlPage {
    let at = file.floor_char_boundary(error.offset.unwrap_or(0));
    notices.push(Notice {
        rule: rules::YAML_ERROR,
        severity: Severity::Error,
        range: TextRange::empty(0),
        message: format!("the page is not valid YAML: {}", error.message),
        help: "quote values that hold `: ` or `#`, and indent with spaces alone",
    });
    let mut layout = Layout::new(file, notices);
    layout.places.add(0, TextRange::empty(at));
    layout.finish(kind, FrontMatter::default())
}

/// A section name that means "no name"; translators met it too.
pub(super) fn is_sentinel(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    matches!(
        name.as_str(),
        "ignored" | "ignoré" | "ignorado" | "не учитывается" | "игнорируется"
    ) || matches!(name.as_str(), "忽略" | "已忽略")
}

/// The side text of a YAML page in the making.
pub(super) struct Layout<'f, 'n> {
    text: String,
    places: Places,
    finder: Finder<'f>,
    blocks: Vec<Block>,
    notices: &'n mut Vec<Notice>,
}

impl<'f, 'n> Layout<'f, 'n> {
    fn new(file: &'f str, notices: &'n mut Vec<Notice>) -> Self {
        Self {
            text: String::new(),
            places: Places::default(),
            finder: Finder::new(file),
            blocks: Vec::new(),
            notices,
        }
    }

    fn page(&mut self, raw: &Raw) {
        if let Some(title) = &raw.title {
            self.heading(1, "", title);
        }
        if let Some(summary) = &raw.summary {
            self.markdown(summary);
        }
        let named = raw.sections.len() > 1;
        for (number, section) in (1..).zip(&raw.sections) {
            let shown = section
                .name
                .as_deref()
                .filter(|name| named && !is_sentinel(name));
            if let Some(name) = shown {
                self.heading(2, &format!("section-{number}"), name);
            }
            for (index, question) in (1..).zip(&section.questions) {
                let level = if shown.is_some() { 3 } else { 2 };
                let id = format!("question-{number}-{index}");
                self.heading(level, &id, question.question.as_deref().unwrap_or_default());
                self.markdown(question.answer.as_deref().unwrap_or_default());
            }
        }
        for (number, card) in (1..).zip(&raw.cards) {
            self.heading(
                2,
                &format!("card-{number}"),
                card.title.as_deref().unwrap_or_default(),
            );
            for list in &card.lists {
                self.links(list);
            }
        }
        if let Some(additional) = &raw.additional {
            self.markdown(additional);
        }
    }

    fn finish(self, kind: DocumentKind, front_matter: FrontMatter) -> YamlPage {
        YamlPage {
            document: Document {
                kind,
                front_matter,
                blocks: self.blocks,
                audiences: Vec::new(),
            },
            text: self.text,
            places: self.places,
        }
    }

    /// Appends a value to the side text.
    fn lay(&mut self, value: &str) -> TextRange {
        let line = self.finder.line_of(value);
        let start = self.text.len();
        self.places.add(start, line);
        self.text.push_str(value);
        let range = TextRange::new(start, self.text.len());
        self.text.push_str("\n\n");
        range
    }

    pub(super) fn markdown(&mut self, value: &str) {
        let range = self.lay(value);
        self.blocks
            .extend(markdown::blocks(&self.text, range, self.notices));
    }

    pub(super) fn heading(&mut self, level: u8, id: &str, value: &str) {
        let range = self.lay(value.trim());
        let content = match markdown::blocks(&self.text, range, self.notices)
            .into_iter()
            .next()
        {
            Some(Block {
                kind: BlockKind::Paragraph(content),
                range: read,
            }) if read.end >= range.end => content,
            // More than a line of running text: show it as it stands.
            _ => vec![Inline {
                range,
                kind: InlineKind::Text,
            }],
        };
        let heading = Heading {
            level,
            id: id.to_owned(),
            anchors: Vec::new(),
            content,
        };
        self.blocks.push(Block {
            range,
            kind: BlockKind::Heading(heading),
        });
    }

    pub(super) fn links(&mut self, list: &RawLinks) {
        let start = self.text.len();
        let mut items = Vec::new();
        for link in &list.links {
            let range = self.lay(link.text.as_deref().unwrap_or_default().trim());
            let target = Target::new(link.url.clone().unwrap_or_default());
            let content = vec![Inline {
                range,
                kind: InlineKind::Text,
            }];
            let link = Inline {
                range,
                kind: InlineKind::Link(Link {
                    target,
                    title: String::new(),
                    content,
                }),
            };
            let blocks = vec![Block {
                range,
                kind: BlockKind::Paragraph(vec![link]),
            }];
            items.push(Item {
                range,
                number: None,
                task: None,
                blocks,
                bound: 0,
            });
        }
        let range = TextRange::new(start, self.text.len());
        let links = Block {
            range,
            kind: BlockKind::List(List {
                start: None,
                tight: true,
                items,
            }),
        };
        let classes = classes::of_link_list(list.sort.as_deref().unwrap_or_default());
        self.blocks.push(Block {
            range,
            kind: BlockKind::Styled {
                classes,
                blocks: vec![links],
            },
        });
    }
}
