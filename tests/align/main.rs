//! Step 4, align: behaviours, laws, and what holds on real documents.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "these helpers are tests"
)]

mod behaviour;
mod copies;
mod corpus;
mod draft;
mod edits;
mod laws;

use draft::{Block, Draft, Kind};
use proptest::prelude::*;

/// Twice the usual cases, or as many as `PROPTEST_CASES` asks for.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases.max(512),
        failure_persistence: None,
        ..usual
    }
}

/// Sentences of few words, so that many are alike and some repeat.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "open",
        "the",
        "portal",
        "role",
        "admin",
        "select",
        "Save",
        "customer",
        "your",
        "page",
        "**Yes**",
        "[link](a.md)",
        "`code`",
        "1.5",
        "don't",
        "A",
        "|",
        "—",
    ]);
    (
        prop::collection::vec(word, 1..8),
        prop::sample::select(vec![".", "?", ":", "", ";"]),
    )
        .prop_map(|(words, end)| words.join(" ") + end)
}

fn draft() -> impl Strategy<Value = Draft> {
    let kind = prop::sample::select(vec![Kind::Heading, Kind::Paragraph, Kind::Item]);
    let block = (kind, prop::collection::vec(sentence(), 1..4))
        .prop_map(|(kind, segments)| Block { kind, segments });
    prop::collection::vec(block, 1..8).prop_map(|blocks| Draft { blocks })
}

/// A page and what may have been an older text of it.
fn revisions() -> impl Strategy<Value = (Draft, Draft)> {
    (draft(), draft(), any::<u64>()).prop_map(|(page, other, seed)| {
        let mut random = edits::Random(seed);
        let mut older = page.clone();
        for _ in 0..random.below(5) {
            let Some(block) = other.blocks.get(random.below(other.blocks.len())) else {
                continue;
            };
            let at = random.below(older.blocks.len() + 1);
            if random.below(2) == 0 || older.blocks.is_empty() {
                older
                    .blocks
                    .insert(at.min(older.blocks.len()), block.clone());
            } else {
                older.blocks.remove(at.min(older.blocks.len() - 1));
            }
        }
        (page, older)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn laws_hold_for_revisions((newer, older) in revisions(), joins in prop::collection::vec(any::<bool>(), 1..9)) {
        laws::all(&newer, &older, &joins);
    }

    #[test]
    fn laws_hold_for_unrelated_pages(newer in draft(), older in draft(), joins in prop::collection::vec(any::<bool>(), 1..9)) {
        laws::all(&newer, &older, &joins);
    }
}

/// What fuzzing found: a sign at the head of a segment belongs to the word behind it.
#[test]
fn laws_hold_for_a_sign_at_the_head_of_a_segment() {
    let page = Draft {
        blocks: vec![Block {
            kind: Kind::Paragraph,
            segments: vec![String::from("o"), String::from("$s")],
        }],
    };
    laws::all(&page, &Draft::default(), &[true]);
}
