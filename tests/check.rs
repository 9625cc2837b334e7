//! `isogloss check` as continuous integration runs it: formats, exit codes, the baseline,
//! mutes and selections.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "helpers of tests, which write documents to a folder of their own"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A documentation set in a folder of its own.
struct Docset(tempfile::TempDir);

const CONFIG: &str = "title = \"Test\"\nsource_locale = \"en-US\"\n\n\
    [locales.fr-FR]\ncontent = \"fr\"\n\n[locales.ru-RU]\ncontent = \"ru\"\n";

/// A segment with an id of three digits.
fn segment(id: u16, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"abcde-{id}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"abcde-{id}\">{source}</span></span>"
    )
}

impl Docset {
    /// French has a lost code span (an error), Russian a word twice (a warning).
    fn new() -> Self {
        let docset = Self(tempfile::tempdir().unwrap());
        docset.write("isogloss.toml", CONFIG);
        let french = segment(102, "Exécutez `Obtenir`.", "Run `Get`.");
        docset.write(
            "fr/page.md",
            &format!("# {}\n\n{french}\n", segment(101, "Aide", "Help")),
        );
        let russian = segment(
            102,
            "Запустите `Get` для для начала.",
            "Run `Get` to begin.",
        );
        docset.write(
            "ru/other.md",
            &format!("# {}\n\n{russian}\n", segment(101, "Помощь", "Help")),
        );
        docset
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        isogloss(self.0.path(), arguments)
    }

    /// Standard output and the exit code of `isogloss check`.
    fn check(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.run(&[&["check"], arguments].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        (text, output.status.code().unwrap())
    }

    /// The rules that fired, in order.
    fn rules(&self, arguments: &[&str]) -> Vec<String> {
        let (lines, _) = self.check(&[&["--format", "json-lines"], arguments].concat());
        let rule = |line: &str| {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            finding["rule"].as_str().unwrap().to_owned()
        };
        lines.lines().map(rule).collect()
    }
}

fn isogloss(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn each_format_says_the_same_and_fails_the_run() {
    let docset = Docset::new();
    for format in [
        "full",
        "concise",
        "json",
        "json-lines",
        "github",
        "gitlab",
        "junit",
        "sarif",
        "rdjson",
        "markdown",
    ] {
        let (text, code) = docset.check(&["--format", format]);
        assert_eq!(code, 1, "{format}");
        for rule in ["code-span-mismatch", "text-duplicate-word"] {
            assert!(text.contains(rule), "{format} does not name {rule}");
        }
        assert_eq!(
            docset.check(&["--format", format]).0,
            text,
            "{format} differs on a second run"
        );
    }
}

#[test]
fn the_failing_level_decides_the_exit_code() {
    let docset = Docset::new();
    let code = |arguments: &[&str]| docset.check(arguments).1;
    assert_eq!(code(&["--locale", "ru-RU"]), 1);
    assert_eq!(code(&["--locale", "ru-RU", "--fail-on", "error"]), 0);
    assert_eq!(code(&["--locale", "fr-FR", "--fail-on", "error"]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
}

#[test]
fn what_cannot_be_run_exits_with_two_and_a_suggestion() {
    let docset = Docset::new();
    for (arguments, says) in [
        (
            ["check", "--rule", "code-span-mismach"],
            "did you mean `code-span-mismatch`?",
        ),
        (["check", "--locale", "de-DE"], "no locale `de-DE`"),
        (["check", "--page", "fr/page.md"], "such as `other.md`"),
        (["check", "--baseline", "absent.json"], "absent.json"),
        (["check", "--accept", "0123456789abcdef"], "--reason"),
    ] {
        let output = docset.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(says), "{arguments:?}: {error}");
    }
    docset.write(
        "isogloss.toml",
        &format!("{CONFIG}[check.levels]\nno-such-rule = \"off\"\n"),
    );
    assert_eq!(docset.run(&["check"]).status.code(), Some(2));
    docset.write(
        "isogloss.toml",
        &format!(
            "{CONFIG}[check]\nfail_on = \"warn\"\nfoo = 1\ncoverage = {{ de = 101 }}\nno_loc = \"a\"\n\
             [check.levels]\ntext-duplicate-wrod = \"of\"\n[[check.overrides]]\nrules = [\"tetx-*\"]\n\
             locales = [\"fr\", \"it\"]\npages = [\"{{a\"]\nlevle = \"off\"\n"
        ),
    );
    for command in ["check", "build"] {
        let output = docset.run(&[command]);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        for says in [
            "isogloss.toml:10:11",
            "did you mean `warning`?",
            "unknown key `check.foo`",
            "no locale is called `de`",
            "from 0 to 100",
            "`no_loc` must be an array of strings",
            "did you mean `text-duplicate-word`?",
            "`of` is no value of",
            "no rule is called `tetx-*`",
            "no locale is called `it`",
            "`{a` is not a glob",
            "an override needs `level`",
            "did you mean `level`?",
        ] {
            assert!(error.contains(says), "{says} is not in {error}");
        }
    }
}

#[test]
fn levels_depend_on_rule_locale_and_page() {
    let docset = Docset::new();
    let levels = "[check.levels]\ntext-duplicate-word = \"off\"\n\n\
        [[check.overrides]]\nrules = [\"code-*\"]\nlocales = [\"fr\"]\npages = [\"page.md\"]\nlevel = \"info\"\n";
    docset.write("isogloss.toml", &format!("{CONFIG}\n{levels}"));
    let (text, code) = docset.check(&[
        "--format", "concise", "--rule", "code-*", "--rule", "text-*",
    ]);
    assert_eq!(
        text,
        "fr/page.md:3:40: info[code-span-mismatch] code `Get` of the source became `Obtenir`\n"
    );
    assert_eq!(code, 0);
}

#[test]
fn a_baseline_hides_what_is_known_and_only_goes_down() {
    let docset = Docset::new();
    let known = ["--baseline", "known.json"];
    docset.check(&[&known[..], &["--write-baseline"]].concat());
    let written = docset.read("known.json");
    assert_eq!(docset.check(&known).1, 0);

    // Lines may move, and segments get new ids.
    let page = docset.read("fr/page.md").replace("abcde", "fedcb");
    docset.write("fr/page.md", &format!("---\ntitle: Aide\n---\n\n{page}"));
    assert_eq!(docset.check(&known).1, 0);
    docset.check(&[&known[..], &["--write-baseline"]].concat());
    assert_eq!(docset.read("known.json"), written);

    // What is mended must leave the baseline.
    docset.write("fr/page.md", &page.replace("Obtenir", "Get"));
    assert_eq!(docset.rules(&known), ["baseline-stale"]);
    docset.check(&[&known[..], &["--write-baseline"]].concat());
    assert!(docset.read("known.json").len() < written.len());

    // And what is new shows.
    docset.write("fr/page.md", &page.replace("Obtenir", "Trouver"));
    assert_eq!(docset.rules(&known), ["code-span-mismatch"]);
}

#[test]
fn a_baseline_that_exists_grows_only_where_it_is_allowed_to() {
    let docset = Docset::new();
    let write = |more: &[&str]| {
        docset.check(&[&["--baseline", "known.json", "--write-baseline"], more].concat())
    };
    assert_eq!(write(&[]).1, 0);
    let written = docset.read("known.json");
    let page = docset.read("fr/page.md");
    docset.write("fr/page.md", &page.replace("Obtenir", "Get"));
    let (text, code) = docset.check(&["--baseline", "known.json", "--prune-baseline"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("\n- "), "{text}");
    assert!(!text.contains("\n+ "), "{text}");
    let pruned = docset.read("known.json");
    assert!(pruned.len() < written.len());

    docset.write("fr/page.md", &page);
    let (text, code) = write(&[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("1 finding is new"), "{text}");
    assert!(text.contains("Obtenir"), "{text}");
    assert_eq!(docset.read("known.json"), pruned);

    let (text, code) = write(&["--allow-new"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("\n+ "), "{text}");
    assert_eq!(docset.read("known.json"), written);
}

#[test]
fn a_reviewed_finding_is_accepted_with_a_reason() {
    let docset = Docset::new();
    let (lines, _) = docset.check(&["--format", "json-lines", "--rule", "code-span-mismatch"]);
    let finding: serde_json::Value = serde_json::from_str(&lines).unwrap();
    let fingerprint = finding["fingerprint"].as_str().unwrap();
    docset.check(&[
        "--baseline",
        "known.json",
        "--accept",
        fingerprint,
        "--reason",
        "a name in French",
    ]);
    assert!(docset.read("known.json").contains("a name in French"));
    let (text, _) = docset.check(&["--baseline", "known.json"]);
    assert!(!text.contains("code-span-mismatch"), "{text}");
    assert!(text.contains("1 accepted"), "{text}");
    // Writing the baseline anew keeps the reason.
    docset.check(&["--baseline", "known.json", "--write-baseline"]);
    assert!(docset.read("known.json").contains("a name in French"));
}

#[test]
fn a_mute_works_in_a_bilingual_page_and_in_a_plain_one() {
    let docset = Docset::new();
    let mute = "<!-- isogloss-allow code-span-mismatch: a name -->\n";
    let page = docset.read("fr/page.md");
    let (head, body) = page.split_once("\n\n").unwrap();
    docset.write("fr/page.md", &format!("{head}\n\n{mute}{body}"));
    docset.write(
        "ru/other.md",
        "# Помощь\n\n<!-- isogloss-allow text-duplicate-word: песня -->\nДля для начала.\n",
    );
    let (text, code) = docset.check(&["--rule", "code-*", "--rule", "text-*", "--rule", "mute-*"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("2 muted"), "{text}");
}

#[test]
fn statistics_count_by_rule_and_locale() {
    let (text, _) = Docset::new().check(&["--statistics", "--rule", "code-*"]);
    let row = text
        .lines()
        .find(|line| line.contains("code-span-mismatch"))
        .unwrap();
    let columns: Vec<_> = row.split_whitespace().collect();
    assert_eq!(columns, ["error", "code-span-mismatch", "1", "1"]);
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    let output = Command::new("git")
        .current_dir(folder)
        .args(identity)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn commit_all(folder: &Path) {
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "first"]);
}

/// A repository of one locale, with its configuration beside the pages.
#[test]
fn what_changed_is_found_where_the_content_root_is_the_working_directory() {
    let docset = Docset(tempfile::tempdir().unwrap());
    let config = "title = \"Test\"\nsource_locale = \"en-US\"\n\
        out = \"../site\"\n\n[locales.ru-RU]\ncontent = \".\"\n";
    docset.write("isogloss.toml", config);
    docset.write("guide/page.md", "# Помощь\n\nДля начала.\n");
    commit_all(docset.0.path());
    let since = ["--changed-since", "HEAD", "--rule", "text-*"];
    assert_eq!(docset.rules(&since), [""; 0]);
    docset.write("guide/page.md", "# Помощь\n\nДля для начала.\n");
    assert_eq!(docset.rules(&since), ["text-duplicate-word"]);
}

/// One cause, one finding: not all the pages that a broken navigation does not name.
#[test]
fn a_navigation_that_cannot_be_read_is_told() {
    let docset = Docset::new();
    let only = ["--rule", "toc-*", "--rule", "meta-*"];
    docset.write("fr/TOC.yml", "- name: \"Aide\n  href: page.md\n");
    assert_eq!(docset.rules(&only), ["meta-yaml-error"]);
    docset.write("fr/TOC.yml", "\u{feff}- name: Aide\n  href: page.md\n");
    assert_eq!(docset.rules(&only), [""; 0]);
}

#[test]
fn a_raised_drift_rule_fails_the_run_that_it_folds_in() {
    let docset = Docset::new();
    let page =
        |handoff: &str, body: &str| format!("---\nms.lasthandoff: {handoff}\n---\n# {body}\n");
    let title = segment(101, "Aide", "Help");
    let older = segment(102, "Bonjour.", "Call before noon.");
    let newer = segment(102, "Привет.", "Call before three in the afternoon.");
    docset.write(
        "fr/drift.md",
        &page("01/01/2020", &format!("{title}\n\n{older}")),
    );
    docset.write(
        "ru/drift.md",
        &page("01/01/2021", &format!("{title}\n\n{newer}")),
    );
    let run = |arguments: &[&str]| {
        docset
            .check(&[&["--rule", "drift-*"], arguments].concat())
            .1
    };
    assert_eq!(run(&["--fail-on", "error"]), 0);
    let level = "[check.levels]\n\"drift-segment-*\" = \"error\"\n";
    docset.write("isogloss.toml", &format!("{CONFIG}\n{level}"));
    assert_eq!(run(&["--fail-on", "error"]), 1);
    assert_eq!(docset.rules(&["--rule", "drift-*"]), ["drift-source-skew"]);
}

/// What readers meet is one mistake, and so is what the check says.
#[test]
fn one_cause_is_told_once() {
    let docset = Docset(tempfile::tempdir().unwrap());
    docset.write("isogloss.toml", CONFIG);
    let page = |target: &str, source: &str| {
        let pair = segment(102, target, source);
        docset.write("ru/empty.md", "# Пусто\n");
        docset.write("fr/help.md", "# Aide\n");
        docset.write(
            "fr/page.md",
            &format!("# {}\n\n{pair}\n", segment(101, "Aide", "Help")),
        );
        docset.rules(&["--rule", "link-*", "--rule", "anchor-*", "--rule", "role-*"])
    };
    for (target, source, rule) in [
        (
            "Voir [là](hepl.md).",
            "See [there](help.md).",
            "link-target-mismatch",
        ),
        (
            "Voir [là](help.md#a).",
            "See [there](help.md).",
            "link-target-mismatch",
        ),
        (
            "Voir [là] (help.md).",
            "See [there](help.md).",
            "link-syntax-space",
        ),
        (
            "**Rôles appropriés** : Responsable du support | Responsable du support",
            "**Appropriate roles**: Support lead | Helpdesk agent",
            "role-swapped",
        ),
    ] {
        assert_eq!(page(target, source), [rule], "{target}");
    }
    // Another mistake in the same sentence is another cause.
    let two = page(
        "Voir [ici](none.md).",
        "See [there](help.md) and [here](none.md).",
    );
    assert_eq!(two, ["link-target-mismatch", "link-file-not-found"]);
    std::fs::write(
        docset.path("fr/page.md"),
        b"# Aide\n\nAide aide\xe9 de de.\n",
    )
    .unwrap();
    let only = ["--locale", "fr", "--rule", "file-*", "--rule", "text-*"];
    assert_eq!(docset.rules(&only), ["file-encoding"]);
}

#[test]
fn a_star_of_a_glob_stops_at_a_folder() {
    let docset = Docset::new();
    docset.write("ru/deep/other.md", &docset.read("ru/other.md"));
    let rules = |glob| docset.rules(&["--rule", "text-*", "--page", glob]).len();
    assert_eq!(
        (rules("*.md"), rules("**/*.md"), rules("OTHER.md")),
        (1, 2, 1)
    );
}

#[test]
fn only_pages_that_changed_since_a_revision() {
    let docset = Docset::new();
    commit_all(docset.0.path());
    let since = [
        "--changed-since",
        "HEAD",
        "--rule",
        "code-*",
        "--rule",
        "text-*",
    ];
    assert_eq!(docset.rules(&since), [""; 0]);
    let page = docset.read("ru/other.md");
    docset.write("ru/other.md", &page.replace("начала", "старта"));
    assert_eq!(docset.rules(&since), ["text-duplicate-word"]);
    // A page that is gone is a change of its group.
    docset.write("fr/other.md", &docset.read("fr/page.md"));
    commit_all(docset.0.path());
    assert_eq!(docset.rules(&since), [""; 0]);
    std::fs::remove_file(docset.path("ru/other.md")).unwrap();
    assert_eq!(docset.rules(&since), ["code-span-mismatch"]);
    let output = docset.run(&["check", "--changed-since", "--output=x"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn explain_prints_the_page_of_a_rule() {
    let docset = Docset::new();
    let output = docset.run(&["explain", "role-missing"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("# role-missing\n"), "{text}");
    assert_eq!(
        docset.run(&["explain", "role-mising"]).status.code(),
        Some(2)
    );
    let all = String::from_utf8(docset.run(&["explain"]).stdout).unwrap();
    assert!(all.contains("role-missing"));
}

#[test]
fn terms_propose_the_most_frequent_name_first() {
    let docset = Docset::new();
    for (page, name) in [("a", "Gardien"), ("b", "Gardien"), ("c", "Concierge")] {
        let target = format!("**Rôles appropriés** : {name}");
        let list = segment(101, &target, "**Appropriate roles**: Caretaker");
        docset.write(&format!("fr/{page}.md"), &format!("# A\n\n{list}\n"));
    }
    let output = docset.run(&["terms", "--locale", "fr-FR"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("role-caretaker = Gardien\n    .variant-1 = Concierge\n"),
        "{text}"
    );
}

/// The folder of real documents, or a word that it is not there.
fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("ISOGLOSS_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        println!("skipped: ISOGLOSS_CORPUS does not name a folder of real documents");
    }
    corpus
}

fn corpus_docset(locales: &[(&str, PathBuf)]) -> Docset {
    let docset = Docset(tempfile::tempdir().unwrap());
    let mut config = String::from("title = \"Corpus\"\nsource_locale = \"en-US\"\n");
    for (locale, folder) in locales {
        let table = format!("[locales.{locale}]\ncontent = \"{}\"\n", folder.display());
        config.push_str(&table);
    }
    docset.write("isogloss.toml", &config);
    docset
}

#[test]
fn the_seeds_say_what_the_newest_source_dropped() {
    let Some(corpus) = corpus() else { return };
    let locales = ["fr-FR", "pt-BR", "ru-RU", "zh-TW"];
    let folders = locales.map(|locale| (locale, corpus.join("seeds").join(locale)));
    let docset = corpus_docset(&folders);
    let (text, code) = docset.check(&["--rule", "drift-*"]);
    assert_eq!(code, 1);
    let says = "still lists Sales agent, User management admin and Applies to, which the newest \
        source dropped; 2 sentences were reworded";
    assert_eq!(text.matches(says).count(), 3, "{text}");
    assert!(text.ends_with("\n3 warnings\n"), "{text}");
}

#[test]
fn pages_of_one_revision_do_not_drift() {
    let Some(corpus) = corpus() else { return };
    let locales = [("fr-FR", "fr-fr"), ("ru-RU", "ru-ru"), ("pt-BR", "pt-br")];
    let folders = locales.map(|(locale, folder)| {
        (
            locale,
            corpus
                .join("partner-center")
                .join(folder)
                .join("partner-center"),
        )
    });
    let docset = corpus_docset(&folders);
    let found = docset.rules(&["--unfold"]);
    let count = |name: &str| found.iter().filter(|rule| rule.starts_with(name)).count();
    assert_eq!(count("drift-"), 0);
    // The dropped and reordered roles and the nested link that are known to be there.
    assert_eq!(count("role-missing"), 2);
    assert_eq!(count("role-order-differs"), 1);
    assert_eq!(count("link-nested"), 1);
}
