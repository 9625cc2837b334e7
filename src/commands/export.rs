//! `isogloss export`: one side of the documents, as plain pages.

use anyhow::bail;

use super::Surroundings;
use crate::cli::{ExportArgs, ExportFormat};
use crate::files::Output;
use crate::library::Library;
use crate::render::export;

/// Exports an edition. Returns a line that says what was written.
///
/// # Errors
/// Where the configuration or a file cannot be used, the locale is none of the
/// documentation set's, or the folder cannot be written.
pub fn run(args: &ExportArgs, around: &Surroundings) -> anyhow::Result<String> {
    let ExportFormat::Markdown = args.format;
    let config = around.configuration()?;
    let out = config.output_folder(&around.working_dir, &args.out)?;
    let library = Library::open(config)?;
    let known = library.locales();
    let Some(locale) = known.iter().find(|known| known.agrees_with(&args.locale)) else {
        let names = known
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        bail!(
            "`{}` is no edition of this documentation set, which has {names}",
            args.locale
        );
    };
    let output = Output::open(&out)?;
    export::markdown(&library, locale, &|path, bytes| output.add(path, bytes))?;
    let written = output.commit(true)?;
    Ok(format!(
        "{} documents of {locale}: {} written, {} unchanged in {}\n",
        written.written + written.unchanged,
        written.written,
        written.unchanged,
        args.out.display()
    ))
}
