//! A document in its edition: from the parsed page to the model of a template.

use super::address::{absolute, page_path, relative, to_root};
use super::body::{self, Body};
use super::edition::{Origin, Shown, shown};
use super::links::PageLinks;
use super::model::{
    Alternate, Content, Crumb, Guide, LanguageLink, LocaleInfo, Notice, OutlineEntry, Page,
    PageKind, Term, Translation,
};
use super::{Edition, Site, SiteError};
use crate::discover::{PageGroup, RedirectTarget};
use crate::library::GroupPages;
use crate::locale::Locale;
use crate::parse::{AudienceKind, Document, DocumentKind, FrontMatter, TranslationType};
use crate::read::Side;

/// The page of a group in one edition: its path in the site and its HTML. `None` where
/// the edition does not show the page.
pub fn render(
    site: &Site<'_>,
    edition: &Edition,
    group: &PageGroup,
    pages: &GroupPages,
) -> Result<Option<(String, String)>, SiteError> {
    let Some(shown_here) = shown(site.library, group, &edition.locale) else {
        return Ok(None);
    };
    let Some((file, page)) = pages.get(&shown_here.file_locale) else {
        return Ok(None);
    };
    let Some(document) = page.document(shown_here.side) else {
        return Ok(None);
    };
    let path = page_path(&edition.locale, &group.key);
    let links = PageLinks {
        routes: &site.routes,
        locale: &edition.locale,
        file_locale: &shown_here.file_locale,
        from: &site.library.docset.file(*file).key,
        path: &path,
    };
    let body = body::write(page, shown_here.side, &links, &edition.words);
    let subject = Subject {
        site,
        edition,
        group,
        shown: &shown_here,
        path: &path,
    };
    let model = subject.model(document, &page.target.front_matter, &body);
    let content = Content {
        heading: body.heading,
        body: body.html,
    };
    let html = site.theme.render(&edition.frame, &model, &content)?;
    Ok(Some((path, html)))
}

/// A page, in one edition, about to be modelled.
struct Subject<'a> {
    site: &'a Site<'a>,
    edition: &'a Edition,
    group: &'a PageGroup,
    shown: &'a Shown,
    path: &'a str,
}

impl Subject<'_> {
    fn model(&self, document: &Document, front: &FrontMatter, body: &Body) -> Page {
        let navigation = &self.edition.navigation;
        let (previous, next) = navigation.neighbours(self.path);
        let locale = &self.edition.locale;
        Page {
            kind: match document.kind {
                DocumentKind::Page => PageKind::Page,
                DocumentKind::Faq => PageKind::Faq,
                DocumentKind::Landing => PageKind::Landing,
            },
            title: self.title(front, body),
            description: front
                .description
                .clone()
                .filter(|_| self.speaks_own_words()),
            root: to_root(self.path),
            home_url: relative(self.path, &format!("{locale}/index.html")),
            toc_url: Some(relative(self.path, &super::frame_pages::toc_path(locale))),
            canonical: Some(self.canonical()),
            alternates: self.alternates(),
            x_default: self.x_default(),
            languages: self.languages(),
            content_lang: self.shown.language.to_string(),
            content_dir: self.shown.language.direction(),
            notice: self.notice(),
            translation: self.translation(front),
            updated: front.date.map(|date| self.date(date)),
            guide: guide(document, body),
            breadcrumbs: self.breadcrumbs(),
            navigation: navigation.branch(self.path),
            previous,
            next,
            outline: outline(body),
            target: None,
        }
    }

    /// Titles and descriptions without a source copy are the translation's words, and do
    /// not belong to the source edition.
    fn speaks_own_words(&self) -> bool {
        self.shown.side == Side::Target
    }

    fn title(&self, front: &FrontMatter, body: &Body) -> String {
        let own = front.title.clone().filter(|_| self.speaks_own_words());
        let summary = self.site.library.summary(self.shown.file);
        let heading = || match self.shown.side {
            Side::Target => summary.map(|summary| summary.title.clone()),
            Side::Source => summary.and_then(|summary| summary.source_title.clone()),
        };
        let first = || body.outline.first().map(|(_, _, text)| text.clone());
        let some = |title: &String| !title.is_empty();
        let named = own
            .filter(some)
            .or_else(|| heading().filter(some))
            .or_else(first);
        named.unwrap_or_else(|| self.group.key.stem().to_owned())
    }

    /// Where the page lies, absolute where the site has an address.
    fn address(&self, locale: &Locale) -> String {
        let path = page_path(locale, &self.group.key);
        match &self.site.library.config.base_url {
            Some(base) => absolute(base, &path),
            None => relative(self.path, &path),
        }
    }

    /// A page that repeats another names that one.
    fn canonical(&self) -> String {
        self.address(match self.shown.origin {
            Origin::Own | Origin::Reconstructed => &self.edition.locale,
            Origin::Fallback | Origin::Unsourced => &self.shown.language,
        })
    }

    /// The editions that have the page in their own language.
    fn own_language(&self) -> impl Iterator<Item = &Edition> {
        let (site, group) = (self.site, self.group);
        site.editions.iter().filter(move |edition| {
            shown(site.library, group, &edition.locale).is_some_and(|shown| shown.is_own_language())
        })
    }

    fn alternates(&self) -> Vec<Alternate> {
        // A page that only repeats another has no alternates of its own.
        if !self.shown.is_own_language() {
            return Vec::new();
        }
        let alternates = self.own_language().map(|edition| Alternate {
            tag: edition.info.tag.clone(),
            url: self.address(&edition.locale),
        });
        alternates.collect()
    }

    fn x_default(&self) -> Option<String> {
        if !self.shown.is_own_language() {
            return None;
        }
        let source = &self.site.library.config.source_locale;
        let has_source = self.own_language().any(|edition| edition.locale == *source);
        has_source.then(|| self.address(source))
    }

    fn languages(&self) -> Vec<LanguageLink> {
        let links = self.site.editions.iter().filter_map(|edition| {
            let there = shown(self.site.library, self.group, &edition.locale)?;
            let info = &edition.info;
            let own = there.is_own_language();
            Some(LanguageLink {
                tag: info.tag.clone(),
                dir: info.dir,
                name: info.name.clone(),
                url: relative(self.path, &page_path(&edition.locale, &self.group.key)),
                fallback: !own,
                shown: if own {
                    String::new()
                } else {
                    self.name(&there.language)
                },
                current: edition.locale == self.edition.locale,
            })
        });
        links.collect()
    }

    fn info(&self, locale: &Locale) -> Option<&LocaleInfo> {
        let found = self
            .site
            .editions
            .iter()
            .find(|edition| edition.locale == *locale);
        found.map(|edition| &edition.info)
    }

    fn name(&self, locale: &Locale) -> String {
        self.info(locale)
            .map_or_else(|| locale.to_string(), |info| info.name.clone())
    }

    fn notice(&self) -> Option<Notice> {
        let name = |locale: &Locale| self.name(locale);
        match self.shown.origin {
            Origin::Own if self.group.retired => Some(Notice::Retired {
                target: self.replacement(),
            }),
            Origin::Own => None,
            Origin::Reconstructed => Some(Notice::SourceEdition {
                name: name(&self.shown.file_locale),
            }),
            Origin::Fallback => Some(Notice::Fallback {
                name: name(&self.shown.language),
            }),
            Origin::Unsourced => Some(Notice::Unsourced {
                name: name(&self.shown.language),
            }),
        }
    }

    /// Where the newest editions send the readers of a retired page.
    fn replacement(&self) -> Option<Crumb> {
        let stubs = self
            .site
            .editions
            .iter()
            .find_map(|edition| edition.stubs.get(&self.group.key));
        let RedirectTarget::Page { key, .. } = stubs? else {
            return None;
        };
        let library = self.site.library;
        let (title, lang) = super::navigation::title_in(library, &self.edition.locale, key)?;
        library
            .docset
            .page_at(key.as_str())?
            .is_shown_in(&self.edition.locale)
            .then(|| Crumb {
                title,
                url: Some(relative(self.path, &page_path(&self.edition.locale, key))),
                lang: (lang != self.edition.locale).then(|| lang.to_string()),
            })
    }

    fn translation(&self, front: &FrontMatter) -> Option<Translation> {
        if self.shown.origin != Origin::Own {
            return None;
        }
        let kind = front.translation.map(|kind| match kind {
            TranslationType::Machine => "machine",
            TranslationType::Human => "human",
        });
        let handoff = front.handoff.map(|date| self.date(date));
        (kind.is_some() || handoff.is_some()).then_some(Translation { kind, handoff })
    }

    fn date(&self, date: jiff::civil::Date) -> super::model::Date {
        self.site.messages.date(&self.edition.info.tag, date)
    }

    fn breadcrumbs(&self) -> Vec<Crumb> {
        self.edition.navigation.ancestors(self.path)
    }
}

/// What a person needs to know before starting; `None` for a page that is no guide.
fn guide(document: &Document, body: &Body) -> Option<Guide> {
    let terms = |kind| {
        let first = document.audiences.iter().find(|list| list.kind == kind);
        let items = first.into_iter().flat_map(|list| &list.items);
        items
            .map(|item| Term {
                name: item.name.clone(),
                url: None,
            })
            .collect::<Vec<_>>()
    };
    let guide = Guide {
        roles: terms(AudienceKind::Roles),
        applies_to: terms(AudienceKind::AppliesTo),
        procedures: body.procedures,
        steps: body.steps,
        next_steps: Vec::new(),
    };
    let says_something =
        !guide.roles.is_empty() || !guide.applies_to.is_empty() || guide.procedures > 0;
    says_something.then_some(guide)
}

fn outline(body: &Body) -> Vec<OutlineEntry> {
    let shown = body.outline.iter().filter(|(level, ..)| *level <= 3);
    let entries = shown.map(|(level, anchor, text)| OutlineEntry {
        level: *level,
        anchor: anchor.clone(),
        text: text.clone(),
    });
    entries.collect()
}
