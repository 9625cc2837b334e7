//! The addresses that lead on to where a page went.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::Claims;
use super::place::{self, is_own};
use super::refused;
use super::{Docset, PageGroup, PageKey, RedirectTarget, Redirects};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::text::Span;

/// The redirect stubs of one edition, and what is told of those that it cannot have.
#[derive(Default)]
struct Stubs {
    stubs: BTreeMap<PageKey, RedirectTarget>,
    found: Vec<Diagnostic>,
}

/// The redirect stubs of each edition, the reconstructed source edition included: old
/// path to where it leads, which is never [`RedirectTarget::Nowhere`].
///
/// An edition has a stub for each old path of a joined page, for its own redirections,
/// and for those of the `newest` locales. *Invariant:* no stub has the address of a page
/// that the edition shows, be it its own or a fallback, in any letter case; and none has
/// the path of anything else in the edition.
pub fn stubs(
    config: &Config,
    docset: &Docset,
    newest: &BTreeSet<Locale>,
) -> BTreeMap<Locale, BTreeMap<PageKey, RedirectTarget>> {
    let all = of_editions(config, docset, newest);
    all.map(|(edition, stubs)| (edition.clone(), stubs.stubs))
        .collect()
}

/// What is told of the stubs that no edition can have.
pub(super) fn refused(
    config: &Config,
    docset: &Docset,
    newest: &BTreeSet<Locale>,
) -> Vec<Diagnostic> {
    let all = of_editions(config, docset, newest);
    all.flat_map(|(_, stubs)| stubs.found).collect()
}

fn of_editions<'a>(
    config: &'a Config,
    docset: &'a Docset,
    newest: &'a BTreeSet<Locale>,
) -> impl Iterator<Item = (&'a Locale, Stubs)> {
    let mut editions: BTreeSet<&Locale> = config.locales.iter().map(|l| &l.locale).collect();
    editions.insert(&config.source_locale);
    editions
        .into_iter()
        .map(move |edition| (edition, of_edition(docset, newest, edition)))
}

fn of_edition(docset: &Docset, newest: &BTreeSet<Locale>, edition: &Locale) -> Stubs {
    let mut adding = Adding {
        docset,
        edition,
        claims: place::of_edition(docset, edition),
        taken: docset
            .groups
            .iter()
            .filter(|group| group.is_shown_in(edition))
            .map(|group| slot(&group.key))
            .collect(),
        paths: BTreeMap::new(),
        made: Stubs::default(),
    };
    for group in docset.groups.iter().filter(|g| g.is_shown_in(edition)) {
        for (old, span) in old_paths(docset, group) {
            let key = group.key.clone();
            let fragment = None;
            let target = RedirectTarget::Page { key, fragment };
            adding.add(old, &target, span, docset.file(span.file).locale.clone());
        }
    }
    let mut of: Vec<(&Locale, &Redirects)> = Vec::new();
    of.extend(docset.redirects.get_key_value(edition));
    of.extend(
        newest
            .iter()
            .filter_map(|l| docset.redirects.get_key_value(l)),
    );
    for (locale, redirects) in of {
        for redirect in redirects.iter() {
            adding.add(
                &redirect.source,
                &redirect.target,
                redirect.span,
                locale.clone(),
            );
        }
    }
    adding.made
}

/// The stubs of an edition while they are gathered.
struct Adding<'a> {
    docset: &'a Docset,
    edition: &'a Locale,
    claims: Claims<'a, Option<Span>>,
    /// The addresses of pages and stubs.
    taken: BTreeSet<String>,
    /// What the stub at a path leads to.
    paths: BTreeMap<String, RedirectTarget>,
    made: Stubs,
}

impl Adding<'_> {
    fn add(&mut self, source: &PageKey, target: &RedirectTarget, span: Span, locale: Locale) {
        if !arrives(self.docset, self.edition, target) || !self.taken.insert(slot(source)) {
            return;
        }
        let path = source.page_path();
        // `old.html` and `old.aspx` are one stub.
        if self.paths.get(&path) == Some(target) {
            return;
        }
        let taken = if is_own(&path) {
            Err(None)
        } else {
            self.claims.take(&[&path], &Some(span))
        };
        match taken {
            Ok(()) => {
                self.paths.insert(path, target.clone());
                self.made.stubs.insert(source.clone(), target.clone());
            }
            Err(holder) => {
                let mut finding = refused::stub(span, source.as_str(), holder);
                finding.locale = Some(locale);
                self.made.found.push(finding);
            }
        }
    }
}

/// The paths of a page's files that are not the path that it is published under, each with
/// the start of its file.
fn old_paths<'a>(
    docset: &'a Docset,
    group: &'a PageGroup,
) -> impl Iterator<Item = (&'a PageKey, Span)> {
    let files = group.members.values();
    let keys = files.map(|&file| (&docset.file(file).key, refused::start(file)));
    keys.filter(|(key, _)| key.folded() != group.key.folded())
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
