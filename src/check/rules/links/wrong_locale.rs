use std::collections::{BTreeMap, BTreeSet};

use crate::check::input::{Library, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::parse::{Target, TargetKind};
use crate::text::Span;

declare_rule! {
    /// A link to a page in another language than the page's own.
    ///
    /// ## Why
    ///
    /// The address names a locale, so the reader leaves their language though the page
    /// exists in it. Addresses without a locale lead each reader to their own. Only hosts
    /// count that are known to have pages in several languages: the site's own (`/en-us/…`
    /// and `base_url`), those in `localized_hosts` of `[check]`, and those to which pages
    /// of two locales link for the same page, each in its own language.
    ///
    /// ## Example
    ///
    /// ```toml
    /// localized_hosts = ["docs.example.com"]
    /// ```
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [la licence](https://docs.example.com/en-us/licence).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// localized_hosts = ["docs.example.com"]
    /// ```
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [la licence](https://docs.example.com/licence), et
    /// [un autre site](https://www.example.org/en-us/).
    /// ```
    LINK_WRONG_LOCALE = "link-wrong-locale", Some(Severity::Warning), Check::Library(check)
}

fn check(library: &Library<'_>, out: &mut Reporter<'_>) {
    let hosts = hosts_with_locales(library);
    for (locale, link) in addresses(library) {
        let is_own = |host: &str| {
            let configured = library.policy.localized_hosts.iter();
            host.is_empty() || hosts.contains(host) || configured.clone().any(|own| own == host)
        };
        if !is_real(&link.locale, library.policy)
            || link.locale.reads(locale)
            || locale.agrees_with(&library.policy.source_locale)
            || !is_own(&link.host)
        {
            continue;
        }
        out.report(
            link.span,
            format!("link leads to the page in {}", link.locale),
        )
        .label("the address names a locale")
        .help(format!("take `{}/` out of the address", link.code))
        .subject(link.raw.to_owned())
        .locale(locale);
    }
}

/// A link whose address names a locale.
struct Address<'a> {
    span: Span,
    raw: &'a str,
    /// In lower case; empty for a link from the root of the site's own host.
    host: String,
    /// The part of the path that is the locale's code.
    code: &'a str,
    locale: Locale,
    /// What follows the code.
    path: &'a str,
}

/// The links of all pages whose addresses name a locale, with the locale of the page.
fn addresses<'a>(library: &'a Library<'_>) -> impl Iterator<Item = (&'a Locale, Address<'a>)> {
    library.cards.iter().flat_map(|(file, card)| {
        let locale = &library.docset.file(*file).locale;
        let links = card.links.iter();
        links.filter_map(move |(span, target)| Some((locale, address(*span, target)?)))
    })
}

/// The hosts that have a page in several of the docset's languages: pages of two locales
/// link to it, each in its own.
fn hosts_with_locales(library: &Library<'_>) -> BTreeSet<String> {
    let mut pages = BTreeMap::<(String, &str), &Locale>::new();
    let mut hosts = BTreeSet::new();
    for (locale, link) in addresses(library).filter(|(locale, link)| link.locale.reads(locale)) {
        let host = link.host.clone();
        let first = *pages.entry((link.host, link.path)).or_insert(locale);
        if !first.reads(locale) {
            hosts.insert(host);
        }
    }
    hosts
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

/// A link with a locale, a language and a region, as the first part of its path.
fn address(span: Span, target: &Target) -> Option<Address<'_>> {
    if !matches!(target.kind, TargetKind::Web | TargetKind::Root) {
        return None;
    }
    let raw = target.raw.as_str();
    let (host, path) = match raw.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?,
        None => ("", raw.strip_prefix('/')?),
    };
    let code = path.split(['/', '?', '#']).next()?;
    let (language, region) = code.split_once('-')?;
    let is_code = language.len() == 2 && region.len() == 2;
    let locale = code.parse().ok().filter(|_| is_code)?;
    Some(Address {
        span,
        raw,
        host: host.to_lowercase(),
        code,
        locale,
        path: path[code.len()..].split(['?', '#']).next()?,
    })
}
