//! The walk over the content roots.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::{Docset, FileEntry, FileKind, PATH_COLLISION, PageGroup, PageKey};
use crate::config::{Config, LocaleConfig};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{self, FileError};
use crate::text::{FileId, Span, TextRange};

/// Lists and groups the files of every locale.
///
/// # Errors
/// A folder that cannot be listed or a file whose first line cannot be read.
pub fn walk(config: &Config) -> Result<Docset, FileError> {
    let by_locale: Vec<Vec<FileEntry>> = config
        .locales
        .par_iter()
        .map(|locale| list(config, locale))
        .collect::<Result<_, _>>()?;
    let mut files: Vec<FileEntry> = by_locale.into_iter().flatten().collect();
    files.sort_by(|a, b| (&a.key, &a.locale).cmp(&(&b.key, &b.locale)));
    let mut docset = Docset {
        files,
        ..Docset::default()
    };
    group(&mut docset);
    Ok(docset)
}

fn list(config: &Config, locale: &LocaleConfig) -> Result<Vec<FileEntry>, FileError> {
    let mut entries = Vec::new();
    for file in files::walk(&locale.content)? {
        let Some(kind) = FileKind::of(&file.relative) else {
            continue;
        };
        let addressable = match kind {
            FileKind::Markdown | FileKind::Asset => true,
            // Other YAML files (zone pivots, contexts) are settings of the platform.
            FileKind::Yaml => is_yaml_page(&file.path)?,
            _ => false,
        };
        entries.push(FileEntry {
            locale: locale.locale.clone(),
            published: addressable && config.selection.publishes(&file.relative),
            shown: format!("{}/{}", locale.shown, file.relative),
            key: PageKey::new(&file.relative),
            path: file.path,
            kind,
        });
    }
    Ok(entries)
}

/// Whether the first line names a kind of page.
fn is_yaml_page(path: &Path) -> Result<bool, FileError> {
    const MARK: &[u8] = b"### yamlmime:";
    let head = files::read_head(path, 64)?;
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    let text = text.trim_ascii_start();
    Ok(text.len() >= MARK.len() && text[..MARK.len()].eq_ignore_ascii_case(MARK))
}

/// Makes the page groups: `name.md` and `name.yml`, in any letter case, are one page,
/// since they have one address.
///
/// Where one locale has two files for an address, the first keeps it; the others lose
/// theirs and are grouped by their exact path.
fn group(docset: &mut Docset) {
    let mut groups: BTreeMap<String, PageGroup> = BTreeMap::new();
    let mut losers: Vec<FileId> = Vec::new();
    let pages = |docset: &Docset, published: bool| -> Vec<FileId> {
        docset
            .entries()
            .filter(|(_, file)| file.kind.is_page() && file.published == published)
            .map(|(id, _)| id)
            .collect()
    };
    // Files with an address come first, so that others cannot take it from them.
    for id in [pages(docset, true), pages(docset, false)].concat() {
        let file = docset.file(id);
        let group = groups
            .entry(file.key.folded())
            .or_insert_with(|| empty(file));
        if let Some(&holder) = group.members.get(&file.locale) {
            if file.published {
                let finding = collision(docset, id, holder);
                docset.found.push(finding);
            }
            losers.push(id);
        } else {
            group.members.insert(file.locale.clone(), id);
            group.published |= file.published;
        }
    }
    let mut exact: BTreeMap<PageKey, PageGroup> = BTreeMap::new();
    for id in losers {
        docset.files[id.0 as usize].published = false;
        let file = docset.file(id);
        let group = exact.entry(file.key.clone()).or_insert_with(|| empty(file));
        group.members.insert(file.locale.clone(), id);
    }
    docset.groups = groups.into_values().chain(exact.into_values()).collect();
    docset.groups.sort_by(|a, b| a.key.cmp(&b.key));
}

fn empty(file: &FileEntry) -> PageGroup {
    PageGroup {
        key: file.key.clone(),
        members: BTreeMap::new(),
        published: false,
    }
}

fn collision(docset: &Docset, loser: FileId, holder: FileId) -> Diagnostic {
    let start = |file| Span {
        file,
        range: TextRange::empty(0),
    };
    let (own, other) = (docset.file(loser), docset.file(holder));
    let mut finding = Diagnostic::new(
        PATH_COLLISION,
        Severity::Error,
        start(loser),
        format!("`{}` has the same address as `{}`", own.key, other.key),
    )
    .label("this file is left out of the site")
    .related(start(holder), "this file has the address")
    .help("rename or remove one of the two")
    .subject(own.key.as_str());
    finding.locale = Some(own.locale.clone());
    finding
}
