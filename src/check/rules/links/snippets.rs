//! Code that pages quote from files.

use crate::check::input::Library;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// Code of a file that does not have it.
    ///
    /// ## Why
    ///
    /// The file is missing, or its lines or its region are: readers see a placeholder.
    /// Lines are counted from 1; a region begins at a comment with `<name>` or at
    /// `#region name`, and must end. The code may lie with any locale.
    ///
    /// ## Example
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// :::code language="csharp" source="desk.cs" id="shut":::
    /// ```
    ///
    /// ```md fr-FR desk.cs
    /// // <open>
    /// desk.Open();
    /// // </open>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR page.md
    /// # Titre
    ///
    /// :::code language="csharp" source="desk.cs" id="open":::
    /// ```
    ///
    /// ```md fr-FR desk.cs
    /// // <open>
    /// desk.Open();
    /// // </open>
    /// ```
    SNIPPET_NOT_FOUND = "snippet-not-found", Some(Severity::Error), Check::Library(snippet_not_found)
}

fn snippet_not_found(library: &Library<'_>, out: &mut Reporter<'_>) {
    for (file, card) in &library.cards {
        let locale = &library.docset.file(*file).locale;
        for (span, snippet) in &card.snippets {
            let message = match library.quoted(*file, &snippet.target) {
                None => format!("no locale has the file `{}`", snippet.target.path()),
                Some(code) if snippet.cut(code).is_none() => {
                    format!("the file has no code for `{snippet}`")
                }
                Some(_) => continue,
            };
            out.report(*span, message)
                .label("the code is missing on the page")
                .help("mend the path, the lines or the name of the region")
                .subject(snippet.to_string())
                .locale(locale);
        }
    }
}
