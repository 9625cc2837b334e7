//! The walk over the content roots.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::assets;
use super::redirects;
use super::refused::{self, collision};
use super::settings::{self, Located, Places};
use super::unread;
use super::{Docset, FileEntry, FileKind, PageGroup, PageKey, Settings};
use crate::config::{Config, LocaleConfig};
use crate::diagnostic::Diagnostic;
use crate::files::names::{self, PathFault};
use crate::files::{ContentFile, ContentRoot, FileError, Listed, Refusal, Refused};
use crate::locale::Locale;
use crate::text::FileId;

/// Lists and groups the files of every locale, and reads the docset's own settings.
///
/// # Errors
/// A folder that cannot be listed, or a file of those that are read here (settings, the
/// first line of YAML) that cannot be read.
pub fn walk(config: &Config) -> Result<Docset, FileError> {
    let by_locale: Vec<(Places, Vec<Found>)> = config
        .locales
        .par_iter()
        .map(|locale| {
            let places = settings::locate(config, locale);
            let mut files = list(config, locale, &places)?;
            if !files.iter().any(|(entry, _)| entry.kind.is_page()) {
                let entry = unread::configuration(config, locale)?;
                files.extend(entry.map(|entry| (entry, None)));
            }
            Ok((places, files))
        })
        .collect::<Result<_, FileError>>()?;
    let (places, files): (Vec<Places>, Vec<Vec<Found>>) = by_locale.into_iter().unzip();
    let mut files: Vec<Found> = files.into_iter().flatten().collect();
    files.sort_by(|(a, _), (b, _)| (&a.key, &a.locale).cmp(&(&b.key, &b.locale)));
    let mut docset = Docset::default();
    let mut found = Vec::new();
    for (id, (entry, refusal)) in (0..).map(FileId).zip(files) {
        found.extend(refusal.map(|why| refused::file(id, &entry, &why)));
        docset.files.push(entry);
    }
    found.append(&mut unread::formats(&docset.files));
    found.append(&mut empty_locales(config, &docset));
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

/// What is told of locales without a page.
fn empty_locales(config: &Config, docset: &Docset) -> Vec<Diagnostic> {
    let told = config.locales.iter().filter_map(|locale| {
        let own = docset.entries();
        let own: Vec<_> = own
            .filter(|(_, entry)| entry.locale == locale.locale)
            .collect();
        let has_page = own.iter().any(|(_, entry)| entry.kind.is_page());
        let place = own.iter().find(|(_, entry)| entry.path == config.path);
        let (id, _) = place.filter(|_| !has_page)?;
        Some(unread::empty(*id, config, locale))
    });
    told.collect()
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
        settings = Settings::read(docset, file, found)?;
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
    let (id, _) = entries.find(|(_, file)| {
        file.locale == *locale && file.path == located.path && file.kind == FileKind::DocsetSettings
    })?;
    Some((located, id))
}

/// The files of a locale, with why those that are refused are.
fn list(config: &Config, locale: &LocaleConfig, places: &Places) -> Result<Vec<Found>, FileError> {
    let listing = ContentRoot::open(&locale.content)?.list()?;
    let mut found = Vec::new();
    for listed in listing.files {
        found.extend(listed_file(config, locale, listed)?);
    }
    for refused in listing.refused {
        found.push(refused_file(locale, &locale.content, refused));
    }
    // Settings may lie above the content root, or have a name of their own.
    for located in [&places.docfx, &places.redirections].into_iter().flatten() {
        let own = found
            .iter_mut()
            .find(|(entry, _)| entry.path == located.path);
        match own {
            Some((entry, None)) => {
                entry.kind = FileKind::DocsetSettings;
                entry.published = false;
            }
            Some((_, Some(_))) => {}
            None => found.extend(settings_file(locale, located)?),
        }
    }
    Ok(found)
}

/// A file, and why it is refused, where it is.
type Found = (FileEntry, Option<Refusal>);

/// What a file of a content root is; `None` where it is no part of the documentation.
fn listed_file(
    config: &Config,
    locale: &LocaleConfig,
    listed: Listed,
) -> Result<Option<Found>, FileError> {
    let Some(kind) = FileKind::of(&listed.path) else {
        return Ok(None);
    };
    let addressable = match kind {
        FileKind::Markdown | FileKind::Asset => true,
        // Other YAML files (zone pivots, contexts) are settings of the platform.
        FileKind::Yaml => is_yaml_page(&listed.file)?,
        _ => false,
    };
    let published = addressable && config.selection.publishes(&listed.path);
    let key = PageKey::new(&listed.path);
    // Pages are exported and reported on, whether they are published or not.
    let is_written = published || (addressable && kind.is_page());
    if is_written && let Some(fault) = path_fault(&locale.locale, &key, kind) {
        let path = names::visible(&listed.path);
        let why = Refusal::Path(fault);
        return Ok(Some(refused_file(
            locale,
            &locale.content,
            Refused { path, why },
        )));
    }
    let entry = FileEntry {
        locale: locale.locale.clone(),
        published,
        shown: locale.show(&locale.content, &listed.path),
        path: locale.content.join(&listed.path),
        file: Some(listed.file),
        key,
        kind,
    };
    Ok(Some((entry, None)))
}

/// Why some system cannot have one of the files that are made of a file.
fn path_fault(locale: &Locale, key: &PageKey, kind: FileKind) -> Option<PathFault> {
    let path = key.as_str();
    let of_page = || {
        let written = [
            format!("{locale}/{}", key.rows_path()),
            // A page of a report, in the folder of its language.
            format!("{locale}/pages/{path}.html"),
        ];
        written.iter().find_map(|path| names::path_fault(path))
    };
    names::path_fault(path)
        .or_else(|| names::path_fault(&format!("{locale}/{path}")))
        .or_else(|| kind.is_page().then(of_page).flatten())
}

fn refused_file(locale: &LocaleConfig, folder: &Path, refused: Refused) -> Found {
    let entry = FileEntry {
        locale: locale.locale.clone(),
        key: PageKey::new(&refused.path),
        path: folder.join(&refused.path),
        file: None,
        shown: locale.show(folder, &refused.path),
        kind: FileKind::Refused,
        published: false,
    };
    (entry, Some(refused.why))
}

/// A settings file that is not among the files of the content root.
fn settings_file(locale: &LocaleConfig, located: &Located) -> Result<Option<Found>, FileError> {
    let folder = located.path.parent().unwrap_or(&located.path);
    let name = located.path.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let file = match ContentRoot::open(folder)?.file(&name) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(None),
        Err(why) => {
            let path = names::visible(&name);
            return Ok(Some(refused_file(locale, folder, Refused { path, why })));
        }
    };
    let entry = FileEntry {
        locale: locale.locale.clone(),
        key: PageKey::new(&name),
        shown: locale.show(folder, &name),
        path: located.path.clone(),
        file: Some(file),
        kind: FileKind::DocsetSettings,
        published: false,
    };
    Ok(Some((entry, None)))
}

/// Whether the first line names a kind of page.
fn is_yaml_page(file: &ContentFile) -> Result<bool, FileError> {
    const MARK: &[u8] = b"### yamlmime:";
    let head = file.read_head(64)?;
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
            // The name that most locales use has the address.
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
    let keys = groups.values().map(|group| names::fold(group.key.as_str()));
    let mut taken: BTreeSet<String> = keys.collect();
    let mut exact: BTreeMap<PageKey, PageGroup> = BTreeMap::new();
    for id in losers {
        docset.files[id.0 as usize].published = false;
        let file = docset.file(id);
        let key = if exact.contains_key(&file.key) {
            file.key.clone()
        } else {
            own_key(file, &mut taken)
        };
        let group = exact
            .entry(key.clone())
            .or_insert_with(|| PageGroup { key, ..empty(file) });
        group.members.insert(file.locale.clone(), id);
    }
    docset.groups = groups.into_values().chain(exact.into_values()).collect();
    docset.index();
}

/// A key for a file whose path may be what others are known by, in any spelling.
fn own_key(file: &FileEntry, taken: &mut BTreeSet<String>) -> PageKey {
    let plain = file.key.as_str().to_owned();
    let with_locale = format!("{plain} ({})", file.locale);
    let numbered = (2..).map(|number| format!("{plain} ({} {number})", file.locale));
    let mut keys = [plain.clone(), with_locale].into_iter().chain(numbered);
    let free = keys.find(|key| taken.insert(names::fold(key)));
    PageKey::new(&free.unwrap_or(plain))
}

fn empty(file: &FileEntry) -> PageGroup {
    PageGroup {
        key: file.key.clone(),
        members: BTreeMap::new(),
        published: false,
        retired: false,
    }
}
