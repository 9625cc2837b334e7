//! Images, includes and code from files, which stand between the segments: what a page
//! lacks that other pages of its revision have.

use std::collections::BTreeMap;

use super::input::{Group, Page};
use super::revisions::revisions;
use crate::read::Side;
use crate::text::{Span, TextRange};

/// Something that a page lacks.
pub(super) struct Part<'a> {
    pub(super) page: &'a Page,
    /// Where it would stand.
    pub(super) span: Span,
    /// Where another page has it.
    pub(super) related: Option<Span>,
    pub(super) message: String,
    pub(super) subject: String,
}

/// What a part is known by: its sort and the folded path.
type Name = (&'static str, String);

/// The parts that pages lack and most pages of their revision have; of two, one.
pub(super) fn missing<'a>(group: &Group<'a>) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    for pages in revisions(group) {
        let of_pages: Vec<BTreeMap<Name, Vec<TextRange>>> = pages
            .iter()
            .map(|&page| parts(&group.pages[page]))
            .collect();
        let mut names: Vec<&Name> = of_pages.iter().flat_map(BTreeMap::keys).collect();
        names.sort();
        names.dedup();
        for name in names {
            let count = |page: usize| of_pages[page].get(name).map_or(0, Vec::len);
            let with = (0..pages.len()).filter(|&page| count(page) > 0).count();
            let is_usual = with * 2 > pages.len() || pages.len() == 2;
            let model = (0..pages.len()).find(|&page| count(page) > 0);
            let (Some(model), true) = (model, is_usual) else {
                continue;
            };
            let place = of_pages[model][name][0];
            for lacking in (0..pages.len()).filter(|&page| count(page) == 0) {
                let (page, other) = (&group.pages[pages[lacking]], &group.pages[pages[model]]);
                let (sort, path) = name;
                found.push(Part {
                    page,
                    span: counterpart(page, other, place),
                    related: Some(other.span(Side::Target, place)),
                    message: format!("{sort} `{path}` of the same revision is missing here"),
                    subject: format!("{sort}|{path}"),
                });
            }
        }
    }
    found
}

fn parts(page: &Page) -> BTreeMap<Name, Vec<TextRange>> {
    let facts = &page.target;
    let images = facts.images.iter();
    let images = images.map(|image| ("image", &image.target, image.range));
    let includes = facts.includes.iter();
    let includes = includes.map(|part| ("include", &part.names, part.range));
    let code = facts.snippets.iter();
    let code = code.map(|part| ("code", &part.names.target, part.range));
    let mut parts = BTreeMap::<Name, Vec<TextRange>>::new();
    for (sort, target, range) in images.chain(includes).chain(code) {
        let path = target.path().replace('\\', "/").to_lowercase();
        let path = path.trim_start_matches("./").to_owned();
        if !path.is_empty() {
            parts.entry((sort, path)).or_default().push(range);
        }
    }
    parts
}

/// The place in a page that corresponds to one of another: behind the segment with the same
/// source words as the last one before it.
fn counterpart(page: &Page, other: &Page, place: TextRange) -> Span {
    let words = |page: &Page, at: usize| {
        let segment = &page.parsed.table().segments()[at];
        let source = segment.source?.side.of(page.parsed.text(Side::Source));
        Some(super::input::fold(source))
    };
    let before = other.parsed.table().segments().iter().rposition(|segment| {
        segment
            .target
            .is_some_and(|target| target.side.end <= place.start)
    });
    let wanted = before.and_then(|at| words(other, at));
    let own = wanted.and_then(|wanted| {
        let mut numbers = 0..page.parsed.table().segments().len();
        let at = numbers.find(|&at| words(page, at).as_ref() == Some(&wanted))?;
        page.parsed.table().segments()[at].target
    });
    Span {
        file: page.file,
        range: own.map_or(TextRange::empty(0), |target| target.file),
    }
}
