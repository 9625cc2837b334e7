//! What a team wants, and how its locales call things.

use std::collections::{BTreeMap, BTreeSet};

use crate::locale::Locale;
use crate::vocabulary::{self, Vocabulary};

/// What a team wants of its documentation set.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The language translated from.
    pub source_locale: Locale,
    /// Names that no locale translates.
    pub no_loc: Vec<String>,
    /// Hosts whose addresses begin with a locale, in lower case.
    pub localized_hosts: Vec<String>,
    /// Keys that every page's front matter must have.
    pub required_metadata: Vec<String>,
    /// Least share of current words, in per cent.
    pub coverage: BTreeMap<Locale, f64>,
    /// The words by which each locale names roles and the parts of a guide.
    pub vocabularies: BTreeMap<Locale, Vocabulary>,
    names: BTreeMap<Locale, Names>,
}

/// The ids of the roles that bear a name, folded.
type Names = BTreeMap<String, BTreeSet<String>>;

impl Policy {
    /// A policy without wishes: names of roles, and nothing else.
    pub fn new(source_locale: Locale, vocabularies: BTreeMap<Locale, Vocabulary>) -> Self {
        let names = vocabularies.iter().map(|(locale, words)| {
            let mut names = Names::new();
            for (id, forms) in &words.roles {
                for form in forms {
                    names
                        .entry(vocabulary::fold(form))
                        .or_default()
                        .insert(id.clone());
                }
            }
            (locale.clone(), names)
        });
        Self {
            names: names.collect(),
            source_locale,
            vocabularies,
            no_loc: Vec::new(),
            localized_hosts: Vec::new(),
            required_metadata: Vec::new(),
            coverage: BTreeMap::new(),
        }
    }

    /// The roles that a locale calls by a name; none where it is no known name.
    pub fn roles_named(&self, locale: &Locale, name: &str) -> Vec<&str> {
        let names = self.names.get(locale);
        let ids = names.and_then(|names| names.get(&vocabulary::fold(name)));
        ids.into_iter().flatten().map(String::as_str).collect()
    }
}
