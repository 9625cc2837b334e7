//! The words of a translation.

mod duplicate_word;
mod space_after_apostrophe;
mod space_before_punct;
mod typography;
mod untranslated;
mod wrong_script;
mod zero_width;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &duplicate_word::DUPLICATE_WORD,
    &space_after_apostrophe::SPACE_AFTER_APOSTROPHE,
    &space_before_punct::SPACE_BEFORE_PUNCT,
    &untranslated::UNTRANSLATED,
    &wrong_script::WRONG_SCRIPT,
    &zero_width::ZERO_WIDTH,
    &typography::FR_NBSP,
    &typography::ZH_FULLWIDTH,
];

/// The words of a text with their byte offsets: runs of letters, digits, `'`, `’`, `-`.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(joins)?;
        let end = text[start..]
            .find(|c| !joins(c))
            .map_or(text.len(), |len| start + len);
        at = end;
        Some((start, &text[start..end]))
    })
}
