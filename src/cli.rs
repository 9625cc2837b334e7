//! The command line, as types: the doc comments are the help text.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::align::State;
use crate::check::FailOn;
use crate::diagnostic::render::Format;
use crate::locale::Locale;

/// Documentation in every language it was translated into, and where the translations
/// part ways
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Cli {
    /// The configuration file [default: isogloss.toml, searched upwards]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the site, in every locale and in the source language
    Build(BuildArgs),
    /// Lay out a new project with examples, or adopt pages that exist
    Init(InitArgs),
    /// Find what is wrong: roles, links, drift and the rest
    Check(CheckArgs),
    /// Write one side of the documents as plain pages
    Export(ExportArgs),
    /// Show every aligned segment side by side, with coverage and drift
    Report(ReportArgs),
    /// Show how one file was understood: its segments, blocks, roles and links
    Inspect(InspectArgs),
    /// Explain a rule, or list all of them
    Explain(ExplainArgs),
    /// Propose the names of roles in each locale, as found in the pages
    Terms(TermsArgs),
}

/// `isogloss build`
#[derive(Args, Debug, Default)]
pub struct BuildArgs {
    /// Where to write the site, instead of the configuration's `out`
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Only this edition; may be given several times
    #[arg(long)]
    pub locale: Vec<Locale>,
    /// Only these pages, by their path in the content root
    #[arg(long, value_name = "GLOB")]
    pub page: Option<String>,
}

/// `isogloss init`
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The project's folder
    #[arg(default_value = ".", value_name = "DIR")]
    pub folder: PathBuf,
    /// The language that the others are translated from
    #[arg(long, default_value = "en-US", value_name = "TAG")]
    pub source: Locale,
    /// A language, with the folder of its pages where they exist; may be given several
    /// times
    #[arg(long, value_name = "TAG[=FOLDER]")]
    pub locale: Vec<InitLocale>,
}

/// A language of a new project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitLocale {
    /// Its tag.
    pub tag: Locale,
    /// The folder of its pages, relative to the project, where they exist.
    pub folder: Option<String>,
}

impl std::str::FromStr for InitLocale {
    type Err = crate::locale::InvalidLocale;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (tag, folder) = match text.split_once('=') {
            Some((tag, folder)) => (tag, Some(folder.to_owned())),
            None => (text, None),
        };
        Ok(Self {
            tag: tag.parse()?,
            folder,
        })
    }
}

/// `isogloss export`
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// In which form
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,
    /// Which edition: a locale, or the source locale for the source documents
    #[arg(long)]
    pub locale: Locale,
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Each page's document under its own path
    #[default]
    Markdown,
}

/// `isogloss report`
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// In which form
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Only these locales; may be given several times
    #[arg(long)]
    pub locale: Vec<Locale>,
    /// Only these pages, by their path in the content root
    #[arg(long, value_name = "GLOB")]
    pub page: Option<String>,
    /// Only rows with a cell in this state; may be given several times
    #[arg(long, value_enum)]
    pub state: Vec<CellState>,
    /// The folder to write to; without it, JSON and CSV go to standard output
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The language of the report's own words (HTML and XLSX); HTML may have several
    #[arg(long, value_name = "LOCALE")]
    pub lang: Vec<Locale>,
    /// The day to count ages to [default: `SOURCE_DATE_EPOCH`, or the newest hand-off]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<jiff::civil::Date>,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Pages for a browser, without a server
    #[default]
    Html,
    /// Everything, for programs
    Json,
    /// A row for each row, a column for each locale
    Csv,
    /// The same for spreadsheets
    Xlsx,
}

/// How the text of a locale stands to the newest source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CellState {
    /// Translated from this very text
    Current,
    /// The same text, in another place of the page
    Moved,
    /// Translated from an older wording
    Stale,
    /// Not in this locale
    Missing,
    /// Only in an older source
    Obsolete,
    /// Without source text
    Unpaired,
}

impl From<CellState> for State {
    fn from(state: CellState) -> Self {
        match state {
            CellState::Current => Self::Current,
            CellState::Moved => Self::Moved,
            CellState::Stale => Self::Stale,
            CellState::Missing => Self::Missing,
            CellState::Obsolete => Self::Obsolete,
            CellState::Unpaired => Self::Unpaired,
        }
    }
}

/// `isogloss inspect`
#[derive(Args, Debug)]
pub struct InspectArgs {
    /// The file; with `--align`, a file of the page or its path in the content root
    pub file: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value_t)]
    pub format: InspectFormat,
    /// Show instead how the page's locales were aligned, and why
    #[arg(long)]
    pub align: bool,
}

/// The forms of an inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For people
    #[default]
    Text,
    /// `isogloss.inspect/1`
    Json,
}

/// `isogloss check`
#[derive(Args, Debug, Default)]
pub struct CheckArgs {
    /// How to write the findings
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// From which severity on to exit with 1 [default: warning]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// What is known
    #[command(flatten)]
    pub known: BaselineArgs,
    /// Only findings about this locale
    #[arg(long)]
    pub locale: Vec<Locale>,
    /// Only findings on these pages
    #[arg(long, value_name = "GLOB")]
    pub page: Vec<String>,
    /// Only findings of these rules; `text-*` names a family
    #[arg(long)]
    pub rule: Vec<String>,
    /// Only what changed since the merge base of `HEAD` and a git revision
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// Show one by one what an older source explains
    #[arg(long)]
    pub unfold: bool,
    /// Count the findings by rule and locale instead of showing them
    #[arg(long)]
    pub statistics: bool,
}

/// The options of `isogloss check` about the baseline.
#[derive(Args, Debug, Default)]
pub struct BaselineArgs {
    /// Hide the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings of this run to the baseline; one that exists only shrinks
    #[arg(long, conflicts_with_all = ["locale", "page", "rule", "changed_since", "accept"])]
    pub write_baseline: bool,
    /// With --write-baseline: let a baseline that exists grow by what is new
    #[arg(long, requires = "write_baseline")]
    pub allow_new: bool,
    /// Drop from the baseline what no longer occurs, and add nothing
    #[arg(long, conflicts_with_all = ["locale", "page", "rule", "changed_since", "accept", "write_baseline"])]
    pub prune_baseline: bool,
    /// Record in the baseline that a finding was reviewed and is still valid
    #[arg(long, value_name = "FINGERPRINT", requires = "reason")]
    pub accept: Vec<String>,
    /// Why, with --accept
    #[arg(long, value_name = "TEXT", requires = "accept")]
    pub reason: Option<String>,
}

/// `isogloss explain`
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The rule; without it, all rules are listed
    pub rule: Option<String>,
}

/// `isogloss terms`
#[derive(Args, Debug)]
pub struct TermsArgs {
    /// Only this locale; may be given several times
    #[arg(long)]
    pub locale: Vec<Locale>,
}
