use std::collections::BTreeMap;

use crate::check::input::{Group, Page, Policy};
use crate::check::roster::place;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::{Change, Drift, Part, Severity};
use crate::parse::{AudienceKind, AudienceLayout, AudienceList};
use crate::read::Side;
use crate::text::{Span, TextRange};
use crate::vocabulary::fold;

declare_rule! {
    /// Roles, or what the page applies to, that the newest source lists otherwise.
    ///
    /// ## Why
    ///
    /// Readers of this locale try what they may no longer do, or do not know that they
    /// may. Folded into `drift-source-skew` unless `--unfold` is given.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// **Rôles appropriés** : Administrateur général | Agent des ventes => **Appropriate roles**: Global admin | Sales agent
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// **適當的角色** ：全域系統管理員 => **Appropriate roles**: Global admin
    /// ```
    ///
    /// ## Instead
    ///
    /// A role that was only renamed is the same role:
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// **Rôles appropriés** : Administrateur des utilisateurs => **Appropriate roles**: User admin
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// **適當的角色** ：使用者管理系統管理員 => **Appropriate roles**: User management admin
    /// ```
    DRIFT_ROLES_DIFFER = "drift-roles-differ", Some(Severity::Warning), Check::Group(check)
}

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    let alignment = &group.aligned.alignment;
    let Some(reference) = alignment.reference else {
        return;
    };
    let newest = &group.pages[reference];
    for (page, standing) in group.pages.iter().zip(&alignment.editions) {
        if standing.same_revision || page.parsed.source.is_none() {
            continue;
        }
        roles(page, newest, group.policy, out);
        applies_to(page, newest, out);
    }
}

/// The source lists of a kind, in the order of the page.
fn lists(page: &Page, kind: AudienceKind) -> Vec<&AudienceList> {
    let document = page.parsed.source.as_ref().unwrap_or(&page.parsed.target);
    let lists = document.audiences.iter();
    lists
        .filter(|list| list.kind == kind && list.layout != AudienceLayout::Prose)
        .collect()
}

fn source_span(page: &Page, range: TextRange) -> Span {
    let side = match page.parsed.source {
        Some(_) => Side::Source,
        None => Side::Target,
    };
    page.span(side, range)
}

/// Roles by id, or by folded name where they are not in the catalogue, with a name and a
/// place.
fn by_id(page: &Page, policy: &Policy) -> BTreeMap<String, (String, TextRange)> {
    let lists = lists(page, AudienceKind::Roles);
    let items = lists.into_iter().flat_map(|list| &list.items);
    items
        .map(|item| {
            let ids = policy.roles_named(&policy.source_locale, &item.name);
            let id = match ids.as_slice() {
                [only] => (*only).to_owned(),
                _ => fold(&item.name),
            };
            (id, (item.name.clone(), item.range))
        })
        .collect()
}

fn roles(page: &Page, newest: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    let (own, theirs) = (by_id(page, policy), by_id(newest, policy));
    let here = |range| page.span(Side::Source, range);
    for (id, (name, range)) in own.iter().filter(|(id, _)| !theirs.contains_key(*id)) {
        out.report(
            here(*range),
            format!("still lists `{name}`, which the newest source dropped"),
        )
        .help("remove the role, or ask whether the source lost it")
        .subject(format!("dropped|{id}"))
        .drift(Drift {
            change: Change::Dropped,
            part: Part::Role(name.clone()),
        })
        .locale(&page.locale);
    }
    let place = lists(page, AudienceKind::Roles)
        .first()
        .map_or(TextRange::empty(0), |list| place(list));
    for (id, (name, range)) in theirs.iter().filter(|(id, _)| !own.contains_key(*id)) {
        out.report(
            here(place),
            format!("lacks `{name}`, which the newest source lists"),
        )
        .help("add the role")
        .subject(format!("added|{id}"))
        .related(
            source_span(newest, *range),
            "the newest source lists it here",
        )
        .drift(Drift {
            change: Change::Added,
            part: Part::Role(name.clone()),
        })
        .locale(&page.locale);
    }
}

fn applies_to(page: &Page, newest: &Page, out: &mut Reporter<'_>) {
    let (own, theirs) = (
        lists(page, AudienceKind::AppliesTo),
        lists(newest, AudienceKind::AppliesTo),
    );
    let names = |lists: &[&AudienceList]| {
        let items = lists.iter().flat_map(|list| &list.items);
        let mut names: Vec<_> = items.map(|item| fold(&item.name)).collect();
        names.sort();
        names
    };
    if names(&own) == names(&theirs) {
        return;
    }
    let (change, message) = match (own.is_empty(), theirs.is_empty()) {
        (false, true) => (
            Change::Dropped,
            "still has Applies to, which the newest source dropped",
        ),
        (true, _) => (
            Change::Added,
            "lacks Applies to, which the newest source has",
        ),
        (false, false) => (
            Change::Reworded,
            "the newest source applies to other products",
        ),
    };
    let range = own.first().map_or(TextRange::empty(0), |list| place(list));
    let newest_list = theirs.first().map(|list| source_span(newest, place(list)));
    out.report(page.span(Side::Source, range), message)
        .help("make the list as the newest source has it")
        .subject(message)
        .drift(Drift {
            change,
            part: Part::AppliesTo,
        })
        .locale(&page.locale)
        .related_at(newest_list, "the newest source says");
}
