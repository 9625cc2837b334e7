//! Rows: the finest cuts of the spine that no segment straddles, and their cells.

use std::ops::Range;

use super::between::Text;
use super::builder::count;
use super::edition::EditionKind;
use super::model::{Cell, Flags, Row, State};
use super::spine::{Place, Places, Spine, segment_places};
use super::states::SentenceState;

/// One edition with all that is known of it when rows are cut.
pub(super) struct Placed<'a> {
    /// Its number in the group.
    pub(super) number: usize,
    pub(super) text: Text<'a>,
    pub(super) states: Vec<SentenceState>,
    pub(super) places: Places,
}

/// The rows of a group. `placed` holds every edition with source text, the newest
/// first, and with it the reference.
pub(super) fn rows(
    reference: &Text<'_>,
    spine: &Spine,
    placed: &[Placed<'_>],
    editions: usize,
) -> Vec<Row> {
    let cuts = Cuts::new(reference, spine, placed);
    let words = cuts.reference_words(reference, spine);
    let mut rows = vec![
        Row {
            lead: 0,
            cells: vec![None; editions],
        };
        cuts.rows
    ];
    // Oldest first, so that the newest edition that has a row's text heads it.
    for (index, edition) in placed.iter().enumerate().rev() {
        let drafts = Draft::all(edition, spine, &cuts, index);
        for ((row, draft), words) in rows.iter_mut().zip(drafts).zip(&words) {
            let cell = draft.cell(edition, reference, words);
            if cell
                .as_ref()
                .is_some_and(|cell| cell.state != State::Missing)
            {
                row.lead = edition.number;
            }
            row.cells[edition.number] = cell;
        }
    }
    rows.retain(|row| row.cells.iter().flatten().any(is_reviewable));
    rows
}

/// Whether there is something to translate or review; text outside of all segments,
/// the same everywhere, is not.
fn is_reviewable(cell: &Cell) -> bool {
    !cell.segments.is_empty() || cell.state == State::Missing
}

/// Which row every place of the spine belongs to.
struct Cuts {
    of_place: Vec<u32>,
    rows: usize,
    /// The row of every segment, by placed edition and segment.
    of_segment: Vec<Vec<u32>>,
}

impl Cuts {
    fn new(reference: &Text<'_>, spine: &Spine, placed: &[Placed<'_>]) -> Self {
        let len = spine.len();
        let mut bounds = vec![0_i32; len + 1];
        let mut covered = vec![0_i32; len + 1];
        let mut runs: Vec<Vec<Option<(u32, u32)>>> = Vec::new();
        for edition in placed {
            let segments = &edition.text.edition.segments;
            let run = |segment: &super::Segment| {
                segment_places(
                    spine,
                    &edition.places,
                    edition.text.sentences,
                    &segment.words,
                )
            };
            let of: Vec<_> = segments.iter().map(run).collect();
            for &(low, high) in of.iter().flatten() {
                bounds[low as usize] += 1;
                bounds[high as usize] -= 1;
                covered[low as usize] += 1;
                covered[high as usize + 1] -= 1;
            }
            runs.push(of);
        }
        let sums = |changes: &[i32]| -> Vec<bool> {
            let mut sum = 0;
            changes
                .iter()
                .map(|change| {
                    sum += change;
                    sum > 0
                })
                .collect()
        };
        let (mut joined, covered) = (sums(&bounds), sums(&covered));
        join_uncovered(reference, spine, &covered, &mut joined);
        let mut row = 0;
        let of_place: Vec<u32> = (0..len)
            .map(|place| {
                row += u32::from(place > 0 && !joined[place - 1]);
                row
            })
            .collect();
        let mut rows = if len == 0 { 0 } else { row as usize + 1 };
        let of_segment = runs
            .into_iter()
            .map(|runs| rows_of_segments(&runs, &of_place, &mut rows))
            .collect();
        Self {
            of_place,
            rows,
            of_segment,
        }
    }

    /// The reference's words in every row.
    fn reference_words(&self, reference: &Text<'_>, spine: &Spine) -> Vec<Range<u32>> {
        let mut words = vec![0..0; self.rows];
        for word in 0..count(reference.edition.words.len()) {
            let run: &mut Range<u32> =
                &mut words[self.of_place[spine.word(word) as usize] as usize];
            if run.start == run.end {
                run.start = word;
            }
            run.end = word + 1;
        }
        words
    }
}

/// Text that no segment covers is cut at its own sentences.
fn join_uncovered(reference: &Text<'_>, spine: &Spine, covered: &[bool], joined: &mut [bool]) {
    let words = reference.sentences.iter().flat_map(|sentence| {
        let of = sentence.words.clone();
        (of.start..of.end.saturating_sub(1)).map(|word| (spine.word(word), spine.word(word + 1)))
    });
    let old = spine
        .old_runs()
        .flat_map(|(start, end)| (start..end.saturating_sub(1)).map(|at| (at, at + 1)));
    for (at, next) in words.chain(old) {
        if next == at + 1 && !covered[at as usize] && !covered[next as usize] {
            joined[at as usize] = true;
        }
    }
}

/// A segment without a word goes with the one before it.
fn rows_of_segments(runs: &[Option<(u32, u32)>], of_place: &[u32], rows: &mut usize) -> Vec<u32> {
    let first = runs.iter().flatten().next();
    let mut row = first.map(|&(low, _)| of_place[low as usize]);
    runs.iter()
        .map(|run| {
            if let Some((low, _)) = run {
                row = Some(of_place[*low as usize]);
            }
            *row.get_or_insert_with(|| {
                *rows += 1;
                count(*rows - 1)
            })
        })
        .collect()
}

/// What is gathered of an edition for one row.
#[derive(Clone, Debug, Default)]
struct Draft {
    segments: Vec<u32>,
    obsolete: bool,
    untranslated: bool,
}

impl Draft {
    fn all(edition: &Placed<'_>, spine: &Spine, cuts: &Cuts, index: usize) -> Vec<Self> {
        let mut drafts = vec![Self::default(); cuts.rows];
        let segments = edition.text.edition.segments.iter();
        for (segment, &row) in segments.zip(&cuts.of_segment[index]) {
            let draft = &mut drafts[row as usize];
            draft.segments.push(segment.number);
            draft.untranslated |= segment.untranslated;
        }
        let sentences = edition.text.sentences.iter();
        let obsolete = sentences
            .zip(&edition.places.sentences)
            .filter(|(_, place)| matches!(place, Place::Obsolete(_)));
        for (sentence, &place) in obsolete {
            for nth in 0..count(sentence.len()) {
                if let Some((at, _, _)) = spine.of(place, nth) {
                    drafts[cuts.of_place[at as usize] as usize].obsolete = true;
                }
            }
        }
        drafts
    }

    /// The cell of a row that holds these words of the reference.
    fn cell(self, edition: &Placed<'_>, reference: &Text<'_>, words: &Range<u32>) -> Option<Cell> {
        let (state, flags) = if words.is_empty() {
            if self.segments.is_empty() && !self.obsolete {
                return None;
            }
            (State::Obsolete, Flags::default())
        } else {
            self.state(edition, reference, words)
        };
        let shown = edition.text.edition.kind == EditionKind::Source && state != State::Obsolete;
        Some(Cell {
            state,
            flags: Flags {
                untranslated: self.untranslated,
                ..flags
            },
            segments: self.segments,
            words: if shown { words.clone() } else { 0..0 },
        })
    }

    /// The worst state of the words.
    fn state(
        &self,
        edition: &Placed<'_>,
        reference: &Text<'_>,
        words: &Range<u32>,
    ) -> (State, Flags) {
        let sentences = reference.sentences;
        let first = sentences.partition_point(|sentence| sentence.words.end <= words.start);
        let last = sentences.partition_point(|sentence| sentence.words.start < words.end);
        let states = &edition.states[first..last];
        let flags = states
            .iter()
            .fold(Flags::default(), |flags, state| flags.or(state.flags));
        let has = |state: State| states.iter().any(|of| of.state == state);
        let some = has(State::Current) || has(State::Moved) || has(State::Stale);
        let state = if has(State::Missing) && !some && self.segments.is_empty() {
            State::Missing
        } else if has(State::Missing) || has(State::Stale) || self.obsolete {
            State::Stale
        } else if has(State::Moved) {
            State::Moved
        } else if has(State::Current) {
            State::Current
        } else {
            State::Unpaired
        };
        // Words that came or went beside it are more than punctuation.
        let cosmetic = flags.cosmetic && matches!(state, State::Current | State::Moved);
        (state, Flags { cosmetic, ..flags })
    }
}
