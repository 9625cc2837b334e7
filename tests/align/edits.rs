//! Known edits of real pages: is each found as what it is, and nothing else found?

use std::collections::BTreeMap;

use isogloss::align::State;

use crate::draft::{Block, Draft, Kind, group};

/// A small generator of numbers (`SplitMix64`), so that a run can be repeated.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// What was done to a segment of the newer page, to make the older one.
#[derive(Clone, Debug)]
struct Edit {
    state: State,
    /// The newer text; of an obsolete segment, the older.
    text: String,
}

/// How well the edits of one kind were found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    pub(crate) made: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
}

impl Score {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / (self.made as f64).max(1.0)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / (self.found as f64).max(1.0)
    }
}

/// Makes up to `edits` edits of a page, aligns it with what came of them, and adds to
/// the scores by state. `other` lends words and sentences.
pub(crate) fn score(
    page: &Draft,
    other: &Draft,
    edits: usize,
    random: &mut Random,
    scores: &mut BTreeMap<State, Score>,
) -> Vec<String> {
    let (older, made) = edit(page, other, edits, random);
    let group = group(&[
        ("fr-FR", page.file("02/02/2021", "new", |_| false)),
        ("ru-RU", older.file("01/01/2021", "old", |_| false)),
    ]);
    let (newer, old) = (group.number("fr-FR"), group.number("ru-RU"));
    let mut found: BTreeMap<(State, String), usize> = BTreeMap::new();
    for (number, row) in group.aligned.alignment.rows.iter().enumerate() {
        let Some(cell) = &row.cells[old] else {
            continue;
        };
        let side = if cell.state == State::Obsolete {
            old
        } else {
            newer
        };
        if cell.state != State::Current {
            let text = fold(&group.text(number, side));
            *found.entry((cell.state, text)).or_default() += 1;
        }
    }
    for state in found.iter().flat_map(|((state, _), &n)| vec![*state; n]) {
        scores.entry(state).or_default().found += 1;
    }
    let mut wrong = Vec::new();
    for edit in made {
        let score = scores.entry(edit.state).or_default();
        score.made += 1;
        match found.get_mut(&(edit.state, fold(&edit.text))) {
            Some(left) if *left > 0 => {
                *left -= 1;
                score.right += 1;
            }
            _ => wrong.push(format!("not found: {:?} {}", edit.state, edit.text)),
        }
    }
    found.retain(|_, left| *left > 0);
    wrong.extend(
        found
            .keys()
            .map(|(state, text)| format!("not made: {state:?} {text}")),
    );
    wrong
}

/// Folded text: letters and digits alone.
pub(crate) fn fold(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

fn edit(page: &Draft, other: &Draft, edits: usize, random: &mut Random) -> (Draft, Vec<Edit>) {
    // Segments as a flat list; an edit never touches the same segment twice.
    let mut flat: Vec<(Option<usize>, Kind, usize, String)> = Vec::new();
    let mut number = 0;
    for (block, of) in page.blocks.iter().enumerate() {
        for text in &of.segments {
            flat.push((Some(number), of.kind, block, text.clone()));
            number += 1;
        }
    }
    let texts: Vec<String> = flat.iter().map(|entry| fold(&entry.3)).collect();
    let foreign: Vec<&String> = other
        .blocks
        .iter()
        .flat_map(|block| &block.segments)
        .filter(|text| !texts.contains(&fold(text)) && !fold(text).is_empty())
        .collect();
    let mut made = Vec::new();
    let mut touched = vec![false; texts.len()];
    for _ in 0..edits {
        let at = random.below(flat.len());
        let Some((Some(of), kind, _, text)) = flat.get(at).cloned() else {
            continue;
        };
        if touched[of] || fold(&text).is_empty() {
            continue;
        }
        match random.below(4) {
            0 => {
                flat.remove(at);
                made.push(Edit {
                    state: State::Missing,
                    text,
                });
            }
            1 if !foreign.is_empty() => {
                let new = foreign[random.below(foreign.len())].clone();
                if made
                    .iter()
                    .any(|edit: &Edit| fold(&edit.text) == fold(&new))
                {
                    continue;
                }
                let own = usize::MAX - made.len();
                flat.insert(at, (None, kind, own, new.clone()));
                made.push(Edit {
                    state: State::Obsolete,
                    text: new,
                });
                continue;
            }
            2 => {
                let Some(new) = reword(&text, &foreign, random) else {
                    continue;
                };
                flat[at].3 = new;
                made.push(Edit {
                    state: State::Stale,
                    text,
                });
            }
            _ => {
                let alone = texts.iter().filter(|other| **other == texts[of]).count() == 1;
                let to = random.below(flat.len());
                let (low, high) = (at.min(to), at.max(to));
                let crossed = flat[low..=high]
                    .iter()
                    .filter(|entry| fold(&entry.3) != texts[of]);
                let mut crossed: Vec<String> = crossed.map(|entry| fold(&entry.3)).collect();
                crossed.sort();
                crossed.dedup();
                let free = high - low > 3 && touched_free(&flat, low, high, &touched);
                if !alone || crossed.len() < 4 || !free {
                    continue;
                }
                let mut entry = flat.remove(at);
                let there = flat[to.min(flat.len() - 1)].clone();
                (entry.1, entry.2) = (there.1, usize::MAX - made.len());
                flat.insert(to, entry);
                made.push(Edit {
                    state: State::Moved,
                    text,
                });
            }
        }
        touched[of] = true;
    }
    let mut older = Draft::default();
    let mut last = None;
    for (_, kind, block, text) in flat {
        if last != Some(block) {
            older.blocks.push(Block {
                kind,
                segments: Vec::new(),
            });
            last = Some(block);
        }
        older.blocks.last_mut().unwrap().segments.push(text);
    }
    (older, made)
}

/// Whether a move would cross segments that were not edited.
fn touched_free(
    flat: &[(Option<usize>, Kind, usize, String)],
    low: usize,
    high: usize,
    touched: &[bool],
) -> bool {
    let free = flat[low..=high]
        .iter()
        .filter(|entry| entry.0.is_some_and(|number| !touched[number]));
    free.count() >= 4
}

/// Changes, drops or adds words, and keeps at least 60 % of them; the text must have
/// room for that.
fn reword(text: &str, foreign: &[&String], random: &mut Random) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let plain: Vec<usize> = (1..words.len())
        .filter(|&at| words[at].chars().all(char::is_alphanumeric))
        .collect();
    let all = fold(text).split(' ').count();
    let most = (all * 4 / 10).min(plain.len());
    if most == 0 || foreign.is_empty() {
        return None;
    }
    let mut new: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    for _ in 0..=random.below(most) {
        let at = plain[random.below(plain.len())];
        let lender = fold(foreign[random.below(foreign.len())]);
        let lent: Vec<&str> = lender.split(' ').collect();
        let lent = lent[random.below(lent.len())];
        new[at] = match random.below(3) {
            0 => String::new(),
            _ => lent.to_owned(),
        };
    }
    let new = new.join(" ");
    (fold(&new) != fold(text) && !fold(&new).is_empty()).then_some(new)
}
