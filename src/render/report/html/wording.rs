//! What changed between two wordings, word by word.

use similar::{ChangeTag, TextDiff};

use super::view::Part;

/// Texts longer than this are shown whole, one after the other.
const LONGEST: usize = 20_000;

/// From the older wording to the newer one. Neighbouring changes are joined, so that
/// parts alternate and whole words are marked.
pub(super) fn difference(older: &str, newer: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    if older.len() + newer.len() > LONGEST {
        push(&mut parts, "deleted", older);
        push(&mut parts, "inserted", newer);
        return parts;
    }
    // Deletions are kept back until the change ends, so that "a b" over "c d" does not
    // become a stutter of single words.
    let (mut deleted, mut inserted) = (String::new(), String::new());
    let diff = TextDiff::from_unicode_words(older, newer);
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => deleted.push_str(change.value()),
            ChangeTag::Insert => inserted.push_str(change.value()),
            ChangeTag::Equal
                if change.value().trim().is_empty()
                    && !(deleted.is_empty() && inserted.is_empty()) =>
            {
                // A space within a change belongs to both sides of it.
                deleted.push_str(change.value());
                inserted.push_str(change.value());
            }
            ChangeTag::Equal => {
                flush(&mut parts, &mut deleted, &mut inserted);
                push(&mut parts, "same", change.value());
            }
        }
    }
    flush(&mut parts, &mut deleted, &mut inserted);
    parts
}

/// Ends a change; the space that both sides of it end with is no part of it.
fn flush(parts: &mut Vec<Part>, deleted: &mut String, inserted: &mut String) {
    let kept = |side: &String| side.trim_end().len();
    let (old, new) = (kept(deleted), kept(inserted));
    let space = if deleted[old..] == inserted[new..] {
        inserted.truncate(new);
        deleted.split_off(old)
    } else {
        String::new()
    };
    push(parts, "deleted", &std::mem::take(deleted));
    push(parts, "inserted", &std::mem::take(inserted));
    push(parts, "same", &space);
}

fn push(parts: &mut Vec<Part>, kind: &'static str, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => parts.push(Part {
            kind,
            text: text.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(older: &str, newer: &str) -> String {
        let parts = difference(older, newer)
            .into_iter()
            .map(|part| match part.kind {
                "deleted" => format!("[-{}-]", part.text),
                "inserted" => format!("[+{}+]", part.text),
                _ => part.text,
            });
        parts.collect()
    }

    #[test]
    fn words_are_marked_whole() {
        assert_eq!(
            shown("they log in with it", "they sign in with it"),
            "they [-log-][+sign+] in with it"
        );
    }

    #[test]
    fn both_sides_are_kept_whole() {
        let (older, newer) = ("a **b** c.", "a *d* b e");
        let parts = difference(older, newer);
        let side = |other: &str| -> String {
            let kept = parts.iter().filter(|part| part.kind != other);
            kept.map(|part| part.text.as_str()).collect()
        };
        assert_eq!(side("inserted"), older);
        assert_eq!(side("deleted"), newer);
    }
}
