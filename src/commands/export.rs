//! `isogloss export`: one side of the documents, as plain pages.

use super::{Made, Printed, Surroundings, edition};
use crate::cli::{ExportArgs, ExportFormat};
use crate::files::{Output, Product};
use crate::library::Library;
use crate::render::export;

/// Exports an edition, and says in a line what was written.
///
/// # Errors
/// Where the configuration or a file cannot be used, the locale is none of the
/// documentation set's, or the folder cannot be written.
pub fn run(args: &ExportArgs, around: &Surroundings) -> anyhow::Result<Made> {
    let ExportFormat::Markdown = args.format;
    let config = around.configuration()?;
    let out = config.output_folder(&around.working_dir, Some(&args.out), &config.out)?;
    let library = Library::open(config)?;
    let locale = edition(&library, &args.locale)?;
    let output = Output::open(&out, Product::Export, &around.state)?;
    let notices = output.notices().to_vec();
    let left_out = export::markdown(&library, &locale, &|path, bytes| output.add(path, bytes))?;
    let written = output.commit(|_| true)?;
    let summary = format!(
        "{} documents of {locale}: {} written, {} unchanged in {}\n",
        written.written + written.unchanged,
        written.written,
        written.unchanged,
        args.out.display()
    );
    Made::without(
        Printed::text(&summary),
        &notices,
        &library,
        around.look,
        left_out,
    )
}
