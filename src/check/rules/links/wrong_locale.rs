use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::parse::TargetKind;
use crate::read::Side;

declare_rule! {
    /// A link to a page in another language than the page's own.
    ///
    /// ## Why
    ///
    /// The address names a locale, so the reader leaves their language though the page
    /// exists in it. Addresses without a locale lead each reader to their own.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [la licence](https://docs.example.com/en-us/licence).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [la licence](https://docs.example.com/licence).
    /// ```
    LINK_WRONG_LOCALE = "link-wrong-locale", Some(Severity::Warning), Check::Page(check)
}

fn check(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    for link in &page.target.links {
        if !matches!(link.target.kind, TargetKind::Web | TargetKind::Root) {
            continue;
        }
        let Some((code, locale)) = locale_in(&link.target.raw) else {
            continue;
        };
        if !is_real(&locale, policy)
            || locale.reads(&page.locale)
            || page.locale.agrees_with(&policy.source_locale)
        {
            continue;
        }
        out.report(
            page.span(Side::Target, link.range),
            format!("link leads to the page in {locale}"),
        )
        .label("the address names a locale")
        .help(format!("take `{code}` out of the address"))
        .subject(link.target.raw.clone());
    }
}

/// Whether two letters and two letters are a locale that somebody would link to: of a
/// language of the docset, or of another in its own country. `co-op` is neither.
fn is_real(locale: &Locale, policy: &Policy) -> bool {
    let language = locale.language();
    let mut languages = policy.vocabularies.keys().map(Locale::language);
    languages.any(|own| own == language)
        || language
            .parse()
            .is_ok_and(|alone: Locale| alone.agrees_with(locale))
}

/// The locale that is the first part of an address's path: a language and a region.
fn locale_in(raw: &str) -> Option<(String, Locale)> {
    let path = match raw.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => raw.strip_prefix('/')?,
    };
    let part = path.split(['/', '?', '#']).next()?;
    let (language, region) = part.split_once('-')?;
    let is_code = language.len() == 2 && region.len() == 2;
    let locale = part.parse().ok().filter(|_| is_code)?;
    Some((format!("{part}/"), locale))
}
