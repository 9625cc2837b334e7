//! Discovery, over trees that each test writes.

mod moves;
mod paths;
mod settings;

use std::fmt::Write;

use super::*;
use crate::config::{self, Config};
use crate::files::fixture::Tree;

/// A tree with a configuration that names the content root of each locale.
fn tree(locales: &[(&str, &str)]) -> Tree {
    let mut config = "title = 'Demo'\nsource_locale = 'en-US'\n".to_owned();
    let mut tree = Tree::new();
    for (tag, content) in locales {
        writeln!(config, "[locales.{tag}]\ncontent = '{content}'").unwrap();
        tree = tree.folder(content);
    }
    tree.file("isogloss.toml", config)
}

fn config(tree: &Tree) -> Config {
    config::load(tree.root(), None).unwrap()
}

fn discovered(tree: &Tree) -> Docset {
    walk(&config(tree)).unwrap()
}

/// Each group as `key: locale=file …`, with `-` before those without an address.
fn groups(docset: &Docset) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &docset.groups {
        let mut line = format!("{}{}:", if group.published { "" } else { "-" }, group.key);
        for (locale, &file) in &group.members {
            write!(line, " {}={}", locale.language(), docset.file(file).key).unwrap();
        }
        lines.push(line);
    }
    lines
}

/// A redirections file of pairs.
fn redirections(pairs: &[(&str, &str)]) -> String {
    let entries: Vec<String> = pairs
        .iter()
        .enumerate()
        .map(|(index, (source, url))| {
            // The platform writes this key both ways.
            let id = if index % 2 == 0 { "false" } else { "\"TRUE\"" };
            format!(
                "{{\n  \"source_path\": \"{source}\",\n  \"redirect_url\": \"{url}\",\n  \
                 \"redirect_document_id\": {id}\n}}"
            )
        })
        .collect();
    format!("{{ \"redirections\": [{}] }}", entries.join(",\n"))
}

fn redirect(docset: &Docset, locale: &str, path: &str) -> Option<RedirectTarget> {
    let redirects = &docset.redirects[&locale.parse().unwrap()];
    redirects.get(path).map(|redirect| redirect.target.clone())
}

fn page(key: &str, fragment: Option<&str>) -> RedirectTarget {
    RedirectTarget::Page {
        key: PageKey::new(key),
        fragment: fragment.map(str::to_owned),
    }
}

fn rules(docset: &Docset) -> Vec<&'static str> {
    docset.found.iter().map(|finding| finding.rule.0).collect()
}
