//! Where the pages of old addresses went: `.openpublishing.redirection.json`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::follow::Follower;
use super::key::fold;
use super::refused;
use super::settings::{Located, Settings, invalid, read_json};
use super::{Docset, PageKey, REDIRECT_CONFLICT, REDIRECT_LOOP, REDIRECTED_FILE_PRESENT};
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::files::{FileError, names};
use crate::locale::Locale;
use crate::parse::{Target, TargetKind};
use crate::text::{FileId, Span, TextRange};

/// Where an address leads in the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RedirectTarget {
    /// A page of the docset, by the key of its group.
    Page {
        /// The group's key.
        key: PageKey,
        /// The anchor, without `#`.
        fragment: Option<String>,
    },
    /// An address outside of the docset: absolute, or beginning with `/` on the
    /// publisher's host.
    Url(String),
    /// Nothing: a page of the docset that no locale has, or a loop.
    Nowhere,
}

/// One redirection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old path, relative to the content root.
    pub source: PageKey,
    /// Where it leads, chains followed.
    pub target: RedirectTarget,
    /// The old path in the redirections file.
    pub span: Span,
}

/// The redirections of one locale that begin in its content root.
#[derive(Clone, Debug, Default)]
pub struct Redirects {
    by_address: BTreeMap<String, Redirect>,
}

impl Redirects {
    /// The redirection of a path relative to the content root, in any letter case, with
    /// or without its extension.
    pub fn get(&self, path: &str) -> Option<&Redirect> {
        self.by_address.get(&fold(path))
    }

    /// All redirections, sorted by address.
    pub fn iter(&self) -> impl Iterator<Item = &Redirect> {
        self.by_address.values()
    }

    /// The keys of the pages that are redirected to.
    pub(super) fn target_keys(&mut self) -> impl Iterator<Item = &mut PageKey> {
        self.by_address
            .values_mut()
            .filter_map(|redirect| match &mut redirect.target {
                RedirectTarget::Page { key, .. } => Some(key),
                _ => None,
            })
    }
}

/// A redirection as it is written.
pub(super) struct Entry {
    pub(super) source: PageKey,
    pub(super) url: String,
    pub(super) span: Span,
}

/// Reads the redirections of a locale, and follows them to pages of `docset`.
pub(super) fn read(
    docset: &Docset,
    locale: &Locale,
    located: &Located,
    file: FileId,
    settings: &mut Settings,
    found: &mut Vec<Diagnostic>,
) -> Result<Redirects, FileError> {
    let Some((text, json)) = read_json(docset, file, found)? else {
        return Ok(Redirects::default());
    };
    let entries = entries(&text, &json, (locale, located), file, found);
    if settings.url_path.is_none() && !entries.is_empty() {
        // Redirections that name the folder show that it is part of the addresses.
        let folder = located.prefix.trim_end_matches('/').rsplit('/').next();
        settings.url_path = folder
            .filter(|folder| !folder.is_empty())
            .map(|folder| format!("/{folder}"));
    }
    let mut by_address: BTreeMap<String, Entry> = BTreeMap::new();
    for entry in entries {
        match by_address.get(&entry.source.folded()) {
            None => {
                by_address.insert(entry.source.folded(), entry);
            }
            Some(first) if first.url == entry.url => {}
            Some(first) => found.push(
                finding(REDIRECT_CONFLICT, Severity::Error, locale, &entry)
                    .label("only the first redirection is used")
                    .related(first.span, "the first is here")
                    .help("remove one of the two"),
            ),
        }
    }
    let follower = Follower {
        docset,
        locale,
        prefix: settings.url_path.as_deref().unwrap_or(""),
        entries: &by_address,
    };
    let targets = follower.follow_all(found);
    for (address, entry) in &by_address {
        if follower.has(address) {
            found.push(
                finding(REDIRECTED_FILE_PRESENT, Severity::Warning, locale, entry)
                    .label("the page is shown, and the redirection is not used")
                    .help("remove the page or the redirection"),
            );
        }
    }
    let by_address = by_address
        .into_iter()
        .filter_map(|(address, entry)| {
            let target = targets.get(&address)?.clone();
            let redirect = Redirect {
                source: entry.source,
                target,
                span: entry.span,
            };
            Some((address, redirect))
        })
        .collect();
    Ok(Redirects { by_address })
}

pub(super) fn finding(
    rule: RuleName,
    severity: Severity,
    locale: &Locale,
    entry: &Entry,
) -> Diagnostic {
    let source = &entry.source;
    let message = match rule {
        REDIRECT_LOOP => format!("the redirection of `{source}` leads back to itself"),
        REDIRECT_CONFLICT => format!("`{source}` is redirected to two places"),
        _ => format!("`{source}` is redirected, and is there too"),
    };
    let mut finding = Diagnostic::new(rule, severity, entry.span, message).subject(source.as_str());
    finding.locale = Some(locale.clone());
    finding
}

/// The entries that begin in the content root, in the order of the file. Their
/// `redirect_document_id` is a boolean or a string, and of no concern.
fn entries(
    text: &str,
    json: &Value,
    (locale, located): (&Locale, &Located),
    file: FileId,
    found: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut cursor = 0;
    for entry in json["redirections"].as_array().into_iter().flatten() {
        let source = entry["source_path"]
            .as_str()
            .or_else(|| entry["source_path_from_root"].as_str());
        let range = source.map_or(TextRange::empty(cursor), |source| {
            locate(text, source, &mut cursor)
        });
        let (Some(source), Some(url)) = (source, entry["redirect_url"].as_str()) else {
            let message = "a redirection needs `source_path` and `redirect_url`".to_owned();
            found.push(invalid(file, range, message));
            continue;
        };
        if Target::new(url).kind == TargetKind::Unsafe {
            let message = format!("a redirection to `{url}` could run a script");
            found.push(invalid(file, range, message));
            continue;
        }
        let source = source.trim_start_matches('/').replace('\\', "/");
        let Some(key) = strip_prefix(&source, &located.prefix) else {
            continue;
        };
        let (source, span) = (PageKey::new(key), Span { file, range });
        let fault = names::path_fault(key).or_else(|| names::path_fault(&source.page_path()));
        if let Some(fault) = fault {
            let mut finding = refused::path(span, key, &fault);
            finding.locale = Some(locale.clone());
            found.push(finding);
            continue;
        }
        entries.push(Entry {
            source,
            url: url.trim().to_owned(),
            span,
        });
    }
    entries
}

/// Where a JSON string stands in the text soon after `cursor`, which moves on:
/// `serde_json` gives no places, but keeps the order. A string that is written with
/// other escapes has the place of the cursor.
pub(super) fn locate(text: &str, value: &str, cursor: &mut usize) -> TextRange {
    // Beyond the next entries it would be another one's, and looking costs.
    const NEAR: usize = 64 * 1024;
    let quoted = Value::from(value).to_string();
    let rest = &text.as_bytes()[*cursor..];
    let near = &rest[..rest.len().min(NEAR)];
    let Some(at) = memchr::memmem::find(near, quoted.as_bytes()) else {
        return TextRange::empty(*cursor);
    };
    let start = *cursor + at;
    *cursor = start + quoted.len();
    TextRange::new(start, *cursor)
}

/// `path` without `prefix`, in any letter case.
pub(super) fn strip_prefix<'a>(path: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = path.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}
