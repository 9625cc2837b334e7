//! What discovery reports of redirections.

use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A redirection that leads back to itself.
    ///
    /// ## Why
    ///
    /// The reader's browser gives up.
    ///
    /// ## Instead
    ///
    /// Let the last redirection of the chain lead to a page.
    REDIRECT_LOOP = "redirect-loop", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// Two redirections of one address.
    ///
    /// ## Why
    ///
    /// Only one of them can work, and which one is not said.
    ///
    /// ## Instead
    ///
    /// Remove the one that is out of date.
    REDIRECT_CONFLICT = "redirect-conflict", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A redirection of a page that exists.
    ///
    /// ## Why
    ///
    /// The page cannot be reached, or the redirection has no effect.
    ///
    /// ## Instead
    ///
    /// Remove the redirection or the page.
    REDIRECTED_FILE_PRESENT = "redirected-file-present", Some(Severity::Warning), Check::Elsewhere
}
