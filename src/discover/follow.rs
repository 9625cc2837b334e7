//! Following redirections to where they end.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::key::fold;
use super::redirects::{Entry, finding, strip_prefix};
use super::{Docset, PageKey, REDIRECT_LOOP, RedirectTarget};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;

/// Follows redirections from entry to entry.
pub(super) struct Follower<'a> {
    pub(super) docset: &'a Docset,
    pub(super) locale: &'a Locale,
    /// The path under which the docset is published.
    pub(super) prefix: &'a str,
    /// The redirections, by address.
    pub(super) entries: &'a BTreeMap<String, Entry>,
}

/// One step of a chain.
enum Step {
    End(RedirectTarget),
    Entry(String, Option<String>),
}

impl Follower<'_> {
    /// The end of every chain, by the address of its entry. Each entry is visited once.
    pub(super) fn follow_all(
        &self,
        found: &mut Vec<Diagnostic>,
    ) -> BTreeMap<String, RedirectTarget> {
        let mut ends: BTreeMap<String, RedirectTarget> = BTreeMap::new();
        for start in self.entries.keys() {
            let mut chain: Vec<(String, Option<String>)> = Vec::new();
            let mut on_chain = BTreeSet::new();
            let mut at = start.clone();
            let mut end = loop {
                if let Some(end) = ends.get(&at) {
                    break end.clone();
                }
                let Some(entry) = self.entries.get(&at) else {
                    break RedirectTarget::Nowhere;
                };
                on_chain.insert(at.clone());
                match self.step(entry) {
                    Step::End(end) => {
                        chain.push((at, None));
                        break end;
                    }
                    Step::Entry(next, fragment) => {
                        let is_loop = on_chain.contains(&next);
                        chain.push((at, fragment));
                        if is_loop {
                            found.push(
                                finding(REDIRECT_LOOP, Severity::Error, self.locale, entry)
                                    .label("a reader would never arrive")
                                    .help("redirect it to a page that exists"),
                            );
                            break RedirectTarget::Nowhere;
                        }
                        at = next;
                    }
                }
            };
            for (address, own) in chain.into_iter().rev() {
                if let RedirectTarget::Page { fragment, .. } = &mut end
                    && fragment.is_none()
                {
                    *fragment = own;
                }
                ends.insert(address, end.clone());
            }
        }
        ends
    }

    fn step(&self, entry: &Entry) -> Step {
        let url = entry.url.as_str();
        let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
        let fragment = (!fragment.is_empty()).then(|| fragment.to_owned());
        let path = path.split('?').next().unwrap_or(path);
        let Some(local) = self.local(path, &entry.source) else {
            return Step::End(RedirectTarget::Url(url.to_owned()));
        };
        let page = |address: &str| -> Option<RedirectTarget> {
            let key = self.docset.page_at(address)?.key.clone();
            let fragment = fragment.clone();
            Some(RedirectTarget::Page { key, fragment })
        };
        let addresses = [fold(&local), fold(&format!("{local}/index"))];
        for address in &addresses {
            if self.has(address)
                && let Some(end) = page(address)
            {
                return Step::End(end);
            }
        }
        for address in &addresses {
            if self.entries.contains_key(address) {
                return Step::Entry(address.clone(), fragment);
            }
        }
        let elsewhere = addresses.iter().find_map(|address| page(address));
        Step::End(elsewhere.unwrap_or(RedirectTarget::Nowhere))
    }

    /// The path relative to the content root that an address stands for, if it is one
    /// of the docset.
    fn local(&self, path: &str, source: &PageKey) -> Option<String> {
        if path.contains("://") || path.starts_with("//") {
            return None;
        }
        let local = match path.strip_prefix('/') {
            None => format!("{}{path}", source.folder()),
            Some(rooted) => {
                // `/en-us/partner-center/…` names the page of any locale.
                let first = rooted.split('/').next().unwrap_or("");
                let rooted = if self.is_locale(first) {
                    &rooted[first.len()..]
                } else {
                    path
                };
                let rest = strip_prefix(rooted, self.prefix)?;
                if !rest.is_empty() && !rest.starts_with('/') {
                    return None;
                }
                rest.trim_start_matches('/').to_owned()
            }
        };
        let local = percent_decode_str(local.trim_end_matches('/')).decode_utf8_lossy();
        Some(if local.is_empty() { "index" } else { &local }.to_owned())
    }

    /// Whether a part of a path is a locale of the docset, or that of the platform's
    /// sources. Others are not asked for, since `how-to` is a locale too.
    fn is_locale(&self, part: &str) -> bool {
        let mut tags = self.docset.settings.keys().chain([self.locale]);
        part.eq_ignore_ascii_case("en-us")
            || part
                .parse::<Locale>()
                .is_ok_and(|part| tags.any(|tag| tag.agrees_with(&part)))
    }

    /// Whether this locale has a published page at the address.
    pub(super) fn has(&self, address: &str) -> bool {
        self.docset.page_at(address).is_some_and(|group| {
            group
                .members
                .get(self.locale)
                .is_some_and(|&file| self.docset.file(file).published)
        })
    }
}
