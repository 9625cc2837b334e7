//! What a run would otherwise pass over in silence: files in a form that is not read, and
//! locales without a page.

use std::collections::BTreeMap;

use super::{CONTENT_EMPTY, FORMAT_UNREAD, FileEntry, FileKind, PageKey};
use crate::config::{Config, LocaleConfig};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{ContentRoot, FileError};
use crate::text::{FileId, Span, TextRange};

/// Extensions of text that is written for readers, and that is not read; sorted.
const FORMATS: &[&str] = &[
    "adoc", "asciidoc", "ipynb", "markdown", "mdown", "mdx", "mkd", "org", "rmd", "rst", "textile",
    "wiki",
];

/// Whether the file is a text that is not read: its extension, in lower case.
fn unread_format(entry: &FileEntry) -> Option<String> {
    let (_, extension) = entry.key.name().rsplit_once('.')?;
    let extension = extension.to_lowercase();
    let is_text = entry.kind == FileKind::Code && FORMATS.binary_search(&&*extension).is_ok();
    is_text.then_some(extension)
}

/// A finding for each locale and format, at the first file. `files` are all files, by
/// [`FileId`].
pub(super) fn formats(files: &[FileEntry]) -> Vec<Diagnostic> {
    let mut of_format = BTreeMap::<_, (FileId, usize)>::new();
    for (id, entry) in (0..).map(FileId).zip(files) {
        if let Some(extension) = unread_format(entry) {
            let first = of_format
                .entry((&entry.locale, extension))
                .or_insert((id, 0));
            first.1 += 1;
        }
    }
    let told = of_format.into_iter();
    told.map(|((locale, extension), (first, count))| {
        let message = match count {
            1 => format!("1 `.{extension}` file is not read"),
            count => format!("{count} `.{extension}` files are not read"),
        };
        let span = Span {
            file: first,
            range: TextRange::empty(0),
        };
        let mut finding = Diagnostic::new(FORMAT_UNREAD, Severity::Warning, span, message)
            .label("neither checked nor on the site")
            .help("pages are Markdown in `.md` files, and YAML")
            .subject(extension);
        finding.locale = Some(locale.clone());
        finding
    })
    .collect()
}

/// The configuration file, as a place for what is said of a locale that has no file.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn configuration(
    config: &Config,
    locale: &LocaleConfig,
) -> Result<Option<FileEntry>, FileError> {
    let name = config.path.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let file = ContentRoot::open(&config.root)?.file(&name);
    Ok(file.ok().flatten().map(|file| FileEntry {
        locale: locale.locale.clone(),
        key: PageKey::new(&name),
        shown: config.show(&config.path),
        path: config.path.clone(),
        file: Some(file),
        kind: FileKind::DocsetSettings,
        published: false,
    }))
}

/// That a locale has no page; `id` is the configuration file.
pub(super) fn empty(id: FileId, config: &Config, locale: &LocaleConfig) -> Diagnostic {
    let span = Span {
        file: id,
        range: place(&config.text, &locale.shown),
    };
    let message = format!("the content of `{}` has no page", locale.locale);
    let mut finding = Diagnostic::new(CONTENT_EMPTY, Severity::Error, span, message)
        .label(format!("there is no `.md` file in `{}`", locale.shown))
        .help("check the path, and that the files are there: a submodule may be missing")
        .subject(locale.locale.to_string());
    finding.locale = Some(locale.locale.clone());
    finding
}

/// Where the configuration names a content root.
fn place(text: &str, shown: &str) -> TextRange {
    let quoted = ['"', '\''].map(|quote| format!("{quote}{shown}{quote}"));
    let found = quoted.iter().find_map(|quoted| text.find(quoted));
    let start = found.unwrap_or(0);
    let length = if found.is_some() { shown.len() + 2 } else { 0 };
    TextRange::new(start, start + length)
}
