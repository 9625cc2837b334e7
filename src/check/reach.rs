//! What a change reaches beyond the files that changed.

use std::collections::{BTreeMap, BTreeSet};

use super::Changed;
use super::input::{Library, code_file};
use crate::diagnostic::Diagnostic;
use crate::discover::{Docset, PageKey, path_named};
use crate::parse::Target;
use crate::text::{FileId, Span};

/// The files and places whose findings a change may bring about or take away.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The files that changed, and those that include them or quote code from them, in
    /// however many steps.
    files: BTreeSet<FileId>,
    /// Links to files that came or went.
    links: BTreeSet<Span>,
}

impl Reach {
    /// What the change reaches.
    pub(super) fn of(library: &Library<'_>, changed: &Changed) -> Self {
        let moved = changed.moved.iter().map(|path| PageKey::new(path).folded());
        let moved: BTreeSet<_> = moved.collect();
        let has_moved = |from: FileId, target: &Target| {
            let from = &library.docset.file(from).key;
            let path = path_named(from, target.path());
            path.is_some_and(|path| moved.contains(&PageKey::new(&path).folded()))
        };
        let entries = library.docset.entries();
        let own = entries.filter(|(_, entry)| changed.files.contains(&entry.shown));
        let mut files: BTreeSet<_> = own.map(|(file, _)| file).collect();
        let mut links = BTreeSet::new();
        for (&file, card) in &library.cards {
            let parts = card.includes.iter();
            let parts = parts.map(|(span, target)| (span, target));
            let parts = parts.chain(
                card.snippets
                    .iter()
                    .map(|(span, part)| (span, &part.target)),
            );
            let named = card.links.iter().chain(&card.images);
            let named = named.map(|(span, target)| (span, target));
            links.extend(
                named
                    .filter(|(_, target)| has_moved(file, target))
                    .map(|(span, _)| *span),
            );
            if parts.into_iter().any(|(_, target)| has_moved(file, target)) {
                files.insert(file);
            }
        }
        for toc in &library.tocs {
            let entries = toc.all().into_iter();
            let entries = entries.filter(|entry| {
                let target = entry.target.as_ref();
                target.is_some_and(|target| has_moved(toc.file, target))
            });
            links.extend(entries.map(|entry| Span {
                file: toc.file,
                range: entry.line,
            }));
        }
        Self {
            files: closed(files, &takers(library)),
            links,
        }
    }

    /// Whether the change reaches a finding.
    pub(super) fn has(&self, docset: &Docset, changed: &Changed, finding: &Diagnostic) -> bool {
        let file = finding.span.file;
        let group = docset.group_of(file);
        let members = group.into_iter().flat_map(|group| group.members.values());
        let related = finding.related.iter().map(|related| &related.span.file);
        let mut reached = members.chain([&file]).chain(related);
        changed.everything
            || reached.any(|file| self.files.contains(file))
            || self.links.contains(&finding.span)
            || group.is_some_and(|group| changed.paths.contains(group.key.as_str()))
            || of_locale(docset, changed, finding)
    }
}

/// Whether the settings or the navigation of the finding's locale changed.
fn of_locale(docset: &Docset, changed: &Changed, finding: &Diagnostic) -> bool {
    let file = docset.files.get(finding.span.file.0 as usize);
    let own = finding.locale.as_ref().or(file.map(|file| &file.locale));
    let navigation = finding.rule.0.starts_with("toc-");
    own.is_some_and(|locale| {
        changed.locales.contains(locale) || navigation && changed.navigation.contains(locale)
    })
}

/// The files that include or quote a file.
fn takers(library: &Library<'_>) -> BTreeMap<FileId, Vec<FileId>> {
    let mut takers = BTreeMap::<FileId, Vec<FileId>>::new();
    for (&file, card) in &library.cards {
        let included = card.includes.iter();
        let included = included.filter_map(|(_, target)| library.included(file, target));
        let quoted = card.snippets.iter();
        let quoted = quoted.filter_map(|(_, part)| code_file(library.docset, file, &part.target));
        for taken in included.chain(quoted) {
            takers.entry(taken).or_default().push(file);
        }
    }
    takers
}

/// `files`, and all that take from them.
fn closed(files: BTreeSet<FileId>, takers: &BTreeMap<FileId, Vec<FileId>>) -> BTreeSet<FileId> {
    let mut open: Vec<_> = files.iter().copied().collect();
    let mut closed = files;
    while let Some(file) = open.pop() {
        for &taker in takers.get(&file).into_iter().flatten() {
            if closed.insert(taker) {
                open.push(taker);
            }
        }
    }
    closed
}
