//! `isogloss report`: aligned segments, coverage and drift.

use std::path::Path;

use anyhow::{Context, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Made, Printed, Surroundings, configured, pages};
use crate::cli::{ReportArgs, ReportFormat};
use crate::diagnostic::render::Look;
use crate::files::{self, Destination, FileError, Output, Product, State, Written};
use crate::library::Library;
use crate::locale::Locale;
use crate::render::report::html::Options;
use crate::render::report::words::Words;
use crate::render::report::{self, Report, Selection};
use crate::render::site::address;
use crate::render::site::messages::Messages;

/// Reports in one file: they may lie beside one of many.
const TABLES: [&str; 3] = ["report.csv", "report.json", "report.xlsx"];

/// Makes a report. What goes to standard output is the report itself, or a line that says
/// what was written.
///
/// # Errors
/// Where the configuration, a file or an argument cannot be used, or the folder cannot be
/// written.
pub fn run(args: &ReportArgs, around: &Surroundings) -> anyhow::Result<Made> {
    let config = around.configuration()?;
    let is_written = args.out.is_some() || args.format == ReportFormat::Html;
    let out = config.output_folder(
        &around.working_dir,
        args.out.as_deref(),
        Path::new("report"),
    )?;
    let library = Library::open(config)?;
    let selection = selection(args, &library)?;
    let report = report::gather(&library, &selection)?;
    let folder = is_written.then_some(Folder {
        out: &out,
        state: &around.state,
    });
    let (text, notices) = make(&report, &library, args, folder, around.look)?;
    Made::new(text, &notices, &library, around.look)
}

/// Where a report is written to.
#[derive(Clone, Copy)]
struct Folder<'a> {
    out: &'a Destination,
    state: &'a State,
}

impl Folder<'_> {
    fn open(self) -> Result<(Output, Vec<String>), FileError> {
        let output = Output::open(self.out, Product::Report, self.state)?;
        let notices = output.notices().to_vec();
        Ok((output, notices))
    }
}

/// What goes to standard output, and what there is to say of the folder.
fn make(
    report: &Report,
    library: &Library,
    args: &ReportArgs,
    folder: Option<Folder<'_>>,
    look: Look,
) -> anyhow::Result<(Printed, Vec<String>)> {
    if let (ReportFormat::Html, Some(folder)) = (args.format, folder) {
        return html(report, library, args, folder);
    }
    let (name, bytes) = match args.format {
        ReportFormat::Csv => ("report.csv", report::table::csv(report)?),
        ReportFormat::Xlsx => {
            let languages = languages(args, library);
            let messages = Messages::load(&languages, &library.theme)?;
            let words = Words::new(&messages, &languages[0]);
            ("report.xlsx", report::xlsx::write(report, &words)?)
        }
        ReportFormat::Json | ReportFormat::Html => {
            ("report.json", report::json::write(report)?.into_bytes())
        }
    };
    match (folder, String::from_utf8(bytes)) {
        (Some(folder), Ok(text)) => write(folder, name, text.as_bytes()),
        (Some(folder), Err(binary)) => write(folder, name, binary.as_bytes()),
        (None, Ok(text)) if args.format == ReportFormat::Csv => {
            Ok((Printed::csv(text, look), Vec::new()))
        }
        (None, Ok(text)) => Ok((Printed::json(&text), Vec::new())),
        (None, Err(_)) => bail!("a workbook needs a folder to be written to: add `--out DIR`"),
    }
}

/// The interface languages: those that were asked for, otherwise the source locale.
fn languages(args: &ReportArgs, library: &Library) -> Vec<Locale> {
    if args.lang.is_empty() {
        vec![library.config.source_locale.clone()]
    } else {
        args.lang.clone()
    }
}

fn html(
    report: &Report,
    library: &Library,
    args: &ReportArgs,
    folder: Folder<'_>,
) -> anyhow::Result<(Printed, Vec<String>)> {
    let out = folder.out.path();
    let options = Options {
        languages: languages(args, library),
        today: today(args)?,
        site: way(&out, &library.config.out),
    };
    let (output, notices) = folder.open()?;
    let sink = |path: &str, bytes: &[u8]| output.add(path, bytes);
    report::html::render(report, library, &options, &sink)?;
    let written = output.commit(|path| !TABLES.contains(&path))?;
    Ok((summary(written, &out), notices))
}

/// The day to count ages to, where one is chosen.
fn today(args: &ReportArgs) -> anyhow::Result<Option<Date>> {
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(args.today);
    };
    let seconds = epoch
        .parse()
        .with_context(|| format!("SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds"))?;
    let time = Timestamp::from_second(seconds).context("SOURCE_DATE_EPOCH is no time")?;
    Ok(args.today.or(Some(time.to_zoned(TimeZone::UTC).date())))
}

/// The way from one folder to another, with `/` at its end; `None` where they have no
/// folder in common.
fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (files::resolve(from), files::resolve(to));
    let shared = from.ancestors().find(|folder| to.starts_with(folder))?;
    let up = from.strip_prefix(shared).ok()?.components().count();
    let down = files::slashed(to.strip_prefix(shared).ok()?);
    let slash = if down.is_empty() { "" } else { "/" };
    let down = address::relative("", &format!("{down}{slash}"));
    Some(format!("{}{down}", "../".repeat(up)))
}

fn summary(written: Written, out: &Path) -> Printed {
    Printed::text(&format!(
        "{} files written, {} unchanged in {}\n",
        written.written,
        written.unchanged,
        out.display()
    ))
}

fn write(folder: Folder<'_>, name: &str, bytes: &[u8]) -> anyhow::Result<(Printed, Vec<String>)> {
    let (output, notices) = folder.open()?;
    output.add(name, bytes)?;
    let written = output.commit(|_| false)?;
    Ok((summary(written, &folder.out.path()), notices))
}

fn selection(args: &ReportArgs, library: &Library) -> anyhow::Result<Selection> {
    let locales = args
        .locale
        .iter()
        .map(|asked| configured(&library.config, asked));
    Ok(Selection {
        locales: locales.collect::<Result<_, _>>()?,
        pages: pages(args.page.as_slice(), &library.docset)?,
        states: args.state.iter().map(|&state| state.into()).collect(),
    })
}
