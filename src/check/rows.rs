//! The rows of an aligned page group as drift sees them: a text of the newest source, and
//! what one locale has for it.

use super::input::{Group, Page, fold};
use super::words::Words;
use crate::align::{AlignedPages, Cell, Row, State};
use crate::diagnostic::{Change, Drift, Part};
use crate::locale::Locale;
use crate::read::{Segment, Side};
use crate::text::{Span, TextRange};

/// One row, for one locale that differs in it.
pub(super) struct Drifted<'a> {
    /// The page of the locale.
    pub(super) page: &'a Page,
    /// The page whose wording heads the row.
    pub(super) lead: &'a Page,
    /// What the locale has.
    pub(super) cell: &'a Cell,
    /// The locale's segments of the row.
    pub(super) own: Vec<&'a Segment>,
    /// The segments of the wording that heads the row.
    pub(super) newest: Vec<&'a Segment>,
    /// Where it stands in the locale's file; for a missing text, where it would.
    pub(super) span: Span,
    /// Whether the locale has the revision of the newest source.
    pub(super) same_revision: bool,
}

impl<'a> Drifted<'a> {
    /// The rows of a group that are not current in some locale, in order. What stands in
    /// lists of roles is left out: it is compared role by role.
    pub(super) fn of(group: &Group<'a>) -> Vec<Self> {
        let mut found = Vec::new();
        let alignment = &group.aligned.alignment;
        if alignment.reference.is_none() {
            return found;
        }
        // The last segment of each locale so far: where a missing text would stand.
        let mut last: Vec<Option<u32>> = vec![None; group.pages.len()];
        for row in &alignment.rows {
            for (number, cell) in row.cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                last[number] = cell.segments.last().copied().or(last[number]);
                if !differs(cell) {
                    continue;
                }
                let page = &group.pages[number];
                let own = segments(group.aligned, group.pages, number, &cell.segments);
                let place = own.iter().find_map(|segment| segment.target);
                let span = place.map(|place| Span {
                    file: page.file,
                    range: place.file,
                });
                let before = last[number].and_then(|at| {
                    let before = segments(group.aligned, group.pages, number, &[at]);
                    let place = before.first()?.target?;
                    Some(Span {
                        file: page.file,
                        range: place.file,
                    })
                });
                let newest = row.cells[row.lead]
                    .as_ref()
                    .map(|lead| segments(group.aligned, group.pages, row.lead, &lead.segments));
                let drifted = Self {
                    page,
                    lead: &group.pages[row.lead],
                    cell,
                    own,
                    newest: newest.unwrap_or_default(),
                    span: span.or(before).unwrap_or(Span {
                        file: page.file,
                        range: TextRange::empty(0),
                    }),
                    same_revision: alignment.editions[number].same_revision,
                };
                if !drifted.is_audience() {
                    found.push(drifted);
                }
            }
        }
        found
    }

    /// The newest source's words; for an obsolete text, those of the locale's own source.
    pub(super) fn source_words(&self) -> String {
        match self.cell.state {
            State::Obsolete => words(self.page, &self.own),
            _ => words(self.lead, &self.newest),
        }
    }

    /// What a finding about the row is known by.
    pub(super) fn subject(&self) -> String {
        fold(&self.source_words())
    }

    /// Where the newest source says it.
    pub(super) fn newest_span(&self) -> Option<Span> {
        let segment = self.newest.first()?;
        let place = segment.source?;
        (self.cell.state != State::Obsolete).then_some(Span {
            file: self.lead.file,
            range: place.file,
        })
    }

    /// What changed, for folding.
    pub(super) fn drift(&self) -> Drift {
        let change = match self.cell.state {
            State::Missing => Change::Added,
            State::Obsolete => Change::Dropped,
            _ => Change::Reworded,
        };
        let part = match change {
            Change::Added if begins_step(self.lead, &self.newest) => Part::Step,
            Change::Dropped if begins_step(self.page, &self.own) => Part::Step,
            Change::Reworded if self.cell.flags.retargeted && self.same_words() => Part::Link,
            _ => Part::Sentence,
        };
        Drift { change, part }
    }

    fn same_words(&self) -> bool {
        fold(&words(self.page, &self.own)) == fold(&words(self.lead, &self.newest))
    }

    fn is_audience(&self) -> bool {
        in_audience(self.page, &self.own) || in_audience(self.lead, &self.newest)
    }
}

/// Texts, one after the other, that a page of the same source revision lacks.
pub(super) struct Lost<'a> {
    /// The locale that lacks them.
    pub(super) locale: &'a Locale,
    /// What stands before them in its file.
    pub(super) span: Span,
    /// Their source words.
    pub(super) texts: Vec<String>,
    /// Where a page of the revision has the first of them.
    pub(super) elsewhere: Option<Span>,
}

/// The source words of a row, as the page that heads it has them.
pub(super) fn source_words(group: &Group<'_>, row: &Row) -> String {
    let cell = row.cells[row.lead].as_ref();
    let numbers = cell.map_or(&[][..], |cell| &cell.segments);
    let segments = segments(group.aligned, group.pages, row.lead, numbers);
    words(&group.pages[row.lead], &segments)
}

/// Where what an edition has for a row begins, in its file.
pub(super) fn place(group: &Group<'_>, edition: usize, cell: &Cell) -> Option<Span> {
    let segments = segments(group.aligned, group.pages, edition, &cell.segments);
    let target = segments.iter().find_map(|segment| segment.target)?;
    Some(Span {
        file: group.pages[edition].file,
        range: target.file,
    })
}

/// The source words of what an edition has for a row.
pub(super) fn words_of(group: &Group<'_>, edition: usize, cell: &Cell) -> String {
    let segments = segments(group.aligned, group.pages, edition, &cell.segments);
    words(&group.pages[edition], &segments)
}

/// Where the source of what an edition has for a row begins, in its file.
pub(super) fn source_place(group: &Group<'_>, edition: usize, cell: &Cell) -> Option<Span> {
    let segments = segments(group.aligned, group.pages, edition, &cell.segments);
    let source = segments.iter().find_map(|segment| segment.source)?;
    Some(Span {
        file: group.pages[edition].file,
        range: source.file,
    })
}

/// What pages of one source revision lost, by locale, in the order of the text.
pub(super) fn lost<'a>(group: &Group<'a>) -> Vec<Lost<'a>> {
    let alignment = &group.aligned.alignment;
    let mut found = Vec::new();
    for (number, page) in group.pages.iter().enumerate() {
        if !alignment.editions[number].same_revision || page.parsed.source.is_none() {
            continue;
        }
        let mut open: Option<Lost<'a>> = None;
        let mut last = None;
        for row in &alignment.rows {
            let own = row.cells[number].as_ref();
            if let Some(cell) = own.filter(|cell| !cell.segments.is_empty()) {
                found.extend(open.take());
                last = cell.segments.last().copied();
            }
            let Some(has) = lost_by(group, row, number) else {
                continue;
            };
            let cell = row.cells[has]
                .as_ref()
                .map_or(&[][..], |cell| &cell.segments);
            let theirs = segments(group.aligned, group.pages, has, cell);
            let before = last.map(|at| segments(group.aligned, group.pages, number, &[at]));
            let before = before.and_then(|before| before.first()?.target);
            let lost = open.get_or_insert_with(|| Lost {
                locale: &page.locale,
                span: Span {
                    file: page.file,
                    range: before.map_or(TextRange::empty(0), |place| place.file),
                },
                texts: Vec::new(),
                elsewhere: theirs
                    .iter()
                    .find_map(|segment| segment.source)
                    .map(|place| Span {
                        file: group.pages[has].file,
                        range: place.file,
                    }),
            });
            lost.texts.push(words(&group.pages[has], &theirs));
        }
        found.extend(open);
    }
    found
}

/// Whether a page lost the text of a row in which it has nothing: then, a page of the same
/// revision that has it. Where the reference has nothing either, the others must be more
/// than those that lack it, or as many.
fn lost_by(group: &Group<'_>, row: &Row, number: usize) -> Option<usize> {
    let alignment = &group.aligned.alignment;
    let reference = alignment.reference?;
    let same = |of: usize| alignment.editions[of].same_revision;
    let state = |of: usize| row.cells[of].as_ref().map(|cell| cell.state);
    if state(reference).is_some() {
        return (state(number) == Some(State::Missing)).then_some(reference);
    }
    if state(number).is_some() {
        return None;
    }
    let of_revision = (0..group.pages.len()).filter(|&of| same(of));
    let (with, without): (Vec<_>, Vec<_>) =
        of_revision.partition(|&of| state(of) == Some(State::Obsolete));
    (with.len() >= without.len())
        .then(|| with.first().copied())
        .flatten()
}

fn differs(cell: &Cell) -> bool {
    cell.flags.cosmetic || matches!(cell.state, State::Stale | State::Missing | State::Obsolete)
}

/// The segments of a cell, by the numbers that the alignment gives them.
fn segments<'a>(
    aligned: &AlignedPages,
    pages: &'a [Page],
    edition: usize,
    numbers: &[u32],
) -> Vec<&'a Segment> {
    let table = pages[edition].parsed.table().segments();
    let of_edition = &aligned.editions[edition].segments;
    numbers
        .iter()
        .filter_map(|&at| of_edition.get(at as usize))
        .filter_map(|segment| table.get(segment.number as usize))
        .collect()
}

/// The source words of segments.
fn words(page: &Page, segments: &[&Segment]) -> String {
    let Some(facts) = &page.source else {
        return String::new();
    };
    let text = page.parsed.text(Side::Source);
    let places = segments.iter().filter_map(|segment| segment.source);
    let words = places.map(|place| Words::of(facts, text, place.side).text);
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the first segment is the first text of a step.
fn begins_step(page: &Page, segments: &[&Segment]) -> bool {
    let first = segments.first().and_then(|segment| segment.source);
    let (Some(facts), Some(place)) = (&page.source, first) else {
        return false;
    };
    let text = page.parsed.text(Side::Source);
    let steps = facts
        .procedures
        .iter()
        .flat_map(|procedure| &procedure.steps);
    steps
        .filter(|step| step.range.contains_range(place.side))
        .any(|step| {
            let before = TextRange {
                start: step.range.start,
                end: place.side.start,
            };
            before.of(text).chars().all(|c| !c.is_alphabetic())
        })
}

/// Whether some segment stands in a list of roles or of what the page applies to.
fn in_audience(page: &Page, segments: &[&Segment]) -> bool {
    let Some(document) = &page.parsed.source else {
        return false;
    };
    segments
        .iter()
        .filter_map(|segment| segment.source)
        .any(|place| {
            let lists = document.audiences.iter();
            lists
                .map(|list| list.range)
                .any(|list| list.overlaps(place.side))
        })
}
