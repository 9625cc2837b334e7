//! What a template may use: the theme author's contract.
//!
//! A template sees `site` ([`Site`]), `locale` ([`LocaleInfo`]), `page` ([`Page`]) and
//! the safe strings `heading`, `body`, `roles` and `applies_to` ([`Content`]);
//! `words` is where the words of the scripts lie, from the root of the site. Fields are added, never renamed.
//! Every `url` is relative to the page that holds it and is percent-encoded, unless the
//! field says that it is absolute.

use serde::Serialize;

/// What all pages of the site share.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Site {
    /// The site's name, in the configuration's words.
    pub title: String,
    /// The address that the site is published under, with a slash at its end.
    pub base_url: Option<String>,
    /// The locales, in the configuration's order.
    pub locales: Vec<LocaleInfo>,
    /// The locale that the others are translated from (BCP 47).
    pub source: String,
}

/// A locale of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LocaleInfo {
    /// BCP 47, in canonical case.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The tag of the language that the interface speaks: another than `tag` where no
    /// messages exist for the locale.
    pub interface: String,
    /// The direction of that language, `ltr` or `rtl`.
    pub interface_dir: &'static str,
}

/// One page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// What sort of page it is; it names the template.
    pub kind: PageKind,
    /// The title as plain text, without the site's name.
    pub title: String,
    /// A sentence or two about the page, as plain text.
    pub description: Option<String>,
    /// From the page to the root of the site: `../../`, empty on the root itself.
    /// Absolute on a page that is served at any address ([`PageKind::NotFound`]).
    pub root: String,
    /// From the page to the root of its locale, where its landing page lies.
    pub home_url: String,
    /// From the page to the whole contents of its locale.
    pub toc_url: Option<String>,
    /// The page's own address, or that of the page it repeats; absolute where the site
    /// has a `base_url`.
    pub canonical: Option<String>,
    /// The page in every locale that has it in its own words, this one included.
    /// Reciprocal: every page named here names the same ones.
    pub alternates: Vec<Alternate>,
    /// The address for readers of none of these languages.
    pub x_default: Option<String>,
    /// The switch between languages, in the configuration's order.
    pub languages: Vec<LanguageLink>,
    /// The language of the content (BCP 47): another than the locale's on a fallback.
    pub content_lang: String,
    /// The direction of the content, `ltr` or `rtl`.
    pub content_dir: &'static str,
    /// What a reader must know about the page before trusting it.
    pub notice: Option<Notice>,
    /// How the page was translated; nothing for pages that are no translations.
    pub translation: Option<Translation>,
    /// When the page's author last revised it.
    pub updated: Option<Date>,
    /// What a guide asks for; nothing for pages that are no guides.
    pub guide: Option<Guide>,
    /// From the locale's root to the page's parent.
    pub breadcrumbs: Vec<Crumb>,
    /// The open branch of the navigation, or the whole of it on [`PageKind::Toc`].
    pub navigation: Vec<NavEntry>,
    /// The page before this one in the navigation.
    pub previous: Option<Crumb>,
    /// The page after this one in the navigation.
    pub next: Option<Crumb>,
    /// The headings of the body, in document order, without the title.
    pub outline: Vec<OutlineEntry>,
    /// Where a redirect leads; also the page to try first on [`PageKind::NotFound`].
    pub target: Option<Crumb>,
    /// The page's path in its content root, the same in every locale; empty for a page
    /// that no document stands behind.
    pub key: String,
    /// The languages that the page can be read beside; nothing for a page without
    /// segments.
    pub reading: Option<Reading>,
    /// The roles of the edition, on [`PageKind::Roles`] and [`PageKind::Matrix`].
    pub roles: Vec<RoleEntry>,
    /// What a role may do, on [`PageKind::Role`].
    pub role: Option<RolePage>,
    /// The guides and the ways between them, on [`PageKind::Map`].
    pub map: Option<MapPage>,
    /// The index of the roles, where the page leads there.
    pub roles_url: Option<String>,
    /// The matrix of roles and guides, likewise.
    pub matrix_url: Option<String>,
    /// The workflow map, likewise.
    pub map_url: Option<String>,
}

/// A role of the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RoleEntry {
    /// Its identity, the same in every locale.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its page.
    pub url: String,
    /// How many guides name it; 0 where that is not told.
    pub guides: u32,
}

/// What a role may do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RolePage {
    /// What it is called.
    pub name: String,
    /// The other names that pages give it.
    pub also: Vec<String>,
    /// The guides that it may follow.
    pub guides: Vec<GuideCard>,
    /// The index of the roles.
    pub index_url: String,
    /// The matrix of roles and guides.
    pub matrix_url: String,
}

/// A guide in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GuideCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The language of the title, where it is not the locale's.
    pub lang: Option<String>,
    /// How many procedures it holds.
    pub procedures: u32,
    /// How many steps they have together.
    pub steps: u32,
    /// All roles that may follow it.
    pub roles: Vec<RoleEntry>,
}

/// The guides of the edition and the ways between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapPage {
    /// The guides that lead somewhere, or are led to.
    pub entries: Vec<MapEntry>,
    /// The guides that no other leads to.
    pub unreached: Vec<MapEntry>,
}

/// A guide on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapEntry {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The language of the title, where it is not the locale's.
    pub lang: Option<String>,
    /// The roles that may follow it.
    pub roles: Vec<RoleEntry>,
    /// The guides that it leads to.
    pub leads_to: Vec<MapLink>,
}

/// A way on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapLink {
    /// The title of the guide that it leads to.
    pub title: String,
    /// That guide's page.
    pub url: String,
    /// The language of the title, where it is not the locale's.
    pub lang: Option<String>,
    /// Whether somebody else goes on there.
    pub handover: bool,
}

/// The trusted HTML of a page. It goes into the template as it stands.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// What stands in the `h1`, phrasing content only. Empty: the page's title is used.
    pub heading: String,
    /// Everything under the `h1`; its own headings begin at `h2`.
    pub body: String,
    /// The author's list of roles, where it stands at the head of the page; it is not
    /// part of `body` then.
    pub roles: String,
    /// The author's list of what the page applies to, likewise.
    pub applies_to: String,
}

/// The languages that a page can be read beside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The name of the source language, whose text stands in the page; nothing in the
    /// source edition itself.
    pub source: Option<String>,
    /// The other languages, whose texts are loaded when they are asked for.
    pub others: Vec<ReadingLanguage>,
}

/// A language that a page can be read beside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadingLanguage {
    /// BCP 47.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// The script that holds its text.
    pub script: String,
}

/// What sort of page it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// A guide, or any other page of text.
    #[default]
    Page,
    /// Questions and answers.
    Faq,
    /// A page of cards that leads to others.
    Landing,
    /// The whole contents of a locale.
    Toc,
    /// What a role may do.
    Role,
    /// All roles of a locale.
    Roles,
    /// The matrix of roles and guides.
    Matrix,
    /// The workflow map.
    Map,
    /// What a web server shows for an address without a page.
    NotFound,
    /// A page that moved.
    Redirect,
    /// The root of the site: the choice of a language.
    Home,
}

impl PageKind {
    /// The file name of the template.
    pub fn template(self) -> &'static str {
        match self {
            Self::Page => "page.html",
            Self::Faq => "faq.html",
            Self::Landing => "landing.html",
            Self::Toc => "toc.html",
            Self::Role => "role.html",
            Self::Roles => "roles.html",
            Self::Matrix => "matrix.html",
            Self::Map => "map.html",
            Self::NotFound => "not_found.html",
            Self::Redirect => "redirect.html",
            Self::Home => "home.html",
        }
    }
}

/// An `hreflang` alternate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// BCP 47.
    pub tag: String,
    /// Absolute where the site has a `base_url`.
    pub url: String,
}

/// An entry of the switch between languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LanguageLink {
    /// BCP 47.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The page in that locale.
    pub url: String,
    /// Whether the page there is shown in another language, for want of a translation.
    pub fallback: bool,
    /// The name of that other language, on a fallback.
    pub shown: String,
    /// Whether it is the page's own locale.
    pub current: bool,
}

/// What a reader must know about a page before trusting it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// The locale has no such page: this is its source edition.
    Fallback {
        /// The name of the language shown.
        name: String,
    },
    /// The page exists as a translation into another language only, and is shown in it.
    Unsourced {
        /// The name of the language shown.
        name: String,
    },
    /// The page was put together from the source texts of a translation.
    SourceEdition {
        /// The name of the language whose translation carried them.
        name: String,
    },
    /// The newest editions of the docset no longer have the page.
    Retired {
        /// What took its place.
        target: Option<Crumb>,
    },
    /// The source has changed since the page was translated.
    Behind {
        /// How many sentences are older than their source.
        stale: u32,
        /// How many sentences of the source the page lacks.
        missing: u32,
        /// How many of its sentences the source no longer has.
        obsolete: u32,
    },
}

/// How a page was translated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// `machine` or `human`; nothing where the page does not say.
    pub kind: Option<&'static str>,
    /// When the source was handed over to translation.
    pub handoff: Option<Date>,
}

/// A day, for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2020-05-04`
    pub iso: String,
    /// In the locale's long form.
    pub text: String,
}

/// What a person needs before starting on a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Guide {
    /// Who may do it. The author's own list is in `roles`, where it stands at the head.
    pub roles: Vec<Term>,
    /// What it applies to. The author's own list is in `applies_to`, likewise.
    pub applies_to: Vec<Term>,
    /// How many procedures the page holds.
    pub procedures: u32,
    /// How many steps they have together, nested ones not counted.
    pub steps: u32,
}

/// A name that may have a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The name, in the language of the content.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
}

/// A link with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// The words.
    pub title: String,
    /// Where it leads; nothing for an entry that is only a name.
    pub url: Option<String>,
    /// The language of the words, where it is not the locale's.
    pub lang: Option<String>,
}

/// A heading of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineEntry {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, without `#`.
    pub anchor: String,
    /// Its words, as plain text.
    pub text: String,
}

/// An entry of the navigation, in a tree that is told in reading order: a template
/// opens a list after an entry that `opens`, and closes `closes` lists after one that
/// ends them. So a tree of any depth needs no recursion.
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates ask for each by its name"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NavEntry {
    /// The words.
    pub title: String,
    /// Where it leads; nothing for a mere group.
    pub url: Option<String>,
    /// The language of the words, where it is not the locale's.
    pub lang: Option<String>,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether the page lies beneath it.
    pub ancestor: bool,
    /// Whether the tree has entries beneath it, shown here or not.
    pub group: bool,
    /// Whether the next entry is its first child.
    pub opens: bool,
    /// How many lists end after it.
    pub closes: u32,
}

/// A tree of entries, before it is told in reading order.
#[derive(Clone, Debug, Default)]
pub struct NavNode {
    /// The entry; `opens` and `closes` are set by [`NavNode::flatten`].
    pub entry: NavEntry,
    /// The entries beneath it.
    pub children: Vec<Self>,
}

impl NavNode {
    /// Tells the trees in reading order.
    pub fn flatten(roots: Vec<Self>) -> Vec<NavEntry> {
        let mut entries: Vec<NavEntry> = Vec::new();
        let mut open = vec![roots.into_iter()];
        while let Some(siblings) = open.last_mut() {
            let Some(node) = siblings.next() else {
                open.pop();
                if let (false, Some(last)) = (open.is_empty(), entries.last_mut()) {
                    last.closes += 1;
                }
                continue;
            };
            let has_children = !node.children.is_empty();
            entries.push(NavEntry {
                group: node.entry.group || has_children,
                opens: has_children,
                closes: 0,
                ..node.entry
            });
            if has_children {
                open.push(node.children.into_iter());
            }
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(title: &str, children: Vec<NavNode>) -> NavNode {
        NavNode {
            entry: NavEntry {
                title: title.to_owned(),
                ..NavEntry::default()
            },
            children,
        }
    }

    #[test]
    fn a_flattened_tree_closes_every_list_that_it_opens() {
        let deep = node("b", vec![node("c", vec![node("d", vec![])])]);
        let entries = NavNode::flatten(vec![node("a", vec![]), deep, node("e", vec![])]);
        let told: Vec<_> = entries
            .iter()
            .map(|entry| (entry.title.as_str(), entry.opens, entry.closes))
            .collect();
        assert_eq!(
            told,
            [
                ("a", false, 0),
                ("b", true, 0),
                ("c", true, 0),
                ("d", false, 2),
                ("e", false, 0)
            ]
        );
    }
}
