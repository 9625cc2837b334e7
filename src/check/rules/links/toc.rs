//! The navigation, as against the pages that there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::input::{Destination, Library, Toc};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::discover::FileKind;
use crate::locale::Locale;
use crate::parse::TargetKind;
use crate::text::{FileId, Span, TextRange};

fn locale_of<'a>(library: &'a Library<'_>, toc: &Toc) -> &'a Locale {
    &library.docset.file(toc.file).locale
}

fn is_toc(library: &Library<'_>, file: FileId) -> bool {
    let kind = library.docset.file(file).kind;
    matches!(kind, FileKind::TocYaml | FileKind::TocMarkdown)
}

declare_rule! {
    /// An entry of the navigation that leads to no page.
    ///
    /// ## Why
    ///
    /// Every reader sees the entry on every page, and gets an error.
    ///
    /// ## Example
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: suport.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: support.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    TOC_TARGET_MISSING = "toc-target-missing", Some(Severity::Error), Check::Library(missing)
}

fn missing(library: &Library<'_>, out: &mut Reporter<'_>) {
    for toc in &library.tocs {
        for entry in toc.all() {
            let Some(target) = entry.target.as_ref() else {
                continue;
            };
            if target.kind != TargetKind::Relative {
                continue;
            }
            let message = match library.resolve(toc.file, target) {
                Destination::Nowhere => format!("no locale has `{}`", target.path()),
                // A branch of the navigation.
                Destination::Unpublished(file) if is_toc(library, file) => continue,
                Destination::Unpublished(_) => {
                    format!("`{}` has no address in the site", target.path())
                }
                _ => continue,
            };
            let span = Span {
                file: toc.file,
                range: entry.line,
            };
            out.report(span, message)
                .help("mend the path, or remove the entry")
                .subject(target.raw.clone())
                .locale(locale_of(library, toc));
        }
    }
}

declare_rule! {
    /// A page that stands twice in one navigation.
    ///
    /// ## Why
    ///
    /// The reader cannot tell where in the navigation they are.
    ///
    /// ## Example
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: support.md
    /// - name: Aide
    ///   href: support.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: support.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    TOC_ENTRY_DUPLICATE = "toc-entry-duplicate", Some(Severity::Info), Check::Library(duplicate)
}

fn duplicate(library: &Library<'_>, out: &mut Reporter<'_>) {
    for toc in &library.tocs {
        let mut seen = BTreeMap::<&str, TextRange>::new();
        for entry in toc.all() {
            let Some(target) = &entry.target else {
                continue;
            };
            let span = |range| Span {
                file: toc.file,
                range,
            };
            if let Some(first) = seen.insert(&target.raw, entry.line) {
                out.report(
                    span(entry.line),
                    format!("`{}` stands twice in the navigation", target.raw),
                )
                .related(span(first), "the first entry")
                .help("keep the entry where readers look for it")
                .subject(target.raw.clone())
                .locale(locale_of(library, toc));
            }
        }
    }
}

declare_rule! {
    /// A page that the navigation does not name.
    ///
    /// ## Why
    ///
    /// Readers find it by search or by chance. A locale without navigation is passed
    /// over, and so is a page at the top such as `index.yml`.
    ///
    /// ## Example
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: support.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ```md fr-FR refund.md
    /// # Remboursement
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yml fr-FR TOC.yml
    /// - name: Support
    ///   href: support.md
    /// - name: Remboursement
    ///   href: refund.md
    /// ```
    ///
    /// ```md fr-FR support.md
    /// # Support
    /// ```
    ///
    /// ```md fr-FR refund.md
    /// # Remboursement
    /// ```
    TOC_ORPHAN_PAGE = "toc-orphan-page", Some(Severity::Info), Check::Library(orphan)
}

fn orphan(library: &Library<'_>, out: &mut Reporter<'_>) {
    let mut named = BTreeSet::<FileId>::new();
    let mut with_toc = BTreeSet::new();
    for toc in &library.tocs {
        with_toc.insert(locale_of(library, toc));
        for target in toc
            .all()
            .into_iter()
            .filter_map(|entry| entry.target.as_ref())
        {
            if let Destination::Own(file) | Destination::Misspelled(file) =
                library.resolve(toc.file, target)
            {
                named.insert(file);
            }
        }
    }
    for (file, entry) in library.docset.entries() {
        let is_page = entry.published && library.cards.contains_key(&file);
        let is_index = entry.key.stem().ends_with("index");
        if !is_page || is_index || !with_toc.contains(&entry.locale) || named.contains(&file) {
            continue;
        }
        let span = Span {
            file,
            range: TextRange::empty(0),
        };
        out.report(
            span,
            format!("the navigation does not name `{}`", entry.key),
        )
        .help("add the page to `TOC.yml`, or exclude it")
        .subject("navigation")
        .locale(&entry.locale);
    }
}
