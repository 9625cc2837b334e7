//! `isogloss report`: aligned segments, coverage and drift.

use anyhow::{Context, bail};

use super::Surroundings;
use crate::cli::{ReportArgs, ReportFormat};
use crate::files::Output;
use crate::library::Library;
use crate::locale::Locale;
use crate::render::report::{self, Selection};

/// Makes a report. Returns what goes to standard output: the report itself, or a line
/// that says what was written.
///
/// # Errors
/// Where the configuration, a file or an argument cannot be used, or the folder cannot be
/// written.
pub fn run(args: &ReportArgs, around: &Surroundings) -> anyhow::Result<String> {
    let config = around.configuration()?;
    let out = match &args.out {
        Some(named) => Some(config.output_folder(&around.working_dir, named)?),
        None => None,
    };
    let library = Library::open(config)?;
    let selection = selection(args, &library)?;
    let report = report::gather(&library, &selection)?;
    match args.format {
        ReportFormat::Json => {
            let text = report::json::write(&report)?;
            match out {
                Some(out) => write(&out, &[("report.json", text.into_bytes())]),
                None => Ok(text),
            }
        }
        _ => bail!("to come"),
    }
}

fn write(out: &std::path::Path, files: &[(&str, Vec<u8>)]) -> anyhow::Result<String> {
    let output = Output::open(out)?;
    for (path, bytes) in files {
        output.add(path, bytes)?;
    }
    let written = output.commit(true)?;
    Ok(format!(
        "{} files written, {} unchanged in {}\n",
        written.written,
        written.unchanged,
        out.display()
    ))
}

fn selection(args: &ReportArgs, library: &Library) -> anyhow::Result<Selection> {
    let known = library.locales();
    let locale = |asked: &Locale| {
        let found = known.iter().find(|known| known.agrees_with(asked));
        found.cloned().with_context(|| {
            let names: Vec<String> = known.iter().map(ToString::to_string).collect();
            format!(
                "`{asked}` is no locale of this documentation set, which has {}",
                names.join(", ")
            )
        })
    };
    let pages = match &args.page {
        Some(glob) => Some(
            globset::Glob::new(glob)
                .with_context(|| format!("`--page {glob}` is not a glob"))?
                .compile_matcher(),
        ),
        None => None,
    };
    Ok(Selection {
        locales: args.locale.iter().map(locale).collect::<Result<_, _>>()?,
        pages,
        states: args.state.iter().map(|&state| state.into()).collect(),
    })
}
