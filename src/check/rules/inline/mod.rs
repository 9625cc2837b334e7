//! What a translation must keep of its source, segment by segment.

mod bracket_mismatch;
mod clock;
mod code_identifier_translated;
mod code_span_mismatch;
mod emphasis_lost;
mod emphasis_unbalanced;
mod number_mismatch;
mod numbers;
mod placeholder_mismatch;
mod unit_mismatch;

use std::collections::BTreeMap;

use crate::check::rule::Rule;

pub(crate) use number_mismatch::NUMBER_MISMATCH;
pub(crate) use unit_mismatch::UNIT_MISMATCH;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &bracket_mismatch::BRACKET_MISMATCH,
    &code_identifier_translated::CODE_IDENTIFIER_TRANSLATED,
    &code_span_mismatch::CODE_SPAN_MISMATCH,
    &emphasis_lost::EMPHASIS_LOST,
    &emphasis_unbalanced::EMPHASIS_UNBALANCED,
    &NUMBER_MISMATCH,
    &placeholder_mismatch::PLACEHOLDER_MISMATCH,
    &UNIT_MISMATCH,
];

/// What `left` has and `right` has not, counted, in the order of `left`: translators
/// reorder, so order is nothing.
pub(super) fn missing<T: Ord>(
    left: impl IntoIterator<Item = T>,
    right: impl IntoIterator<Item = T>,
) -> Vec<T> {
    let mut rest = BTreeMap::<T, usize>::new();
    for item in right {
        *rest.entry(item).or_default() += 1;
    }
    let mut missing: Vec<T> = left.into_iter().collect();
    missing.retain(|item| match rest.get_mut(item) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    missing
}
