//! Times of day, by 12 and by 24 hours.

use std::ops::Range;

/// A time of day in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
    /// What English or East Asian words say of the half of the day.
    half: Option<Half>,
    range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Both texts without the times that are the same: `23:00` and `11:00 P.M.`.
pub(super) fn without_equal_times(source: &str, target: &str) -> (String, String) {
    let (theirs, mut own) = (times(source), times(target));
    let (mut of_source, mut of_target) = (Vec::new(), Vec::new());
    for time in theirs {
        if let Some(at) = own.iter().position(|other| time.is(other)) {
            of_target.push(own.remove(at).range);
            of_source.push(time.range);
        }
    }
    (without(source, of_source), without(target, of_target))
}

impl Time {
    fn is(&self, other: &Self) -> bool {
        if self.minute != other.minute {
            return false;
        }
        match (self.by_24(), other.by_24()) {
            (Some(one), Some(two)) => one == two,
            // A half of the day may be said in words that are not known here.
            _ => {
                self.hour % 12 == other.hour % 12 && (self.hour == other.hour || self.tells(other))
            }
        }
    }

    /// The hour by 24, where it is told.
    fn by_24(&self) -> Option<u32> {
        match self.half {
            Some(Half::Morning) => Some(self.hour % 12),
            Some(Half::Afternoon) => Some(self.hour % 12 + 12),
            None if self.hour > 12 || self.hour == 0 => Some(self.hour),
            None => None,
        }
    }

    /// Whether one of the two hours can only be told by 24.
    fn tells(&self, other: &Self) -> bool {
        self.by_24().is_some() || other.by_24().is_some()
    }
}

/// `H:MM`, and an hour with a half of the day or with `h`: `11 P.M.`, `23 h`, `23h00`.
fn times(text: &str) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + start;
        let (hour, mut end) = number(text, start);
        at = end.max(start + 1);
        let stands_alone =
            !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ','));
        let Some(hour) = hour.filter(|hour| *hour <= 24 && end - start <= 2 && stands_alone) else {
            continue;
        };
        let mut minute = None;
        let rest = &text[end..];
        let marked = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let mark = [":", "：", "h", "H", "時", "时"]
            .into_iter()
            .find(|mark| marked.starts_with(mark) && (marked.len() == rest.len() || *mark != ":"));
        if let Some(mark) = mark {
            let after = text.len() - marked.len() + mark.len();
            let digits = text[after..].trim_start_matches(' ');
            let from = text.len() - digits.len();
            let (minutes, to) = number(text, from);
            let is_minute = to - from == 2 && (from == after || mark != ":");
            if let Some(value) = minutes.filter(|value| *value < 60 && is_minute) {
                minute = Some(value);
                end = to;
            } else if mark != ":" && mark != "：" && !digits.starts_with(char::is_alphabetic) {
                minute = Some(0);
                end = after;
            }
        }
        let behind = half_behind(&text[end..]);
        let half = behind.or_else(|| half_before(&text[..start]));
        if minute.is_none() && half.is_none() {
            continue;
        }
        found.push(Time {
            hour,
            minute: minute.unwrap_or(0),
            half,
            range: start..end,
        });
        at = end;
    }
    found
}

/// The digits that begin at a place, as a number, and where they end.
fn number(text: &str, start: usize) -> (Option<u32>, usize) {
    let len = text[start..].find(|c: char| !c.is_ascii_digit());
    let end = len.map_or(text.len(), |len| start + len);
    (text[start..end].parse().ok(), end)
}

fn half_behind(text: &str) -> Option<Half> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let letters: String = text
        .chars()
        .filter(|c| *c != '.')
        .take(3)
        .flat_map(char::to_lowercase)
        .collect();
    let goes_on = |letters: &str| letters.chars().nth(2).is_some_and(char::is_alphabetic);
    match letters.get(..2) {
        Some("am") if !goes_on(&letters) => Some(Half::Morning),
        Some("pm") if !goes_on(&letters) => Some(Half::Afternoon),
        _ => None,
    }
}

fn half_before(text: &str) -> Option<Half> {
    let text = text.trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    if ends(&["上午", "午前", "凌晨", "早上", "오전"]) {
        Some(Half::Morning)
    } else if ends(&["下午", "午後", "晚上", "오후"]) {
        Some(Half::Afternoon)
    } else {
        None
    }
}

fn without(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.push('\n');
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(source: &str, target: &str) -> bool {
        let (source, target) = without_equal_times(source, target);
        !source.contains(|c: char| c.is_ascii_digit())
            && !target.contains(|c: char| c.is_ascii_digit())
    }

    #[test]
    fn twelve_and_twenty_four_hours_tell_one_time() {
        for (source, target) in [
            ("at 11:00 P.M.", "à 23:00"),
            ("at 12:00 AM", "00:00"),
            ("at 12 PM", "à 12 h"),
            ("until 5 p.m. UTC", "jusqu'à 17h00 UTC"),
            ("23:59", "下午 11:59"),
            ("9:30 am", "9:30 Uhr"),
        ] {
            assert!(same(source, target), "{source} / {target}");
        }
    }

    #[test]
    fn other_times_stay() {
        for (source, target) in [
            ("at 11:00 AM", "à 23:00"),
            ("at 11:00 PM", "à 22:00"),
            ("at 12:00 AM", "12:30"),
            ("version 11", "version 23"),
        ] {
            assert!(!same(source, target), "{source} / {target}");
        }
    }
}
