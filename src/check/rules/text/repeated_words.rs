//! Which words a language repeats, as data.

use crate::locale::Locale;

/// What is known of repetition in a language.
#[derive(Clone, Copy, Debug)]
pub(super) enum Repeats {
    /// These words may stand twice in a row; any other is a slip.
    Words(&'static [&'static str]),
    /// Words with this beginning may, too: Arabic joins "and" and the article to the word.
    Prefixed(&'static str),
    /// There are no blanks between words, and two characters or more count as a word.
    Characters,
    /// There are no blanks between words, and nobody has looked at repetition.
    Unwritten,
    /// Nobody has looked: the language may double words for the plural or for stress.
    Unknown,
}

impl Repeats {
    /// Whether a word, folded, may stand twice.
    pub(super) fn has(self, word: &str) -> bool {
        match self {
            Self::Words(words) => words.contains(&word),
            Self::Prefixed(prefix) => word.starts_with(prefix),
            Self::Characters | Self::Unwritten | Self::Unknown => false,
        }
    }
}

/// By language: pronouns that are subject and object at once, conjunctions that meet
/// themselves, articles beside the pronouns that are spelled like them, and prepositions
/// beside the particles of verbs.
const LANGUAGES: &[(&str, Repeats)] = &[
    ("ar", Repeats::Prefixed("وال")),
    (
        "de",
        Repeats::Words(&[
            "der", "die", "das", "den", "dem", "des", "denen", "deren", "sie", "ihr", "ihnen",
            "ihn", "es", "wir", "uns", "sich", "was", "wer", "wie", "wo", "ist", "sind", "war",
            "hat", "haben", "werden", "wird", "worden", "sein", "können", "so", "da", "dass",
            "als", "an", "auf", "aus", "bei", "bis", "durch", "ein", "eine", "einen", "einer",
            "mit", "nach", "um", "unter", "über", "vor", "zu", "zur", "ab", "nur", "nicht",
        ]),
    ),
    (
        "en",
        Repeats::Words(&["that", "had", "is", "do", "in", "on", "her", "it", "you"]),
    ),
    (
        "es",
        Repeats::Words(&["se", "que", "nos", "os", "si", "para", "como", "está"]),
    ),
    (
        "fr",
        Repeats::Words(&["nous", "vous", "que", "se", "en", "si", "faire"]),
    ),
    (
        "it",
        Repeats::Words(&[
            "si", "ci", "vi", "che", "via", "man", "mano", "poco", "piano",
        ]),
    ),
    ("ja", Repeats::Characters),
    ("km", Repeats::Unwritten),
    ("lo", Repeats::Unwritten),
    ("my", Repeats::Unwritten),
    (
        "nl",
        Repeats::Words(&[
            "die", "dat", "ze", "zij", "het", "er", "je", "u", "is", "zijn", "heeft", "hebben",
            "kan", "wordt", "worden", "was", "in", "op", "aan", "uit", "over", "toe", "van", "af",
        ]),
    ),
    (
        "pt",
        Repeats::Words(&["nos", "vos", "se", "que", "para", "logo"]),
    ),
    (
        "ru",
        Repeats::Words(&["что", "все", "всё", "как", "еле", "чуть", "едва", "вот"]),
    ),
    ("th", Repeats::Unwritten),
    ("yue", Repeats::Characters),
    ("zh", Repeats::Characters),
];

/// What is known of repetition in the language of a locale.
pub(super) fn repeats_of(locale: &Locale) -> Repeats {
    let language = locale.language();
    let known = LANGUAGES.iter().find(|(own, _)| *own == language);
    known.map_or(Repeats::Unknown, |(_, repeats)| *repeats)
}
