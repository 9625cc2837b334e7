use std::ops::Range;

use crate::check::input::Pair;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A number that has another unit or currency than in the source.
    ///
    /// ## Why
    ///
    /// The number is right, and the amount is not: `36 mo` are months, and `36 Mo` is
    /// how French writes megabytes. Only symbols are compared, each as its locale writes
    /// it; units in words are not.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// L'offre (36 Mo) coûte 20 $. => The offer (36 mo) costs $20.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// L'offre (36 mois) coûte 20 $ pour 1 Go. => The offer (36 mo) costs $20 for 1 GB.
    /// ```
    UNIT_MISMATCH = "unit-mismatch", Some(Severity::Warning), Check::Pair(check)
}

/// Unit symbols, all that mean the same in one line: those of the International System and
/// of IEC 80000-13, and the customary ones of English, French and Russian.
const UNITS: &[&[&str]] = &[
    &["KB", "kB", "Ko", "ko", "КБ", "Кбайт"],
    &["MB", "Mo", "МБ", "Мбайт"],
    &["GB", "Go", "ГБ", "Гбайт"],
    &["TB", "To", "ТБ", "Тбайт"],
    &["PB", "Po", "ПБ"],
    &["kbps", "Kbps", "kbit", "Кбит"],
    &["Mbps", "Mbit", "Мбит"],
    &["Gbps", "Gbit", "Гбит"],
    &["Hz", "Гц"],
    &["kHz", "KHz", "кГц"],
    &["MHz", "МГц"],
    &["GHz", "ГГц"],
    &["ms", "мс"],
    &["s", "sec", "с", "сек"],
    &["min", "мин"],
    &["h", "hr", "hrs", "ч"],
    &["mo", "mos", "мес"],
    &["yr", "yrs", "г"],
    &["mm", "мм"],
    &["cm", "см"],
    &["km", "км"],
    &["kg", "кг"],
    &["px"],
    &["%"],
    &["USD", "US$", "$"],
    &["EUR", "€"],
    &["GBP", "£"],
    &["JPY", "CNY", "¥"],
    &["RUB", "₽"],
    &["BRL", "R$"],
    &["TWD", "NT$"],
];

/// A number with its unit.
struct Measure {
    digits: String,
    /// The line of [`UNITS`].
    unit: usize,
    place: Range<usize>,
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let (target, source) = (&pair.target.words.text, &pair.source.words.text);
    let theirs = measures(source);
    if theirs.is_empty() {
        return;
    }
    for own in measures(target) {
        let mut same_number = theirs.iter().filter(|one| one.digits == own.digits);
        let Some(first) = same_number.clone().next() else {
            continue;
        };
        if same_number.any(|one| one.unit == own.unit) {
            continue;
        }
        let said = &source[first.place.clone()];
        out.report(
            pair.target.span_of_words(own.place.clone()),
            format!("`{said}` of the source is `{}` here", &target[own.place]),
        )
        .help("write the unit of the source, as the locale writes it")
        .subject(pair.subject(said));
    }
}

/// The numbers of a text that have a known symbol directly before or behind them.
fn measures(text: &str) -> Vec<Measure> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + start;
        let end = number_end(text, start);
        at = end;
        // `v2`, `A4`: no amount.
        if text[..start].ends_with(char::is_alphabetic) && symbol_before(text, start).is_none() {
            continue;
        }
        let measure = |(unit, place)| Measure {
            digits: text[start..end]
                .chars()
                .filter(char::is_ascii_digit)
                .collect(),
            unit,
            place,
        };
        let behind = symbol_behind(text, end).map(|(unit, to)| (unit, start..to));
        let before = symbol_before(text, start).map(|(unit, from)| (unit, from..end));
        found.extend(behind.or(before).map(measure));
    }
    found
}

/// Where a number ends: separators between its digits are part of it.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut after_separator = false;
    for (offset, c) in text[start..].char_indices() {
        if c.is_ascii_digit() {
            end = start + offset + 1;
            after_separator = false;
        } else if after_separator || !(matches!(c, '.' | ',') || is_narrow(c)) {
            break;
        } else {
            after_separator = true;
        }
    }
    end
}

/// A space that parts neither a number nor a number and its unit.
fn is_narrow(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_blank(c: char) -> bool {
    c == ' ' || is_narrow(c)
}

/// The symbol behind a number, and where it ends.
fn symbol_behind(text: &str, end: usize) -> Option<(usize, usize)> {
    let rest = &text[end..];
    let gap = rest.chars().next().filter(|&c| is_blank(c) || c == '-');
    let start = end + gap.map_or(0, char::len_utf8);
    let is_part = |c: char| c.is_alphabetic() || is_sign(c);
    let len = text[start..].find(|c| !is_part(c));
    let to = len.map_or(text.len(), |len| start + len);
    let unit = unit(&text[start..to])?;
    // A letter and a digit make a name: `5 h2`.
    let goes_on = text[to..].starts_with(|c: char| c.is_alphanumeric());
    (!goes_on).then_some((unit, to))
}

/// The symbol before a number, and where it begins.
fn symbol_before(text: &str, start: usize) -> Option<(usize, usize)> {
    let head = text[..start]
        .strip_suffix(is_blank)
        .unwrap_or(&text[..start]);
    let is_part = |c: char| c.is_ascii_uppercase() || is_sign(c);
    let from = head.trim_end_matches(is_part).len();
    let symbol = &head[from..];
    let is_money = symbol.contains(is_sign) || symbol.len() == 3;
    let unit = unit(symbol).filter(|_| is_money)?;
    (!head[..from].ends_with(char::is_alphanumeric)).then_some((unit, from))
}

fn is_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₽' | '%')
}

fn unit(symbol: &str) -> Option<usize> {
    UNITS.iter().position(|same| same.contains(&symbol))
}
