//! The workflow map of an edition: which guide leads to which, and who goes on there.
//!
//! `layout` puts the guides in layers, `drawing` writes the SVG; the same map stands
//! below it as a list. *Invariant:* what the drawing says, the list says too.

mod drawing;
mod layout;

use std::collections::{BTreeMap, BTreeSet};

use super::address::relative;
use super::frame_pages::{base, same_page};
use super::guides::Guide;
use super::model::{Content, MapEntry, MapLink, MapPage, PageKind, RoleEntry};
use super::{Edition, Guides, Sink, Site, SiteError};
use crate::locale::Locale;

/// The guides of an edition and the ways between them.
struct Map<'a> {
    guides: Vec<&'a Guide>,
    /// From and to, by number.
    ways: Vec<(usize, usize)>,
}

/// Renders the map of every edition that has guides; the number of pages.
pub fn render(
    site: &Site<'_>,
    editions: &[&Edition],
    all: &Guides,
    sink: &Sink<'_>,
) -> Result<usize, SiteError> {
    let mut count = 0;
    for edition in editions {
        let guides = all.get(&edition.locale);
        let Some(guides) = guides.filter(|guides| !guides.is_empty()) else {
            continue;
        };
        let map = Map::new(guides);
        let path = site.routes.own.map(&edition.locale);
        let has = |locale: &Locale| all.get(locale).is_some_and(|guides| !guides.is_empty());
        sink(&path, &page(site, edition, &map, &path, &has)?)?;
        count += 1;
    }
    Ok(count)
}

impl<'a> Map<'a> {
    fn new(guides: &'a [Guide]) -> Self {
        let numbers: BTreeMap<_, _> = guides.iter().map(|guide| &guide.key).zip(0..).collect();
        let mut ways = Vec::new();
        for (from, guide) in guides.iter().enumerate() {
            let next = guide.next.iter().filter_map(|key| numbers.get(key));
            ways.extend(next.map(|&to| (from, to)));
        }
        Self {
            guides: guides.iter().collect(),
            ways,
        }
    }

    /// Whether a way leads to somebody else: no role of the one guide may do the other.
    fn is_handover(&self, (from, to): (usize, usize)) -> bool {
        let ids = |guide: &Guide| -> BTreeSet<String> {
            guide.roles.iter().map(|role| role.id.clone()).collect()
        };
        let (from, to) = (ids(self.guides[from]), ids(self.guides[to]));
        !from.is_empty() && !to.is_empty() && from.is_disjoint(&to)
    }
}

fn page(
    site: &Site<'_>,
    edition: &Edition,
    map: &Map<'_>,
    path: &str,
    has: &dyn Fn(&Locale) -> bool,
) -> Result<Vec<u8>, SiteError> {
    let reached: BTreeSet<usize> = map.ways.iter().map(|(_, to)| *to).collect();
    let entry = |number: usize| {
        let guide = map.guides[number];
        let ways = map.ways.iter().filter(|(from, _)| *from == number);
        MapEntry {
            title: guide.title.clone(),
            url: relative(path, &guide.path),
            lang: guide.lang.clone(),
            roles: guide
                .roles
                .iter()
                .map(|role| RoleEntry {
                    id: role.id.clone(),
                    name: role.name.clone(),
                    url: relative(path, &site.routes.own.role(&edition.locale, &role.id)),
                    guides: 0,
                })
                .collect(),
            leads_to: ways
                .map(|&(from, to)| MapLink {
                    title: map.guides[to].title.clone(),
                    url: relative(path, &map.guides[to].path),
                    lang: map.guides[to].lang.clone(),
                    handover: map.is_handover((from, to)),
                })
                .collect(),
        }
    };
    let numbers = 0..map.guides.len();
    let unreached = numbers
        .clone()
        .filter(|number| !reached.contains(number) && map.guides[*number].procedures > 0);
    let connected = numbers.filter(|number| {
        map.ways
            .iter()
            .any(|(from, to)| from == number || to == number)
    });
    let title = site.messages.get(&edition.info.tag, "map-title");
    let page = super::model::Page {
        map: Some(MapPage {
            entries: connected.map(entry).collect(),
            unreached: unreached.map(entry).collect(),
        }),
        languages: same_page(site, edition, path, |locale| {
            has(locale).then(|| site.routes.own.map(locale))
        }),
        ..base(edition, PageKind::Map, title, path)
    };
    let content = Content {
        body: drawing::svg(map, path),
        ..Content::default()
    };
    Ok(site.theme.render(&edition.frame, &page, &content)?)
}
