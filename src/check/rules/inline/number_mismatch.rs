use super::numbers::{self, Grouped};
use super::{clock, missing};
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
    /// looked at, dates and times may change their order, a time of day may be told by 12
    /// or 24 hours, and small numbers may be words. What no calendar or clock has in the
    /// source (`20201` for a year) may be put right, and an emergency number is that of the
    /// reader's country.
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
    // Ten thousands and hundred millions are units of their own.
    if pair.page.locale.is_cjk() && target.contains(['萬', '億', '万', '亿', '千']) {
        return;
    }
    let (source, target) = clock::without_equal_times(source, target);
    let Some((lost, new)) = changed(&source, &target) else {
        return;
    };
    if is_mended(&lost, &new) || (is_emergency(&lost) && is_emergency(&new)) {
        return;
    }
    out.report(
        pair.target.span(),
        format!("number {lost} of the source is {new} here"),
    )
    .help("check the number against the source")
    .subject(pair.subject(&lost));
}

/// A number that the source has and the target does not, and the one in its stead.
fn changed(source: &str, target: &str) -> Option<(String, String)> {
    let own = digits(target);
    let all_own: String = target.chars().filter_map(ascii_digit).collect();
    let lost = missing(digits(source), own.clone())
        .into_iter()
        // A group separator or a date may cut the digits elsewhere.
        .find(|number| number.len() > 1 && !all_own.contains(number.as_str()));
    // Where the translation has another number in its stead, the number was changed;
    // where it has none, it is likely said in words.
    let new = missing(own, digits(source))
        .into_iter()
        .find(|number| number.len() > 1);
    lost.zip(new).or_else(|| broken(source, target))
}

/// A number in groups of thousands whose groups are others in the target: `80,000` and
/// `80 1`, or `8,000`.
fn broken(source: &str, target: &str) -> Option<(String, String)> {
    let (theirs, own) = (numbers::grouped(source), numbers::grouped(target));
    let all_own: String = target.chars().filter_map(ascii_digit).collect();
    let values = |numbers: &[Grouped]| numbers.iter().map(|one| one.digits.clone()).collect();
    let (of_source, of_target): (Vec<String>, Vec<String>) = (values(&theirs), values(&own));
    let lost: Vec<String> = missing(of_source.clone(), of_target.clone());
    let is_lost = |one: &&Grouped| {
        one.is_thousands() && lost.contains(&one.digits) && !all_own.contains(&one.digits)
    };
    let lost = theirs.iter().find(is_lost)?;
    let new = missing(of_target, of_source);
    let is_new = |one: &&Grouped| {
        new.contains(&one.digits) && one.in_groups && one.digits.starts_with(&lost.digits[..1])
    };
    let new = own.iter().find(is_new)?;
    Some((lost.shown.clone(), new.shown.clone()))
}

/// Whether the source is what is wrong: a year of five digits of which the target has four.
fn is_mended(lost: &str, new: &str) -> bool {
    let is_year =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    lost.len() == 5
        && is_year(new)
        && (0..lost.len()).any(|at| format!("{}{}", &lost[..at], &lost[at + 1..]) == new)
}

/// The numbers that people dial in need.
fn is_emergency(number: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "911", "112", "999", "110", "119", "120", "101", "102", "103", "104", "108", "190", "192",
        "193",
    ];
    NUMBERS.contains(&number)
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
pub(super) fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}
