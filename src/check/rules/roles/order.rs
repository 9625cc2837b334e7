use crate::check::input::{Page, Policy};
use crate::check::roster::{Roster, place};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// The roles of the source in another order.
    ///
    /// ## Why
    ///
    /// Nothing is lost, but who compares the locales, or takes terms from them, pairs the
    /// wrong names.
    ///
    /// ## Example
    ///
    /// ```pairs pt-BR
    /// # Ofertas => # Offers
    /// **Funções apropriadas**: Agente de vendas | Administrador global => **Appropriate roles**: Global admin | Sales agent
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs pt-BR
    /// # Ofertas => # Offers
    /// **Funções apropriadas**: Administrador global | Agente de vendas => **Appropriate roles**: Global admin | Sales agent
    /// ```
    ROLE_ORDER_DIFFERS = "role-order-differs", Some(Severity::Info), Check::Page(check)
}

fn check(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for roster in Roster::of(page, policy) {
        let places: Option<Vec<usize>> = roster.matched().of_wanted.into_iter().collect();
        let Some(places) = places else {
            continue;
        };
        if places.is_sorted() {
            continue;
        }
        let names: Vec<_> = roster
            .wanted
            .iter()
            .map(|role| role.name.as_str())
            .collect();
        out.report(
            page.span(Side::Target, place(roster.target)),
            "the roles stand in another order than in the source",
        )
        .help(format!("the source has {}", names.join(", ")))
        .subject(names.join("|"));
    }
}
