//! What counts as a change of a file.

use crate::fixture::{Project, text};

#[test]
fn new_and_deleted_pages_are_selected() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write("fr/new.md", &text("new"));
    project.remove("ru/b.md");
    // The page that is gone selects what is left of its group.
    assert_eq!(project.selected("HEAD"), ["fr/b.md", "fr/new.md"]);
}

#[test]
fn a_page_that_was_renamed_is_selected_under_its_new_name() {
    let Some(project) = Project::new() else {
        return;
    };
    project.git("", &["mv", "fr/a.md", "fr/c.md"]);
    project.commit("");
    assert_eq!(project.selected("HEAD~1"), ["fr/c.md", "ru/a.md"]);
}

/// Nobody has the rules of `.gitignore` in mind who writes a page; so it is checked.
#[test]
fn ignored_pages_count_as_new() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write(".gitignore", "draft.md\n");
    project.commit("");
    project.write("fr/draft.md", &text("draft"));
    assert_eq!(project.selected("HEAD"), ["fr/draft.md"]);
}

#[test]
fn line_ends_are_no_change() {
    let Some(project) = Project::new() else {
        return;
    };
    for page in ["fr/a.md", "ru/a.md"] {
        project.write(page, &project.read(page).replace('\n', "\r\n"));
    }
    assert_eq!(project.selected("HEAD"), [""; 0]);
    // And the other way round: committed with CRLF, checked out with LF.
    project.write("fr/b.md", &project.read("fr/b.md").replace('\n', "\r\n"));
    project.commit("");
    project.write("fr/b.md", &project.read("fr/b.md").replace("\r\n", "\n"));
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.touch("ru/a.md");
    assert_eq!(project.selected("HEAD"), ["fr/a.md", "ru/a.md"]);
}

#[cfg(unix)]
#[test]
fn names_of_every_kind_are_compared() {
    let Some(project) = Project::new() else {
        return;
    };
    let names = ["fr/été «1».md", "fr/日本/ü.md", "fr/a 'b'.md"];
    // Names that no page can have are not read, and disturb nothing.
    let refused = ["fr/a \"b\".md", "fr/tab\tx.md", "fr/line\nx.md"];
    for name in names.into_iter().chain(refused) {
        project.write(name, &text("x"));
    }
    project.commit("");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    for name in names.into_iter().chain(refused) {
        project.touch(name);
    }
    let only = ["--rule", "text-duplicate-word", "--format", "json-lines"];
    let output = project.run(
        "",
        &[&["check", "--changed-since", "HEAD"], &only[..]].concat(),
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), names.len(), "{text}");
}

#[cfg(unix)]
#[test]
fn a_page_behind_a_link_changes_with_its_target() {
    let Some(project) = Project::new() else {
        return;
    };
    crate::fixture::link("a.md", &project.path("fr/linked.md"));
    std::fs::create_dir(project.path("fr/real")).unwrap();
    project.write("fr/real/deep.md", &text("deep"));
    crate::fixture::link("real", &project.path("fr/other"));
    project.commit("");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.touch("fr/real/deep.md");
    assert_eq!(
        project.selected("HEAD"),
        ["fr/other/deep.md", "fr/real/deep.md"]
    );
    project.commit("");
    project.remove("fr/linked.md");
    crate::fixture::link("b.md", &project.path("fr/linked.md"));
    assert_eq!(project.selected("HEAD"), ["fr/linked.md"]);
}
