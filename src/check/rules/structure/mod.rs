//! Headings, alerts, tables and code blocks.

mod alerts;
mod code_blocks;
mod empty;
mod headings;
mod tables;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &alerts::ALERT_KIND_MISMATCH,
    &alerts::ALERT_KIND_UNKNOWN,
    &code_blocks::CODE_BLOCK_DIFFERS,
    &headings::H1_MISSING,
    &headings::H1_MULTIPLE,
    &headings::HEADING_EMPTY,
    &headings::HEADING_SKIPPED,
    &empty::PAGE_EMPTY,
    &tables::TABLE_SHAPE_MISMATCH,
];
