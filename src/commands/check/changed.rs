//! Which files changed since a revision, as git tells.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::config::Config;

/// The files that differ from those at `revision`, and those that git does not know yet,
/// as they are shown: in every repository that holds a content root.
///
/// # Errors
/// Where git cannot be run, or does not know the revision.
pub(super) fn since(revision: &str, config: &Config) -> anyhow::Result<BTreeSet<String>> {
    let mut changed = BTreeSet::new();
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
        .with_context(|| format!("cannot tell what changed since `{revision}`"))?;
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
        changed.extend(
            paths
                .filter(|path| !path.is_empty())
                .map(|path| locale.show(&locale.content, path)),
        );
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
        bail!("git: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
