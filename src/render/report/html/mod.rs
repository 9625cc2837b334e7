//! `report --format html`: a folder of pages that opens from `file://`.
//!
//! `dashboard`, `page` and `terms` make what the templates show ([`view`]) out of
//! the report; `theme` renders it. *Invariant:* everything is there without script,
//! and every text from a document is escaped.

mod bars;
mod dashboard;
mod page;
mod terms;
mod theme;
pub mod view;
mod wording;

use std::sync::Arc;

use rayon::prelude::*;

use super::model::Report;
use super::words::Words;
use crate::files::{FileError, names};
use crate::library::Library;
use crate::locale::Locale;
use crate::render::site::messages::Messages;
use crate::render::site::theme::ThemeError;
use theme::Theme;
use view::{Frame, Language, Tab};

/// Why an HTML report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum HtmlError {
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The theme cannot be used.
    #[error("the theme cannot be used")]
    Theme(#[from] ThemeError),
}

/// How the report is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The languages of the report's own words; at least one. Each gets all pages.
    pub languages: Vec<Locale>,
    /// The day to count ages to; the newest hand-off where `None`.
    pub today: Option<jiff::civil::Date>,
    /// From the report's folder to the built site, with `/` at its end.
    pub site: Option<String>,
}

/// Where the bytes of each file go, by its path in the report's folder.
pub type Sink<'a> = dyn Fn(&str, &[u8]) -> Result<(), FileError> + Sync + 'a;

/// Renders the report.
///
/// # Errors
/// Where the theme folder's templates or messages cannot be used, or a file cannot be
/// written.
pub fn render(
    report: &Report,
    library: &Library,
    options: &Options,
    sink: &Sink<'_>,
) -> Result<(), HtmlError> {
    let messages = Arc::new(Messages::load(&options.languages, &library.theme)?);
    for (path, bytes) in theme::assets(&library.theme) {
        sink(path, &bytes)?;
    }
    let newest = report.newest_handoff();
    let book = Book {
        report,
        options,
        locales: report.locales.iter().map(|of| name(library, of)).collect(),
        source: name(library, &report.source_locale),
        today: options.today.or(newest),
    };
    for (number, language) in options.languages.iter().enumerate() {
        let theme = Theme::load(&library.theme, Arc::clone(&messages), language)?;
        let volume = Volume {
            book: &book,
            theme,
            words: Words::new(&messages, language),
            number,
        };
        volume.render(library, sink)?;
    }
    Ok(())
}

/// What all languages of a report share.
struct Book<'a> {
    report: &'a Report,
    options: &'a Options,
    locales: Vec<view::LocaleName>,
    source: view::LocaleName,
    today: Option<jiff::civil::Date>,
}

/// The report in one interface language.
struct Volume<'a> {
    book: &'a Book<'a>,
    theme: Theme,
    words: Words<'a>,
    number: usize,
}

/// The files of a volume, from its root.
#[derive(Clone, Copy, PartialEq, Eq)]
enum File<'a> {
    Dashboard,
    Terms,
    Page(&'a str),
}

impl File<'_> {
    fn path(self) -> String {
        match self {
            Self::Dashboard => "index.html".to_owned(),
            Self::Terms => "terms.html".to_owned(),
            Self::Page(key) => format!("pages/{}.html", apart(key)),
        }
    }
}

impl Volume<'_> {
    fn render(&self, library: &Library, sink: &Sink<'_>) -> Result<(), HtmlError> {
        let write = |file: File<'_>, text: String| {
            let path = format!("{}{}", self.folder(self.number), file.path());
            sink(&path, text.as_bytes())
        };
        let frame = self.frame(File::Dashboard, library);
        let text = self
            .theme
            .dashboard(&frame, &dashboard::view(self.book, &self.words))?;
        write(File::Dashboard, text)?;
        let frame = self.frame(File::Terms, library);
        let text = self
            .theme
            .terms(&frame, &terms::view(self.book, &self.words))?;
        write(File::Terms, text)?;
        let pages = &self.book.report.pages;
        (0..pages.len()).into_par_iter().try_for_each(|number| {
            let file = File::Page(&pages[number].page);
            let frame = self.frame(file, library);
            let view = page::view(self.book, &self.words, number, &self.top(file));
            write(file, self.theme.page(&frame, &view)?)?;
            Ok(())
        })
    }

    /// The folder of a language's pages in the report: the first has the top.
    fn folder(&self, number: usize) -> String {
        match number {
            0 => String::new(),
            number => format!("{}/", self.book.options.languages[number]),
        }
    }

    /// From a file to the top of the report, with `/` at its end.
    fn top(&self, file: File<'_>) -> String {
        up(&file.path()) + &up(&self.folder(self.number))
    }

    fn frame(&self, file: File<'_>, library: &Library) -> Frame {
        let path = file.path();
        let (root, top) = (up(&path), self.top(file));
        let tab = |key: &'static str, to: File<'_>| Tab {
            key,
            url: format!("{root}{}", to.path()),
            current: to == file,
        };
        let address = |path: &str| crate::render::site::address::relative("", path);
        let report = self.book.report;
        let languages = self.book.options.languages.iter().enumerate();
        Frame {
            lang: self.words.lang.clone(),
            dir: self.words.dir,
            site: report.title.clone(),
            assets: format!("{top}assets/"),
            tabs: vec![
                tab("report-nav-dashboard", File::Dashboard),
                tab("report-nav-terms", File::Terms),
            ],
            languages: languages
                .map(|(number, language)| Language {
                    name: name(library, language),
                    url: format!("{top}{}{}", self.folder(number), address(&path)),
                    current: number == self.number,
                })
                .collect(),
            made: self.book.today.map(|day| self.words.date(day)),
            source_language: self.book.source.name.clone(),
        }
    }
}

/// A page key whose folders are not named as a page's file could be: `b.md.html/c.md` would
/// lie below the file of `b.md`. No two keys give one path.
fn apart(key: &str) -> String {
    let (folders, name) = key
        .rsplit_once('/')
        .map_or(("", key), |(folders, name)| (&key[..=folders.len()], name));
    let mut path = String::new();
    for folder in folders.split_inclusive('/') {
        let bare = names::fold(folder.trim_end_matches(['/', '_']));
        path.push_str(folder.trim_end_matches('/'));
        if bare.strip_suffix(".html").is_some() {
            path.push('_');
        }
        path.push('/');
    }
    path + name
}

/// `../` for every folder of a path.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

fn name(library: &Library, locale: &Locale) -> view::LocaleName {
    let configured = library.config.locale(locale);
    let name = configured.and_then(|locale| locale.name.clone());
    view::LocaleName {
        tag: locale.to_string(),
        dir: locale.direction(),
        name: name.unwrap_or_else(|| locale.autonym()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_one_page_is_never_the_file_of_another() {
        for (key, path) in [
            ("a/b.md", "a/b.md"),
            ("b.md.html/c.md", "b.md.html_/c.md"),
            ("b.md.html_/c.md", "b.md.html__/c.md"),
            ("x/b.HTML/c.html.md", "x/b.HTML_/c.html.md"),
        ] {
            assert_eq!(apart(key), path);
        }
    }
}
