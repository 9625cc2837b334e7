//! Hostile names and links: what cannot be published is told, by `check` and `build` alike,
//! and the rest of the site is built.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fmt::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use proptest::prelude::*;
use snapbox::cmd::Command;

use crate::project::{Project, page, pair, portable};

const SECRET: &str = "hunter2-of-the-build-machine";

/// How a run ended, and all that it said.
struct Run {
    code: i32,
    said: String,
}

fn run(project: &Project, arguments: &[&str]) -> Run {
    let command = Command::new(snapbox::cmd::cargo_bin!("isogloss"));
    let assert = command
        .current_dir(project.root())
        .args(arguments)
        .timeout(std::time::Duration::from_mins(1))
        .assert();
    let output = assert.get_output();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run {
        code: output.status.code().unwrap_or(-1),
        said: text(&output.stdout) + &text(&output.stderr),
    }
}

impl Run {
    /// What is told of paths and files, in order.
    fn told(&self) -> Vec<&str> {
        let rules = [
            "error[file-refused]",
            "error[path-refused]",
            "error[path-collision]",
        ];
        let mut told: Vec<&str> = self
            .said
            .lines()
            .filter(|line| rules.iter().any(|rule| line.contains(rule)))
            .collect();
        told.sort_unstable();
        told
    }
}

/// Builds, checks, exports and reports; what the build and the check told of paths.
fn all_commands(project: &Project) -> Vec<String> {
    let build = run(project, &["build"]);
    assert!(matches!(build.code, 0 | 1), "{}", build.said);
    let check = run(project, &["check"]);
    assert!(matches!(check.code, 0 | 1), "{}", check.said);
    assert_eq!(build.told(), check.told());
    for arguments in [
        &["export", "--locale", "fr-FR", "--out", "out-fr"][..],
        &["export", "--locale", "en-US", "--out", "out-en"],
        &["report", "--out", "report"],
    ] {
        let run = run(project, arguments);
        assert!(matches!(run.code, 0 | 1), "{arguments:?}: {}", run.said);
    }
    for folder in ["site", "out-fr", "out-en", "report"] {
        let files = files(&project.root().join(folder));
        portable(files.iter().map(String::as_str));
    }
    build.told().into_iter().map(str::to_owned).collect()
}

/// The paths of the files below a folder, the program's own left out.
#[expect(clippy::disallowed_methods, reason = "what was written is the test")]
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(at) = pending.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.ends_with(".isogloss") {
                continue;
            }
            if path.is_dir() {
                pending.push(path);
            } else {
                let path = path.strip_prefix(folder).unwrap();
                found.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[expect(clippy::disallowed_methods, reason = "what was written is the test")]
fn holds_secret(folder: &Path) -> Option<String> {
    let holds = |path: &String| {
        let bytes = std::fs::read(folder.join(path)).unwrap_or_default();
        memmem(&bytes, SECRET.as_bytes())
    };
    files(folder).into_iter().find(holds)
}

fn memmem(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn exists(project: &Project, path: &str) -> bool {
    project.root().join(path).exists()
}

fn link(project: &Project, target: &str, path: &str) {
    symlink(target, project.root().join(path)).unwrap();
}

/// A project with one page in French.
fn project() -> Project {
    Project::new().locale("fr-FR").file(
        "fr-FR/good.md",
        page("Bon", "01/02/2021", "# Bon\n\nTexte."),
    )
}

#[test]
fn names_that_some_system_refuses_are_told_and_the_rest_is_built() {
    let long = format!("{}.md", "x".repeat(252));
    for name in [
        "CON.md",
        "nul.md",
        "aux.png",
        "COM1.yml.md",
        "a/PRN/b.md",
        "a:b.md",
        "a\\b.md",
        "a\nb.md",
        "a\tb.png",
        "a<b.md",
        "a>b.md",
        "a\"b.md",
        "a|b.md",
        "a?b.md",
        "a*b.md",
        "a./b.md",
        "a /b.png",
        "~a.md",
        "~/a.md",
        "b.png/a:b.png",
        long.as_str(),
    ] {
        let project = project()
            .file(&format!("fr-FR/{name}"), "# Mal\n")
            .written();
        let told = all_commands(&project);
        assert_eq!(told.len(), 1, "{name:?}: {told:?}");
        assert!(told[0].contains("[path-refused]"), "{told:?}");
        assert!(exists(&project, "site/fr-FR/good.html"), "{name:?}");
    }
}

#[test]
fn a_name_that_is_not_unicode_is_told() {
    for name in [&b"caf\xE9.png"[..], b"caf\xE9.md", b"d\xFF"] {
        let project = project().written();
        let path = project.root().join("fr-FR").join(OsStr::from_bytes(name));
        make(&path);
        let told = all_commands(&project);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(run(&project, &["check"]).said.contains("\\x"));
        assert!(exists(&project, "site/fr-FR/good.html"));
    }
}

#[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
fn make(path: &Path) {
    std::fs::write(path, "").unwrap();
}

#[test]
fn deep_paths_are_told_once() {
    let deep = "ordner/".repeat(150);
    let project = project()
        .file(&format!("fr-FR/{deep}a.md"), "# Tief\n")
        .written();
    assert_eq!(all_commands(&project).len(), 1);
}

#[test]
fn what_lies_in_the_way_of_something_else_gives_way() {
    for (files, told) in [
        (&["b.md", "b.html/c.md"][..], 1),
        (&["b.md", "b.html/c.png"], 1),
        (&["b.md", "b.rows.js/c.png"], 1),
        (&["contents.html/a.png"], 0),
        (&["map.html/a.md"], 0),
        (&["roles/x.html/a.png", "site/y.md"], 0),
        (&["search/index.js/a.png"], 1),
        (&["search/u0.js/a.md"], 1),
        (&["index.html/a.png"], 1),
        (&["A.png", "a.png"], 1),
        (&["\u{e9}.md", "e\u{301}.md"], 1),
        (&["\u{e9}.png", "e\u{301}.png"], 1),
        (&["Index.md"], 0),
        (&["b.md", "b.md.html/c.md"], 0),
        (&["AB.md", "aB.md", "ab.md"], 2),
    ] {
        let files = files.iter();
        let project = files.clone().fold(project(), |project, path| {
            project.file(&format!("fr-FR/{path}"), "# Titre\n")
        });
        let found = all_commands(&project.written());
        assert_eq!(found.len(), told, "{files:?}: {found:?}");
    }
}

#[test]
fn redirections_of_odd_paths_do_not_stop_the_build() {
    let sources = [
        "old.html",
        "old.aspx",
        "good.html",
        "index.html",
        "a/../../x.md",
        "a//b.md",
        "a:b.md",
        "..",
        "",
        "nul.md",
        ".isogloss/journal",
        "search/index.js/x.md",
        "contents.html",
        "contents.html/x.md",
        "roles/matrix.md",
        "b.html/c.md",
        "b.md",
        "release-1.2",
        "release-1.3",
    ];
    let mut json = "{\"redirections\": [".to_owned();
    for (number, source) in sources.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let target = ["good", "https://example.com/"][number % 2];
        write!(
            json,
            "{comma}{{\"source_path\": \"{source}\", \"redirect_url\": \"{target}\"}}"
        )
        .unwrap();
    }
    let json = json + "]}";
    let project = project().file("fr-FR/.openpublishing.redirection.json", json);
    let told = all_commands(&project.written());
    assert!(told.len() >= 8, "{told:?}");
}

#[test]
fn roles_named_like_the_sites_own_pages_have_pages() {
    let long = "Lange".repeat(80);
    let roles = format!("Matrix | Index | Con | Role-x | {long} | \u{c9}diteur | E\u{301}diteur");
    let body = format!(
        "# {}\n\n{}\n\n1. {}\n",
        pair(1, "Le guide", "The guide"),
        pair(
            2,
            &format!("**R\u{f4}les**: {roles}"),
            &format!("**Appropriate roles**: {roles}")
        ),
        pair(3, "Un.", "One."),
    );
    let project = project().file("fr-FR/guide.md", page("Guide", "01/02/2021", &body));
    let project = project.written();
    all_commands(&project);
    for path in [
        "roles/index.html",
        "roles/matrix.html",
        "roles/role-matrix.html",
    ] {
        assert!(exists(&project, &format!("site/fr-FR/{path}")), "{path}");
    }
}

/// Everything that could read through a link, with the secret behind it.
fn with_secrets() -> Project {
    project()
        .file("secret/page.md", SECRET)
        .file("secret/data.csv", SECRET)
        .file("secret/settings.json", format!("{SECRET}\n"))
        .file(
            "secret/toc.yml",
            format!("- name: {SECRET}\n  href: good.md\n"),
        )
        .file("fr-FR/.env", SECRET)
        .file("fr-FR/.git/config", SECRET)
        .file("fr-FR/.hidden/page.md", SECRET)
        .file("fr-FR/.secret.txt", SECRET)
        .file("fr-FR/.htpasswd.csv", SECRET)
        .file(
            "fr-FR/using.md",
            "# Titre\n\n[!INCLUDE [x](link.md)]\n\n[!code[](link.txt)]\n\n![x](link.png)\n\n\
             [x](link.csv) [!INCLUDE [y](folder/page.md)] [!code[](.env)] \
             [!INCLUDE [z](../secret/page.md)]\n",
        )
}

#[test]
fn links_lead_to_nothing_hidden_and_nothing_outside_at_any_place() {
    let targets = [
        "../secret/page.md",
        "../secret/settings.json",
        "../secret/toc.yml",
        "../secret",
        ".env",
        ".git/config",
        ".git",
        ".hidden",
        ".hidden/page.md",
        "/etc/passwd",
        "hop",
        "../fr-FR/.env",
    ];
    let places = [
        "link.md",
        "link.txt",
        "link.png",
        "link.csv",
        "folder",
        "TOC.yml",
        "TOC.md",
        "docfx.json",
        ".openpublishing.redirection.json",
        "faq.yml",
    ];
    for target in targets {
        let project = with_secrets().written();
        link(&project, "../secret/page.md", "fr-FR/hop");
        for place in places {
            link(&project, target, &format!("fr-FR/{place}"));
        }
        let told = all_commands(&project);
        assert_eq!(told.len(), places.len() + 1, "{target}: {told:?}");
        for arguments in [&["build"][..], &["check"], &["check", "--format", "json"]] {
            let said = run(&project, arguments).said;
            assert!(!said.contains(SECRET), "{target} {arguments:?}: {said}");
        }
        for folder in ["site", "report", "out-fr", "out-en"] {
            let found = holds_secret(&project.root().join(folder));
            assert_eq!(found, None, "{target}");
        }
    }
}

#[test]
fn settings_above_the_content_root_are_read_by_the_same_door() {
    let project = Project::new()
        .locale_at("fr-FR", "docs/fr", "")
        .file("docs/fr/good.md", "# Bon\n")
        .file("secret.json", SECRET)
        .file("docs/.hidden.json", SECRET)
        .written();
    link(&project, "../secret.json", "docs/docfx.json");
    link(
        &project,
        ".hidden.json",
        "docs/.openpublishing.redirection.json",
    );
    let told = all_commands(&project);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(!run(&project, &["check"]).said.contains(SECRET));
}

#[test]
fn a_content_root_that_is_a_link_to_elsewhere_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    make(&outside.path().join("page.md"));
    for target in [outside.path().to_str().unwrap(), ".git", "/etc"] {
        let project = Project::new()
            .locale_at("fr-FR", "docs/fr", "")
            .locale_at("ru-RU", "content/ru", "")
            .file(".git/page.md", SECRET)
            .written();
        remove(&project.root().join("content/ru"));
        link(
            &project,
            if target == ".git" { "../.git" } else { target },
            "content/ru",
        );
        for command in ["build", "check"] {
            let run = run(&project, &[command]);
            assert_eq!(run.code, 2, "{target}: {}", run.said);
            assert!(run.said.contains("through a link"), "{}", run.said);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test makes its own input")]
fn remove(folder: &Path) {
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn pipes_and_sockets_do_not_hang_a_run() {
    let project = project().written();
    for name in ["pipe.md", "pipe.png", "TOC.yml", "docfx.json"] {
        let path = project.root().join("fr-FR").join(name);
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
    }
    let socket = project.root().join("fr-FR/socket.png");
    std::os::unix::net::UnixListener::bind(socket).unwrap();
    assert_eq!(all_commands(&project).len(), 5);
}

#[test]
fn a_folder_that_is_swapped_while_a_build_runs_does_not_lead_outside() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let mut project = project().file("secret/0.txt", SECRET);
    for number in 0..50 {
        project = project
            .file(&format!("secret/{number}.md"), SECRET)
            .file(&format!("fr-FR/folder/{number}.md"), "# Titre\n")
            .file(&format!("fr-FR/folder/{number}.txt"), "Texte\n")
            .file(&format!("secret/{number}.txt"), SECRET);
    }
    let project = project.written();
    let done = AtomicBool::new(false);
    let (folder, kept) = (
        project.root().join("fr-FR/folder"),
        project.root().join("kept"),
    );
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                swap(&folder, &kept);
            }
        });
        for _ in 0..10 {
            // A run may fail, as its files come and go.
            let run = run(&project, &["build"]);
            assert!(!run.said.contains(SECRET), "{}", run.said);
            assert_eq!(holds_secret(&project.root().join("site")), None);
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Puts a link in the place of a folder for a moment.
#[expect(clippy::disallowed_methods, reason = "the test attacks its own input")]
fn swap(folder: &Path, kept: &Path) {
    std::fs::rename(folder, kept).unwrap();
    symlink("../secret", folder).unwrap();
    std::thread::sleep(std::time::Duration::from_micros(200));
    std::fs::remove_file(folder).unwrap();
    std::fs::rename(kept, folder).unwrap();
    std::thread::sleep(std::time::Duration::from_micros(200));
}

const PARTS: &[&str] = &[
    "a",
    "A",
    "b",
    "b.html",
    "b.md.html",
    "index",
    "Index",
    "index.html",
    "contents",
    "map",
    "contents.html",
    "search",
    "index.js",
    "u0.js",
    "0.js",
    "roles",
    "matrix",
    "site",
    "TOC",
    "CON",
    "nul.x",
    "\u{e9}",
    "e\u{301}",
    "x:y",
    "x\\y",
    "new\nline",
    "end.",
    "end ",
    "~t",
    ".hidden",
    "b.rows.js",
    "docfx",
    "breadcrumb",
];

const EXTENSIONS: &[&str] = &[
    ".md", ".MD", ".yml", ".png", ".txt", ".json", ".sh", ".html", "",
];

const REDIRECTS: &[&str] = &[
    "index.html",
    "old.html",
    "old.aspx",
    "a/../../x.md",
    "a//b.md",
    "contents.md",
    "b",
    "b.md",
    "b.html/x.md",
    "roles/x.md",
    "search/index.js",
    "search/1.js/x.md",
    "A.md",
    "site/a.md",
    "e\u{301}.md",
    "x:y.md",
    "",
    "/",
];

const TEXTS: &[&str] = &[
    "# Titre\n",
    "### YamlMime:FAQ\ntitle: Questions\nsections: []\n",
    "# Guide\n\n**Appropriate roles**: Matrix | Index | Nul\n\n1. Un.\n",
    "- name: A\n  href: a.md\n",
    "",
];

const LINKS: &[&str] = &[
    "..",
    "a.md",
    ".hidden",
    "/etc/hostname",
    "b",
    "a",
    "nowhere",
];

#[derive(Clone, Debug)]
enum Entry {
    File(Vec<usize>, usize, usize),
    Link(Vec<usize>, usize, usize),
    NotUnicode(usize),
}

fn entries() -> impl Strategy<Value = Vec<(bool, Entry)>> {
    let parts = || prop::collection::vec(0..PARTS.len(), 1..4);
    let entry = prop_oneof![
        12 => (parts(), 0..EXTENSIONS.len(), 0..TEXTS.len())
            .prop_map(|(parts, extension, text)| Entry::File(parts, extension, text)),
        2 => (parts(), 0..EXTENSIONS.len(), 0..LINKS.len())
            .prop_map(|(parts, extension, link)| Entry::Link(parts, extension, link)),
        1 => (0..EXTENSIONS.len()).prop_map(Entry::NotUnicode),
    ];
    prop::collection::vec((any::<bool>(), entry), 1..40)
}

/// Writes an entry where it can be: one may lie where another has a folder.
#[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
fn put(root: &Path, entry: &Entry) {
    let path = |parts: &[usize], extension: usize| {
        let parts: Vec<&str> = parts.iter().map(|&part| PARTS[part]).collect();
        root.join(format!("{}{}", parts.join("/"), EXTENSIONS[extension]))
    };
    let folder = |path: &Path| std::fs::create_dir_all(path.parent().unwrap());
    let _ = match entry {
        Entry::File(parts, extension, text) => {
            let path = path(parts, *extension);
            folder(&path).and_then(|()| std::fs::write(path, TEXTS[*text]))
        }
        Entry::Link(parts, extension, link) => {
            let path = path(parts, *extension);
            folder(&path).and_then(|()| symlink(LINKS[*link], path))
        }
        Entry::NotUnicode(extension) => {
            let name = [b"\xFF", EXTENSIONS[*extension].as_bytes()].concat();
            std::fs::write(root.join(OsStr::from_bytes(&name)), "")
        }
    };
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_tree_of_files_is_built_and_its_paths_are_told_alike(
        entries in entries(),
        redirects in prop::collection::vec(0..REDIRECTS.len(), 0..8),
    ) {
        let redirections: Vec<String> = redirects.iter().enumerate().map(|(number, &source)| {
            let target = ["a", "https://example.com/"][number % 2];
            format!("{{\"source_path\": \"{}\", \"redirect_url\": \"{target}\"}}", REDIRECTS[source])
        }).collect();
        let json = format!("{{\"redirections\": [{}]}}", redirections.join(","));
        let project = project()
            .locale("ru-RU")
            .file("fr-FR/.openpublishing.redirection.json", json)
            .written();
        for (first, entry) in &entries {
            put(&project.root().join(if *first { "fr-FR" } else { "ru-RU" }), entry);
        }
        all_commands(&project);
    }
}
