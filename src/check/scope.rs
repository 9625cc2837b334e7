//! Which of the findings a run is asked for.

use std::collections::BTreeSet;

use globset::GlobSet;

use crate::diagnostic::RuleName;
use crate::locale::Locale;

/// A selection of findings. The whole set is checked all the same, since links and
/// alignment need it.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only these locales; empty: all.
    pub locales: Vec<Locale>,
    /// Only page groups with these keys.
    pub pages: Option<GlobSet>,
    /// Only these rules; empty: all.
    pub rules: Vec<RuleName>,
    /// Only page groups of which a file changed.
    pub changed: Option<Changed>,
}

/// What changed, and what is affected as a whole. A page is selected with all of its
/// locales; so are the pages that include a changed file or quote code from it, and the
/// links to files that came or went.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// The files that changed, as they are shown; those that are gone too.
    pub files: BTreeSet<String>,
    /// The same, by their path in the content root.
    pub paths: BTreeSet<String>,
    /// Those of them that are new or gone.
    pub moved: BTreeSet<String>,
    /// The locales whose navigation changed: every finding on navigation is asked for.
    pub navigation: BTreeSet<Locale>,
    /// The locales whose settings or redirections changed: every finding is.
    pub locales: BTreeSet<Locale>,
    /// Whether the configuration changed, and so every finding is asked for.
    pub everything: bool,
}

impl Scope {
    /// Whether every finding is asked for.
    pub fn is_all(&self) -> bool {
        self.locales.is_empty()
            && self.pages.is_none()
            && self.rules.is_empty()
            && self.changed.is_none()
    }

    /// Whether findings of the rule are asked for.
    pub fn has_rule(&self, rule: &str) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|own| own.0 == rule)
    }

    /// Whether findings about the locale are. Findings about no locale always are.
    pub fn has_locale(&self, locale: Option<&Locale>) -> bool {
        let agrees = |locale: &Locale| self.locales.iter().any(|own| own.agrees_with(locale));
        self.locales.is_empty() || locale.is_none_or(agrees)
    }

    /// Whether findings on the page are, leaving aside what changed.
    pub fn has_page(&self, page: Option<&str>) -> bool {
        self.pages
            .as_ref()
            .is_none_or(|globs| page.is_some_and(|page| globs.is_match(page)))
    }
}
