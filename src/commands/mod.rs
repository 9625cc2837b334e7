//! One file for each command: a short story in calls to the other modules.
//!
//! A command returns what goes to standard output and how the run ended; `main` writes
//! the one and maps the other to an exit code.

mod baseline;
pub mod build;
pub mod check;
pub mod explain;
pub mod export;
pub mod init;
pub mod inspect;
mod inspect_align;
mod printed;
pub mod report;
pub mod terms;

use std::path::PathBuf;

use anyhow::{Context, bail};
use globset::{GlobSet, GlobSetBuilder};

use crate::check::Texts;
use crate::config::{self, Config, ConfigError};
use crate::diagnostic::render::{self, Format, Look};
use crate::diagnostic::{Diagnostic, Report, Severity, Source, Sources};
use crate::discover::{self, Docset, FileKind};
use crate::files::{FileError, ReadText, State};
use crate::library::{FILE_ENCODING, Library};
use crate::locale::Locale;
use crate::text::FileId;

pub use printed::Printed;

/// What a command knows of the world around it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The working directory.
    pub working_dir: PathBuf,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// What standard output is.
    pub look: Look,
    /// Whether stderr is a terminal.
    pub interactive: bool,
    /// What is remembered on this machine.
    pub state: State,
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

/// What a command made of documents, some of which it may have had to leave out.
#[derive(Clone, Debug)]
pub struct Made {
    /// What goes to standard output.
    pub text: Printed,
    /// What there is to say of the output folder, as lines for standard error.
    pub notices: Printed,
    /// The pages that could not be read, for standard error.
    pub unread: Printed,
}

impl Made {
    fn new(
        text: Printed,
        notices: &[String],
        library: &Library,
        look: Look,
    ) -> anyhow::Result<Self> {
        Self::without(text, notices, library, look, Vec::new())
    }

    /// Beside what discovery has left out, what `left_out` tells of.
    fn without(
        text: Printed,
        notices: &[String],
        library: &Library,
        look: Look,
        left_out: Vec<Diagnostic>,
    ) -> anyhow::Result<Self> {
        let of_rules = [
            FILE_ENCODING,
            discover::FILE_REFUSED,
            discover::PATH_REFUSED,
        ];
        let found = library.docset.found.iter().cloned();
        let unread: Vec<_> = found
            .filter(|finding| of_rules.contains(&finding.rule))
            .chain(left_out)
            .collect();
        let unread = match unread.as_slice() {
            [] => Printed::default(),
            _ => findings(&report(library, unread)?, Format::Full, look),
        };
        Ok(Self {
            text,
            notices: notice_lines(notices),
            unread,
        })
    }

    /// A page that is left out is an error.
    pub fn ending(&self) -> Ending {
        if self.unread.is_empty() {
            Ending::Clean
        } else {
            Ending::Findings
        }
    }
}

impl Surroundings {
    /// The configuration that the run is for.
    fn configuration(&self) -> Result<Config, ConfigError> {
        config::load(&self.working_dir, self.config.as_deref())
    }
}

/// The files of a docset, where they lie.
struct OnDisk<'a>(&'a Docset);

impl Texts for OnDisk<'_> {
    fn read(&self, file: FileId) -> Result<ReadText, FileError> {
        self.0.read_text(file)
    }
}

/// What an output folder was found in, as lines for people.
fn notice_lines(notices: &[String]) -> Printed {
    let lines = notices.iter().map(|notice| format!("note: {notice}\n"));
    Printed::text(&lines.collect::<String>())
}

/// The edition that somebody asked for.
fn edition(library: &Library, asked: &Locale) -> anyhow::Result<Locale> {
    let says = format!("`{asked}` is no edition of this documentation set, which has");
    among(&library.locales(), asked, &says)
}

/// A locale that the configuration has a table for.
fn configured(config: &Config, asked: &Locale) -> anyhow::Result<Locale> {
    let known = config.locales.iter().map(|own| own.locale.clone());
    let says = format!("the configuration has no locale `{asked}`, it has");
    among(&known.collect::<Vec<_>>(), asked, &says)
}

/// The one of `known` that agrees; otherwise an error of what `says` and their names.
fn among(known: &[Locale], asked: &Locale, says: &str) -> anyhow::Result<Locale> {
    let found = known.iter().find(|known| known.agrees_with(asked));
    found.cloned().with_context(|| {
        let names: Vec<String> = known.iter().map(ToString::to_string).collect();
        format!("{says} {}", names.join(", "))
    })
}

/// What `--page` selects; something, or it was mistyped.
fn pages(globs: &[String], docset: &Docset) -> anyhow::Result<Option<GlobSet>> {
    if globs.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    for pattern in globs {
        let glob = config::glob(pattern);
        set.add(glob.with_context(|| format!("`--page {pattern}` is not a glob"))?);
    }
    let set = set.build()?;
    if !docset
        .groups
        .iter()
        .any(|group| set.is_match(group.key.as_str()))
    {
        let first = docset
            .groups
            .first()
            .map_or("guide.md", |group| group.key.as_str());
        bail!(
            "`--page {}` names no page: pages are named by their path in the content root, \
             such as `{first}`",
            globs.join("` and `--page ")
        );
    }
    Ok(Some(set))
}

/// A report of findings in a format, as it may be printed.
fn findings(report: &Report, format: Format, look: Look) -> Printed {
    Printed::findings(render::render(report, format, look), format, look)
}

/// Findings with the texts that they point into.
fn report(library: &Library, found: Vec<Diagnostic>) -> Result<Report, FileError> {
    let docset = &library.docset;
    let sources = Sources::gather(&found, |id| {
        let entry = docset.file(id);
        let text = match docset.read_text(id)? {
            ReadText::Text(text) => text,
            // Bytes that are no text are nothing to look at.
            ReadText::NotUtf8(_) if matches!(entry.kind, FileKind::Asset | FileKind::Code) => {
                String::new()
            }
            ReadText::NotUtf8(fault) => fault.lossy,
        };
        let page = entry.kind.is_page().then(|| entry.key.as_str().to_owned());
        Ok::<_, FileError>(Source::new(entry.shown.clone(), page, text))
    })?;
    Ok(Report::new(found, sources))
}
