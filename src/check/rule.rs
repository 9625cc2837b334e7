//! What a rule is: a value with a name, a level, a reference page and a function.

use super::input::{Group, Library, Page, Pair, Policy, Prose};
use crate::diagnostic::{Diagnostic, Drift, Related, RuleName, Severity};
use crate::locale::Locale;
use crate::text::Span;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub name: RuleName,
    /// Its level where the configuration says nothing; `None`: off.
    pub level: Option<Severity>,
    /// Its doc comment, as the compiler hands it over: a blank before every line.
    pub(crate) doc: &'static str,
    /// What it looks at, and its function.
    pub check: Check,
}

/// What a rule looks at. Each function is pure: it knows nothing of levels, mutes,
/// configuration files or the file system.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each segment with both of its texts.
    Pair(fn(&Pair<'_>, &mut Reporter<'_>)),
    /// Each passage that readers read, of bilingual and plain pages alike.
    Prose(fn(&Prose<'_>, &mut Reporter<'_>)),
    /// Each file in a locale.
    Page(fn(&Page, &Policy, &mut Reporter<'_>)),
    /// Each page in all its locales.
    Group(fn(&Group<'_>, &mut Reporter<'_>)),
    /// The whole documentation set.
    Library(fn(&Library<'_>, &mut Reporter<'_>)),
    /// Nothing: an earlier step or the driver reports under this name.
    Elsewhere,
}

impl Rule {
    /// The first sentence of the reference page, without its full stop.
    pub fn summary(&self) -> &'static str {
        let first = self.doc.lines().next().unwrap_or_default();
        first.trim().trim_end_matches('.')
    }

    /// Its reference page, in Markdown: a summary in one sentence, then `## Why`,
    /// `## Example` (which fires exactly once) and `## Instead` (which is silent).
    pub fn page(&self) -> String {
        let lines = self.doc.lines();
        let dedented = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        dedented.fold(String::new(), |page, line| page + line + "\n")
    }
}

/// Declares a rule: its doc comment becomes its reference page.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])+
        $constant:ident = $name:literal, $level:expr, $check:expr
    ) => {
        #[doc = concat!("The rule `", $name, "`.")]
        pub(crate) const $constant: $crate::check::rule::Rule = $crate::check::rule::Rule {
            name: $crate::diagnostic::RuleName($name),
            level: $level,
            doc: concat!($($doc, "\n"),+),
            check: $check,
        };
    };
}
pub(crate) use declare_rule;

/// Where a rule puts its findings.
pub struct Reporter<'a> {
    rule: &'static Rule,
    locale: Option<&'a Locale>,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Reporter<'a> {
    /// A place for the findings of `rule` in pages of `locale`.
    pub(super) fn new(
        rule: &'static Rule,
        locale: Option<&'a Locale>,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            rule,
            locale,
            found,
        }
    }

    /// Reports a finding; the rest is said by the methods of what is returned.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Said<'_> {
        let severity = self.rule.level.unwrap_or(Severity::Info);
        let mut finding = Diagnostic::new(self.rule.name, severity, span, message);
        finding.locale = self.locale.cloned();
        self.found.push(finding);
        let last = self.found.len() - 1;
        Said(&mut self.found[last])
    }
}

/// A finding that a rule is still talking about.
pub struct Said<'a>(&'a mut Diagnostic);

impl Said<'_> {
    /// Why it matters, beside the place.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.0.label = Some(label.into());
        self
    }

    /// What to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.0.help = Some(help.into());
        self
    }

    /// What the finding is about: see [`Diagnostic::subject`].
    pub fn subject(&mut self, subject: impl Into<String>) -> &mut Self {
        self.0.subject = subject.into();
        self
    }

    /// Another place that explains it.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        let message = message.into();
        self.0.related.push(Related { span, message });
        self
    }

    /// The same, where there is such a place.
    pub fn related_at(&mut self, span: Option<Span>, message: impl Into<String>) -> &mut Self {
        if let Some(span) = span {
            self.related(span, message);
        }
        self
    }

    /// The highest severity, unless the configuration sets the level of the rule.
    pub fn at_most(&mut self, severity: Severity) -> &mut Self {
        self.0.at_most = Some(severity);
        self
    }

    /// The locale that it is about, where that is not the file's.
    pub fn locale(&mut self, locale: &Locale) -> &mut Self {
        self.0.locale = Some(locale.clone());
        self
    }

    /// The change of the source that explains it, so that it can fold.
    pub fn drift(&mut self, drift: Drift) -> &mut Self {
        self.0.drift = Some(drift);
        self
    }
}
