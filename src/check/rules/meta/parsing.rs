//! What the parser reports of front matter.

use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// Front matter that is not valid YAML, or not a mapping.
    ///
    /// ## Why
    ///
    /// None of the page's metadata is known: its title, its date, how it was translated.
    ///
    /// ## Example
    ///
    /// A full-width colon makes no key:
    ///
    /// ```md zh-TW
    /// ---
    /// title：支援
    /// ---
    ///
    /// # 支援
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md zh-TW
    /// ---
    /// title: 支援
    /// ---
    ///
    /// # 支援
    /// ```
    YAML_ERROR = "meta-yaml-error", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A key that stands twice in the front matter.
    ///
    /// ## Why
    ///
    /// Only one of the two values counts, and platforms do not agree on which.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// title: Un
    /// title: Deux
    /// ---
    ///
    /// # Un
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// title: Un
    /// ---
    ///
    /// # Un
    /// ```
    DUPLICATE_KEY = "meta-duplicate-key", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A front matter value that is not of its key's type.
    ///
    /// ## Why
    ///
    /// The value has no effect: a date that is none cannot tell how old a page is.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// ---
    /// title: Un
    /// ms.date: hier
    /// ---
    ///
    /// # Un
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// ---
    /// title: Un
    /// ms.date: 07/14/2020
    /// ---
    ///
    /// # Un
    /// ```
    INVALID_VALUE = "meta-invalid-value", Some(Severity::Warning), Check::Elsewhere
}
