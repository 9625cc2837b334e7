//! Translations of an older source, and what is not translated.
//!
//! Stale is not wrong: what an older source explains is drift, and folds into one
//! finding for the page.

mod audience;
mod coverage;
mod lost;
mod segments;
mod source_skew;

pub(crate) use source_skew::SOURCE_SKEW;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &coverage::COVERAGE_BELOW_THRESHOLD,
    &coverage::COVERAGE_PAGE_MISSING,
    &coverage::COVERAGE_PAGE_ORPHAN,
    &segments::DRIFT_COSMETIC,
    &audience::DRIFT_ROLES_DIFFER,
    &segments::DRIFT_SEGMENT_MISSING,
    &segments::DRIFT_SEGMENT_OBSOLETE,
    &segments::DRIFT_SEGMENT_STALE,
    &SOURCE_SKEW,
    &lost::SEGMENT_LOST,
];
