//! One file for each command: a short story in calls to the other modules.
//!
//! A command returns what goes to standard output and how the run ended; `main` writes
//! the one and maps the other to an exit code.

pub mod build;
pub mod check;
pub mod explain;
pub mod export;
pub mod init;
pub mod inspect;
mod inspect_align;
pub mod report;
pub mod terms;

use std::path::PathBuf;

use anyhow::Context;
use globset::GlobMatcher;

use crate::config::{self, ConfigError};
use crate::diagnostic::render::Look;
use crate::diagnostic::{Diagnostic, Report, Severity, Source, Sources};
use crate::files::{self, FileError, ReadText};
use crate::library::Library;
use crate::locale::Locale;

/// What a command knows of the world around it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The working directory.
    pub working_dir: PathBuf,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// What standard output is.
    pub look: Look,
    /// Whether somebody watches standard error.
    pub interactive: bool,
}

/// How a run ended that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing was found at or above the failing level: exit code 0.
    Clean,
    /// Something was: exit code 1.
    Findings,
}

impl Ending {
    /// By the worst of what was found.
    fn of(found: &[Diagnostic], fail_on: Severity) -> Self {
        if found.iter().any(|finding| finding.severity >= fail_on) {
            Self::Findings
        } else {
            Self::Clean
        }
    }
}

impl Surroundings {
    /// The configuration that the run is for.
    fn configuration(&self) -> Result<config::Config, ConfigError> {
        config::load(&self.working_dir, self.config.as_deref())
    }
}

/// The edition that somebody asked for.
fn edition(library: &Library, asked: &Locale) -> anyhow::Result<Locale> {
    let known = library.locales();
    let found = known.iter().find(|known| known.agrees_with(asked));
    found.cloned().with_context(|| {
        let names: Vec<String> = known.iter().map(ToString::to_string).collect();
        let names = names.join(", ");
        format!("`{asked}` is no edition of this documentation set, which has {names}")
    })
}

/// What `--page` selects.
fn pages(glob: Option<&String>) -> anyhow::Result<Option<GlobMatcher>> {
    let compile = |pattern: &String| {
        let glob = config::glob(pattern);
        let glob = glob.with_context(|| format!("`--page {pattern}` is not a glob"))?;
        Ok(glob.compile_matcher())
    };
    glob.map(compile).transpose()
}

/// Findings with the texts that they point into.
fn report(library: &Library, found: Vec<Diagnostic>) -> Result<Report, FileError> {
    let docset = &library.docset;
    let sources = Sources::gather(&found, |id| {
        let entry = docset.file(id);
        let text = match files::read_text(&entry.path)? {
            ReadText::Text(text) => text,
            ReadText::NotUtf8(fault) => fault.lossy,
        };
        let page = entry.kind.is_page().then(|| entry.key.as_str().to_owned());
        Ok::<_, FileError>(Source::new(entry.shown.clone(), page, text))
    })?;
    Ok(Report::new(found, sources))
}
