//! What a link into the documentation set names, and what is published there.
//!
//! A path is looked up as the publisher would: letter case, `\` for `/`, `.md` for `.yml`
//! and missing extensions are forgiven; then redirections are followed, the locale's own
//! first. The site and the checks ask here, so that they agree.

use percent_encoding::percent_decode_str;

use super::{Docset, PageGroup, PageKey, Redirect, RedirectTarget};
use crate::locale::Locale;
use crate::text::FileId;

/// What is published at a path of the content root.
#[derive(Clone, Copy, Debug)]
pub enum Published<'a> {
    /// A page that the edition shows.
    Page(&'a PageGroup),
    /// A file that is no page: the locale's own, otherwise the first locale's that has it.
    Asset(FileId),
    /// Nothing, but a redirection leads on from there.
    Moved(&'a Redirect),
    /// Nothing.
    Nothing,
}

/// The path of the content root that `path`, the path of a link (percent-encoded), names
/// in the file at `from`: beside the file, or with `~/` from the content root. `None`
/// where it leaves the content root.
pub fn path_named(from: &PageKey, path: &str) -> Option<String> {
    let path = decoded(path);
    match path.strip_prefix("~/") {
        Some(from_root) => join("", from_root),
        None => join(from.folder(), &path),
    }
}

/// The path of the content root that `path`, from the root of the host, names where the
/// content is published under `prefix`; `None` where it lies elsewhere.
pub fn path_under(prefix: &str, path: &str) -> Option<String> {
    let path = decoded(path);
    let rest = path.strip_prefix(prefix)?;
    let is_within = rest.is_empty() || rest.starts_with('/');
    is_within.then(|| join("", rest)).flatten()
}

fn decoded(path: &str) -> String {
    percent_decode_str(path)
        .decode_utf8_lossy()
        .trim()
        .replace('\\', "/")
}

/// A path relative to `folder`, with `.` and `..` resolved; `None` where it leaves the
/// content root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Docset {
    /// The file that code is taken from, in any locale: `path` is that of a link in the
    /// file `from`.
    pub fn code_named(&self, from: FileId, path: &str) -> Option<FileId> {
        let entry = self.file(from);
        self.code_at(&entry.locale, &path_named(&entry.key, path)?)
    }

    /// What the edition of `locale` has at a path relative to the content root; a folder
    /// stands for its `index`.
    pub fn published_at(&self, locale: &Locale, path: &str) -> Published<'_> {
        let index = format!("{path}/index");
        let shown = |path: &str| self.page_at(path).filter(|page| page.is_shown_in(locale));
        if let Some(group) = shown(path).or_else(|| shown(index.trim_start_matches('/'))) {
            return Published::Page(group);
        }
        if let Some(asset) = self.asset_at(locale, path) {
            return Published::Asset(asset);
        }
        let others = self.redirects.keys().filter(|other| *other != locale);
        std::iter::once(locale)
            .chain(others)
            .filter_map(|of| self.redirects.get(of)?.get(path))
            .find(|redirect| match &redirect.target {
                RedirectTarget::Page { key, .. } => shown(key.as_str()).is_some(),
                RedirectTarget::Url(_) => true,
                RedirectTarget::Nowhere => false,
            })
            .map_or(Published::Nothing, Published::Moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_content_root() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "./c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "../../c.md"), None);
        let named = |path| path_named(&PageKey::new("a/b.md"), path);
        assert_eq!(named("..\\x%20y.md").as_deref(), Some("x y.md"));
        assert_eq!(named("~/c.md").as_deref(), Some("c.md"));
        assert_eq!(named("../../c.md"), None);
    }

    #[test]
    fn a_prefix_ends_with_a_part_of_the_path() {
        assert_eq!(path_under("/docs", "/docs/a.md").as_deref(), Some("a.md"));
        assert_eq!(path_under("/docs", "/docs").as_deref(), Some(""));
        assert_eq!(path_under("/docs", "/docs-old/a.md"), None);
    }
}
