//! The path that names a page in every locale.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::files::names;

/// A path relative to a content root, with `/`, as it is spelled on disk:
/// `guides/assign-support.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey(Arc<str>);

impl PageKey {
    /// The key of a relative path with `/`.
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without `.md`, `.yml` or `.yaml`: pages are published without it.
    pub fn stem(&self) -> &str {
        stem(&self.0)
    }

    /// What two keys share if they cannot both have an address: the stem without its letter
    /// case and normalization.
    pub fn folded(&self) -> String {
        fold(&self.0)
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.0[self.folder().len()..]
    }

    /// Where the page lies in an edition: its path with `.html` for any extension. The
    /// front page is `index.html` however it is spelled, since servers look for that.
    pub fn page_path(&self) -> String {
        let path = self.as_str();
        let name_start = path.rfind('/').map_or(0, |slash| slash + 1);
        let stem = path[name_start..]
            .rfind('.')
            .map_or(path, |dot| &path[..name_start + dot]);
        if stem.eq_ignore_ascii_case("index") {
            return "index.html".to_owned();
        }
        format!("{stem}.html")
    }

    /// Where the texts of the page lie in an edition, by row.
    pub fn rows_path(&self) -> String {
        let page = self.page_path();
        format!("{}.rows.js", page.strip_suffix(".html").unwrap_or(&page))
    }

    /// The folder of the page with a `/` at its end; empty at the top.
    pub fn folder(&self) -> &str {
        let end = self.0.rfind('/').map_or(0, |at| at + 1);
        &self.0[..end]
    }
}

/// [`PageKey::folded`] of a path that need not be a key.
pub(super) fn fold(path: &str) -> String {
    names::fold(stem(path))
}

fn stem(path: &str) -> &str {
    let Some((stem, extension)) = path.rsplit_once('.') else {
        return path;
    };
    let is_page = [".md", ".yml", ".yaml"]
        .iter()
        .any(|known| known[1..].eq_ignore_ascii_case(extension));
    if is_page { stem } else { path }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for PageKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_folds_to_its_address() {
        let key = PageKey::new("a/Benefits-FAQ.YML");
        assert_eq!(key.stem(), "a/Benefits-FAQ");
        assert_eq!(key.folded(), "a/benefits-faq");
        assert_eq!(key.folder(), "a/");
        assert_eq!(PageKey::new("release-1.2").stem(), "release-1.2");
    }
}
