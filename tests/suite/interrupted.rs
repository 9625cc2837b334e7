//! Runs that are killed: the next one leaves what a clean build would have made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use isogloss::files;
use tempfile::TempDir;

/// How often a run is killed, unless `ISOGLOSS_KILLS` says so.
const KILLS: u64 = 40;

/// A documentation set with two texts, and the site of each.
struct Bench {
    folder: TempDir,
    clean: [BTreeMap<String, Vec<u8>>; 2],
    /// How long a build takes.
    time: Duration,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self {
            folder: TempDir::new().unwrap(),
            clean: Default::default(),
            time: Duration::ZERO,
        };
        for version in 0..2 {
            bench.write(version);
            let started = Instant::now();
            let status = bench.start("clean").wait().unwrap();
            assert!(status.success());
            bench.time = started.elapsed();
            bench.clean[version] = site(&bench.path("clean"));
            remove(&bench.path("clean"));
        }
        assert_ne!(bench.clean[0], bench.clean[1]);
        bench
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes the content: each version changes some pages, and has one of its own.
    fn write(&self, version: usize) {
        remove(&self.path("fr-FR"));
        let config = "title = 'T'\nsource_locale = 'en-US'\n[locales.fr-FR]\ncontent = 'fr-FR'\n";
        write(&self.path("isogloss.toml"), config);
        for page in 0..12 {
            let text = if page % 2 == 0 { version } else { 0 };
            let path = self.path(&format!("fr-FR/{}/page{page}.md", page % 3));
            write(&path, &format!("# Page {page}\n\nTexte {text}.\n"));
        }
        let own = format!("fr-FR/own{version}/page.md");
        write(&self.path(&own), "# Une page\n\nDe plus.\n");
    }

    fn start(&self, out: &str) -> Child {
        Command::new(snapbox::cmd::cargo_bin!("isogloss"))
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.path("state"))
            .args(["build", "--out", out])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Whether a commit is going on.
    #[expect(clippy::disallowed_methods, reason = "a fixture")]
    fn is_committing(&self) -> bool {
        let folder = self.path("state/isogloss/outputs");
        let mut entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.path().extension() == Some("journal".as_ref()))
        })
    }

    /// Waits for `delay`, counted from the beginning of the commit where `in_commit` says
    /// so.
    fn wait(&self, child: &mut Child, delay: Duration, in_commit: bool) {
        while in_commit && !self.is_committing() && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        std::thread::sleep(delay);
    }
}

fn site(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = files::walk(folder).unwrap().into_iter();
    files
        .map(|file| (file.relative, files::read(&file.path).unwrap()))
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "a fixture")]
fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "a fixture")]
fn remove(path: &Path) {
    if path.exists() {
        std::fs::remove_dir_all(path).unwrap();
    }
}

/// The next number of a sequence that looks random (Numerical Recipes' generator).
fn next(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn a_build_that_was_killed_leaves_nothing_that_the_next_one_does_not_mend() {
    let kills = std::env::var("ISOGLOSS_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let bench = Bench::new();
    let mut seed = 20_211_117;
    let (mut killed, mut half) = (0, 0);
    for round in 0..kills {
        let version = usize::try_from(round % 2).unwrap();
        bench.write(version);
        let mut child = bench.start("site");
        let in_commit = next(&mut seed).is_multiple_of(2);
        let range = if in_commit {
            Duration::from_millis(3)
        } else {
            bench.time
        };
        let delay = range * u32::try_from(next(&mut seed) % 1000).unwrap() / 1000;
        bench.wait(&mut child, delay, in_commit);
        killed += u64::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        half += u64::from(bench.is_committing());
        // A new container has no state.
        if next(&mut seed).is_multiple_of(4) {
            remove(&bench.path("state"));
        }
        // Half of the time the content has changed back meanwhile.
        let version = usize::try_from(next(&mut seed) % 2).unwrap();
        bench.write(version);
        let status = bench.start("site").wait().unwrap();
        assert!(status.success(), "round {round}, {delay:?}");
        assert_eq!(
            site(&bench.path("site")),
            bench.clean[version],
            "round {round}, {delay:?}"
        );
    }
    assert!(killed * 2 > kills, "{killed} of {kills} were killed");
    assert!(half > 0, "none of {kills} was killed while it committed");
}
