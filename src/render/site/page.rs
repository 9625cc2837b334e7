//! A document in its edition: from the parsed page to the model of a template.

use std::collections::BTreeMap;

use super::address::{absolute, page_path, relative, to_root};
use super::bilingual;
use super::body::{self, Body, SegmentNotes};
use super::edition::{Origin, Shown, shown};
use super::guides;
use super::links::PageLinks;
use super::model::{
    Alternate, Content, Crumb, Guide, LanguageLink, LocaleInfo, Notice, OutlineEntry, Page,
    PageKind, Reading, ReadingLanguage, Term, Translation,
};
use super::search::{self, Unit};
use super::{Edition, Site, SiteError};
use crate::discover::{PageGroup, RedirectTarget};
use crate::library::GroupPages;
use crate::locale::Locale;
use crate::parse::{
    AudienceKind, AudienceLayout, AudienceList, Document, DocumentKind, FrontMatter,
    TranslationType,
};
use crate::read::Side;

/// A page, made.
#[derive(Debug)]
pub struct Written {
    /// Where it lies in the site.
    pub path: String,
    /// The page.
    pub html: Vec<u8>,
    /// What it tells about the way through the guides.
    pub guide: Option<guides::Guide>,
    /// What can be searched for on it; nothing for a page that repeats another.
    pub units: Vec<Unit>,
}

/// The page of a group in one edition. `None` where the edition does not show the page.
pub fn render(
    site: &Site<'_>,
    edition: &Edition,
    group: &PageGroup,
    pages: &GroupPages,
    notes: &BTreeMap<Locale, SegmentNotes>,
) -> Result<Option<Written>, SiteError> {
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
        from: *file,
        path: &path,
    };
    let roles = guides::roles(&site.roles, document, &shown_here.language);
    let role_links = guides::role_links(&roles, &links);
    let next_steps = guides::next_sections(site.library, page, &shown_here.file_locale);
    let own = shown_here.side == Side::Target;
    let source_notes;
    let notes = match notes.get(&shown_here.file_locale) {
        Some(notes) if own => Some(notes),
        Some(notes) => {
            source_notes = SegmentNotes {
                rows: notes.rows.clone(),
                ..SegmentNotes::default()
            };
            Some(&source_notes)
        }
        None => None,
    };
    let outside = shown_here.file_locale.to_string();
    let words_lang = edition.words.lang.parse::<Locale>().ok();
    let words_lang = words_lang.filter(|lang| lang.language() != shown_here.language.language());
    let extras = body::Extras {
        notes,
        roles: &role_links,
        next_steps: &next_steps,
        outside_lang: (!own).then_some(&*outside),
        words_lang: words_lang.as_ref().map(|_| edition.words.lang.as_str()),
        highlighter: Some(&site.highlighter),
    };
    let body = body::write(page, shown_here.side, &links, &edition.words, extras);
    let subject = Subject {
        site,
        edition,
        group,
        shown: &shown_here,
        path: &path,
        notes,
        bilingual: own && page.source.is_some(),
    };
    let model = subject.model(
        document,
        &page.target.front_matter,
        &body,
        (&roles, &role_links),
    );
    let guide = guides::guide(
        &site.roles,
        &shown_here,
        &edition.locale,
        &roles,
        guides::Guide {
            key: group.key.clone(),
            path: path.clone(),
            title: model.title.clone(),
            lang: None,
            roles: Vec::new(),
            procedures: body.procedures,
            steps: body.steps,
            next: guides::next_pages(document, &next_steps, &links),
        },
    );
    let units = if shown_here.is_own_language() {
        search::units(page, shown_here.side, &model.title, &body, &links)
    } else {
        Vec::new()
    };
    let content = Content {
        heading: body.heading,
        body: body.html,
        roles: body.roles,
        applies_to: body.applies_to,
    };
    let html = site.theme.render(&edition.frame, &model, &content)?;
    Ok(Some(Written {
        path,
        html,
        guide,
        units,
    }))
}

/// A page, in one edition, about to be modelled.
struct Subject<'a> {
    site: &'a Site<'a>,
    edition: &'a Edition,
    group: &'a PageGroup,
    shown: &'a Shown,
    path: &'a str,
    notes: Option<&'a SegmentNotes>,
    /// Whether the text that it was translated from stands beside the text.
    bilingual: bool,
}

impl Subject<'_> {
    fn model(
        &self,
        document: &Document,
        front: &FrontMatter,
        body: &Body,
        (roles, role_links): (&[guides::Named], &[body::RoleLink]),
    ) -> Page {
        let navigation = &self.edition.navigation;
        let (previous, next) = navigation.neighbours(self.path);
        let (locale, own) = (&self.edition.locale, &self.site.routes.own);
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
            toc_url: Some(relative(self.path, &own.contents(locale))),
            canonical: Some(self.canonical()),
            alternates: self.alternates(),
            x_default: self.x_default(),
            languages: self.languages(),
            content_lang: self.shown.language.to_string(),
            content_dir: self.shown.language.direction(),
            notice: self.notice(),
            translation: self.translation(front),
            updated: front.date.map(|date| self.date(date)),
            guide: guide(document, body, roles, role_links),
            breadcrumbs: self.breadcrumbs(),
            navigation: navigation.branch(self.path),
            previous,
            next,
            outline: outline(body),
            key: self.group.key.as_str().to_owned(),
            reading: self.reading(),
            map_url: body
                .is_guide()
                .then(|| relative(self.path, &own.map(locale))),
            ..Page::default()
        }
    }

    /// The languages that the page can be read beside.
    fn reading(&self) -> Option<Reading> {
        self.notes?;
        let source = &self.site.library.config.source_locale;
        let others = self.own_language().filter(|edition| {
            edition.locale != self.shown.language
                && !(self.bilingual && edition.locale == *source)
                && bilingual::has_rows(self.site.library, self.group, &edition.locale)
        });
        let others: Vec<ReadingLanguage> = others
            .map(|edition| ReadingLanguage {
                tag: edition.info.tag.clone(),
                name: edition.info.name.clone(),
                script: relative(
                    self.path,
                    &bilingual::rows_path(&edition.locale, &self.group.key),
                ),
            })
            .collect();
        (self.bilingual || !others.is_empty()).then(|| Reading {
            source: self.bilingual.then(|| self.name(source)),
            others,
        })
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
            Origin::Own => self.behind(),
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

    /// How far the page lags behind its source.
    fn behind(&self) -> Option<Notice> {
        let drift = self.notes?.drift.iter().flatten();
        let mut counts = [0, 0, 0];
        for drift in drift {
            counts[drift.kind as usize] += 1;
        }
        let [stale, missing, obsolete] = counts;
        (stale + missing + obsolete > 0).then_some(Notice::Behind {
            stale,
            missing,
            obsolete,
        })
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
fn guide(
    document: &Document,
    body: &Body,
    roles: &[guides::Named],
    links: &[body::RoleLink],
) -> Option<Guide> {
    let of_kind = |kind| {
        document
            .audiences
            .iter()
            .find(move |list| list.kind == kind)
    };
    // A list further down speaks of a part of the page only.
    let of_page = |kind, lifted: &str| {
        of_kind(kind).filter(|list| !lifted.is_empty() || list.layout == AudienceLayout::Heading)
    };
    let terms = |list: &AudienceList| -> Vec<Term> {
        let items = list.items.iter().map(|item| Term {
            name: item.name.clone(),
            url: roles
                .iter()
                .position(|named| named.item.range == item.range)
                .and_then(|at| links[at].href.clone()),
        });
        items.collect()
    };
    let guide = Guide {
        roles: of_page(AudienceKind::Roles, &body.roles).map_or_else(Vec::new, terms),
        applies_to: of_page(AudienceKind::AppliesTo, &body.applies_to).map_or_else(Vec::new, terms),
        procedures: body.procedures,
        steps: body.steps,
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
