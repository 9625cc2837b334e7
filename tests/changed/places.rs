//! Which repository a content root belongs to.

use crate::fixture::{CONFIG, Project, text};

/// A configuration whose locales lie elsewhere.
fn config(french: &str, russian: &str) -> String {
    CONFIG
        .replace("\"fr\"", &format!("\"{french}\""))
        .replace("\"ru\"", &format!("\"{russian}\""))
}

/// A repository of its own in each content root, above the pages.
fn repository_per_locale(project: &Project) {
    project.write("isogloss.toml", &config("docs.fr/pages", "docs.ru/pages"));
    for page in [
        "docs.fr/pages/a.md",
        "docs.fr/pages/b.md",
        "docs.ru/pages/a.md",
    ] {
        project.write(page, &text(page));
    }
    for folder in ["docs.fr", "docs.ru"] {
        project.init(folder);
        project.commit(folder);
    }
}

#[test]
fn a_repository_for_each_locale_lies_below_the_configuration() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    repository_per_locale(&project);
    assert_eq!(project.selected("main"), [""; 0]);
    project.touch("docs.fr/pages/b.md");
    assert_eq!(project.selected("main"), ["docs.fr/pages/b.md"]);
    project.commit("docs.fr");
    project.commit("docs.ru");
    assert_eq!(project.selected("HEAD~1"), ["docs.fr/pages/b.md"]);
}

#[test]
fn a_repository_for_each_locale_lies_in_another_repository() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    repository_per_locale(&project);
    project.init("");
    project.write(".gitignore", "docs.*\n");
    project.commit("");
    project.touch("docs.fr/pages/b.md");
    assert_eq!(project.selected("HEAD"), ["docs.fr/pages/b.md"]);
    // A revision that only the locales know.
    project.git("docs.fr", &["tag", "v1"]);
    project.git("docs.ru", &["tag", "v1"]);
    assert_eq!(project.selected("v1"), ["docs.fr/pages/b.md"]);
    // The configuration is the outer repository's.
    project.write(
        "isogloss.toml",
        &format!("{}\n# x\n", project.read("isogloss.toml")),
    );
    assert_eq!(project.selected("HEAD").len(), 3);
    project.git("docs.ru", &["tag", "--delete", "v1"]);
    let told = project.refusal("v1");
    assert!(told.contains("in `docs.ru/pages`"), "{told}");
}

#[test]
fn a_content_root_in_no_repository_is_named() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    repository_per_locale(&project);
    std::fs::remove_dir_all(project.path("docs.ru/.git")).unwrap();
    let told = project.refusal("HEAD");
    assert!(told.contains("in `docs.ru/pages`"), "{told}");
    assert!(told.contains("in no git repository"), "{told}");
}

#[test]
fn a_content_root_outside_of_the_configuration_has_its_own_repository() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    repository_per_locale(&project);
    project.write(
        "site/isogloss.toml",
        &config("../docs.fr/pages", "../docs.ru/pages"),
    );
    project.touch("docs.fr/pages/b.md");
    let selected = project.selected_in("site", "HEAD");
    assert!(
        matches!(&selected[..], [page] if page.ends_with("docs.fr/pages/b.md")),
        "{selected:?}"
    );
}

#[test]
fn a_configuration_beside_the_pages_is_in_the_repository() {
    let Some(project) = Project::new() else {
        return;
    };
    let own = "title = \"Test\"\nsource_locale = \"en-US\"\nout = \"../site\"\n\n\
        [locales.fr-FR]\ncontent = \".\"\n";
    project.write("fr/isogloss.toml", own);
    project.commit("");
    project.touch("fr/b.md");
    project.touch("ru/a.md");
    assert_eq!(project.selected_in("fr", "HEAD"), ["b.md"]);
}

#[test]
fn a_work_tree_of_its_own_is_compared_with_its_head() {
    let Some(project) = Project::new() else {
        return;
    };
    let elsewhere = tempfile::tempdir().unwrap();
    let tree = elsewhere.path().join("tree");
    let tree = tree.to_str().unwrap();
    project.git("", &["worktree", "add", "--quiet", "-b", "topic", tree]);
    assert_eq!(project.selected_in(tree, "main"), [""; 0]);
    project.touch(&format!("{tree}/fr/a.md"));
    project.touch("ru/b.md");
    project.commit(tree);
    assert_eq!(project.selected_in(tree, "main"), ["fr/a.md", "ru/a.md"]);
    assert_eq!(project.selected_in(tree, "HEAD~1"), ["fr/a.md", "ru/a.md"]);
    // A git folder that belongs to another work tree.
    std::fs::create_dir(project.path("stolen")).unwrap();
    project.write("stolen/.git", &project.read(&format!("{tree}/.git")));
    project.write("stolen/isogloss.toml", CONFIG);
    project.write("stolen/fr/a.md", &text("a"));
    project.write("stolen/ru/a.md", &text("a"));
    let told = project.refusal_in("stolen", "HEAD");
    assert!(told.contains("names another work tree"), "{told}");
}

#[test]
fn a_locale_may_be_a_work_tree_of_the_repository_around_it() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    project.init("");
    project.write("isogloss.toml", &config("fr", "tree/ru"));
    project.commit("");
    project.git("", &["worktree", "add", "--quiet", "-b", "russian", "tree"]);
    project.touch("tree/ru/b.md");
    assert_eq!(project.selected("HEAD"), ["fr/b.md", "tree/ru/b.md"]);
}

#[test]
fn submodules_are_compared_with_their_own_commits() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    project.write("origin/pages/a.md", &text("a"));
    project.write("origin/pages/b.md", &text("b"));
    project.init("origin");
    project.commit("origin");
    let origin = project.path("origin");
    let origin = origin.to_str().unwrap();
    project.init("");
    project.git("", &["submodule", "--quiet", "add", origin, "docs.fr"]);
    project.write(".gitignore", "origin\n");
    project.write("isogloss.toml", &config("docs.fr/pages", "ru"));
    project.commit("");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.touch("docs.fr/pages/b.md");
    assert_eq!(project.selected("main"), ["docs.fr/pages/b.md", "ru/b.md"]);
    // The configuration in the submodule.
    let own =
        "title = \"Test\"\nsource_locale = \"en-US\"\n\n[locales.fr-FR]\ncontent = \"pages\"\n";
    project.write("docs.fr/isogloss.toml", own);
    project.commit("docs.fr");
    project.touch("docs.fr/pages/a.md");
    assert_eq!(project.selected_in("docs.fr", "HEAD"), ["pages/a.md"]);
}
