//! The metadata of a source document, which no file carries as such.

use crate::locale::Locale;
use crate::read;

/// Keys that say something about a translation, and nothing about its source.
const OF_TRANSLATION: &[&str] = &[
    "ms.openlocfilehash",
    "ms.sourcegitcommit",
    "ms.translationtype",
    "ms.contentlocale",
    "ms.lasthandoff",
    "ms.locfileid",
    // Words without a source copy are the translation's.
    "description",
    "keywords",
    "titleSuffix",
];

/// The source document with its own front matter: `title` is the first heading, and
/// `ms.contentlocale` the source locale. Other lines stay as they are.
pub(super) fn of_source(source: &str, title: &str, locale: &Locale) -> String {
    let Some(front) = read::front_matter(source) else {
        return source.to_owned();
    };
    let (start, end) = (front.yaml.start as usize, front.yaml.end as usize);
    let mut out = String::with_capacity(source.len());
    out.push_str(&source[..start]);
    let mut dropping = false;
    for line in source[start..end].split_inclusive('\n') {
        let continues = line.starts_with([' ', '\t', '-']) || line.trim().is_empty();
        if !continues {
            let key = line
                .split(':')
                .next()
                .unwrap_or_default()
                .trim()
                .trim_matches(['"', '\'']);
            dropping = OF_TRANSLATION.contains(&key) || key == "title";
            if key == "title" && !title.is_empty() {
                out.push_str("title: ");
                out.push_str(&scalar(title));
                out.push_str(line_end(line));
            }
        }
        if !dropping {
            out.push_str(line);
        }
    }
    out.push_str("ms.contentlocale: ");
    out.push_str(&locale.to_string());
    out.push_str(line_end(&source[..start]));
    out.push_str(&source[end..]);
    out
}

fn line_end(line: &str) -> &'static str {
    if line.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// A YAML scalar on one line, quoted where plain text would be read as something else
/// (YAML 1.2, §7.3).
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text.parse::<f64>().is_err()
        && !matches!(
            text.to_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no"
        );
    if plain {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_speaks_for_itself() {
        let source = "---\ntitle: Titre\nms.topic: how-to\nms.custom:\n- a\nms.translationtype: MT\nms.contentlocale: fr-FR\n---\n# Title\n";
        assert_eq!(
            of_source(source, "Title: one", &"en-US".parse().unwrap()),
            "---\ntitle: 'Title: one'\nms.topic: how-to\nms.custom:\n- a\nms.contentlocale: en-US\n---\n# Title\n"
        );
    }
}
