//! The theme: its documentation is in step with the model, every message that it asks for
//! exists, and code can be read in its colours.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of a test read the repository's own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// The files under a folder with an extension.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![repository().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    found
}

/// The model as a reference: a section for each struct and enum, a row for each field.
fn reference() -> String {
    let model = read("src/render/site/model.rs");
    let model = model.split("#[cfg(test)]").next().unwrap();
    let mut out = String::new();
    let mut docs = Vec::new();
    let mut within = false;
    for line in model.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            docs.push(doc.trim().to_owned());
            continue;
        }
        let words = || docs.join(" ").replace("[`", "`").replace("`]", "`");
        let name = line
            .strip_prefix("pub struct ")
            .or(line.strip_prefix("pub enum "));
        if let Some(name) = name {
            let name = name.trim_end_matches(" {");
            let _ = write!(
                out,
                "\n### {name}\n\n{}\n\n| field | what it is |\n|---|---|\n",
                words()
            );
            within = true;
        } else if line.starts_with("impl ") {
            within = false;
        } else if let (true, Some(field)) = (within, line.strip_prefix("pub ")) {
            if let Some((name, kind)) = field.split_once(": ") {
                let kind = kind.trim_end_matches(',').replace("&'static str", "String");
                let _ = writeln!(out, "| `{name}`: `{kind}` | {} |", words());
            }
        } else if within
            && !docs.is_empty()
            && let Some(variant) = line.strip_suffix([',', '{'])
            && variant.starts_with(char::is_uppercase)
        {
            let _ = writeln!(out, "| `{}` | {} |", variant.trim(), words());
        } else if within && !docs.is_empty() && line.ends_with(',') && line.contains(": ") {
            let (name, kind) = line.trim_end_matches(',').split_once(": ").unwrap();
            let _ = writeln!(out, "| `{name}`: `{kind}` | {} |", words());
        }
        if !line.starts_with('#') {
            docs.clear();
        }
    }
    out
}

#[test]
fn the_reference_of_the_theme_is_in_step_with_the_model() {
    const MARK: &str = "<!-- From src/render/site/model.rs; `UPDATE_DOCS=1 cargo test --test theme` writes it. -->\n";
    let document = read("docs/theme.md");
    let (words, told) = document.split_once(MARK).unwrap();
    let wanted = reference();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let text = format!("{words}{MARK}{wanted}");
        fs::write(repository().join("docs/theme.md"), text).unwrap();
    } else {
        assert_eq!(told, wanted);
    }
}

#[test]
fn every_message_that_the_site_asks_for_exists() {
    let words = read("locales/en-US/site.ftl");
    let known: BTreeSet<&str> = words
        .lines()
        .filter(|line| !line.starts_with([' ', '#']))
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .collect();
    let mut asked = 0;
    let report = repository().join("templates/report");
    let of_site = files("templates", "html").into_iter();
    for path in of_site.filter(|path| !path.starts_with(&report)) {
        let text = fs::read_to_string(&path).unwrap();
        for rest in text.split("t(key=\"").skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(known.contains(key), "{key} in {}", path.display());
            asked += 1;
        }
    }
    for path in files("src/render/site", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        for call in ["word(\"", "blank(\"", "messages.get(tag, \""] {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                assert!(known.contains(key), "{key} in {}", path.display());
            }
        }
        if path.ends_with("script_words.rs") {
            for line in text.lines().filter(|line| line.starts_with("    (\"")) {
                let key = line.split('"').nth(3).unwrap();
                assert!(known.contains(key), "{key} in {}", path.display());
                asked += 1;
            }
        }
    }
    assert!(asked > 80, "{asked}");
}

/// The values of the tokens in a piece of `tokens.css`, by name.
fn tokens(style: &str) -> BTreeMap<&str, &str> {
    let lines = style.lines().map(str::trim);
    let declared = lines.filter(|line| line.starts_with("--"));
    declared
        .filter_map(|line| line.trim_end_matches(';').split_once(": "))
        .collect()
}

/// Relative luminance (WCAG 2.2) of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap();
    let channel = |at: usize| {
        let value = u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

#[test]
fn code_can_be_read_in_its_colours() {
    let style = read("templates/style/tokens.css");
    let (light, dark) = style.split_once("@media screen").unwrap();
    let light = tokens(light);
    let mut darkened = light.clone();
    darkened.extend(tokens(dark.split_once("\n}").unwrap().0));
    let mut checked = 0;
    for (scheme, tokens) in [("light", light), ("dark", darkened)] {
        for (name, value) in tokens
            .iter()
            .filter(|(name, _)| name.starts_with("--code-"))
        {
            let alias = value
                .strip_prefix("var(")
                .and_then(|rest| rest.strip_suffix(')'));
            let ink = luminance(alias.map_or(*value, |name| tokens[name]));
            for ground in ["--surface", "--mark"] {
                let paper = luminance(tokens[ground]);
                let contrast = (ink.max(paper) + 0.05) / (ink.min(paper) + 0.05);
                assert!(
                    contrast >= 4.5,
                    "{name} on {ground}, {scheme}: {contrast:.2}"
                );
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 8 * 2 * 2);
}
