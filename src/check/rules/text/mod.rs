//! The words of a translation.

mod double_space;
mod doubled;
mod duplicate_word;
mod han_variants;
mod length_ratio;
mod misplaced_emphasis;
mod no_loc;
mod partly_untranslated;
mod repeated_words;
mod space_after_apostrophe;
mod space_before_punct;
mod typography;
mod untranslated;
mod wrong_han;
mod wrong_script;
mod zero_width;

use crate::check::rule::Rule;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &misplaced_emphasis::EMPHASIS_MISPLACED,
    &no_loc::TERM_NO_LOC_ALTERED,
    &double_space::DOUBLE_SPACE,
    &duplicate_word::DUPLICATE_WORD,
    &length_ratio::LENGTH_RATIO,
    &partly_untranslated::PARTLY_UNTRANSLATED,
    &space_after_apostrophe::SPACE_AFTER_APOSTROPHE,
    &space_before_punct::SPACE_BEFORE_PUNCT,
    &untranslated::UNTRANSLATED,
    &wrong_han::WRONG_HAN,
    &wrong_script::WRONG_SCRIPT,
    &zero_width::ZERO_WIDTH,
    &typography::FR_NBSP,
    &typography::ZH_FULLWIDTH,
];

/// Words of English sentences that titles and names seldom have.
const STOP_WORDS: [&str; 44] = [
    "a", "an", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "from", "has",
    "have", "how", "if", "in", "into", "is", "it", "its", "may", "must", "not", "on", "or", "that",
    "the", "their", "then", "this", "to", "was", "we", "when", "where", "which", "will", "with",
    "you", "your", "should", "would",
];

/// The words of a text with their byte offsets: runs of letters and digits, of `'` and
/// `-`, and of anything that is not ASCII.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-' | 0x80..);
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(joins)?;
        let len = bytes[start..].iter().position(|byte| !joins(byte));
        at = len.map_or(text.len(), |len| start + len);
        Some((start, &text[start..at]))
    })
}
