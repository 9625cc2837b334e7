//! What a change selects beyond its own page.

use crate::fixture::{CONFIG, Project, text};

const ALL: [&str; 4] = ["fr/a.md", "fr/b.md", "ru/a.md", "ru/b.md"];

#[test]
fn the_configuration_selects_everything() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write("isogloss.toml", &format!("{CONFIG}\n# x\n"));
    assert_eq!(project.selected("HEAD"), ALL);
}

#[test]
fn the_words_of_the_theme_and_the_baseline_select_everything() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write(
        "isogloss.toml",
        &CONFIG.replacen("\n\n[", "\ntheme = \"theme\"\n\n[", 1),
    );
    project.write("theme/locales/fr-FR/roles.ftl", "admin = Administrateur\n");
    project.write("theme/assets/x.css", "a {}\n");
    project.write("known.json", "");
    project.run(
        "",
        &["check", "--baseline", "known.json", "--write-baseline"],
    );
    project.remove("known.json");
    project.commit("");
    project.write("theme/assets/x.css", "b {}\n");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.write("theme/locales/fr-FR/roles.ftl", "admin = Gérant\n");
    assert_eq!(project.selected("HEAD"), ALL);
    project.remove("theme/locales/fr-FR/roles.ftl");
    assert_eq!(project.selected("HEAD"), ALL);
}

#[test]
fn settings_and_redirections_select_their_locale() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write("fr/docfx.json", "{}\n");
    assert_eq!(project.selected("HEAD"), ["fr/a.md", "fr/b.md"]);
    project.commit("");
    project.remove("fr/docfx.json");
    assert_eq!(project.selected("HEAD"), ["fr/a.md", "fr/b.md"]);
    project.commit("");
    project.write(
        "ru/.openpublishing.redirection.json",
        "{\"redirections\": []}\n",
    );
    assert_eq!(project.selected("HEAD"), ["ru/a.md", "ru/b.md"]);
    project.commit("");
    // Settings of the platform that are not read here.
    project.write("ru/.openpublishing.publish.config.json", "{}\n");
    assert_eq!(project.selected("HEAD"), [""; 0]);
}

#[test]
fn navigation_selects_what_is_said_of_navigation() {
    let Some(project) = Project::new() else {
        return;
    };
    project.write(
        "fr/TOC.yml",
        "- name: A\n  href: a.md\n- name: B\n  href: b.md\n",
    );
    project.commit("");
    let since = ["--changed-since", "HEAD"];
    assert_eq!(project.rules(&since), [""; 0]);
    project.write("fr/TOC.yml", "- name: A\n  href: a.md\n");
    assert_eq!(project.rules(&since), ["toc-orphan-page"]);
}

#[test]
fn an_include_and_a_snippet_select_the_pages_that_show_them() {
    let Some(project) = Project::new() else {
        return;
    };
    let page = |part: &str| format!("{}\n{part}\n", text("x"));
    project.write("fr/outer.md", &page("[!INCLUDE [x](includes/one.md)]"));
    project.write("fr/includes/one.md", "Un. [!INCLUDE [x](two.md)]\n");
    project.write("fr/includes/two.md", "Deux.\n");
    project.write("fr/code.md", &page("[!code-console[x](run.sh)]"));
    project.write("fr/run.sh", "echo\n");
    project.commit("");
    assert_eq!(project.selected("HEAD"), [""; 0]);
    project.write("fr/includes/two.md", "Trois.\n");
    assert_eq!(project.selected("HEAD"), ["fr/outer.md"]);
    project.write("fr/run.sh", "echo a\n");
    assert_eq!(project.selected("HEAD"), ["fr/code.md", "fr/outer.md"]);
    project.commit("");
    project.remove("fr/includes/two.md");
    assert_eq!(project.selected("HEAD"), ["fr/outer.md"]);
}

#[test]
fn a_page_that_is_gone_selects_the_links_to_it_and_no_more() {
    let Some(project) = Project::new() else {
        return;
    };
    for page in ["fr/c.md", "ru/c.md"] {
        project.write(page, &text(page));
    }
    project.write("fr/linking.md", &format!("{}\n[x](c.md)\n", text("x")));
    project.commit("");
    project.remove("fr/c.md");
    project.remove("ru/c.md");
    let since = [
        "--changed-since",
        "HEAD",
        "--rule",
        "link-*",
        "--rule",
        "text-*",
    ];
    assert_eq!(project.rules(&since), ["link-file-not-found"]);
}
