//! The addresses that lead on to where a page went.

use std::collections::{BTreeMap, BTreeSet};

use super::{Docset, PageGroup, PageKey, RedirectTarget, Redirects};
use crate::config::Config;
use crate::locale::Locale;

/// The redirect stubs of each edition, the reconstructed source edition included: old
/// path to where it leads, which is never [`RedirectTarget::Nowhere`].
///
/// An edition has a stub for each old path of a joined page, for its own redirections,
/// and for those of the `newest` locales. *Invariant:* no stub has the address of a page
/// that the edition shows, be it its own or a fallback, in any letter case.
pub fn stubs(
    config: &Config,
    docset: &Docset,
    newest: &BTreeSet<Locale>,
) -> BTreeMap<Locale, BTreeMap<PageKey, RedirectTarget>> {
    let mut editions: BTreeSet<&Locale> = config.locales.iter().map(|l| &l.locale).collect();
    editions.insert(&config.source_locale);
    editions
        .into_iter()
        .map(|edition| (edition.clone(), of_edition(docset, newest, edition)))
        .collect()
}

fn of_edition(
    docset: &Docset,
    newest: &BTreeSet<Locale>,
    edition: &Locale,
) -> BTreeMap<PageKey, RedirectTarget> {
    let mut taken: BTreeSet<String> = docset
        .groups
        .iter()
        .filter(|group| group.is_shown_in(edition))
        .map(|group| slot(&group.key))
        .collect();
    let mut stubs = BTreeMap::new();
    let mut add = |source: &PageKey, target: RedirectTarget| {
        if arrives(docset, edition, &target) && taken.insert(slot(source)) {
            stubs.insert(source.clone(), target);
        }
    };
    for group in docset.groups.iter().filter(|g| g.is_shown_in(edition)) {
        for old in old_paths(docset, group) {
            let key = group.key.clone();
            let fragment = None;
            add(old, RedirectTarget::Page { key, fragment });
        }
    }
    let own = docset.redirects.get(edition);
    let of_newest = newest
        .iter()
        .filter_map(|locale| docset.redirects.get(locale));
    for redirect in own.into_iter().chain(of_newest).flat_map(Redirects::iter) {
        add(&redirect.source, redirect.target.clone());
    }
    stubs
}

/// The paths of a page's files that are not the path that it is published under.
fn old_paths<'a>(docset: &'a Docset, group: &'a PageGroup) -> impl Iterator<Item = &'a PageKey> {
    let keys = group.members.values().map(|&file| &docset.file(file).key);
    keys.filter(|key| key.folded() != group.key.folded())
}

fn arrives(docset: &Docset, edition: &Locale, target: &RedirectTarget) -> bool {
    match target {
        RedirectTarget::Page { key, .. } => docset
            .page_at(key.as_str())
            .is_some_and(|group| group.is_shown_in(edition)),
        RedirectTarget::Url(_) => true,
        RedirectTarget::Nowhere => false,
    }
}

/// What two paths share whose pages could be one file, however the site names its
/// files: `a.md` and `A/index.md` do.
fn slot(key: &PageKey) -> String {
    let address = key.folded();
    match address.strip_suffix("/index") {
        Some(folder) => folder.to_owned(),
        None => address,
    }
}
