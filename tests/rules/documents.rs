//! Documentation sets made of fenced blocks, laid out in a folder of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use isogloss::check::input::Policy;
use isogloss::check::{Baseline, Input, Outcome, Scope, Settings, Texts, run};
use isogloss::discover::Docset;
use isogloss::files::{FileError, ReadText};
use isogloss::locale::Locale;
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;
use isogloss::{config, library};
use tempfile::TempDir;

/// A fenced block of a document.
pub(crate) struct Block {
    pub(crate) info: Vec<String>,
    pub(crate) body: String,
    /// The byte range of the body in the document.
    pub(crate) range: std::ops::Range<usize>,
}

/// The fenced blocks of a Markdown text, in order.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(String, Vec<String>, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        match &open {
            None if fence.len() >= 3 => {
                let info = line[fence.len()..].split_whitespace();
                open = Some((fence, info.map(str::to_owned).collect(), at + line.len()));
            }
            Some((mark, info, start)) if *mark == line.trim_end() => {
                found.push(Block {
                    info: info.clone(),
                    body: text[*start..at].to_owned(),
                    range: *start..at,
                });
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    found
}

/// The bilingual page that a `pairs` block stands for.
fn bilingual(body: &str) -> String {
    let mut page = String::new();
    let mut id = 100;
    for line in body.lines() {
        let Some((target, source)) = line.split_once(" => ") else {
            let _ = writeln!(page, "{line}");
            continue;
        };
        id += 1;
        let marker = marker(target);
        let (target, source) = (&target[marker..], source.strip_prefix(&target[..marker]));
        let source = source.unwrap_or_else(|| line.split_once(" => ").unwrap().1);
        let _ = writeln!(
            page,
            "{marker}<span data-ttu-id=\"abcde-{id}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"abcde-{id}\">{source}</span></span>",
            marker = &line[..marker],
        );
    }
    page
}

/// The length of the block markers that a line begins with.
fn marker(line: &str) -> usize {
    let mut at = 0;
    while let Some(word) = line[at..].split_inclusive(' ').next() {
        let bare = word.trim();
        let number = bare
            .strip_suffix('.')
            .is_some_and(|n| n.parse::<u32>().is_ok());
        let is_marker = matches!(bare, "" | ">" | "-" | "*")
            || number
            || (!bare.is_empty() && bare.chars().all(|c| c == '#'));
        if !is_marker || word.is_empty() || !word.ends_with(' ') {
            break;
        }
        at += word.len();
    }
    at
}

/// The files of a documentation set, by locale and path.
#[derive(Default)]
pub(crate) struct Files {
    files: BTreeMap<(Locale, String), Vec<u8>>,
    links: BTreeMap<(Locale, String), String>,
}

impl Files {
    pub(crate) fn add(&mut self, block: &Block) {
        let locale = block.info[1]
            .parse()
            .expect("a locale after the kind of block");
        let path = block.info.get(2).map_or("page.md", String::as_str);
        if block.info[0] == "link" {
            let target = block.body.trim().to_owned();
            self.links.insert((locale, path.to_owned()), target);
            return;
        }
        let bytes = match block.info[0].as_str() {
            "pairs" => bilingual(&block.body).into_bytes(),
            "latin-1" => latin_1(&block.body),
            _ => block.body.clone().into_bytes(),
        };
        self.put(locale, path, bytes);
    }

    /// Adds a file as it stands.
    pub(crate) fn put(&mut self, locale: Locale, path: &str, bytes: Vec<u8>) {
        self.files.insert((locale, path.to_owned()), bytes);
    }

    /// Writes the files, and discovers them.
    pub(crate) fn lay_out(&self) -> Laid {
        let folder = TempDir::new().unwrap();
        for ((locale, path), bytes) in &self.files {
            let path = folder.path().join(locale.to_string()).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut settings = "title = \"Suite\"\nsource_locale = \"en-US\"\n".to_owned();
        for ((locale, path), target) in &self.links {
            let path = folder.path().join(locale.to_string()).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            link(target, &path);
        }
        let keys = self.files.keys().chain(self.links.keys());
        let locales: BTreeSet<_> = keys.map(|(locale, _)| locale).collect();
        for locale in locales {
            let _ = writeln!(settings, "[locales.{locale}]\ncontent = \"{locale}\"");
        }
        std::fs::write(folder.path().join("isogloss.toml"), settings).unwrap();
        let config = config::load(folder.path(), None).unwrap();
        let (docset, _) = library::find(&config).unwrap();
        Laid {
            docset,
            _folder: folder,
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &std::path::Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(windows)]
fn link(target: &str, path: &std::path::Path) {
    std::os::windows::fs::symlink_file(target, path).unwrap();
}

/// The bytes of a text of an older encoding, which knows a byte for each character.
fn latin_1(text: &str) -> Vec<u8> {
    let bytes = text.chars().map(|c| u8::try_from(u32::from(c)));
    bytes
        .collect::<Result<_, _>>()
        .expect("characters of Latin-1")
}

/// A documentation set in its folder, which goes with it.
pub(crate) struct Laid {
    pub(crate) docset: Docset,
    _folder: TempDir,
}

impl Laid {
    /// The text of a file, what is not UTF-8 replaced.
    pub(crate) fn text(&self, file: FileId) -> String {
        match self.read(file).unwrap() {
            ReadText::Text(text) => text,
            ReadText::NotUtf8(fault) => fault.lossy,
        }
    }
}

impl Texts for Laid {
    fn read(&self, file: FileId) -> Result<ReadText, FileError> {
        self.docset.read_text(file)
    }
}

/// The words of the locales that the suites use.
fn vocabularies() -> &'static BTreeMap<Locale, Vocabulary> {
    static WORDS: OnceLock<BTreeMap<Locale, Vocabulary>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let tags = ["en-US", "fr-FR", "pt-BR", "ru-RU", "zh-TW"];
        let locales = tags.map(|tag| tag.parse::<Locale>().unwrap());
        let load = |locale: Locale| (locale.clone(), Vocabulary::load(&locale, &BTreeMap::new()));
        locales.into_iter().map(load).collect()
    })
}

/// The number of the baseline, which is no file of the set.
pub(crate) const BASELINE: FileId = FileId(u32::MAX);

/// Checks a documentation set against a baseline; what an older source explains is shown
/// one by one unless `fold`.
pub(crate) fn check(
    laid: &Laid,
    settings: &Settings,
    baseline: Option<&str>,
    fold: bool,
) -> Outcome {
    let mut policy = Policy::new("en-US".parse().unwrap(), vocabularies().clone());
    policy.no_loc.clone_from(&settings.no_loc);
    policy.localized_hosts.clone_from(&settings.localized_hosts);
    policy
        .required_metadata
        .clone_from(&settings.required_metadata);
    policy.coverage.clone_from(&settings.coverage);
    let known = baseline.map_or_else(Baseline::default, |json| Baseline::read(json).unwrap());
    let input = Input {
        docset: &laid.docset,
        policy: &policy,
        settings,
        baseline: &known,
        baseline_file: baseline.map(|json| (BASELINE, json)),
        scope: &Scope::default(),
        unfold: !fold,
    };
    run(&input, laid).unwrap()
}
