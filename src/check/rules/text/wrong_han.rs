use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::han_variants::{SEVERAL, SIMPLIFIED, TRADITIONAL};
use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;

declare_rule! {
    /// A Simplified character in Traditional Chinese, or the reverse.
    ///
    /// ## Why
    ///
    /// It looks like a slip to readers of the locale, and no search finds the word. Only
    /// characters count that the other script never has (`设`, `說`). Names of languages,
    /// texts with kana and what the source has, too, are passed over.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// 選取设定。 => Select Settings.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// 選取設定，語言為简体中文。 => Select Settings in the language Chinese (Simplified).
    /// ```
    WRONG_HAN = "text-wrong-han", Some(Severity::Warning), Check::Prose(check)
}

/// The characters of a script, with their counterparts in the other.
type Table = BTreeMap<char, char>;

static OF_SIMPLIFIED: LazyLock<Table> = LazyLock::new(|| table(SIMPLIFIED));
static OF_TRADITIONAL: LazyLock<Table> = LazyLock::new(|| table(TRADITIONAL));

/// How languages are named in the other script.
const NAMES: [&str; 6] = ["简体中文", "简体字", "简体", "繁體中文", "繁體字", "繁體"];

/// So many characters are shown in a message.
const SHOWN: usize = 8;

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let Some((script, table)) = strangers(&prose.page.locale) else {
        return;
    };
    let text = &prose.text.words.text;
    let mut found: Vec<(usize, char, char)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let name = NAMES.iter().find(|name| text[at..].starts_with(**name));
        if let Some(&other) = table.get(&c)
            && name.is_none()
        {
            found.push((at, c, other));
        }
        at += name.map_or(c.len_utf8(), |name| name.len());
    }
    found.retain(|(_, c, _)| !prose.source_words().contains(*c));
    let (Some(&(start, first, _)), false) = (found.first(), text.contains(is_kana)) else {
        return;
    };
    let mut characters: Vec<char> = Vec::new();
    for (_, c, _) in &found {
        if !characters.contains(c) {
            characters.push(*c);
        }
    }
    let all: String = characters.iter().take(SHOWN).collect();
    let message = match characters.len() {
        1 => format!("`{all}` is a {script} character"),
        count if count > SHOWN => format!("`{all}` and others are {script} characters"),
        _ => format!("`{all}` are {script} characters"),
    };
    let proposal: String = characters
        .iter()
        .take(SHOWN)
        .filter_map(|c| table.get(c).copied())
        .collect();
    let help = if proposal.contains(SEVERAL) {
        "write them in the script of the locale".to_owned()
    } else {
        format!("write `{proposal}`")
    };
    out.report(
        prose.text.span_of_words(start..start + first.len_utf8()),
        message,
    )
    .label("the locale is written in the other script")
    .help(help)
    .subject(prose.subject(&characters.iter().collect::<String>()));
}

/// The script that a Chinese locale is not written in, and its characters.
fn strangers(locale: &Locale) -> Option<(&'static str, &'static Table)> {
    if locale.language() != "zh" {
        return None;
    }
    let script = locale.maximized().id().script?;
    match script.as_str() {
        "Hant" => Some(("Simplified", &OF_SIMPLIFIED)),
        "Hans" => Some(("Traditional", &OF_TRADITIONAL)),
        _ => None,
    }
}

fn table(pairs: &str) -> Table {
    let mut chars = pairs.chars();
    let mut table = Table::new();
    while let (Some(own), Some(other)) = (chars.next(), chars.next()) {
        table.insert(own, other);
    }
    table
}

/// Japanese has characters of its own that are Simplified ones in Chinese.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_pairs_and_share_nothing() {
        for table in [&OF_SIMPLIFIED, &OF_TRADITIONAL] {
            assert!(table.len() > 2000, "{}", table.len());
            assert!(table.iter().all(|(own, other)| own != other));
        }
        assert_eq!(OF_SIMPLIFIED.get(&'设'), Some(&'設'));
        assert_eq!(OF_TRADITIONAL.get(&'說'), Some(&'说'));
        for both in ['台', '里', '后', '面', '中', '著', '乾', '志', '系'] {
            assert!(!OF_SIMPLIFIED.contains_key(&both), "{both}");
            assert!(!OF_TRADITIONAL.contains_key(&both), "{both}");
        }
        assert!(!OF_SIMPLIFIED.keys().any(|c| OF_TRADITIONAL.contains_key(c)));
    }
}
