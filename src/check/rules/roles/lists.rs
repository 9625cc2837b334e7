//! Role lists in themselves.

use crate::check::input::{Page, Policy};
use crate::check::roster::run_together;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::{AudienceKind, AudienceLayout, AudienceList};
use crate::read::Side;
use crate::vocabulary::fold;

fn role_lists(page: &Page) -> impl Iterator<Item = &AudienceList> {
    let lists = page.parsed.target.audiences.iter();
    lists.filter(|list| list.kind == AudienceKind::Roles && list.layout != AudienceLayout::Prose)
}

declare_rule! {
    /// A role that a list names twice.
    ///
    /// ## Why
    ///
    /// One of the two was most likely meant to be another role. Where the source tells
    /// which, `role-swapped` does.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Offres
    ///
    /// **Rôles appropriés** : Agent des ventes | Agent des ventes
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Offres
    ///
    /// **Rôles appropriés** : Agent des ventes | Agent d’administration
    /// ```
    ROLE_DUPLICATE = "role-duplicate", Some(Severity::Warning), Check::Page(duplicate)
}

fn duplicate(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for list in role_lists(page) {
        for (at, item) in list.items.iter().enumerate() {
            let same = |other: &&crate::parse::AudienceItem| fold(&other.name) == fold(&item.name);
            let Some(first) = list.items[..at].iter().find(same) else {
                continue;
            };
            out.report(
                page.span(Side::Target, item.range),
                format!("role `{}` is listed twice", item.name),
            )
            .related(page.span(Side::Target, first.range), "listed here already")
            .help("remove one, or write the role that was meant")
            .subject(fold(&item.name));
        }
    }
}

declare_rule! {
    /// A role list that is half in the line of its label and half in bullets, or whose
    /// roles are not kept apart.
    ///
    /// ## Why
    ///
    /// The first role looks like part of the label, and readers begin with the second; with
    /// commas instead of `|` all roles are taken for one, which no page and no rule knows.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// # 優惠 => # Offers
    /// **適當的角色** -全域系統管理員 => **Appropriate roles** -Global admin
    /// - 銷售代理人 => - Sales agent
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// # 優惠 => # Offers
    /// **適當的角色** => **Appropriate roles**
    ///
    /// - 全域系統管理員 => - Global admin
    /// - 銷售代理人 => - Sales agent
    /// ```
    ROLE_BLOCK_SYNTAX = "role-block-syntax", Some(Severity::Info), Check::Page(block_syntax)
}

fn block_syntax(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for list in role_lists(page) {
        if list.layout != AudienceLayout::Mixed {
            continue;
        }
        out.report(
            page.span(Side::Target, list.label),
            "the role list is half in the label's line, half in bullets",
        )
        .help("write all roles as bullets, or all in the line")
        .subject("layout");
    }
    for list in run_together(page) {
        out.report(
            page.span(Side::Target, list.items[0].range),
            "the roles are not kept apart by `|`, and are taken for one",
        )
        .help("write ` | ` between them")
        .subject("separators");
    }
}
