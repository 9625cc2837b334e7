use crate::check::facts::within;
use crate::check::input::{Pair, Text, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// Bold text of the source that the translation sets like the rest.
    ///
    /// ## Why
    ///
    /// Names of buttons and fields are set in bold, so that readers find them on the
    /// screen. Quotes and brackets count as bold, for they are the house style of some
    /// locales, and so do links and code.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Choisissez Suivant. => Select **Next**.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Choisissez **Suivant**. => Select **Next**.
    /// ```
    ///
    /// ```pairs zh-TW
    /// 選取 \[下一步\]。 => Select **Next**.
    /// ```
    EMPHASIS_LOST = "emphasis-lost", Some(Severity::Warning), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let count = |text: &Text<'_>| within(&text.facts.strongs, text.range).count();
    if count(&pair.source) <= count(&pair.target) {
        return;
    }
    let mut source = strongs(pair, Side::Source);
    source.retain(|words| words.contains(char::is_alphabetic));
    if source.is_empty() || pair.target.words.text.trim().is_empty() {
        return;
    }
    let own = strongs(pair, Side::Target);
    let Some(lost) = source.len().checked_sub(own.len()).filter(|lost| *lost > 0) else {
        return;
    };
    let marked = marks(&pair.target).saturating_sub(marks(&pair.source));
    if marked >= lost || covers_as_much(pair, &own, &source) {
        return;
    }
    let message = match (own.len(), lost) {
        (0, 1) => format!(
            "`{}` is bold in the source, and nothing is here",
            shown(&source[0])
        ),
        (0, _) => format!("{lost} texts are bold in the source, and none is here"),
        (_, 1) => "one text less than in the source is bold".to_owned(),
        _ => format!("{lost} texts less than in the source are bold"),
    };
    out.report(pair.target.span(), message)
        .label("readers look for these words on the screen")
        .help("set the same words in bold")
        .subject(pair.subject(&source.join("|")));
}

/// The words of the bold texts of a side, those without a letter left out.
fn strongs(pair: &Pair<'_>, side: Side) -> Vec<String> {
    let text = match side {
        Side::Target => &pair.target,
        Side::Source => &pair.source,
    };
    let whole = pair.page.parsed.text(side);
    let strongs = within(&text.facts.strongs, text.range);
    let words = strongs.map(|range| fold(&Words::of(text.facts, whole, *range).text));
    words
        .filter(|words| words.contains(char::is_alphanumeric))
        .collect()
}

/// What sets words off beside bold: quotes, brackets, links, code, italics.
fn marks(text: &Text<'_>) -> usize {
    let opens = |c: char| "\"“„«‹‘「『【[［〈《<".contains(c);
    let quotes = text.words.text.chars().filter(|c| opens(*c)).count();
    let links = within(&text.facts.links, text.range).count();
    let code = within(&text.facts.codes, text.range).count();
    let italics = text.raw.matches(" _").count() + text.raw.matches(" *").count()
        - text.raw.matches(" **").count();
    quotes + links + code + italics
}

/// Whether as large a part of the translation is bold, in fewer pieces.
fn covers_as_much(pair: &Pair<'_>, own: &[String], source: &[String]) -> bool {
    let chars = |texts: &[String]| -> usize { texts.iter().map(|text| text.chars().count()).sum() };
    let whole = |text: &Text<'_>| text.words.text.chars().count().max(1);
    chars(own) * whole(&pair.source) * 10 >= chars(source) * whole(&pair.target) * 7
}

/// So many characters of a text are shown in a message.
const SHOWN: usize = 30;

fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
