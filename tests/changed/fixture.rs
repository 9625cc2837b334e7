//! A documentation set of two locales with two pages each, under git. Every page has one
//! finding, so that the findings of a run tell which pages it selects.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The configuration of two locales beside it.
pub(crate) const CONFIG: &str = "title = \"Test\"\nsource_locale = \"en-US\"\n\n\
    [locales.fr-FR]\ncontent = \"fr\"\n\n[locales.ru-RU]\ncontent = \"ru\"\n";

/// A project in a folder of its own.
pub(crate) struct Project(tempfile::TempDir);

impl Project {
    /// The documentation set, committed to the branch `main`. `None` without git.
    pub(crate) fn new() -> Option<Self> {
        let project = Self::uncommitted()?;
        project.init("");
        project.commit("");
        Some(project)
    }

    /// The documentation set, in no repository. `None` without git.
    pub(crate) fn uncommitted() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: git is not installed");
            return None;
        }
        let project = Self(tempfile::tempdir().unwrap());
        project.write("isogloss.toml", CONFIG);
        for page in ["fr/a.md", "fr/b.md", "ru/a.md", "ru/b.md"] {
            project.write(page, &text(page));
        }
        Some(project)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Changes a page; its finding stays.
    pub(crate) fn touch(&self, path: &str) {
        let text = self.read(path);
        self.write(path, &format!("{text}\nEncore.\n"));
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    /// Runs git in a folder, and returns what it prints.
    pub(crate) fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(self.path(folder))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.com"])
            .args(["-c", "protocol.file.allow=always"])
            .args(["-c", "commit.gpgsign=false"])
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {told}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    pub(crate) fn init(&self, folder: &str) {
        self.git(folder, &["init", "--quiet", "--initial-branch=main"]);
    }

    pub(crate) fn commit(&self, folder: &str) {
        self.git(folder, &["add", "--all", "."]);
        self.git(
            folder,
            &["commit", "--quiet", "--allow-empty", "--message", "x"],
        );
    }

    /// Runs `isogloss` in a folder of the project.
    pub(crate) fn run(&self, folder: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_isogloss"))
            .current_dir(self.path(folder))
            .args(arguments)
            .output()
            .unwrap()
    }

    /// The pages that a run in the project selects.
    pub(crate) fn selected(&self, since: &str) -> Vec<String> {
        self.selected_in("", since)
    }

    /// The pages that a run in a folder selects, sorted.
    pub(crate) fn selected_in(&self, folder: &str, since: &str) -> Vec<String> {
        let only = ["--rule", "text-duplicate-word", "--format", "concise"];
        let output = self.run(
            folder,
            &[&["check", "--changed-since", since], &only[..]].concat(),
        );
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.is_empty(), "{told}");
        let text = String::from_utf8(output.stdout).unwrap();
        let found = text
            .lines()
            .filter(|line| line.contains("[text-duplicate-word]"));
        let pages = found.map(|line| line.split(':').next().unwrap().to_owned());
        let mut pages: Vec<_> = pages.collect();
        pages.sort();
        pages.dedup();
        pages
    }

    /// The rules of the findings of a run in the project.
    pub(crate) fn rules(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.run("", &[&["check", "--format", "concise"], arguments].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        let found = text
            .lines()
            .filter_map(|line| line.split_once('[')?.1.split_once(']'));
        found.map(|(rule, _)| rule.to_owned()).collect()
    }

    /// What a run in the project says that cannot be done.
    pub(crate) fn refusal(&self, since: &str) -> String {
        self.refusal_in("", since)
    }

    pub(crate) fn refusal_in(&self, folder: &str, since: &str) -> String {
        let output = self.run(folder, &["check", "--changed-since", since]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        told
    }
}

/// The text of a page with one finding, unlike that of any other page.
pub(crate) fn text(page: &str) -> String {
    format!("# {page}\n\nPour de de {page}.\n")
}

/// Makes a link, or says that the system cannot.
#[cfg(unix)]
pub(crate) fn link(target: impl AsRef<Path>, at: &Path) {
    std::os::unix::fs::symlink(target, at).unwrap();
}
