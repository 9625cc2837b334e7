use std::collections::BTreeMap;

use super::super::fixture::Tree;
use super::super::fuse::Fuse;
use super::*;

/// Every file of the site with its text, the program's own folder left out.
fn site(tree: &Tree) -> BTreeMap<String, String> {
    super::super::walk(&tree.path("site"))
        .unwrap()
        .into_iter()
        .map(|file| (file.relative, fs::read_to_string(file.path).unwrap()))
        .collect()
}

fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter()
        .map(|&(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

fn open(tree: &Tree) -> Result<Output, FileError> {
    let out = Destination::named(&tree.path("site")).unwrap();
    Output::open(&out, Product::Site, &State::at(tree.path("state")))
}

fn staged(tree: &Tree, list: &[(&str, &str)]) -> Output {
    let output = open(tree).unwrap();
    for (path, text) in list {
        output.add(path, text.as_bytes()).unwrap();
    }
    output
}

fn build(tree: &Tree, list: &[(&str, &str)]) -> Written {
    staged(tree, list).commit(|_| true).unwrap()
}

const OLD: &[(&str, &str)] = &[("a.html", "a"), ("b/b.html", "b"), ("c/d/e.html", "e")];
const NEW: &[(&str, &str)] = &[("a.html", "A"), ("b/b.html", "b"), ("n/e/w.html", "new")];

#[test]
fn a_build_writes_what_changed_and_removes_what_is_gone() {
    let tree = Tree::new();
    assert_eq!(build(&tree, OLD).written, 3);
    assert_eq!(
        build(&tree, NEW),
        Written {
            written: 2,
            unchanged: 1,
            removed: 1
        }
    );
    assert_eq!(site(&tree), files(NEW));
    assert!(!tree.path("site/c").exists());
    let own: Vec<_> = fs::read_dir(tree.path("site/.isogloss"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(own.len(), 2, "only the manifest and the lock stay: {own:?}");
}

#[test]
fn unchanged_files_are_not_rewritten() {
    let tree = Tree::new();
    build(&tree, OLD);
    let modified = || {
        tree.path("site/b/b.html")
            .metadata()
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = modified();
    build(&tree, NEW);
    assert_eq!(modified(), before);
}

#[test]
fn a_partial_build_removes_nothing_and_is_remembered() {
    let tree = Tree::new();
    build(&tree, OLD);
    staged(&tree, &[("x.html", "x")]).commit(|_| false).unwrap();
    assert_eq!(site(&tree).len(), 4);
    assert_eq!(build(&tree, OLD).removed, 1);
}

#[test]
fn an_edited_file_of_the_site_is_written_again() {
    let tree = Tree::new();
    build(&tree, OLD);
    fs::write(tree.path("site/a.html"), "z").unwrap();
    assert_eq!(build(&tree, OLD).written, 1);
    assert_eq!(site(&tree), files(OLD));
}

#[test]
fn what_the_program_did_not_write_is_never_touched() {
    let tree = Tree::new()
        .file("site/a.html", "mine")
        .file("site/notes.txt", "mine");
    let output = open(&tree).unwrap();
    output.add("b.html", b"b").unwrap();
    let error = output.add("a.html", b"a").unwrap_err();
    assert!(matches!(error, FileError::Foreign { .. }), "{error}");
    drop(output);
    build(&tree, &[("b.html", "b")]);
    build(&tree, &[]);
    assert_eq!(
        site(&tree),
        files(&[("a.html", "mine"), ("notes.txt", "mine")])
    );
}

#[test]
fn a_dropped_output_leaves_the_site_as_it_was() {
    let tree = Tree::new();
    build(&tree, OLD);
    drop(staged(&tree, NEW));
    assert_eq!(site(&tree), files(OLD));
    let own: Vec<_> = fs::read_dir(tree.path("site/.isogloss")).unwrap().collect();
    assert_eq!(own.len(), 2, "only the manifest and the lock stay: {own:?}");
}

#[test]
fn no_path_leaves_the_folder() {
    let tree = Tree::new();
    let output = open(&tree).unwrap();
    for path in [
        "../x",
        "/x",
        "a/../../x",
        "",
        "a//b",
        "a\\..\\b",
        "C:x",
        ".isogloss/manifest",
    ] {
        let error = output.add(path, b"").unwrap_err();
        assert!(
            matches!(error, FileError::Outside { .. }),
            "{path}: {error}"
        );
    }
}

#[test]
fn a_manifest_that_names_files_elsewhere_is_refused() {
    let tree = Tree::new().file("mine.txt", "mine").file(
        "site/.isogloss/manifest",
        "isogloss manifest 1 site\n../mine.txt\n",
    );
    let error = open(&tree).unwrap_err();
    assert!(matches!(error, FileError::Damaged { .. }), "{error}");
}

#[test]
fn a_path_is_not_written_twice_and_a_folder_not_by_two_runs() {
    let tree = Tree::new();
    let output = staged(&tree, OLD);
    let error = output.add("a.html", b"other").unwrap_err();
    assert!(matches!(error, FileError::Twice { .. }), "{error}");
    let error = open(&tree).unwrap_err();
    assert!(matches!(error, FileError::Locked { .. }), "{error}");
}

#[test]
fn threads_hand_over_at_once() {
    let tree = Tree::new();
    let output = open(&tree).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let output = &output;
            scope.spawn(move || {
                for page in 0..50 {
                    let path = format!("{thread}/{page}.html");
                    output.add(&path, path.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!(output.commit(|_| true).unwrap().written, 200);
    assert!(site(&tree).iter().all(|(path, text)| path == text));
}

/// Commits `NEW` over `OLD` on a disk that fails as `calls` say. Gives `None` once the
/// commit no longer reaches the first of them.
fn fail(tree: &Tree, calls: &[usize]) -> Option<FileError> {
    build(tree, OLD);
    let output = staged(tree, NEW);
    output.places.own.fuse.arm(calls);
    output.commit(|_| true).err()
}

/// Whether the site is wholly the old one or the new one, and owned: which.
fn is_whole(tree: &Tree, calls: &[usize]) -> bool {
    let found = site(tree);
    assert!(
        found == files(OLD) || found == files(NEW),
        "{calls:?}: {found:?}"
    );
    let is_new = found == files(NEW);
    build(tree, &[]);
    assert!(site(tree).is_empty(), "{calls:?}");
    is_new
}

#[test]
fn a_crash_at_any_call_is_finished_or_forgotten_by_the_next_run() {
    let mut finished = 0;
    for at in 0.. {
        let (tree, calls) = (Tree::new(), [at, Fuse::DEAD]);
        if fail(&tree, &calls).is_none() {
            assert!(finished > 5, "the commit has calls to fail at");
            return;
        }
        drop(open(&tree).unwrap());
        finished += usize::from(is_whole(&tree, &calls));
    }
}

#[test]
fn a_refusal_at_any_call_leaves_a_whole_site() {
    for at in 0.. {
        let (tree, calls) = (Tree::new(), [at]);
        let Some(error) = fail(&tree, &calls) else {
            return;
        };
        let told = format!("{:#}", anyhow::Error::from(error));
        assert!(told.contains("the disk failed"), "{told}");
        is_whole(&tree, &calls);
    }
}

#[test]
fn a_crash_while_undoing_is_undone_by_the_next_run() {
    for at in 0.. {
        for then in 0.. {
            let (tree, calls) = (Tree::new(), [at, then, Fuse::DEAD]);
            match fail(&tree, &calls) {
                None => return,
                // The first failure was undone before the second.
                Some(error) if !matches!(error, FileError::Half { .. }) => break,
                Some(_) => {}
            }
            drop(open(&tree).unwrap());
            is_whole(&tree, &calls);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_a_clear_error() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new().folder("closed");
    let closed = tree.path("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // A privileged user may write anywhere.
    if fs::write(closed.join("probe"), "").is_err() {
        let out = Destination::named(&closed.join("site")).unwrap();
        let error = Output::open(&out, Product::Site, &State::none()).unwrap_err();
        assert!(error.to_string().contains("closed"), "{error}");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}
