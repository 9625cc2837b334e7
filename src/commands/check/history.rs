//! The repositories of a docset, each at its merge base with one revision.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use gix_hash::ObjectId;
use rayon::prelude::*;

use super::changed::{Before, Status, settings_paths};
use crate::config::{Config, LocaleConfig};
use crate::files::{self, Entry};
use crate::git::{GitError, Place, Repository, TreeFile, TreeFileKind, is_other};

/// The repositories, each opened once.
pub(super) struct Histories<'a> {
    revision: &'a str,
    config: &'a Config,
    trusted: PathBuf,
    opened: BTreeMap<Place, Version>,
}

/// A work tree, and the commit that it is compared with.
pub(super) struct Version {
    repository: Repository,
    commit: ObjectId,
}

impl<'a> Histories<'a> {
    pub(super) fn new(revision: &'a str, config: &'a Config) -> Self {
        Self {
            revision,
            config,
            trusted: files::resolve(&config.root),
            opened: BTreeMap::new(),
        }
    }

    /// The version of the repository that a content root belongs to.
    pub(super) fn of_content(&mut self, folder: &Path) -> Result<&Version, GitError> {
        let place = Place::find(&files::resolve(folder), &self.trusted)?;
        self.at(&place)
    }

    fn at(&mut self, place: &Place) -> Result<&Version, GitError> {
        if !self.opened.contains_key(place) {
            let version = Version::open(place.clone(), self.revision)?;
            self.opened.insert(place.clone(), version);
        }
        Ok(&self.opened[place])
    }

    /// Whether one of the files of the configuration changed, or one below the `locales`
    /// of the theme is gone. What lies in no repository, or in one without content that
    /// does not know the revision, counts as unchanged.
    pub(super) fn any_differs(
        &mut self,
        configuration: &[PathBuf],
        theme: Option<&Path>,
    ) -> anyhow::Result<bool> {
        for path in configuration {
            let path = files::resolve(path);
            let Some(folder) = path.parent() else {
                continue;
            };
            let shown = self.config.show(&path);
            let told = || format!("cannot tell whether `{shown}` changed");
            if let Some(version) = self.of_configuration(folder).with_context(told)?
                && version.status(&path).with_context(told)? != Status::Same
            {
                return Ok(true);
            }
        }
        let Some(words) = theme.map(|theme| files::resolve(&theme.join("locales"))) else {
            return Ok(false);
        };
        let told = "cannot tell whether the theme changed";
        let Some(version) = self.of_configuration(&words).context(told)? else {
            return Ok(false);
        };
        let before = version.files_below(&words).context(told)?;
        Ok(before
            .keys()
            .any(|path| files::entry(path) == Entry::Missing))
    }

    fn of_configuration(&mut self, folder: &Path) -> Result<Option<&Version>, GitError> {
        let place = match Place::find(folder, &self.trusted) {
            Ok(place) => place,
            Err(GitError::NoRepository { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let holds_content = self.opened.contains_key(&place);
        match self.at(&place) {
            Ok(version) => Ok(Some(version)),
            Err(_) if !holds_content => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Version {
    fn open(place: Place, revision: &str) -> Result<Self, GitError> {
        let repository = Repository::open(place)?;
        let named = repository.commit(revision)?;
        let commit = repository.merge_base(repository.head()?, named, revision)?;
        Ok(Self { repository, commit })
    }

    /// `path` as the repository calls it; `None` where it lies outside of the work tree.
    fn relative(&self, path: &Path) -> Option<String> {
        let work_tree = &self.repository.place().work_tree;
        path.strip_prefix(work_tree).ok().map(files::slashed)
    }

    /// What the commit has below a folder, by path on this machine.
    pub(super) fn files_below(&self, folder: &Path) -> Result<Before, GitError> {
        let Some(relative) = self.relative(folder) else {
            return Ok(Before::new());
        };
        let work_tree = &self.repository.place().work_tree;
        let files = self.repository.files(&self.commit, &relative)?;
        Ok(files
            .into_iter()
            .map(|(path, file)| (work_tree.join(path), file))
            .collect())
    }

    /// How files stand to the commit, in their order. `before` is what it has below
    /// `folder`.
    pub(super) fn compare(
        &self,
        paths: &[&Path],
        folder: &Path,
        before: &Before,
    ) -> Result<Vec<Status>, GitError> {
        // Nearly all are as they were, and their hash tells.
        let hashed: Vec<_> = paths
            .par_iter()
            .map(|path| {
                let file = before.get(*path).filter(|file| is_content(file));
                file.map(|file| is_other(file, path))
            })
            .collect();
        let statuses = paths.iter().zip(hashed).map(|(path, other)| match other {
            Some(false) => Ok(Status::Same),
            _ if path.starts_with(folder) => self.status_as(path, before.get(*path).copied()),
            _ => self.status(path),
        });
        statuses.collect()
    }

    /// How one file stands to the commit.
    fn status(&self, path: &Path) -> Result<Status, GitError> {
        match self.relative(path) {
            Some(relative) => {
                let found = self.repository.file(&self.commit, &relative)?;
                self.status_as(path, found)
            }
            None => Ok(Status::New),
        }
    }

    /// How one file stands to what the commit has under its path.
    fn status_as(&self, path: &Path, found: Option<TreeFile>) -> Result<Status, GitError> {
        match found {
            Some(file) if is_content(&file) => Ok(if self.repository.differs(&file, path) {
                Status::Differs
            } else {
                Status::Same
            }),
            Some(_) => Ok(self.through_link(path)?.unwrap_or(Status::Differs)),
            None => Ok(self.through_link(path)?.unwrap_or(Status::New)),
        }
    }

    /// How a file stands that is reached through a link of the commit: it differs where
    /// the link does, or the file that it leads to. `None` where there is no such link.
    fn through_link(&self, path: &Path) -> Result<Option<Status>, GitError> {
        let work_tree = &self.repository.place().work_tree;
        let link = path
            .ancestors()
            .take_while(|above| above.starts_with(work_tree) && *above != work_tree)
            .find(|above| files::entry(above) == Entry::Link);
        let Some((link, as_link)) = link.and_then(|link| Some((link, self.relative(link)?))) else {
            return Ok(None);
        };
        match self.repository.file(&self.commit, &as_link)? {
            Some(file) if file.kind == TreeFileKind::Link => {
                if self.repository.differs(&file, link) {
                    return Ok(Some(Status::Differs));
                }
            }
            _ => return Ok(None),
        }
        let real = files::resolve(path);
        let target = match self.relative(&real) {
            Some(relative) => self.repository.file(&self.commit, &relative)?,
            None => None,
        };
        let is_same =
            target.is_some_and(|file| is_content(&file) && !self.repository.differs(&file, &real));
        Ok(Some(if is_same {
            Status::Same
        } else {
            Status::Differs
        }))
    }

    /// Whether settings of a locale are gone that the commit has.
    /// `root` is the folder of the configuration.
    pub(super) fn lost_settings(
        &self,
        root: &Path,
        locale: &LocaleConfig,
    ) -> Result<bool, GitError> {
        for path in settings_paths(root, locale).chain(locale.redirects.clone()) {
            let Some(relative) = self.relative(&path) else {
                continue;
            };
            if files::entry(&path) == Entry::Missing
                && self.repository.file(&self.commit, &relative)?.is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether an entry of a tree is a file with bytes of its own.
fn is_content(file: &TreeFile) -> bool {
    file.kind == TreeFileKind::File
}
