use crate::check::input::{Page, Policy};
use crate::check::roster::{Roster, place};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A role of the source that the translation does not list.
    ///
    /// ## Why
    ///
    /// Whoever has this role is told that they may not do what the guide describes.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// # Возврат => # Refund
    /// **Соответствующие роли**: глобальный администратор => **Appropriate roles**: Global admin | Billing admin
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// # Возврат => # Refund
    /// **Соответствующие роли**: глобальный администратор | администратор выставления счетов => **Appropriate roles**: Global admin | Billing admin
    /// ```
    ROLE_MISSING = "role-missing", Some(Severity::Error), Check::Page(missing)
}

fn missing(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for roster in Roster::of(page, policy) {
        let matched = roster.matched();
        // A known name that stands for another role is a swap, not a loss.
        if !matched.left.is_empty() {
            continue;
        }
        for (at, own) in matched.of_wanted.iter().enumerate() {
            if own.is_some() {
                continue;
            }
            let role = &roster.wanted[at];
            let (have, want) = (roster.listed.len(), roster.wanted.len());
            out.report(
                page.span(Side::Target, place(roster.target)),
                format!("role `{}` of the source is not listed", role.name),
            )
            .label(format!("{have} of {want} roles"))
            .related(
                page.span(Side::Source, roster.source.items[at].range),
                "the source lists it here",
            )
            .help("add the role to the list")
            .subject(role.id());
        }
    }
}

declare_rule! {
    /// A role that the translation lists, and its source does not.
    ///
    /// ## Why
    ///
    /// Readers with this role try what they may not do.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// # Reembolso => # Refund
    /// **Funções apropriadas**: Administrador global | Agente de vendas => **Appropriate roles**: Global admin
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// # Reembolso => # Refund
    /// **Funções apropriadas**: Administrador global => **Appropriate roles**: Global admin
    /// ```
    ROLE_EXTRA = "role-extra", Some(Severity::Error), Check::Page(extra)
}

fn extra(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for roster in Roster::of(page, policy) {
        let matched = roster.matched();
        if matched.of_wanted.iter().any(Option::is_none) {
            continue;
        }
        for at in matched.left {
            let role = &roster.listed[at];
            out.report(
                page.span(Side::Target, roster.target.items[at].range),
                format!("role `{}` is not in the source", role.name),
            )
            .help("remove the role, or ask whether the source lacks it")
            .subject(role.id());
        }
    }
}
