//! The whole build of real documentation sets (where `ISOGLOSS_CORPUS` names their
//! folder): opening, rendering, writing. Time, pages, and the peak of memory on Linux.
//!
//! `cargo bench --bench build`

use std::fmt::Write;
use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::ItemsCount;
use isogloss::config;
use isogloss::files::{Destination, Output, Product, State};
use isogloss::library::Library;
use isogloss::render::site::{self, Selection};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// The repositories of the corpus, as often as asked, each copy in a folder of its own.
struct Docset {
    folder: TempDir,
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the benchmark makes its own input"
)]
impl Docset {
    fn new(copies: usize) -> Option<Self> {
        let Some(corpus) = std::env::var_os("ISOGLOSS_CORPUS") else {
            println!("skipped: ISOGLOSS_CORPUS does not name a corpus");
            return None;
        };
        let corpus = PathBuf::from(corpus).join("partner-center");
        let folder = TempDir::new().ok()?;
        let mut toml = "title = 'Corpus'\nbase_url = 'https://docs.example.com/'\n\
                        source_locale = 'en-US'\n"
            .to_owned();
        for locale in ["fr-FR", "pt-BR", "ru-RU", "zh-TW"] {
            let content = corpus.join(locale.to_lowercase()).join("partner-center");
            for copy in 0..copies {
                copy_folder(&content, &folder.path().join(format!("{locale}/{copy}")));
            }
            writeln!(toml, "[locales.{locale}]\ncontent = '{locale}'").ok()?;
        }
        std::fs::write(folder.path().join("isogloss.toml"), toml).ok()?;
        Some(Self { folder })
    }

    /// Builds into `out`; the number of pages.
    #[expect(clippy::unwrap_used, reason = "a benchmark that fails says so")]
    fn build(&self, out: &Path) -> usize {
        let library = Library::open(config::load(self.folder.path(), None).unwrap()).unwrap();
        let out = Destination::named(out).unwrap();
        let output = Output::open(&out, Product::Site, &State::none()).unwrap();
        let sink = |path: &str, bytes: &[u8]| output.add(path, bytes);
        let rendered = site::render(&library, &Selection::default(), &sink, &|_, _| ()).unwrap();
        output.commit(|_| true).unwrap();
        rendered.pages
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the benchmark makes its own input"
)]
fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let Ok(relative) = entry.path().strip_prefix(from) else {
            continue;
        };
        let target = to.join(relative);
        if entry.file_type().is_dir() {
            let _ = std::fs::create_dir_all(target);
        } else {
            let _ = std::fs::copy(entry.path(), target);
        }
    }
}

/// The peak of resident memory since the last call, in MiB, where the system tells.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    Some(kib / 1024)
}

/// Into an empty folder each time: every page is written.
#[divan::bench(args = [1, 10], sample_count = 3, sample_size = 1)]
fn build(bencher: Bencher, copies: usize) {
    measure(bencher, copies, true);
}

/// Over a site that is up to date: every page is made and none is written.
#[divan::bench(args = [1, 10], sample_count = 3, sample_size = 1)]
fn rebuild(bencher: Bencher, copies: usize) {
    measure(bencher, copies, false);
}

#[expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark tells what it measured"
)]
fn measure(bencher: Bencher, copies: usize, anew: bool) {
    let Some(docset) = Docset::new(copies) else {
        return;
    };
    let kept = TempDir::new().unwrap();
    let pages = docset.build(kept.path());
    peak();
    bencher
        .counter(ItemsCount::new(pages))
        .with_inputs(|| anew.then(|| TempDir::new().unwrap()))
        .bench_refs(|fresh| {
            let out = fresh.as_ref().map_or(kept.path(), TempDir::path);
            docset.build(out)
        });
    if let Some(peak) = peak() {
        println!("{pages} pages, peak {peak} MiB");
    }
}
