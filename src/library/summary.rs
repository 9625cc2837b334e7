//! What is kept of a page once its text is dropped.

use crate::parse::{self, DocumentKind, Page, TranslationType};
use crate::read::{self, Side};

/// A heading further down a file than this, in bytes, is looked for in all of it.
const HEAD: usize = 8192;

/// What other pages, the navigation and the choice of a source edition need to know of
/// a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What sort of page it is.
    pub kind: DocumentKind,
    /// `title` of the front matter, otherwise the first heading.
    pub title: String,
    /// The first heading of the source side; `None` where the page has no source text.
    pub source_title: Option<String>,
    /// When its source revision went to translation.
    pub handoff: Option<jiff::civil::Date>,
    /// Names the revision of its source.
    pub revision: Option<String>,
    /// How it was translated.
    pub translation: Option<TranslationType>,
}

impl Summary {
    /// Takes the summary of a Markdown file without building its tree: only what stands
    /// before the first heading is parsed.
    pub fn of_markdown(file: &str) -> Self {
        Self::of_head(file).unwrap_or_else(|| Self::of_text(file))
    }

    /// From the first paragraphs, where they hold a heading and a segment.
    fn of_head(file: &str) -> Option<Self> {
        let limit = file.floor_char_boundary(HEAD.min(file.len()));
        let end = file[..limit].rfind("\n\n")?;
        let summary = Self::of_text(&file[..end]);
        let found = |title: &String| !title.is_empty();
        summary
            .source_title
            .as_ref()
            .is_some_and(found)
            .then_some(summary)
    }

    fn of_text(file: &str) -> Self {
        let text = read::unzip(file);
        let front = parse::metadata(file);
        let source = text.source.as_deref();
        Self {
            kind: DocumentKind::Page,
            title: front
                .title
                .or_else(|| parse::first_heading(&text.target))
                .unwrap_or_default(),
            source_title: source.map(|text| parse::first_heading(text).unwrap_or_default()),
            handoff: front.handoff,
            revision: front.revision,
            translation: front.translation,
        }
    }

    /// Takes the summary of a YAML page.
    pub fn of_yaml(page: &Page) -> Self {
        let front = &page.target.front_matter;
        Self {
            kind: page.target.kind,
            title: front.title.clone().unwrap_or_else(|| heading_of(page)),
            source_title: None,
            handoff: front.handoff,
            revision: front.revision.clone(),
            translation: front.translation,
        }
    }

    /// Whether the page carries the text that it was translated from.
    pub fn has_source(&self) -> bool {
        self.source_title.is_some()
    }
}

fn heading_of(page: &Page) -> String {
    let title = parse::headings::title(page.text(Side::Target), &page.target.blocks);
    title.unwrap_or_default()
}
