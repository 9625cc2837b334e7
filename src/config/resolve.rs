//! From the file's mirror to a [`Config`], or all that is wrong with it.

use std::path::{Path, PathBuf};

use super::file::{self, At, File, LocaleTable};
use super::problem::Problems;
use super::select::{self, DEFAULT_EXCLUDE};
use super::{Config, FILE_NAME, InvalidConfig, LocaleConfig, Selection, tag};
use crate::files::{self, NotUtf8};
use crate::locale::Locale;
use crate::text::TextRange;

const START: TextRange = TextRange { start: 0, end: 0 };

/// Checks the text of the configuration file at `path`.
pub(super) fn resolve(path: &Path, shown: String, text: String) -> Result<Config, InvalidConfig> {
    let mut problems = Problems::default();
    let file = file::read(&text, &mut problems);
    let config = file.and_then(|file| Resolver::new(path, &mut problems).config(&file));
    problems.0.sort();
    problems.0.dedup();
    match config {
        Some(config) if problems.0.is_empty() => Ok(Config { text, ..config }),
        _ => Err(InvalidConfig {
            path: shown,
            text,
            problems: problems.0,
        }),
    }
}

/// A configuration file that is not text.
pub(super) fn not_utf8(shown: String, fault: NotUtf8) -> InvalidConfig {
    let mut problems = Problems::default();
    problems
        .add(TextRange::empty(fault.offset), fault.message())
        .label("TOML is UTF-8")
        .help("save the file as UTF-8");
    InvalidConfig {
        path: shown,
        text: fault.lossy,
        problems: problems.0,
    }
}

/// How an output folder and a content root overlap, as a verb.
pub(super) fn overlap(out: &Path, content: &Path) -> Option<&'static str> {
    if out.starts_with(content) {
        Some("lies in")
    } else if content.starts_with(out) {
        Some("holds")
    } else {
        None
    }
}

/// A content root as paths below it are shown.
fn shown(content: &str) -> String {
    let shown = content.trim_start_matches("./").trim_end_matches('/');
    if shown == "." { "" } else { shown }.to_owned()
}

struct Resolver<'p> {
    path: PathBuf,
    root: PathBuf,
    problems: &'p mut Problems,
}

/// A locale that is right, with the places of its keys for what is checked between
/// locales.
struct Placed {
    config: LocaleConfig,
    tag: TextRange,
    content: TextRange,
}

impl<'p> Resolver<'p> {
    fn new(path: &Path, problems: &'p mut Problems) -> Self {
        let path = files::resolve(path);
        let root = path.parent().unwrap_or(Path::new("")).to_owned();
        Self {
            path,
            root,
            problems,
        }
    }

    /// The configuration, and every problem on the way; `None` where a part is
    /// missing that has no default.
    fn config(mut self, file: &File) -> Option<Config> {
        let source = file.source_locale.as_ref().and_then(|tag| self.locale(tag));
        let base_url = file.base_url.as_ref().and_then(|url| self.base_url(url));
        let selection = self.selection(file);
        let theme = file
            .theme
            .as_ref()
            .and_then(|theme| self.folder(theme, "theme"));
        let mut placed: Vec<Placed> = file
            .locales
            .iter()
            .filter_map(|table| self.locale_table(table))
            .collect();
        if file.locales.is_empty() {
            self.problems
                .add(START, "the configuration names no locale")
                .help("add a table such as `[locales.fr-FR]` with `content = \"docs/fr\"`");
        }
        placed.sort_by(|a, b| a.config.locale.cmp(&b.config.locale));
        self.compare(&placed);
        let out = self.out(file.out.as_ref(), &placed);
        let source = source?;
        let source_locale = placed
            .iter()
            .map(|placed| &placed.config.locale)
            .find(|locale| locale.agrees_with(&source))
            .unwrap_or(&source)
            .clone();
        Some(Config {
            text: String::new(),
            title: file.title.as_ref()?.value.clone(),
            base_url,
            source_locale,
            locales: placed.into_iter().map(|placed| placed.config).collect(),
            selection: selection?,
            theme,
            out,
            check: file.check.clone().unwrap_or_default(),
            path: self.path,
            root: self.root,
        })
    }

    fn locale(&mut self, tag: &At<String>) -> Option<Locale> {
        match tag::parse(&tag.value) {
            Ok(locale) => Some(locale),
            Err(near) => {
                let help = near.map_or_else(
                    || "write a language and, where needed, a region, as in `fr-FR`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.problems
                    .add(
                        tag.range,
                        format!("`{}` is not a BCP 47 locale tag", tag.value),
                    )
                    .label("pages carry this tag as their language")
                    .help(help);
                None
            }
        }
    }

    fn base_url(&mut self, url: &At<String>) -> Option<String> {
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| url.value.strip_prefix(scheme));
        let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or("");
        if host.is_empty() || url.value.contains(['?', '#', ' ', '"', '<', '>']) {
            self.problems
                .add(url.range, "`base_url` is not an http or https address")
                .label("canonical links and the sitemap are made of it")
                .help("write an address such as `https://docs.example.com/`");
            return None;
        }
        Some(format!("{}/", url.value.trim_end_matches('/')))
    }

    fn selection(&mut self, file: &File) -> Option<Selection> {
        let include = file.include.as_deref().map(|globs| self.globs(globs));
        let exclude = match &file.exclude {
            Some(globs) => self.globs(globs),
            None => DEFAULT_EXCLUDE
                .iter()
                .filter_map(|pattern| select::glob(pattern).ok())
                .collect(),
        };
        Selection::new(include.as_deref(), &exclude)
            .map_err(|error| {
                self.problems
                    .add(START, format!("the globs do not work together: {error}"));
            })
            .ok()
    }

    fn globs(&mut self, patterns: &[At<String>]) -> Vec<globset::Glob> {
        let mut globs = Vec::new();
        for pattern in patterns {
            match select::glob(&pattern.value) {
                Ok(glob) => globs.push(glob),
                Err(error) => {
                    self.problems
                        .add(
                            pattern.range,
                            format!("`{}` is not a glob: {}", pattern.value, error.kind()),
                        )
                        .help("`*` stands for a part of a name, `**` for any folders");
                }
            }
        }
        globs
    }

    /// An existing folder, relative to the configuration.
    fn folder(&mut self, written: &At<String>, key: &str) -> Option<PathBuf> {
        let path = self.root.join(&written.value);
        if files::is_dir(&path) {
            return match key {
                // Like the configuration itself, the theme is trusted.
                "theme" => Some(files::resolve(&path)),
                _ => self.named(written),
            };
        }
        let what = if files::is_file(&path) {
            "is a file, not a folder"
        } else {
            "does not exist"
        };
        self.problems
            .add(
                written.range,
                format!("the `{key}` folder `{}` {what}", written.value),
            )
            .help(format!(
                "paths are relative to the folder of `{FILE_NAME}`: {}",
                self.root.display()
            ));
        None
    }

    /// The real path of content that is there.
    fn named(&mut self, written: &At<String>) -> Option<PathBuf> {
        let real = files::named(&self.root, Path::new(&written.value));
        if real.is_none() {
            self.problems
                .add(
                    written.range,
                    format!("`{}` leads elsewhere through a link", written.value),
                )
                .label("files that are not of this documentation set would be published")
                .help("name the folder that the link leads to, or remove the link");
        }
        real
    }

    fn locale_table(&mut self, table: &LocaleTable) -> Option<Placed> {
        let locale = self.locale(&table.tag);
        let content = table.content.as_ref()?;
        let folder = self.folder(content, "content");
        let redirects = table.redirects.as_ref().and_then(|written| {
            let path = self.root.join(&written.value);
            if files::is_file(&path) {
                return self.named(written);
            }
            self.problems
                .add(
                    written.range,
                    format!("the redirections file `{}` does not exist", written.value),
                )
                .label("old addresses would lead nowhere")
                .help("leave the key out to have the file searched beside the content");
            None
        });
        Some(Placed {
            tag: table.tag.range,
            content: content.range,
            config: LocaleConfig {
                locale: locale?,
                content: folder?,
                shown: shown(&content.value),
                name: table.name.as_ref().map(|name| name.value.clone()),
                redirects,
                url_path: table.url_path.as_ref().map(|path| {
                    let path = path.value.trim_matches('/');
                    if path.is_empty() {
                        String::new()
                    } else {
                        format!("/{path}")
                    }
                }),
            },
        })
    }

    /// What must hold between locales, which are sorted by tag.
    fn compare(&mut self, locales: &[Placed]) {
        for (index, later) in locales.iter().enumerate() {
            for earlier in &locales[..index] {
                let (one, other) = (&earlier.config, &later.config);
                if one.locale.agrees_with(&other.locale) {
                    self.problems
                        .add(
                            earlier.tag.max(later.tag),
                            format!(
                                "`{}` and `{}` are the same locale",
                                one.locale, other.locale
                            ),
                        )
                        .label("a reader could not be led to one of them")
                        .help("remove one of the two tables");
                }
                if one.content.starts_with(&other.content)
                    || other.content.starts_with(&one.content)
                {
                    self.problems
                        .add(
                            earlier.content.max(later.content),
                            format!(
                                "the content of `{}` and `{}` overlaps",
                                one.locale, other.locale
                            ),
                        )
                        .label("a file would belong to two locales")
                        .help("give each locale a folder of its own, none within another");
                }
            }
        }
    }

    fn out(&mut self, written: Option<&At<String>>, locales: &[Placed]) -> PathBuf {
        let text = written.map_or("site", |out| out.value.as_str());
        let out = files::plain(&self.root.join(text));
        for Placed {
            config, content, ..
        } in locales
        {
            let Some(relation) = overlap(&out, &config.content) else {
                continue;
            };
            self.problems
                .add(
                    written.map_or(*content, |out| out.range),
                    format!(
                        "the `out` folder `{text}` {relation} the content of `{}`",
                        config.locale
                    ),
                )
                .label("built pages would be taken for content, or content overwritten")
                .help("write the site to a folder of its own, such as `out = \"site\"`");
        }
        if self.root.starts_with(&out) {
            self.problems
                .add(
                    written.map_or(START, |out| out.range),
                    format!("the `out` folder `{text}` holds the configuration itself"),
                )
                .help("write the site to a folder of its own, such as `out = \"site\"`");
        }
        out
    }
}
