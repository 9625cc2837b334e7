//! What discovery and the parser report.

use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

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
    /// What is nested deeper than the limit is shown without its containers.
    ///
    /// ## Instead
    ///
    /// Take some of the quotes or lists apart.
    NESTING_TOO_DEEP = "nesting-too-deep", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// Two files of a locale that would get the same address.
    ///
    /// ## Why
    ///
    /// Paths that differ only in letter case or in their extension are one address on
    /// the web, so that one of the pages could not be reached.
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
