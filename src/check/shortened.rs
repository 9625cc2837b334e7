//! Segments that hold less than the same segment of the same revision.

use std::collections::BTreeMap;

use super::input::{Group, fold};
use super::revisions::revisions;
use super::rows::{Lost, place, source_place, words_of};
use crate::align::{Row, State};

/// Fewer words are the way in which two texts of one revision were cut.
const FEWEST: usize = 2;

/// What pages of one revision lost within their segments, by page, in the order of the text.
/// Of several wordings of a row, that of most pages counts, and of as many the longest.
pub(super) fn shortened<'a>(group: &Group<'a>) -> Vec<Lost<'a>> {
    let revisions = revisions(group);
    if revisions.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pages in revisions {
        for row in &group.aligned.alignment.rows {
            found.extend(in_row(group, row, &pages));
        }
    }
    found
}

fn in_row<'a>(group: &Group<'a>, row: &Row, pages: &[usize]) -> Vec<Lost<'a>> {
    let is_same = |page: &usize| {
        let cell = row.cells[*page].as_ref();
        cell.is_none_or(|cell| matches!(cell.state, State::Current | State::Moved))
    };
    // What has the words of the newest source has them all.
    if pages.iter().all(is_same) {
        return Vec::new();
    }
    let wording = |page: usize| {
        let cell = row.cells[page].as_ref()?;
        let shown = words_of(group, page, cell);
        let words = fold(&shown);
        (!words.is_empty()).then_some((page, cell, words, shown))
    };
    let wordings: Vec<_> = pages.iter().filter_map(|&page| wording(page)).collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for (_, _, words, _) in &wordings {
        *counts.entry(words).or_default() += 1;
    }
    if counts.len() < 2 {
        return Vec::new();
    }
    let usual = counts
        .iter()
        .max_by_key(|(words, count)| (**count, words.len()));
    let Some((&usual, &most)) = usual else {
        return Vec::new();
    };
    let Some((model, of_model, _, whole_text)) =
        wordings.iter().find(|(_, _, words, _)| words == usual)
    else {
        return Vec::new();
    };
    let shorter = wordings.iter().filter(|(_, _, words, _)| {
        counts
            .get(words.as_str())
            .is_some_and(|count| *count <= most)
            && words != usual
    });
    let found = shorter.filter_map(|(page, cell, _, shown)| {
        let lost = lost_words(whole_text, shown)?;
        if whole_source(group, *page).contains(&fold(&lost)) {
            return None;
        }
        Some(Lost {
            locale: &group.pages[*page].locale,
            span: place(group, *page, cell)?,
            texts: vec![lost],
            elsewhere: source_place(group, *model, of_model),
        })
    });
    found.collect()
}

/// The words at the end or the beginning of a text, or within it, that a shorter one lacks;
/// `None` where the shorter one is another text.
fn lost_words(usual: &str, shorter: &str) -> Option<String> {
    let (usual, shorter): (Vec<&str>, Vec<&str>) = (
        usual.split_whitespace().collect(),
        shorter.split_whitespace().collect(),
    );
    let count = usual.len().checked_sub(shorter.len())?;
    let same = |(a, b): &(&&str, &&str)| bare(a) == bare(b);
    let first = usual.iter().zip(&shorter).take_while(same).count();
    let rest = usual.iter().rev().zip(shorter.iter().rev());
    let last = rest.take_while(same).count();
    let is_part = count >= FEWEST && first + last >= shorter.len();
    is_part.then(|| {
        let start = first.min(shorter.len());
        usual[start..start + count].join(" ")
    })
}

fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// All source words of a page.
fn whole_source(group: &Group<'_>, page: usize) -> String {
    let cells = group.aligned.alignment.rows.iter();
    let cells = cells.filter_map(|row| row.cells[page].as_ref());
    let words: Vec<_> = cells
        .map(|cell| fold(&words_of(group, page, cell)))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shorter_text_lacks_is_told() {
        let lost = |usual, shorter| lost_words(usual, shorter);
        assert_eq!(lost("a b. c d e.", "c d e."), Some("a b.".to_owned()));
        assert_eq!(lost("a b. c d e.", "a b."), Some("c d e.".to_owned()));
        assert_eq!(lost("a b c d e", "a e"), Some("b c d".to_owned()));
        assert_eq!(lost("a b c", "a b"), None);
        assert_eq!(lost("a b c d", "x y"), None);
    }
}
