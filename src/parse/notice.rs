//! What the parser did not understand, or would not let through.

use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::locale::Locale;
use crate::text::{Span, TextRange};

/// A value, and what there is to say about how it was made.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// What was understood.
    pub value: T,
    /// What was not, in the order of the text.
    pub notices: Vec<Notice>,
}

/// A finding about a side text, before it is mapped to the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The rule that speaks.
    pub rule: RuleName,
    /// How bad it is.
    pub severity: Severity,
    /// The place, in the side text.
    pub range: TextRange,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Notice {
    /// The notice as a finding about a place of a file, in a page or file of a locale.
    pub fn to_diagnostic(&self, span: Span, locale: &Locale) -> Diagnostic {
        let mut finding = Diagnostic::new(self.rule, self.severity, span, &*self.message);
        finding.locale = Some(locale.clone());
        finding.help(self.help)
    }
}

/// Names of the rules that the parser itself speaks for.
pub mod rules {
    use crate::diagnostic::RuleName;

    /// The front matter is not valid YAML, or not a mapping.
    pub const YAML_ERROR: RuleName = RuleName("meta-yaml-error");
    /// A front matter key stands twice.
    pub const DUPLICATE_KEY: RuleName = RuleName("meta-duplicate-key");
    /// A typed front matter value has another form.
    pub const INVALID_VALUE: RuleName = RuleName("meta-invalid-value");
    /// Raw HTML, or a link target, that a page must not show.
    pub const HTML_DISALLOWED: RuleName = RuleName("html-disallowed");
    /// An alert of no known kind.
    pub const ALERT_UNKNOWN: RuleName = RuleName("alert-kind-unknown");
    /// A `:::` block that is not closed, or closed without being open.
    pub const ZONE_MISMATCH: RuleName = RuleName("zone-tab-mismatch");
    /// A segment that becomes another block once its spans are gone.
    pub const BLOCK_MARKER: RuleName = RuleName("segment-block-marker");
    /// A table row that is not as in the source.
    pub const TABLE_SHAPE: RuleName = RuleName("table-shape-mismatch");
    /// A directive whose quotes do not pair.
    pub const DIRECTIVE_QUOTES: RuleName = RuleName("directive-quotes-broken");
    /// Emphasis that is not what its marks are meant for.
    pub const EMPHASIS_UNBALANCED: RuleName = RuleName("emphasis-unbalanced");
    /// Containers nested deeper than a page can need.
    pub const NESTED_TOO_DEEP: RuleName = RuleName("nesting-too-deep");
    /// Rows that are not filled up to the columns of their table's header.
    pub const TABLE_ROWS_SHORT: RuleName = RuleName("table-rows-short");
}
