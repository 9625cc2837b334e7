//! Where a page differs from most pages of its revision in what stands around its texts.

use std::collections::BTreeMap;

use super::contexts::{Context, Placed, placed};
use super::facts::Placed as _;
use super::input::{Group, Page};
use super::revisions::revisions;
use crate::parse::rules::ALERT_UNKNOWN;
use crate::read::Side;
use crate::text::{Span, TextRange};

/// Something about the context of a text.
pub(super) struct Aspect {
    /// What it is for a text; `None` where there is nothing of the kind.
    pub(super) value: fn(&Context) -> Option<String>,
    /// Whether pages of an older revision are compared with the newest.
    pub(super) older: bool,
}

/// A text of a page, or several on end, around which something else stands.
pub(super) struct Deviation<'a> {
    pub(super) page: &'a Page,
    /// The first of the texts.
    pub(super) span: Span,
    /// Its source words.
    pub(super) words: String,
    pub(super) own: Option<String>,
    pub(super) theirs: Option<String>,
    /// Where another page has it.
    pub(super) elsewhere: Span,
    /// Whether the page is of an older revision.
    pub(super) older: bool,
}

/// A text by its source words, which stand once on each page, with its number on each page
/// that has it.
type Shared = BTreeMap<String, Vec<Numbered>>;

/// A page and one of its texts, by their numbers.
type Numbered = (usize, usize);

/// The deviations of the pages of a group, in the order of pages and texts.
pub(super) fn deviations<'a>(group: &Group<'a>, aspect: &Aspect) -> Vec<Deviation<'a>> {
    let revisions = revisions(group);
    if group.pages.len() < 2 {
        return Vec::new();
    }
    let texts: Vec<&[Placed]> = group.pages.iter().map(placed).collect();
    let mut found = Vec::new();
    let mut judged = vec![false; group.pages.len()];
    for pages in &revisions {
        for &page in pages {
            judged[page] |= pages.len() > 2;
        }
        compare(group, &texts, pages, aspect, &mut found);
    }
    if aspect.older {
        compare_older(group, &texts, &judged, aspect, &mut found);
    }
    found.sort_by_key(|deviation| deviation.span);
    found
}

/// The texts that stand once on each of the pages that have them.
fn shared(texts: &[&[Placed]], pages: &[usize]) -> Shared {
    let mut shared = Shared::new();
    let mut twice = Vec::new();
    for &page in pages {
        for (at, text) in texts[page].iter().enumerate() {
            let places = shared.entry(text.words.clone()).or_default();
            if places.last().is_some_and(|(last, _)| *last == page) {
                twice.push(text.words.clone());
            }
            places.push((page, at));
        }
    }
    for words in twice {
        shared.remove(&words);
    }
    shared
}

fn compare<'a>(
    group: &Group<'a>,
    texts: &[&[Placed]],
    pages: &[usize],
    aspect: &Aspect,
    found: &mut Vec<Deviation<'a>>,
) {
    let mut differs = BTreeMap::<(usize, usize), (usize, usize)>::new();
    for places in shared(texts, pages)
        .values()
        .filter(|places| places.len() > 1)
    {
        let value = |(page, at): (usize, usize)| (aspect.value)(&texts[page][at].context);
        let Some(model) = majority(places, value) else {
            continue;
        };
        let usual = value(model);
        for &place in places.iter().filter(|place| value(**place) != usual) {
            differs.insert(place, model);
        }
    }
    gather(group, texts, aspect, &differs, false, found);
}

/// A place whose value most have; of two, the one that has any.
fn majority(
    places: &[(usize, usize)],
    value: impl Fn((usize, usize)) -> Option<String>,
) -> Option<(usize, usize)> {
    if let [one, two] = *places {
        return match (value(one), value(two)) {
            (Some(_), None) => Some(one),
            (None, Some(_)) => Some(two),
            _ => None,
        };
    }
    let count = |place: &(usize, usize)| {
        let own = value(*place);
        places.iter().filter(|other| value(**other) == own).count()
    };
    let most = places
        .iter()
        .max_by_key(|place| (count(place), std::cmp::Reverse(**place)))?;
    (count(most) * 2 > places.len()).then_some(*most)
}

/// Pages that no revision of theirs judges, against the newest.
fn compare_older<'a>(
    group: &Group<'a>,
    texts: &[&[Placed]],
    judged: &[bool],
    aspect: &Aspect,
    found: &mut Vec<Deviation<'a>>,
) {
    let alignment = &group.aligned.alignment;
    let Some(reference) = alignment.reference else {
        return;
    };
    for (page, is_judged) in judged.iter().copied().enumerate() {
        if is_judged || alignment.editions[page].same_revision {
            continue;
        }
        let mut differs = BTreeMap::new();
        for places in shared(texts, &[reference, page]).values() {
            let [model, own] = places.as_slice() else {
                continue;
            };
            let value = |(page, at): (usize, usize)| (aspect.value)(&texts[page][at].context);
            if model.0 != own.0 && value(*model) != value(*own) {
                differs.insert(*own, *model);
            }
        }
        gather(group, texts, aspect, &differs, true, found);
    }
}

/// Makes one deviation of texts on end that differ in the same way.
fn gather<'a>(
    group: &Group<'a>,
    texts: &[&[Placed]],
    aspect: &Aspect,
    differs: &BTreeMap<(usize, usize), (usize, usize)>,
    older: bool,
    found: &mut Vec<Deviation<'a>>,
) {
    let mut last: Option<(Numbered, Option<String>, Option<String>)> = None;
    for (&(page, at), &(model, of_model)) in differs {
        let (text, other) = (&texts[page][at], &texts[model][of_model]);
        let (own, theirs) = (
            (aspect.value)(&text.context),
            (aspect.value)(&other.context),
        );
        let goes_on = last.replace(((page, at), own.clone(), theirs.clone()));
        let goes_on = goes_on.is_some_and(|(before, before_own, before_theirs)| {
            before == (page, at.wrapping_sub(1)) && before_own == own && before_theirs == theirs
        });
        let file = &group.pages[page];
        let (target, elsewhere) = (text.target, other.target);
        if goes_on || follows_unknown_alert(file, target.side) {
            continue;
        }
        found.push(Deviation {
            page: file,
            span: Span {
                file: file.file,
                range: container(file, target.side).unwrap_or(target.file),
            },
            words: text.words.clone(),
            own,
            theirs,
            elsewhere: Span {
                file: group.pages[model].file,
                range: elsewhere.file,
            },
            older,
        });
    }
}

/// The alert that a text begins: its marker is what differs.
fn container(page: &Page, target: TextRange) -> Option<TextRange> {
    let alerts = page.target.alerts.iter();
    let mut around = alerts.filter(|alert| alert.range().contains_range(target));
    let alert = around.next_back()?;
    Some(page.parsed.to_file(Side::Target, alert.range))
}

/// Whether a text stands below a marker of an alert that is none, which is told already.
fn follows_unknown_alert(page: &Page, target: TextRange) -> bool {
    let notices = page.parsed.notices.iter();
    let unknown =
        notices.filter(|(side, notice)| *side == Side::Target && notice.rule == ALERT_UNKNOWN);
    unknown.into_iter().any(|(_, notice)| {
        let between = TextRange {
            start: notice.range.end.min(target.start),
            end: target.start,
        };
        let gap = between.of(page.text());
        notice.range.start <= target.start
            && gap
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '>' | ']'))
    })
}
