use crate::check::input::{Page, Policy};
use crate::check::roster::place;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::{AudienceKind, AudienceLayout, AudienceList};
use crate::read::Side;

declare_rule! {
    /// A list of what the page applies to that is shorter or longer than its source's.
    ///
    /// ## Why
    ///
    /// Readers take the guide for a product that it is not about, or pass over one that
    /// is theirs.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// # Offres => # Offers
    /// **S’applique à** : Espace partenaires => **Applies to**: Partner Center | Partner Center for Microsoft Cloud Germany
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Offres => # Offers
    /// **S’applique à** : Espace partenaires => **Applies to**: Partner Center
    /// ```
    APPLIES_TO_DIFFERS = "applies-to-differs", Some(Severity::Warning), Check::Page(check)
}

fn check(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let Some(source) = &page.parsed.source else {
        return;
    };
    let own = lists(&page.parsed.target.audiences);
    let theirs = lists(&source.audiences);
    if own.len() != theirs.len() {
        return;
    }
    for (own, theirs) in own.into_iter().zip(theirs) {
        if own.items.len() == theirs.items.len() {
            continue;
        }
        out.report(
            page.span(Side::Target, place(own)),
            format!(
                "applies to {} here, to {} in the source",
                own.items.len(),
                theirs.items.len()
            ),
        )
        .related(
            page.span(Side::Source, place(theirs)),
            "the list in the source",
        )
        .help("list the same products")
        .subject("applies-to");
    }
}

fn lists(audiences: &[AudienceList]) -> Vec<&AudienceList> {
    let is_list = |list: &&AudienceList| {
        list.kind == AudienceKind::AppliesTo && list.layout != AudienceLayout::Prose
    };
    audiences.iter().filter(is_list).collect()
}
