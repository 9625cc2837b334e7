//! Headings, alerts, tables and code blocks.

mod alerts;
mod between_locales;
mod code_blocks;
mod empty;
mod headings;
mod tables;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &between_locales::ALERT_DIFFERS_LOCALES,
    &alerts::ALERT_KIND_MISMATCH,
    &alerts::ALERT_KIND_UNKNOWN,
    &code_blocks::CODE_BLOCK_DIFFERS,
    &headings::H1_MISSING,
    &headings::H1_MULTIPLE,
    &headings::HEADING_EMPTY,
    &between_locales::HEADING_LEVEL_DIFFERS,
    &headings::HEADING_SKIPPED,
    &empty::PAGE_EMPTY,
    &between_locales::STRUCTURE_DIFFERS_LOCALES,
    &tables::TABLE_SHAPE_MISMATCH,
];
