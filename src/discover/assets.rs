//! Which of the files that are no pages are published.
//!
//! A reader's browser opens a published file in the origin of the site. So what it could
//! run there, and what a web server could run or obey, is not published; SVG, which it
//! draws and runs, is published [cleaned](crate::svg). What a file is called decides: that
//! is what servers go by. Where servers do not know the name, browsers look at the first
//! bytes, so these must not be markup.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Docset, FileEntry, FileKind, PageKey};
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::files::{ContentFile, FileError};
use crate::svg::{self, Cleaned, Lost, Refused};
use crate::text::{FileId, Span, TextRange};

/// A file that could harm readers of the site.
pub const ASSET_NOT_PUBLISHED: RuleName = RuleName("asset-not-published");

/// An SVG file that is published without a part of it.
pub const SVG_CLEANED: RuleName = RuleName("svg-cleaned");

/// An SVG file that cannot be read, and is not published.
pub const SVG_UNREADABLE: RuleName = RuleName("svg-unreadable");

/// Why a file is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpublished {
    /// Browsers run scripts in it, or run it.
    Runs,
    /// Web servers run it, or take it for their settings.
    Obeyed,
    /// It is a style sheet.
    Style,
    /// Its name is that of a bitmap, film or archive, and it holds markup.
    Markup,
}

/// Documents that can hold scripts, and programs, by extension; sorted.
const RUNS: &[&str] = &[
    "appcache",
    "atom",
    "cjs",
    "class",
    "dtd",
    "hta",
    "htc",
    "htm",
    "html",
    "htmlz",
    "jar",
    "jnlp",
    "js",
    "jsx",
    "kml",
    "manifest",
    "mathml",
    "mht",
    "mhtml",
    "mjs",
    "mml",
    "rdf",
    "rng",
    "rss",
    "svgz",
    "swf",
    "vbs",
    "wasm",
    "webmanifest",
    "wsdl",
    "wsf",
    "xaml",
    "xbl",
    "xht",
    "xhtm",
    "xhtml",
    "xml",
    "xsd",
    "xsl",
    "xslt",
    "xul",
];

/// What web servers run, by extension; sorted.
const RUN_BY_SERVERS: &[&str] = &[
    "ascx", "ashx", "asmx", "asp", "aspx", "cfm", "cgi", "cshtml", "fcgi", "jsp", "jspf", "jspx",
    "phar", "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht", "phtml", "shtm", "shtml",
    "stm", "vbhtml",
];

/// Settings of web servers and hosts; sorted. Those with a dot in front are hidden files,
/// and no part of the documentation anyway.
const SETTINGS_OF_SERVERS: &[&str] = &[
    "_headers",
    "_redirects",
    "_routes.json",
    "cname",
    "netlify.toml",
    "staticwebapp.config.json",
    "vercel.json",
    "web.config",
];

/// Extensions that every web server knows; sorted. A server that does not know the last
/// extension of a name may go by the one before it.
const KNOWN: &[&str] = &[
    "bmp", "csv", "gif", "ico", "jpeg", "jpg", "mp3", "mp4", "pdf", "png", "svg", "txt", "zip",
];

impl Unpublished {
    /// Why a file of this name must not be published.
    fn by_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let has = |list: &[&str], part: &str| list.binary_search(&part.trim()).is_ok();
        let extensions: Vec<&str> = name.split('.').skip(1).collect();
        let run_by_servers = extensions.iter().any(|part| has(RUN_BY_SERVERS, part));
        if run_by_servers || has(SETTINGS_OF_SERVERS, &name) {
            return Some(Self::Obeyed);
        }
        let (last, inner) = extensions.split_last()?;
        let runs = |part: &&str| has(RUNS, part) || part.trim() == "svg";
        if has(RUNS, last) || !has(KNOWN, last) && inner.iter().any(runs) {
            return Some(Self::Runs);
        }
        (*last == "css").then_some(Self::Style)
    }

    fn message(self) -> &'static str {
        match self {
            Self::Runs => "not published: a browser could run scripts from it",
            Self::Obeyed => "not published: a web server could run it, or obey it",
            Self::Style => "not published: pages take their styles from the theme",
            Self::Markup => "not published: it holds markup, which its name does not say",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Runs => "offer it as PDF or in an archive, or exclude it",
            Self::Obeyed => "keep it outside the content, or exclude it",
            Self::Style => "put it into the theme, or exclude it",
            Self::Markup => "give it the extension of what it is, or exclude it",
        }
    }
}

/// What became of a file.
enum Outcome {
    Published,
    Refused(Unpublished),
    Drawing(Vec<Lost>),
    Unreadable(Refused),
}

/// Takes the address from each file that must not be published, and tells what is not
/// published of SVG files.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn decide(docset: &mut Docset, selection: &Selection) -> Result<(), FileError> {
    let outcomes = docset
        .files
        .par_iter()
        .map(|entry| outcome(entry, selection));
    let outcomes: Vec<Outcome> = outcomes.collect::<Result<_, _>>()?;
    for (id, outcome) in (0..).map(FileId).zip(outcomes) {
        let entry = &mut docset.files[id.0 as usize];
        match outcome {
            Outcome::Published => {}
            Outcome::Refused(why) => {
                entry.published = false;
                docset.unpublished.insert(id, why);
            }
            Outcome::Drawing(lost) => {
                let told = lost.iter().map(|lost| cleaned(id, entry, lost));
                docset.found.extend(told);
            }
            Outcome::Unreadable(refused) => {
                entry.published = false;
                docset.found.push(unreadable(id, entry, refused));
            }
        }
    }
    Ok(())
}

fn outcome(entry: &FileEntry, selection: &Selection) -> Result<Outcome, FileError> {
    let is_asset = entry.kind == FileKind::Asset && entry.published;
    let is_code = entry.kind == FileKind::Code && selection.publishes(entry.key.as_str());
    let Some(file) = entry.file.as_ref().filter(|_| is_asset || is_code) else {
        return Ok(Outcome::Published);
    };
    if let Some(why) = Unpublished::by_name(entry.key.name()) {
        return Ok(Outcome::Refused(why));
    }
    Ok(match is_asset {
        true if entry.is_drawing() => match drawing(file)? {
            Ok(drawing) => Outcome::Drawing(drawing.lost),
            Err(refused) => Outcome::Unreadable(refused),
        },
        true if !is_text(&entry.key) && is_markup(file)? => Outcome::Refused(Unpublished::Markup),
        _ => Outcome::Published,
    })
}

/// Reads an SVG file, cleaned.
///
/// # Errors
/// Where it cannot be read at all; what is wrong with it is its author's matter.
pub fn drawing(file: &ContentFile) -> Result<Result<Cleaned, Refused>, FileError> {
    let bytes = file.read_head(svg::SIZE_LIMIT as u64 + 1)?;
    Ok(svg::clean(&bytes))
}

/// Text may begin as it likes: servers know its extensions, and browsers show it as text.
fn is_text(key: &PageKey) -> bool {
    let name = key.name().to_lowercase();
    matches!(name.rsplit('.').next(), Some("txt" | "csv"))
}

/// Whether a browser that goes by the first bytes would take the file for a document
/// (WHATWG MIME Sniffing, 7.1: it looks at 1445 bytes).
fn is_markup(file: &ContentFile) -> Result<bool, FileError> {
    let head = file.read_head(1445)?;
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    Ok(text.trim_ascii_start().starts_with(b"<"))
}

impl Docset {
    /// What there is to say about the files that are not published, in the order of the
    /// files. Those that pages take code from are where they belong.
    pub fn not_published(&self, quoted: &BTreeSet<FileId>) -> Vec<Diagnostic> {
        let told = self.unpublished.iter();
        let told = told.filter(|(file, _)| !quoted.contains(file));
        told.map(|(&file, why)| {
            let finding = of_file(
                ASSET_NOT_PUBLISHED,
                file,
                self.file(file),
                TextRange::empty(0),
                why.message().to_owned(),
            );
            finding.help(why.help())
        })
        .collect()
    }
}

fn cleaned(file: FileId, entry: &FileEntry, lost: &Lost) -> Diagnostic {
    let what = lost.kind.describe(lost.count);
    let message = format!("the site shows this image without {what}");
    let finding = of_file(SVG_CLEANED, file, entry, lost.range, message);
    finding.help(lost.kind.help())
}

fn unreadable(file: FileId, entry: &FileEntry, refused: Refused) -> Diagnostic {
    let place = TextRange::empty(refused.offset());
    of_file(SVG_UNREADABLE, file, entry, place, refused.to_string())
        .label("the file is not published")
        .help(refused.help())
}

fn of_file(
    rule: RuleName,
    file: FileId,
    entry: &FileEntry,
    range: TextRange,
    message: String,
) -> Diagnostic {
    let subject = format!("{}: {message}", entry.key);
    let span = Span { file, range };
    let mut finding = Diagnostic::new(rule, Severity::Warning, span, message).subject(subject);
    finding.locale = Some(entry.locale.clone());
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [RUNS, RUN_BY_SERVERS, SETTINGS_OF_SERVERS, KNOWN] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn names_tell_what_must_not_be_published() {
        for (name, why) in [
            ("page.html", Some(Unpublished::Runs)),
            ("Page.XHTML", Some(Unpublished::Runs)),
            ("feed.Atom", Some(Unpublished::Runs)),
            ("app.min.js", Some(Unpublished::Runs)),
            ("drawing.svgz", Some(Unpublished::Runs)),
            ("page.html ", Some(Unpublished::Runs)),
            // A server that does not know the last extension goes by the one before it.
            ("page.html.vsdx", Some(Unpublished::Runs)),
            ("drawing.svg.avif", Some(Unpublished::Runs)),
            ("about.html.pdf", None),
            ("Node.js.pdf", None),
            ("run.php.png", Some(Unpublished::Obeyed)),
            ("run.PHP", Some(Unpublished::Obeyed)),
            ("CNAME", Some(Unpublished::Obeyed)),
            ("_headers", Some(Unpublished::Obeyed)),
            ("Web.config", Some(Unpublished::Obeyed)),
            ("site.css", Some(Unpublished::Style)),
            ("drawing.svg", None),
            ("robots.txt", None),
            ("captions.vtt", None),
            ("deploy.sh", None),
            ("LICENSE", None),
            ("html", None),
        ] {
            assert_eq!(Unpublished::by_name(name), why, "{name}");
        }
    }
}
