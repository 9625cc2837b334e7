//! Front matter.

mod keys;
mod parsing;
mod title;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &keys::CONTENT_LOCALE_MISMATCH,
    &parsing::DUPLICATE_KEY,
    &parsing::INVALID_VALUE,
    &keys::REQUIRED_MISSING,
    &title::TITLE_UNTRANSLATED,
    &parsing::YAML_ERROR,
];
