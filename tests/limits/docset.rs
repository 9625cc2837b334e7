//! A documentation set in a temporary folder, and the commands on it.

use std::path::Path;

use clap::Parser as _;
use isogloss::cli::{Cli, Command};
use isogloss::commands::{self, Surroundings};
use isogloss::diagnostic::render::Look;
use isogloss::files::State;
use tempfile::TempDir;

pub(crate) struct Docset(TempDir);

impl Docset {
    /// Two locales, `fr-FR` and `ru-RU`, without files.
    pub(crate) fn new() -> Self {
        let docset = Self(TempDir::new().unwrap());
        docset.file(
            "isogloss.toml",
            "title = 'T'\nsource_locale = 'en-US'\nexclude = ['parts/**']\n\
             [locales.fr-FR]\ncontent = 'fr'\n[locales.ru-RU]\ncontent = 'ru'\n",
        );
        docset.file("ru/page.md", "# A\n");
        docset.file("fr/page.md", "# A\n");
        docset
    }

    #[expect(clippy::disallowed_methods, reason = "the test reads its own input")]
    /// One locale more, whose content lies in a folder of its name.
    pub(crate) fn locale(&self, name: &str) {
        let config = self.root().join("isogloss.toml");
        let config = std::fs::read_to_string(config).unwrap();
        let more = format!("{config}[locales.{name}]\ncontent = '{name}'\n");
        self.file("isogloss.toml", &more);
        self.file(&format!("{name}/page.md"), "# A\n");
    }

    #[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
    pub(crate) fn file(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command line in the folder; what it says on standard output.
    pub(crate) fn run(&self, line: &[&str]) -> String {
        let cli = Cli::try_parse_from([&["isogloss"], line].concat()).unwrap();
        let around = Surroundings {
            working_dir: self.root().to_owned(),
            config: None,
            look: Look::default(),
            interactive: false,
            state: State::at(self.root().join(".state")),
        };
        let printed = match cli.command {
            Command::Build(args) => commands::build::run(&args, &around).unwrap().findings,
            Command::Check(args) => commands::check::run(&args, &around).unwrap().0,
            Command::Report(args) => commands::report::run(&args, &around).unwrap().text,
            Command::Export(args) => commands::export::run(&args, &around).unwrap().text,
            Command::Inspect(args) => commands::inspect::run(&args, &around).unwrap(),
            Command::Terms(args) => commands::terms::run(&args, &around).unwrap(),
            Command::Init(_) | Command::Explain(_) => unreachable!("they read no content"),
        };
        printed.as_str().to_owned()
    }

    /// Bytes of the files below a folder.
    pub(crate) fn size(&self, folder: &str) -> u64 {
        let files = walkdir::WalkDir::new(self.root().join(folder));
        let files = files.into_iter().flatten();
        files
            .filter(|file| file.file_type().is_file())
            .map(|file| file.metadata().unwrap().len())
            .sum()
    }
}
