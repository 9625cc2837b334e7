//! Which files changed since a revision.
//!
//! The work tree is compared with the merge base of `HEAD` and the revision, in every
//! repository that holds a content root: the files of the docset, those of the commit
//! below the content roots, and the settings that decide over them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::history::{Histories, Version};
use crate::check::Changed;
use crate::config::{Config, LocaleConfig};
use crate::discover::{Docset, FileEntry, FileKind};
use crate::files::{self, Entry};

/// The settings of the publishing platform that are read where they lie.
const SETTINGS: [&str; 2] = ["docfx.json", ".openpublishing.redirection.json"];

/// The files that differ from those of the merge base, and what they affect as a whole.
/// `baseline` is the baseline file, where there is one.
///
/// # Errors
/// Where a content root lies in no repository, its repository cannot be read, or does not
/// know the revision.
pub(super) fn since(
    revision: &str,
    config: &Config,
    docset: &Docset,
    baseline: Option<&Path>,
) -> anyhow::Result<Changed> {
    let mut histories = Histories::new(revision, config);
    let mut changed = Changed::default();
    for locale in &config.locales {
        let told = || {
            let folder = config.show(&locale.content);
            format!("cannot tell what changed since `{revision}` in `{folder}`")
        };
        let version = histories.of_content(&locale.content).with_context(told)?;
        compare(version, config, locale, docset, &mut changed).with_context(told)?;
    }
    let words = config.theme.as_ref().map(|theme| theme.join("locales"));
    let words = words.filter(|words| files::is_dir(words));
    let words = words.map(|words| files::walk(&words)).transpose()?;
    let words = words.into_iter().flatten().map(|file| file.path);
    let configuration: Vec<_> = [config.path.clone()]
        .into_iter()
        .chain(baseline.map(Path::to_owned))
        .chain(words)
        .collect();
    changed.everything = histories.any_differs(&configuration, config.theme.as_deref())?;
    Ok(changed)
}

/// Compares the files of one locale.
fn compare(
    version: &Version,
    config: &Config,
    locale: &LocaleConfig,
    docset: &Docset,
    changed: &mut Changed,
) -> anyhow::Result<()> {
    let before = version.files_below(&locale.content)?;
    let entries: Vec<&FileEntry> = docset
        .files
        .iter()
        .filter(|entry| entry.locale == locale.locale)
        .collect();
    let paths: Vec<&Path> = entries.iter().map(|entry| entry.path.as_path()).collect();
    for (entry, status) in entries
        .iter()
        .zip(version.compare(&paths, &locale.content, &before)?)
    {
        let in_root = entry.path.starts_with(&locale.content);
        match status {
            Status::Same => continue,
            Status::New if in_root => {
                changed.moved.insert(entry.key.to_string());
            }
            Status::New | Status::Differs => {}
        }
        take_down(entry, in_root, locale, changed);
    }
    let present: BTreeSet<&Path> = paths.into_iter().collect();
    for path in before.keys() {
        let Ok(relative) = path.strip_prefix(&locale.content) else {
            continue;
        };
        let is_there = present.contains(path.as_path()) || files::entry(path) != Entry::Missing;
        let relative = files::slashed(relative);
        if is_there || FileKind::of(&relative).is_none() {
            continue;
        }
        changed.moved.insert(relative.clone());
        changed
            .files
            .insert(locale.show(&locale.content, &relative));
        if is_navigation(FileKind::of(&relative)) {
            changed.navigation.insert(locale.locale.clone());
        }
        changed.paths.insert(relative);
    }
    if version.lost_settings(&config.root, locale)? {
        changed.locales.insert(locale.locale.clone());
    }
    Ok(())
}

/// How a file stands to the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// The commit has it so.
    Same,
    /// The commit has it with other bytes.
    Differs,
    /// The commit does not have it.
    New,
}

/// Takes down that a file changed, and what it affects.
fn take_down(entry: &FileEntry, in_root: bool, locale: &LocaleConfig, changed: &mut Changed) {
    changed.files.insert(entry.shown.clone());
    if in_root {
        changed.paths.insert(entry.key.to_string());
    }
    if is_settings(entry, locale) {
        changed.locales.insert(locale.locale.clone());
    }
    if is_navigation(Some(entry.kind)) {
        changed.navigation.insert(locale.locale.clone());
    }
}

fn is_navigation(kind: Option<FileKind>) -> bool {
    matches!(kind, Some(FileKind::TocYaml | FileKind::TocMarkdown))
}

/// Whether the file decides over the whole locale: other settings of the platform, and
/// those of folders below, do not.
fn is_settings(entry: &FileEntry, locale: &LocaleConfig) -> bool {
    let above = entry.path.parent();
    let is_above = above.is_some_and(|above| locale.content.starts_with(above));
    let name = entry.path.file_name().unwrap_or_default();
    entry.kind == FileKind::DocsetSettings
        && (locale.redirects.as_ref() == Some(&entry.path)
            || is_above && SETTINGS.iter().any(|known| name == *known))
}

/// Where the settings of a locale may lie: in its content root, and two folders above,
/// as far as these are the project's.
pub(super) fn settings_paths(root: &Path, locale: &LocaleConfig) -> impl Iterator<Item = PathBuf> {
    let in_project = locale.content.starts_with(root);
    let folders = locale.content.ancestors().take(3);
    let folders = folders.take_while(move |folder| !in_project || folder.starts_with(root));
    folders.flat_map(|folder| SETTINGS.map(|name| folder.join(name)))
}

/// What a commit has, by path on this machine.
pub(super) type Before = BTreeMap<PathBuf, crate::git::TreeFile>;
