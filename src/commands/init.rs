//! `isogloss init`: a new project with examples, or a configuration for pages that exist.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};

use super::{Printed, Surroundings};
use crate::cli::{InitArgs, InitLocale};
use crate::files::{self, Destination};

/// What a new project's source language begins with.
const PAGES: [(&str, &str); 4] = [
    ("TOC.yml", include_str!("init/TOC.yml")),
    ("index.md", include_str!("init/index.md")),
    ("first-guide.md", include_str!("init/first-guide.md")),
    ("publish.md", include_str!("init/publish.md")),
];

const README: &str = include_str!("init/README.md");

/// Lays out a project. Returns a line that says what was written.
///
/// # Errors
/// Where one of the files is there already, a folder is not, or nothing can be written:
/// nothing that exists is ever changed.
pub fn run(args: &InitArgs, around: &Surroundings) -> anyhow::Result<Printed> {
    let folder = around.working_dir.join(&args.folder);
    let mut locales = args.locale.clone();
    let adopts = locales.iter().any(|locale| locale.folder.is_some());
    let has_source = |locale: &InitLocale| locale.tag == args.source;
    if !adopts && !locales.iter().any(has_source) {
        locales.insert(
            0,
            InitLocale {
                tag: args.source.clone(),
                folder: None,
            },
        );
    }
    let mut new: Vec<(PathBuf, String)> = vec![(
        folder.join("isogloss.toml"),
        configuration(&args.source.to_string(), &locales),
    )];
    for locale in &locales {
        let content = folder.join(content_folder(locale));
        if locale.folder.is_some() {
            ensure!(
                files::is_dir(&content),
                "`{}` is no folder",
                content.display()
            );
        } else if has_source(locale) {
            new.extend(PAGES.map(|(name, text)| (content.join(name), text.to_owned())));
        } else {
            new.push((content.join("README.md"), README.to_owned()));
        }
    }
    if let Some((there, _)) = new.iter().find(|(path, _)| files::is_file(path)) {
        bail!("`{}` is there already", there.display());
    }
    let root = Destination::named(&files::resolve(&folder))?;
    for (path, text) in &new {
        let below = path.strip_prefix(&folder).unwrap_or(path);
        files::write_new(&root.join(below)?, text.as_bytes())?;
    }
    let shown = if args.folder == Path::new(".") {
        String::new()
    } else {
        format!("cd {} && ", args.folder.display())
    };
    Ok(Printed::text(&format!(
        "{} files written; next: {shown}isogloss build\n",
        new.len()
    )))
}

fn content_folder(locale: &InitLocale) -> String {
    let own = || format!("content/{}", locale.tag);
    locale.folder.clone().unwrap_or_else(own)
}

/// The configuration file, with what may be wanted next as comments.
fn configuration(source: &str, locales: &[InitLocale]) -> String {
    let mut text = format!(
        "# Every path is relative to this file.\n\n\
         # Shown in the title bar and at the head of every page.\n\
         title = \"Documentation\"\n\n\
         # Where the site will be published: for canonical links and the sitemap.\n\
         # base_url = \"https://docs.example.com/\"\n\n\
         # The language that the others are translated from.\n\
         source_locale = \"{source}\"\n\n\
         # Templates, styles and messages of your own, laid out like the built-in ones.\n\
         # theme = \"theme\"\n"
    );
    for locale in locales {
        let folder = content_folder(locale);
        // A TOML string: what a path may hold and a string may not is escaped.
        let folder = folder.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = write!(text, "\n[locales.{}]\ncontent = \"{folder}\"\n", locale.tag);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::render::Look;
    use crate::files::State;

    fn init(folder: &Path, locales: &[&str]) -> anyhow::Result<Printed> {
        let around = Surroundings {
            working_dir: folder.to_owned(),
            config: None,
            look: Look::default(),
            interactive: false,
            state: State::none(),
        };
        let args = InitArgs {
            folder: PathBuf::from("."),
            source: "en-US".parse()?,
            locale: locales
                .iter()
                .map(|locale| locale.parse())
                .collect::<Result<_, _>>()?,
        };
        run(&args, &around)
    }

    #[test]
    fn a_new_project_builds_without_findings() {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path(), &["fr-FR", "zh-TW"]).unwrap();
        let around = Surroundings {
            working_dir: folder.path().to_owned(),
            config: None,
            look: Look::default(),
            interactive: false,
            state: State::none(),
        };
        let built = super::super::build::run(&crate::cli::BuildArgs::default(), &around).unwrap();
        assert_eq!(built.ending, super::super::Ending::Clean);
        assert_eq!(built.findings.as_str(), "");
        assert!(files::is_file(
            &folder.path().join("site/zh-TW/first-guide.html")
        ));
        assert!(files::is_file(
            &folder.path().join("site/fr-FR/roles/writer.html")
        ));
    }

    #[test]
    fn pages_that_exist_are_adopted_and_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("docs.fr-fr/guide.md");
        let new = Destination::named(&page).unwrap();
        files::write_new(&new, b"# Guide\n").unwrap();
        init(folder.path(), &["fr-FR=docs.fr-fr"]).unwrap();
        let config = crate::config::load(folder.path(), None).unwrap();
        assert_eq!(config.locales.len(), 1);
        assert_eq!(files::read(&page).unwrap(), b"# Guide\n");
        assert!(init(folder.path(), &["fr-FR=docs.fr-fr"]).is_err());
    }
}
