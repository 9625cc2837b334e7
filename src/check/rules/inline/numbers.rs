//! Numbers as they are written, with the separators of their groups.

use super::number_mismatch::ascii_digit;

/// A number, or several that only a blank parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grouped {
    /// Its digits alone.
    pub(super) digits: String,
    /// As written.
    pub(super) shown: String,
    /// Whether it has more than one group of digits.
    pub(super) in_groups: bool,
}

impl Grouped {
    /// Whether all of its groups but the first have three digits, as those of thousands
    /// have: `80,000` and `1,000.50`, but not `28.40` and `2021 14`.
    pub(super) fn is_thousands(&self) -> bool {
        let mut groups = self.shown.split(is_separator);
        let first = groups
            .next()
            .is_some_and(|first| first.len() <= 3 && first != "0");
        let mut rest = groups.peekable();
        let has_more = rest.peek().is_some_and(|group| group.len() == 3);
        let mut whole = true;
        while let Some(group) = rest.next() {
            whole &= group.len() == 3 || rest.peek().is_none();
        }
        first && has_more && whole && !self.shown.contains(' ')
    }
}

/// The numbers of a text: runs of digits with one separator of thousands at a time between
/// them (`80,000`, `80 000`, `80.000`, `80'000`).
pub(super) fn grouped(text: &str) -> Vec<Grouped> {
    let mut found: Vec<Grouped> = Vec::new();
    let mut separator: Option<char> = None;
    let mut open = false;
    for c in text.chars() {
        if let Some(digit) = ascii_digit(c) {
            match (found.last_mut().filter(|_| open), separator.take()) {
                (Some(number), between) => {
                    number.in_groups |= between.is_some();
                    number.shown.extend(between);
                    number.shown.push(c);
                    number.digits.push(digit);
                }
                (None, _) => found.push(Grouped {
                    digits: digit.to_string(),
                    shown: c.to_string(),
                    in_groups: false,
                }),
            }
            open = true;
        } else if open && separator.is_none() && is_separator(c) {
            separator = Some(c);
        } else {
            open = false;
            separator = None;
        }
    }
    found
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ' ' | '\'' | '’' | '٬' | '\u{a0}' | '\u{202f}' | '\u{2009}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_join_groups() {
        let shown =
            |text| -> Vec<String> { grouped(text).into_iter().map(|one| one.shown).collect() };
        assert_eq!(shown("80,000 of 5"), ["80,000", "5"]);
        assert_eq!(shown("80 1"), ["80 1"]);
        assert_eq!(shown("1, 2"), ["1", "2"]);
        let thousands = |text| grouped(text)[0].is_thousands();
        assert!(thousands("80,000") && thousands("1,000.50") && thousands("1,000,000"));
        assert!(!thousands("28.40") && !thousands("2021 140") && !thousands("80"));
    }
}
