//! The walk over the content roots.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::assets;
use super::redirects;
use super::settings::{self, Located, Places};
use super::{Docset, FileEntry, FileKind, PATH_COLLISION, PageGroup, PageKey, Settings};
use crate::config::{Config, LocaleConfig};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{self, FileError};
use crate::locale::Locale;
use crate::text::{FileId, Span, TextRange};

/// Lists and groups the files of every locale, and reads the docset's own settings.
///
/// # Errors
/// A folder that cannot be listed, or a file of those that are read here (settings, the
/// first line of YAML) that cannot be read.
pub fn walk(config: &Config) -> Result<Docset, FileError> {
    let by_locale: Vec<(Places, Vec<FileEntry>)> = config
        .locales
        .par_iter()
        .map(|locale| {
            let places = settings::locate(config, locale);
            let files = list(config, locale, &places)?;
            Ok((places, files))
        })
        .collect::<Result<_, FileError>>()?;
    let (places, files): (Vec<Places>, Vec<Vec<FileEntry>>) = by_locale.into_iter().unzip();
    let mut docset = Docset::default();
    docset.files = files.into_iter().flatten().collect();
    docset
        .files
        .sort_by(|a, b| (&a.key, &a.locale).cmp(&(&b.key, &b.locale)));
    let mut found = Vec::new();
    for (locale, places) in config.locales.iter().zip(&places) {
        let settings = read_settings(&mut docset, locale, places, &mut found)?;
        docset.settings.insert(locale.locale.clone(), settings);
    }
    assets::decide(&mut docset, &config.selection)?;
    group(&mut docset);
    for (locale, places) in config.locales.iter().zip(&places) {
        let tag = &locale.locale;
        let Some((located, file)) = find(&docset, tag, places.redirections.as_ref()) else {
            continue;
        };
        let mut settings = docset.settings.remove(tag).unwrap_or_default();
        let redirects = redirects::read(&docset, tag, located, file, &mut settings, &mut found)?;
        docset.settings.insert(tag.clone(), settings);
        docset.redirects.insert(tag.clone(), redirects);
    }
    // Locales may share a settings file: what is wrong with it is said once.
    let mut said = BTreeSet::new();
    found.retain(|finding| {
        let path = docset.file(finding.span.file).path.clone();
        said.insert((
            path,
            finding.span.range,
            finding.rule,
            finding.message.clone(),
        ))
    });
    docset.found.append(&mut found);
    docset.found.sort();
    Ok(docset)
}

/// The settings of a locale; pages that `docfx.json` leaves out lose their address.
fn read_settings(
    docset: &mut Docset,
    locale: &LocaleConfig,
    places: &Places,
    found: &mut Vec<Diagnostic>,
) -> Result<Settings, FileError> {
    let mut settings = Settings::default();
    if let Some((located, file)) = find(docset, &locale.locale, places.docfx.as_ref()) {
        settings = Settings::read(located, file, found)?;
        for file in &mut docset.files {
            if file.locale == locale.locale && file.kind.is_page() {
                file.published &= settings.publishes(&format!("{}{}", located.prefix, file.key));
            }
        }
    }
    if let Some(path) = &locale.url_path {
        settings.url_path = Some(path.clone());
    }
    Ok(settings)
}

/// A settings file with its id.
fn find<'a>(
    docset: &Docset,
    locale: &Locale,
    located: Option<&'a Located>,
) -> Option<(&'a Located, FileId)> {
    let located = located?;
    let mut entries = docset.entries();
    let (id, _) = entries.find(|(_, file)| file.locale == *locale && file.path == located.path)?;
    Some((located, id))
}

fn list(
    config: &Config,
    locale: &LocaleConfig,
    places: &Places,
) -> Result<Vec<FileEntry>, FileError> {
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
            shown: locale.show(&locale.content, &file.relative),
            key: PageKey::new(&file.relative),
            path: file.path,
            kind,
        });
    }
    // Settings may lie above the content root, or have a name of their own.
    for located in [&places.docfx, &places.redirections].into_iter().flatten() {
        if let Some(entry) = entries.iter_mut().find(|entry| entry.path == located.path) {
            entry.kind = FileKind::DocsetSettings;
            entry.published = false;
            continue;
        }
        let folder = located.path.parent().unwrap_or(&located.path);
        let name = located
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        entries.push(FileEntry {
            locale: locale.locale.clone(),
            key: PageKey::new(&name),
            shown: locale.show(folder, &name),
            path: located.path.clone(),
            kind: FileKind::DocsetSettings,
            published: false,
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
/// theirs and are grouped by their exact path, with the locale where others have that.
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
    let mut names = BTreeMap::<PageKey, usize>::new();
    for (_, file) in docset.entries().filter(|(_, file)| file.kind.is_page()) {
        *names.entry(file.key.clone()).or_default() += 1;
    }
    // Files with an address come first, so that others cannot take it from them.
    for id in [pages(docset, true), pages(docset, false)].concat() {
        let file = docset.file(id);
        let group = groups
            .entry(file.key.folded())
            .or_insert_with(|| empty(file));
        if let Some(holder) = group.members.get_mut(&file.locale) {
            // What other locales call the page is right.
            let copies = |id: FileId| names.get(&docset.file(id).key).copied();
            let is_newcomer = file.published && copies(id) > copies(*holder);
            let mut loser = id;
            if is_newcomer {
                loser = std::mem::replace(holder, id);
                group.key = file.key.clone();
            }
            if file.published {
                let finding = collision(docset, loser, *holder);
                docset.found.push(finding);
            }
            losers.push(loser);
        } else {
            group.members.insert(file.locale.clone(), id);
            group.published |= file.published;
        }
    }
    let taken: BTreeSet<PageKey> = groups.values().map(|group| group.key.clone()).collect();
    let mut exact: BTreeMap<PageKey, PageGroup> = BTreeMap::new();
    for id in losers {
        docset.files[id.0 as usize].published = false;
        let file = docset.file(id);
        // The path of this file may be what others are known by.
        let key = if taken.contains(&file.key) {
            PageKey::new(&format!("{} ({})", file.key, file.locale))
        } else {
            file.key.clone()
        };
        let group = exact
            .entry(key.clone())
            .or_insert_with(|| PageGroup { key, ..empty(file) });
        group.members.insert(file.locale.clone(), id);
    }
    docset.groups = groups.into_values().chain(exact.into_values()).collect();
    docset.index();
}

fn empty(file: &FileEntry) -> PageGroup {
    PageGroup {
        key: file.key.clone(),
        members: BTreeMap::new(),
        published: false,
        retired: false,
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
