//! A walk over every address of a site: what a page refers to must be there.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::project::Built;

/// The addresses of a site that lead to no file of it, or to no anchor of the file; and
/// those that would not work from `file://`. `404.html` alone is served at any address.
pub(crate) fn broken(built: &Built) -> Vec<String> {
    let pages: BTreeMap<String, _> = built
        .pages()
        .map(|(path, page)| (path.to_owned(), page))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| (path.as_str(), page.ids()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for address in page.addresses().filter(|address| !leads_out(address)) {
            let (to, fragment) = address.split_once('#').unwrap_or((address, ""));
            let to = to.split('?').next().unwrap_or_default();
            let Some(file) = target(path, to) else {
                broken.push(format!("{path}: `{address}` is not within the site"));
                continue;
            };
            if !built.has(&file) {
                broken.push(format!("{path}: `{address}` is not there"));
                continue;
            }
            let fragment = decoded(fragment);
            let there = ids.get(file.as_str());
            if !fragment.is_empty() && !there.is_some_and(|ids| ids.contains(fragment.as_str())) {
                broken.push(format!("{path}: `{address}` has no such anchor"));
            }
        }
    }
    broken
}

fn leads_out(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "//"]
        .iter()
        .any(|start| address.starts_with(start))
}

/// The path in the site that a relative address names.
pub(crate) fn target(from: &str, address: &str) -> Option<String> {
    if address.starts_with('/') {
        return None;
    }
    if address.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(decoded(part)),
        }
    }
    Some(parts.join("/"))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}
