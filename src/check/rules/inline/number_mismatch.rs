use super::missing;
use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A number of the source that the translation does not have.
    ///
    /// ## Why
    ///
    /// A wrong amount, version or phone number misleads a reader who cannot see the
    /// source. Numbers may be written as the locale writes them: separators are not
    /// looked at, dates and times may change their order, and small numbers may be words.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Attendez 48 heures. => Wait for 24 hours.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Attendez 24 heures, puis payez 1 000,50 €. => Wait for 24 hours, then pay €1,000.50.
    /// ```
    NUMBER_MISMATCH = "number-mismatch", Some(Severity::Warning), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let (target, source) = (&pair.target.words.text, &pair.source.words.text);
    let ascii = |text: &str| -> Vec<u8> { text.bytes().filter(u8::is_ascii_digit).collect() };
    let digits_of_source = ascii(source);
    if digits_of_source.is_empty() || digits_of_source == ascii(target) {
        return;
    }
    let own = digits(target);
    // Ten thousands and hundred millions are units of their own.
    if pair.page.locale.is_cjk() && target.contains(['萬', '億', '万', '亿', '千']) {
        return;
    }
    let all_own: String = target.chars().filter_map(ascii_digit).collect();
    let lost = missing(digits(source), own.clone())
        .into_iter()
        // A group separator or a date may cut the digits elsewhere.
        .find(|number| number.len() > 1 && !all_own.contains(number.as_str()));
    let Some(lost) = lost else {
        return;
    };
    // Where the translation has another number in its stead, the number was changed;
    // where it has none, it is likely said in words.
    let new = missing(own, digits(source))
        .into_iter()
        .find(|number| number.len() > 1);
    let Some(new) = new else {
        return;
    };
    out.report(
        pair.target.span(),
        format!("number {lost} of the source is {new} here"),
    )
    .help("check the number against the source")
    .subject(pair.subject(&lost));
}

/// The runs of digits that are not part of a date, with leading zeros taken off.
fn digits(text: &str) -> Vec<String> {
    let separates = |c: char| !(ascii_digit(c).is_some() || matches!(c, '/' | '.' | '-'));
    text.split(separates)
        .filter(|run| !is_date(run))
        .flat_map(|run| run.split(['/', '.', '-']))
        .map(|run| run.chars().filter_map(ascii_digit).collect::<String>())
        .map(|run| run.trim_start_matches('0').to_owned())
        .filter(|run| !run.is_empty())
        .collect()
}

/// `3/14/2020`, `14.03.20`: which each locale writes its own way.
fn is_date(run: &str) -> bool {
    let run = run.trim_end_matches('.');
    let parts: Vec<_> = run.split(['/', '.', '-']).collect();
    parts.len() == 3 && parts.iter().all(|part| (1..=4).contains(&part.len()))
}

/// The digit that a character is; full-width digits count.
fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}
