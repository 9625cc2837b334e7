//! What a content root lets be read.

use super::*;
use crate::files::fixture::Tree;

fn listed(tree: &Tree) -> Vec<String> {
    let listing = ContentRoot::open(&tree.path("content"))
        .unwrap()
        .list()
        .unwrap();
    let files = listing.files.into_iter().map(|file| file.path);
    files.collect()
}

#[test]
fn files_are_sorted_and_hidden_ones_left_out() {
    let mut tree = Tree::new();
    for path in [
        "b.md",
        "a/z.md",
        ".git/config",
        "a/.git/a.md",
        "a.md",
        ".openpublishing.redirection.json",
        ".env",
        ".hidden.md",
        "a/.secret.txt",
        ".png",
    ] {
        tree = tree.file(&format!("content/{path}"), "");
    }
    let root = ContentRoot::open(&tree.path("content")).unwrap();
    let listing = root.list().unwrap();
    assert_eq!(listing.refused, []);
    assert_eq!(
        listed(&tree),
        [".openpublishing.redirection.json", "a.md", "a/z.md", "b.md"]
    );
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    /// A content root with pages and hidden files, and a file outside of it.
    fn tree() -> Tree {
        Tree::new()
            .file("secret/a.md", "secret")
            .file("secret.txt", "secret")
            .file("content/page.md", "page")
            .file("content/folder/other.md", "other")
            .file("content/.env", "secret")
            .file("content/.git/config", "secret")
            .file("content/.git/sub/config", "secret")
            .file("content/folder/.hidden/a.md", "secret")
    }

    fn link(tree: &Tree, target: &str, path: &str) {
        let path = tree.path(&format!("content/{path}"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }

    fn refused(tree: &Tree) -> Vec<(String, Refusal)> {
        let root = ContentRoot::open(&tree.path("content")).unwrap();
        let refused = root.list().unwrap().refused.into_iter();
        refused.map(|refused| (refused.path, refused.why)).collect()
    }

    #[test]
    fn links_within_the_root_are_read_in_place() {
        let tree = tree();
        link(&tree, "page.md", "alias.md");
        link(&tree, "../page.md", "folder/back.md");
        link(&tree, "../content/folder/../page.md", "around.md");
        link(&tree, "alias.md", "chain.md");
        link(&tree, "folder", "linked");
        assert_eq!(refused(&tree), []);
        assert_eq!(
            listed(&tree),
            [
                "alias.md",
                "around.md",
                "chain.md",
                "folder/back.md",
                "folder/other.md",
                "linked/back.md",
                "linked/other.md",
                "page.md"
            ]
        );
        let root = ContentRoot::open(&tree.path("content")).unwrap();
        for file in root.list().unwrap().files {
            let text = file.file.read().unwrap();
            let other = file.path.ends_with("other.md");
            assert_eq!(text, if other { &b"other"[..] } else { b"page" });
            assert_eq!(file.file.read_head(2).unwrap(), &text[..2]);
        }
    }

    #[test]
    fn the_target_of_a_link_decides() {
        for (target, why) in [
            ("../secret.txt", Refusal::Outside),
            ("../secret", Refusal::Outside),
            ("..", Refusal::Outside),
            ("/etc/passwd", Refusal::Outside),
            ("/etc", Refusal::Outside),
            ("/dev/zero", Refusal::Outside),
            ("/proc/self/environ", Refusal::Outside),
            (".git/config", Refusal::Hidden),
            (".git", Refusal::Hidden),
            (".git/sub", Refusal::Hidden),
            (".env", Refusal::Hidden),
            ("folder/.hidden", Refusal::Hidden),
            ("folder/.hidden/a.md", Refusal::Hidden),
            ("folder/../.git/sub/../config", Refusal::Hidden),
            ("../content/.env", Refusal::Hidden),
            ("nowhere.md", Refusal::Dead),
            ("link.md", Refusal::Dead),
            (".", Refusal::Circle),
        ] {
            let tree = tree();
            link(&tree, target, "link.md");
            assert_eq!(
                refused(&tree),
                [("link.md".into(), why.clone())],
                "{target}"
            );
            let chained = self::tree();
            link(&chained, target, "link.md");
            link(&chained, "link.md", "a.png");
            link(&chained, "../a.png", "folder/deep.txt");
            let all = refused(&chained);
            assert_eq!(all.len(), 3, "{target}");
            assert!(all.iter().all(|(_, own)| *own == why), "{all:?}");
            assert_eq!(listed(&chained), ["folder/other.md", "page.md"]);
        }
    }

    #[test]
    fn links_through_hidden_links_count_by_where_they_end() {
        let tree = tree();
        link(&tree, "config", ".git/alias");
        link(&tree, ".git/alias", "leak.txt");
        link(&tree, "../../secret", ".git/out");
        link(&tree, ".git/out/a.md", "out.md");
        assert_eq!(
            refused(&tree),
            [
                ("leak.txt".into(), Refusal::Hidden),
                ("out.md".into(), Refusal::Outside)
            ]
        );
    }

    #[test]
    fn folders_that_link_to_each_other_end() {
        let mut tree = Tree::new();
        for level in 0..30 {
            tree = tree.file(&format!("content/d{level}/page.md"), "");
        }
        for level in 0..29 {
            for name in ["a", "b"] {
                link(
                    &tree,
                    &format!("../d{}", level + 1),
                    &format!("d{level}/{name}"),
                );
            }
        }
        let told = refused(&tree);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1, Refusal::TooMany);
        assert!(listed(&tree).len() <= LINKED_LIMIT + 30);
    }

    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let tree = tree();
        let pipe = tree.path("content/pipe.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        std::os::unix::net::UnixListener::bind(tree.path("content/socket.md")).unwrap();
        link(&tree, "pipe.md", "linked.md");
        let special = |path: &str| (path.to_owned(), Refusal::Special);
        assert_eq!(
            refused(&tree),
            ["linked.md", "pipe.md", "socket.md"].map(special)
        );
        let root = ContentRoot::open(&tree.path("content")).unwrap();
        assert_eq!(root.file("pipe.md").unwrap_err(), Refusal::Special);
    }

    #[test]
    fn names_that_are_not_unicode_are_told_escaped() {
        let tree = tree();
        let name = std::ffi::OsStr::from_bytes(b"caf\xE9\n.png");
        std::fs::write(tree.path("content").join(name), "").unwrap();
        let why = Refusal::Path(PathFault::NotUnicode);
        assert_eq!(refused(&tree), [("caf\\xE9\\n.png".into(), why)]);
    }

    #[test]
    fn what_is_swapped_after_listing_is_not_followed() {
        let swaps: [(&str, &str); 3] = [
            ("content/page.md", "../secret.txt"),
            ("content/folder", "../secret"),
            ("content/folder", ".git"),
        ];
        for (path, target) in swaps {
            let tree = tree().file("content/.git/other.md", "secret");
            std::fs::write(tree.path("secret/other.md"), "secret").unwrap();
            let root = ContentRoot::open(&tree.path("content")).unwrap();
            let files = root.list().unwrap().files;
            std::fs::rename(tree.path(path), tree.path("kept")).unwrap();
            symlink(target, tree.path(path)).unwrap();
            for file in files {
                match file.file.read() {
                    Ok(bytes) => assert_ne!(bytes, b"secret", "{path} {target}"),
                    Err(error) => assert!(!error.to_string().contains("secret"), "{error}"),
                }
            }
        }
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_does_not_hang() {
        let tree = tree();
        let root = ContentRoot::open(&tree.path("content")).unwrap();
        let file = root.file("page.md").unwrap().unwrap();
        std::fs::remove_file(tree.path("content/page.md")).unwrap();
        let pipe = tree.path("content/page.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert!(file.read().is_err());
    }
}
