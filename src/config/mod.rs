//! The configuration, `isogloss.toml`: found, read and checked as a whole.
//!
//! [`load`] finds the file and gives the resolved [`Config`], or every problem that
//! the file has. *Invariant:* a `Config` has at least one locale, its content roots
//! exist and do not overlap, and the output folder is outside of them.

mod file;
mod problem;
mod resolve;
mod select;
mod tag;

use std::path::{Path, PathBuf};

pub(crate) use problem::did_you_mean;
pub use problem::{InvalidConfig, Problem};
pub use select::Selection;
pub(crate) use select::{glob, set as glob_set};

use crate::files::{self, Destination, FileError, ReadText};
use crate::locale::Locale;

/// The name of the configuration file.
pub const FILE_NAME: &str = "isogloss.toml";

/// What a run is to be done on. All paths are absolute.
#[derive(Clone, Debug)]
pub struct Config {
    /// The configuration file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The folder of the configuration file: shown paths are relative to it.
    pub root: PathBuf,
    /// `title`: the name of the documentation set.
    pub title: String,
    /// `base_url`: where the site will be, with a `/` at its end.
    pub base_url: Option<String>,
    /// `source_locale`: the language translated from. Equals the locale of
    /// [`Config::source`] where there is one.
    pub source_locale: Locale,
    /// `[locales.…]`, sorted by tag; at least one.
    pub locales: Vec<LocaleConfig>,
    /// `include` and `exclude`: which files get an address.
    pub selection: Selection,
    /// `theme`: a folder whose `templates`, `locales` and `assets` replace the
    /// program's own.
    pub theme: Option<PathBuf>,
    /// `out`: the folder that the site is written to. Only one below `root` is used.
    pub out: PathBuf,
    /// `[check]`, as written: [`crate::check`] reads it.
    pub check: toml::Table,
}

/// One locale of the documentation set.
#[derive(Clone, Debug)]
pub struct LocaleConfig {
    /// The locale.
    pub locale: Locale,
    /// `content`: the folder of its pages.
    pub content: PathBuf,
    /// The content root as paths of it are shown: relative to the configuration, with
    /// `/`, or absolute where it was written so.
    pub shown: String,
    /// `name`: what the locale is called in its own language.
    pub name: Option<String>,
    /// `redirects`: its redirections file, where one is named.
    pub redirects: Option<PathBuf>,
    /// `url_path`: the path under which the content root is published and that links
    /// and redirections begin with, such as `/partner-center`; no `/` at its end, and
    /// empty for the root of the host.
    pub url_path: Option<String>,
}

impl LocaleConfig {
    /// The file `name` of the folder `above`, which is the content root or a folder
    /// above it, as it is shown to people.
    pub(crate) fn show(&self, above: &Path, name: &str) -> String {
        let shown = Path::new(&self.shown).ancestors();
        let shown = self
            .content
            .ancestors()
            .zip(shown)
            .find(|(folder, _)| *folder == above)
            .map_or(above, |(_, shown)| shown);
        files::slashed(&shown.join(name))
    }
}

impl Config {
    /// The locale's own table, where the configuration has one.
    pub fn locale(&self, locale: &Locale) -> Option<&LocaleConfig> {
        self.locales.iter().find(|own| own.locale == *locale)
    }

    /// The source locale's own table. Without one, the source edition is made from
    /// the source texts of the bilingual pages.
    pub fn source(&self) -> Option<&LocaleConfig> {
        self.locale(&self.source_locale)
    }

    /// The output folder that is named on the command line, relative to `working_dir`;
    /// otherwise `default`, which lies below the folder of the configuration.
    ///
    /// # Errors
    /// Where it overlaps with a content root, or `default` leaves its folder.
    pub fn output_folder(
        &self,
        working_dir: &Path,
        named: Option<&Path>,
        default: &Path,
    ) -> Result<Destination, ConfigError> {
        let Some(named) = named else {
            let below = Destination::below(&self.root, default);
            return below.map_err(|_| ConfigError::OutputOutside {
                out: default.to_owned(),
            });
        };
        let out = Destination::named(&working_dir.join(named))?;
        for locale in &self.locales {
            if let Some(relation) = resolve::overlap(&out.path(), &locale.content) {
                return Err(ConfigError::Output {
                    out: named.to_owned(),
                    relation,
                    locale: locale.locale.clone(),
                });
            }
        }
        Ok(out)
    }

    /// `path` as it is shown to people: relative to the configuration, with `/`; absolute
    /// where it lies elsewhere.
    pub fn show(&self, path: &Path) -> String {
        files::slashed(path.strip_prefix(&self.root).unwrap_or(path))
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// None of the folders has one.
    #[error("no `{FILE_NAME}` in `{}` or a folder above it", from.display())]
    NotFound {
        /// The working directory.
        from: PathBuf,
    },
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// An output folder where content is.
    #[error("the output folder `{}` {relation} the content of `{locale}`", out.display())]
    Output {
        /// The folder, as it was named.
        out: PathBuf,
        /// A verb: `lies in` or `holds`.
        relation: &'static str,
        /// The locale.
        locale: Locale,
    },
    /// An output folder of the configuration that is not below it: whoever writes a
    /// configuration must not choose where on a machine files are written.
    #[error(
        "the `out` folder `{}` lies outside of the configuration's folder: name it on the \
         command line, with `--out`",
        out.display()
    )]
    OutputOutside {
        /// The folder.
        out: PathBuf,
    },
    /// The file was read, and is wrong.
    #[error(transparent)]
    Invalid(#[from] InvalidConfig),
}

/// Finds, reads and checks the configuration: the file `named` (relative to
/// `working_dir`), or else [`FILE_NAME`] in `working_dir` or the nearest folder above.
///
/// # Errors
/// Where there is no file, it cannot be read, or it has problems: all of them at once.
pub fn load(working_dir: &Path, named: Option<&Path>) -> Result<Config, ConfigError> {
    let path = match named {
        Some(named) => working_dir.join(named),
        None => working_dir
            .ancestors()
            .map(|folder| folder.join(FILE_NAME))
            .find(|path| files::is_file(path))
            .ok_or_else(|| ConfigError::NotFound {
                from: working_dir.to_owned(),
            })?,
    };
    let shown = files::slashed(path.strip_prefix(working_dir).unwrap_or(&path));
    match files::read_text(&path)? {
        ReadText::Text(text) => Ok(resolve::resolve(&path, shown, text)?),
        ReadText::NotUtf8(fault) => Err(resolve::not_utf8(shown, fault).into()),
    }
}

#[cfg(test)]
mod tests;
