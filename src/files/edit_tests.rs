use super::super::fixture::Tree;
use super::*;

fn edit(range: Range<usize>, text: &str) -> ContentEdit {
    ContentEdit {
        range,
        text: text.to_owned(),
    }
}

fn writer(tree: &Tree) -> ContentWriter {
    ContentWriter::open(tree.root(), &State::at(tree.path("state"))).unwrap()
}

fn change(tree: &Tree, path: &str, edits: &[ContentEdit]) -> Result<(), FileError> {
    let read = fs::read(tree.path("content").join(path)).unwrap_or_default();
    writer(tree).edit(&tree.path("content"), path, &read, edits)
}

#[test]
fn bytes_outside_the_edits_stay_as_they_are() {
    let tree = Tree::new().file("content/a.md", b"\xEF\xBB\xBFone\r\ntwo \xFF\r\nthree");
    change(&tree, "a.md", &[edit(8..11, "2\n2"), edit(3..6, "ONE")]).unwrap();
    assert_eq!(
        fs::read(tree.path("content/a.md")).unwrap(),
        b"\xEF\xBB\xBFONE\r\n2\r\n2 \xFF\r\nthree"
    );
    assert_eq!(fs::read_dir(tree.path("content")).unwrap().count(), 1);
}

#[test]
fn edits_that_do_not_fit_change_nothing() {
    let tree = Tree::new().file("content/a.md", b"\xEF\xBB\xBFone two");
    for edits in [
        vec![edit(4..6, ""), edit(5..7, "")],
        vec![edit(5..99, "")],
        vec![edit(0..4, "")],
    ] {
        let error = change(&tree, "a.md", &edits).unwrap_err();
        assert!(matches!(error, FileError::BadEdit { .. }), "{error}");
    }
    assert_eq!(
        fs::read(tree.path("content/a.md")).unwrap(),
        b"\xEF\xBB\xBFone two"
    );
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let tree = Tree::new().file("content/a.md", "one");
    let stale = writer(&tree)
        .edit(&tree.path("content"), "a.md", b"two", &[edit(0..3, "x")])
        .unwrap_err();
    assert!(matches!(stale, FileError::Changed { .. }), "{stale}");
    let gone = change(&tree, "b/c.md", &[]).unwrap_err();
    assert!(matches!(gone, FileError::Changed { .. }), "{gone}");
    assert_eq!(fs::read(tree.path("content/a.md")).unwrap(), b"one");
    assert_eq!(fs::read_dir(tree.path("content")).unwrap().count(), 1);
}

#[test]
fn one_command_writes_at_a_time() {
    let tree = Tree::new();
    let state = State::at(tree.path("state"));
    let first = ContentWriter::open(tree.root(), &state).unwrap();
    let error = ContentWriter::open(tree.root(), &state).unwrap_err();
    assert!(matches!(error, FileError::Locked { .. }), "{error}");
    drop(first);
    ContentWriter::open(tree.root(), &state).unwrap();
}

#[test]
fn a_path_that_leaves_the_content_root_is_refused() {
    let tree = Tree::new().file("content/a.md", "one").file("b.md", "one");
    for path in ["../b.md", "/b.md", "x/../../b.md", ""] {
        let error = change(&tree, path, &[]).unwrap_err();
        assert!(
            matches!(error, FileError::Outside { .. }),
            "{path}: {error}"
        );
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new().file("content/a.md", "one");
    let path = tree.path("content/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    change(&tree, "a.md", &[edit(0..3, "two")]).unwrap();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn links_and_files_with_two_names_are_refused() {
    use std::os::unix::fs::symlink;
    let tree = Tree::new()
        .file("content/a.md", "one")
        .file("outside/b.md", "one");
    symlink("../outside/b.md", tree.path("content/link.md")).unwrap();
    symlink("../outside", tree.path("content/folder")).unwrap();
    for path in ["link.md", "folder/b.md"] {
        let error = change(&tree, path, &[edit(0..3, "x")]).unwrap_err();
        assert!(matches!(error, FileError::Link { .. }), "{path}: {error}");
    }
    fs::hard_link(tree.path("outside/b.md"), tree.path("content/second.md")).unwrap();
    let error = change(&tree, "second.md", &[edit(0..3, "x")]).unwrap_err();
    assert!(matches!(error, FileError::HardLink { .. }), "{error}");
    assert_eq!(fs::read(tree.path("outside/b.md")).unwrap(), b"one");
}
