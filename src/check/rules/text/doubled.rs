//! Characters that stand twice in Chinese and Japanese, which write no blanks.

use std::ops::Range;

use super::duplicate_word::are_neighbours;
use crate::check::input::Prose;
use crate::check::rule::Reporter;

/// Longer repetitions are quotations of a whole phrase.
const LONGEST: usize = 12;

/// What makes a word of another kind of the word before it, so that the second of the
/// two is not the first: `使用` and `使用者`.
const SUFFIXES: &str = "者員员性化率庫库商器值期區区單单號号碼码欄栏書书先人日側侧行額额師师表";

/// Words that Chinese doubles, and idioms in which two words interleave.
const REDUPLICATED: [&str; 6] = ["討論", "讨论", "研究", "用隨", "用随", "考慮"];

/// Reports the repetitions of a passage, the shortest at each place.
pub(super) fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let text = &prose.text.words.text;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    if repeats_a_stem(prose.source_words()) {
        return;
    }
    let japanese = prose.page.locale.language() == "ja";
    let mut at = 0;
    while at < chars.len() {
        let Some(len) = doubled(&chars[at..]) else {
            at += 1;
            continue;
        };
        let offset = |index: usize| chars.get(index).map_or(text.len(), |(offset, _)| *offset);
        let (first, second) = (
            offset(at)..offset(at + len),
            offset(at + len)..offset(at + 2 * len),
        );
        let before = at.checked_sub(1).map(|before| chars[before].1);
        let after = chars.get(at + 2 * len).map(|(_, c)| *c);
        if is_word(&text[first.clone()], before, after, japanese) {
            report(prose, first, second, out);
            at += 2 * len;
        } else {
            at += 1;
        }
    }
}

fn report(prose: &Prose<'_>, first: Range<usize>, second: Range<usize>, out: &mut Reporter<'_>) {
    if !are_neighbours(prose, first.clone(), second.clone()) {
        return;
    }
    let word = &prose.text.words.text[first.clone()];
    out.report(
        prose.text.span_of_words(first.start..second.end),
        format!("`{word}` stands twice"),
    )
    .help("remove one of the two")
    .subject(prose.subject(word));
}

/// The number of characters of the shortest repetition that begins here: two or more, not
/// all the same.
fn doubled(chars: &[(usize, char)]) -> Option<usize> {
    let is_ideographic = |c: char| is_han(c) || is_kana(c);
    let run = chars
        .iter()
        .take_while(|(_, c)| is_ideographic(*c))
        .take(2 * LONGEST);
    let run: Vec<char> = run.map(|(_, c)| *c).collect();
    (2..=run.len() / 2)
        .find(|&len| run[..len] == run[len..2 * len] && run[..len].iter().any(|c| *c != run[0]))
}

/// Whether what is repeated is a word by itself: a syllable of a longer word in kana is
/// none, and `この取引の取引先` only repeats a noun.
fn is_word(unit: &str, before: Option<char>, after: Option<char>, japanese: bool) -> bool {
    let is_compound = after.is_some_and(|c| SUFFIXES.contains(c));
    if unit == "する" {
        return !before.is_some_and(is_hiragana);
    }
    if unit.chars().all(is_katakana) {
        let goes_on = |c: Option<char>| c.is_some_and(is_katakana);
        return unit.chars().count() > 3 && !goes_on(before) && !goes_on(after);
    }
    let is_known = REDUPLICATED.contains(&unit) || unit.starts_with('一');
    if japanese {
        let joined = unit.starts_with(is_hiragana) || unit.ends_with('の');
        return unit.chars().any(is_han) && !joined && !is_compound;
    }
    unit.chars().all(is_han) && !is_compound && !is_known
}

/// Whether the source has one stem twice within a few words, as in "invitation to invite":
/// then the translation may repeat it, too.
fn repeats_a_stem(source: &str) -> bool {
    const STEM: usize = 5;
    const NEAR: usize = 8;
    let words = source.split(|c: char| !c.is_alphanumeric());
    let stems: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .take(STEM)
                .flat_map(char::to_lowercase)
                .collect()
        })
        .collect();
    stems.iter().enumerate().any(|(at, stem)| {
        let next = stems[at + 1..].iter().take(NEAR);
        stem.chars().count() == STEM && next.into_iter().any(|other| other == stem)
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30ff}')
}

fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}
