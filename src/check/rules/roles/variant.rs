//! The names of roles, as against the catalogue in `locales/<locale>/roles.ftl`.

use crate::check::input::{Page, Policy};
use crate::check::roster::Roster;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;
use crate::vocabulary::fold;

declare_rule! {
    /// A role under another name than the one its locale prefers.
    ///
    /// ## Why
    ///
    /// A reader who looks for the role they were given does not find it. The preferred
    /// name is the first of the role's message in `locales/<locale>/roles.ftl`;
    /// `isogloss terms` proposes that file.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// # Предложения => # Offers
    /// **Соответствующие роли**: агент по продажам => **Appropriate roles**: Sales agent
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// # Предложения => # Offers
    /// **Соответствующие роли**: агент продаж => **Appropriate roles**: Sales agent
    /// ```
    ROLE_TERM_VARIANT = "role-term-variant", Some(Severity::Info), Check::Page(term_variant)
}

fn term_variant(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    let Some(words) = policy.vocabularies.get(&page.locale) else {
        return;
    };
    for roster in Roster::of(page, policy) {
        let matched = roster.matched();
        for (role, own) in roster.wanted.iter().zip(matched.of_wanted) {
            let Some(own) = own else { continue };
            let id = role.id();
            // A role under its older name may be translated by its older name.
            let named = policy.vocabularies.get(&policy.source_locale);
            let current = named.and_then(|words| words.roles.get(&id)?.first());
            if current.is_some_and(|current| fold(current) != fold(&role.name)) {
                continue;
            }
            let preferred = words.roles.get(&id).and_then(|forms| forms.first());
            let Some(preferred) = preferred else { continue };
            let name = &roster.listed[own].name;
            if fold(name) == fold(preferred) {
                continue;
            }
            out.report(
                page.span(Side::Target, roster.target.items[own].range),
                format!("`{}` is called `{preferred}` elsewhere", name.trim()),
            )
            .help(format!(
                "write `{preferred}`, or prefer this name in `roles.ftl`"
            ))
            .subject(format!("{id}|{}", fold(name)));
        }
    }
}

declare_rule! {
    /// A role of the source that the catalogue does not have.
    ///
    /// ## Why
    ///
    /// Its name may be misspelt; and no locale can tell whether it is translated
    /// consistently.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// # Offres => # Offers
    /// **Rôles appropriés** : Gardien de nuit => **Appropriate roles**: Night watchman
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Offres => # Offers
    /// **Rôles appropriés** : Agent des ventes => **Appropriate roles**: Sales agent
    /// ```
    ROLE_UNKNOWN = "role-unknown", None, Check::Page(unknown)
}

fn unknown(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for roster in Roster::of(page, policy) {
        for (role, item) in roster.wanted.iter().zip(&roster.source.items) {
            if !role.ids.is_empty() {
                continue;
            }
            out.report(
                page.span(Side::Source, item.range),
                format!("role `{}` is not in the catalogue", role.name),
            )
            .help("mend its name, or add it to `roles.ftl`: see `isogloss terms`")
            .subject(fold(&role.name));
        }
    }
}
