//! How small pages are aligned.

use std::collections::BTreeMap;

use isogloss::align::State;
use isogloss::align::State::{Current, Missing, Moved, Obsolete, Stale, Unpaired};

use crate::draft::{Block, Draft, Group, Kind, group};
use crate::laws::every_segment_is_in_one_row;

/// A page of paragraphs; `#` begins a heading, `-` an item, `|` parts segments.
fn page(blocks: &[&str]) -> Draft {
    let blocks = blocks.iter().map(|text| {
        let (kind, text) = match text.split_once(' ') {
            Some(("#", text)) => (Kind::Heading, text),
            Some(("-", text)) => (Kind::Item, text),
            _ => (Kind::Paragraph, *text),
        };
        Block {
            kind,
            segments: text.split(" / ").map(str::to_owned).collect(),
        }
    });
    Draft {
        blocks: blocks.collect(),
    }
}

/// A newer page in French and an older one in Russian.
fn drift(newer: &[&str], older: &[&str]) -> Group {
    let group = group(&[
        ("fr-FR", page(newer).file("02/02/2021", "new", |_| false)),
        ("ru-RU", page(older).file("01/01/2021", "old", |_| false)),
    ]);
    every_segment_is_in_one_row(&group);
    group
}

/// State, flags and source text of the older page's cells, row by row.
fn older(group: &Group) -> Vec<(State, Vec<&'static str>, String)> {
    let number = group.number("ru-RU");
    let rows = group.aligned.alignment.rows.iter().enumerate();
    rows.filter_map(|(row, of)| {
        let cell = of.cells[number].as_ref()?;
        Some((
            cell.state,
            cell.flags.names().collect(),
            group.text(row, number),
        ))
    })
    .collect()
}

fn states(group: &Group) -> Vec<State> {
    older(group).into_iter().map(|cell| cell.0).collect()
}

#[test]
fn text_cut_otherwise_is_one_row_and_current() {
    let one = drift(
        &["Open the portal. Select a customer. Save."],
        &["Open the portal. / Select a customer. / Save."],
    );
    assert_eq!(
        older(&one),
        [(
            Current,
            vec![],
            "Open the portal. Select a customer. Save.".to_owned()
        )]
    );
}

#[test]
fn a_row_ends_where_every_locale_has_a_cut() {
    let group = drift(
        &["One is here. / Two is there. Three is gone. / Four stays."],
        &["One is here. Two is there. / Three is gone. / Four stays."],
    );
    assert_eq!(states(&group), [Current, Current]);
}

#[test]
fn a_reworded_sentence_is_stale_beside_its_counterpart() {
    let group = drift(
        &[
            "# Sign in",
            "You can open the portal with your work account.",
            "Save.",
        ],
        &[
            "# Sign in",
            "You may open the portal with a work account.",
            "Save.",
        ],
    );
    assert_eq!(states(&group), [Current, Stale, Current]);
}

#[test]
fn an_unlike_sentence_is_missing_and_the_other_obsolete() {
    let group = drift(
        &["# Sign in", "Bring your passport to the office.", "Save."],
        &[
            "# Sign in",
            "All invoices arrive by mail next month.",
            "Save.",
        ],
    );
    let mut found = states(&group);
    found.sort();
    assert_eq!(found, [Current, Current, Missing, Obsolete]);
}

#[test]
fn another_role_is_no_rewording() {
    let group = drift(
        &["- Global admin", "- Sales agent"],
        &["- Global admin", "- Admin agent"],
    );
    assert_eq!(states(&group), [Current, Obsolete, Missing]);
}

#[test]
fn bullets_that_became_a_line_are_cosmetic() {
    let group = drift(
        &["**Appropriate roles**: Global admin \\| Sales agent"],
        &["**Appropriate roles**", "- Global admin", "- Sales agent"],
    );
    let cells = older(&group);
    assert_eq!(cells.len(), 1);
    assert_eq!((cells[0].0, &cells[0].1), (Current, &vec!["cosmetic"]));
}

#[test]
fn another_link_target_is_stale_and_retargeted() {
    let group = drift(&["See [the guide](new.md)."], &["See [the guide](old.md)."]);
    let cells = older(&group);
    assert_eq!((cells[0].0, &cells[0].1), (Stale, &vec!["retargeted"]));
}

#[test]
fn the_own_locale_in_a_target_is_no_difference() {
    let group = drift(
        &["See [it](https://a.example/fr-fr/x) at https://a.example/fr-fr/y."],
        &["See [it](https://a.example/ru-ru/x) at https://a.example/en-us/y."],
    );
    assert_eq!(older(&group)[0].1, Vec::<&str>::new());
    assert_eq!(states(&group), [Current]);
}

#[test]
fn what_changed_places_has_moved() {
    let text = [
        "One stays here.",
        "Two is first.",
        "Three follows it.",
        "Four is last.",
        "Five.",
    ];
    let group = drift(&text, &[text[0], text[2], text[3], text[4], text[1]]);
    let cells = older(&group);
    assert_eq!(cells[1], (Moved, vec![], "Two is first.".to_owned()));
    assert_eq!(states(&group), [Current, Moved, Current, Current, Current]);
}

#[test]
fn repeated_texts_are_told_apart_by_their_place() {
    let group = drift(
        &[
            "# A",
            "Next steps",
            "# B",
            "Yes.",
            "Next steps",
            "# C",
            "Next steps",
        ],
        &["# A", "Next steps", "# B", "Yes.", "# C", "Next steps"],
    );
    assert_eq!(
        states(&group),
        [
            Current, Current, Current, Current, Missing, Current, Current
        ]
    );
}

#[test]
fn an_obsolete_text_that_two_locales_have_is_one_row() {
    let old = ["# Title", "Applies to everyone in the office.", "Save."];
    let group = group(&[
        ("fr-FR", page(&old).file("01/01/2021", "a", |_| false)),
        ("pt-BR", page(&old).file("02/01/2021", "b", |_| false)),
        (
            "zh-TW",
            page(&["# Title", "Save."]).file("03/01/2021", "c", |_| false),
        ),
    ]);
    assert_eq!(group.aligned.alignment.rows.len(), 3);
    let row = &group.aligned.alignment.rows[1];
    let state = |locale| {
        row.cells[group.number(locale)]
            .as_ref()
            .map(|cell| cell.state)
    };
    assert_eq!(
        [state("fr-FR"), state("pt-BR"), state("zh-TW")],
        [Some(Obsolete), Some(Obsolete), None]
    );
}

#[test]
fn the_source_locale_speaks_first_and_never_limits_the_cuts() {
    let text = page(&["One is here. / Two is there."]);
    let group = group(&[
        ("fr-FR", text.file("03/01/2021", "a", |_| false)),
        (
            "en-US",
            page(&["One is here. Two is there.", "Three is new."]).plain(),
        ),
    ]);
    assert_eq!(
        group.aligned.alignment.reference,
        Some(group.number("en-US"))
    );
    assert_eq!(
        group.states("fr-FR"),
        BTreeMap::from([(Current, 2), (Missing, 1)])
    );
}

#[test]
fn a_page_without_segments_is_placed_by_its_structure() {
    let group = group(&[
        (
            "fr-FR",
            page(&["# Title", "One.", "- a", "- b"]).file("03/01/2021", "a", |_| false),
        ),
        (
            "ru-RU",
            "## <a name=\"title\"></a>Заголовок\n\nОдин.\n\n- а\n- б\n\nЕщё.\n".to_owned(),
        ),
    ]);
    assert_eq!(group.states("ru-RU"), BTreeMap::from([(Unpaired, 5)]));
    assert_eq!(group.states("fr-FR"), BTreeMap::from([(Current, 4)]));
    let last = group.aligned.alignment.rows.last().unwrap();
    assert_eq!(last.cells[group.number("fr-FR")], None);
}

#[test]
fn pages_without_source_text_have_no_reference() {
    let group = group(&[
        ("fr-FR", "# A\n\nUn.\n".to_owned()),
        ("ru-RU", "# Б\n\nОдин.\n".to_owned()),
    ]);
    assert_eq!(group.aligned.alignment.reference, None);
    assert_eq!(group.aligned.alignment.rows.len(), 2);
}

/// Cost is counted in pairs of sentences that were looked at: a few hundred for each
/// sentence at most, whatever the page.
#[test]
fn cost_grows_with_the_page() {
    type Text = fn(usize) -> String;
    let pattern = |n: usize, of: Text| {
        let blocks: Vec<String> = (0..n).map(of).collect();
        page(&blocks.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let same = |_: usize| "The same text.".to_owned();
    let alternating = |n: usize| if n.is_multiple_of(3) { "Yes." } else { "No." }.to_owned();
    let other = |n: usize| if n % 7 < 3 { "No." } else { "Yes." }.to_owned();
    let strange = |n: usize| format!("Word{} alone.", n % 5);
    let cases: [[Text; 2]; 4] = [
        [same, same],
        [same, alternating],
        [alternating, other],
        [alternating, strange],
    ];
    for [newer, older] in cases {
        let group = group(&[
            (
                "fr-FR",
                pattern(20_000, newer).file("02/02/2021", "new", |_| false),
            ),
            (
                "ru-RU",
                pattern(19_000, older).file("01/01/2021", "old", |_| false),
            ),
        ]);
        every_segment_is_in_one_row(&group);
        let steps = group.aligned.alignment.editions[group.number("ru-RU")]
            .comparison
            .steps;
        assert!(steps < 400 * 39_000, "{steps}");
    }
}
