//! What is kept of a page once its text is dropped.

use crate::parse::{BlockKind, Document, DocumentKind, Page, TranslationType, plain};
use crate::read::Side;

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
    /// Takes the summary of a page.
    pub fn of(page: &Page) -> Self {
        let front = &page.target.front_matter;
        let heading = || first_heading(page.text(Side::Target), &page.target);
        let source = page.source.as_ref();
        Self {
            kind: page.target.kind,
            title: front.title.clone().or_else(heading).unwrap_or_default(),
            source_title: source.map(|document| {
                first_heading(page.text(Side::Source), document).unwrap_or_default()
            }),
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

fn first_heading(text: &str, document: &Document) -> Option<String> {
    let heading = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some(heading),
        _ => None,
    })?;
    let words = plain::text(text, &heading.content);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
