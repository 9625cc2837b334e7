//! Output folders that came with a checkout, and what they try.

use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::super::fixture::Tree;
use super::super::fuse::Fuse;
use super::*;

/// A folder `site` that leads out of itself by `link`, and a file outside that no run
/// may change.
fn hostile() -> Tree {
    let tree = Tree::new()
        .file("outside/victim", "precious")
        .folder("site/.isogloss");
    symlink("../outside", tree.path("site/link")).unwrap();
    tree
}

fn open(tree: &Tree) -> Result<Output, FileError> {
    let out = Destination::named(&tree.path("site")).unwrap();
    Output::open(&out, Product::Site, &State::at(tree.path("state")))
}

fn build(tree: &Tree, list: &[(&str, &str)]) -> Result<Vec<String>, FileError> {
    let output = open(tree)?;
    for (path, text) in list {
        output.add(path, text.as_bytes())?;
    }
    let notices = output.notices().to_vec();
    output.commit(|_| true)?;
    Ok(notices)
}

const PAGE: &[(&str, &str)] = &[("a.html", "a")];

fn assert_unharmed(tree: &Tree) {
    let outside: Vec<PathBuf> = fs::read_dir(tree.path("outside"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(outside, [tree.path("outside/victim")]);
    assert_eq!(fs::read(&outside[0]).unwrap(), b"precious");
}

#[test]
fn a_journal_of_a_checkout_is_set_aside_and_told() {
    for (name, change) in [
        ("journal.undoing", "replace 0 link/victim"),
        ("journal", "remove 0 link/victim"),
        ("journal", "new 0 link/victim.txt"),
        ("journal", "remove 0 ../outside/victim"),
    ] {
        let tree = hostile()
            .file(
                &format!("site/.isogloss/{name}"),
                format!("isogloss journal 1\n{change}\n"),
            )
            .file("site/.isogloss/kept/0", "evil")
            .file("site/.isogloss/staged/0/0", "evil");
        let notices = build(&tree, PAGE).unwrap();
        assert_eq!(notices.len(), 3, "{notices:?}");
        assert!(notices[0].contains(name), "{notices:?}");
        assert_unharmed(&tree);
        assert_eq!(fs::read(tree.path("site/a.html")).unwrap(), b"a");
        assert_eq!(build(&tree, PAGE).unwrap(), [""; 0]);
    }
}

#[test]
fn a_journal_of_this_form_is_nothing_without_its_record_in_the_users_state() {
    let tree = hostile()
        .file("site/.isogloss/run-00/kept/0", "evil")
        .file("site/.isogloss/run-00/staged/0/0", "evil");
    let journal = format!(
        "isogloss journal 2\n{}\nrun-00\nreplace 0 link/victim\n",
        tree.path("site").display()
    );
    fs::write(tree.path("site/.isogloss/journal.undoing"), journal).unwrap();
    build(&tree, PAGE).unwrap();
    assert_unharmed(&tree);
    assert!(!tree.path("site/.isogloss/run-00").exists());
}

#[test]
fn records_that_are_links_are_not_written_through() {
    for name in ["lock", "manifest"] {
        let tree = hostile();
        symlink(
            "../../outside/victim",
            tree.path(&format!("site/.isogloss/{name}")),
        )
        .unwrap();
        let error = build(&tree, PAGE).unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{name}: {error}");
        assert_unharmed(&tree);
    }
    for name in [
        "manifest.next",
        "manifest.committing",
        "journal.next",
        "set-aside",
        "run-00",
        "staged",
        "kept",
    ] {
        for target in ["../../outside/victim", "../../outside"] {
            let tree = hostile();
            symlink(target, tree.path(&format!("site/.isogloss/{name}"))).unwrap();
            build(&tree, PAGE).unwrap();
            assert_unharmed(&tree);
        }
    }
}

#[test]
fn an_output_folder_that_is_a_link_is_refused() {
    let tree = Tree::new().file("outside/victim", "precious");
    symlink("outside", tree.path("site")).unwrap();
    let error = build(&tree, PAGE).unwrap_err();
    assert!(matches!(error, FileError::Link { .. }), "{error}");
    assert_unharmed(&tree);

    let tree = Tree::new()
        .file("outside/victim", "precious")
        .folder("site");
    symlink("../outside", tree.path("site/.isogloss")).unwrap();
    let error = build(&tree, PAGE).unwrap_err();
    assert!(matches!(error, FileError::Link { .. }), "{error}");
    assert_unharmed(&tree);
}

#[test]
fn files_are_neither_written_nor_removed_through_a_link() {
    let manifest = "isogloss manifest 1 site\nlink/victim\n";
    let tree = hostile().file("site/.isogloss/manifest", manifest);
    assert!(build(&tree, &[("link/victim", "evil")]).is_err());
    assert!(build(&tree, &[("link/other", "evil")]).is_err());
    // The manifest asks to have it removed.
    assert!(build(&tree, PAGE).is_err());
    assert_unharmed(&tree);
    assert!(!tree.path("site/a.html").exists());
}

#[test]
fn a_file_that_is_a_link_is_replaced_itself_or_refused() {
    let manifest = "isogloss manifest 1 site\na.html\n";
    let tree = hostile().file("site/.isogloss/manifest", manifest);
    symlink("../outside/victim", tree.path("site/a.html")).unwrap();
    let error = build(&tree, PAGE).unwrap_err();
    assert!(matches!(error, FileError::Foreign { .. }), "{error}");
    assert_unharmed(&tree);
}

#[test]
fn a_folder_that_is_swapped_for_a_link_during_a_run_leads_nowhere() {
    for known in [false, true] {
        let tree = hostile();
        if known {
            build(&tree, &[("b/c.html", "old")]).unwrap();
        }
        let output = open(&tree).unwrap();
        output.add("b/c.html", b"new").unwrap();
        if known {
            fs::rename(tree.path("site/b"), tree.path("moved")).unwrap();
        }
        symlink("../outside", tree.path("site/b")).unwrap();
        let error = output.commit(|_| true).unwrap_err();
        let refused = match &error {
            FileError::Link { .. } => true,
            // Undoing meets the link as well.
            FileError::Half { cause, .. } => matches!(**cause, FileError::Link { .. }),
            _ => false,
        };
        assert!(refused, "{error}");
        assert_unharmed(&tree);
    }
}

#[test]
fn a_commit_that_another_machine_left_is_done_afresh() {
    const OLD: &[(&str, &str)] = &[("a.html", "a"), ("b/b.html", "b")];
    const NEW: &[(&str, &str)] = &[("a.html", "A"), ("c/c.html", "c")];
    let mut unfinished = 0;
    for at in 0.. {
        let tree = Tree::new();
        build(&tree, OLD).unwrap();
        let output = open(&tree).unwrap();
        for (path, text) in NEW {
            output.add(path, text.as_bytes()).unwrap();
        }
        output.places.own.fuse.arm(&[at, Fuse::DEAD]);
        if output.commit(|_| true).is_ok() {
            assert!(unfinished > 3, "the commit has calls to fail at");
            return;
        }
        fs::remove_dir_all(tree.path("state")).unwrap();
        let notices = build(&tree, NEW).unwrap();
        unfinished += notices.len();
        let files = super::super::walk(&tree.path("site")).unwrap();
        let files: Vec<_> = files.into_iter().map(|file| file.relative).collect();
        assert_eq!(files, ["a.html", "c/c.html"], "{at}");
        assert_eq!(fs::read(tree.path("site/a.html")).unwrap(), b"A");
    }
}
