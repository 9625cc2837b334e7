//! Locales: BCP 47 tags that are compared after likely subtags are filled in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A locale such as `fr-FR` or `zh-TW`, in canonical case.
///
/// Equality and order are of the tag as written; use [`Locale::agrees_with`] to ask
/// whether two tags mean the same language and script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(LanguageIdentifier);

/// A tag that is not a Unicode language identifier (BCP 47 as profiled by UTS 35, §3.1).
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a BCP 47 locale tag")]
pub struct InvalidLocale(pub String);

impl Locale {
    /// The identifier, for libraries that ask for one.
    pub fn id(&self) -> &LanguageIdentifier {
        &self.0
    }

    /// The language subtag: `zh` of `zh-TW`.
    pub fn language(&self) -> &str {
        self.0.language.as_str()
    }

    /// `ltr` or `rtl`, by the script of the maximized tag.
    pub fn direction(&self) -> &'static str {
        match self.maximized().0.character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }

    /// The tag with its likely script and region filled in: `zh-TW` gives `zh-Hant-TW`.
    #[must_use]
    pub fn maximized(&self) -> Self {
        let mut id = self.0.clone();
        id.maximize();
        Self(id)
    }

    /// Whether both tags name the same language, script and region once likely
    /// subtags are filled in: `fr` and `fr-FR` do, `zh-TW` and `zh-CN` do not.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.maximized() == other.maximized()
    }

    /// Whether a reader of `self` can read `other`: same language and script.
    pub fn reads(&self, other: &Self) -> bool {
        let (own, other) = (self.maximized().0, other.maximized().0);
        own.language == other.language && own.script == other.script
    }

    /// The language's name in itself (CLDR), for the languages that documentation is
    /// mostly translated into; the tag for others.
    pub fn autonym(&self) -> String {
        let max = self.maximized();
        let script = max.0.script.map(|script| script.to_string());
        let region = max.0.region.map(|region| region.to_string());
        let name = match (self.language(), script.as_deref(), region.as_deref()) {
            ("ar", ..) => "العربية",
            ("cs", ..) => "Čeština",
            ("da", ..) => "Dansk",
            ("de", ..) => "Deutsch",
            ("el", ..) => "Ελληνικά",
            ("en", ..) => "English",
            ("es", ..) => "Español",
            ("fa", ..) => "فارسی",
            ("fi", ..) => "Suomi",
            ("fr", ..) => "Français",
            ("he", ..) => "עברית",
            ("hi", ..) => "हिन्दी",
            ("hu", ..) => "Magyar",
            ("id", ..) => "Bahasa Indonesia",
            ("it", ..) => "Italiano",
            ("ja", ..) => "日本語",
            ("ko", ..) => "한국어",
            ("nb" | "no", ..) => "Norsk bokmål",
            ("nl", ..) => "Nederlands",
            ("pl", ..) => "Polski",
            ("pt", _, Some("BR")) => "Português (Brasil)",
            ("pt", ..) => "Português",
            ("ro", ..) => "Română",
            ("ru", ..) => "Русский",
            ("sv", ..) => "Svenska",
            ("th", ..) => "ไทย",
            ("tr", ..) => "Türkçe",
            ("uk", ..) => "Українська",
            ("vi", ..) => "Tiếng Việt",
            ("zh", Some("Hant"), _) => "繁體中文",
            ("zh", ..) => "简体中文",
            _ => return self.to_string(),
        };
        name.to_owned()
    }

    /// Whether the language is written in Han characters without word spaces.
    pub fn is_cjk(&self) -> bool {
        matches!(self.language(), "zh" | "ja" | "ko" | "yue")
    }
}

/// Whether a part of a path is the code of a locale, in any case: a language that is known,
/// with a script or a region or both.
pub fn is_code(part: &str) -> bool {
    let mut subtags = part.split('-');
    let letters = |tag: &str| tag.bytes().all(|b| b.is_ascii_alphabetic());
    let language = subtags
        .next()
        .filter(|tag| (2..=3).contains(&tag.len()) && letters(tag));
    let (Some(language), Some(first)) = (language, subtags.next()) else {
        return false;
    };
    let is_script = |tag: &str| tag.len() == 4 && letters(tag);
    let is_region =
        |tag: &str| is_country(tag) || tag.len() == 3 && tag.bytes().all(|b| b.is_ascii_digit());
    let rest = match (subtags.next(), subtags.next()) {
        (None, _) => is_script(first) || is_region(first),
        (Some(region), None) => is_script(first) && is_region(region),
        _ => false,
    };
    rest && is_known(language)
}

/// Whether a part of a path is the code of a language that documentation is mostly
/// translated into, without a region.
pub fn is_language(part: &str) -> bool {
    let locale = Some(part).filter(|part| part.len() == 2);
    let locale = locale.and_then(|part| part.parse::<Locale>().ok());
    locale.is_some_and(|locale| locale.autonym() != locale.to_string())
}

/// The countries of ISO 3166-1, and Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN \
    BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ \
    DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL \
    GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM \
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME \
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP \
    NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD \
    SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

fn is_country(tag: &str) -> bool {
    let mut known = COUNTRIES.split(' ');
    tag.len() == 2 && known.any(|known| known.eq_ignore_ascii_case(tag))
}

/// Whether likely subtags are known for a language.
fn is_known(language: &str) -> bool {
    let locale = language.parse::<Locale>();
    locale.is_ok_and(|locale| locale.maximized() != locale)
}

impl FromStr for Locale {
    type Err = InvalidLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        tag.parse()
            .map(Self)
            .map_err(|_| InvalidLocale(tag.to_owned()))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        tag.parse().unwrap()
    }

    #[test]
    fn codes_in_paths_are_of_known_languages() {
        for code in [
            "fr-fr",
            "EN-US",
            "zh-Hant",
            "zh-hans-CN",
            "es-419",
            "fil-ph",
        ] {
            assert!(is_code(code), "{code}");
        }
        for other in [
            "fr",
            "co-op",
            "a-b",
            "fr-fr-x",
            "xx-yy",
            "fr-france",
            "",
            "fr-",
            "-fr",
        ] {
            assert!(!is_code(other), "{other}");
        }
        assert!(is_language("ja") && !is_language("jaa") && !is_language("go"));
    }

    #[test]
    fn tags_agree_after_likely_subtags() {
        assert!(locale("fr").agrees_with(&locale("fr-FR")));
        assert!(locale("zh-TW").agrees_with(&locale("zh-Hant")));
        assert!(!locale("zh-TW").agrees_with(&locale("zh-CN")));
        assert!(!locale("pt-BR").agrees_with(&locale("pt-PT")));
        assert!(locale("pt-BR").reads(&locale("pt-PT")));
        assert!(!locale("zh-TW").reads(&locale("zh-CN")));
    }

    #[test]
    fn direction_follows_the_script() {
        assert_eq!(locale("ar").direction(), "rtl");
        assert_eq!(locale("he-IL").direction(), "rtl");
        assert_eq!(locale("ru-RU").direction(), "ltr");
    }

    #[test]
    fn case_is_canonical() {
        assert_eq!(locale("PT_br").to_string(), "pt-BR");
        assert!("fr FR".parse::<Locale>().is_err());
    }
}
