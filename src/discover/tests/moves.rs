//! Renamed and retired pages, and the stubs they leave.

use super::*;

const ASSIGN: &str = "Sign in to the portal, open the customer list, choose the customer and \
                      select who answers when the customer asks for help.";
const REPORT: &str = "Service health shows which services have an incident, since when, and \
                      what its effect on customers is.";

fn page_text(date: &str, text: &str) -> String {
    format!("---\ntitle: x\nms.lasthandoff: {date}\n---\n{text}\n")
}

/// `zh` is older, and has two pages that `fr` redirects: one renamed, one dropped.
fn moved() -> (
    Config,
    Docset,
    std::collections::BTreeSet<crate::locale::Locale>,
) {
    let pairs = [
        ("help.md", "/assign"),
        ("Dropped.md", "/index"),
        ("gone.md", "/index#top"),
        ("index.md", "/assign"),
    ];
    let tree = tree(&[("fr", "fr"), ("ru", "ru"), ("zh-TW", "zh")])
        .file("fr/.openpublishing.redirection.json", redirections(&pairs))
        .file(
            "fr/assign.md",
            page_text("07/02/2021", &format!("{ASSIGN} Then save.")),
        )
        .file("fr/index.md", page_text("06/02/2021", "Welcome."))
        .file(
            "ru/assign.md",
            page_text("07/01/2021", &format!("{ASSIGN} Then save.")),
        )
        .file("zh/index.md", page_text("03/01/2021", "Welcome!"))
        .file("zh/help.md", page_text("03/01/2021", ASSIGN))
        .file("zh/dropped.md", page_text("03/01/2021", REPORT));
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    let texts: Vec<String> = docset
        .files
        .iter()
        .map(|file| match crate::files::read_text(&file.path).unwrap() {
            crate::files::ReadText::Text(text) => text,
            crate::files::ReadText::NotUtf8(fault) => fault.lossy,
        })
        .collect();
    join(&mut docset, &newest, |file| {
        Some(texts[file.0 as usize].clone())
    });
    (config, docset, newest)
}

#[test]
fn a_renamed_page_is_joined_and_a_dropped_one_is_retired() {
    let (_, docset, newest) = moved();
    assert_eq!(newest, ["fr".parse().unwrap()].into());
    assert_eq!(
        groups(&docset),
        [
            "assign.md: fr=assign.md ru=assign.md zh=help.md",
            "dropped.md: zh=dropped.md",
            "index.md: fr=index.md zh=index.md",
        ]
    );
    let retired: Vec<&str> = docset
        .groups
        .iter()
        .filter(|group| group.retired)
        .map(|group| group.key.as_str())
        .collect();
    assert_eq!(retired, ["dropped.md"]);
    assert_eq!(docset.page_at("HELP").unwrap().key.as_str(), "assign.md");
}

#[test]
fn pages_are_found_after_others_were_taken_out() {
    let (_, mut docset, _) = moved();
    docset.groups.remove(0);
    assert!(docset.page_at("assign").is_none());
    assert_eq!(docset.page_at("index").unwrap().key.as_str(), "index.md");
}

#[test]
fn every_edition_has_a_stub_where_it_has_no_page() {
    let (config, docset, newest) = moved();
    let shown: Vec<String> = stubs(&config, &docset, &newest)
        .iter()
        .map(|(locale, stubs)| {
            let sources: Vec<&str> = stubs.keys().map(PageKey::as_str).collect();
            format!("{locale}: {}", sources.join(" "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "en-US: Dropped.md gone.md help.md",
            "fr: Dropped.md gone.md help.md",
            "ru: Dropped.md gone.md help.md",
            "zh-TW: gone.md help.md",
        ]
    );
}

#[test]
fn without_hand_offs_nothing_is_retired() {
    let tree = tree(&[("fr", "fr"), ("ru", "ru")])
        .file(
            "fr/.openpublishing.redirection.json",
            redirections(&[("a.md", "/b")]),
        )
        .file("fr/b.md", "one text")
        .file("ru/a.md", "quite another one");
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    join(&mut docset, &newest, |_| None);
    assert!(docset.groups.iter().all(|group| !group.retired));
    assert_eq!(docset.groups.len(), 2);
}

#[test]
fn a_page_that_takes_in_two_others_is_joined_with_none() {
    let pairs = [("a.md", "/c"), ("b.md", "/c")];
    let tree = tree(&[("fr", "fr"), ("ru", "ru")])
        .file("fr/.openpublishing.redirection.json", redirections(&pairs))
        .file("fr/c.md", page_text("07/02/2021", ASSIGN))
        .file("ru/a.md", page_text("03/01/2021", ASSIGN))
        .file("ru/b.md", page_text("03/01/2021", ASSIGN));
    let config = config(&tree);
    let mut docset = walk(&config).unwrap();
    let newest = newest_locales(&config, &docset).unwrap();
    join(&mut docset, &newest, |_| Some(ASSIGN.to_owned()));
    assert_eq!(docset.groups.len(), 3);
    assert_eq!(
        docset.groups.iter().filter(|group| group.retired).count(),
        2
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Any pages and redirections: every page stays in one group, and no stub takes the
    /// place of a page.
    #[test]
    fn stubs_and_pages_never_meet(
        pages in proptest::collection::vec((0..3usize, 0..8usize), 0..16),
        moves in proptest::collection::vec((0..3usize, 0..8usize, 0..8usize), 0..12),
        same_text in proptest::prelude::any::<bool>(),
    ) {
        const LOCALES: [&str; 3] = ["fr", "ru", "zh"];
        const PATHS: [&str; 8] =
            ["a.md", "A.md", "a.yml", "a/index.md", "b.md", "c/d.md", "index.md", "e.md"];
        let mut tree = tree(&[("fr", "fr"), ("ru", "ru"), ("zh", "zh")]);
        for (locale, path) in pages {
            let text = page_text(&format!("0{}/01/2021", locale + 1), "");
            let text = if path == 2 { "### YamlMime:FAQ\n".to_owned() } else { text };
            tree = tree.file(&format!("{}/{}", LOCALES[locale], PATHS[path]), text);
        }
        for (index, locale) in LOCALES.iter().enumerate() {
            let urls: Vec<(&str, String)> = moves
                .iter()
                .filter(|(of, _, _)| *of == index)
                .map(|&(_, from, to)| (PATHS[from], format!("/{}", PageKey::new(PATHS[to]).stem())))
                .collect();
            let urls: Vec<(&str, &str)> = urls.iter().map(|(from, to)| (*from, to.as_str())).collect();
            tree = tree.file(
                &format!("{locale}/.openpublishing.redirection.json"),
                redirections(&urls),
            );
        }
        let config = config(&tree);
        let mut docset = walk(&config).unwrap();
        let newest = newest_locales(&config, &docset).unwrap();
        join(&mut docset, &newest, |file| {
            Some(if same_text { ASSIGN.to_owned() } else { file.0.to_string() })
        });
        let page_files = docset.files.iter().filter(|file| file.kind.is_page()).count();
        let members: Vec<_> = docset.groups.iter().flat_map(|g| g.members.values()).collect();
        assert_eq!(members.len(), page_files);
        for (locale, stubs) in stubs(&config, &docset, &newest) {
            for (source, target) in &stubs {
                let meets = docset
                    .groups
                    .iter()
                    .any(|g| g.is_shown_in(&locale) && g.key.folded() == source.folded());
                assert!(!meets, "{locale}: {source}");
                assert_ne!(*target, RedirectTarget::Nowhere);
            }
        }
    }
}
