//! Forms and terms: what is left of a word once accents are forgiven, and endings too.
//!
//! The script that asks the index does the same to a query, with the same tables:
//! [`endings`] travels in the index. *Invariant:* a term is made of one word alone, so
//! that query and text give the same terms.

use crate::locale::Locale;

/// What is left of a word when an ending is taken off has this many characters at least.
pub(super) const STEM: usize = 3;

/// Letters of Latin-1 and Latin Extended-A (lower case) that are a base letter and a mark,
/// and the two Cyrillic ones that are written without it as often as with it.
const FOLDED: &str = "àaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoùuúuûuüuýyÿyāaăaąaćcĉcċcčcďdēeĕeėeęeěeĝgğgġgģgĥhĩiīiĭiįiĵjķkĺlļlľlńnņnňnōoŏoőoŕrŗrřrśsŝsşsšsţtťtũuūuŭuůuűuųuŵwŷyźzżzžzйиёе";

/// The endings that inflection gives to words of a language, without accents.
pub(super) fn endings(locale: &Locale) -> Vec<&'static str> {
    let all = match locale.language() {
        "en" => "ations ation ments ment ings ing ies ers ed er es ly s e y",
        "fr" => {
            "issements issement ations ation ements ement ateurs ateur ants ante ants ant \
             euses euse eurs eur ives ive ifs if ees ee ez er es aux al s e"
        }
        "pt" => {
            "amentos amento imentos imento acoes acao icoes icao oes ao ores ora or ando endo \
             indo adas ados ada ado idas idos ida ido aram eram iram ar er ir ais eis as os es \
             am em a o e s"
        }
        "ru" => {
            "иями ями ами иях ях ах ого его ому ему ыми ими ыи ии ои еи ая яя ое ее ые ие ую юю \
             ов ев ом ем ам ям ешь ишь ться ится ется ются уются ует уют ить ать ять еть \
             ла ло ли л ть ы и а я о е у ю ь"
        }
        _ => "",
    };
    let mut endings: Vec<&str> = all.split_whitespace().collect();
    endings.sort_by_key(|ending| std::cmp::Reverse(ending.chars().count()));
    endings
}

/// Whether a character belongs to a script that is written without spaces; then two
/// neighbours make a term.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A table from letters to their base letters.
pub(super) struct Folds(Vec<(char, char)>);

impl Folds {
    pub(super) fn new() -> Self {
        let letters: Vec<char> = FOLDED.chars().collect();
        let mut pairs: Vec<(char, char)> = letters
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    fn fold(&self, c: char) -> char {
        match self.0.binary_search_by_key(&c, |pair| pair.0) {
            Ok(at) => self.0[at].1,
            Err(_) => c,
        }
    }
}

/// The form of a word of a spaced script: lower case, without accents.
pub(super) fn form(word: &str, folds: &Folds) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.map(|c| folds.fold(c)).collect()
}

/// The term of a form: what inflection leaves of it.
pub(super) fn term<'a>(form: &'a str, endings: &[&str]) -> &'a str {
    let length = form.chars().count();
    let stem = endings.iter().find_map(|ending| {
        form.strip_suffix(ending)
            .filter(|_| length >= STEM + ending.chars().count())
    });
    stem.unwrap_or(form)
}

/// Tells the words of a line in their order: those of spaced scripts whole, and of
/// unspaced ones every two neighbours.
pub(super) fn each<'a>(line: &'a str, mut tell: impl FnMut(&'a str)) {
    for (run, unspaced) in runs(line) {
        if !unspaced {
            tell(run);
            continue;
        }
        let mut starts = run.char_indices().map(|(at, _)| at).chain([run.len()]);
        let (mut first, mut second) = (starts.next(), starts.next());
        let mut alone = true;
        for third in starts {
            if let Some(start) = first {
                tell(&run[start..third]);
            }
            alone = false;
            (first, second) = (second, Some(third));
        }
        if alone {
            tell(run);
        }
    }
}

/// Whether a character is part of a word: [`char::is_alphanumeric`], asked of the letters
/// that most texts are made of without a table.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The words of a text: runs of letters and digits of spaced scripts, and runs of
/// characters of unspaced ones; with whether it is the latter.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(is_letter)?;
        rest = &rest[start..];
        // Most words of most texts are ASCII, and need no decoding.
        let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if ascii > 0 && rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
            let run = &rest[..ascii];
            rest = &rest[ascii..];
            return Some((run, false));
        }
        let unspaced = rest.chars().next().is_some_and(is_unspaced);
        let end = rest
            .find(|c: char| !is_letter(c) || is_unspaced(c) != unspaced)
            .unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        Some((run, unspaced))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(tag: &str, word: &str) -> String {
        let form = form(word, &Folds::new());
        term(&form, &endings(&tag.parse().unwrap())).to_owned()
    }

    #[test]
    fn inflection_and_accents_are_forgiven() {
        for (tag, a, b) in [
            ("fr-FR", "réservation", "Réservations"),
            ("fr-FR", "client", "clients"),
            ("ru-RU", "билет", "билетами"),
            ("ru-RU", "ещё", "еще"),
            ("pt-BR", "reservação", "RESERVAÇÕES"),
            ("en-US", "booking", "bookings"),
        ] {
            assert_eq!(stem(tag, a), stem(tag, b), "{a} {b}");
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        let found: Vec<_> = runs("l’espace Azure支援 v2").collect();
        assert_eq!(
            found,
            [
                ("l", false),
                ("espace", false),
                ("Azure", false),
                ("支援", true),
                ("v2", false)
            ]
        );
    }
}
