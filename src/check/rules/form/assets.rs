//! What discovery reports of files that are no pages.

use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A file that could harm readers of the site, and is not published.
    ///
    /// ## Why
    ///
    /// A browser opens a published file in the origin of the site. What it could run there
    /// (HTML, XML, scripts, WebAssembly), what a web server could run or take for its
    /// settings, style sheets, and markup under the name of a bitmap get no address; a
    /// link to such a file is dead. Files that pages take code from are not told.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```html fr-FR media/demo.html
    /// <p>Essai</p>
    /// ```
    ///
    /// ## Instead
    ///
    /// Offer the file as PDF or in an archive, or exclude it in the configuration. Code for
    /// readers is quoted:
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// :::code language="html" source="media/demo.html":::
    /// ```
    ///
    /// ```html fr-FR media/demo.html
    /// <p>Essai</p>
    /// ```
    ASSET_NOT_PUBLISHED = "asset-not-published", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// An SVG file that is published without a part of it.
    ///
    /// ## Why
    ///
    /// SVG files are documents: opened by a click, they run scripts and load files as a page
    /// does. So the site publishes what draws, and leaves out scripts, event handlers,
    /// HTML, links, references to other files, and styles that could hide one (`\\`, `@`,
    /// `url(…)`). What editors keep for themselves goes without a word.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// ![Le quai](media/quay.svg)
    /// ```
    ///
    /// ```svg fr-FR media/quay.svg
    /// <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
    ///   <script>alert(1)</script>
    ///   <rect width="9" height="9"/>
    /// </svg>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// ![Le quai](media/quay.svg)
    /// ```
    ///
    /// ```svg fr-FR media/quay.svg
    /// <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
    ///   <rect width="9" height="9"/>
    /// </svg>
    /// ```
    SVG_CLEANED = "svg-cleaned", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// An SVG file that cannot be read, and is not published.
    ///
    /// ## Why
    ///
    /// What cannot be read cannot be looked through. Compressed SVG, entities of its own,
    /// encodings other than UTF-8, UTF-16 and Latin-1, and files larger than 16 MiB, nested
    /// deeper than 256 elements or with more than 256 attributes on one are not read.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```svg fr-FR media/quay.svg
    /// <svg xmlns="http://www.w3.org/2000/svg"><g></svg>
    /// ```
    ///
    /// ## Instead
    ///
    /// Save the drawing as plain SVG:
    ///
    /// ```md fr-FR page.md
    /// # Titre
    /// ```
    ///
    /// ```svg fr-FR media/quay.svg
    /// <svg xmlns="http://www.w3.org/2000/svg"><g/></svg>
    /// ```
    SVG_UNREADABLE = "svg-unreadable", Some(Severity::Warning), Check::Elsewhere
}
