//! Documentation sets in memory, made of fenced blocks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;

use isogloss::check::input::Policy;
use isogloss::check::{Baseline, Input, Outcome, Scope, Settings, Texts, run};
use isogloss::discover::{Docset, FileEntry, FileKind, PageGroup, PageKey};
use isogloss::files::{FileError, ReadText};
use isogloss::locale::Locale;
use isogloss::text::FileId;
use isogloss::vocabulary::Vocabulary;

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

/// A documentation set in memory.
#[derive(Default)]
pub(crate) struct Files(BTreeMap<(PageKey, Locale), String>);

/// The texts of the files, by number.
pub(crate) struct InMemory(pub(crate) Vec<String>);

impl Texts for InMemory {
    fn read(&self, file: FileId) -> Result<ReadText, FileError> {
        Ok(ReadText::Text(self.0[file.0 as usize].clone()))
    }
}

impl Files {
    pub(crate) fn add(&mut self, block: &Block) {
        let locale = block.info[1]
            .parse()
            .expect("a locale after the kind of block");
        let path = block.info.get(2).map_or("page.md", String::as_str);
        let text = match block.info[0].as_str() {
            "pairs" => bilingual(&block.body),
            _ => block.body.clone(),
        };
        self.put(locale, path, text);
    }

    /// Adds a file as it stands.
    pub(crate) fn put(&mut self, locale: Locale, path: &str, text: String) {
        self.0.insert((PageKey::new(path), locale), text);
    }

    pub(crate) fn docset(&self) -> (Docset, InMemory) {
        let mut files = Vec::new();
        let mut groups = BTreeMap::<PageKey, PageGroup>::new();
        for (number, (key, locale)) in (0..).zip(self.0.keys()) {
            let kind = FileKind::of(key.as_str()).expect("a file of the documentation");
            files.push(FileEntry {
                locale: locale.clone(),
                key: key.clone(),
                path: PathBuf::from(key.as_str()),
                shown: format!("{locale}/{key}"),
                kind,
                published: kind.is_page(),
            });
            if kind.is_page() {
                let group = groups.entry(key.clone()).or_insert_with(|| PageGroup {
                    key: key.clone(),
                    members: BTreeMap::new(),
                    published: true,
                    retired: false,
                });
                group.members.insert(locale.clone(), FileId(number));
            }
        }
        let docset = Docset::new(files, groups.into_values().collect());
        (docset, InMemory(self.0.values().cloned().collect()))
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

/// Checks a documentation set; what an older source explains is shown one by one unless
/// `fold`.
pub(crate) fn check(docset: &Docset, texts: &InMemory, settings: &Settings, fold: bool) -> Outcome {
    let mut policy = Policy::new("en-US".parse().unwrap(), vocabularies().clone());
    policy.no_loc.clone_from(&settings.no_loc);
    policy
        .required_metadata
        .clone_from(&settings.required_metadata);
    policy.coverage.clone_from(&settings.coverage);
    let input = Input {
        docset,
        policy: &policy,
        settings,
        baseline: &Baseline::default(),
        baseline_file: None,
        scope: &Scope::default(),
        unfold: !fold,
    };
    run(&input, texts).unwrap()
}
