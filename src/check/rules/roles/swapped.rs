use crate::check::input::{Page, Policy};
use crate::check::roster::Roster;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A role whose translation is the name of another role.
    ///
    /// ## Why
    ///
    /// Readers are sent to the wrong colleague, or try what they may not do.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// # Reembolso => # Refund
    /// **Funções apropriadas**: Administrador global | Agente de cobrança => **Appropriate roles**: Global admin | Sales agent
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// # Reembolso => # Refund
    /// **Funções apropriadas**: Administrador global | Agente de vendas => **Appropriate roles**: Global admin | Sales agent
    /// ```
    ROLE_SWAPPED = "role-swapped", Some(Severity::Error), Check::Page(check)
}

fn check(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for roster in Roster::of(page, policy) {
        let matched = roster.matched();
        let without = (0..roster.wanted.len()).filter(|&at| matched.of_wanted[at].is_none());
        for (wanted, listed) in without.zip(matched.left.iter().copied()) {
            let (role, other) = (&roster.wanted[wanted], &roster.listed[listed]);
            out.report(
                page.span(Side::Target, roster.target.items[listed].range),
                format!("`{}` is not the role `{}`", other.name, role.name),
            )
            .label(format!("the name of {}", others(&other.ids, policy)))
            .related(
                page.span(Side::Source, roster.source.items[wanted].range),
                "the role in the source",
            )
            .help(preferred(page, policy, &role.id()))
            .subject(format!("{}|{}", role.id(), other.id()));
        }
    }
}

/// The names in the source language of the roles that a name can mean.
fn others(ids: &std::collections::BTreeSet<String>, policy: &Policy) -> String {
    let words = policy.vocabularies.get(&policy.source_locale);
    let names: Vec<_> = ids
        .iter()
        .map(|id| {
            let forms = words.and_then(|words| words.roles.get(id));
            let name = forms.and_then(|forms| forms.first()).unwrap_or(id);
            format!("`{name}`")
        })
        .collect();
    names.join(" or ")
}

fn preferred(page: &Page, policy: &Policy, id: &str) -> String {
    let words = policy.vocabularies.get(&page.locale);
    let forms = words.and_then(|words| words.roles.get(id));
    match forms.and_then(|forms| forms.first()) {
        Some(name) => format!("write `{name}`"),
        None => "write the role's own name".to_owned(),
    }
}
