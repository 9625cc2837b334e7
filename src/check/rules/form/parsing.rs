//! What discovery and the parser report.

use std::collections::BTreeMap;

use crate::check::input::Library;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::parse::TocTree;
use crate::text::Span;

declare_rule! {
    /// Raw HTML, or a link target, that no page may show.
    ///
    /// ## Why
    ///
    /// Scripts, event handlers, frames, forms and `javascript:` links can harm a reader.
    /// The site drops them, so the page lacks what its author wrote.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Avant. <script>alert(1)</script> Après.
    /// ```
    ///
    /// ## Instead
    ///
    /// Tables, line breaks, anchors, lists, emphasis and `details` pass:
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Avant. <br/> Après.
    /// ```
    HTML_DISALLOWED = "html-disallowed", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A directive whose quotes do not pair.
    ///
    /// ## Why
    ///
    /// A translator quoted a word within the alternative text, or set the quotes in type.
    /// The publisher shows the directive to readers as text; here its values are guessed,
    /// each up to the next key.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// :::image type="content" source="https://example.com/a.png" alt-text="Le bouton "Oui" en bas":::
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// :::image type="content" source="https://example.com/a.png" alt-text="Le bouton « Oui » en bas":::
    /// ```
    DIRECTIVE_QUOTES_BROKEN = "directive-quotes-broken", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A `:::` block that is not closed, or closed without being open.
    ///
    /// ## Why
    ///
    /// Readers see the marker as text, or a part of the page in the wrong zone.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// :::zone pivot="web"
    ///
    /// Texte.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// :::zone pivot="web"
    ///
    /// Texte.
    ///
    /// :::zone-end
    /// ```
    ZONE_TAB_MISMATCH = "zone-tab-mismatch", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// Containers nested deeper than a page can need.
    ///
    /// ## Why
    ///
    /// What is nested deeper than the limit (16 lists, quotes and `:::` blocks) is shown
    /// without its containers. An include more than four deep stays text. Entries of the
    /// navigation more than 24 deep, counted over all TOC files that lead to one another,
    /// are left out.
    ///
    /// ## Instead
    ///
    /// Take some of the quotes, lists or entries apart.
    NESTING_TOO_DEEP = "nesting-too-deep", Some(Severity::Warning),
    Check::Library(deep_navigation)
}

/// The navigation; pages are judged by the parser.
fn deep_navigation(library: &Library<'_>, out: &mut Reporter<'_>) {
    let mut by_locale: BTreeMap<&Locale, Vec<_>> = BTreeMap::new();
    for toc in &library.tocs {
        let entry = library.docset.file(toc.file);
        let of_locale = by_locale.entry(&entry.locale).or_default();
        of_locale.push((entry.key.folder(), toc.file, &*toc.entries));
    }
    for (locale, tocs) in by_locale {
        let tree = TocTree::new(tocs.into_iter());
        for (file, entry) in tree.too_deep() {
            let range = entry.line;
            out.report(Span { file, range }, TocTree::message())
                .help(TocTree::HELP)
                .subject(entry.name.clone())
                .locale(locale);
        }
    }
}

declare_rule! {
    /// Rows of a table that end long before the columns of its header do.
    ///
    /// ## Why
    ///
    /// A short row is filled up with empty cells, but only as many as the table has
    /// characters: a header of a thousand columns over a thousand rows would make a
    /// million. The cells beyond that are left out.
    ///
    /// ## Instead
    ///
    /// Take the columns away that no row uses.
    TABLE_ROWS_SHORT = "table-rows-short", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A file that is not opened: a link to elsewhere or to a hidden file, a pipe, a device.
    ///
    /// ## Why
    ///
    /// What is read as content is published. A link in the content root could lead to any
    /// file of the machine that builds, or to the secrets of the repository; so the target
    /// of a link decides: it must lie in the same content root, and neither it nor a folder
    /// that it lies in may be hidden. Nothing but regular files is opened, since a pipe may
    /// be waited for without end. Links that lead nowhere or in circles are told too.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    /// ```
    ///
    /// ```link fr-FR settings.txt
    /// ../isogloss.toml
    /// ```
    ///
    /// ## Instead
    ///
    /// A link to a file of the same content root is read in its place:
    ///
    /// ```md fr-FR
    /// # Titre
    /// ```
    ///
    /// ```txt fr-FR media/settings.txt
    /// title
    /// ```
    ///
    /// ```link fr-FR settings.txt
    /// media/settings.txt
    /// ```
    FILE_REFUSED = "file-refused", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A content root without a page.
    ///
    /// ## Why
    ///
    /// A misspelled path, a submodule that was not checked out or a translation that is
    /// still to come makes a locale empty. Nothing can be found where nothing is, and a run
    /// that checked nothing must not look like one that found nothing wrong.
    ///
    /// ## Example
    ///
    /// ```txt fr-FR notes.txt
    /// Il n'y a pas de page.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    /// ```
    CONTENT_EMPTY = "content-empty", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// Text for readers in a form that is not read.
    ///
    /// ## Why
    ///
    /// MDX, reStructuredText, AsciiDoc and the like are passed over: such pages are
    /// neither checked nor on the site. They are counted here, by locale and extension, at
    /// the first of them. HTML files are told by `asset-not-published`.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    /// ```
    ///
    /// ```txt fr-FR guide.mdx
    /// # Guide
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    /// ```
    ///
    /// ```md fr-FR guide.md
    /// # Guide
    /// ```
    FORMAT_UNREAD = "format-unread", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A path that cannot be written on every system.
    ///
    /// ## Why
    ///
    /// A site is built on one system, and copied to others and checked out on them. Windows
    /// refuses some names (`CON`, `nul.md`, `COM1`), the characters `<>:"|?*\` and names
    /// that end with a dot or a blank; every system has a longest name and path; control
    /// characters, names that are not Unicode, and parts that are empty, `.`, `..`, hidden or
    /// begin with `~` have no address. The page, the asset or the redirection is left out;
    /// the rest of the site is built.
    ///
    /// ## Example
    ///
    /// ```md fr-FR con.md
    /// # Titre
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR console.md
    /// # Titre
    /// ```
    PATH_REFUSED = "path-refused", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// Two files that would lie at one path, or one in a folder that is the other.
    ///
    /// ## Why
    ///
    /// Paths that differ only in letter case, in Unicode normalization or in their extension
    /// are one address on the web or one file on Windows and macOS, so that one of the pages
    /// could not be reached. `b.md` becomes `b.html`, so nothing else can lie in a folder
    /// `b.html`. Pages come before other files, and these before redirections; otherwise the
    /// first keeps its path.
    ///
    /// ## Example
    ///
    /// ```md fr-FR ferry.md
    /// # Le bac
    /// ```
    ///
    /// ```md fr-FR Ferry.md
    /// # Le bac
    /// ```
    ///
    /// ## Instead
    ///
    /// Rename one of the files, or exclude it in the configuration.
    PATH_COLLISION = "path-collision", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A settings file of the publishing platform that cannot be understood.
    ///
    /// ## Why
    ///
    /// The set is published otherwise than its settings say: pages that they exclude may
    /// be there, redirections that they name may not.
    ///
    /// ## Instead
    ///
    /// Mend the JSON at the place that is shown.
    INVALID_DOCSET_SETTINGS = "invalid-docset-settings", Some(Severity::Error), Check::Elsewhere
}
