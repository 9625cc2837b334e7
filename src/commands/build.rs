//! `isogloss build`: the site.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::baseline::BaselineFile;
use super::{
    Ending, OnDisk, Printed, Surroundings, edition, findings, notice_lines, pages, report,
};
use crate::check::input::Policy;
use crate::check::{Input, Scope, Settings, settle_findings};
use crate::cli::{BaselineArgs, BuildArgs};
use crate::diagnostic::render::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{Output, Product};
use crate::library::Library;
use crate::render::site::{self, Selection};

/// What a build says.
#[derive(Clone, Debug)]
pub struct Built {
    /// The findings, for standard output; nothing where nothing was found.
    pub findings: Printed,
    /// What there is to say of the output folder, as lines for standard error.
    pub notices: Printed,
    /// What was built, for whoever watches.
    pub summary: Printed,
    /// How it ended.
    pub ending: Ending,
}

/// Builds the site. Findings at error level make the run fail, and the site is written
/// all the same.
///
/// # Errors
/// Where the configuration, the theme or a file cannot be used, or nothing can be written:
/// then the old site is as it was.
pub fn run(args: &BuildArgs, around: &Surroundings) -> anyhow::Result<Built> {
    let started = Instant::now();
    let config = around.configuration()?;
    let settings = Settings::of(&config)?;
    let out = config.output_folder(&around.working_dir, args.out.as_deref(), &config.out)?;
    let baseline = BaselineFile::open(&BaselineArgs::default(), around, &config, &settings)?;
    let library = Library::open(config)?;
    let selection = selection(args, &library)?;
    let output = Output::open(&out, Product::Site, &around.state)?;
    let notices = notice_lines(output.notices());
    let bar = progress_bar(around);
    let progress = |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let counts = PagesByFolder::default();
    let sink = |path: &str, bytes: &[u8]| {
        counts.count(path);
        output.add(path, bytes)
    };
    let rendered = site::render(&library, &selection, &sink, &progress)?;
    let written = output.commit(|_| selection.is_all())?;
    bar.finish_and_clear();

    let found = settled(rendered.found, &library, &settings, &baseline)?;
    let ending = Ending::of(&found, Severity::Error);
    let count = found.len();
    let findings = if found.is_empty() {
        Printed::default()
    } else {
        findings(&report(&library, found)?, Format::Full, around.look)
    };
    let out = out.path();
    let shown = out.strip_prefix(&around.working_dir).unwrap_or(&out);
    let summary = format!(
        "{} pages ({}) from {} segments, {count} findings\n\
         {} files written, {} unchanged, {} removed in {}, {:.2} s\n",
        rendered.pages,
        counts.told(),
        rendered.segments,
        written.written,
        written.unchanged,
        written.removed,
        shown.display(),
        started.elapsed().as_secs_f64(),
    );
    Ok(Built {
        findings,
        notices,
        summary: Printed::text(&summary),
        ending,
    })
}

/// The findings as `check` shows them: at its levels, without those that are muted or in
/// the baseline.
fn settled(
    found: Vec<Diagnostic>,
    library: &Library,
    settings: &Settings,
    baseline: &BaselineFile,
) -> anyhow::Result<Vec<Diagnostic>> {
    let policy = Policy::new(library.config.source_locale.clone(), BTreeMap::new());
    let input = Input {
        docset: &library.docset,
        policy: &policy,
        settings,
        baseline: &baseline.baseline,
        baseline_file: None,
        scope: &Scope::default(),
        unfold: true,
    };
    let translation = |file| {
        library
            .summary(file)
            .and_then(|summary| summary.translation)
    };
    let outcome = settle_findings(&input, &OnDisk(&library.docset), found, translation)?;
    let findings = outcome.findings.into_iter();
    Ok(findings.map(|(finding, _)| finding).collect())
}

/// How many pages lie in each top folder of the site, which is an edition's.
#[derive(Default)]
struct PagesByFolder(Mutex<BTreeMap<String, usize>>);

impl PagesByFolder {
    fn count(&self, path: &str) {
        let page = path.strip_suffix(".html");
        if let Some((folder, _)) = page.and_then(|page| page.split_once('/')) {
            let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *counts.entry(folder.to_owned()).or_default() += 1;
        }
    }

    fn told(&self) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = counts
            .iter()
            .map(|(folder, count)| format!("{folder} {count}"));
        told.collect::<Vec<_>>().join(", ")
    }
}

fn selection(args: &BuildArgs, library: &Library) -> anyhow::Result<Selection> {
    let locales = args.locale.iter().map(|asked| edition(library, asked));
    Ok(Selection {
        locales: locales.collect::<Result<_, _>>()?,
        pages: pages(args.page.as_slice(), &library.docset)?,
    })
}

fn progress_bar(around: &Surroundings) -> ProgressBar {
    let target = if around.interactive {
        ProgressDrawTarget::stderr_with_hz(10)
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} pages")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(None, target).with_style(style)
}
