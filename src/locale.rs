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
