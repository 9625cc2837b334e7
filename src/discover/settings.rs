//! The docset's own settings for the publishing platform, read where they lie.
//!
//! `docfx.json` says which files are content, and under which path they are published;
//! the redirections file is found here and read in [`super::redirects`]. Both may lie
//! in the content root or up to two folders above.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet};
use serde_json::Value;

use super::{Docset, INVALID_SETTINGS, redirects};
use crate::config::{Config, LocaleConfig, glob, glob_set};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{self, FileError, ReadText};
use crate::text::{FileId, LineIndex, Span, TextRange};

/// What the platform's files say of one locale.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The path under which the content root is published, such as `/partner-center`:
    /// links and redirections of the docset may begin with it.
    pub url_path: Option<String>,
    /// `build.globalMetadata` of `docfx.json`: metadata of every page that does not
    /// have its own.
    pub global_metadata: BTreeMap<String, Value>,
    content: Vec<Content>,
}

/// One entry of `build.content`.
#[derive(Clone, Debug)]
struct Content {
    files: GlobSet,
    exclude: GlobSet,
}

/// A settings file and how the content root is called from its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) path: PathBuf,
    /// The content root relative to the file's folder, with a `/` at its end; empty
    /// where it is the same folder.
    pub(super) prefix: String,
}

/// Where the settings of a locale are.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub(super) docfx: Option<Located>,
    pub(super) redirections: Option<Located>,
}

pub(super) fn locate(config: &Config, locale: &LocaleConfig) -> Places {
    let redirections = match &locale.redirects {
        Some(path) => Some(Located {
            prefix: prefix(path, &locale.content),
            path: path.clone(),
        }),
        None => find(config, locale, ".openpublishing.redirection.json"),
    };
    Places {
        docfx: find(config, locale, "docfx.json"),
        redirections,
    }
}

fn find(config: &Config, locale: &LocaleConfig, name: &str) -> Option<Located> {
    let in_project = locale.content.starts_with(&config.root);
    locale
        .content
        .ancestors()
        .take(3)
        // What lies above the project is not the project's.
        .take_while(|folder| !in_project || folder.starts_with(&config.root))
        .map(|folder| folder.join(name))
        .find(|path| files::is_file(path))
        .map(|path| Located {
            prefix: prefix(&path, &locale.content),
            path,
        })
}

/// The content root as `settings` calls it. A file elsewhere knows it by its name.
fn prefix(settings: &Path, content: &Path) -> String {
    let folder = settings.parent().unwrap_or(settings);
    let relative = match content.strip_prefix(folder) {
        Ok(relative) => files::slashed(relative),
        Err(_) => content
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    if relative.is_empty() {
        relative
    } else {
        relative + "/"
    }
}

impl Settings {
    /// Reads `docfx.json`; what is wrong with it is added to `found`.
    pub(super) fn read(
        docset: &Docset,
        file: FileId,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Self, FileError> {
        let Some((text, json)) = read_json(docset, file, found)? else {
            return Ok(Self::default());
        };
        let build = &json["build"];
        let mut content = Vec::new();
        let mut cursor = 0;
        for entry in list(&build["content"]) {
            let base = entry["src"].as_str().map_or_else(String::new, |src| {
                let src = src.trim_start_matches("./").trim_matches('/');
                if src.is_empty() || src == "." {
                    String::new()
                } else {
                    format!("{src}/")
                }
            });
            let mut set = |patterns: &Value| {
                let globs: Vec<Glob> = list(patterns)
                    .filter_map(Value::as_str)
                    .filter_map(|pattern| match bounded_glob(&base, pattern) {
                        Ok(glob) => Some(glob),
                        Err(reason) => {
                            let shown: String = pattern.chars().take(LONGEST_SHOWN).collect();
                            let range = redirects::locate(&text, pattern, &mut cursor);
                            let message = format!("`{shown}` is not a glob: {reason}");
                            found.push(invalid(file, range, message));
                            None
                        }
                    })
                    .collect();
                glob_set(&globs).unwrap_or_default()
            };
            content.push(Content {
                files: set(&entry["files"]),
                exclude: set(&entry["exclude"]),
            });
        }
        let global_metadata = build["globalMetadata"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        Ok(Self {
            url_path: published_under(build),
            global_metadata,
            content,
        })
    }

    /// Whether `docfx.json` takes the page at `path` (relative to its own folder) for
    /// content; without one, every page is.
    pub(super) fn publishes(&self, path: &str) -> bool {
        self.content.is_empty()
            || self
                .content
                .iter()
                .any(|content| content.files.is_match(path) && !content.exclude.is_match(path))
    }
}

/// Bytes of a pattern, and braces in it: a compiled pattern takes stack for each.
const LONGEST_GLOB: usize = 1024;
const MOST_BRACES: usize = 16;

/// Characters of a pattern that a message shows.
const LONGEST_SHOWN: usize = 80;

/// The glob of a pattern below a folder, or why it is none.
fn bounded_glob(base: &str, pattern: &str) -> Result<Glob, String> {
    let braces = pattern.bytes().filter(|&b| b == b'{').count();
    if pattern.len() > LONGEST_GLOB || braces > MOST_BRACES {
        return Err("it is too long".to_owned());
    }
    glob(&format!("{base}{pattern}")).map_err(|error| error.kind().to_string())
}

/// The published path, as far as `docfx.json` tells: its breadcrumbs lie under it, or
/// else the output is named after it.
fn published_under(build: &Value) -> Option<String> {
    let breadcrumbs = build["globalMetadata"]["breadcrumb_path"]
        .as_str()
        .and_then(|path| path.strip_suffix("/breadcrumb/toc.json"))
        .filter(|path| path.starts_with('/'));
    if let Some(path) = breadcrumbs {
        return Some(path.to_owned());
    }
    let dest = build["dest"].as_str()?.trim_matches('/');
    let is_name = !dest.is_empty() && !dest.starts_with(['_', '.']);
    is_name.then(|| format!("/{dest}"))
}

/// The items of an array, or the one item that stands for it.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    let items = value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice);
    items.iter().filter(|item| !item.is_null())
}

/// The text of a settings file and its JSON; a file that has none is the author's
/// matter, so a finding.
pub(super) fn read_json(
    docset: &Docset,
    file: FileId,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<(String, Value)>, FileError> {
    let text = match docset.read_text(file)? {
        ReadText::Text(text) => text,
        ReadText::NotUtf8(fault) => {
            let range = TextRange::empty(fault.offset);
            found.push(invalid(file, range, fault.message()));
            return Ok(None);
        }
    };
    let json = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    match serde_json::from_str(json) {
        Ok(json) => Ok(Some((text, json))),
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            let range = LineIndex::new(&text).range(&text, line);
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message);
            found.push(invalid(file, range, format!("not JSON: {message}")));
            Ok(None)
        }
    }
}

pub(super) fn invalid(file: FileId, range: TextRange, message: String) -> Diagnostic {
    let subject = message.clone();
    Diagnostic::new(
        INVALID_SETTINGS,
        Severity::Error,
        Span { file, range },
        message,
    )
    .label("the docset's settings are not used as they were meant")
    .subject(subject)
}
