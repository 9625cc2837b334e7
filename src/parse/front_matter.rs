//! The metadata block at the head of a page.
//!
//! Keys are found by a scan of the lines, so that each has a place and a fault in one
//! does not cost the others; values that are not plain scalars are left to YAML.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::model::{Entry, FrontMatter, TranslationType, Value};
use super::notice::{Notice, rules};
use super::yaml;
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// Reads the front matter whose YAML lies at `yaml` and which stands, delimiters
/// included, at `whole` of the side text.
pub(super) fn read(
    text: &str,
    whole: TextRange,
    yaml: TextRange,
    notices: &mut Vec<Notice>,
) -> FrontMatter {
    let mut front = FrontMatter {
        range: whole,
        ..FrontMatter::default()
    };
    let mut keys = BTreeSet::new();
    for range in entries(text, yaml, notices) {
        let Some(entry) = entry(text, range, notices) else {
            continue;
        };
        if !keys.insert(entry.key.clone()) {
            notices.push(Notice {
                rule: rules::DUPLICATE_KEY,
                severity: Severity::Warning,
                range: entry.key_range,
                message: format!("the key `{}` stands twice", entry.key),
                help: "keep one of them; the first counts",
            });
            continue;
        }
        assign(&mut front, &entry, notices);
        front.entries.push(entry);
    }
    front
}

/// Reads front matter from a mapping that was parsed elsewhere (a YAML page's
/// `metadata`), whose places are not known.
pub(super) fn from_values(values: Vec<(String, Value)>, notices: &mut Vec<Notice>) -> FrontMatter {
    let mut front = FrontMatter::default();
    for (key, value) in values {
        let nowhere = TextRange::default();
        let entry = Entry {
            key,
            key_range: nowhere,
            range: nowhere,
            value,
        };
        assign(&mut front, &entry, notices);
        front.entries.push(entry);
    }
    front
}

/// The ranges of the top-level entries: a line with a key, and the lines that go on from it.
fn entries(text: &str, yaml: TextRange, notices: &mut Vec<Notice>) -> Vec<TextRange> {
    let mut entries: Vec<TextRange> = Vec::new();
    let mut at = yaml.start as usize;
    for line in yaml.of(text).split_inclusive('\n') {
        let range = TextRange::new(at, at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        let line = range.of(text);
        let continues = line.is_empty()
            || line.starts_with([' ', '\t'])
            || line == "-"
            || line.starts_with("- ");
        match entries.last_mut() {
            _ if line.starts_with('#') => {}
            Some(open) if continues => open.end = range.end,
            None if line.trim().is_empty() => {}
            _ if key_end(line).is_some() => entries.push(range),
            _ => notices.push(Notice {
                rule: rules::YAML_ERROR,
                severity: Severity::Error,
                range,
                message: "the front matter is not a mapping here".to_owned(),
                help: "write `key: value`, with an ASCII colon and a space after it",
            }),
        }
    }
    entries
}

/// Where the key of a line ends, before its colon.
fn key_end(line: &str) -> Option<usize> {
    let end = line
        .find(": ")
        .or_else(|| line.trim_end().strip_suffix(':').map(str::len))?;
    (!line[..end].trim().is_empty()).then_some(end)
}

fn entry(text: &str, range: TextRange, notices: &mut Vec<Notice>) -> Option<Entry> {
    let slice = range.of(text);
    let end = key_end(slice.lines().next()?)?;
    let start = range.start as usize;
    let key = slice[..end].trim().trim_matches(['"', '\'']).to_owned();
    let key_range = TextRange::new(start, start + end);
    let value = match plain_scalar(&slice[end + 1..]) {
        Some(value) => value,
        None => match yaml::entry(slice) {
            Ok(value) => value,
            Err(error) => {
                let at = start + error.offset.unwrap_or(0).min(slice.len());
                notices.push(Notice {
                    rule: rules::YAML_ERROR,
                    severity: Severity::Error,
                    range: TextRange::new(at, at.max(range.end as usize)),
                    message: format!("`{key}` is not valid YAML: {}", error.message),
                    help: "put the value in quotes",
                });
                return None;
            }
        },
    };
    Some(Entry {
        key,
        key_range,
        range,
        value,
    })
}

/// The value, where it is a plain scalar on one line (YAML 1.2, §7.3.3) and so stands
/// for itself.
fn plain_scalar(value: &str) -> Option<Value> {
    let value = value.trim();
    let first = value.chars().next()?;
    let plain = !"\"'[{>|&*!%@`#-?:,".contains(first)
        && !value.contains(['\n', '\t'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
        && !matches!(value, "~" | "null" | "Null" | "NULL");
    plain.then(|| Value::Scalar(value.to_owned()))
}

fn assign(front: &mut FrontMatter, entry: &Entry, notices: &mut Vec<Notice>) {
    let Value::Scalar(value) = &entry.value else {
        return;
    };
    if value.is_empty() {
        return;
    }
    let text = || Some(value.trim().to_owned());
    match entry.key.as_str() {
        "title" => front.title = text(),
        "description" => front.description = text(),
        "ms.topic" => front.topic = text(),
        "ms.openlocfilehash" => front.revision = text(),
        "ms.sourcegitcommit" => front.commit = text(),
        "ms.contentlocale" => front.content_locale = text(),
        "ms.date" => front.date = typed(entry, value, date, "a date, `MM/DD/YYYY`", notices),
        "ms.lasthandoff" => {
            front.handoff = typed(entry, value, date, "a date, `MM/DD/YYYY`", notices);
        }
        "ms.translationtype" => {
            front.translation = typed(entry, value, translation, "`MT` or `HT`", notices);
        }
        _ => {}
    }
}

fn typed<T>(
    entry: &Entry,
    value: &str,
    read: fn(&str) -> Option<T>,
    form: &str,
    notices: &mut Vec<Notice>,
) -> Option<T> {
    let typed = read(value);
    if typed.is_none() {
        let shown: String = value.chars().take(30).collect();
        notices.push(Notice {
            rule: rules::INVALID_VALUE,
            severity: Severity::Warning,
            range: entry.range,
            message: format!("`{}` is `{shown}`, which is not {form}", entry.key),
            help: "the value is kept as it stands, but nothing can be told from it",
        });
    }
    typed
}

/// `MM/DD/YYYY`, month first, padded or not; or `YYYY-MM-DD`.
pub fn date(value: &str) -> Option<Date> {
    let value = value.trim();
    let numbers = |separator| value.split(separator).map(|part| part.parse::<i16>().ok());
    let (year, month, day) = if value.contains('/') {
        let mut parts = numbers('/');
        let (month, day) = (parts.next()??, parts.next()??);
        (parts.next()??, month, day)
    } else {
        let mut parts = numbers('-');
        (parts.next()??, parts.next()??, parts.next()??)
    };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn translation(value: &str) -> Option<TranslationType> {
    match value {
        "MT" => Some(TranslationType::Machine),
        "HT" => Some(TranslationType::Human),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(yaml: &str) -> (FrontMatter, Vec<Notice>) {
        let mut notices = Vec::new();
        let range = TextRange::new(0, yaml.len());
        (read(yaml, range, range, &mut notices), notices)
    }

    #[test]
    fn dates_are_month_first_padded_or_not() {
        for written in ["06/02/2021", "6/2/2021", "2021-06-02"] {
            assert_eq!(date(written), Date::new(2021, 6, 2).ok(), "{written}");
        }
        assert_eq!(date("13/01/2021"), None);
    }

    #[test]
    fn scalars_are_kept_as_written() {
        let (front, notices) =
            front("ms.sourcegitcommit: 1234e5\nx: 1.10\ntitle: 'a: b'\nms.locfileid: \"96\"\n");
        assert_eq!(notices, []);
        assert_eq!(front.commit.as_deref(), Some("1234e5"));
        assert_eq!(front.title.as_deref(), Some("a: b"));
        assert_eq!(front.entries[1].value, Value::Scalar("1.10".to_owned()));
    }

    #[test]
    fn lists_and_folded_scalars_are_read() {
        let (front, notices) = front("ms.custom:\n- a\n- b\ndescription: >\n  one\n  two\n");
        assert_eq!(notices, []);
        assert_eq!(
            front.entries[0].value,
            Value::List(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(front.description.as_deref(), Some("one two"));
    }

    #[test]
    fn one_broken_value_costs_only_itself() {
        let (front, notices) =
            front("title: a: b\nms.topic: how-to\n標題：值\nms.topic: x\nms.date: soon\n");
        assert_eq!(front.title, None);
        assert_eq!(front.topic.as_deref(), Some("how-to"));
        let rules: Vec<_> = notices.iter().map(|notice| notice.rule.0).collect();
        assert_eq!(
            rules,
            [
                "meta-yaml-error",
                "meta-yaml-error",
                "meta-duplicate-key",
                "meta-invalid-value"
            ]
        );
    }
}
