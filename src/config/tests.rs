use super::*;
use crate::files::fixture::Tree;

const VALID: &str = r#"
title = "Partner Portal"
base_url = "https://docs.example.com"
source_locale = "en"

[locales.zh-tw]
content = "content/zh-TW"

[locales.fr-FR]
content = "./content/fr/"
name = "Français"
url_path = "portal/"
"#;

fn tree(config: &str) -> Tree {
    Tree::new()
        .file("isogloss.toml", config)
        .file("content/fr/index.md", "")
        .file("content/zh-TW/index.md", "")
}

/// All problems of a configuration over the folders of [`tree`], as `line:column: message`.
fn problems(config: &str) -> Vec<String> {
    let tree = tree(config);
    match load(tree.root(), None).unwrap_err() {
        ConfigError::Invalid(invalid) => invalid
            .to_string()
            .lines()
            .map(|line| line.strip_prefix("isogloss.toml:").unwrap().to_owned())
            .collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_configuration_is_found_upwards_and_resolved() {
    let tree = tree(VALID).file("content/fr/deep/er/page.md", "");
    let config = load(&tree.path("content/fr/deep/er"), None).unwrap();
    let tags: Vec<String> = config
        .locales
        .iter()
        .map(|l| l.locale.to_string())
        .collect();
    assert_eq!(tags, ["fr-FR", "zh-TW"]);
    assert_eq!(
        config.base_url.as_deref(),
        Some("https://docs.example.com/")
    );
    assert_eq!(config.locales[0].shown, "content/fr");
    assert_eq!(config.locales[0].url_path.as_deref(), Some("/portal"));
    assert_eq!(config.out, config.root.join("site"));
    assert!(config.source().is_none());
    for page in ["guides/a.md", "license-based-billing.md"] {
        assert!(config.selection.publishes(page), "{page}");
    }
    for excluded in [
        "README.md",
        "a/readme.md",
        "LICENSE-CODE",
        "License.md",
        "a/includes/note.md",
    ] {
        assert!(!config.selection.publishes(excluded), "{excluded}");
    }
}

#[test]
fn the_source_locale_takes_the_tag_of_its_table() {
    let config = VALID.replace("source_locale = \"en\"", "source_locale = \"fr\"");
    let tree = tree(&config);
    let config = load(tree.root(), None).unwrap();
    assert_eq!(config.source_locale.to_string(), "fr-FR");
    assert!(config.source().is_some());
}

#[test]
fn the_check_table_is_kept_for_the_checks() {
    let tree = tree(&format!(
        "{VALID}\n[check]\nlevels = {{ stale-segment = \"off\" }}\n"
    ));
    let config = load(tree.root(), None).unwrap();
    assert_eq!(
        config.check["levels"]["stale-segment"].as_str(),
        Some("off")
    );
}

#[test]
fn every_problem_is_reported_with_its_place() {
    let found = problems(
        r#"titel = "x"
base_url = "ftp://example.com"
source_locale = "enUS"
include = ["a[", 3]
out = "content/fr/site"
theme = "none"

[locales.fr-FR]
content = "content/fr"
redirekts = "r.json"

[locales.fr]
content = "content/zh-TW"

[locales.zhTW]
content = "content/zh"
redirects = "none.json"

[locales.ru-RU]
"#,
    );
    assert_eq!(
        found,
        [
            "1:1: the key `title` is missing",
            "1:1: unknown key `titel`",
            "2:12: `base_url` is not an http or https address",
            "3:17: `enUS` is not a BCP 47 locale tag",
            "4:12: `a[` is not a glob: unclosed character class; missing ']'",
            "4:18: `include` must be a string, not an integer",
            "5:7: the `out` folder `content/fr/site` lies in the content of `fr-FR`",
            "6:9: the `theme` folder `none` does not exist",
            "10:1: unknown key `locales.fr-FR.redirekts`",
            "12:10: `fr` and `fr-FR` are the same locale",
            "15:10: `zhTW` is not a BCP 47 locale tag",
            "16:11: the `content` folder `content/zh` does not exist",
            "17:13: the redirections file `none.json` does not exist",
            "19:10: the key `locales.ru-RU.content` is missing",
        ]
    );
}

#[test]
fn an_output_folder_that_is_named_later_must_not_meet_content_either() {
    let tree = tree(VALID);
    let config = load(tree.root(), None).unwrap();
    let working_dir = tree.path("content");
    let out =
        |named: &str| config.output_folder(&working_dir, Some(Path::new(named)), Path::new("site"));
    assert_eq!(out("../out").unwrap().path(), config.root.join("out"));
    assert_eq!(
        out("fr/out").unwrap_err().to_string(),
        "the output folder `fr/out` lies in the content of `fr-FR`"
    );
    assert!(out(".").is_err());
}

#[test]
fn an_output_folder_of_the_configuration_is_used_only_below_it() {
    for out in ["../site", "a/../../site", "/site"] {
        let tree = tree(&VALID.replacen("title", &format!("out = \"{out}\"\ntitle"), 1));
        let config = load(tree.root(), None).unwrap();
        let error = config.output_folder(tree.root(), None, &config.out);
        let error = error.unwrap_err().to_string();
        assert!(error.contains("lies outside of"), "{error}");
        let named = config.output_folder(tree.root(), Some(Path::new("../site")), &config.out);
        assert!(named.is_ok());
    }
}

#[test]
fn overlapping_content_is_refused() {
    let found = problems(
        "title = 'x'\nsource_locale = 'en'\n[locales.fr]\ncontent = 'content/fr'\n\
         [locales.en]\ncontent = 'content'\n",
    );
    assert_eq!(found, ["6:11: the content of `en` and `fr` overlaps"]);
}

#[test]
fn a_syntax_error_is_reported_alone() {
    assert_eq!(problems("title = \n").len(), 1);
    assert_eq!(problems("").len(), 3);
}

#[test]
fn a_problem_is_shown_in_its_text() {
    let tree = tree(&VALID.replace("base_url", "baseurl"));
    let ConfigError::Invalid(invalid) = load(tree.root(), None).unwrap_err() else {
        panic!("expected problems");
    };
    insta::assert_snapshot!(invalid.render(false), @r#"
    error: unknown key `baseurl`
     --> isogloss.toml:3:1
      |
    3 | baseurl = "https://docs.example.com"
      | ^^^^^^^ it would have no effect
      |
      = help: did you mean `base_url`?
    "#);
}

#[test]
fn a_missing_or_unreadable_file_is_named() {
    let tree = Tree::new().file("bad.toml", b"title = \"\xE9\"");
    let error = load(tree.root(), Some(Path::new("none.toml"))).unwrap_err();
    assert!(error.to_string().contains("none.toml"), "{error}");
    let error = load(tree.root(), Some(Path::new("bad.toml"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "bad.toml:1:10: byte 0xE9 at offset 9 is not UTF-8"
    );
}

#[test]
fn any_text_gets_an_answer() {
    let tree = tree("");
    let path = tree.path("isogloss.toml");
    let edits = (0..300usize, 0..40usize, "[\\PC\n\"'=\\[\\]]{0,12}");
    proptest::proptest!(|((at, cut, put) in edits)| {
        let characters: Vec<char> = VALID.chars().collect();
        let (before, rest) = characters.split_at(at.min(characters.len()));
        let text: String = before
            .iter()
            .copied()
            .chain(put.chars())
            .chain(rest.iter().skip(cut).copied())
            .collect();
        if let Err(invalid) = resolve::resolve(&path, "isogloss.toml".to_owned(), text) {
            assert!(!invalid.problems.is_empty());
            assert!(!invalid.render(false).is_empty());
        }
    });
}
