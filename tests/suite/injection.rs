//! Every field that documents can fill, filled with what an attacker would write, and
//! everything that is made of it: `tests/injection` has the fields and the texts.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use isogloss::text::printable::is_hidden;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cli::{isogloss, output};
use crate::html::{Html, Tag};
use crate::project::Project;
use crate::site::untrusted;

/// The formats of `check` that are a JSON text, or one on each line.
const JSON: [&str; 5] = ["json", "json-lines", "gitlab", "sarif", "rdjson"];

#[expect(clippy::disallowed_methods, reason = "the suite reads its own files")]
fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn source(path: &str) -> String {
    read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/injection")
            .join(path),
    )
}

pub(crate) fn payloads() -> Vec<String> {
    serde_json::from_str(&source("payloads.json")).unwrap()
}

/// The inside of a string of JSON, YAML or TOML: YAML takes no control characters.
fn inside(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    let inner = quoted[1..quoted.len() - 1].chars();
    inner
        .map(|c| match u32::from(c) {
            code @ 0x7f..=0xffff => format!("\\u{code:04x}"),
            _ => c.to_string(),
        })
        .collect()
}

/// The name of a file, without its extension: what Linux takes of a payload.
fn file_name(number: usize, payload: &str) -> String {
    let taken: String = payload.chars().filter(|c| !"/\0".contains(*c)).collect();
    let end = taken.floor_char_boundary(100);
    format!("{} n{number}", &taken[..end])
}

/// A template with a payload in its fields.
fn filled(template: &str, number: usize, payload: &str) -> String {
    let line: String = payload.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
    let name = file_name(number, payload);
    let address = utf8_percent_encode(&name, NON_ALPHANUMERIC).to_string();
    template
        .replace("@F@", &inside(&name))
        .replace("@U@", &address)
        .replace("@J@", &inside(payload))
        .replace("@N@", &number.to_string())
        .replace("@L@", &line)
        .replace("@P@", payload)
}

/// A template whose lines between the marks are there for each payload.
fn repeated(template: &str, payloads: &[String]) -> String {
    let all = template.replace("@ALL@", &inside(&payloads.concat()));
    let Some((before, rest)) = all.split_once("@EACH@\n") else {
        return all;
    };
    let (each, after) = rest.split_once("@END@\n").unwrap();
    let filled = payloads
        .iter()
        .enumerate()
        .map(|(number, payload)| filled(each, number, payload));
    before.to_owned() + &filled.collect::<String>() + after
}

/// The documentation set of the suite.
fn docset() -> Project {
    let payloads = payloads();
    let mut project = Project::new();
    let once = |name: &str| repeated(&source(&format!("once/{name}")), &payloads);
    for locale in ["fr", "de"] {
        for (number, payload) in payloads.iter().enumerate() {
            for name in ["page.md", "faq.yml", "land.yml", "inc.md"] {
                let text = filled(&source(&format!("each/{name}")), number, payload);
                project = project.file(&format!("{locale}/p{number}/{name}"), text);
            }
        }
        project = project
            .file(&format!("{locale}/TOC.yml"), once("TOC.yml"))
            .file(&format!("{locale}/names.md"), once("names.md"))
            .file(&format!("{locale}/ids.md"), once("ids.md"));
        for (number, payload) in payloads.iter().enumerate().filter(|_| cfg!(unix)) {
            let path = format!("{locale}/{}", file_name(number, payload));
            project = project
                .file(&format!("{path}.md"), "# Name\n\ntwo  spaces\n")
                .file(&format!("{path}.png"), "png")
                .file(&format!("{path}.txt"), payload);
        }
        for number in 0..payloads.len() {
            project = project.file(&format!("{locale}/p{number}/media/a.png"), "png");
        }
    }
    project
        .file(
            "fr/.openpublishing.redirection.json",
            once("redirection.json"),
        )
        .file("isogloss.toml", once("isogloss.toml"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        #[expect(clippy::disallowed_methods, reason = "what was built is the test")]
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own == extension)
}

/// The classes that the site's own pages, style sheets and scripts have, and nothing else,
/// would be too long a list; but no class, id or hook holds a payload.
fn names_nothing(tag: &Tag) -> bool {
    let hooks = ["class", "name", "style", "srcset", "for", "target"];
    hooks.iter().all(|hook| {
        tag.get(hook)
            .is_none_or(|value| !value.contains("canary") && !value.contains('<'))
    })
}

/// The addresses of a page that would load something from elsewhere, or run something.
fn foreign(page: &Html) -> impl Iterator<Item = &Tag> {
    page.tags().filter(|tag| {
        let loads = tag.get("src").or(match tag.name.as_str() {
            "link"
                if tag.get("rel") != Some("canonical") && tag.get("rel") != Some("alternate") =>
            {
                tag.get("href")
            }
            _ => None,
        });
        loads.is_some_and(|address| {
            let own = address.trim_start_matches("https://docs.example.com/");
            own.contains("://") || own.starts_with("//")
        })
    })
}

#[test]
fn pages_hold_only_what_templates_make() {
    let project = docset();
    isogloss(&project, &["build"]);
    let site = project.root().join("site");
    let files = files(&site);
    let pages: Vec<_> = files
        .iter()
        .filter(|path| has_extension(path, "html"))
        .collect();
    assert!(pages.len() > payloads().len() * 4, "{}", pages.len());
    for path in pages {
        let text = read(path);
        let page = Html::new(&text);
        let shown = path.display();
        assert_eq!(untrusted::faults(&page), Vec::<String>::new(), "{shown}");
        assert_eq!(
            foreign(&page).collect::<Vec<_>>(),
            Vec::<&Tag>::new(),
            "{shown}"
        );
        let odd: Vec<_> = page.tags().filter(|tag| !names_nothing(tag)).collect();
        assert_eq!(odd, Vec::<&Tag>::new(), "{shown}");
        assert!(
            !text.contains("60481729"),
            "{shown}: a template of a document ran"
        );
    }
    for path in files.iter().filter(|path| has_extension(path, "xml")) {
        let text = read(path);
        assert!(
            roxmltree::Document::parse(&text).is_ok(),
            "{}",
            path.display()
        );
    }
}

/// Otherwise the rest of the suite would see nothing of it.
#[test]
fn navigation_and_yaml_pages_are_read() {
    let project = docset();
    let (stdout, _) = output(&isogloss(&project, &["check", "--format", "concise"]));
    assert!(!stdout.contains("cannot be read"), "{stdout}");
    assert!(!stdout.contains("not valid YAML"), "{stdout}");
    isogloss(&project, &["build"]);
    let contents = Html::new(&read(project.root().join("site/fr/contents.html")));
    assert!(contents.all("li").count() > payloads().len() * 3);
}

#[test]
fn the_report_is_text() {
    let project = docset();
    isogloss(&project, &["report", "--format", "html", "--out", "report"]);
    let mut count = 0;
    for path in files(&project.root().join("report")) {
        if !has_extension(&path, "html") {
            continue;
        }
        count += 1;
        let page = Html::new(&read(&path));
        let scripts: Vec<_> = page
            .all("script")
            .filter_map(|tag| tag.get("src"))
            .collect();
        let [script] = scripts.as_slice() else {
            panic!("{}: {scripts:?}", path.display());
        };
        assert!(script.ends_with("assets/report.js"), "{script}");
        assert_eq!(page.all("script").count(), 1, "{}", path.display());
        assert!(
            page.all("meta")
                .any(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")),
            "{}",
            path.display()
        );
        for tag in page.tags() {
            let is_own = tag
                .attributes
                .keys()
                .all(|name| !name.starts_with("on") && name != "style");
            let made = ["img", "iframe", "style", "base", "object", "math", "form"];
            let is_filter = tag.get("class") == Some("filters");
            assert!(is_own && names_nothing(tag), "{tag:?}");
            assert!(is_filter || !made.contains(&tag.name.as_str()), "{tag:?}");
            let href = tag.get("href").unwrap_or_default();
            assert!(!href.contains(':'), "{tag:?}");
        }
    }
    assert!(count > payloads().len());
}

#[test]
fn tables_hold_no_formula() {
    let project = docset();
    let (stdout, _) = output(&isogloss(&project, &["report", "--format", "csv"]));
    let mut reader = csv::Reader::from_reader(stdout.as_bytes());
    let columns = reader.headers().unwrap().len();
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        assert_eq!(record.len(), columns);
        for cell in &record {
            let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
            assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{cell}");
        }
        rows += 1;
    }
    assert!(rows > 100, "{rows}");
}

#[test]
fn records_of_a_table_begin_with_a_quote() {
    let project = Project::new()
        .locale("fr-FR")
        .file("fr-FR/::add-mask::x.md", "# ::add-mask::x\n")
        .file("fr-FR/a.md", "# ::add-mask::x\n")
        .written();
    let (stdout, _) = output(&isogloss(&project, &["report", "--format", "csv"]));
    assert!(stdout.contains("\"::add-mask::x\""), "{stdout}");
    for line in stdout.trim_start_matches('\u{feff}').lines() {
        assert!(line.starts_with('"'), "{line}");
    }
}

/// Every part of the workbook is XML that Excel can read, and no cell is a formula or a link.
#[test]
fn workbooks_hold_text_alone() {
    let project = docset();
    isogloss(&project, &["report", "--format", "xlsx", "--out", "sheet"]);
    #[expect(clippy::disallowed_methods, reason = "what was written is the test")]
    let file = std::fs::File::open(project.root().join("sheet/report.xlsx")).unwrap();
    let mut workbook = zip::ZipArchive::new(file).unwrap();
    let mut cells = 0;
    for index in 0..workbook.len() {
        let mut part = workbook.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let elements = document.descendants().filter(roxmltree::Node::is_element);
        for element in elements {
            let tag = element.tag_name().name();
            assert!(!["f", "hyperlink", "oleObject"].contains(&tag), "{name}");
            assert_ne!(element.attribute("TargetMode"), Some("External"), "{name}");
            cells += usize::from(tag == "c");
        }
        assert!(!name.contains("canary"), "{name}");
    }
    assert!(cells > 1000, "{cells}");
}

/// Whether a line is one that a build server's runner obeys.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    let lower = line.to_ascii_lowercase();
    (line.starts_with("::") && !line.starts_with(":::"))
        || [
            "##[",
            "##vso[",
            "##teamcity[",
            "section_start:",
            "section_end:",
        ]
        .iter()
        .any(|command| lower.contains(command))
}

fn assert_printable(said: &str, what: &str) {
    for line in said.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let hidden: BTreeSet<char> = line
            .chars()
            .filter(|&c| c != '\t' && is_hidden(c))
            .collect();
        assert!(hidden.is_empty(), "{what}: {hidden:?} in {line}");
        assert!(!is_command(line), "{what}: {line}");
    }
}

#[test]
fn terminals_and_logs_get_text_only() {
    let project = docset();
    for command in [
        &["check", "--format", "full"] as &[&str],
        &["check", "--format", "concise"],
        &["check", "--format", "markdown"],
        &["check", "--statistics"],
        &["build"],
        &["inspect", "fr/p15/page.md"],
        &["inspect", "fr/p17/page.md"],
        &["inspect", "--align", "fr/p19/page.md"],
        &["terms"],
        &["export", "--locale", "fr", "--out", "text"],
        &["report", "--out", "report"],
        &["explain", "\u{9b}31m\u{202e}"],
        &["check", "--changed-since", "\u{202e}\u{9b}\n::error::x"],
        &["check", "--page", "\u{202e}\u{9b}\n::error::x"],
        &["check", "--rule", "\u{202e}\u{9b}\n::error::x"],
        &["check", "--baseline", "\u{202e}\u{9b}\n::error::x"],
        &[
            "export",
            "--locale",
            "fr",
            "--out",
            "x\u{202e}\u{9b}\n::error::x",
        ],
        &["inspect", "fr/\u{202e}\u{9b}\n::error::x.md"],
        &["build", "--config", "\u{202e}\u{9b}\n::error::x.toml"],
    ] {
        let (stdout, stderr) = output(&isogloss(&project, command));
        assert!(
            !(stdout.is_empty() && stderr.is_empty()) || command == ["build"],
            "{command:?}"
        );
        assert!(!stderr.contains("panicked"), "{stderr}");
        assert_printable(&stdout, &format!("{command:?}"));
        assert_printable(&stderr, &format!("{command:?}"));
    }
}

#[test]
fn machine_formats_parse() {
    let project = docset();
    for format in JSON {
        let (stdout, _) = output(&isogloss(&project, &["check", "--format", format]));
        let texts: Vec<&str> = match format {
            "json-lines" => stdout.lines().collect(),
            _ => vec![stdout.as_str()],
        };
        assert!(!texts.is_empty());
        for text in texts {
            let value: Result<serde_json::Value, _> = serde_json::from_str(text);
            assert!(value.is_ok(), "{format}: {text}");
        }
        assert_printable(&stdout, format);
    }
    let (stdout, _) = output(&isogloss(&project, &["check", "--format", "junit"]));
    let document = roxmltree::Document::parse(&stdout).unwrap();
    let own = [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    ];
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(own.contains(&element.tag_name().name()), "{element:?}");
    }
    assert_printable(&stdout, "junit");
    let (stdout, _) = output(&isogloss(&project, &["report", "--format", "json"]));
    let value: Result<serde_json::Value, _> = serde_json::from_str(&stdout);
    assert!(value.is_ok());
    let (stdout, _) = output(&isogloss(
        &project,
        &["inspect", "--format", "json", "fr/p15/page.md"],
    ));
    let value: Result<serde_json::Value, _> = serde_json::from_str(&stdout);
    assert!(value.is_ok());
}

#[test]
fn github_gets_only_annotations() {
    let (stdout, _) = output(&isogloss(&docset(), &["check", "--format", "github"]));
    let mut count = 0;
    for line in stdout.lines() {
        let known = ["::error file=", "::warning file=", "::notice file="];
        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
        // The properties end at the second pair of colons; none of them holds one.
        let (properties, data) = line[2..].split_once("::").unwrap();
        assert!(
            !properties.contains(['\r', '\n']) && properties.matches(',').count() <= 5,
            "{line}"
        );
        assert!(!data.contains(|c| c != '\t' && is_hidden(c)), "{line}");
        count += 1;
    }
    assert!(count > 100, "{count}");
}

#[test]
fn exported_pages_are_the_authors_text() {
    let project = docset();
    isogloss(&project, &["export", "--locale", "fr", "--out", "text"]);
    let folder = project.root().join("text");
    let exported: Vec<_> = files(&folder)
        .into_iter()
        .filter(|path| has_extension(path, "md") || has_extension(path, "yml"))
        .collect();
    assert!(exported.len() >= payloads().len() * 3);
    let mut again = Project::new().locale("fr");
    for path in &exported {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
        assert_eq!(name.find(|c: char| c.is_control()), None, "{name}");
        again = again.file(&format!("fr/{name}"), read(path));
    }
    // What was exported is plain, and is exported as it is.
    let again = again.written();
    isogloss(&again, &["export", "--locale", "fr", "--out", "text"]);
    for path in &exported {
        let name = path.strip_prefix(&folder).unwrap();
        assert_eq!(read(again.root().join("text").join(name)), read(path));
    }
}

/// A baseline that somebody else wrote is shown, and is no more than text.
#[test]
fn baselines_are_text() {
    let mut project = docset();
    isogloss(
        &project,
        &["check", "--baseline", "b.json", "--write-baseline"],
    )
    .success();
    let written = read(project.root().join("b.json"));
    let mut baseline: serde_json::Value = serde_json::from_str(&written).unwrap();
    let entries = baseline["findings"].as_array_mut().unwrap();
    let kept = entries.len() / 2;
    entries.truncate(kept);
    for (number, payload) in payloads().iter().enumerate() {
        let text = format!("{payload}\n::error::x\r##[error]y\n+ 0123456789abcdef forged");
        entries.push(serde_json::json!({
            "fingerprint": format!("{number:016x}"),
            "rule": text,
            "locale": text,
            "page": text,
            "message": text,
            "reason": text,
        }));
    }
    let hostile = baseline.to_string();
    let prune = ["check", "--baseline", "b.json", "--prune-baseline"];
    let grow = ["check", "--baseline", "b.json", "--write-baseline"];
    let all = [&grow[..], &["--allow-new"]].concat();
    for command in [&prune[..], &grow[..], &all[..]] {
        project = project.file("b.json", &hostile);
        let (stdout, stderr) = output(&isogloss(&project, command));
        assert_printable(&stdout, &format!("{command:?}"));
        assert_printable(&stderr, &format!("{command:?}"));
        assert!(!stdout.contains("\n+ 0123456789abcdef"), "{stdout}");
        assert!(stdout.lines().count() > 1, "{command:?}: {stdout}{stderr}");
    }
    project = project.file("b.json", &hostile);
    for format in ["full", "concise", "markdown", "junit"].iter().chain(&JSON) {
        let command = ["check", "--baseline", "b.json", "--format", format];
        let (stdout, stderr) = output(&isogloss(&project, &command));
        assert_printable(&stdout, format);
        assert_printable(&stderr, format);
        // A comment on a pull request tells only the first of many.
        assert!(
            *format == "markdown" || stdout.contains("no longer occurs"),
            "{format}"
        );
    }
    let (_, stderr) = output(
        &isogloss(
            &project.file("b.json", "{\"schema\": \"\\u009b\u{202e}\\n::error::x\"}"),
            &["check", "--baseline", "b.json"],
        )
        .code(2),
    );
    assert_printable(&stderr, "a baseline of another schema");
}

/// Every word of the templates, scripts and style sheets.
fn words_of_theme() -> BTreeSet<String> {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let texts = files(&templates).into_iter().map(read);
    texts
        .flat_map(|text| {
            let words = text.split(|c| !is_part(c)).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

/// A site of a page and a landing page that ask for `words` as classes.
fn site_with_classes(words: &[String]) -> BTreeSet<String> {
    let all = words.join(" ");
    let entity = words.join("&#9;");
    let page = format!(
        "---\nms.topic: {all}\n---\n# Un\n\n> [!div class=\"{all}\"]\n> [a](a.md)\n\n\
         ```a&#9;{entity}\nx\n```\n\n```a {all}\nx\n```\n\n\
         :::code language=\"a {all}\" source=\"x.js\":::\n\n[!code-js[x](x.js \"{all}\")]\n\n\
         <div class=\"{all}\" data-script=\"x\"><p class=\"{all}\">x</p></div>\n"
    );
    let lists: String = words
        .iter()
        .chain([&all])
        .map(|word| format!("  - linkListType: '{word}'\n    links: [{{text: a, url: a.md}}]\n"))
        .collect::<Vec<_>>()
        .concat();
    let landing = format!(
        "### YamlMime:Landing\ntitle: T\nlandingContent:\n- title: C\n  linkLists:\n{lists}"
    );
    let project = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", page)
        .file("fr-FR/b.yml", landing)
        .file("fr-FR/x.js", "var x;\n")
        .written();
    isogloss(&project, &["build"]);
    let mut found = BTreeSet::new();
    for name in ["a.html", "b.html"] {
        let page = Html::new(&read(project.root().join("site/fr-FR").join(name)));
        let classes = page.tags().filter_map(|tag| tag.get("class"));
        found.extend(classes.flat_map(str::split_whitespace).map(str::to_owned));
    }
    found
}

/// Classes are hooks of styles and scripts, such as `search-open`.
#[test]
fn documents_take_no_class_of_the_site() {
    let words: Vec<_> = words_of_theme().into_iter().collect();
    assert!(words.iter().any(|word| word == "search-open") && words.len() > 1000);
    let mut taken = site_with_classes(&words);
    for class in site_with_classes(&["neutral".to_owned()]) {
        taken.remove(&class);
    }
    let of_documents = |class: &String| {
        isogloss::parse::classes::BLOCK_CLASSES.contains(&class.as_str())
            || isogloss::parse::classes::LINK_LIST_CLASSES.contains(&class.as_str())
    };
    taken.retain(|class| !of_documents(class));
    assert_eq!(taken, BTreeSet::new());
}

/// A page whose headings and anchors are called as the site's own elements are.
#[test]
fn headings_keep_their_names_and_take_none_of_the_site() {
    let project = docset();
    isogloss(&project, &["build"]);
    let page = Html::new(&read(project.root().join("site/fr/ids.html")));
    let ids = page.ids();
    for name in [
        "content",
        "role-filter",
        "zone-choice",
        "tab-0-0",
        "body",
        "constructor",
        "isogloss",
    ] {
        assert!(ids.contains(name), "{name}");
    }
    let own: Vec<&Tag> = page
        .tags()
        .filter(|tag| tag.get("id").is_some_and(|id| id.starts_with("isogloss:")))
        .collect();
    let names: Vec<_> = own.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["input", "input", "select", "main"]);
    let body = page.within("article");
    assert!(body.ids().iter().all(|id| !id.starts_with("isogloss:")));
    let note = body
        .all("a")
        .find(|tag| tag.get("href") == Some("#footnote-1-2"));
    assert!(
        note.is_some(),
        "the footnote keeps out of the way of a heading"
    );
}
