//! The command line, as types: the doc comments are the help text.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Write one side of the documents as plain pages
    Export(ExportArgs),
    /// Show how one file was understood: its segments, blocks, roles and links
    Inspect(InspectArgs),
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

/// `isogloss inspect`
#[derive(Args, Debug)]
pub struct InspectArgs {
    /// The file
    pub file: PathBuf,
}
