//! Front matter.

mod parsing;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &parsing::DUPLICATE_KEY,
    &parsing::INVALID_VALUE,
    &parsing::YAML_ERROR,
];
