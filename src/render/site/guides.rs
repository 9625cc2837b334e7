//! What a page tells about the way through the guides: who may follow it, how long it
//! is, and which guides follow.

use std::collections::BTreeMap;

use super::address::{page_path, relative};
use super::body::RoleLink;
use super::edition::Shown;
use super::links::{Destination, PageLinks};
use crate::discover::PageKey;
use crate::library::Library;
use crate::locale::Locale;
use crate::parse::{
    AudienceItem, AudienceKind, AudienceLayout, Block, BlockKind, Document, Inline, InlineKind,
    Page, Target, plain, slug,
};
use crate::read::Side;
use crate::vocabulary::fold;

/// More words than this are a sentence about people, and no role.
const NAME_WORDS: usize = 7;

/// A guide, as one edition shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The page.
    pub key: PageKey,
    /// Where it lies in the site.
    pub path: String,
    /// What it is called there.
    pub title: String,
    /// The language of the title, where it is not the edition's.
    pub lang: Option<String>,
    /// The roles that may follow it, each once, in the author's order.
    pub roles: Vec<RoleName>,
    /// How many procedures it holds.
    pub procedures: u32,
    /// How many steps they have.
    pub steps: u32,
    /// The guides that it leads to, each once, in the author's order.
    pub next: Vec<PageKey>,
}

/// A role as a page names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoleName {
    /// Its identity in every locale.
    pub id: String,
    /// The name in the language of the page.
    pub name: String,
}

/// The identities of roles by their folded names, for each locale.
#[derive(Debug)]
pub struct RoleNames {
    source: Locale,
    ids: BTreeMap<Locale, BTreeMap<String, String>>,
    preferred: BTreeMap<Locale, BTreeMap<String, String>>,
}

impl RoleNames {
    /// Takes the names of every locale of a library.
    pub fn new(library: &Library) -> Self {
        let mut names = Self {
            source: library.config.source_locale.clone(),
            ids: BTreeMap::new(),
            preferred: BTreeMap::new(),
        };
        for locale in library.locales() {
            let mut ids = BTreeMap::new();
            let mut preferred = BTreeMap::new();
            for (id, forms) in &library.words(&locale).roles {
                for form in forms {
                    ids.entry(fold(form)).or_insert_with(|| id.clone());
                }
                preferred.extend(forms.first().map(|form| (id.clone(), form.clone())));
            }
            names.ids.insert(locale.clone(), ids);
            names.preferred.insert(locale, preferred);
        }
        names
    }

    /// The identity of a role, where it can be told: by its name in the source language,
    /// otherwise by that in the language of the page.
    fn id(&self, item: &AudienceItem, language: &Locale) -> Option<String> {
        let known = |locale: &Locale, name: &str| self.ids.get(locale)?.get(&fold(name)).cloned();
        let original = item.source.as_deref();
        let original = original.or((*language == self.source).then_some(item.name.as_str()));
        match original {
            Some(name) => known(&self.source, name).or_else(|| {
                let words = name.split_whitespace().count();
                let slug = slug::publisher(&fold(name));
                (words <= NAME_WORDS && !slug.is_empty()).then_some(slug)
            }),
            None => known(language, &item.name),
        }
    }

    /// What a role is called by preference in a locale.
    pub fn preferred(&self, locale: &Locale, id: &str) -> Option<&str> {
        Some(self.preferred.get(locale)?.get(id)?.as_str())
    }
}

/// The roles of a document, by where they stand, with their identities.
pub fn roles(names: &RoleNames, document: &Document, language: &Locale) -> Vec<Named> {
    let lists = document
        .audiences
        .iter()
        .filter(|list| list.kind == AudienceKind::Roles && list.layout != AudienceLayout::Prose);
    let mut found: Vec<Named> = lists
        .flat_map(|list| &list.items)
        .map(|item| Named {
            item: item.clone(),
            id: names.id(item, language),
        })
        .collect();
    found.sort_by_key(|named| named.item.range);
    found
}

/// A role that a document names.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name and its place.
    pub item: AudienceItem,
    /// Which role it is; `None` for words that name none.
    pub id: Option<String>,
}

/// The links from the names of roles to their pages.
pub fn role_links(roles: &[Named], links: &PageLinks<'_>) -> Vec<RoleLink> {
    let href = |id: &str| relative(links.path, &links.routes.own.role(links.locale, id));
    let link = |named: &Named| RoleLink {
        range: named.item.range,
        href: named.id.as_deref().map(href),
    };
    roles.iter().map(link).collect()
}

/// The anchors of the sections that name the guides to go on with: recognized by the
/// source heading where the page carries one, since anchors are shared by both sides.
pub fn next_sections(library: &Library, page: &Page, file_locale: &Locale) -> Vec<String> {
    let (side, language) = match page.source {
        Some(_) => (Side::Source, &library.config.source_locale),
        None => (Side::Target, file_locale),
    };
    let labels = &library.words(language).next_steps_labels;
    let Some(document) = page.document(side) else {
        return Vec::new();
    };
    let headings = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some(heading),
            _ => None,
        });
    headings
        .filter(|heading| labels.contains(&fold(&plain::text(page.text(side), &heading.content))))
        .map(|heading| heading.id.clone())
        .collect()
}

/// The pages that the sections with these anchors lead to, each once.
pub fn next_pages(document: &Document, sections: &[String], links: &PageLinks<'_>) -> Vec<PageKey> {
    let mut targets = Vec::new();
    let mut level = None;
    for block in &document.blocks {
        if let BlockKind::Heading(heading) = &block.kind {
            if sections.contains(&heading.id) {
                level = Some(heading.level);
            } else if level.is_some_and(|open| heading.level <= open) {
                level = None;
            }
        } else if level.is_some() {
            block_targets(block, &mut targets);
        }
    }
    let mut keys: Vec<PageKey> = Vec::new();
    for target in targets {
        if let Destination::Page { key, .. } =
            links.routes.resolve(links.locale, links.key(None), target)
            && page_path(links.locale, &key) != links.path
            && !keys.contains(&key)
        {
            keys.push(key);
        }
    }
    keys
}

fn block_targets<'a>(block: &'a Block, out: &mut Vec<&'a Target>) {
    match &block.kind {
        BlockKind::Paragraph(content) => inline_targets(content, out),
        BlockKind::Table(table) => {
            for cell in table.rows.iter().flatten() {
                inline_targets(&cell.content, out);
            }
        }
        kind => {
            for child in kind.children().into_iter().flatten() {
                block_targets(child, out);
            }
        }
    }
}

fn inline_targets<'a>(content: &'a [Inline], out: &mut Vec<&'a Target>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Link(link) => out.push(&link.target),
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                inline_targets(content, out);
            }
            _ => {}
        }
    }
}

/// What a page tells, once it is written. `None` for a page that neither holds a
/// procedure, nor names roles or next steps.
pub fn guide(
    names: &RoleNames,
    shown: &Shown,
    edition: &Locale,
    roles: &[Named],
    written: Guide,
) -> Option<Guide> {
    let mut told: Vec<RoleName> = Vec::new();
    for named in roles {
        if let Some(id) = &named.id
            && !told.iter().any(|role| role.id == *id)
        {
            // A page that stands in speaks another language, its readers do not.
            let preferred = (shown.language != *edition)
                .then(|| names.preferred(edition, id))
                .flatten();
            told.push(RoleName {
                id: id.clone(),
                name: preferred.unwrap_or(&named.item.name).to_owned(),
            });
        }
    }
    let says_something = written.procedures > 0 || !told.is_empty() || !written.next.is_empty();
    says_something.then(|| Guide {
        lang: (shown.language != *edition).then(|| shown.language.to_string()),
        roles: told,
        ..written
    })
}
