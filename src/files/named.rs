//! Paths that the configuration names, where links of hostile files may lie on the way.

use std::path::{Component, Path, PathBuf};

use super::resolve;

/// The real path of the file or folder `written`, which the configuration in the folder
/// `root` (links followed) names; `None` where a link on the way leads elsewhere.
///
/// The configuration says where content lies; it does not vouch for the links there. So a
/// path may lead through links within a *base*, and not out of it or into its hidden
/// entries. The base is the folder of the configuration; for a path that begins with `..`
/// the folder that these lead to; for an absolute path elsewhere the topmost folder of it
/// that is a checkout (holds `.git`). An absolute path in no checkout is the machine's own,
/// and is followed.
pub fn named(root: &Path, written: &Path) -> Option<PathBuf> {
    let path = lexical(&root.join(written));
    let real = resolve(&path);
    let Some(base) = base(root, written, &path) else {
        return Some(real);
    };
    let within = real.strip_prefix(resolve(&base)).ok()?;
    let as_written = path.strip_prefix(&base).ok()?;
    let is_hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    (within == as_written || !within.components().any(is_hidden)).then_some(real)
}

fn base(root: &Path, written: &Path, path: &Path) -> Option<PathBuf> {
    if path.starts_with(root) {
        return Some(root.to_owned());
    }
    if written.is_relative() {
        let shared = root.ancestors().find(|folder| path.starts_with(folder))?;
        return Some(shared.to_owned());
    }
    // The topmost, since a link may lead into another checkout.
    let is_checkout = |folder: &&Path| folder.join(".git").symlink_metadata().is_ok();
    path.ancestors()
        .filter(is_checkout)
        .last()
        .map(Path::to_owned)
}

/// `path` with `.` and `..` taken out, without a look at the disk.
fn lexical(path: &Path) -> PathBuf {
    let mut lexical = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                lexical.pop();
            }
            part => lexical.push(part),
        }
    }
    lexical
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::files::fixture::Tree;

    fn at(tree: &Tree, root: &str, written: &str) -> Option<PathBuf> {
        let root = resolve(&tree.path(root));
        let real = named(&root, Path::new(written))?;
        let top = resolve(tree.root());
        Some(real.strip_prefix(top).unwrap_or(&real).to_owned())
    }

    #[test]
    fn links_lead_anywhere_within_the_folder_of_the_configuration_but_to_hidden_entries() {
        let tree = Tree::new()
            .file("project/docs/fr/a.md", "")
            .file("project/.git/config", "")
            .file("project/.docs/fr/a.md", "")
            .file("secret/a.md", "");
        symlink("docs", tree.path("project/content")).unwrap();
        symlink("../secret", tree.path("project/leak")).unwrap();
        symlink("leak", tree.path("project/chain")).unwrap();
        symlink(".git", tree.path("project/open")).unwrap();
        symlink("/etc", tree.path("project/docs/etc")).unwrap();
        let project = |written| at(&tree, "project", written);
        let path = |path| Some(PathBuf::from(path));
        assert_eq!(project("docs/fr"), path("project/docs/fr"));
        assert_eq!(project("content/./fr"), path("project/docs/fr"));
        assert_eq!(project(".docs/fr"), path("project/.docs/fr"));
        for leak in [
            "leak",
            "chain",
            "open",
            "docs/etc",
            "content/etc",
            "leak/a.md",
        ] {
            assert_eq!(project(leak), None, "{leak}");
        }
    }

    #[test]
    fn a_path_that_leads_up_is_bound_to_the_folder_it_leads_to() {
        let tree = Tree::new()
            .file("work/tools/isogloss.toml", "")
            .file("work/docs/fr/a.md", "")
            .file("secret/a.md", "");
        symlink("../../secret", tree.path("work/docs/ru")).unwrap();
        assert_eq!(
            at(&tree, "work/tools", "../docs/fr"),
            Some(PathBuf::from("work/docs/fr"))
        );
        assert_eq!(at(&tree, "work/tools", "../docs/ru"), None);
    }

    #[test]
    fn an_absolute_path_is_bound_to_its_checkout() {
        let tree = Tree::new()
            .file("project/isogloss.toml", "")
            .file("checkout/.git/HEAD", "")
            .file("checkout/fr/a.md", "")
            .file("other/.git/HEAD", "")
            .file("plain/fr/a.md", "");
        symlink("../other", tree.path("checkout/leak")).unwrap();
        symlink("plain", tree.path("moved")).unwrap();
        let at = |path: &str| at(&tree, "project", tree.path(path).to_str().unwrap());
        assert_eq!(at("checkout/fr"), Some(PathBuf::from("checkout/fr")));
        assert_eq!(at("checkout/leak"), None);
        assert_eq!(at("moved/fr"), Some(PathBuf::from("plain/fr")));
    }
}
