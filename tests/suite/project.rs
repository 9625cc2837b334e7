//! A small documentation set in a temporary folder, and what is built of it.
//!
//! [`Project`] is a chain: name the locales, write the files, build. [`Built`] is the site
//! by path, as it would lie on disk.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;

use isogloss::config;
use isogloss::diagnostic::Diagnostic;
use isogloss::discover::Claims;
use isogloss::files::names;
use isogloss::library::Library;
use isogloss::locale::Locale;
use isogloss::render::export;
use isogloss::render::site::{self, Selection};
use tempfile::TempDir;

use crate::html::Html;

/// A documentation set that is being written.
pub(crate) struct Project {
    folder: TempDir,
    head: String,
    locales: String,
}

impl Project {
    /// An empty one, translated from `en-US`.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let head = "title = \"Harbour\"\nbase_url = \"https://docs.example.com/\"\n\
             source_locale = \"en-US\"\n";
        Self {
            folder,
            head: head.to_owned(),
            locales: String::new(),
        }
    }

    /// Adds a line to the configuration, before the locales.
    pub(crate) fn set(mut self, line: &str) -> Self {
        self.head.push_str(line);
        self.head.push('\n');
        self
    }

    /// Adds a locale whose content lies in the folder of its name.
    pub(crate) fn locale(self, tag: &str) -> Self {
        self.locale_at(tag, tag, "")
    }

    /// Adds a locale with its content root and further keys.
    pub(crate) fn locale_at(mut self, tag: &str, content: &str, keys: &str) -> Self {
        create_folder(&self.root().join(content));
        writeln!(
            self.locales,
            "\n[locales.{tag}]\ncontent = \"{content}\"\n{keys}"
        )
        .unwrap();
        self
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        write(&self.root().join(path), bytes.as_ref());
        self
    }

    /// Writes the configuration; its folder is the working directory of a run.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes `isogloss.toml`, for a command to be run on the folder.
    pub(crate) fn written(self) -> Self {
        let config = format!("{}{}", self.head, self.locales);
        write(&self.root().join("isogloss.toml"), config.as_bytes());
        self
    }

    /// Opens the documentation set.
    pub(crate) fn open(self) -> (Library, TempDir) {
        let project = self.written();
        (project.library(), project.folder)
    }

    /// Opens the documentation set that lies in the folder, `isogloss.toml` and all.
    pub(crate) fn library(&self) -> Library {
        let config = config::load(self.root(), None).unwrap();
        Library::open(config).unwrap()
    }

    /// Builds the site.
    pub(crate) fn build(self) -> Built {
        let (library, _folder) = self.open();
        Built::of(&library)
    }
}

/// The documents of an edition, by path.
pub(crate) fn exported(library: &Library, locale: &Locale) -> BTreeMap<String, String> {
    let files = Mutex::default();
    export::markdown(library, locale, &|path, bytes| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut files: std::sync::MutexGuard<'_, BTreeMap<_, _>> = files.lock().unwrap();
        files.insert(path.to_owned(), text);
        Ok(())
    })
    .unwrap();
    files.into_inner().unwrap()
}

/// A site.
pub(crate) struct Built {
    /// Every file by its path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What there was to say about the documents.
    pub(crate) found: Vec<Diagnostic>,
}

impl Built {
    /// Renders a documentation set.
    pub(crate) fn of(library: &Library) -> Self {
        let files = Mutex::<BTreeMap<String, Vec<u8>>>::default();
        let sink = |path: &str, bytes: &[u8]| {
            let before = files
                .lock()
                .unwrap()
                .insert(path.to_owned(), bytes.to_vec());
            assert!(before.is_none(), "`{path}` is written twice");
            Ok(())
        };
        let rendered = site::render(library, &Selection::default(), &sink, &|_, _| ()).unwrap();
        let files = files.into_inner().unwrap();
        portable(files.keys().map(String::as_str));
        Self {
            files,
            found: rendered.found,
        }
    }

    /// Whether there is a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        let Some(bytes) = self.files.get(path) else {
            let paths: Vec<_> = self.files.keys().collect();
            panic!("no `{path}` among {paths:?}");
        };
        std::str::from_utf8(bytes).unwrap()
    }

    /// A page.
    pub(crate) fn page(&self, path: &str) -> Html {
        Html::new(self.text(path))
    }

    /// The pages, by path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, Html)> {
        let pages = self.files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.page(path)))
    }

    /// The rules that had something to say, with their messages.
    pub(crate) fn told(&self) -> Vec<String> {
        let told = self.found.iter();
        told.map(|found| format!("{}: {}", found.rule, found.message))
            .collect()
    }
}

/// Asserts that every system can write files at all of these paths, side by side.
pub(crate) fn portable<'a>(paths: impl Iterator<Item = &'a str>) {
    let mut claims = Claims::default();
    for path in paths {
        assert_eq!(names::path_fault(path), None, "{path}");
        let taken = claims.take(&[path], &path.to_owned());
        assert_eq!(taken, Ok(()), "`{path}` is in the way of another file");
    }
}

/// A page's text with front matter: the hand-off tells which copy is the newest.
pub(crate) fn page(title: &str, handoff: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nms.date: 05/04/2020\nms.translationtype: HT\n\
         ms.lasthandoff: {handoff}\n---\n{body}\n"
    )
}

/// A segment in the bilingual form.
pub(crate) fn pair(number: u32, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"abcde-{number}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"abcde-{number}\">{source}</span></span>"
    )
}

#[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
fn write(path: &Path, bytes: &[u8]) {
    create_folder(path.parent().unwrap());
    std::fs::write(path, bytes).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "the test writes its own input")]
fn create_folder(path: &Path) {
    std::fs::create_dir_all(path).unwrap();
}
