//! Git data that somebody made to run code, to lead elsewhere, or to exhaust the machine.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::fixture::{CONFIG, Project};

/// Every setting of git that names a command, each of which makes the file `pwned`.
fn commands(canary: &Path) -> String {
    let touch = format!("touch '{}'", canary.display());
    format!(
        "[core]\n\trepositoryformatversion = 0\n\tworktree = .\n\tfsmonitor = \"{touch}\"\n\
         \thooksPath = hooks\n\tpager = \"{touch}\"\n\tsshCommand = \"{touch}\"\n\
         \teditor = \"{touch}\"\n\tuntrackedCache = true\n\tgitProxy = \"{touch}\"\n\
         \talternateRefsCommand = \"{touch}\"\n\
         [diff]\n\texternal = \"{touch}\"\n\
         [diff \"evil\"]\n\ttextconv = \"{touch}\"\n\tcommand = \"{touch}\"\n\
         [filter \"evil\"]\n\tclean = \"{touch}\"\n\tsmudge = \"{touch}\"\n\
         \tprocess = \"{touch}\"\n\trequired = true\n\
         [alias]\n\tdiff = \"!{touch}\"\n\tls-files = \"!{touch}\"\n\
         [credential]\n\thelper = \"!{touch}\"\n\
         [remote \"origin\"]\n\turl = \"ext::{touch}\"\n\tpromisor = true\n\
         \tpartialclonefilter = blob:none\n\tuploadpack = \"{touch}\"\n\
         [extensions]\n\tpartialClone = origin\n\tworktreeConfig = true\n\
         [include]\n\tpath = more.config\n"
    )
}

/// Adds a bare repository to a folder: files that a commit may hold.
fn plant_bare(project: &Project, folder: &str) {
    project.write(&format!("{folder}/HEAD"), "ref: refs/heads/main\n");
    let config = commands(&project.path("pwned"));
    project.write(&format!("{folder}/config"), &config);
    project.write(&format!("{folder}/more.config"), &config);
    project.write(&format!("{folder}/objects/info/x"), "");
    project.write(&format!("{folder}/refs/heads/x"), "");
    project.write(&format!("{folder}/index"), "");
}

fn assert_not_run(project: &Project) {
    assert!(
        !project.path("pwned").exists(),
        "a command of git data was run"
    );
}

/// The fault that this was written for: git took the content root for a bare repository,
/// and ran its file system monitor.
#[test]
fn a_bare_repository_in_the_content_is_no_repository() {
    let Some(project) = Project::new() else {
        return;
    };
    plant_bare(&project, "fr");
    plant_bare(&project, "ru/deeper");
    project.commit("");
    project.touch("fr/a.md");
    assert_eq!(project.selected("HEAD"), ["fr/a.md", "ru/a.md"]);
    assert_not_run(&project);
    std::fs::remove_dir_all(project.path(".git")).unwrap();
    let told = project.refusal("HEAD");
    assert!(told.contains("in no git repository"), "{told}");
    // One that holds the configuration itself.
    plant_bare(&project, ".");
    let told = project.refusal("HEAD");
    assert!(told.contains("in no git repository"), "{told}");
    assert_not_run(&project);
}

#[test]
fn the_configuration_of_the_own_repository_runs_nothing() {
    let Some(project) = Project::new() else {
        return;
    };
    let config = commands(&project.path("pwned"));
    project.write(
        ".gitattributes",
        "*.md filter=evil diff=evil text eol=crlf\n",
    );
    project.git("", &["add", "."]);
    project.git("", &["commit", "--quiet", "--message", "x"]);
    for name in ["config", "config.worktree", "more.config"] {
        project.write(
            &format!(".git/{name}"),
            &config.replace("worktree = .", "worktree = /"),
        );
    }
    for hook in ["post-index-change", "fsmonitor-watchman", "pre-auto-gc"] {
        let script = format!("#!/bin/sh\ntouch '{}'\n", project.path("pwned").display());
        project.write(&format!(".git/hooks/{hook}"), &script);
        let hook = project.path(&format!(".git/hooks/{hook}"));
        #[cfg(unix)]
        std::fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .unwrap();
        assert!(hook.exists());
    }
    project.touch("fr/a.md");
    assert_eq!(project.selected("HEAD~1"), ["fr/a.md", "ru/a.md"]);
    assert_eq!(project.selected("main"), ["fr/a.md", "ru/a.md"]);
    assert_not_run(&project);
}

/// As in a container, whose user is another one than that of the checkout; and the
/// environment of whoever runs it leads nowhere else.
#[test]
fn the_environment_of_git_is_not_read() {
    let Some(project) = Project::new() else {
        return;
    };
    project.touch("fr/a.md");
    let other = Project::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .current_dir(project.path(""))
        .env("GIT_DIR", other.path(".git"))
        .env("GIT_WORK_TREE", other.path(""))
        .env("GIT_OBJECT_DIRECTORY", other.path("nowhere"))
        .env(
            "GIT_EXTERNAL_DIFF",
            format!("touch '{}'", project.path("pwned").display()),
        )
        .env("PATH", "")
        .args([
            "check",
            "--changed-since",
            "HEAD",
            "--format",
            "concise",
            "--rule",
            "text-*",
        ])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        text.lines().filter(|line| line.contains("/a.md")).count(),
        2,
        "{text}"
    );
    assert_not_run(&project);
}

/// A file that names another folder, or a link: the repository around it is asked.
#[test]
fn a_pointer_in_the_content_is_passed_over() {
    let Some(project) = Project::new() else {
        return;
    };
    let other = Project::new().unwrap();
    let elsewhere = other.path(".git");
    for pointer in [
        format!("gitdir: {}\n", elsewhere.display()),
        "gitdir: ../.git\n".to_owned(),
        "gitdir: ../.git/modules\n".to_owned(),
        "gitdir: ../bare\n".to_owned(),
        "gitdir: \n".to_owned(),
        "no pointer".to_owned(),
        "gitdir: x".repeat(100_000),
    ] {
        plant_bare(&project, "bare");
        project.write("fr/.git", &pointer);
        project.write("ru/.git", &pointer);
        project.touch("fr/a.md");
        assert_eq!(
            project.selected("HEAD"),
            ["fr/a.md", "ru/a.md"],
            "{pointer:.40}"
        );
    }
    assert_not_run(&project);
}

/// Such a folder can come with an archive that is unpacked over a checkout.
#[test]
fn a_repository_in_a_tracked_content_root_does_not_hide_changes() {
    let Some(project) = Project::new() else {
        return;
    };
    project.touch("fr/a.md");
    project.init("fr");
    project.commit("fr");
    assert_eq!(project.selected("HEAD"), ["fr/a.md", "ru/a.md"]);
}

#[test]
fn a_file_beside_the_configuration_that_leads_elsewhere_is_refused() {
    let Some(project) = Project::uncommitted() else {
        return;
    };
    let other = Project::new().unwrap();
    project.write(
        ".git",
        &format!("gitdir: {}\n", other.path(".git").display()),
    );
    let told = project.refusal("HEAD");
    assert!(told.contains("does not name this work tree"), "{told}");
}

#[cfg(unix)]
#[test]
fn links_from_the_git_folder_on_are_refused() {
    let Some(other) = Project::new() else { return };
    let project = Project::uncommitted().unwrap();
    crate::fixture::link(other.path(".git"), &project.path(".git"));
    let told = project.refusal("HEAD");
    assert!(told.contains("it is a link"), "{told}");
    for part in [
        "HEAD",
        "objects",
        "refs",
        "packed-refs",
        "objects/pack",
        "objects/pack/x.pack",
    ] {
        let project = Project::new().unwrap();
        let path = project.path(".git").join(part);
        let _ = std::fs::remove_dir_all(&path);
        let _ = std::fs::remove_file(&path);
        crate::fixture::link(other.path(".git").join(part), &path);
        let told = project.refusal("HEAD");
        assert!(told.contains("it is a link"), "{part}: {told}");
    }
    // A single object or reference.
    let project = Project::new().unwrap();
    let tree = project.git("", &["rev-parse", "HEAD^{tree}"]);
    let object = project.path(&format!(".git/objects/{}/{}", &tree[..2], &tree[2..]));
    std::fs::rename(&object, project.path("moved")).unwrap();
    crate::fixture::link(project.path("moved"), &object);
    assert!(project.refusal("HEAD").contains("is a link"));
    let project = Project::new().unwrap();
    std::fs::rename(project.path(".git/refs/heads/main"), project.path("moved")).unwrap();
    crate::fixture::link(project.path("moved"), &project.path(".git/refs/heads/main"));
    assert!(project.refusal("main").contains("is a link"));
}

#[test]
fn objects_of_another_folder_are_refused() {
    let Some(other) = Project::new() else { return };
    let project = Project::new().unwrap();
    let objects = other.path(".git/objects");
    project.write(
        ".git/objects/info/alternates",
        &format!("{}\n", objects.display()),
    );
    let told = project.refusal("HEAD");
    assert!(told.contains("takes objects from another folder"), "{told}");
    let project = Project::new().unwrap();
    project.write(
        ".git/commondir",
        &format!("{}\n", other.path(".git").display()),
    );
    let told = project.refusal("HEAD");
    assert!(told.contains("`commondir` leads elsewhere"), "{told}");
}

/// What replaces commits or their parents in git could hide a change.
#[test]
fn replacements_and_grafts_are_not_read() {
    let Some(project) = Project::new() else {
        return;
    };
    project.touch("fr/a.md");
    project.commit("");
    project.git("", &["replace", "HEAD~1", "HEAD"]);
    assert_eq!(project.selected("main~1"), ["fr/a.md", "ru/a.md"]);
    let head = project.git("", &["rev-parse", "HEAD"]);
    project.write(".git/info/grafts", &format!("{head}\n"));
    assert_eq!(project.selected("main~1"), ["fr/a.md", "ru/a.md"]);
}

/// Makes an object of any bytes, and returns its hash.
fn object(project: &Project, kind: &str, bytes: &[u8]) -> String {
    let mut git = Command::new("git")
        .current_dir(project.path(""))
        .args(["hash-object", "-w", "--literally", "--stdin", "-t", kind])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    git.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = git.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Makes a commit of a tree the newest of `main`.
fn check_in(project: &Project, tree: &str) {
    let commit = project.git("", &["commit-tree", tree, "-p", "HEAD", "-m", "x"]);
    project.git("", &["update-ref", "refs/heads/main", &commit]);
}

#[test]
fn trees_that_no_checkout_could_have_are_refused() {
    for name in ["..", ".", ".GIT", "a/b", ""] {
        let Some(project) = Project::new() else {
            return;
        };
        let blob = object(&project, "blob", b"x");
        let tree = object(&project, "tree", &tree_of(&[("100644", name, &blob)]));
        let root = object(&project, "tree", &tree_of(&[("40000", "fr", &tree)]));
        check_in(&project, &root);
        let told = project.refusal("HEAD");
        assert!(told.contains("is damaged"), "{name}: {told}");
    }
}

/// Each level names the one below a hundred times: 20 objects, 10^12 files.
#[test]
fn a_tree_that_unfolds_without_end_is_refused() {
    let Some(project) = Project::new() else {
        return;
    };
    let mut below = object(&project, "blob", b"x");
    let mut mode = "100644";
    for _ in 0..6 {
        let names: Vec<_> = (10..110).map(|name| format!("n{name:03}")).collect();
        let entries: Vec<_> = names
            .iter()
            .map(|name| (mode, name.as_str(), below.as_str()))
            .collect();
        below = object(&project, "tree", &tree_of(&entries));
        mode = "40000";
    }
    let root = object(&project, "tree", &tree_of(&[("40000", "fr", &below)]));
    check_in(&project, &root);
    let told = project.refusal("HEAD");
    assert!(told.contains("files"), "{told}");
}

/// A few bytes that say that they are a gigabyte and more.
#[test]
fn an_object_that_claims_to_be_huge_is_refused() {
    let Some(project) = Project::new() else {
        return;
    };
    let tree = project.git("", &["rev-parse", "HEAD^{tree}"]);
    let path = project.path(&format!(".git/objects/{}/{}", &tree[..2], &tree[2..]));
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, stored(b"tree 99999999999\0")).unwrap();
    let told = project.refusal("HEAD");
    assert!(told.contains("limit"), "{told}");
}

/// A pipe of the name of a reference would be waited for.
#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let Some(project) = Project::new() else {
        return;
    };
    let pipe = project.path(".git/refs/heads/pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let told = project.refusal("pipe");
    assert!(told.contains("is a link"), "{told}");
    assert_eq!(project.selected("main"), [""; 0]);
}

/// The configuration's own folder is what is trusted, however the run is started.
#[test]
fn a_configuration_that_is_named_trusts_its_own_folder() {
    let Some(project) = Project::new() else {
        return;
    };
    plant_bare(&project, "fr");
    project.commit("");
    project.write(
        "ru/isogloss.toml",
        &CONFIG
            .replace("\"fr\"", "\"../fr\"")
            .replace("\"ru\"", "\".\"")
            .replace("\n\n[locales.fr", "\nout = \"../site\"\n\n[locales.fr"),
    );
    project.touch("fr/b.md");
    let selected = project.selected_in("ru", "HEAD");
    assert!(selected.iter().any(|page| page == "b.md"), "{selected:?}");
    assert_not_run(&project);
}

/// Whatever stands in the files of a repository: a result or a reason, and no panic.
#[test]
fn damage_of_every_kind_is_told() {
    let Some(project) = Project::new() else {
        return;
    };
    project.touch("fr/a.md");
    project.commit("");
    project.git(
        "",
        &["tag", "--annotate", "first", "HEAD~1", "--message", "x"],
    );
    project.git("", &["gc", "--quiet", "--prune=now"]);
    let packs = std::fs::read_dir(project.path(".git/objects/pack")).unwrap();
    let mut files: Vec<_> = packs.map(|file| file.unwrap().path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|kind| kind == "idx" || kind == "pack")
    });
    files.sort();
    files.push(project.path(".git/packed-refs"));
    files.push(project.path(".git/HEAD"));
    let mut random = 20_211_117_u64;
    for file in files {
        let whole = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        for round in 0..40 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = usize::try_from(random >> 33).unwrap() % whole.len();
            let mut damaged = whole.clone();
            match round % 4 {
                0 => damaged.truncate(at),
                1 => damaged[at] = 0xFF,
                2 => damaged[at] ^= 1 << (random % 8),
                _ => damaged[at / 16] = damaged[at / 16].wrapping_add(1),
            }
            std::fs::write(&file, &damaged).unwrap();
            let output = project.run("", &["check", "--changed-since", "first"]);
            let told = String::from_utf8(output.stderr).unwrap();
            let code = output.status.code();
            assert!(matches!(code, Some(0..=2)), "{}: {told}", file.display());
            assert!(!told.contains("panicked"), "{}: {told}", file.display());
        }
        std::fs::write(&file, &whole).unwrap();
    }
    assert_eq!(project.selected("first"), ["fr/a.md", "ru/a.md"]);
}

/// The bytes of a tree.
fn tree_of(entries: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (mode, name, hash) in entries {
        bytes.extend(format!("{mode} {name}\0").into_bytes());
        let digits = (0..hash.len()).step_by(2).map(|at| &hash[at..at + 2]);
        bytes.extend(digits.map(|digits| u8::from_str_radix(digits, 16).unwrap()));
    }
    bytes
}

/// A zlib stream that holds `bytes` as they are (RFC 1950, RFC 1951 §3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65521;
        high = (high + low) % 65521;
    }
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(bytes);
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}
