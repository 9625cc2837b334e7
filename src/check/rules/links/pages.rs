//! Links to pages of the documentation set: in the locale, as a fallback, or broken.

use crate::check::input::{Destination, Library};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::discover::RedirectTarget;
use crate::locale::Locale;
use crate::parse::{Target, TargetKind};
use crate::text::Span;

/// Every relative link, with where it leads.
fn each(library: &Library<'_>, mut say: impl FnMut(Span, &Target, &Locale, Destination)) {
    for (file, card) in &library.cards {
        let locale = &library.docset.file(*file).locale;
        for (span, target) in &card.links {
            if target.kind == TargetKind::Relative && !target.path().is_empty() {
                say(*span, target, locale, library.resolve(*file, target));
            }
        }
    }
}

declare_rule! {
    /// A link to a file that no locale has, or that is no part of the site.
    ///
    /// ## Why
    ///
    /// Readers get an error page. Redirections, letter case and the extension are
    /// forgiven here, and a folder stands for its `index`. Links from the root of the host
    /// (`/…`) and out of the content root are not looked at: other documentation sets may
    /// be published there.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](suport.md).
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](support.md).
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    LINK_FILE_NOT_FOUND = "link-file-not-found", Some(Severity::Error), Check::Library(not_found)
}

fn not_found(library: &Library<'_>, out: &mut Reporter<'_>) {
    each(library, |span, target, locale, found| {
        let (message, help) = match found {
            Destination::Nowhere => (
                format!("no locale has `{}`", target.path()),
                "mend the path, or remove the link",
            ),
            Destination::Unpublished(_) => (
                format!("`{}` has no address in the site", target.path()),
                "link to a page or a file that is published, or remove the link",
            ),
            _ => return,
        };
        let is_there = matches!(found, Destination::Unpublished(_));
        if is_there || !is_media(target) {
            out.report(span, message)
                .help(help)
                .subject(target.raw.clone())
                .locale(locale);
        }
    });
}

/// Images that a link leads to are reported with the images.
fn is_media(target: &Target) -> bool {
    let path = target.path().to_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".svg"]
        .iter()
        .any(|extension| path.ends_with(extension))
}

declare_rule! {
    /// A link to a page that only other locales have.
    ///
    /// ## Why
    ///
    /// The reader changes language. That is right as long as the page is not translated,
    /// so the rule is off by default; it tells what to translate next.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](support.md).
    /// ```
    ///
    /// ```md ru-RU support.md
    /// # Поддержка
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](support.md).
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    LINK_FALLBACK_ONLY = "link-fallback-only", None, Check::Library(fallback_only)
}

fn fallback_only(library: &Library<'_>, out: &mut Reporter<'_>) {
    each(library, |span, target, locale, found| {
        if let Destination::Fallback(other) = found {
            let other = library.docset.file(other);
            if !other.kind.is_page() {
                return;
            }
            out.report(
                span,
                format!("`{}` is not translated into {locale}", target.path()),
            )
            .label(format!("readers get the page in {}", other.locale))
            .help("translate the page")
            .subject(target.raw.clone())
            .locale(locale);
        }
    });
}

declare_rule! {
    /// A link whose path is not spelled as the file is.
    ///
    /// ## Why
    ///
    /// Letter case, `\` for `/` and the extension are forgiven on some systems and not on
    /// others: the link works on the author's machine and is dead on the web.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](Support.md).
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// Voir [le support](support.md).
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    LINK_MISSPELLED = "link-misspelled", Some(Severity::Warning), Check::Library(misspelled)
}

fn misspelled(library: &Library<'_>, out: &mut Reporter<'_>) {
    each(library, |span, target, locale, found| {
        if let Destination::Misspelled(file) = found {
            let key = &library.docset.file(file).key;
            out.report(span, format!("the file of `{}` is `{key}`", target.path()))
                .label("letter case, slashes and extension must agree")
                .help("write the path as the file is called")
                .subject(target.raw.clone())
                .locale(locale);
        }
    });
}

declare_rule! {
    /// A link to a page that was moved.
    ///
    /// ## Why
    ///
    /// It works, as long as the redirection stays, and costs the reader a detour.
    ///
    /// ## Instead
    ///
    /// Link to the page where it is now.
    LINK_REDIRECTED = "link-redirected", Some(Severity::Info), Check::Library(redirected)
}

fn redirected(library: &Library<'_>, out: &mut Reporter<'_>) {
    each(library, |span, target, locale, found| {
        let to = match found {
            Destination::Redirected(RedirectTarget::Page { key, .. }) => key.to_string(),
            Destination::Redirected(RedirectTarget::Url(url)) => url,
            _ => return,
        };
        out.report(span, format!("`{}` was moved", target.path()))
            .help(format!("link to `{to}`"))
            .subject(target.raw.clone())
            .locale(locale);
    });
}
