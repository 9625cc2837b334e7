//! Images.

use std::collections::BTreeSet;

use crate::check::input::{Destination, Library, Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::TargetKind;
use crate::read::Side;

declare_rule! {
    /// An image that no locale has.
    ///
    /// ## Why
    ///
    /// Readers see an empty frame. Where none of the images of the set is there, its
    /// media are kept elsewhere: that is one finding, not one for each image.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// ![Le tableau](media/board.png)
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// ![Le tableau](media/board.png)
    /// ```
    ///
    /// ```md fr-FR media/board.png
    /// (an image)
    /// ```
    IMAGE_NOT_FOUND = "image-not-found", Some(Severity::Warning), Check::Library(not_found)
}

fn not_found(library: &Library<'_>, out: &mut Reporter<'_>) {
    let mut missing = Vec::new();
    let mut total = 0;
    for (file, card) in &library.cards {
        for (span, target) in &card.images {
            if target.kind != TargetKind::Relative {
                continue;
            }
            total += 1;
            let found = library.resolve(*file, target);
            if matches!(found, Destination::Nowhere | Destination::Unpublished(_)) {
                missing.push((*file, *span, target));
            }
        }
    }
    if missing.len() > 1 && missing.len() == total {
        let (_, span, _) = missing[0];
        out.report(span, format!("none of the {total} images is in the set"))
            .label("the first of them")
            .help("add the media folder, or turn this rule off")
            .subject("all images");
        return;
    }
    let mut seen = BTreeSet::new();
    for (file, span, target) in missing {
        let locale = &library.docset.file(file).locale;
        if !seen.insert((file, target.raw.as_str())) {
            continue;
        }
        out.report(span, format!("the site has no image `{}`", target.raw))
            .help("mend the path, or add the image")
            .subject(target.raw.clone())
            .locale(locale);
    }
}

declare_rule! {
    /// An image without a text for those who do not see it.
    ///
    /// ## Why
    ///
    /// A screen reader says "image" or reads the file's name (WCAG 1.1.1). Icons may go
    /// without.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ![](media/board.png)
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ![Le tableau des départs](media/board.png)
    /// ```
    IMAGE_ALT_MISSING = "image-alt-missing", Some(Severity::Warning), Check::Page(alt_missing)
}

fn alt_missing(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for image in &page.target.images {
        if image.alt.trim().is_empty() && !image.is_icon {
            out.report(
                page.span(Side::Target, image.range),
                "this image has no text for those who do not see it",
            )
            .help("say what it shows")
            .subject(image.target.raw.clone());
        }
    }
}
