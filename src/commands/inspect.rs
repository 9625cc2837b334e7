//! `isogloss inspect`: how the program sees a file.

use anyhow::{Context, bail};

use super::{Printed, Surroundings, inspect_align};
use crate::cli::{InspectArgs, InspectFormat};
use crate::files;
use crate::library::Library;
use crate::render::inspect::{inspect, text};

/// Describes a file of the documentation set.
///
/// # Errors
/// Where the configuration or the file cannot be read, or it is no page.
pub fn run(args: &InspectArgs, around: &Surroundings) -> anyhow::Result<Printed> {
    let library = Library::open(around.configuration()?)?;
    if args.align {
        let text = inspect_align::page(&library, &args.file, &around.working_dir)?;
        return Ok(Printed::text(&text));
    }
    let path = files::resolve(&around.working_dir.join(&args.file));
    let mut entries = library.docset.entries();
    let Some((id, entry)) = entries.find(|(_, entry)| files::resolve(&entry.path) == path) else {
        bail!("`{}` is in none of the content roots", args.file.display());
    };
    let group = library.docset.group_of(id).with_context(|| {
        format!(
            "`{}` is no page: its kind is {:?}",
            args.file.display(),
            entry.kind
        )
    })?;
    let pages = library.read_group(group)?;
    let Some((_, page)) = pages.get(&entry.locale) else {
        bail!("`{}` is not UTF-8, or no page", args.file.display());
    };
    let locale = entry.locale.to_string();
    let inspection = inspect(page, &entry.shown, &locale, group.key.as_str());
    Ok(match args.format {
        InspectFormat::Text => Printed::text(&text::render(&inspection)),
        InspectFormat::Json => Printed::json(&(serde_json::to_string_pretty(&inspection)? + "\n")),
    })
}
