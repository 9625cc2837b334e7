//! `[check]` of the configuration: what is checked, and how severely.
//!
//! ```toml
//! [check]
//! fail_on = "warning"
//! baseline = "isogloss-baseline.json"
//!
//! [check.levels]
//! text-untranslated = "error"
//! link-redirected = "off"
//!
//! [[check.overrides]]
//! rules = ["text-*"]
//! locales = ["zh-TW"]
//! translation = "MT"
//! pages = ["announcements/**"]
//! level = "off"
//! ```

mod examine;

use std::collections::BTreeMap;

use globset::{GlobSet, GlobSetBuilder};
use serde::Deserialize;

use super::rules;
use crate::config::{self, Config, ConfigError, InvalidConfig, Problem};
use crate::diagnostic::{RuleName, Severity};
use crate::locale::Locale;
use crate::parse::TranslationType;
use crate::text::TextRange;

/// The resolved `[check]` table.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The least severity that fails a run; `None` where the configuration is silent.
    pub fail_on: Option<FailOn>,
    /// Path of the baseline, relative to the configuration file.
    pub baseline: Option<String>,
    /// Least share of current words for each locale, in per cent.
    pub coverage: BTreeMap<Locale, f64>,
    /// Names that no locale translates.
    pub no_loc: Vec<String>,
    /// Hosts whose addresses begin with a locale.
    pub localized_hosts: Vec<String>,
    /// Keys that every page's front matter must have.
    pub required_metadata: Vec<String>,
    levels: BTreeMap<RuleName, Level>,
    overrides: Vec<Override>,
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Any finding fails the run
    Info,
    /// Warnings and errors do
    Warning,
    /// Errors do
    Error,
    /// Nothing does
    Never,
}

impl FailOn {
    /// The severity, if any finding can fail the run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

/// A severity, or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Off,
    Info,
    Warning,
    Error,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// A level for some rules, where all of its conditions hold.
#[derive(Clone, Debug)]
struct Override {
    rules: Vec<RuleName>,
    locales: Vec<Locale>,
    translation: Option<TranslationType>,
    pages: Option<GlobSet>,
    level: Level,
}

/// What a level can depend on beside the rule.
#[derive(Clone, Copy, Debug, Default)]
pub struct Where<'a> {
    /// The locale of the finding.
    pub locale: Option<&'a Locale>,
    /// How the page was translated.
    pub translation: Option<TranslationType>,
    /// The page key.
    pub page: Option<&'a str>,
}

/// What is wrong with the `[check]` table.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSettings {
    /// A key or a value is not one of those that are known.
    #[error("in `[check]`: {}", .0.message())]
    Table(toml::de::Error),
    /// No rule has the name.
    #[error("no rule is called `{name}`{}", did_you_mean(name))]
    UnknownRule {
        /// As written.
        name: String,
    },
    /// A glob that cannot be read.
    #[error("`{glob}` is not a glob: {reason}")]
    Glob {
        /// As written.
        glob: String,
        /// Why.
        reason: String,
    },
}

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    fail_on: Option<FailOn>,
    baseline: Option<String>,
    #[serde(default)]
    coverage: BTreeMap<Locale, f64>,
    #[serde(default)]
    localized_hosts: Vec<String>,
    #[serde(default)]
    no_loc: Vec<String>,
    #[serde(default)]
    required_metadata: Vec<String>,
    #[serde(default)]
    levels: BTreeMap<String, Level>,
    #[serde(default)]
    overrides: Vec<OverrideTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverrideTable {
    rules: Vec<String>,
    #[serde(default)]
    locales: Vec<Locale>,
    translation: Option<TranslationType>,
    pages: Option<Vec<String>>,
    level: Level,
}

impl Settings {
    /// The settings of a configuration.
    ///
    /// # Errors
    /// All that is wrong with its `[check]` table, with the places.
    pub fn of(config: &Config) -> Result<Self, ConfigError> {
        let locales: Vec<Locale> = config
            .locales
            .iter()
            .map(|own| own.locale.clone())
            .collect();
        let mut problems = examine::examine(&config.text, &locales);
        if problems.is_empty() {
            match Self::read(&config.check) {
                Ok(settings) => return Ok(settings),
                Err(error) => problems.push(Problem {
                    range: TextRange::empty(0),
                    message: error.to_string(),
                    label: None,
                    help: None,
                }),
            }
        }
        Err(ConfigError::Invalid(InvalidConfig {
            path: config.show(&config.path),
            text: config.text.clone(),
            problems,
        }))
    }

    /// Reads the `[check]` table of a configuration.
    ///
    /// # Errors
    /// Where a key, a rule, a locale, a level or a glob is not one that is known.
    pub fn read(table: &toml::Table) -> Result<Self, InvalidSettings> {
        let table = table.clone().try_into();
        let table: Table = table.map_err(InvalidSettings::Table)?;
        let mut levels = BTreeMap::new();
        for (pattern, level) in table.levels {
            for name in rules_named(&pattern)? {
                levels.insert(name, level);
            }
        }
        let overrides = table.overrides.into_iter().map(Override::read);
        Ok(Self {
            fail_on: table.fail_on,
            baseline: table.baseline,
            coverage: table.coverage,
            localized_hosts: table.localized_hosts,
            no_loc: table.no_loc,
            required_metadata: table.required_metadata,
            levels,
            overrides: overrides.collect::<Result<_, _>>()?,
        })
    }

    /// The severity of a rule's finding at a place; `None`: off. Of several overrides
    /// that hold, the last one counts.
    pub fn level(&self, rule: RuleName, at: Where<'_>) -> Option<Severity> {
        self.configured(rule, at)
            .map_or_else(|| rules::find(rule.0)?.level, Level::severity)
    }

    /// Whether the configuration sets the level of a rule at a place.
    pub(super) fn sets(&self, rule: RuleName, at: Where<'_>) -> bool {
        self.configured(rule, at).is_some()
    }

    fn configured(&self, rule: RuleName, at: Where<'_>) -> Option<Level> {
        let own = self.overrides.iter().rev().find(|own| own.holds(rule, at));
        own.map(|own| own.level)
            .or_else(|| self.levels.get(&rule).copied())
    }

    /// Whether a rule is on for some place.
    pub fn runs(&self, rule: RuleName) -> bool {
        self.level(rule, Where::default()).is_some()
            || self
                .overrides
                .iter()
                .any(|own| own.rules.contains(&rule) && own.level != Level::Off)
    }
}

impl Override {
    fn read(table: OverrideTable) -> Result<Self, InvalidSettings> {
        let mut rules = Vec::new();
        for pattern in &table.rules {
            rules.extend(rules_named(pattern)?);
        }
        Ok(Self {
            rules,
            locales: table.locales,
            translation: table.translation,
            pages: table.pages.as_deref().map(globs).transpose()?,
            level: table.level,
        })
    }

    fn holds(&self, rule: RuleName, at: Where<'_>) -> bool {
        let locale = |own: &Locale| at.locale.is_some_and(|locale| own.agrees_with(locale));
        let page = |globs: &GlobSet| at.page.is_some_and(|page| globs.is_match(page));
        self.rules.contains(&rule)
            && (self.locales.is_empty() || self.locales.iter().any(locale))
            && (self.translation.is_none() || self.translation == at.translation)
            && self.pages.as_ref().is_none_or(page)
    }
}

/// The rules that a pattern names: one name, or a prefix followed by `*`.
///
/// # Errors
/// Where there is none.
pub fn rules_named(pattern: &str) -> Result<Vec<RuleName>, InvalidSettings> {
    let matches = |name: &str| match pattern.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => name == pattern,
    };
    let names: Vec<_> = rules::all()
        .map(|rule| rule.name)
        .filter(|name| matches(name.0))
        .collect();
    if names.is_empty() {
        let name = pattern.to_owned();
        return Err(InvalidSettings::UnknownRule { name });
    }
    Ok(names)
}

/// A set of globs over page keys; `*` stays within a folder, letter case does not count.
///
/// # Errors
/// Where one of them cannot be read.
fn globs(patterns: &[String]) -> Result<GlobSet, InvalidSettings> {
    let mut set = GlobSetBuilder::new();
    let invalid = |pattern: &str, error: &globset::Error| InvalidSettings::Glob {
        glob: pattern.to_owned(),
        reason: error.kind().to_string(),
    };
    for pattern in patterns {
        let glob = config::glob(pattern);
        set.add(glob.map_err(|error| invalid(pattern, &error))?);
    }
    set.build().map_err(|error| invalid("", &error))
}

/// `; did you mean …?`, where some rule's name is near.
fn did_you_mean(name: &str) -> String {
    rules::nearest(name).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}
