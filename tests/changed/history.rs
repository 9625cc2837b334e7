//! What a revision is, and what the work tree is compared with.

use crate::fixture::Project;

#[test]
fn a_page_that_changed_selects_its_group() {
    let Some(project) = Project::new() else {
        return;
    };
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.touch("fr/b.md");
    assert_eq!(project.selected("HEAD"), ["fr/b.md", "ru/b.md"]);
    project.commit("");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    assert_eq!(project.selected("HEAD~1"), ["fr/b.md", "ru/b.md"]);
}

#[test]
fn a_commit_is_known_by_each_of_its_names() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["tag", "light"]);
    project.git("", &["tag", "--annotate", "heavy", "--message", "x"]);
    project.git("", &["branch", "topic/one"]);
    project.git("", &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    let hash = project.git("", &["rev-parse", "HEAD"]);
    project.touch("fr/a.md");
    project.commit("");
    for name in [
        "light",
        "heavy",
        "heavy^{commit}",
        "topic/one",
        "refs/heads/topic/one",
        "origin/main",
        "HEAD~1",
        "HEAD^",
        "@~1",
        "main~1",
        &hash,
        &hash[..8],
    ] {
        assert_eq!(project.selected(name), ["fr/a.md", "ru/a.md"], "{name}");
    }
}

#[test]
fn packed_references_and_objects_are_read() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["tag", "--annotate", "first", "--message", "x"]);
    project.touch("fr/a.md");
    project.commit("");
    project.git("", &["gc", "--quiet", "--prune=now"]);
    project.git("", &["pack-refs", "--all"]);
    assert_eq!(project.selected("first"), ["fr/a.md", "ru/a.md"]);
    project.git("", &["checkout", "--quiet", "--detach"]);
    assert_eq!(project.selected("main~1"), ["fr/a.md", "ru/a.md"]);
}

/// As on a pull request: what `main` did since counts for nothing.
#[test]
fn the_merge_base_is_compared_where_histories_part() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["checkout", "--quiet", "-b", "topic"]);
    project.touch("fr/a.md");
    project.commit("");
    project.git("", &["checkout", "--quiet", "main"]);
    project.touch("ru/b.md");
    project.commit("");
    project.git("", &["checkout", "--quiet", "topic"]);
    assert_eq!(project.selected("main"), ["fr/a.md", "ru/a.md"]);
    project.git("", &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(project.selected("main"), ["fr/a.md", "ru/a.md"]);
}

#[test]
fn a_shallow_clone_asks_for_the_whole_history() {
    let Some(project) = Project::new() else {
        return;
    };
    let first = project.git("", &["rev-parse", "HEAD"]);
    project.git("", &["checkout", "--quiet", "-b", "topic"]);
    project.touch("fr/a.md");
    project.commit("");
    project.git("", &["checkout", "--quiet", "main"]);
    project.touch("ru/b.md");
    project.commit("");
    let origin = format!("file://{}", project.path("").display());
    project.git(
        "",
        &[
            "clone",
            "--quiet",
            "--depth=1",
            "--branch=topic",
            &origin,
            "clone",
        ],
    );
    for missing in ["HEAD~1", "origin/main", &first] {
        let told = project.refusal_in("clone", missing);
        assert!(told.contains("fetch-depth: 0"), "{told}");
    }
    project.git(
        "clone",
        &["fetch", "--quiet", "--depth=1", "origin", "main:main"],
    );
    let told = project.refusal_in("clone", "main");
    assert!(told.contains("in common was not fetched"), "{told}");
    project.git("clone", &["fetch", "--quiet", "--unshallow", "origin"]);
    assert_eq!(project.selected_in("clone", "main"), ["fr/a.md", "ru/a.md"]);
}

#[test]
fn a_revision_that_is_none_is_told_with_a_name_like_it() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["branch", "release"]);
    let told = project.refusal("relaese~1");
    assert!(
        told.contains("unknown revision `relaese~1`; did you mean `release~1`?"),
        "{told}"
    );
    assert!(
        told.contains("cannot tell what changed since `relaese~1` in `fr`"),
        "{told}"
    );
    for (revision, reason) in [
        ("--output=x", "unknown revision"),
        ("", "unknown revision"),
        ("ffffffff", "unknown revision"),
        ("HEAD~7", "goes back further"),
        ("HEAD^{tree}", "not supported"),
        ("HEAD:fr", "not supported"),
        ("main..HEAD", "range"),
        ("@{upstream}", "the configuration is not read"),
        ("@{1}", "log of references"),
        (":/x", "not supported"),
    ] {
        let output = project.run("", &["check", &format!("--changed-since={revision}")]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{revision}: {told}");
        assert!(told.contains(reason), "{revision}: {told}");
    }
}

#[test]
fn histories_without_a_common_commit_are_told() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["checkout", "--quiet", "--orphan", "other"]);
    project.touch("fr/a.md");
    project.commit("");
    let told = project.refusal("main");
    assert!(told.contains("no common ancestor"), "{told}");
}

#[test]
fn a_repository_without_a_commit_is_told() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    let told = project.refusal("HEAD");
    assert!(told.contains("in no git repository"), "{told}");
    assert!(told.contains("in `fr`"), "{told}");
    project.init("");
    let told = project.refusal("main");
    assert!(
        told.contains("unknown revision") || told.contains("no commit yet"),
        "{told}"
    );
}

#[test]
fn a_damaged_repository_is_told() {
    let Some(project) = Project::new() else {
        return;
    };
    let tree = project.git("", &["rev-parse", "HEAD^{tree}"]);
    let object = format!(".git/objects/{}/{}", &tree[..2], &tree[2..]);
    std::fs::remove_file(project.path(&object)).unwrap();
    let told = project.refusal("HEAD");
    assert!(told.contains("is damaged: the tree"), "{told}");
    project.write(&object, "no object");
    let told = project.refusal("HEAD");
    assert!(told.contains("is damaged"), "{told}");
    project.write(".git/refs/heads/main", "\u{1b}[31m\u{9b}31m\n");
    let told = project.refusal("HEAD");
    assert!(told.contains("is damaged"), "{told}");
    let is_plain = |letter: char| !letter.is_control() || letter == '\n';
    assert!(told.chars().all(is_plain), "{told:?}");
}

#[test]
fn formats_that_are_not_supported_are_told() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    project.git(
        "",
        &[
            "init",
            "--quiet",
            "--object-format=sha256",
            "--initial-branch=main",
        ],
    );
    project.commit("");
    let told = project.refusal("HEAD");
    assert!(told.contains("SHA-256"), "{told}");
}
