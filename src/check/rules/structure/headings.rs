//! The outline of a page.

use crate::check::facts::HeadingFact;
use std::collections::BTreeSet;

use crate::check::input::{Library, Page, Policy, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::parse::DocumentKind;
use crate::read::Side;

/// The words of a heading, folded: what findings about it are known by.
fn subject(page: &Page, heading: &HeadingFact) -> String {
    fold(&Words::of(&page.target, page.text(), heading.range).text)
}

declare_rule! {
    /// A page without a title heading.
    ///
    /// ## Why
    ///
    /// Readers and search engines do not see what the page is about. A `title` in the front
    /// matter or of a YAML page is one too. Pages without any heading, files that others
    /// include, and files without an address of their own are passed over.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ## Ouvrir un dossier
    ///
    /// Texte.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Ouvrir un dossier
    ///
    /// Texte.
    /// ```
    H1_MISSING = "h1-missing", Some(Severity::Warning), Check::Library(missing)
}

fn missing(library: &Library<'_>, out: &mut Reporter<'_>) {
    let parts = library.cards.iter();
    let parts = parts.flat_map(|(file, card)| {
        let targets = card.includes.iter();
        targets.filter_map(|(_, target)| library.included(*file, target))
    });
    let parts: BTreeSet<_> = parts.collect();
    for (file, card) in &library.cards {
        let entry = library.docset.file(*file);
        let Some(first) = card.untitled.filter(|_| entry.published) else {
            continue;
        };
        if !parts.contains(file) {
            out.report(first, "the page has no heading of level 1")
                .help("begin the page with `# ` and its title")
                .subject("title")
                .locale(&entry.locale);
        }
    }
}

declare_rule! {
    /// A page with more than one title heading.
    ///
    /// ## Why
    ///
    /// A screen reader's list of headings shows two pages in one.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Un
    ///
    /// # Deux
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Un
    ///
    /// ## Deux
    /// ```
    H1_MULTIPLE = "h1-multiple", Some(Severity::Info), Check::Page(multiple)
}

fn multiple(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let mut titles = page
        .target
        .headings
        .iter()
        .filter(|heading| heading.level == 1);
    let (Some(first), Some(second)) = (titles.next(), titles.next()) else {
        return;
    };
    if page.parsed.target.kind != DocumentKind::Page {
        return;
    }
    out.report(
        page.span(Side::Target, second.range),
        "a second heading of level 1",
    )
    .related(page.span(Side::Target, first.range), "the first")
    .help("make it a heading of level 2, or a page of its own")
    .subject(subject(page, second));
}

declare_rule! {
    /// A heading without words.
    ///
    /// ## Why
    ///
    /// It stands in every list of headings as a gap. A heading that only holds an anchor
    /// is better an anchor.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ## <a name="next"></a>
    ///
    /// Texte.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <a name="next"></a>
    ///
    /// Texte.
    /// ```
    HEADING_EMPTY = "heading-empty", Some(Severity::Warning), Check::Page(empty)
}

fn empty(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for heading in &page.target.headings {
        let images = &page.target.images;
        let has_image = crate::check::facts::within(images, heading.range)
            .next()
            .is_some();
        if heading.runs.0 == heading.runs.1 && !has_image {
            out.report(
                page.span(Side::Target, heading.range),
                "this heading has no words",
            )
            .help("give it words, or remove it")
            .subject(heading.anchors.join(" "));
        }
    }
}

declare_rule! {
    /// A heading that is more than one level below the one before it.
    ///
    /// ## Why
    ///
    /// A reader who goes by headings looks for the level between (WCAG 1.3.1).
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ### Détail
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ## Détail
    /// ```
    HEADING_SKIPPED = "heading-skipped", Some(Severity::Info), Check::Page(skipped)
}

fn skipped(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    if page.parsed.target.kind != DocumentKind::Page {
        return;
    }
    for pair in page.target.headings.windows(2) {
        let (above, heading) = (&pair[0], &pair[1]);
        if heading.level > above.level + 1 {
            out.report(
                page.span(Side::Target, heading.range),
                format!(
                    "heading of level {} after level {}",
                    heading.level, above.level
                ),
            )
            .related(
                page.span(Side::Target, above.range),
                "the heading before it",
            )
            .help(format!("make it level {}", above.level + 1))
            .subject(subject(page, heading));
        }
    }
}
