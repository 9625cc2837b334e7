//! What holds for any page.

use isogloss::align::{Comparison, State};

use crate::draft::{Draft, Group, group};

/// All of them, for a page and an older text of it.
pub(crate) fn all(newer: &Draft, older: &Draft, joins: &[bool]) {
    let joins = |nth: usize| {
        joins
            .get(nth % joins.len().max(1))
            .copied()
            .unwrap_or(false)
    };
    let never = |_| false;
    let fr = newer.file("02/02/2021", "new", never);
    let ru = older.file("01/01/2021", "old", never);
    let pt = older.file("12/01/2020", "other", joins);

    let alone = group(&[
        ("fr-FR", fr.clone()),
        ("pt-BR", newer.file("01/01/2021", "x", joins)),
    ]);
    a_page_with_itself_is_current(&alone);
    let two = group(&[("fr-FR", fr.clone()), ("ru-RU", ru.clone())]);
    let three = group(&[
        ("fr-FR", fr.clone()),
        ("ru-RU", ru.clone()),
        ("pt-BR", pt.clone()),
    ]);
    let joined = group(&[
        ("fr-FR", newer.file("02/02/2021", "new", joins)),
        ("ru-RU", pt),
    ]);
    assert_eq!(
        words(&two, "ru-RU"),
        words(&three, "ru-RU"),
        "a locale was added"
    );
    assert_eq!(
        words(&two, "ru-RU"),
        words(&three, "pt-BR"),
        "cut otherwise"
    );
    assert_eq!(
        words(&two, "ru-RU"),
        words(&joined, "ru-RU"),
        "both cut otherwise"
    );
    let sourced = group(&[("fr-FR", fr), ("ru-RU", ru), ("en-US", newer.plain())]);
    assert_eq!(
        words(&two, "ru-RU"),
        words(&sourced, "ru-RU"),
        "the source edition was added"
    );
    assert_eq!(
        words(&two, "fr-FR"),
        words(&sourced, "fr-FR"),
        "the source edition was added"
    );
    for group in [alone, two, three, joined, sourced] {
        every_segment_is_in_one_row(&group);
    }
}

/// What is known of a locale's words: how they are linked, and how many are current.
fn words(group: &Group, locale: &str) -> (Comparison, usize, usize) {
    let standing = &group.aligned.alignment.editions[group.number(locale)];
    (
        standing.comparison.clone(),
        standing.words,
        standing.current,
    )
}

fn a_page_with_itself_is_current(group: &Group) {
    for row in &group.aligned.alignment.rows {
        for cell in &row.cells {
            let cell = cell.as_ref().expect("every locale has every row");
            assert_eq!(cell.state, State::Current);
        }
    }
}

/// Every segment of every edition lies in one cell, in the order of its page but for
/// what has moved.
pub(crate) fn every_segment_is_in_one_row(group: &Group) {
    for (number, edition) in group.aligned.editions.iter().enumerate() {
        let mut seen: Vec<u32> = group
            .aligned
            .alignment
            .rows
            .iter()
            .filter_map(|row| row.cells[number].as_ref())
            .flat_map(|cell| &cell.segments)
            .copied()
            .collect();
        seen.sort_unstable();
        let mut all: Vec<u32> = edition
            .segments
            .iter()
            .map(|segment| segment.number)
            .collect();
        all.sort_unstable();
        assert_eq!(seen, all, "{}", edition.locale);
    }
}
