//! The commands as their users meet them: what they print, and how they end.

use std::path::Path;

use snapbox::cmd::{Command, OutputAssert};

use crate::project::{Project, page, pair};

pub(crate) fn isogloss(project: &Project, arguments: &[&str]) -> OutputAssert {
    Command::new(snapbox::cmd::cargo_bin!("isogloss"))
        .current_dir(project.root())
        .env("XDG_STATE_HOME", project.root().join(".state"))
        .args(arguments)
        .assert()
}

pub(crate) fn output(assert: &OutputAssert) -> (String, String) {
    let output = assert.get_output();
    (
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

/// The end of a run that could not be done: exit code 2, a reason, and nothing on
/// standard output.
fn refused(project: &Project, arguments: &[&str], reason: &str) {
    let (stdout, stderr) = output(&isogloss(project, arguments).code(2));
    assert!(stderr.contains(reason), "{reason:?} is not in {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
    assert_eq!(stdout, "");
}

fn harbour() -> Project {
    let body = format!(
        "# {}\n\n{}",
        pair(1, "Le guide", "The guide"),
        pair(2, "Bonjour.", "Hello.")
    );
    Project::new()
        .locale("fr-FR")
        .file("fr-FR/guide.md", page("Le guide", "01/02/2021", &body))
        .written()
}

fn with(text: impl AsRef<[u8]>) -> Project {
    Project::new()
        .locale("fr-FR")
        .file("fr-FR/first.md", "# Un\n")
        .file("fr-FR/odd.md", text)
        .written()
}

fn exists(project: &Project, path: &str) -> bool {
    project.root().join(path).exists()
}

#[expect(
    clippy::disallowed_methods,
    reason = "what a command wrote is the test"
)]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn build_writes_the_site_and_tells_a_log_how_much() {
    let project = harbour();
    let (stdout, stderr) = output(&isogloss(&project, &["build"]).success());
    assert_eq!(stdout, "");
    assert_eq!(stderr.lines().count(), 2, "{stderr}");
    assert!(stderr.contains("fr-FR 3"), "{stderr}");
    assert!(exists(&project, "site/en-US/guide.html"));
}

#[test]
fn build_mutes_what_check_mutes() {
    let text =
        |mute: &str| format!("# Titre\n\n{mute}Le <blink>texte</blink> <iframe></iframe>.\n");
    let project = |mute: &str, more: &str| {
        Project::new()
            .locale("fr-FR")
            .file("fr-FR/page.md", text(mute))
            .locale_at("ru-RU", "ru-RU", more)
            .file("ru-RU/page.md", "# Заголовок\n")
            .written()
    };
    let loud = "\n[check.levels]\nhtml-disallowed = \"error\"\n";
    let rule = ["check", "--rule", "html-disallowed", "--format", "concise"];

    let told = project("", loud);
    let (found, _) = output(&isogloss(&told, &rule).code(1));
    let (built, _) = output(&isogloss(&told, &["build"]).code(1));
    assert_eq!(
        built.matches("error[html-disallowed]").count(),
        found.lines().count(),
        "{built}"
    );

    let muted = project(
        "<!-- isogloss-allow html-disallowed: on purpose -->\n",
        loud,
    );
    assert_eq!(output(&isogloss(&muted, &rule).success()).0, "");
    assert_eq!(output(&isogloss(&muted, &["build"]).success()).0, "");

    let known = project("", &format!("\n[check]\nbaseline = \"known.json\"{loud}"));
    isogloss(&known, &["check", "--write-baseline"]).success();
    assert_eq!(output(&isogloss(&known, &rule).success()).0, "");
    assert_eq!(output(&isogloss(&known, &["build"]).success()).0, "");
}

#[test]
fn build_can_be_asked_for_a_part() {
    let project = harbour();
    isogloss(&project, &["build", "--locale", "fr", "--out", "elsewhere"]).success();
    assert!(exists(&project, "elsewhere/fr-FR/guide.html"));
    assert!(!exists(&project, "elsewhere/en-US/guide.html"));
    isogloss(&project, &["build", "--page", "gui*", "--out", "other"]).success();
    assert!(exists(&project, "other/fr-FR/guide.html"));
    refused(
        &project,
        &["build", "--page", "none*"],
        "such as `guide.md`",
    );
    refused(&project, &["build", "--locale", "de"], "`de` is no edition");
    refused(&project, &["build", "--page", "{a"], "is not a glob");
}

#[test]
fn export_writes_either_side() {
    let project = harbour();
    isogloss(&project, &["export", "--locale", "fr-FR", "--out", "fr"]).success();
    isogloss(
        &project,
        &[
            "export", "--locale", "en-US", "--format", "markdown", "--out", "en",
        ],
    )
    .success();
    assert!(read(&project.root().join("fr/guide.md")).ends_with("# Le guide\n\nBonjour.\n"));
    let source = read(&project.root().join("en/guide.md"));
    assert!(source.ends_with("# The guide\n\nHello.\n") && source.contains("title: The guide\n"));
    refused(
        &project,
        &["export", "--locale", "de", "--out", "de"],
        "`de` is no edition",
    );
}

#[test]
fn a_page_that_is_no_text_is_not_left_out_in_silence() {
    let project = with(b"# caf\xe9\n");
    for command in [
        &["export", "--locale", "fr-FR", "--out", "fr"][..],
        &["report", "--format", "json"],
    ] {
        let (_, stderr) = output(&isogloss(&project, command).code(1));
        assert!(stderr.contains("fr-FR/odd.md"), "{stderr}");
    }
    assert!(exists(&project, "fr/first.md"));
}

#[test]
fn inspect_shows_how_a_file_was_understood() {
    let project = harbour();
    let (stdout, _) = output(&isogloss(&project, &["inspect", "fr-FR/guide.md"]).success());
    for shown in [
        "2 segments",
        "abcde-1",
        "Le guide",
        "The guide",
        "#the-guide",
    ] {
        assert!(stdout.contains(shown), "{shown:?} is not in {stdout}");
    }
    refused(&project, &["inspect", "isogloss.toml"], "content roots");
    refused(&project, &["inspect", "fr-FR/none.md"], "content roots");
}

#[test]
fn help_names_every_command() {
    let project = harbour();
    let (stdout, _) = output(&isogloss(&project, &["help"]).success());
    for command in ["build", "export", "inspect"] {
        assert!(stdout.contains(command), "{command}");
        isogloss(&project, &["help", command]).success();
    }
    isogloss(&project, &["bulid"]).code(2);
    isogloss(&project, &[]).code(2);
    isogloss(&project, &["--version"]).success();
}

#[test]
fn without_a_configuration_it_is_told_what_to_do() {
    let project = Project::new();
    refused(&project, &["build"], "isogloss.toml");
    refused(&harbour(), &["build", "--config", "none.toml"], "none.toml");
}

#[test]
fn a_mistake_in_the_configuration_is_shown_where_it_is() {
    let project = Project::new()
        .set("tilte = 'x'")
        .locale_at("fr-FR", "fr", "contnet = 'y'")
        .written();
    refused(&project, &["build"], "isogloss.toml:4:1");
    refused(&project, &["build"], "did you mean `title`?");
    refused(&project, &["build"], "did you mean `content`?");
}

#[test]
fn bytes_that_are_no_text_are_an_error_with_a_place() {
    for bytes in [b"# caf\xe9\n".as_slice(), b"\xff\xfe#\0 \0A\0\n\0"] {
        let project = with(bytes);
        let (stdout, _) = output(&isogloss(&project, &["build"]).code(1));
        assert!(stdout.contains("file-encoding"), "{stdout}");
        assert!(stdout.contains("fr-FR/odd.md"), "{stdout}");
        assert!(
            exists(&project, "site/fr-FR/first.html"),
            "the rest is written"
        );
    }
}

#[test]
fn broken_front_matter_is_an_error_and_the_page_is_built() {
    let project = with("---\ntitle: [\n---\n# A\n");
    let (stdout, _) = output(&isogloss(&project, &["build"]).code(1));
    assert!(stdout.contains("fr-FR/odd.md:2:9"), "{stdout}");
    assert!(exists(&project, "site/fr-FR/odd.html"));
}

#[test]
fn odd_texts_are_built() {
    let texts = [
        String::new(),
        "\u{feff}# A\r\n\r\n- b\r\n".to_owned(),
        "no front matter".to_owned(),
        "\0\0\0".to_owned(),
        "> ".repeat(10_000) + "a",
        "- ".repeat(10_000) + "a",
        "*a ".repeat(10_000),
        "**".repeat(10_001),
        "[".repeat(10_000),
        "<div>".repeat(10_000),
    ];
    for text in texts {
        let project = with(&text);
        let (_, stderr) = output(&isogloss(&project, &["build"]).success());
        assert_eq!(stderr.lines().count(), 2, "{text:.20}: {stderr}");
        assert!(exists(&project, "site/fr-FR/odd.html"), "{text:.20}");
    }
}

/// The file takes no room on the disk: it is a hole.
#[test]
fn a_file_too_large_to_be_a_page_is_named() {
    let project = with("");
    let path = project.root().join("fr-FR/odd.md");
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(257 << 20).unwrap();
    refused(&project, &["build"], "odd.md` has 269484032 bytes");
    assert!(!exists(&project, "site/index.html"));
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let project = harbour().file("site", "a file");
    refused(&project, &["build"], "site");
    assert_eq!(read(&project.root().join("site")), "a file");
}

#[test]
fn what_others_wrote_is_left_alone() {
    let project = harbour()
        .file("site/fr-FR/guide.html", "by hand")
        .file("site/notes.txt", "by hand");
    refused(&project, &["build"], "was not written by isogloss");
    assert_eq!(
        read(&project.root().join("site/fr-FR/guide.html")),
        "by hand"
    );
    assert_eq!(read(&project.root().join("site/notes.txt")), "by hand");
    assert!(!exists(&project, "site/index.html"), "all or nothing");
}

/// A site, a report and an export know their own folders, also when `--out` is mistyped.
#[test]
fn one_product_does_not_replace_another() {
    let project = harbour();
    isogloss(&project, &["build"]).success();
    for command in [
        &["report", "--format", "html", "--out", "site"][..],
        &["report", "--format", "csv", "--out", "site"],
        &[
            "export", "--format", "markdown", "--locale", "fr-FR", "--out", "site",
        ],
    ] {
        refused(&project, command, "holds a site");
    }
    assert!(exists(&project, "site/fr-FR/guide.html"));
    assert!(!exists(&project, "site/report.csv"));

    // Tables of a report and its pages lie in one folder.
    for format in ["csv", "html", "json", "html"] {
        isogloss(&project, &["report", "--format", format, "--out", "report"]).success();
    }
    for path in [
        "report/report.csv",
        "report/report.json",
        "report/index.html",
    ] {
        assert!(exists(&project, path), "{path}");
    }
    refused(&project, &["build", "--out", "report"], "holds a report");
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let project = harbour();
    isogloss(&project, &["build"]).success();
    let before = read(&project.root().join("site/fr-FR/guide.html"));
    let project = project.file(
        "fr-FR/guide.md",
        format!("# A\n\n{}", "long ".repeat(40_000)),
    );
    // A limit on the size of a file, in blocks of 512 bytes or 1 KiB: writing fails as on
    // a full disk, once the signal is ignored.
    let script = format!(
        "trap '' XFSZ; ulimit -f 64; exec '{}' build",
        snapbox::cmd::cargo_bin!("isogloss").display()
    );
    let assert = Command::new("bash")
        .current_dir(project.root())
        .args(["-c", &script])
        .assert()
        .code(2);
    let (_, stderr) = output(&assert);
    assert!(stderr.contains("cannot write"), "{stderr}");
    assert_eq!(read(&project.root().join("site/fr-FR/guide.html")), before);
    isogloss(&project, &["build"]).success();
    assert!(read(&project.root().join("site/fr-FR/guide.html")).contains("long long"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let project = harbour().file("fr-FR/closed/a.md", "# A\n");
    let closed = project.root().join("fr-FR/closed");
    let mode = |mode| {
        #[expect(clippy::disallowed_methods, reason = "the test asks what it may do")]
        let may_read = {
            std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).unwrap();
            std::fs::read_dir(&closed).is_ok()
        };
        may_read
    };
    if mode(0o000) {
        println!("skipped: this user may read every folder");
    } else {
        refused(&project, &["build"], "closed");
    }
    mode(0o755);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let project = harbour();
    let script = format!(
        "'{}' inspect fr-FR/guide.md | true; exit ${{PIPESTATUS[0]}}",
        snapbox::cmd::cargo_bin!("isogloss").display()
    );
    let assert = Command::new("bash")
        .current_dir(project.root())
        .args(["-c", &script])
        .assert();
    let (_, stderr) = output(&assert.success());
    assert_eq!(stderr, "");
}
