//! What the front matter must hold.

use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::parse::{DocumentKind, Value};
use crate::read::Side;
use crate::text::TextRange;

declare_rule! {
    /// A page that says it is in another language than its folder.
    ///
    /// ## Why
    ///
    /// The page was put in the wrong folder, or its metadata was copied: it is published
    /// under the wrong language.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// ms.contentlocale: ru-RU
    /// ---
    ///
    /// # Titre
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// ms.contentlocale: fr-FR
    /// ---
    ///
    /// # Titre
    /// ```
    CONTENT_LOCALE_MISMATCH = "meta-contentlocale-mismatch", Some(Severity::Error),
    Check::Page(content_locale)
}

fn content_locale(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let front = page.front_matter();
    let Some(written) = &front.content_locale else {
        return;
    };
    let agrees = |locale: Locale| locale.agrees_with(&page.locale);
    if written.parse().is_ok_and(agrees) {
        return;
    }
    let entry = front
        .entries
        .iter()
        .find(|entry| entry.key == "ms.contentlocale");
    let range = entry.map_or(front.range, |entry| entry.range);
    out.report(
        page.span(Side::Target, range),
        format!("the page says `{written}`, its folder {}", page.locale),
    )
    .help("mend `ms.contentlocale`, or move the page")
    .subject(written.as_str());
}

declare_rule! {
    /// A page without metadata that the team requires.
    ///
    /// ## Why
    ///
    /// What a team requires is named in the configuration: `required_metadata =
    /// ["title", "ms.topic"]` in `[check]`. Nothing is required unless it says so.
    ///
    /// ## Example
    ///
    /// ```toml
    /// required_metadata = ["title", "ms.topic"]
    /// ```
    ///
    /// ```md fr-FR
    /// ---
    /// title: Titre
    /// ---
    ///
    /// # Titre
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// required_metadata = ["title", "ms.topic"]
    /// ```
    ///
    /// ```md fr-FR
    /// ---
    /// title: Titre
    /// ms.topic: how-to
    /// ---
    ///
    /// # Titre
    /// ```
    REQUIRED_MISSING = "meta-required-missing", Some(Severity::Warning), Check::Page(required)
}

fn required(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    let front = page.front_matter();
    if page.parsed.target.kind != DocumentKind::Page {
        return;
    }
    for key in &policy.required_metadata {
        let has = front
            .entries
            .iter()
            .any(|entry| entry.key == *key && entry.value != Value::Null);
        if has {
            continue;
        }
        let at = TextRange::empty(front.range.start as usize);
        out.report(
            page.span(Side::Target, at),
            format!("the front matter lacks `{key}`"),
        )
        .help(format!("add `{key}: …`"))
        .subject(key.as_str());
    }
}
