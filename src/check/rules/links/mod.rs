//! Links, anchors, images, includes and the navigation.

mod anchors;
mod images;
mod includes;
mod pages;
mod redirects;
mod snippets;
mod target_differs;
mod target_mismatch;
mod text;
mod toc;
mod wrong_locale;

pub(crate) use anchors::ANCHOR_NOT_FOUND;
pub(crate) use pages::LINK_FILE_NOT_FOUND;
pub(crate) use target_mismatch::LINK_TARGET_MISMATCH;
pub(crate) use text::LINK_SYNTAX_SPACE;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &anchors::ANCHOR_DUPLICATE,
    &ANCHOR_NOT_FOUND,
    &images::IMAGE_ALT_MISSING,
    &images::IMAGE_NOT_FOUND,
    &includes::INCLUDE_NOT_FOUND,
    &includes::INCLUDE_REFUSED,
    &pages::LINK_FALLBACK_ONLY,
    &LINK_FILE_NOT_FOUND,
    &pages::LINK_MISSPELLED,
    &text::LINK_NESTED,
    &pages::LINK_REDIRECTED,
    &LINK_SYNTAX_SPACE,
    &target_differs::LINK_TARGET_DIFFERS,
    &LINK_TARGET_MISMATCH,
    &text::LINK_TEXT_EMPTY,
    &wrong_locale::LINK_WRONG_LOCALE,
    &redirects::REDIRECT_CONFLICT,
    &redirects::REDIRECT_LOOP,
    &redirects::REDIRECTED_FILE_PRESENT,
    &snippets::SNIPPET_NOT_FOUND,
    &toc::TOC_ENTRY_DUPLICATE,
    &toc::TOC_ORPHAN_PAGE,
    &toc::TOC_TARGET_MISSING,
];
