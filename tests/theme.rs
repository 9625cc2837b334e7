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

use isogloss::parse::classes::{BLOCK_CLASSES, LINK_LIST_CLASSES};

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

/// What stands between `start` and the first of `ends`, wherever `start` is.
fn between<'a>(text: &'a str, start: &str, ends: &[char]) -> Vec<&'a str> {
    let rest = text.split(start).skip(1);
    rest.filter_map(|rest| rest.split(ends).next()).collect()
}

/// The ids that a template or a file that writes HTML gives to elements, or refers to.
fn ids_of_html(text: &str) -> Vec<&str> {
    let starts = [
        " id=\"",
        " for=\"",
        " href=\"#",
        " list=\"",
        " form=\"",
        " headers=\"",
        "url(#",
        " aria-labelledby=\"",
        " aria-describedby=\"",
        " aria-controls=\"",
        " aria-owns=\"",
    ];
    let found = starts
        .iter()
        .flat_map(|start| between(text, start, &['"', ')', '\\']));
    // What the data of a page fill in is an anchor of a document.
    found
        .filter(|id| !id.is_empty() && !id.contains('{'))
        .collect()
}

/// The ids that a style sheet selects.
fn ids_of_style(text: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || "-_\\:".contains(c);
    let text = text.replace("\\:", "\u{1}");
    let rest = text.split('#').skip(1);
    let names = rest.map(|rest| {
        let end = rest.find(|c| !(is_name(c) || c == '\u{1}') || c == ':');
        rest[..end.unwrap_or(rest.len())].replace('\u{1}', ":")
    });
    let is_colour = |name: &str| {
        [3, 4, 6, 8].contains(&name.len()) && name.chars().all(|c| c.is_ascii_hexdigit())
    };
    names
        .filter(|name| !name.is_empty() && !is_colour(name))
        .collect()
}

/// The sites' own templates, and every other file that gives elements an id.
#[test]
fn every_id_of_the_site_is_in_its_own_name_space() {
    let mut found = BTreeSet::new();
    for path in files("templates", "html") {
        // A page of the report holds no markup of documents.
        if path.components().any(|part| part.as_os_str() == "report") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        found.extend(ids_of_html(&text).into_iter().map(str::to_owned));
    }
    for path in files("templates/style", "css") {
        found.extend(ids_of_style(&fs::read_to_string(&path).unwrap()));
    }
    for path in files("src/render/site/map", "rs") {
        let text = fs::read_to_string(&path).unwrap().replace("\\\"", "\"");
        found.extend(ids_of_html(&text).into_iter().map(str::to_owned));
    }
    for id in &found {
        assert!(
            isogloss::parse::own_ids::is_own(id),
            "`{id}` could be a heading's"
        );
        assert!(
            read("docs/theme.md").contains(&format!("`{id}`")),
            "`{id}` is not documented"
        );
    }
    assert!(found.len() >= 7, "{found:?}");
}

/// Scripts ask for own elements through one function, and give ids through one name.
#[test]
fn scripts_know_only_ids_of_the_site() {
    for path in files("templates/script", "js") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        for selector in between(&text, "querySelector", &['\n']) {
            let selector = selector.split(')').next().unwrap_or_default();
            assert!(
                !selector.contains('#') || selector.contains("href^=\"#\""),
                "{name}: {selector}"
            );
        }
        for call in between(&text, "getElementById(", &[')']) {
            assert!(call == "OWN + name" || call == "id", "{name}: {call}");
        }
        for id in
            between(&text, " id: ", &[' '])
                .into_iter()
                .chain(between(&text, ".id = ", &[' ']))
        {
            assert_eq!(id, "OWN", "{name}");
        }
    }
    let base = read("templates/script/base.js");
    assert!(base.contains("const OWN = 'isogloss:'"));
    for asked in between(&base, "ownElement('", &['\'']) {
        let id = format!("`isogloss:{asked}`");
        assert!(
            read("docs/theme.md").contains(&id),
            "{id} is not documented"
        );
    }
}

/// The classes that documents choose are documented, and are nothing to a script.
#[test]
fn scripts_know_no_class_of_documents() {
    let reference = read("docs/theme.md");
    let scripts: String = files("templates/script", "js")
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for class in BLOCK_CLASSES {
        assert!(reference.contains(&format!("`{class}`")), "{class}");
        let selected = ["'", " ", ",", "("].map(|before| format!("{before}.{class}"));
        assert!(selected.iter().all(|it| !scripts.contains(it)), "{class}");
    }
    for class in LINK_LIST_CLASSES {
        let sort = class.strip_prefix("link-list-").unwrap();
        assert!(reference.contains(&format!("`{sort}`")), "{sort}");
    }
    assert!(!scripts.contains("link-list") && !scripts.contains("language-"));
}

/// Pages of the report have a policy, and nothing inline that it forbids.
#[test]
fn the_report_has_a_policy() {
    let base = read("templates/report/base.html");
    assert!(base.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    for path in files("templates/report", "html") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        assert!(
            !text.contains(" style=") && !text.contains("<style"),
            "{name}"
        );
        assert!(
            !text.contains("<script>") && !text.contains(" onc") && !text.contains(" onl"),
            "{name}"
        );
        assert!(!text.contains("| safe"), "{name}");
    }
    assert!(!read("templates/report/report.js").contains("innerHTML"));
}
