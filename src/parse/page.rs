//! A file of one locale, read and understood: both its sides.

use super::model::{Document, DocumentKind, FrontMatter};
use super::notice::{Notice, rules};
use super::places::Places;
use super::{audience, front_matter, headings, markdown, yaml_page};
use crate::diagnostic::Severity;
use crate::read::{self, Segment, SegmentTable, Side, Unzipped};
use crate::text::TextRange;
use crate::vocabulary::Vocabulary;

/// One file of one locale.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file, as it lies on disk.
    pub file: String,
    /// The two texts of a Markdown page and its segments. A YAML page has one text,
    /// made of its values, and no segments.
    pub text: Unzipped,
    /// The translation, or a plain page.
    pub target: Document,
    /// What it was translated from, where the file says.
    pub source: Option<Document>,
    /// What was not understood, by side.
    pub notices: Vec<(Side, Notice)>,
    /// Where the values of a YAML page stand in the file.
    places: Option<Places>,
}

impl Page {
    /// Reads a Markdown page. `source` and `target` hold the words of the two languages.
    pub fn markdown(file: String, source: &Vocabulary, target: &Vocabulary) -> Self {
        let text = read::unzip(&file);
        let mut notices = Vec::new();
        let mut tell = |side, found: Vec<Notice>| {
            notices.extend(found.into_iter().map(|notice| (side, notice)));
        };
        let mut found = Vec::new();
        // That of the file: what looks like front matter on a side alone is text.
        let front_matter = front_matter(&file, &mut found);
        let start = read::body_start(&file);
        let mut translation = document(&text.target, start, front_matter.clone(), &mut found);
        tell(Side::Target, found);
        let mut original = text.source.as_deref().map(|text| {
            let mut found = Vec::new();
            // Both sides have the front matter of the file.
            let document = document(text, start, front_matter, &mut found);
            tell(Side::Source, found);
            document
        });
        notices.extend(block_markers(&text));
        if let Some(original) = &mut original {
            let source_text = text.source.as_deref().unwrap_or_default();
            headings::assign_ids(source_text, &mut original.blocks, None);
            let ids = headings::ids(&original.blocks);
            headings::assign_ids(&text.target, &mut translation.blocks, Some(&ids));
            original.audiences = audience::find(source_text, &original.blocks, source);
            translation.audiences = translated_audiences(&text, original, &translation);
        } else {
            headings::assign_ids(&text.target, &mut translation.blocks, None);
            translation.audiences = audience::find(&text.target, &translation.blocks, target);
        }
        Self {
            file,
            text,
            target: translation,
            source: original,
            notices,
            places: None,
        }
    }

    /// Reads a YAML page of a known kind.
    pub fn yaml(file: String, kind: DocumentKind, target: &Vocabulary) -> Self {
        let mut notices = Vec::new();
        let mut page = yaml_page::read(&file, kind, &mut notices);
        headings::assign_ids(&page.text, &mut page.document.blocks, None);
        page.document.audiences = audience::find(&page.text, &page.document.blocks, target);
        Self {
            file,
            text: Unzipped {
                target: page.text,
                ..read::unzip("")
            },
            target: page.document,
            source: None,
            notices: notices
                .into_iter()
                .map(|notice| (Side::Target, notice))
                .collect(),
            places: Some(page.places),
        }
    }

    /// The text of a side; empty where the page has no such side.
    pub fn text(&self, side: Side) -> &str {
        self.text.side(side).unwrap_or_default()
    }

    /// The document of a side.
    pub fn document(&self, side: Side) -> Option<&Document> {
        match side {
            Side::Target => Some(&self.target),
            Side::Source => self.source.as_ref(),
        }
    }

    /// The segments; none on a plain page or a YAML page.
    pub fn table(&self) -> &SegmentTable {
        &self.text.table
    }

    /// The id of a segment.
    pub fn id(&self, segment: &Segment) -> &str {
        self.text.table.id(segment)
    }

    /// The bytes of the file that a range of a side's text came from.
    pub fn to_file(&self, side: Side, range: TextRange) -> TextRange {
        match &self.places {
            Some(places) => places.to_file(range),
            None => self.text.table.to_file(side, range),
        }
    }
}

/// The front matter of a text, without what there is to say about it.
pub fn metadata(text: &str) -> FrontMatter {
    front_matter(text, &mut Vec::new())
}

fn front_matter(text: &str, notices: &mut Vec<Notice>) -> FrontMatter {
    let found = read::front_matter(text);
    if found.is_none() {
        notices.extend(unclosed(text));
    }
    let typed = found.map(|found| front_matter::read(text, found.block, found.yaml, notices));
    typed.unwrap_or_default()
}

/// That front matter begins and does not end: then it is text, for readers to read.
fn unclosed(text: &str) -> Option<Notice> {
    let body = text.trim_start_matches('\u{feff}');
    let mut lines = body.lines();
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let key = lines.next()?.split_once(':')?.0;
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let start = text.len() - body.len();
    (!key.is_empty() && key.chars().all(is_key)).then(|| Notice {
        rule: rules::YAML_ERROR,
        severity: Severity::Error,
        range: TextRange::new(start, start + first.trim_end().len()),
        message: "the front matter does not end".to_owned(),
        help: "write a line `---` after its last key",
    })
}

/// The words of the first heading of a text, as parsing it all would give.
///
/// Only the text up to that heading is parsed. Lines that look like headings and are none
/// (in code, say) are passed over a few times; then all of it is.
pub fn first_heading(text: &str) -> Option<String> {
    const CANDIDATES: usize = 4;
    let start = read::body_start(text);
    let title = |end: usize| {
        let blocks = markdown::blocks(text, TextRange::new(start, end), &mut Vec::new());
        headings::title(text, &blocks)
    };
    let mut at = start;
    let mut tried = 0;
    for line in text[start..].split_inclusive('\n') {
        at += line.len();
        // Setext headings (CommonMark §4.3) are found by their underline.
        let marked = line
            .trim_start()
            .starts_with(['#', '=', '-', '>', '*', '+']);
        if !marked {
            continue;
        }
        if tried == CANDIDATES {
            break;
        }
        tried += 1;
        if let Some(found) = title(at) {
            return Some(found);
        }
    }
    title(text.len())
}

/// The segments that begin a line with a mark such as `1. ` or `>`. In the file their span
/// makes them a paragraph; without it, as the publisher's plain page has them, they are
/// something else. A mark that both sides share is told once.
fn block_markers(text: &Unzipped) -> impl Iterator<Item = (Side, Notice)> + '_ {
    text.table.segments().iter().filter_map(|segment| {
        let marked = |side: Side| {
            let range = segment.place(side)?.side;
            let all = text.side(side)?;
            let line = all[..range.start as usize]
                .rsplit('\n')
                .next()
                .unwrap_or_default();
            let begins_line = line.chars().all(|c| " \t>-+*.)0123456789".contains(c));
            (begins_line && begins_block(range.of(all))).then_some((side, range))
        };
        let (side, range) = marked(Side::Target).or_else(|| marked(Side::Source))?;
        let notice = Notice {
            rule: rules::BLOCK_MARKER,
            severity: Severity::Warning,
            range,
            message: "the segment begins with a list, quote or heading marker".to_owned(),
            help: "escape the marker, or move it before the segment",
        };
        Some((side, notice))
    })
}

/// Whether text at the head of a line opens a list item, a quote or a heading
/// (`CommonMark` §4.2, §5.1, §5.2).
fn begins_block(text: &str) -> bool {
    let text = text.trim_start_matches(' ');
    let after = |count: usize| text[count..].starts_with([' ', '\t', '\n']);
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    text.starts_with('>')
        || text.starts_with(['-', '+', '*']) && after(1)
        || (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) && after(digits + 1)
        || (1..=6).contains(&hashes) && after(hashes)
}

/// Understands one side of a Markdown page, whose body begins at `start`.
fn document(
    text: &str,
    start: usize,
    front_matter: FrontMatter,
    notices: &mut Vec<Notice>,
) -> Document {
    let body = TextRange::new(start, text.len());
    let blocks = markdown::blocks(text, body, notices);
    Document {
        kind: DocumentKind::Page,
        front_matter,
        blocks,
        audiences: Vec::new(),
    }
}

/// The translations of the lists that the source side has, led to by the segments.
fn translated_audiences(
    text: &Unzipped,
    original: &Document,
    translation: &Document,
) -> Vec<super::AudienceList> {
    let lists = original.audiences.iter().filter_map(|list| {
        let segment = text
            .table
            .segment_at(Side::Source, list.label.start as usize)?;
        let at = segment.target?.side.start as usize;
        audience::translated(&text.target, &translation.blocks, at, list)
    });
    lists.collect()
}
