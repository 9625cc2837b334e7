//! Where the pages lie that no document stands behind: out of the documents' way.

use crate::discover::{Docset, Redirects};
use crate::locale::Locale;

/// The paths of an edition's own pages: `contents.html`, `map.html` and `roles/`.
///
/// Where a document or a redirection has one of these addresses, they all lie in a folder
/// that nothing else lies in: `site/`, or `site-2/` and so on.
#[derive(Clone, Debug)]
pub struct OwnPaths {
    /// Empty, or with `/` at its end.
    folder: String,
}

impl OwnPaths {
    /// Chooses the folder for a documentation set.
    pub fn new(docset: &Docset) -> Self {
        let pages = docset.groups.iter().filter(|group| group.published);
        let pages = pages.map(|group| group.key.folded());
        let redirects = docset.redirects.values().flat_map(Redirects::iter);
        let redirects = redirects.map(|redirect| redirect.source.folded());
        let taken: Vec<String> = pages.chain(redirects).collect();
        let is_own = |path: &String| {
            matches!(path.as_str(), "contents" | "map") || path.starts_with("roles/")
        };
        let mut folder = String::new();
        if taken.iter().any(is_own) {
            folder.push_str("site/");
            let mut number = 1;
            while taken.iter().any(|path| path.starts_with(&folder)) {
                number += 1;
                folder = format!("site-{number}/");
            }
        }
        Self { folder }
    }

    /// The whole contents.
    pub fn contents(&self, locale: &Locale) -> String {
        format!("{locale}/{}contents.html", self.folder)
    }

    /// The workflow map.
    pub fn map(&self, locale: &Locale) -> String {
        format!("{locale}/{}map.html", self.folder)
    }

    /// The index of the roles.
    pub fn roles(&self, locale: &Locale) -> String {
        format!("{locale}/{}roles/index.html", self.folder)
    }

    /// The matrix of roles and guides.
    pub fn matrix(&self, locale: &Locale) -> String {
        format!("{locale}/{}roles/matrix.html", self.folder)
    }

    /// The page of a role.
    pub fn role(&self, locale: &Locale, id: &str) -> String {
        format!("{locale}/{}roles/{id}.html", self.folder)
    }
}
