//! The HTML report, as files.

use std::collections::BTreeMap;
use std::sync::Mutex;

use isogloss::render::report::html::{Options, render};

use crate::{demo, report};

/// The files of the demo's report in two interface languages.
fn files() -> BTreeMap<String, String> {
    let library = demo();
    let options = Options {
        languages: vec!["en-US".parse().unwrap(), "ru".parse().unwrap()],
        today: Some("2030-01-31".parse().unwrap()),
        site: Some("../site/".to_owned()),
    };
    let files = Mutex::new(BTreeMap::new());
    let sink = |path: &str, bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        files.lock().unwrap().insert(path.to_owned(), text);
        Ok(())
    };
    render(&report(&library), &library, &options, &sink).unwrap();
    files.into_inner().unwrap()
}

/// The values of an attribute, as written.
fn values<'a>(text: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = text.split(&start).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_address_leads_to_a_file_of_the_report() {
    let files = files();
    for (path, text) in files
        .iter()
        .filter(|(path, _)| !path.starts_with("assets/"))
    {
        for address in values(text, "href").into_iter().chain(values(text, "src")) {
            let (file, _) = address.split_once('#').unwrap_or((address, ""));
            let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
            let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            let mut outside = false;
            for part in file.split('/') {
                match part {
                    ".." => outside |= parts.pop().is_none(),
                    part => parts.push(part),
                }
            }
            let target = if file.is_empty() {
                path.clone()
            } else {
                parts.join("/")
            };
            assert!(outside || files.contains_key(&target), "{path}: {address}");
        }
    }
}

#[test]
fn every_row_is_on_its_page_without_script() {
    let (library, files) = (demo(), files());
    for page in &report(&library).pages {
        let text = &files[&format!("pages/{}.html", page.page)];
        assert_eq!(text.matches("<tr id=\"r").count(), page.rows.len());
        for locale in page.locales.keys() {
            assert!(
                text.contains(&format!("lang=\"{locale}\"")),
                "{}",
                page.page
            );
        }
    }
}

#[test]
fn the_interface_speaks_the_language_that_was_chosen() {
    let files = files();
    assert!(files["index.html"].contains("<html lang=\"en-US\""));
    assert!(files["ru/index.html"].contains("<html lang=\"ru\""));
    assert!(files["ru/index.html"].contains("31 января 2030"));
    // A message that is missing shows its own key.
    let messages = include_str!("../../locales/en-US/report.ftl");
    let keys = messages.lines().filter_map(|line| line.split_once(" ="));
    let keys: Vec<String> = keys.map(|(key, _)| format!(">{key}<")).collect();
    for (path, text) in &files {
        for key in &keys {
            assert!(!text.contains(key), "{path}: {key}");
        }
    }
}
