//! A file of one locale, read and understood: both its sides.

use super::model::{Document, DocumentKind, FrontMatter};
use super::notice::{Notice, rules};
use super::places::{self, OneLine, Places};
use super::prose::{Breaks, Passage, Passages};
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
        // Both sides have the front matter of the file.
        let mut found_in_source = Vec::new();
        let mut original = text.source.as_deref().map(|source| {
            let passages = passages(&text, Side::Source, &[]);
            let front_matter = front_matter.clone();
            document(source, start, front_matter, &passages, &mut found_in_source)
        });
        let lines = original.as_ref().filter(|_| has_own_breaks(&text));
        let lines = lines.map_or_else(Vec::new, |original| places::one_line(&original.blocks));
        let translated = passages(&text, Side::Target, &lines);
        found.extend(broken_rows(&text, &lines));
        let mut translation = document(&text.target, start, front_matter, &translated, &mut found);
        tell(Side::Target, found);
        tell(Side::Source, found_in_source);
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

/// The texts of one side's segments. `lines` are the places of the source that lie on one
/// line each.
fn passages(text: &Unzipped, side: Side, lines: &[OneLine]) -> Passages {
    let segments = text.table.segments().iter();
    let found = segments.filter_map(|segment| {
        let range = segment.place(side)?.side;
        let breaks = match side {
            Side::Target => own_breaks(text, segment, lines),
            Side::Source => None,
        };
        Some(Passage { range, breaks })
    });
    Passages::new(found.collect())
}

/// The target and the source text of a segment that has both.
fn texts<'a>(text: &'a Unzipped, segment: &Segment) -> Option<(&'a str, &'a str)> {
    let of = |side| Some(segment.place(side)?.side.of(text.side(side)?));
    Some((of(Side::Target)?, of(Side::Source)?))
}

/// Which line breaks of a segment's target count for a blank; none where its source has
/// line breaks too.
fn own_breaks(text: &Unzipped, segment: &Segment, lines: &[OneLine]) -> Option<Breaks> {
    let (target, source) = texts(text, segment)?;
    breaks_line(target, source).then(|| match one_line_at(segment, lines) {
        Some(_) => Breaks::All,
        None => Breaks::OfBlocks,
    })
}

/// Whether a translation has line breaks and its source has none.
fn breaks_line(target: &str, source: &str) -> bool {
    target.contains('\n') && !source.contains('\n')
}

fn has_own_breaks(text: &Unzipped) -> bool {
    let segments = text.table.segments().iter();
    segments
        .filter_map(|segment| texts(text, segment))
        .any(|(target, source)| breaks_line(target, source))
}

/// What a segment of the source lies in, if that is a heading or a table cell.
fn one_line_at<'a>(segment: &Segment, lines: &'a [OneLine]) -> Option<&'a OneLine> {
    let source = segment.source?.side;
    let next = lines.partition_point(|line| line.range.end <= source.start);
    lines.get(next).filter(|line| line.range.overlaps(source))
}

/// The line breaks of translations that end a table row which their source goes on with.
fn broken_rows<'a>(text: &'a Unzipped, lines: &'a [OneLine]) -> impl Iterator<Item = Notice> + 'a {
    let segments = text.table.segments().iter();
    segments.filter_map(|segment| {
        let (target, source) = texts(text, segment)?;
        one_line_at(segment, lines).filter(|line| line.is_cell)?;
        let at = target.find('\n').filter(|_| breaks_line(target, source))?;
        let at = at + segment.target?.side.start as usize;
        Some(Notice {
            rule: rules::TABLE_SHAPE,
            severity: Severity::Error,
            range: TextRange::new(at, at + 1),
            message: "a line break in the translation cuts a table row in two".to_owned(),
            help: "write the cell on one line, with `<br>` where it is to break",
        })
    })
}

/// Understands one side of a Markdown page, whose body begins at `start`.
fn document(
    text: &str,
    start: usize,
    front_matter: FrontMatter,
    passages: &Passages,
    notices: &mut Vec<Notice>,
) -> Document {
    let body = TextRange::new(start, text.len());
    let blocks = markdown::blocks_around(text, body, passages, notices);
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
