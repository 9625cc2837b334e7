//! Where the pages lie that no document stands behind: out of the documents' way.

use crate::discover::{Docset, FileKind, Redirects};
use crate::files::names;
use crate::locale::Locale;

/// The paths of an edition's own pages: `contents.html`, `map.html` and `roles/`.
///
/// Where a document, an asset or a redirection has one of these addresses, or lies in a
/// folder of that name, they all lie in a folder that nothing else lies in: `site/`, or
/// `site-2/` and so on.
#[derive(Clone, Debug)]
pub struct OwnPaths {
    /// Empty, or with `/` at its end.
    folder: String,
}

impl OwnPaths {
    /// Chooses the folder for a documentation set.
    pub fn new(docset: &Docset) -> Self {
        let pages = docset.groups.iter().filter(|group| group.published);
        let members = pages.clone().flat_map(|group| group.members.values());
        let members = members.map(|&file| docset.file(file).key.page_path());
        let redirects = docset.redirects.values().flat_map(Redirects::iter);
        let assets = docset.files.iter();
        let assets = assets.filter(|file| file.kind == FileKind::Asset && file.published);
        let taken: Vec<String> = pages
            .map(|group| group.key.page_path())
            .chain(members)
            .chain(redirects.map(|redirect| redirect.source.page_path()))
            .chain(assets.map(|file| file.key.as_str().to_owned()))
            .map(|path| names::fold(&path))
            .collect();
        let mut folder = String::new();
        if taken.iter().any(|path| is_own(path)) {
            folder.push_str("site/");
            let mut number = 1;
            while taken
                .iter()
                .any(|path| format!("{path}/").starts_with(&folder))
            {
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
        format!("{locale}/{}roles/{}.html", self.folder, role_name(id))
    }
}

/// Whether a folded path is one of the own pages, or a folder of that name.
fn is_own(path: &str) -> bool {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    match first {
        "contents.html" | "map.html" => true,
        "roles" => rest.is_empty() || rest.split('/').next().is_some_and(is_page),
        _ => false,
    }
}

fn is_page(name: &str) -> bool {
    name.strip_suffix(".html").is_some()
}

/// The name of a role's page, without `.html`: its identity, unless that is the name of
/// another page of the folder, or no name that every system can write. No two identities
/// have one name.
fn role_name(id: &str) -> String {
    const LONGEST: usize = 200;
    let is_plain = names::fold(id) == id && id.len() <= LONGEST && !id.contains('/');
    if !is_plain || names::path_fault(&format!("x{id}.html")).is_some() {
        let hash = blake3::hash(id.as_bytes()).to_hex();
        return format!("role-x-{}", &hash[..16]);
    }
    let is_taken = matches!(id, "index" | "matrix") || id.starts_with("role-");
    if is_taken || names::path_fault(&format!("{id}.html")).is_some() {
        return format!("role-{id}");
    }
    id.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_names_of_their_own_that_every_system_can_write() {
        for (id, name) in [
            ("support-lead", "support-lead"),
            ("matrix", "role-matrix"),
            ("index", "role-index"),
            ("role-index", "role-role-index"),
            ("con", "role-con"),
            ("администратор", "администратор"),
        ] {
            assert_eq!(role_name(id), name);
        }
        let odd = ["a/b", "e\u{301}", "A", &"x".repeat(300), "a:b", ""];
        let mut made: Vec<String> = odd.iter().map(|id| role_name(id)).collect();
        for name in &made {
            assert_eq!(names::path_fault(&format!("{name}.html")), None, "{name}");
        }
        made.sort();
        made.dedup();
        assert_eq!(made.len(), odd.len());
    }

    #[test]
    fn folders_named_like_own_pages_are_in_their_way() {
        for path in [
            "contents.html",
            "map.html/a.png",
            "roles/index.html",
            "roles/x.html/a.png",
        ] {
            assert!(is_own(path), "{path}");
        }
        for path in ["contents/a.html", "roles/a.png", "roles.html", "a/map.html"] {
            assert!(!is_own(path), "{path}");
        }
    }
}
