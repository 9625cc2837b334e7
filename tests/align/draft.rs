//! Pages in the making: blocks of segments, from which a bilingual page is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use isogloss::align::{AlignedPages, Edition, Shape, State, align_pages};
use isogloss::library::GroupPages;
use isogloss::locale::Locale;
use isogloss::parse::Page;
use isogloss::read::Side;
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;

/// A page by its source text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// The source texts of its segments, in Markdown.
    pub(crate) segments: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading,
    Paragraph,
    Item,
}

impl Draft {
    /// The file of a translation of this page. `joins(n)` says whether the nth segment of
    /// the page, counted from 0, is one with the segment before it, if that is in the
    /// same block.
    pub(crate) fn file(
        &self,
        handoff: &str,
        revision: &str,
        joins: impl Fn(usize) -> bool,
    ) -> String {
        let mut file = format!(
            "---\ntitle: t\nms.lasthandoff: {handoff}\nms.openlocfilehash: {revision}\n---\n"
        );
        let (mut nth, mut id) = (0, 100);
        for block in &self.blocks {
            file.push('\n');
            match block.kind {
                Kind::Heading => file.push_str("## "),
                Kind::Paragraph => {}
                Kind::Item => file.push_str("- "),
            }
            let mut runs: Vec<Vec<&str>> = Vec::new();
            for segment in &block.segments {
                match runs.last_mut() {
                    Some(run) if joins(nth) => run.push(segment),
                    _ => runs.push(vec![segment]),
                }
                nth += 1;
            }
            for (at, run) in runs.iter().enumerate() {
                id += 1;
                let space = if at > 0 { " " } else { "" };
                let source = run.join(" ");
                let _ = write!(
                    file,
                    "{space}<span data-ttu-id=\"0a0a0-{id}\">t {id}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a0a0-{id}\">{source}</span></span>"
                );
            }
            file.push('\n');
        }
        file
    }

    /// The same page as the source locale's own: plain text.
    pub(crate) fn plain(&self) -> String {
        let mut file = "---\ntitle: t\n---\n".to_owned();
        for block in &self.blocks {
            let mark = match block.kind {
                Kind::Heading => "## ",
                Kind::Paragraph => "",
                Kind::Item => "- ",
            };
            let _ = writeln!(file, "\n{mark}{}", block.segments.join(" "));
        }
        file
    }

    /// Number of segments.
    pub(crate) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.segments.len()).sum()
    }

    /// A real page's segments, in blocks as they stand; a segment that does not end a
    /// sentence ends its block, so that every segment is text of its own.
    pub(crate) fn of(edition: &Edition, page: &Page) -> Self {
        let mut draft = Self::default();
        let mut last = None;
        for segment in &edition.segments {
            let Some(word) = edition.words.get(segment.words.start as usize) else {
                continue;
            };
            let range = page.table().segments()[segment.number as usize].source;
            let text = range.map_or("", |place| place.side.of(page.text(Side::Source)));
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let open = |block: &Block| {
                let before = block.segments.last().map_or("", String::as_str);
                !before.ends_with(['.', '?', '!']) || text.starts_with(char::is_lowercase)
            };
            if last != Some(word.block) || draft.blocks.last().is_none_or(open) {
                draft.blocks.push(Block {
                    kind: match edition.blocks[word.block as usize].shape {
                        Shape::Heading(_) => Kind::Heading,
                        Shape::Item(_) => Kind::Item,
                        _ => Kind::Paragraph,
                    },
                    segments: Vec::new(),
                });
                last = Some(word.block);
            }
            draft.blocks.last_mut().unwrap().segments.push(text);
        }
        draft
    }
}

/// A group of pages, aligned.
pub(crate) struct Group {
    pub(crate) pages: GroupPages,
    pub(crate) aligned: AlignedPages,
}

pub(crate) fn source() -> Locale {
    "en-US".parse().unwrap()
}

/// Aligns files by locale; the source locale is `en-US`.
pub(crate) fn group(files: &[(&str, String)]) -> Group {
    let words = Vocabulary::default();
    let pages: GroupPages = files
        .iter()
        .map(|(locale, file)| {
            let page = Page::markdown(file.clone(), &words, &words);
            (locale.parse().unwrap(), (FileId(0), Arc::new(page)))
        })
        .collect();
    let aligned = align_pages(&pages, &source());
    Group { pages, aligned }
}

impl Group {
    /// The number of a locale's edition.
    pub(crate) fn number(&self, locale: &str) -> usize {
        let locale: Locale = locale.parse().unwrap();
        self.pages
            .keys()
            .position(|other| *other == locale)
            .unwrap()
    }

    /// The source texts of a cell's segments, joined; of a cell without segments, its
    /// words.
    pub(crate) fn text(&self, row: usize, edition: usize) -> String {
        let cell = self.aligned.alignment.rows[row].cells[edition].as_ref();
        let page = &self.pages.values().nth(edition).unwrap().1;
        let segments = cell.map_or(&[][..], |cell| cell.segments.as_slice());
        let texts = segments.iter().filter_map(|&number| {
            let place = page.table().segments()[number as usize].source?;
            Some(place.side.of(page.text(Side::Source)))
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    /// How often each state comes up for a locale.
    pub(crate) fn states(&self, locale: &str) -> BTreeMap<State, usize> {
        let number = self.number(locale);
        let mut counts = BTreeMap::new();
        for row in &self.aligned.alignment.rows {
            if let Some(cell) = &row.cells[number] {
                *counts.entry(cell.state).or_default() += 1;
            }
        }
        counts
    }
}
