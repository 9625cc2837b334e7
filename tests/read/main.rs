//! Step 2, read: behaviours, laws, and what holds on real documents.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "these helpers are tests"
)]

mod behaviour;
mod corpus;
mod documents;
mod laws;

use proptest::prelude::*;

/// Four times the usual cases, or as many as `PROPTEST_CASES` asks for. A counterexample
/// becomes a test of its own in `behaviour`, so none is kept in a file.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases.max(1024),
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn laws_hold_for_pages(page in documents::page()) {
        laws::all(&page);
    }

    #[test]
    fn laws_hold_for_any_text(text in any::<String>()) {
        laws::all(&text);
    }

    #[test]
    fn laws_hold_for_any_sequence_of_marks(
        text in r#"(<span data-ttu-id="|<span data-stu-id='|a">|<span class="sxs-lookup">|</span>|`|```|\n|>|x| |<span>|---\n){0,24}"#
    ) {
        laws::all(&text);
    }
}

/// What fuzzing found: front matter ends before the pair that its last line lies in.
#[test]
fn laws_hold_for_front_matter_that_ends_in_a_pair() {
    laws::all(
        "---\n<span data-ttu-id=\"4b7a5-110\">.</span><span class=\"sxs-lookup\"><span data-stu-id=\"4b7a5-110\">\n---\n</span></span>",
    );
}
