//! The pages that no document stands behind: contents, redirects, 404, the choice of a
//! language, and the sitemap.

use std::fmt::Write;

use super::address::{absolute, page_path, relative, to_root};
use super::body::escape;
use super::edition::shown;
use super::model::{Content, Crumb, LanguageLink, Page, PageKind};
use super::navigation::title_in;
use super::{Edition, Guides, Selection, Sink, Site, SiteError, guides};
use crate::discover::{PageKey, RedirectTarget};
use crate::locale::Locale;

/// Renders them all; the number of pages.
pub fn render(
    site: &Site<'_>,
    editions: &[&Edition],
    selection: &Selection,
    guides: &Guides,
    sink: &Sink<'_>,
) -> Result<usize, SiteError> {
    let mut count = 0;
    for edition in editions {
        for (key, target) in &edition.stubs {
            if selection.has_page(key)
                && let Some((path, html)) = redirect(site, edition, key, target)?
            {
                sink(&path, &html)?;
                count += 1;
            }
        }
        if selection.pages.is_none() {
            count += edition_pages(
                site,
                edition,
                guides.get(&edition.locale).map_or(&[][..], Vec::as_slice),
                sink,
            )?;
        }
    }
    if selection.is_all() {
        sink("index.html", &home(site)?)?;
        sink("404.html", &not_found(site)?)?;
        count += 2;
        if let Some(base) = &site.library.config.base_url {
            sink("sitemap.xml", sitemap(site, base).as_bytes())?;
            sink(
                "robots.txt",
                format!("User-agent: *\nSitemap: {base}sitemap.xml\n").as_bytes(),
            )?;
        }
    }
    Ok(count)
}

/// The contents, and a front page where no document is one.
fn edition_pages(
    site: &Site<'_>,
    edition: &Edition,
    guides: &[guides::Guide],
    sink: &Sink<'_>,
) -> Result<usize, SiteError> {
    let path = site.routes.own.contents(&edition.locale);
    sink(&path, &contents(site, edition, guides, &path)?)?;
    let front = format!("{}/index.html", edition.locale);
    let taken = site.library.docset.groups.iter().any(|group| {
        group.is_shown_in(&edition.locale) && page_path(&edition.locale, &group.key) == front
    });
    if taken
        || edition
            .stubs
            .keys()
            .any(|key| page_path(&edition.locale, key) == front)
    {
        return Ok(1);
    }
    sink(&front, &contents(site, edition, guides, &front)?)?;
    Ok(2)
}

pub(super) fn base(edition: &Edition, kind: PageKind, title: String, path: &str) -> Page {
    Page {
        kind,
        title,
        root: to_root(path),
        home_url: relative(path, &format!("{}/index.html", edition.locale)),
        content_lang: edition.info.interface.clone(),
        content_dir: edition.info.dir,
        ..Page::default()
    }
}

fn contents(
    site: &Site<'_>,
    edition: &Edition,
    guides: &[guides::Guide],
    path: &str,
) -> Result<Vec<u8>, SiteError> {
    let title = site.messages.get(&edition.info.tag, "nav-contents");
    let link = |path_to: String| relative(path, &path_to);
    let own = &site.routes.own;
    let with_roles = guides.iter().any(|guide| !guide.roles.is_empty());
    let page = Page {
        roles_url: with_roles.then(|| link(own.roles(&edition.locale))),
        matrix_url: with_roles.then(|| link(own.matrix(&edition.locale))),
        map_url: (!guides.is_empty()).then(|| link(own.map(&edition.locale))),
        navigation: edition.navigation.whole(path),
        languages: same_page(site, edition, path, |locale| Some(own.contents(locale))),
        ..base(edition, PageKind::Toc, title, path)
    };
    Ok(site
        .theme
        .render(&edition.frame, &page, &Content::default())?)
}

/// The switch between languages on a page of the site's own: `path` is where an edition
/// has it, if it has it.
pub(super) fn same_page(
    site: &Site<'_>,
    current: &Edition,
    from: &str,
    path: impl Fn(&Locale) -> Option<String>,
) -> Vec<LanguageLink> {
    let links = site.editions.iter().filter_map(|edition| {
        Some(LanguageLink {
            tag: edition.info.tag.clone(),
            dir: edition.info.dir,
            name: edition.info.name.clone(),
            url: relative(from, &path(&edition.locale)?),
            fallback: false,
            shown: String::new(),
            current: edition.locale == current.locale,
        })
    });
    links.collect()
}

/// A stub at an old address.
fn redirect(
    site: &Site<'_>,
    edition: &Edition,
    key: &PageKey,
    target: &RedirectTarget,
) -> Result<Option<(String, Vec<u8>)>, SiteError> {
    let path = page_path(&edition.locale, key);
    let (url, canonical, title) = match target {
        RedirectTarget::Page { key, fragment } => {
            let fragment = fragment
                .as_ref()
                .map_or_else(String::new, |name| format!("#{name}"));
            let to = page_path(&edition.locale, key);
            let base = site.library.config.base_url.as_deref();
            let title = title_in(site.library, &edition.locale, key).map(|(title, _)| title);
            let address = relative(&path, &to);
            let canonical = base.map_or_else(|| address.clone(), |base| absolute(base, &to));
            (format!("{address}{fragment}"), canonical, title)
        }
        RedirectTarget::Url(url) => {
            let url = match url.strip_prefix('/') {
                Some(_) => site.routes.on_host(url),
                None => url.clone(),
            };
            (url.clone(), url, None)
        }
        RedirectTarget::Nowhere => return Ok(None),
    };
    let heading = site.messages.get(&edition.info.tag, "redirect-title");
    let page = Page {
        canonical: Some(canonical),
        target: Some(Crumb {
            title: title.unwrap_or_else(|| url.clone()),
            url: Some(url),
            lang: None,
        }),
        ..base(edition, PageKind::Redirect, heading, &path)
    };
    let html = site
        .theme
        .render(&edition.frame, &page, &Content::default())?;
    Ok(Some((path, html)))
}

/// The edition that speaks where no language was chosen: the source language.
fn default_edition<'a>(site: &'a Site<'_>) -> Option<&'a Edition> {
    let source = &site.library.config.source_locale;
    site.editions
        .iter()
        .find(|edition| edition.locale == *source)
        .or(site.editions.first())
}

fn home(site: &Site<'_>) -> Result<Vec<u8>, SiteError> {
    let Some(edition) = default_edition(site) else {
        return Ok(Vec::new());
    };
    let path = "index.html";
    let page = Page {
        languages: same_page(site, edition, path, |locale| {
            Some(format!("{locale}/index.html"))
        }),
        ..base(
            edition,
            PageKind::Home,
            site.library.config.title.clone(),
            path,
        )
    };
    Ok(site
        .theme
        .render(&edition.frame, &page, &Content::default())?)
}

/// Served at any address, so its own links are absolute where the site has an address.
fn not_found(site: &Site<'_>) -> Result<Vec<u8>, SiteError> {
    let Some(edition) = default_edition(site) else {
        return Ok(Vec::new());
    };
    let base_url = site.library.config.base_url.clone().unwrap_or_default();
    let title = site.messages.get(&edition.info.tag, "missing-title");
    let languages = same_page(site, edition, "404.html", |locale| {
        Some(format!("{locale}/index.html"))
    });
    let languages = languages.into_iter().map(|link| LanguageLink {
        url: format!("{base_url}{}", link.url),
        ..link
    });
    let page = Page {
        root: base_url.clone(),
        home_url: format!("{base_url}{}/index.html", edition.locale),
        toc_url: Some(format!(
            "{base_url}{}",
            site.routes.own.contents(&edition.locale)
        )),
        languages: languages.collect(),
        ..base(edition, PageKind::NotFound, title, "404.html")
    };
    Ok(site
        .theme
        .render(&edition.frame, &page, &Content::default())?)
}

/// The addresses of all pages in their own language, each with its alternates
/// (sitemaps.org 0.9, with `xhtml:link`).
fn sitemap(site: &Site<'_>, base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for group in &site.library.docset.groups {
        let own: Vec<(String, String)> = site
            .editions
            .iter()
            .filter(|edition| {
                shown(site.library, group, &edition.locale)
                    .is_some_and(|shown| shown.is_own_language())
            })
            .map(|edition| {
                let address = absolute(base, &page_path(&edition.locale, &group.key));
                (edition.info.tag.clone(), escape(&address))
            })
            .collect();
        for (_, address) in &own {
            let _ = write!(xml, "<url><loc>{address}</loc>");
            for (tag, alternate) in own.iter().filter(|_| own.len() > 1) {
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{alternate}\"/>"
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
