//! What must be true of any text: no rule panics, every place lies in its file, and the
//! findings depend on the texts alone.

use isogloss::check::Settings;
use proptest::prelude::*;

use crate::documents::{Files, check};

/// Pieces that documents are made of, and that rules look for.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "- ",
    "1. ",
    "2. ",
    "> ",
    "> [!NOTE]\n",
    "> [!注意]\n",
    "\n",
    "\n\n",
    "   ",
    "| a | b |\n",
    "|---|---|\n",
    "```\n",
    "`Get`",
    "`Получить`",
    "**",
    "*",
    "\\*",
    "[",
    "]",
    "](a.md)",
    "] (a.md)",
    "[支援](page.md#a)",
    "![](x.png)",
    "<a name=\"a\"></a>",
    "<pre>",
    "</pre>",
    "<c0>",
    "{id}",
    "{номер}",
    "%s",
    "Роли",
    "**Appropriate roles**: Global admin | Billing admin",
    "администратор",
    "администратор",
    "、",
    "，",
    " ，",
    "。",
    " .",
    " ,",
    "１２",
    "24",
    "1,000.50",
    "3/14/2020",
    "l' ",
    "\u{200b}",
    "é",
    "\u{2028}",
    "de de",
    "BillingPreTaxTotal",
    "The page that you can see is here and there",
    "котоpые",
    "---\n",
    "title: a\n",
    "ms.lasthandoff: 06/01/2020\n",
    "<!-- isogloss-allow text-duplicate-word: x -->\n",
    "<!-- isogloss-allow",
    ":::zone pivot=\"a\"\n",
    "&nbsp;",
    "\u{feff}",
    "\r\n",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

/// A page of pairs and of text outside of them.
fn page() -> impl Strategy<Value = String> {
    let part = (text(), text(), text(), 0..4u8).prop_map(|(shared, target, source, kind)| {
        let id = "abcde-101";
        match kind {
            0 => shared,
            1 => format!("{shared}<span data-ttu-id=\"{id}\">{target}"),
            _ => format!(
                "{shared}<span data-ttu-id=\"{id}\">{target}</span><span class=\"sxs-lookup\">\
                 <span data-stu-id=\"{id}\">{source}</span></span>"
            ),
        }
    });
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_pages_can_be_checked(french in page(), russian in page(), chinese in page()) {
        let mut files = Files::default();
        for (tag, text) in [("fr-FR", &french), ("ru-RU", &russian), ("zh-TW", &chinese)] {
            files.put(tag.parse().unwrap(), "page.md", text.clone().into_bytes());
        }
        let laid = files.lay_out();
        let all: toml::Table = "no_loc = [\"Global admin\"]\n[levels]\n\"*\" = \"info\"".parse().unwrap();
        let settings = Settings::read(&all).unwrap();
        let outcome = check(&laid, &settings, None, false);
        for (finding, _) in &outcome.findings {
            let related = finding.related.iter().map(|related| related.span);
            for span in related.chain([finding.span]) {
                let text = laid.text(span.file);
                let range = std::ops::Range::from(span.range);
                prop_assert!(text.get(range).is_some(), "{}: {:?}", finding.rule, span);
            }
        }
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let again = alone.install(|| check(&laid, &settings, None, false));
        prop_assert_eq!(outcome.findings, again.findings);
    }
}
