//! Role lists of a page and of its source, role by role.

use std::collections::BTreeSet;

use super::input::{Page, Policy};
use crate::parse::{AudienceKind, AudienceLayout, AudienceList};
use crate::text::TextRange;
use crate::vocabulary::fold;

/// A role list with the list that it was translated from.
pub(super) struct Roster<'a> {
    pub(super) target: &'a AudienceList,
    pub(super) source: &'a AudienceList,
    /// The roles of the source, in order.
    pub(super) wanted: Vec<Role>,
    /// What the names of the target can mean, in order.
    pub(super) listed: Vec<Role>,
}

/// A name in a role list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// As written.
    pub(super) name: String,
    /// The roles that it can mean; none where the name is not known.
    pub(super) ids: BTreeSet<String>,
}

impl Role {
    /// Whether both can be the same role.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        !self.ids.is_disjoint(&other.ids)
            || (self.ids.is_empty()
                && other.ids.is_empty()
                && fold(&self.name) == fold(&other.name))
    }

    /// What the role is known by: its id, or its folded name.
    pub(super) fn id(&self) -> String {
        let only = (self.ids.len() == 1).then(|| self.ids.first()).flatten();
        only.cloned().unwrap_or_else(|| fold(&self.name))
    }
}

/// How the names of a target list go with the roles of its source.
pub(super) struct Match {
    /// For each role of the source, the name in the target that stands for it.
    pub(super) of_wanted: Vec<Option<usize>>,
    /// The names of the target that stand for no role of the source.
    pub(super) left: Vec<usize>,
}

impl<'a> Roster<'a> {
    /// The lists of a page that have a source, prose left out.
    pub(super) fn of(page: &'a Page, policy: &Policy) -> Vec<Self> {
        pairs(page)
            .into_iter()
            .filter(|(target, source)| !is_run_together(target, source))
            .map(|(target, source)| Self {
                wanted: roster(source, policy, &policy.source_locale),
                listed: roster(target, policy, &page.locale),
                target,
                source,
            })
            .collect()
    }

    /// Gives each role of the source the name that stands for it: by its meaning, and
    /// what is unknown by its place among the rest.
    pub(super) fn matched(&self) -> Match {
        let mut left: Vec<usize> = (0..self.listed.len()).collect();
        let mut of_wanted: Vec<Option<usize>> = self
            .wanted
            .iter()
            .map(|wanted| {
                let at = left.iter().position(|&at| self.listed[at].agrees(wanted))?;
                Some(left.remove(at))
            })
            .collect();
        let unknown = |at: &usize| self.listed[*at].ids.is_empty();
        for slot in of_wanted.iter_mut().filter(|slot| slot.is_none()) {
            let Some(at) = left.iter().position(unknown) else {
                break;
            };
            *slot = Some(left.remove(at));
        }
        Match { of_wanted, left }
    }
}

/// The role lists of a page, each with the one that it was translated from; prose is left
/// out.
fn pairs(page: &Page) -> Vec<(&AudienceList, &AudienceList)> {
    let Some(source) = &page.parsed.source else {
        return Vec::new();
    };
    let is_roles = |list: &&AudienceList| list.kind == AudienceKind::Roles;
    let targets: Vec<_> = page
        .parsed
        .target
        .audiences
        .iter()
        .filter(is_roles)
        .collect();
    let sources: Vec<_> = source.audiences.iter().filter(is_roles).collect();
    if targets.len() != sources.len() {
        return Vec::new();
    }
    let is_list = |list: &AudienceList| list.layout != AudienceLayout::Prose;
    let lists = targets.into_iter().zip(sources);
    lists
        .filter(|(target, source)| is_list(target) && is_list(source))
        .collect()
}

/// The role lists that take all roles of their source for one name, since commas stand
/// between them.
pub(super) fn run_together(page: &Page) -> impl Iterator<Item = &AudienceList> {
    let lists = pairs(page).into_iter();
    lists.filter_map(|(target, source)| is_run_together(target, source).then_some(target))
}

fn is_run_together(target: &AudienceList, source: &AudienceList) -> bool {
    let [only] = target.items.as_slice() else {
        return false;
    };
    let names = only.name.split([',', '、', '，', ';', '；', '،']);
    source.items.len() > 1 && names.count() == source.items.len()
}

/// A list from its label to its last name, without what stands around it.
pub(super) fn place(list: &AudienceList) -> TextRange {
    let last = list.items.last().map_or(list.label, |item| item.range);
    list.label.cover(last)
}

fn roster(list: &AudienceList, policy: &Policy, locale: &crate::locale::Locale) -> Vec<Role> {
    let items = list.items.iter();
    items
        .map(|item| Role {
            name: item.name.clone(),
            ids: policy
                .roles_named(locale, &item.name)
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
        .collect()
}
