use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A page that was translated from an older source.
    ///
    /// ## Why
    ///
    /// Readers of this locale are told what the source no longer says. One finding
    /// stands for all that changed on the page: it counts roles, steps, links and
    /// sentences, and `--unfold` shows each in its place. It fires only where some words
    /// are older than the newest source of any locale; unequal commits alone mean nothing.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.lasthandoff: 06/01/2020
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// ---
    /// ms.lasthandoff: 12/01/2020
    /// ---
    /// # 支援 => # Support
    /// 請在下午三點前致電辦公室。 => Call the office before three in the afternoon.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Assistance => # Support
    /// Appelez le bureau avant midi. => Call the office before noon.
    /// ```
    ///
    /// ```pairs zh-TW
    /// # 支援 => # Support
    /// 請在中午前致電辦公室。 => Call the office before noon.
    /// ```
    SOURCE_SKEW = "drift-source-skew", Some(Severity::Warning), Check::Elsewhere
}
