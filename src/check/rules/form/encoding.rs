use crate::check::rule::{Check, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A file that is not UTF-8.
    ///
    /// ## Why
    ///
    /// Documentation platforms read UTF-8. What is not, reaches readers as `�`, and no
    /// tool can tell which character was meant. The place is the first byte that is not
    /// UTF-8.
    ///
    /// ## Instead
    ///
    /// Save the file as UTF-8. Editors call the old encodings "ANSI" or by a number, as
    /// in "Windows-1251".
    FILE_ENCODING = "file-encoding", Some(Severity::Error), Check::Elsewhere
}
