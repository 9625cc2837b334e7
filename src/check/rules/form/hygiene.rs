//! What keeps mutes and the baseline true.

use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A mute that mutes nothing.
    ///
    /// ## Why
    ///
    /// A mute that is not needed hides the next real finding of its rule.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <!-- isogloss-allow text-duplicate-word: citation -->
    /// Rien à redire ici.
    /// ```
    ///
    /// ## Instead
    ///
    /// Remove the mute, or put it above what it is meant for:
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <!-- isogloss-allow text-duplicate-word: citation -->
    /// Le groupe a chanté « Non, non » pour pour finir.
    /// ```
    MUTE_UNUSED = "mute-unused", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A mute that gives no reason.
    ///
    /// ## Why
    ///
    /// Whoever reads the page next cannot tell whether the mute is still right.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <!-- isogloss-allow text-duplicate-word -->
    /// Le groupe a chanté pour pour finir.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <!-- isogloss-allow text-duplicate-word: le titre de la chanson -->
    /// Le groupe a chanté pour pour finir.
    /// ```
    MUTE_NO_REASON = "mute-no-reason", Some(Severity::Info), Check::Elsewhere
}

declare_rule! {
    /// A mute of a rule that does not exist.
    ///
    /// ## Why
    ///
    /// It mutes nothing: the name is misspelt, or the rule was renamed.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <!-- isogloss-allow text-duplicate-wrod: citation -->
    /// Rien à redire ici.
    /// ```
    ///
    /// ## Instead
    ///
    /// `isogloss explain` lists the rules.
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Rien à redire ici.
    /// ```
    MUTE_UNKNOWN_RULE = "mute-unknown-rule", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// An entry of the baseline that no longer occurs.
    ///
    /// ## Why
    ///
    /// The finding was mended, or what it is about changed. While its entry stays, the
    /// finding could come back unseen: the number of known findings should only go down.
    ///
    /// ## Instead
    ///
    /// Write the baseline again with `isogloss check --write-baseline`.
    BASELINE_STALE = "baseline-stale", Some(Severity::Warning), Check::Elsewhere
}
