//! Folding: what is not a difference between two source texts.
//!
//! A word is compared by numbers ([`Symbol`]), never by text: its *key* forgets case,
//! apostrophes and the punctuation around it, its *stem* forgets endings too, and its
//! *form* forgets nothing but white space, escapes and hoisted markup. Equal keys are
//! the same text; unequal forms beside equal keys are cosmetic.

use foldhash::HashMap;

use super::edition::Mark;
use super::memo::Memo;
use crate::locale;

/// Stands for a text within one page group: equal numbers, equal texts.
pub type Symbol = u32;

/// What the folds of one word are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) key: Symbol,
    pub(super) stem: Symbol,
    pub(super) form: Symbol,
    pub(super) letters: Letters,
}

/// The letters of a run of words without the gaps between them, hashed so that the hashes
/// of words can be joined: `re-use` and `reuse` have the same letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    hash: u64,
    /// [`Letters::BASE`] to the power of the number of bytes.
    shift: u64,
}

impl Letters {
    const BASE: u64 = 0x0000_0100_0000_01B3;
    /// No letters.
    pub(super) const NONE: Self = Self { hash: 0, shift: 1 };

    /// Of a key. A number is set off from what follows: `1 0` is not `10`.
    fn of(key: &str) -> Self {
        let number = key.bytes().any(|byte| byte.is_ascii_digit());
        let bytes = key.bytes().chain(number.then_some(b' '));
        bytes.fold(Self::NONE, |all, byte| {
            all.join(Self {
                hash: u64::from(byte) + 1,
                shift: Self::BASE,
            })
        })
    }

    /// These letters, and then `other`.
    pub(super) fn join(self, other: Self) -> Self {
        Self {
            hash: self.hash.wrapping_mul(other.shift).wrapping_add(other.hash),
            shift: self.shift.wrapping_mul(other.shift),
        }
    }
}

/// Numbers texts in the order of their first appearance.
#[derive(Clone, Debug, Default)]
struct Interner(HashMap<String, Symbol>);

impl Interner {
    fn symbol(&mut self, text: &str) -> Symbol {
        if let Some(&symbol) = self.0.get(text) {
            return symbol;
        }
        let symbol = Symbol::try_from(self.0.len()).unwrap_or(Symbol::MAX);
        self.0.insert(text.to_owned(), symbol);
        symbol
    }
}

/// The symbols of one page group, shared by all its editions.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    forms: HashMap<String, Folded>,
    keys: Interner,
    stems: Interner,
    marks: Interner,
    /// The texts of the marks, by symbol.
    names: Vec<String>,
    /// Blocks whose words are known.
    pub(super) memo: Memo,
}

impl Folder {
    /// The symbols of a word: `exact` as it stands in the text, `form` with the
    /// punctuation and emphasis around it.
    pub(super) fn word(&mut self, exact: &str, form: &str) -> Folded {
        if let Some(&folded) = self.forms.get(form) {
            return folded;
        }
        let key = key(exact);
        let folded = Folded {
            stem: self.stems.symbol(stem(&key)),
            key: self.keys.symbol(&key),
            form: Symbol::try_from(self.forms.len()).unwrap_or(Symbol::MAX),
            letters: Letters::of(&key),
        };
        self.forms.insert(form.to_owned(), folded);
        folded
    }

    /// The symbol of a link target, a code span or an anchor.
    pub(super) fn mark(&mut self, text: &str) -> Symbol {
        let symbol = self.marks.symbol(text);
        if symbol as usize == self.names.len() {
            self.names.push(text.to_owned());
        }
        symbol
    }

    /// The folded text of a link target or a code span.
    pub fn name(&self, mark: &Mark) -> &str {
        self.names
            .get(mark.value as usize)
            .map_or("", String::as_str)
    }
}

/// Whether `c` is part of a word. What is not ASCII counts as a letter unless it is
/// white space or punctuation, so that combining marks stay with their letters.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return is_ascii_word(c);
    }
    c.is_alphanumeric() || !(c.is_whitespace() || is_invisible(c) || is_punctuation(c))
}

/// Whether `c` is the part of a word that most texts are made of.
pub(super) fn is_ascii_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether `c` is a word by itself: scripts that are written without word spaces.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Signs that carry meaning where they touch a word: `C#`, `5%`, `$5`, `<10`.
pub(super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '#' | '%' | '+' | '$' | '=' | '@' | '&' | '€' | '£' | '¥' | '±' | '×' | '÷' | '°'
    )
}

/// Characters without width, which some editors leave behind.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{0080}'..='\u{00A9}' | '\u{00AB}'..='\u{00B1}' | '\u{00B4}' | '\u{00B6}'..='\u{00B8}'
        | '\u{00BB}' | '\u{00BF}' | '\u{00D7}' | '\u{00F7}' | '\u{2010}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}'
        | '\u{FE10}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// Whether a sentence can end with `c`; `wide` ends it without a space after it.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_wide_stop(c)
}

pub(super) fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '।')
}

/// Both apostrophes, which are dropped inside words: `don't`, `don’t`.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn key(exact: &str) -> String {
    exact
        .chars()
        .filter(|&c| !is_apostrophe(c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A crude stem, the same for any language: long words are known by their beginning,
/// short ones lose a plural `s`. It is for likeness only, never for equality.
fn stem(key: &str) -> &str {
    const LETTERS: usize = 6;
    if !key.chars().all(char::is_alphabetic) {
        return key;
    }
    match key.char_indices().nth(LETTERS) {
        Some((end, _)) => &key[..end],
        None if key.chars().count() > 3 => key.strip_suffix('s').unwrap_or(key),
        None => key,
    }
}

/// A link target without what is not a difference: the parts of its path that are the
/// code of a locale, which the publisher's tools write even into the source copy. Which
/// locale it is does not matter: the pages of a group have the same address when each of
/// them has the code of its own, and when all have that of one.
///
/// A bare language (`/fr/`) is folded where it begins the path, to a mark: it may be a
/// word, so the path without it is another.
pub(super) fn fold_target(target: &str, locales: &[String]) -> String {
    let path = match target.find("://") {
        Some(scheme) => target[scheme + 3..]
            .find('/')
            .map_or(target.len(), |slash| scheme + 3 + slash),
        None if target.starts_with('/') => 0,
        None => return target.to_owned(),
    };
    let (host, rest) = target.split_at(path);
    if host.contains(['?', '#']) {
        return target.to_owned();
    }
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (path, after) = rest.split_at(end);
    let own = |segment: &str| {
        locales
            .iter()
            .any(|locale| locale.eq_ignore_ascii_case(segment))
    };
    let mut folded = String::with_capacity(target.len());
    folded.push_str(host);
    for (number, segment) in path.split('/').skip(1).enumerate() {
        if own(segment) || locale::is_code(segment) {
            continue;
        }
        folded.push('/');
        if number == 0 && locale::is_language(segment) {
            folded.push('~');
        } else {
            folded.push_str(segment);
        }
    }
    folded.push_str(after);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_apostrophes_and_endings_fold() {
        assert_eq!(key("Don’t"), key("don't"));
        assert_eq!(stem("administrators"), stem("administration"));
        assert_eq!(stem("roles"), "role");
        assert_eq!(stem("is"), "is");
    }

    #[test]
    fn gaps_between_letters_are_no_letters_but_numbers_stand_apart() {
        let joined = |words: &[&str]| {
            words
                .iter()
                .fold(Letters::NONE, |all, word| all.join(Letters::of(word)))
        };
        assert_eq!(joined(&["re", "use", "it"]), joined(&["reuse", "it"]));
        assert_ne!(joined(&["use", "re"]), joined(&["reuse"]));
        assert_ne!(joined(&["1", "0"]), joined(&["10"]));
        assert_ne!(joined(&["in"]), joined(&["to"]));
    }

    #[test]
    fn the_own_locale_leaves_a_target() {
        let own = ["fr-FR".to_owned(), "en-US".to_owned()];
        let fold = |target| fold_target(target, &own);
        assert_eq!(fold("https://a.com/fr-fr/b/c"), "https://a.com/b/c");
        assert_eq!(fold("/en-us/b#c"), "/b#c");
        assert_eq!(fold("https://a.com/fr-fr"), "https://a.com");
        assert_eq!(fold("fr-fr/b.md"), "fr-fr/b.md");
    }

    #[test]
    fn every_locale_leaves_a_target() {
        let fold = |target: &str| fold_target(target, &["fr-FR".to_owned(), "en-US".to_owned()]);
        for code in [
            "ru-ru",
            "zh-CN",
            "zh-hant-tw",
            "zh-Hans",
            "pt-BR",
            "es-419",
            "nb-no",
        ] {
            assert_eq!(
                fold(&format!("https://a.com/{code}/b?c=d")),
                "https://a.com/b?c=d"
            );
            assert_eq!(fold(&format!("/x/{code}/b#ru-ru")), "/x/b#ru-ru", "{code}");
        }
        assert_eq!(fold("https://a.com/ru-ru/"), "https://a.com/");
        assert_eq!(fold("https://a.com/ru"), fold("https://a.com/de"));
        assert_ne!(fold("https://a.com/it/b"), fold("https://a.com/b"));
        for other in [
            "https://a.com/co-op/b",
            "https://a.com/c/fr/d",
            "/x-y/b",
            "https://a.com?q=/ru-ru/",
        ] {
            assert_eq!(fold(other), other);
        }
    }
}
