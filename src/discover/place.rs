//! Which paths of the site are whose.
//!
//! Pages come first, then the assets of each locale, then old addresses; among equals the
//! first by key. What the site writes of its own makes room ([`super::Docset`] tells the
//! site what is taken), but for its search index and its front page.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::Claims;
use super::refused::{gives_way, own_file, start};
use super::stubs;
use super::{Docset, FileKind, PageGroup};
use crate::config::Config;
use crate::files::names;
use crate::locale::Locale;
use crate::text::{FileId, Span};

/// Takes the address of each page and asset that lies in the way of another, and tells it;
/// tells of the redirections that nothing can be written for.
pub fn place(config: &Config, docset: &mut Docset, newest: &BTreeSet<Locale>) {
    let (lost_groups, lost_assets) = lost(docset);
    for (index, holder) in &lost_groups {
        let members: Vec<FileId> = docset.groups[*index].members.values().copied().collect();
        docset.groups[*index].published = false;
        for file in members {
            give_way(docset, file, *holder);
        }
    }
    for (file, holder) in lost_assets {
        give_way(docset, file, holder);
    }
    docset.index();
    let mut found = stubs::refused(config, docset, newest);
    docset.found.append(&mut found);
    docset.found.sort();
    docset.found.dedup();
}

fn give_way(docset: &mut Docset, file: FileId, holder: Option<Span>) {
    let finding = match holder {
        Some(holder) => gives_way(docset, file, holder),
        None => own_file(docset, file),
    };
    docset.found.push(finding);
    docset.files[file.0 as usize].published = false;
}

/// What must give way, and to what; `None` for the site's own files.
type Lost<T> = Vec<(T, Option<Span>)>;

fn lost(docset: &Docset) -> (Lost<usize>, Lost<FileId>) {
    let mut pages = Claims::default();
    let mut groups = Vec::new();
    for (index, group) in docset
        .groups
        .iter()
        .enumerate()
        .filter(|(_, g)| g.published)
    {
        if let Err(holder) = take_page(&mut pages, group) {
            groups.push((index, holder));
        }
    }
    let mut by_locale: BTreeMap<&Locale, Claims<'_, Option<Span>>> = BTreeMap::new();
    let mut assets = Vec::new();
    for (id, entry) in docset.entries() {
        if entry.kind != FileKind::Asset || !entry.published {
            continue;
        }
        let claims = by_locale
            .entry(&entry.locale)
            .or_insert_with(|| Claims::over(&pages));
        let path = entry.key.as_str();
        let taken = if is_own(path) {
            Err(None)
        } else {
            claims.take(&[path], &Some(start(id)))
        };
        if let Err(holder) = taken {
            assets.push((id, holder));
        }
    }
    (groups, assets)
}

/// Takes the paths of a page.
fn take_page(claims: &mut Claims<'_, Option<Span>>, group: &PageGroup) -> Result<(), Option<Span>> {
    let (page, rows) = (group.key.page_path(), group.key.rows_path());
    if is_own(&page) || is_own(&rows) {
        return Err(None);
    }
    let owner = group.members.values().next().map(|&file| start(file));
    claims.take(&[&page, &rows], &owner)
}

/// The paths of the pages and assets of one edition.
pub(super) fn of_edition(docset: &Docset, edition: &Locale) -> Claims<'static, Option<Span>> {
    let mut claims = Claims::default();
    // Those that lost are not published any more, so that nothing is in the way here.
    for group in docset.groups.iter().filter(|g| g.is_shown_in(edition)) {
        let _ = take_page(&mut claims, group);
    }
    for (id, entry) in docset.entries() {
        if entry.kind == FileKind::Asset && entry.published && entry.locale == *edition {
            let _ = claims.take(&[entry.key.as_str()], &Some(start(id)));
        }
    }
    claims
}

/// Whether a path lies where the site writes files of its own that cannot make room: the
/// search index, and the front page as a folder.
pub(super) fn is_own(path: &str) -> bool {
    let path = names::fold(path);
    if path.starts_with("index.html/") {
        return true;
    }
    let Some(rest) = path.strip_prefix("search/") else {
        return path == "search";
    };
    let name = rest.split('/').next().unwrap_or(rest);
    let Some(stem) = name.strip_suffix(".js") else {
        return false;
    };
    let number = stem.strip_prefix('u').unwrap_or(stem);
    stem == "index" || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_index_and_the_front_page_are_the_sites_own() {
        for path in [
            "search/index.js/a.png",
            "Search/12.js/a.png",
            "search/u3.JS",
            "index.html/a.png",
        ] {
            assert!(is_own(path), "{path}");
        }
        for path in [
            "search/a.html",
            "search/x.js/a.png",
            "a/search/1.js/b",
            "index.html",
        ] {
            assert!(!is_own(path), "{path}");
        }
    }
}
