//! Mining: which names a documentation set gives its roles, and a proposal for
//! `roles.ftl`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::input::{Page, Policy};
use super::roster::Roster;
use crate::vocabulary::fold;

/// Pages that are named for a name that differs from the preferred one.
const MOST_PAGES: usize = 3;

/// The names of roles in one locale, as its pages have them.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// By the role's id: its name in the source, and the names in the locale.
    roles: BTreeMap<String, (String, Names)>,
    /// The labels of role lists.
    labels: Names,
    lists: usize,
}

/// Names by their folded form.
type Names = BTreeMap<String, Uses>;

/// The uses of a name.
#[derive(Clone, Debug, Default)]
struct Uses {
    /// How it is spelled, with how often.
    spellings: BTreeMap<String, usize>,
    /// The pages that have it.
    pages: BTreeSet<String>,
}

impl Terms {
    /// The names on one page, which is at `key`.
    pub fn of(page: &Page, key: &str, policy: &Policy) -> Self {
        let mut terms = Self::default();
        for roster in Roster::of(page, policy) {
            terms.lists += 1;
            let label = roster.target.label.of(page.text());
            let label = label.trim_matches(|c: char| !c.is_alphanumeric());
            note(&mut terms.labels, label, key);
            for (role, own) in roster.wanted.iter().zip(roster.matched().of_wanted) {
                let Some(own) = own else { continue };
                let id = match policy
                    .roles_named(&policy.source_locale, &role.name)
                    .as_slice()
                {
                    [only] => (*only).to_owned(),
                    _ => slug(&role.name),
                };
                let entry = terms.roles.entry(id);
                let (_, names) = entry.or_insert_with(|| (role.name.clone(), Names::new()));
                note(names, &roster.listed[own].name, key);
            }
        }
        terms
    }

    /// Adds what other pages have; the result does not depend on the order of adding.
    pub fn add(&mut self, other: Self) {
        self.lists += other.lists;
        merge(&mut self.labels, other.labels);
        for (id, (source, names)) in other.roles {
            let own = self
                .roles
                .entry(id)
                .or_insert_with(|| (source.clone(), Names::new()));
            own.0 = std::mem::take(&mut own.0).min(source);
            merge(&mut own.1, names);
        }
    }

    /// The proposal, as a Fluent resource: the most frequent name first, the others as
    /// variants, and above each role how often each stands and where.
    pub fn to_fluent(&self) -> String {
        let mut out = format!("### Names of roles, from {} role lists.\n", self.lists);
        if !self.labels.is_empty() {
            out.push('\n');
            message(&mut out, "label-roles", &self.labels);
        }
        for (id, (source, names)) in &self.roles {
            let _ = write!(out, "\n# {source}:");
            for (rank, (name, uses)) in ranked(names).into_iter().enumerate() {
                let separator = if rank == 0 { "" } else { ";" };
                let _ = write!(out, "{separator} {} × {name}", uses.count());
                if rank > 0 {
                    let pages: Vec<_> = uses.pages.iter().take(MOST_PAGES).cloned().collect();
                    let more = uses.pages.len() - pages.len();
                    let _ = write!(out, " ({}", pages.join(", "));
                    if more > 0 {
                        let _ = write!(out, " and {more} more");
                    }
                    out.push(')');
                }
            }
            out.push('\n');
            message(&mut out, &format!("role-{id}"), names);
        }
        out
    }
}

impl Uses {
    fn count(&self) -> usize {
        self.spellings.values().sum()
    }

    /// The most frequent spelling, with a capital: the first of a list may have lost it.
    fn spelling(&self) -> String {
        let most = self.spellings.iter().max_by_key(|(spelling, count)| {
            let capital = spelling.chars().next().is_some_and(char::is_uppercase);
            (capital, **count, std::cmp::Reverse(spelling.as_str()))
        });
        let spelling = most.map_or("", |(spelling, _)| spelling);
        let mut chars = spelling.chars();
        let first = chars.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + chars.as_str()
    }
}

fn note(names: &mut Names, name: &str, key: &str) {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return;
    }
    let uses = names.entry(fold(&name)).or_default();
    *uses.spellings.entry(name).or_default() += 1;
    uses.pages.insert(key.to_owned());
}

fn merge(names: &mut Names, others: Names) {
    for (folded, other) in others {
        let uses = names.entry(folded).or_default();
        for (spelling, count) in other.spellings {
            *uses.spellings.entry(spelling).or_default() += count;
        }
        uses.pages.extend(other.pages);
    }
}

/// The names with their spelling, the most frequent first.
fn ranked(names: &Names) -> Vec<(String, &Uses)> {
    let mut ranked: Vec<_> = names.values().map(|uses| (uses.spelling(), uses)).collect();
    ranked.sort_by_key(|(spelling, uses)| (std::cmp::Reverse(uses.count()), spelling.clone()));
    ranked
}

fn message(out: &mut String, id: &str, names: &Names) {
    for (rank, (name, _)) in ranked(names).into_iter().enumerate() {
        // A brace or a quote would be read as Fluent's own.
        let name = name.replace(['{', '}'], "");
        let _ = match rank {
            0 => writeln!(out, "{id} = {name}"),
            _ => writeln!(out, "    .variant-{rank} = {name}"),
        };
    }
}

/// A role's name as an identifier: lower-case ASCII letters and digits, and hyphens.
fn slug(name: &str) -> String {
    let lower = fold(name);
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric());
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
