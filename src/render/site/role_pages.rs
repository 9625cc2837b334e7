//! The pages of the roles: what each may do, all of them, and a matrix of roles by guides.

use std::collections::{BTreeMap, BTreeSet};

use super::address::relative;
use super::body::escape_into;
use super::frame_pages::{base, same_page};
use super::guides::Guide;
use super::model::{Content, GuideCard, PageKind, RoleEntry, RolePage};
use super::{Edition, Guides, Sink, Site, SiteError};
use crate::locale::Locale;

/// A role of an edition.
struct Role<'a> {
    id: String,
    name: String,
    /// The other names that its pages give it.
    also: Vec<String>,
    guides: Vec<&'a Guide>,
}

/// Whether an edition names a role, or any.
type Has<'a> = dyn Fn(&Locale, Option<&str>) -> bool + 'a;

/// Renders the pages of every edition that names roles; the number of pages.
pub fn render(
    site: &Site<'_>,
    editions: &[&Edition],
    all: &Guides,
    sink: &Sink<'_>,
) -> Result<usize, SiteError> {
    let own = &site.routes.own;
    let mut count = 0;
    for edition in editions {
        let Some(guides) = all.get(&edition.locale) else {
            continue;
        };
        let roles = collect(site, edition, guides);
        if roles.is_empty() {
            continue;
        }
        let has = |locale: &Locale, id: Option<&str>| {
            let guides = all.get(locale).into_iter().flatten();
            let mut named = guides.flat_map(|guide| &guide.roles);
            named.any(|role| id.is_none_or(|id| role.id == id))
        };
        for role in &roles {
            let path = own.role(&edition.locale, &role.id);
            let html = role_page(site, edition, role, &roles, &path, &has)?;
            sink(&path, &html)?;
        }
        let path = own.roles(&edition.locale);
        sink(&path, &index(site, edition, &roles, &path, &has)?)?;
        let path = own.matrix(&edition.locale);
        let matrix = matrix(site, edition, &roles, (guides, &path), &has)?;
        sink(&path, &matrix)?;
        count += roles.len() + 2;
    }
    Ok(count)
}

/// The roles of an edition, the most frequent first.
fn collect<'a>(site: &Site<'_>, edition: &Edition, guides: &'a [Guide]) -> Vec<Role<'a>> {
    let mut by_id: BTreeMap<&str, (BTreeMap<&str, usize>, Vec<&Guide>)> = BTreeMap::new();
    for guide in guides {
        for role in &guide.roles {
            let (names, of_role) = by_id.entry(&role.id).or_default();
            // A name of another language says nothing of what it is called here.
            if guide.lang.is_none() {
                *names.entry(&role.name).or_default() += 1;
            }
            of_role.push(guide);
        }
    }
    let mut roles: Vec<Role> = by_id
        .into_iter()
        .map(|(id, (names, guides))| {
            let first = |id: &str| guides.iter().flat_map(|g| &g.roles).find(|r| r.id == id);
            let most = names
                .iter()
                .max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name)));
            let preferred = site.roles.preferred(&edition.locale, id);
            let name = preferred
                .or(most.map(|(name, _)| *name))
                .or(first(id).map(|role| role.name.as_str()))
                .unwrap_or(id)
                .to_owned();
            let folded = crate::vocabulary::fold(&name);
            let mut seen = BTreeSet::from([folded]);
            let also = names
                .keys()
                .filter(|other| seen.insert(crate::vocabulary::fold(other)));
            Role {
                id: id.to_owned(),
                also: also.map(|name| (*name).to_owned()).collect(),
                name,
                guides,
            }
        })
        .collect();
    roles.sort_by(|a, b| (b.guides.len(), &a.name).cmp(&(a.guides.len(), &b.name)));
    roles
}

fn entry(site: &Site<'_>, edition: &Edition, role: &Role<'_>, from: &str) -> RoleEntry {
    RoleEntry {
        id: role.id.clone(),
        name: role.name.clone(),
        url: relative(from, &site.routes.own.role(&edition.locale, &role.id)),
        guides: u32::try_from(role.guides.len()).unwrap_or(u32::MAX),
    }
}

fn role_page(
    site: &Site<'_>,
    edition: &Edition,
    role: &Role<'_>,
    roles: &[Role<'_>],
    path: &str,
    has: &Has<'_>,
) -> Result<Vec<u8>, SiteError> {
    let cards = role.guides.iter().map(|guide| GuideCard {
        title: guide.title.clone(),
        url: relative(path, &guide.path),
        lang: guide.lang.clone(),
        procedures: guide.procedures,
        steps: guide.steps,
        roles: roles
            .iter()
            .filter(|other| guide.roles.iter().any(|role| role.id == other.id))
            .map(|other| entry(site, edition, other, path))
            .collect(),
    });
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("role", role.name.as_str());
    let tag = &edition.info.tag;
    let title = site.messages.format(tag, "role-title", Some(&args));
    let own = &site.routes.own;
    let languages = same_page(site, edition, path, |locale| {
        has(locale, Some(&role.id)).then(|| own.role(locale, &role.id))
    });
    let page = super::model::Page {
        role: Some(RolePage {
            name: role.name.clone(),
            also: role.also.clone(),
            guides: cards.collect(),
            index_url: relative(path, &own.roles(&edition.locale)),
            matrix_url: relative(path, &own.matrix(&edition.locale)),
        }),
        languages,
        ..base(edition, PageKind::Role, title, path)
    };
    Ok(site
        .theme
        .render(&edition.frame, &page, &Content::default())?)
}

fn index(
    site: &Site<'_>,
    edition: &Edition,
    roles: &[Role<'_>],
    path: &str,
    has: &Has<'_>,
) -> Result<Vec<u8>, SiteError> {
    let title = site.messages.get(&edition.info.tag, "roles-title");
    let own = &site.routes.own;
    let entries = roles.iter().map(|role| entry(site, edition, role, path));
    let page = super::model::Page {
        roles: entries.collect(),
        matrix_url: Some(relative(path, &own.matrix(&edition.locale))),
        languages: same_page(site, edition, path, |locale| {
            has(locale, None).then(|| own.roles(locale))
        }),
        ..base(edition, PageKind::Roles, title, path)
    };
    Ok(site
        .theme
        .render(&edition.frame, &page, &Content::default())?)
}

/// The table is written here and not by a template: it has as many cells as all the
/// other parts of an edition's role pages together.
fn matrix(
    site: &Site<'_>,
    edition: &Edition,
    roles: &[Role<'_>],
    (guides, path): (&[Guide], &str),
    has: &Has<'_>,
) -> Result<Vec<u8>, SiteError> {
    let own = &site.routes.own;
    let tag = &edition.info.tag;
    let word = |key: &str| site.messages.get(tag, key);
    let mut table = String::from("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">");
    escape_into(&word("matrix-guide"), &mut table);
    table.push_str("</th>");
    for role in roles {
        table.push_str("<th scope=\"col\" data-role=\"");
        escape_into(&role.id, &mut table);
        table.push_str("\"><a href=\"");
        escape_into(
            &relative(path, &own.role(&edition.locale, &role.id)),
            &mut table,
        );
        table.push_str("\">");
        escape_into(&role.name, &mut table);
        table.push_str("</a></th>");
    }
    table.push_str("</tr></thead>\n<tbody>\n");
    for guide in guides.iter().filter(|guide| !guide.roles.is_empty()) {
        table.push_str("<tr><th scope=\"row\"");
        if let Some(lang) = &guide.lang {
            table.push_str(" lang=\"");
            escape_into(lang, &mut table);
            table.push('"');
        }
        table.push_str("><a href=\"");
        escape_into(&relative(path, &guide.path), &mut table);
        table.push_str("\">");
        escape_into(&guide.title, &mut table);
        table.push_str("</a></th>");
        for role in roles {
            let named = guide.roles.iter().any(|own| own.id == role.id);
            table.push_str(if named { "<td>✓</td>" } else { "<td></td>" });
        }
        table.push_str("</tr>\n");
    }
    table.push_str("</tbody></table>\n");
    let page = super::model::Page {
        roles: roles
            .iter()
            .map(|role| entry(site, edition, role, path))
            .collect(),
        roles_url: Some(relative(path, &own.roles(&edition.locale))),
        languages: same_page(site, edition, path, |locale| {
            has(locale, None).then(|| own.matrix(locale))
        }),
        ..base(edition, PageKind::Matrix, word("matrix-title"), path)
    };
    let content = Content {
        body: table,
        ..Content::default()
    };
    Ok(site.theme.render(&edition.frame, &page, &content)?)
}
