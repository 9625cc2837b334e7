//! Segments, encoding, assets, mutes and the baseline: mostly reported by earlier steps.

mod assets;
pub(crate) mod conflict;
mod encoding;
mod hygiene;
mod parsing;
mod segments;

pub(crate) use encoding::FILE_ENCODING;
pub(crate) use hygiene::{BASELINE_STALE, MUTE_NO_REASON, MUTE_UNKNOWN_RULE, MUTE_UNUSED};

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &assets::ASSET_NOT_PUBLISHED,
    &BASELINE_STALE,
    &parsing::CONTENT_EMPTY,
    &parsing::DIRECTIVE_QUOTES_BROKEN,
    &FILE_ENCODING,
    &parsing::FILE_REFUSED,
    &parsing::FORMAT_UNREAD,
    &parsing::HTML_DISALLOWED,
    &parsing::INVALID_DOCSET_SETTINGS,
    &conflict::MERGE_CONFLICT,
    &MUTE_NO_REASON,
    &MUTE_UNKNOWN_RULE,
    &MUTE_UNUSED,
    &parsing::NESTING_TOO_DEEP,
    &parsing::PATH_COLLISION,
    &parsing::PATH_REFUSED,
    &encoding::REPLACEMENT_CHARACTER,
    &segments::EMPTY_SOURCE,
    &segments::EMPTY_TARGET,
    &assets::SVG_CLEANED,
    &assets::SVG_UNREADABLE,
    &segments::ID_DUPLICATE,
    &segments::ID_MISMATCH,
    &segments::ID_ORDER,
    &segments::ID_PREFIX_MIXED,
    &segments::MALFORMED,
    &segments::MIXED_PLAIN,
    &segments::NESTED_SPAN,
    &segments::PAIR_UNBALANCED,
    &parsing::TABLE_ROWS_SHORT,
    &parsing::ZONE_TAB_MISMATCH,
];
