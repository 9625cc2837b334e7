//! The names of roles, as against the catalogue in `locales/<locale>/roles.ftl`.

use std::collections::BTreeMap;

use crate::check::input::{Library, Page, Policy};
use crate::check::roster::Roster;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::read::Side;
use crate::text::Span;
use crate::vocabulary::fold;

declare_rule! {
    /// A role under another name than the one its locale prefers.
    ///
    /// ## Why
    ///
    /// A reader who looks for the role they were given does not find it. The preferred
    /// name is the first of the role's message in `locales/<locale>/roles.ftl`;
    /// `isogloss terms` proposes that file. Where another page of the locale has the
    /// preferred name, the finding shows that place.
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
    ROLE_TERM_VARIANT = "role-term-variant", Some(Severity::Info),
    Check::Library(term_variant)
}

fn term_variant(library: &Library<'_>, out: &mut Reporter<'_>) {
    let vocabularies = &library.policy.vocabularies;
    let mut preferred_at = BTreeMap::<(&Locale, &str), Span>::new();
    let uses = library.cards.iter().flat_map(|(file, card)| {
        let locale = &library.docset.file(*file).locale;
        card.roles.iter().map(move |used| (locale, used))
    });
    let variants = uses.filter_map(|(locale, used)| {
        let words = vocabularies.get(locale)?;
        let preferred = words.roles.get(&used.id)?.first()?;
        if fold(&used.name) == fold(preferred) {
            let key = (locale, used.id.as_str());
            preferred_at.entry(key).or_insert(used.span);
            return None;
        }
        // A role under its older name may be translated by its older name.
        used.is_current.then_some((locale, used, preferred))
    });
    let variants: Vec<_> = variants.collect();
    for (locale, used, preferred) in variants {
        let name = used.name.trim();
        let elsewhere = preferred_at.get(&(locale, used.id.as_str())).copied();
        let message = match elsewhere {
            Some(_) => format!("`{name}` is called `{preferred}` elsewhere"),
            None => format!("`{name}` is not the name in `roles.ftl`, `{preferred}`"),
        };
        out.report(used.span, message)
            .help(format!(
                "write `{preferred}`, or prefer this name in `roles.ftl`"
            ))
            .subject(format!("{}|{}", used.id, fold(&used.name)))
            .related_at(elsewhere, "the role is called so here")
            .locale(locale);
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
