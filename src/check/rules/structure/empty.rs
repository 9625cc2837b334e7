//! Pages without anything to read.

use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::DocumentKind;
use crate::text::{Span, TextRange};

declare_rule! {
    /// A page without any text.
    ///
    /// ## Why
    ///
    /// The file was emptied, or only its front matter is left: a translation that was
    /// never delivered, or an editor that crashed. Readers get a blank page, and no other
    /// rule has anything to compare.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// title: Ouvrir un dossier
    /// ---
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// title: Ouvrir un dossier
    /// ---
    /// # Ouvrir un dossier
    /// ```
    PAGE_EMPTY = "page-empty", Some(Severity::Error), Check::Page(empty)
}

fn empty(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let document = &page.parsed.target;
    if document.kind == DocumentKind::Page && document.blocks.is_empty() {
        let span = Span {
            file: page.file,
            range: TextRange::empty(0),
        };
        out.report(span, "the page has no text")
            .label("readers see a blank page")
            .help("restore the text, or remove the page")
            .subject("text");
    }
}
