//! Who may do what a guide describes, and its steps.

mod applies_to;
mod between_locales;
mod lists;
mod missing;
mod no_next_steps;
mod order;
mod steps;
mod swapped;
mod variant;

pub(crate) use lists::ROLE_DUPLICATE;
pub(crate) use swapped::ROLE_SWAPPED;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &applies_to::APPLIES_TO_DIFFERS,
    &no_next_steps::GUIDE_NO_NEXT_STEPS,
    &lists::ROLE_BLOCK_SYNTAX,
    &ROLE_DUPLICATE,
    &missing::ROLE_EXTRA,
    &missing::ROLE_MISSING,
    &order::ROLE_ORDER_DIFFERS,
    &between_locales::ROLE_SET_DIFFERS_LOCALES,
    &ROLE_SWAPPED,
    &variant::ROLE_TERM_VARIANT,
    &variant::ROLE_UNKNOWN,
    &steps::STEP_COUNT_DIFFERS,
    &steps::STEP_LIST_SPLIT,
    &steps::STEP_NUMBER_SEQUENCE,
];
