//! Pages of one revision of the source: what differs between them is no drift.

use std::collections::BTreeMap;

use super::input::Group;

/// The pages of a group by revision, each with two pages or more that have source texts.
/// What has the revision of the newest source, by name or by text, is the last.
pub(super) fn revisions(group: &Group<'_>) -> Vec<Vec<usize>> {
    let mut newest = Vec::new();
    let mut older = BTreeMap::<&str, Vec<usize>>::new();
    for (number, standing) in group.aligned.alignment.editions.iter().enumerate() {
        let page = &group.pages[number];
        if page.parsed.source.is_none() {
            continue;
        }
        if standing.same_revision {
            newest.push(number);
        } else if let Some(revision) = &page.front_matter().revision {
            older.entry(revision).or_default().push(number);
        }
    }
    let all = older.into_values().chain([newest]);
    all.filter(|pages| pages.len() > 1).collect()
}
