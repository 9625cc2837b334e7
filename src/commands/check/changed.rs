//! Which files changed since a revision, as git tells.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::check::Changed;
use crate::config::Config;

/// The files that differ from those at `revision`, and those that git does not know yet:
/// in every repository that holds a content root.
///
/// # Errors
/// Where git cannot be run, or does not know the revision.
pub(super) fn since(revision: &str, config: &Config) -> anyhow::Result<Changed> {
    let mut changed = Changed::default();
    for locale in &config.locales {
        let tracked = git(
            &locale.content,
            &[
                "diff",
                "--name-only",
                "--relative",
                "-z",
                "--end-of-options",
                revision,
                "--",
                ".",
            ],
        )
        .with_context(|| {
            let folder = config.show(&locale.content);
            format!("cannot tell what changed since `{revision}` in `{folder}`")
        })?;
        let new = git(
            &locale.content,
            &[
                "ls-files",
                "--others",
                "--exclude-standard",
                "-z",
                "--",
                ".",
            ],
        )?;
        let paths = tracked.split('\0').chain(new.split('\0'));
        for path in paths.filter(|path| !path.is_empty()) {
            changed.files.insert(locale.show(&locale.content, path));
            changed.paths.insert(path.to_owned());
        }
    }
    Ok(changed)
}

fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .context("cannot run git")?;
    if !output.status.success() {
        // The lines below the first are how git is used.
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git: {}", said.trim().lines().next().unwrap_or_default());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
