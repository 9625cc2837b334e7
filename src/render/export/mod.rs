//! Documents for other programs: one side of each page, as the publisher would have it.

mod front_matter;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::discover::{self, Claims};
use crate::files::{FileError, ReadText};
use crate::library::{Library, SourceEdition};
use crate::locale::Locale;
use crate::read::{self, Side};
use crate::render::site::Sink;
use crate::text::FileId;

/// Hands over the documents of an edition under their own paths: the target documents of
/// a locale, or the source documents for the source locale.
///
/// A target document is the file with its source spans taken out and its target spans
/// unwrapped; files without segments (plain pages, YAML) are as they are. What would read
/// as a segment's tag in the document is escaped, so that exporting it again changes
/// nothing. A source
/// document takes its first heading as its title, drops the keys that belong to the
/// translation, and carries the source locale. Pages that the edition has no text of
/// (retired pages, pages without source text) are left out. So are those whose path would
/// lie in the way of another document's, which is what is returned.
///
/// # Errors
/// Where a file cannot be read or handed over.
pub fn markdown(
    library: &Library,
    locale: &Locale,
    sink: &Sink<'_>,
) -> Result<Vec<Diagnostic>, FileError> {
    let docset = &library.docset;
    let own = docset
        .entries()
        .filter(|(_, entry)| entry.locale == *locale);
    let mut documents: Vec<(String, FileId, Side)> = own
        .filter(|(id, _)| library.summary(*id).is_some())
        .map(|(id, entry)| (entry.key.as_str().to_owned(), id, Side::Target))
        .collect();
    if *locale == library.config.source_locale {
        for group in docset.groups.iter().filter(|group| !group.retired) {
            if let Some(SourceEdition::Reconstructed(_, id)) = library.source_edition(group) {
                documents.push((group.key.as_str().to_owned(), id, Side::Source));
            }
        }
    }
    // Published documents come first, so that others cannot take their paths.
    documents.sort_by_key(|(path, id, _)| (!docset.file(*id).published, path.clone()));
    let (mut claims, mut left_out) = (Claims::default(), Vec::new());
    documents.retain(|(path, id, _)| {
        let taken = claims.take(&[path], id);
        left_out.extend(taken.err().map(|by| discover::collision(docset, *id, by)));
        taken.is_ok()
    });
    documents.par_iter().try_for_each(|(path, id, side)| {
        let ReadText::Text(text) = docset.read_text(*id)? else {
            return Ok(());
        };
        let document = match side {
            Side::Target => read::plain(&read::unzip(&text).target).into_owned(),
            Side::Source => {
                let title = library
                    .summary(*id)
                    .and_then(|summary| summary.source_title.as_deref());
                let source = read::unzip(&text).source.unwrap_or_default();
                front_matter::of_source(&read::plain(&source), title.unwrap_or_default(), locale)
            }
        };
        sink(path, document.as_bytes())
    })?;
    Ok(left_out)
}
