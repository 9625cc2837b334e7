//! The baseline file: read for `check` and `build`, and written anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::{Ending, Printed, Surroundings};
use crate::check::{Baseline, Outcome, Settings};
use crate::cli::BaselineArgs;
use crate::config::Config;
use crate::files::{self, Destination, ReadText};
use crate::text::{FileId, printable};

/// The number by which findings point into the baseline file.
pub(super) const BASELINE: FileId = FileId(u32::MAX);

/// The baseline, and where it is.
pub(super) struct BaselineFile {
    place: Option<Destination>,
    /// Whether there is a file already.
    exists: bool,
    /// The whole path, where one is named.
    pub(super) path: Option<PathBuf>,
    /// As written; empty where there is none.
    pub(super) text: String,
    pub(super) baseline: Baseline,
}

impl BaselineFile {
    /// The baseline that the command line names, otherwise that of the configuration.
    pub(super) fn open(
        known: &BaselineArgs,
        around: &Surroundings,
        config: &Config,
        settings: &Settings,
    ) -> anyhow::Result<Self> {
        let place = match (&known.baseline, &settings.baseline) {
            (Some(named), _) => Some(Destination::named(&around.working_dir.join(named))?),
            (None, Some(configured)) => Some(
                Destination::below(&config.root, Path::new(configured))
                    .context("`check.baseline` lies below the folder of the configuration")?,
            ),
            (None, None) => None,
        };
        let writes = known.writes();
        if writes && place.is_none() {
            bail!("no baseline is named; give `--baseline FILE` or set `check.baseline`");
        }
        let read = match &place {
            Some(place) => Self::read(place, writes)?,
            None => None,
        };
        let exists = read.is_some();
        let (text, baseline) = read.unwrap_or_default();
        Ok(Self {
            exists,
            path: place.as_ref().map(Destination::path),
            place,
            text,
            baseline,
        })
    }

    /// The baseline, which must be there unless the run `writes` a first one.
    fn read(place: &Destination, writes: bool) -> anyhow::Result<Option<(String, Baseline)>> {
        let path = place.path();
        let text = match files::read_one(place)? {
            Some(ReadText::Text(text)) => text,
            Some(ReadText::NotUtf8(_)) => bail!("`{}` is not UTF-8", path.display()),
            None if writes => return Ok(None),
            None => bail!("the baseline `{}` does not exist", path.display()),
        };
        let baseline =
            Baseline::read(&text).with_context(|| format!("cannot read `{}`", path.display()))?;
        Ok(Some((text, baseline)))
    }

    /// Writes the baseline anew, and says what changed. One that exists does not grow
    /// unless it is allowed to.
    pub(super) fn renew(
        &self,
        known: &BaselineArgs,
        outcome: &Outcome,
    ) -> anyhow::Result<(Printed, Ending)> {
        let place = self
            .place
            .as_ref()
            .unwrap_or_else(|| unreachable!("asked for when opened"));
        let mut baseline = if known.write_baseline {
            outcome.as_baseline(&self.baseline)
        } else if known.prune_baseline {
            outcome.pruned(&self.baseline)
        } else {
            self.baseline.clone()
        };
        let path = place.path();
        let changes = baseline.changes(&self.baseline);
        if known.write_baseline && self.exists && !known.allow_new {
            let new: Vec<_> = changes
                .iter()
                .filter(|line| line.starts_with('+'))
                .collect();
            if !new.is_empty() {
                let mut text = format!(
                    "{}: nothing was written, since {} new: fix or mute what is, accept it \
                     with `--accept`, or add `--allow-new`\n",
                    path.display(),
                    match new.len() {
                        1 => "1 finding is".to_owned(),
                        count => format!("{count} findings are"),
                    }
                );
                for line in new {
                    let _ = writeln!(text, "{}", printable::piece(line));
                }
                return Ok((Printed::text(&text), Ending::Findings));
            }
        }
        let reason = known.reason.as_deref().unwrap_or_default().trim();
        if !known.accept.is_empty() && reason.is_empty() {
            bail!("`--reason` is empty: say why the finding is still valid");
        }
        for text in &known.accept {
            let fingerprint = text.parse()?;
            if outcome.accept(fingerprint, reason, &mut baseline) == 0 {
                bail!("no finding has the fingerprint `{text}`");
            }
        }
        files::write_one(place, baseline.write().as_bytes())?;
        let mut text = format!("{}: {} findings\n", path.display(), baseline.len());
        if self.exists {
            for line in baseline.changes(&self.baseline) {
                let _ = writeln!(text, "{}", printable::piece(&line));
            }
        }
        Ok((Printed::text(&text), Ending::Clean))
    }
}

impl BaselineArgs {
    /// Whether the run is for writing the baseline, not for showing findings.
    pub(super) fn writes(&self) -> bool {
        self.write_baseline || self.prune_baseline || !self.accept.is_empty()
    }
}
