//! Anchors: places in a page that links lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::input::{Destination, Library, Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::discover::RedirectTarget;
use crate::parse::{Target, TargetKind};
use crate::read::Side;
use crate::text::{FileId, TextRange};

declare_rule! {
    /// A link to an anchor that its page does not have.
    ///
    /// ## Why
    ///
    /// The reader lands at the top of a long page and has to search. Steps have anchors
    /// too (`#ask-step-2`). Letter case counts, as in browsers. Tabs and the pages that
    /// the platform makes of YAML are not looked at.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [plus bas](#remboursement).
    ///
    /// ## <a name="refund"></a>Remboursement
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [plus bas](#refund).
    ///
    /// ## <a name="refund"></a>Remboursement
    /// ```
    ANCHOR_NOT_FOUND = "anchor-not-found", Some(Severity::Error), Check::Library(not_found)
}

fn not_found(library: &Library<'_>, out: &mut Reporter<'_>) {
    for (file, card) in &library.cards {
        let locale = &library.docset.file(*file).locale;
        for (span, target) in &card.links {
            let Some(anchor) = target.fragment().filter(|anchor| is_anchor(anchor)) else {
                continue;
            };
            let Some(to) = page_of(library, *file, target) else {
                continue;
            };
            let name = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
            let page = if to == *file {
                "the page".to_owned()
            } else {
                format!("`{}`", target.path())
            };
            let (message, help) = match find(library, to, &name) {
                Anchor::Found => continue,
                Anchor::Spelled(other) => (
                    format!("{page} spells the anchor `#{other}`, not `#{name}`"),
                    "write it in the same letter case, which counts in browsers",
                ),
                Anchor::Missing => (
                    format!("{page} has no anchor `#{name}`"),
                    "mend the anchor, or link to the page alone",
                ),
            };
            out.report(*span, message)
                .label("readers land at the top of the page")
                .help(help)
                .subject(target.raw.clone())
                .locale(locale);
        }
    }
}

enum Anchor {
    /// It is there, or that cannot be told.
    Found,
    /// It is there in other letter case.
    Spelled(String),
    Missing,
}

/// An anchor of a page, its own or one of what it includes.
fn find(library: &Library<'_>, page: FileId, name: &str) -> Anchor {
    let mut open = vec![page];
    let mut seen = BTreeSet::new();
    let mut spelled = None;
    let folded = name.to_lowercase();
    while let Some(file) = open.pop() {
        let Some(card) = library.cards.get(&file) else {
            return Anchor::Found;
        };
        // Steps of what is included are named after the heading that it stands under.
        let is_step = || !card.includes.is_empty() && name.contains("-step-");
        let same = card.anchors.get(&folded);
        if card.is_yaml || same.is_some_and(|same| same.contains(name)) || is_step() {
            return Anchor::Found;
        }
        spelled = spelled.or_else(|| same?.first().cloned());
        if seen.insert(file) {
            let includes = card.includes.iter();
            open.extend(includes.filter_map(|(_, target)| library.included(file, target)));
        }
    }
    spelled.map_or(Anchor::Missing, Anchor::Spelled)
}

/// Tabs and what the platform adds to an address are none, and every page has a top (HTML,
/// "indicated part of the document").
fn is_anchor(fragment: &str) -> bool {
    !fragment.is_empty()
        && !fragment.starts_with("tab/")
        && fragment != "lightbox"
        && !fragment.eq_ignore_ascii_case("top")
}

/// The page that a link leads to, where it is one of the set.
fn page_of(library: &Library<'_>, from: FileId, target: &Target) -> Option<FileId> {
    match target.kind {
        // In a file without an address, an anchor is of the pages that include it.
        TargetKind::Anchor => library.docset.file(from).published.then_some(from),
        TargetKind::Relative => match library.resolve(from, target) {
            Destination::Own(file)
            | Destination::Misspelled(file)
            | Destination::Fallback(file) => Some(file),
            Destination::Redirected(RedirectTarget::Page {
                key,
                fragment: None,
            }) => {
                let locale = &library.docset.file(from).locale;
                library
                    .docset
                    .page_at(key.as_str())?
                    .members
                    .get(locale)
                    .copied()
            }
            _ => None,
        },
        _ => None,
    }
}

declare_rule! {
    /// Anchors that stand twice on a page.
    ///
    /// ## Why
    ///
    /// A link leads to the first; the second cannot be reached.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ## <a name="refund"></a>Remboursement
    ///
    /// ## <a name="refund"></a>Remboursement en espèces
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// ## <a name="refund"></a>Remboursement
    ///
    /// ## <a name="refund-in-cash"></a>Remboursement en espèces
    /// ```
    ANCHOR_DUPLICATE = "anchor-duplicate", Some(Severity::Info), Check::Page(duplicate)
}

fn duplicate(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let mut seen = BTreeMap::<&str, Vec<TextRange>>::new();
    for anchor in &page.target.anchors {
        let places = seen.entry(anchor.name.as_str()).or_default();
        // An `<a name>` with an equal `<a id>` beside it is one place.
        let beside = places.last().is_some_and(|last| {
            let between = TextRange {
                start: last.end,
                end: anchor.range.start,
            };
            let ends = |text: &str| text.split("</a>").all(|text| text.trim().is_empty());
            last.end <= anchor.range.start && ends(between.of(page.text()))
        });
        if !beside {
            places.push(anchor.range);
        }
    }
    seen.retain(|_, places| places.len() > 1);
    // One page template repeats all of its headings: that is one finding.
    let first = seen.iter().min_by_key(|(_, places)| places[1]);
    let Some((name, places)) = first else { return };
    let others = match seen.len() - 1 {
        0 => String::new(),
        1 => " and 1 other".to_owned(),
        more => format!(" and {more} others"),
    };
    out.report(
        page.span(Side::Target, places[1]),
        format!("not unique on this page: anchor `{name}`{others}"),
    )
    .related(page.span(Side::Target, places[0]), "links lead here")
    .help("give each place a name of its own")
    .subject(seen.keys().copied().collect::<Vec<_>>().join(" "));
}
