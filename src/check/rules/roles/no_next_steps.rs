use crate::check::facts::HeadingFact;
use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::locale::Locale;
use crate::read::Side;
use crate::vocabulary::fold;

declare_rule! {
    /// A how-to guide that does not say what to do next.
    ///
    /// ## Why
    ///
    /// A reader who is done looks for the guide to go on with. Only pages whose `ms.topic`
    /// is `how-to` are looked at; off by default, since it is a matter of house style.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// ms.topic: how-to
    /// ---
    ///
    /// # Rembourser un billet
    ///
    /// 1. Ouvrez la page.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// ms.topic: how-to
    /// ---
    ///
    /// # Rembourser un billet
    ///
    /// 1. Ouvrez la page.
    ///
    /// ## Étapes suivantes
    ///
    /// - [Ouvrir un service](open-a-shift.md)
    /// ```
    GUIDE_NO_NEXT_STEPS = "guide-no-next-steps", None, Check::Page(check)
}

fn check(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    if page.front_matter().topic.as_deref() != Some("how-to") {
        return;
    }
    let is_next = |side: Side, headings: &[HeadingFact], locale: &Locale| {
        let words = policy.vocabularies.get(locale);
        headings.iter().any(|heading| {
            let facts = match side {
                Side::Target => &page.target,
                Side::Source => page.source.as_ref().unwrap_or(&page.target),
            };
            let text = Words::of(facts, page.parsed.text(side), heading.range).text;
            words.is_some_and(|words| words.next_steps_labels.contains(&fold(&text)))
        })
    };
    let named = match &page.source {
        Some(source) => is_next(Side::Source, &source.headings, &policy.source_locale),
        None => is_next(Side::Target, &page.target.headings, &page.locale),
    };
    let Some(title) = page.target.headings.first() else {
        return;
    };
    if !named {
        out.report(
            page.span(Side::Target, title.range),
            "the guide does not say what to do next",
        )
        .help("add a section of next steps at its end")
        .subject("next steps");
    }
}
