use std::collections::{BTreeMap, BTreeSet};

use crate::check::input::{Group, Page, Policy};
use crate::check::roster::place;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::{AudienceKind, AudienceLayout, AudienceList};
use crate::read::Side;

declare_rule! {
    /// A plain page that lists other roles than the same page in other locales.
    ///
    /// ## Why
    ///
    /// A plain page carries no source text, so its roles are compared with those of the
    /// other locales by their identity: most of them agree, one does not. Pages with a
    /// name that the catalogue does not have are passed over.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Remboursement
    ///
    /// **Rôles appropriés** : Administrateur général | Agent des ventes
    /// ```
    ///
    /// ```md ru-RU
    /// # Возврат
    ///
    /// **Соответствующие роли**: Глобальный администратор | Агент продаж
    /// ```
    ///
    /// ```md pt-BR
    /// # Reembolso
    ///
    /// **Funções apropriadas**: Administrador global
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Remboursement
    ///
    /// **Rôles appropriés** : Administrateur général | Agent des ventes
    /// ```
    ///
    /// ```md ru-RU
    /// # Возврат
    ///
    /// **Соответствующие роли**: Агент продаж | Глобальный администратор
    /// ```
    ROLE_SET_DIFFERS_LOCALES = "role-set-differs-locales", Some(Severity::Error),
    Check::Group(check)
}

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    let plain = group.pages.iter().filter(|page| page.source.is_none());
    let listed: Vec<_> = plain
        .filter_map(|page| Some((page, roles(page, group.policy)?)))
        .collect();
    let mut counts = BTreeMap::<&BTreeSet<String>, usize>::new();
    for (_, (_, ids)) in &listed {
        *counts.entry(ids).or_default() += 1;
    }
    // Without a majority nobody can tell who is wrong.
    let Some((most, _)) = counts.iter().find(|(_, count)| **count * 2 > listed.len()) else {
        return;
    };
    for (page, (list, ids)) in listed.iter().filter(|(_, (_, ids))| ids != *most) {
        let (mut lacks, mut adds) = (most.difference(ids), ids.difference(most));
        let (message, role) = match (lacks.next(), adds.next()) {
            (Some(role), _) => (format!("other locales also list the role `{role}`"), role),
            (None, Some(role)) => (format!("no other locale lists the role `{role}`"), role),
            (None, None) => continue,
        };
        out.report(page.span(Side::Target, place(list)), message)
            .help("list the same roles in every locale")
            .subject(role.as_str())
            .locale(&page.locale);
    }
}

/// The first role list of a page, and its roles; none where a name is not known.
fn roles<'a>(page: &'a Page, policy: &Policy) -> Option<(&'a AudienceList, BTreeSet<String>)> {
    let mut lists = page.parsed.target.audiences.iter();
    let is_roles = |list: &&AudienceList| {
        list.kind == AudienceKind::Roles && list.layout != AudienceLayout::Prose
    };
    let list = lists.find(is_roles)?;
    let id = |name: &str| match policy.roles_named(&page.locale, name).as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    };
    let ids = list.items.iter().map(|item| id(&item.name));
    Some((list, ids.collect::<Option<_>>()?))
}
