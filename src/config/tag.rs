//! Locale tags as people write them.

use super::problem::did_you_mean;
use crate::locale::Locale;

/// Tags that documentation sets are often translated to, for suggestions alone.
const COMMON: &[&str] = &[
    "ar-SA", "bg-BG", "cs-CZ", "da-DK", "de-DE", "el-GR", "en-GB", "en-US", "es-ES", "es-MX",
    "et-EE", "fi-FI", "fr-CA", "fr-FR", "he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "it-IT",
    "ja-JP", "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO",
    "ru-RU", "sk-SK", "sl-SI", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-TW",
];

/// The locale of a tag, in any letter case.
///
/// # Errors
/// The tag that was probably meant, where there is one. Language subtags of more than
/// three letters are refused: they are well-formed, but none is registered, and
/// `french` is a mistake.
pub(super) fn parse(tag: &str) -> Result<Locale, Option<String>> {
    match tag.parse::<Locale>() {
        Ok(locale) if locale.language().len() <= 3 => Ok(locale),
        _ => Err(suggest(tag)),
    }
}

fn suggest(tag: &str) -> Option<String> {
    let tidy = tag.trim().replace([' ', '_'], "-");
    let parsed = |tag: &str| parse(tag).ok().map(|locale| locale.to_string());
    if tidy != tag
        && let Some(locale) = parsed(&tidy)
    {
        return Some(locale);
    }
    // `zhTW`, `filPH`: the hyphen is missing.
    for at in [2, 3] {
        if let Some((language, region)) = tidy.split_at_checked(at)
            && region.len() == 2
            && let Some(locale) = parsed(&format!("{language}-{region}"))
        {
            return Some(locale);
        }
    }
    did_you_mean(&tidy, COMMON.iter().copied()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_does_not_matter() {
        assert_eq!(parse("fr-fr").unwrap().to_string(), "fr-FR");
        assert_eq!(parse("ZH-hant-tw").unwrap().to_string(), "zh-Hant-TW");
    }

    #[test]
    fn near_misses_are_suggested() {
        for (written, meant) in [
            ("zhTW", Some("zh-TW")),
            ("pt BR", Some("pt-BR")),
            ("fr-FRR", Some("fr-FR")),
            ("french", None),
            ("???", None),
        ] {
            assert_eq!(parse(written).unwrap_err().as_deref(), meant, "{written}");
        }
    }
}
