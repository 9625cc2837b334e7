//! Marks that a merge left in a page.

use crate::check::facts::Code;
use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::read::Side;
use crate::text::TextRange;

declare_rule! {
    /// What a version control system left where two changes met.
    ///
    /// ## Why
    ///
    /// Both versions reach the readers, with the marks between them; a `=======` that was
    /// left alone makes a heading of the text above it. In code blocks the marks may be
    /// meant. What other pages have is not compared with a page that holds two versions.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <<<<<<< HEAD
    /// Appelez avant midi.
    /// =======
    /// Appelez avant 15 h.
    /// >>>>>>> main
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Appelez avant 15 h.
    /// ```
    MERGE_CONFLICT = "merge-conflict", Some(Severity::Error), Check::Page(merge_conflict)
}

fn merge_conflict(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for conflict in conflicts(page) {
        let (message, label, help) = match conflict.kind {
            Kind::Whole => (
                "two versions of the text stand here, unmerged".to_owned(),
                "readers see both",
                "keep one of the two, and remove the marks",
            ),
            Kind::Mark(mark) => (
                format!("the mark `{mark}` of a merge was left here"),
                "readers see it",
                "remove the line, and what it kept of the other version",
            ),
        };
        let subject = match conflict.kind {
            Kind::Whole => "conflict".to_owned(),
            Kind::Mark(mark) => format!("mark|{mark}"),
        };
        out.report(page.span(Side::Target, conflict.range), message)
            .label(label)
            .help(help)
            .subject(subject);
    }
}

/// Whether a page holds two versions of a text: it cannot be compared with others.
pub(crate) fn is_unmerged(page: &Page) -> bool {
    let mut conflicts = conflicts(page).into_iter();
    conflicts.any(|conflict| conflict.kind == Kind::Whole)
}

struct Conflict {
    kind: Kind,
    /// The first mark, in the text of the target side.
    range: TextRange,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From `<<<<<<<` to `>>>>>>>`.
    Whole,
    /// One of the marks alone.
    Mark(&'static str),
}

const BEGIN: &str = "<<<<<<<";
const MIDDLE: &str = "=======";
const END: &str = ">>>>>>>";

fn conflicts(page: &Page) -> Vec<Conflict> {
    let text = page.text();
    let bytes = text.as_bytes();
    let has = |mark: &str| memchr::memmem::find(bytes, mark.as_bytes()).is_some();
    if !has(BEGIN) && !has(MIDDLE) && !has(END) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut begun: Option<TextRange> = None;
    let mut alone = |mark, range| {
        found.push(Conflict {
            kind: Kind::Mark(mark),
            range,
        });
    };
    let mut whole = Vec::new();
    for (mark, range) in marks(text, &page.target.code_blocks) {
        match mark {
            BEGIN => {
                if let Some(before) = begun.replace(range) {
                    alone(BEGIN, before);
                }
            }
            END => match begun.take() {
                Some(range) => whole.push(Conflict {
                    kind: Kind::Whole,
                    range,
                }),
                None => alone(END, range),
            },
            _ if begun.is_none() && is_stray_heading(page, range) => alone(MIDDLE, range),
            _ => {}
        }
    }
    if let Some(before) = begun {
        alone(BEGIN, before);
    }
    found.extend(whole);
    found.sort_by_key(|conflict| conflict.range.start);
    found
}

/// The lines that are marks, out of code blocks.
fn marks<'a>(
    text: &'a str,
    code: &'a [Code],
) -> impl Iterator<Item = (&'static str, TextRange)> + 'a {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end())
    });
    lines.filter_map(move |(start, line)| {
        let mark = [BEGIN, MIDDLE, END]
            .into_iter()
            .find(|mark| line.starts_with(mark))?;
        let rest = &line[mark.len()..];
        let is_mark = match mark {
            MIDDLE => rest.is_empty(),
            // A label of the version follows; eight marks are something else.
            _ => rest.is_empty() || rest.starts_with(' '),
        };
        let range = TextRange::new(start, start + line.len());
        let in_code = || code.iter().any(|block| block.range.overlaps(range));
        (is_mark && !in_code()).then_some((mark, range))
    })
}

/// Whether a line of seven `=` stands below text that is no title: a sentence, or several
/// lines. Below a title it is an author's own underline.
fn is_stray_heading(page: &Page, line: TextRange) -> bool {
    let mut headings = page.target.headings.iter();
    let Some(own) = headings
        .find(|heading| heading.range.start <= line.start && line.start <= heading.range.end)
    else {
        // Below a list, a table or a blank line it is text.
        return true;
    };
    let words = Words::of(&page.target, page.text(), own.range).text;
    let words = words.trim();
    let lines = own.range.of(page.text()).trim_end().lines().count();
    lines > 2 || words.ends_with(['.', '!', '。', '！', '؟', '।', ';'])
}
