//! Pages that have another path in another locale, and pages that are no more.
//!
//! Redirections tell both, and they look the same: a page that was renamed is
//! redirected to its new path, a page that was dropped is redirected to whatever comes
//! nearest. Only the text tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::similarity::{Shingles, similarity};
use super::{Docset, FileEntry, PageGroup, PageKey, RedirectTarget};
use crate::config::Config;
use crate::files::{FileError, names};
use crate::locale::Locale;
use crate::parse;
use crate::text::FileId;

/// How much of two pages' source text must be the same for one to be the other under a
/// new path. In a real docset, renamed pages that were worded anew in half of their
/// sentences share 0.82 and more, and a dropped page shares 0.06 at most with the page
/// that its readers are sent to.
const SAME_PAGE: f64 = 0.4;

/// The locales that were handed off last: what they redirect away is no more.
///
/// The source locale is the newest of all where it has content of its own. Where no
/// page names a hand-off, every locale is as new as any other.
///
/// # Errors
/// A page that cannot be read.
pub fn newest_locales(config: &Config, docset: &Docset) -> Result<BTreeSet<Locale>, FileError> {
    if let Some(source) = config.source() {
        return Ok([source.locale.clone()].into());
    }
    let pages: Vec<&FileEntry> = docset.files.iter().filter(|f| f.kind.is_page()).collect();
    let head = |file: &&FileEntry| {
        let head = file.file.as_ref().map(|file| file.read_head(8192));
        Ok(handoff(&head.transpose()?.unwrap_or_default()))
    };
    let dates = pages
        .par_iter()
        .map(head)
        .collect::<Result<Vec<_>, FileError>>()?;
    let locales = config.locales.iter().map(|locale| (&locale.locale, None));
    let mut latest: BTreeMap<&Locale, Option<Date>> = locales.collect();
    for (file, date) in pages.iter().zip(dates) {
        let known = latest.entry(&file.locale).or_default();
        *known = date.max(*known);
    }
    let newest = latest.values().copied().max().flatten();
    Ok(latest
        .into_iter()
        .filter(|(_, date)| *date == newest)
        .map(|(locale, _)| locale.clone())
        .collect())
}

/// `ms.lasthandoff` at the top of a page.
fn handoff(head: &[u8]) -> Option<Date> {
    const KEY: &[u8] = b"\nms.lasthandoff:";
    let at = memchr::memmem::find(head, KEY)? + KEY.len();
    let line = head[at..].split(|&byte| byte == b'\n').next()?;
    let written = std::str::from_utf8(line).ok()?.trim();
    parse::date(written.trim_matches(['"', '\'']))
}

/// Joins the groups that are one page under two paths, names each group as the `newest`
/// locales do, and marks the pages that these locales have retired.
///
/// `text` gives the source text of a file, without its front matter; it is asked for
/// pages that may have moved, and for no others. A file without source text cannot be
/// compared, and is not joined.
pub fn join(
    docset: &mut Docset,
    newest: &BTreeSet<Locale>,
    text: impl Fn(FileId) -> Option<String> + Sync,
) {
    let pairs = renamed(docset, newest, &text);
    for (old, new) in &pairs {
        let members = std::mem::take(&mut docset.groups[*old].members);
        docset.groups[*new].members.extend(members);
    }
    docset.groups.retain(|group| !group.members.is_empty());
    let folded = |key: &PageKey| names::fold(key.as_str());
    let mut keys: BTreeSet<String> = docset.groups.iter().map(|g| folded(&g.key)).collect();
    for index in 0..docset.groups.len() {
        let group = &docset.groups[index];
        let newest_file = newest.iter().find_map(|locale| group.members.get(locale));
        if let Some(&file) = newest_file {
            let key = docset.file(file).key.clone();
            let (old, new) = (folded(&group.key), folded(&key));
            // A file that lost its address to another may be known by this path.
            if old == new || keys.insert(new.clone()) {
                keys.remove(&old);
                keys.insert(new);
                docset.groups[index].key = key;
            }
        }
    }
    docset.index();
    docset.rename_targets();
    for index in 0..docset.groups.len() {
        docset.groups[index].retired = is_retired(docset, newest, &docset.groups[index]);
    }
}

/// Pairs of groups, by index: the page at the first path is now at the second. Each
/// group is in one pair at most.
fn renamed(
    docset: &Docset,
    newest: &BTreeSet<Locale>,
    text: &(impl Fn(FileId) -> Option<String> + Sync),
) -> Vec<(usize, usize)> {
    let candidates = candidates(docset);
    let groups: BTreeSet<usize> = candidates
        .iter()
        .flat_map(|&(old, new)| [old, new])
        .collect();
    let shingles: BTreeMap<usize, Option<Shingles>> = groups
        .into_par_iter()
        .map(|index| {
            let group = &docset.groups[index];
            let newest = newest.iter().filter_map(|locale| group.members.get(locale));
            let text = newest
                .chain(group.members.values())
                .find_map(|&file| text(file));
            (index, text.map(|text| Shingles::of(&text)))
        })
        .collect();
    let mut similar = Vec::new();
    for (old, new) in candidates {
        if let (Some(one), Some(other)) = (&shingles[&old], &shingles[&new])
            && similarity(one, other) >= SAME_PAGE
        {
            similar.push((old, new));
        }
    }
    let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
    for group in similar.iter().flat_map(|&(old, new)| [old, new]) {
        *uses.entry(group).or_default() += 1;
    }
    similar.retain(|(old, new)| uses[old] == 1 && uses[new] == 1);
    similar
}

/// Pairs of groups where a locale redirects the first, which it lacks, to the second,
/// which it has, and no locale has both.
fn candidates(docset: &Docset) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (locale, redirects) in &docset.redirects {
        for redirect in redirects.iter() {
            let RedirectTarget::Page { key, .. } = &redirect.target else {
                continue;
            };
            let old = docset.index_at(redirect.source.as_str());
            let (Some(old), Some(new)) = (old, docset.index_at(key.as_str())) else {
                continue;
            };
            let (one, other) = (&docset.groups[old].members, &docset.groups[new].members);
            let apart = one.keys().all(|locale| !other.contains_key(locale));
            if apart && other.contains_key(locale) {
                pairs.insert((old, new));
            }
        }
    }
    pairs
}

/// Whether the newest locales lack a page and one of them redirects it away.
fn is_retired(docset: &Docset, newest: &BTreeSet<Locale>, group: &PageGroup) -> bool {
    let redirected = |locale: &Locale| {
        let redirects = docset.redirects.get(locale);
        redirects.is_some_and(|redirects| {
            group
                .members
                .values()
                .any(|&file| redirects.get(docset.file(file).key.as_str()).is_some())
        })
    };
    group.published
        && !newest
            .iter()
            .any(|locale| group.members.contains_key(locale))
        && newest.iter().any(redirected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hand_off_is_read_month_first() {
        let head = b"---\ntitle: x\nms.lasthandoff: 07/04/2021\r\n---\n";
        assert_eq!(handoff(head), Date::new(2021, 7, 4).ok());
        assert_eq!(
            handoff(b"---\nms.lasthandoff: \"6/2/2021\"\n"),
            Date::new(2021, 6, 2).ok()
        );
        assert_eq!(
            handoff(b"---\nms.lasthandoff: 2021-06-02\n"),
            Date::new(2021, 6, 2).ok()
        );
        assert_eq!(handoff(b"---\nms.lasthandoff: soon\n"), None);
    }
}
