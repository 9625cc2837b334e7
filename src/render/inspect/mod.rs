//! How a file was understood, for people and for other programs.
//!
//! [`inspect`] makes the data, which serializes as `isogloss.inspect/1`; [`text::render`]
//! tells it. Lines count from 1, in the file.

pub mod text;

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::parse::{
    AudienceKind, Block, BlockKind, Document, DocumentKind, Inline, InlineKind, Item, Link, Page,
    TargetKind, Value, plain,
};
use crate::read::Side;
use crate::text::{LineIndex, TextRange};

/// The name of the JSON form, with its version.
pub const SCHEMA: &str = "isogloss.inspect/1";

/// A file, as the program sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The file, relative to the configuration.
    pub file: String,
    /// Its locale.
    pub locale: String,
    /// The key of its page.
    pub page: String,
    /// `page`, `faq` or `landing`.
    pub kind: &'static str,
    /// Its segments, in the order of the file; none on a plain page.
    pub segments: Vec<SegmentView>,
    /// Its metadata, in order.
    pub front_matter: Vec<EntryView>,
    /// Its documents: the target, and the source where there is one.
    pub documents: Vec<DocumentView>,
    /// What was not understood.
    pub notices: Vec<NoticeView>,
}

/// A segment.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentView {
    /// Its id.
    pub id: String,
    /// Where it begins.
    pub line: u32,
    /// The target text; `null` where only a source span is there.
    pub target: Option<String>,
    /// The source text; `null` where only a target span is there.
    pub source: Option<String>,
}

/// A key of the front matter.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// Its line.
    pub line: u32,
    /// The key.
    pub key: String,
    /// Its value: a string, a list, a mapping or `null`.
    pub value: serde_json::Value,
}

/// One side of the file.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// `target` or `source`.
    pub side: &'static str,
    /// Role lists and applies-to lists.
    pub audiences: Vec<AudienceView>,
    /// The links, in order.
    pub links: Vec<LinkView>,
    /// The tree.
    pub blocks: Vec<BlockView>,
}

/// A role list or an applies-to list.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceView {
    /// Where it begins.
    pub line: u32,
    /// `roles` or `applies-to`.
    pub kind: &'static str,
    /// How it is laid out.
    pub layout: String,
    /// The names.
    pub names: Vec<String>,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Where it stands.
    pub line: u32,
    /// What sort of destination it has.
    pub kind: &'static str,
    /// The destination.
    pub target: String,
    /// Its words.
    pub text: String,
}

/// A block and what it holds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BlockView {
    /// Where it begins.
    pub line: u32,
    /// `heading`, `paragraph`, `procedure`, `step`, `list`, `item`, …
    pub kind: &'static str,
    /// The rest of what can be said in a word: the level, the number, the language, the
    /// destination, the size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The address of a heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Its words, without markup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// For a step: how many blocks after it cut its list in two, and were bound to it.
    #[serde(skip_serializing_if = "is_zero")]
    pub bound: usize,
    /// What it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<BlockView>,
}

/// What was not understood.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// Where.
    pub line: u32,
    /// The rule that speaks.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// What it says.
    pub message: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Describes a page; `file` is its path as shown, `key` the key of its page.
pub fn inspect(page: &Page, file: &str, locale: &str, key: &str) -> Inspection {
    let view = View {
        page,
        lines: LineIndex::new(&page.file),
    };
    let sides = [(Side::Target, "target"), (Side::Source, "source")];
    Inspection {
        schema: SCHEMA,
        file: file.to_owned(),
        locale: locale.to_owned(),
        page: key.to_owned(),
        kind: match page.target.kind {
            DocumentKind::Page => "page",
            DocumentKind::Faq => "faq",
            DocumentKind::Landing => "landing",
        },
        segments: view.segments(),
        front_matter: view.front_matter(),
        documents: sides
            .into_iter()
            .filter_map(|(side, name)| Some(view.document(side, name, page.document(side)?)))
            .collect(),
        notices: view.notices(),
    }
}

struct View<'a> {
    page: &'a Page,
    lines: LineIndex,
}

impl View<'_> {
    fn line(&self, side: Side, range: TextRange) -> u32 {
        self.lines
            .line(self.page.to_file(side, range).start as usize)
    }

    fn segments(&self) -> Vec<SegmentView> {
        let view = self.page.table().segments().iter().map(|segment| {
            let text = |side| {
                let place = segment.place(side)?;
                Some(place.side.of(self.page.text(side)).to_owned())
            };
            SegmentView {
                id: self.page.id(segment).to_owned(),
                line: self.lines.line(segment.file.start as usize),
                target: text(Side::Target),
                source: text(Side::Source),
            }
        });
        view.collect()
    }

    fn front_matter(&self) -> Vec<EntryView> {
        let entries = self
            .page
            .target
            .front_matter
            .entries
            .iter()
            .map(|entry| EntryView {
                line: self.line(Side::Target, entry.key_range),
                key: entry.key.clone(),
                value: value(&entry.value),
            });
        entries.collect()
    }

    fn notices(&self) -> Vec<NoticeView> {
        let notices = self.page.notices.iter().map(|(side, notice)| NoticeView {
            line: self.line(*side, notice.range),
            rule: notice.rule.to_string(),
            severity: notice.severity,
            message: notice.message.clone(),
        });
        let faults = self.page.text.faults.iter().map(|fault| NoticeView {
            line: self.lines.line(fault.range.start as usize),
            rule: fault.kind.rule().to_string(),
            severity: fault.kind.severity(),
            message: fault.message().to_owned(),
        });
        notices.chain(faults).collect()
    }

    fn document(&self, side: Side, name: &'static str, document: &Document) -> DocumentView {
        let audiences = document.audiences.iter().map(|list| AudienceView {
            line: self.line(side, list.range),
            kind: match list.kind {
                AudienceKind::Roles => "roles",
                AudienceKind::AppliesTo => "applies-to",
            },
            layout: format!("{:?}", list.layout).to_lowercase(),
            names: list.items.iter().map(|item| item.name.clone()).collect(),
        });
        let mut links = Vec::new();
        let blocks = self.blocks(side, &document.blocks, &mut links);
        DocumentView {
            side: name,
            audiences: audiences.collect(),
            links,
            blocks,
        }
    }

    fn blocks(&self, side: Side, blocks: &[Block], links: &mut Vec<LinkView>) -> Vec<BlockView> {
        blocks
            .iter()
            .map(|block| self.block(side, block, links))
            .collect()
    }

    fn block(&self, side: Side, block: &Block, links: &mut Vec<LinkView>) -> BlockView {
        let words = |content: &[Inline]| Some(self.words(side, content));
        let mut view = BlockView {
            line: self.line(side, block.range),
            ..BlockView::default()
        };
        match &block.kind {
            BlockKind::Heading(heading) => {
                view.kind = "heading";
                view.detail = Some(heading.level.to_string());
                view.anchor = Some(heading.id.clone());
                view.text = words(&heading.content);
                self.links(side, &heading.content, links);
            }
            BlockKind::Paragraph(content) => {
                view.kind = "paragraph";
                view.text = words(content);
                self.links(side, content, links);
            }
            BlockKind::List(list) => {
                let ordered = list.start.is_some();
                view.kind = if ordered { "procedure" } else { "list" };
                view.detail = Some(list.items.len().to_string());
                let items = list
                    .items
                    .iter()
                    .map(|item| self.item(side, item, ordered, links));
                view.blocks = items.collect();
                return view;
            }
            BlockKind::Table(table) => {
                view.kind = "table";
                view.detail = Some(format!("{}x{}", table.alignments.len(), table.rows.len()));
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    self.links(side, &cell.content, links);
                }
            }
            BlockKind::Figure(image) => {
                view.kind = "image";
                view.detail = Some(image.target.raw.clone());
                view.text = Some(image.alt.clone());
            }
            BlockKind::Code(code) => {
                view.kind = "code";
                view.detail.clone_from(&code.info);
            }
            BlockKind::Alert(alert) => {
                view.kind = "alert";
                view.detail = Some(format!("{:?}", alert.kind).to_lowercase());
            }
            BlockKind::Zone(zone) => {
                view.kind = "zone";
                view.detail = Some(zone.value.clone());
            }
            BlockKind::Include(target) | BlockKind::Video(target) => {
                let include = matches!(block.kind, BlockKind::Include(_));
                view.kind = if include { "include" } else { "video" };
                view.detail = Some(target.raw.clone());
            }
            BlockKind::Snippet(snippet) => {
                view.kind = "snippet";
                view.detail = Some(snippet.target.raw.clone());
            }
            BlockKind::Styled { classes, .. } => {
                view.kind = "styled";
                view.detail = Some(classes.join(" "));
            }
            BlockKind::Footnote { label, .. } => {
                view.kind = "footnote";
                view.detail = Some(label.clone());
            }
            BlockKind::Quote(_) => view.kind = "quote",
            BlockKind::Html(_) => view.kind = "html",
            BlockKind::Rule => view.kind = "rule",
            BlockKind::Columns(_) => view.kind = "columns",
            BlockKind::Tabs(_) => view.kind = "tabs",
        }
        for children in block.kind.children() {
            view.blocks.extend(self.blocks(side, children, links));
        }
        view
    }

    fn item(&self, side: Side, item: &Item, ordered: bool, links: &mut Vec<LinkView>) -> BlockView {
        BlockView {
            line: self.line(side, item.range),
            kind: if ordered { "step" } else { "item" },
            detail: item.number.map(|number| number.to_string()),
            bound: item.bound,
            blocks: self.blocks(side, &item.blocks, links),
            ..BlockView::default()
        }
    }

    fn words(&self, side: Side, content: &[Inline]) -> String {
        let text = plain::text(self.page.text(side), content);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn links(&self, side: Side, content: &[Inline], links: &mut Vec<LinkView>) {
        for inline in content {
            match &inline.kind {
                InlineKind::Link(link) => links.push(self.link(side, inline.range, link)),
                InlineKind::Strong(content)
                | InlineKind::Emphasis(content)
                | InlineKind::Strikethrough(content) => self.links(side, content, links),
                _ => {}
            }
        }
    }

    fn link(&self, side: Side, range: TextRange, link: &Link) -> LinkView {
        LinkView {
            line: self.line(side, range),
            kind: match link.target.kind {
                TargetKind::Empty => "empty",
                TargetKind::Anchor => "anchor",
                TargetKind::Relative => "relative",
                TargetKind::Root => "root",
                TargetKind::Web => "web",
                TargetKind::Contact => "contact",
                TargetKind::Unsafe => "unsafe",
            },
            target: link.target.raw.clone(),
            text: self.words(side, &link.content),
        }
    }
}

fn value(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::List(items) => items.clone().into(),
        Value::Map(map) => map
            .iter()
            .map(|(key, inner)| (key.clone(), self::value(inner)))
            .collect(),
    }
}
