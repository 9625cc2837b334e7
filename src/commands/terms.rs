//! `isogloss terms`: the names of roles, as found in the pages.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Printed, Surroundings, edition};
use crate::check::input::{Page, Policy};
use crate::check::terms::Terms;
use crate::cli::TermsArgs;
use crate::files::FileError;
use crate::library::Library;
use crate::locale::Locale;

/// A proposal for `roles.ftl` of each locale, or of those that are asked for.
///
/// # Errors
/// Where the configuration or a file cannot be read, or a locale is none of the set's.
pub fn run(args: &TermsArgs, around: &Surroundings) -> anyhow::Result<Printed> {
    let library = Library::open(around.configuration()?)?;
    let chosen = args.locale.iter().map(|asked| edition(&library, asked));
    let chosen: Vec<Locale> = chosen.collect::<Result<_, _>>()?;
    let asked = |locale: &Locale| chosen.is_empty() || chosen.contains(locale);
    let mut by_locale = BTreeMap::<Locale, Terms>::new();
    for (locale, terms) in mine(&library)? {
        if asked(&locale) {
            by_locale.entry(locale).or_default().add(terms);
        }
    }
    let mut out = String::new();
    for (locale, terms) in &by_locale {
        if by_locale.len() > 1 {
            let _ = writeln!(out, "### locales/{locale}/roles.ftl\n###");
        }
        out.push_str(&terms.to_fluent());
        out.push('\n');
    }
    Ok(Printed::fluent(&out))
}

/// The names of each page, in the order of the page groups.
fn mine(library: &Library) -> Result<Vec<(Locale, Terms)>, FileError> {
    let locales = library.locales();
    let words = locales
        .iter()
        .map(|locale| (locale.clone(), library.words(locale).clone()));
    let policy = Policy::new(library.config.source_locale.clone(), words.collect());
    let groups = library.docset.groups.par_iter().map(|group| {
        let pages = library.read_group(group)?;
        let terms = pages.into_iter().map(|(locale, (file, parsed))| {
            let page = Page::new(file, locale.clone(), Arc::clone(&parsed));
            (locale, Terms::of(&page, group.key.as_str(), &policy))
        });
        Ok(terms.collect::<Vec<_>>())
    });
    let groups = groups.collect::<Result<Vec<_>, FileError>>()?;
    Ok(groups.into_iter().flatten().collect())
}
