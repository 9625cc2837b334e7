//! `<!-- isogloss-allow RULE: reason -->`: findings that an author wants to keep.
//!
//! A mute above the first heading or text of a page holds for the page. At the end of a
//! line it holds for the line; on a line of its own, for the block below it, which ends
//! at the next blank line. Several rules are separated by commas. What stands in fenced
//! code is only shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::read;
use crate::text::{FileId, Span, TextRange};

use super::rule::Rule;
use super::rules::drift::SOURCE_SKEW;
use super::rules::{self, form};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const KEYWORD: &str = "isogloss-allow";

/// One rule of one comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mute {
    /// The rule's name in the comment.
    place: TextRange,
    /// As written.
    name: String,
    /// Whether a reason is given.
    reason: bool,
    /// The bytes that it holds for.
    covers: TextRange,
}

/// Takes the findings that their authors muted out of `findings`. Returns how many were
/// muted, and what is wrong with the mutes themselves. The mutes are given by file, in the
/// order of the files; `ran` tells whether a rule looked for anything.
pub(super) fn apply<'a>(
    mutes: impl Iterator<Item = (FileId, &'a [Mute])>,
    ran: impl Fn(&Rule) -> bool,
    findings: &mut Vec<Diagnostic>,
) -> (usize, Vec<Diagnostic>) {
    let by_file: Vec<_> = mutes.filter(|(_, mutes)| !mutes.is_empty()).collect();
    let covered = by_name(by_file.iter().flat_map(|(file, mutes)| {
        let each = mutes.iter();
        each.map(|mute| ((*file, mute.name.as_str()), mute.covers))
    }));
    let files: BTreeSet<FileId> = by_file.iter().map(|(file, _)| *file).collect();
    let in_them = findings.iter().filter(|it| files.contains(&it.span.file));
    let found = by_name(in_them.flat_map(|finding| {
        let file = finding.span.file;
        names_of(finding).map(move |name| ((file, name), place_of(finding)))
    }));

    let before = findings.len();
    findings.retain(|finding| {
        let mut names = names_of(finding);
        !names.any(|name| {
            let covered = covered.get(&(finding.span.file, name));
            covered.is_some_and(|covered| covered.touch(place_of(finding)))
        })
    });
    let muted = before - findings.len();
    let mut complaints = Vec::new();
    for (file, mutes) in by_file {
        for mute in mutes {
            let range = mute.place;
            let found = found.get(&(file, mute.name.as_str()));
            let used = found.is_some_and(|found| found.touch(mute.covers));
            // Whether the mute of a rule that is off is needed, nobody knows.
            let used = used || rules::find(&mute.name).is_some_and(|rule| !ran(rule));
            complaints.extend(mute.complain(Span { file, range }, used));
        }
    }
    (muted, complaints)
}

/// The names that a finding is muted by: its own, and the one that it folds under.
fn names_of(finding: &Diagnostic) -> impl Iterator<Item = &'static str> + use<> {
    let folds = finding.drift.is_some().then_some(SOURCE_SKEW.name.0);
    std::iter::once(finding.rule.0).chain(folds)
}

/// Where a finding stands; one without extent stands at the byte that follows.
fn place_of(finding: &Diagnostic) -> TextRange {
    let TextRange { start, end } = finding.span.range;
    TextRange {
        start,
        end: end.max(start.saturating_add(1)),
    }
}

/// The ranges of each name in each file.
fn by_name<K: Ord>(named: impl Iterator<Item = (K, TextRange)>) -> BTreeMap<K, Ranges> {
    let mut all: BTreeMap<K, Vec<TextRange>> = BTreeMap::new();
    for (name, range) in named {
        all.entry(name).or_default().push(range);
    }
    let all = all.into_iter();
    all.map(|(name, ranges)| (name, Ranges::new(ranges)))
        .collect()
}

/// Ranges that can be asked whether one of them overlaps another, in a time that hardly
/// grows with their number: both mutes and findings can be thousands on a page.
struct Ranges {
    /// In the order in which they begin, each with the furthest end up to it.
    by_start: Vec<(u32, u32)>,
}

impl Ranges {
    fn new(mut ranges: Vec<TextRange>) -> Self {
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        let furthest = ranges.into_iter().scan(0, |furthest, range| {
            *furthest = range.end.max(*furthest);
            Some((range.start, *furthest))
        });
        Self {
            by_start: furthest.collect(),
        }
    }

    fn touch(&self, range: TextRange) -> bool {
        let begun = self.by_start.partition_point(|at| at.0 < range.end);
        let last = begun.checked_sub(1);
        last.is_some_and(|last| range.start < self.by_start[last].1)
    }
}

impl Mute {
    /// What is wrong with the mute.
    fn complain(&self, span: Span, used: bool) -> Option<Diagnostic> {
        let name = &self.name;
        let (rule, message, help) = if name.is_empty() {
            let message = "a mute that names no rule".to_owned();
            let help = "write `<!-- isogloss-allow RULE: reason -->`".to_owned();
            (&form::MUTE_UNKNOWN_RULE, message, help)
        } else if rules::find(name).is_none() {
            let help = match rules::nearest(name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`isogloss explain` lists the rules".to_owned(),
            };
            let message = format!("no rule is called `{name}`");
            (&form::MUTE_UNKNOWN_RULE, message, help)
        } else if !used {
            let message = format!("the mute of `{name}` is not needed");
            (&form::MUTE_UNUSED, message, "remove it".to_owned())
        } else if !self.reason {
            let message = format!("the mute of `{name}` gives no reason");
            let help = format!("write `<!-- isogloss-allow {name}: reason -->`");
            (&form::MUTE_NO_REASON, message, help)
        } else {
            return None;
        };
        let finding = Diagnostic::new(rule.name, rule.level?, span, message);
        Some(finding.help(help).subject(name))
    }
}

/// All mutes of a text, in order.
pub(super) fn scan(text: &str) -> Vec<Mute> {
    if memchr::memmem::find(text.as_bytes(), KEYWORD.as_bytes()).is_none() {
        return Vec::new();
    }
    let body = read::front_matter(text).map_or(0, |found| found.block.end as usize);
    let mut mutes = Vec::new();
    let mut at = body;
    let mut fence: Option<&str> = None;
    let mut at_head = true;
    // The block found last ends there for every line up to it.
    let mut known_end = 0;
    let mut block_end = |start: usize| {
        if start >= known_end {
            known_end = end_of_block(text, start);
        }
        known_end
    };
    for line in text[body..].split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        if let Some(open) = fence {
            if line.trim().starts_with(open)
                && line.trim().trim_start_matches(['`', '~']).is_empty()
            {
                fence = None;
            }
            continue;
        }
        fence = fence_of(line);
        let alone = rest_is_blank(line);
        at_head &= alone || is_blank(line);
        let covers = if at_head && alone {
            TextRange::new(0, text.len())
        } else if alone {
            TextRange::new(end, block_end(end))
        } else {
            TextRange::new(start, end)
        };
        let mut from = 0;
        while let Some((comment, next)) = comment(line, from) {
            mutes.extend(read_comment(line, comment, start, covers));
            from = next;
        }
    }
    mutes
}

/// The fence that a line opens, of its own characters.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    (length >= 3 && !(mark == '`' && line[length..].contains('`'))).then(|| &line[..length])
}

/// A line without the marks of a quote.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

fn is_blank(line: &str) -> bool {
    bare(line).is_empty()
}

/// Whether nothing but comments stand in the line, one or more.
fn rest_is_blank(line: &str) -> bool {
    let mut rest = bare(line);
    let mut seen = false;
    while let Some(after) = rest.strip_prefix(OPEN) {
        let Some((_, after)) = after.split_once(CLOSE) else {
            return false;
        };
        rest = after.trim_start();
        seen = true;
    }
    seen && rest.is_empty()
}

/// The end of the block that begins at or after `start`: the next blank line after it.
fn end_of_block(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut begun = false;
    for line in text[start..].split_inclusive('\n') {
        if is_blank(line) {
            if begun {
                break;
            }
        } else {
            begun = true;
        }
        at += line.len();
    }
    at
}

/// The inside of the next comment at or after `from`, and where to look on.
fn comment(line: &str, from: usize) -> Option<(TextRange, usize)> {
    let open = from + line[from..].find(OPEN)? + OPEN.len();
    let close = open + line[open..].find(CLOSE)?;
    Some((TextRange::new(open, close), close + CLOSE.len()))
}

fn read_comment(line: &str, comment: TextRange, offset: usize, covers: TextRange) -> Vec<Mute> {
    let inside = comment.of(line);
    let Some(list) = inside.trim_start().strip_prefix(KEYWORD) else {
        return Vec::new();
    };
    if !list.is_empty() && !list.starts_with([' ', '\t', ':']) {
        return Vec::new();
    }
    let (names, reason) = list.split_once(':').unwrap_or((list, ""));
    let start = comment.end as usize - list.len();
    let mut at = start;
    let mut mutes = Vec::new();
    for part in names.split(',') {
        let name = part.trim();
        let begin = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        if !name.is_empty() {
            mutes.push(Mute {
                place: TextRange::new(begin, begin + name.len()) + offset,
                name: name.to_owned(),
                reason: !reason.trim().is_empty(),
                covers,
            });
        }
    }
    if mutes.is_empty() {
        mutes.push(Mute {
            place: comment + offset,
            name: String::new(),
            reason: true,
            covers,
        });
    }
    mutes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that each mute covers, by the rule's name as found at its place.
    fn covered(text: &str) -> Vec<(&str, &str, bool)> {
        scan(text)
            .iter()
            .map(|mute| (mute.place.of(text), mute.covers.of(text), mute.reason))
            .inspect(|(name, ..)| assert!(!name.is_empty()))
            .collect::<Vec<_>>()
    }

    #[test]
    fn a_mute_covers_the_block_below_it() {
        let text = "# a\n\n<!-- isogloss-allow some-rule: why -->\nb\nc\n\nd\n";
        assert_eq!(covered(text), [("some-rule", "b\nc\n", true)]);
    }

    #[test]
    fn a_mute_at_the_end_of_a_line_covers_the_line() {
        let text = "# a\nb <!-- isogloss-allow r-1,r-2 -->\nc\n";
        let line = "b <!-- isogloss-allow r-1,r-2 -->\n";
        assert_eq!(covered(text), [("r-1", line, false), ("r-2", line, false)]);
    }

    #[test]
    fn a_mute_at_the_head_covers_the_page() {
        let text = "---\na: 1\n---\n\n<!-- isogloss-allow r: why -->\n# a\n\nb\n";
        assert_eq!(covered(text), [("r", text, true)]);
    }

    #[test]
    fn a_mute_in_a_quote_covers_the_paragraph_below_it() {
        let text = "# a\n\n> [!NOTE]\n> <!-- isogloss-allow r: why -->\n> b\n>\n> c\n";
        assert_eq!(covered(text), [("r", "> b\n", true)]);
    }

    #[test]
    fn a_mute_without_a_rule_is_one_all_the_same() {
        for text in ["<!-- isogloss-allow -->", "<!-- isogloss-allow: why -->"] {
            assert_eq!(scan(text).len(), 1, "{text}");
            assert_eq!(scan(text)[0].name, "");
        }
    }

    #[test]
    fn a_mute_in_fenced_code_is_text() {
        assert_eq!(
            covered("# a\n```\n<!-- isogloss-allow r: why -->\n```\n"),
            []
        );
    }

    #[test]
    fn ranges_are_found_among_longer_and_shorter_ones() {
        let range = TextRange::new;
        let ranges = Ranges::new(vec![range(10, 12), range(0, 30), range(40, 50)]);
        for (asked, touches) in [
            (range(20, 25), true),
            (range(29, 35), true),
            (range(30, 40), false),
            (range(30, 41), true),
            (range(49, 60), true),
            (range(50, 60), false),
        ] {
            assert_eq!(ranges.touch(asked), touches, "{asked:?}");
        }
        assert!(!Ranges::new(Vec::new()).touch(range(0, 10)));
    }

    #[test]
    fn another_comment_is_none() {
        assert_eq!(
            covered("<!-- isogloss-allowed r -->\n<!-- isogloss-allow\n"),
            []
        );
    }
}
