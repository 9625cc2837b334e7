//! SVG files are published cleaned: what anybody wrote draws, and does nothing else.

mod attacks;
mod drawings;
mod limits;
mod random;

use isogloss::svg::{self, Cleaned, LostKind};

/// The open tag of a file.
pub(crate) const OPEN: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">"#;

/// A file around elements; one that is a file already stays.
fn file(content: &str) -> String {
    let is_file = ["<?xml", "<svg", "<!DOCTYPE", "<!--", "<s:svg"];
    if is_file.iter().any(|head| content.starts_with(head)) {
        content.to_owned()
    } else {
        format!("{OPEN}{content}</svg>")
    }
}

fn cleaned(content: &str) -> Cleaned {
    let file = file(content);
    svg::clean(file.as_bytes()).unwrap_or_else(|refused| panic!("{refused}: {file}"))
}

/// What is between the outermost tags once it is cleaned.
fn inside(content: &str) -> String {
    let text = String::from_utf8(cleaned(content).bytes).unwrap();
    let (_, rest) = text.split_once('>').unwrap();
    let inside = rest.trim_end().strip_suffix("</svg>");
    inside.unwrap_or_default().to_owned()
}

/// What is left out, by kind.
fn lost(content: &str) -> Vec<(LostKind, usize)> {
    let lost = cleaned(content).lost;
    lost.iter().map(|lost| (lost.kind, lost.count)).collect()
}
