//! `isogloss inspect --align`: how the locales of a page were aligned, and why.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use anyhow::Context;

use crate::align::{
    self, AlignedPages, Edition, EditionKind, Link, LinkKind, Reason, Row, Standing,
};
use crate::discover::PageGroup;
use crate::files;
use crate::library::{GroupPages, Library};

/// Describes the alignment of the page that `named` is a file or the key of.
///
/// # Errors
/// Where there is no such page, or a file of it cannot be read.
pub(super) fn page(library: &Library, named: &Path, working_dir: &Path) -> anyhow::Result<String> {
    let group = group(library, named, working_dir)
        .with_context(|| format!("`{}` is no page of this documentation set", named.display()))?;
    let pages = library.read_group(group)?;
    let aligned = align::align_pages(&pages, &library.config.source_locale);
    let mut out = String::new();
    let mut view = View {
        pages: &pages,
        texts: texts(&pages, &aligned, library),
        aligned: &aligned,
        out: &mut out,
    };
    writeln!(view.out, "page `{}`", group.key)?;
    view.editions()?;
    view.rows()?;
    Ok(out)
}

fn group<'a>(library: &'a Library, named: &Path, working_dir: &Path) -> Option<&'a PageGroup> {
    let docset = &library.docset;
    let path = files::resolve(&working_dir.join(named));
    let file = docset
        .entries()
        .find(|(_, entry)| files::resolve(&entry.path) == path);
    if let Some((id, _)) = file {
        return docset.group_of(id);
    }
    let key = files::slashed(named);
    docset.groups.iter().find(|group| group.key.as_str() == key)
}

/// The side text that each edition was made from.
fn texts<'a>(pages: &'a GroupPages, aligned: &AlignedPages, library: &Library) -> Vec<&'a str> {
    let source = &library.config.source_locale;
    let pages = aligned.editions.iter().map(|edition| {
        let (_, page) = &pages[&edition.locale];
        page.text(align::side(page, &edition.locale, source))
    });
    pages.collect()
}

struct View<'a> {
    pages: &'a GroupPages,
    aligned: &'a AlignedPages,
    texts: Vec<&'a str>,
    out: &'a mut String,
}

impl View<'_> {
    fn editions(&mut self) -> std::fmt::Result {
        let alignment = &self.aligned.alignment;
        for (number, edition) in self.aligned.editions.iter().enumerate() {
            let is_reference = alignment.reference == Some(number);
            let what = match edition.kind {
                _ if is_reference => "the reference",
                EditionKind::Source => "in the source language",
                EditionKind::Bilingual => "bilingual",
                EditionKind::Plain => "plain: placed by structure",
            };
            let handoff = edition
                .handoff
                .map_or_else(|| "none".to_owned(), |day| day.to_string());
            writeln!(
                self.out,
                "\n{}: {what}; hand-off {handoff}; revision {}\n       {} words, {} sentences, {} segments, {} blocks",
                edition.locale,
                edition.revision.as_deref().unwrap_or("none"),
                edition.words.len(),
                align::sentences(edition).len(),
                edition.segments.len(),
                edition.blocks.len(),
            )?;
            if let Some(reference) = alignment.reference.filter(|_| !is_reference)
                && edition.kind != EditionKind::Plain
            {
                self.comparison(reference, number, &alignment.editions[number])?;
            }
        }
        Ok(())
    }

    fn comparison(&mut self, of: usize, number: usize, standing: &Standing) -> std::fmt::Result {
        let editions = &self.aligned.editions;
        let (reference, copy) = (&editions[of], &editions[number]);
        let (left, right) = (align::sentences(reference), align::sentences(copy));
        let links = &standing.comparison.links;
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for link in links {
            *kinds.entry(name(link)).or_default() += 1;
        }
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, n)| format!("{n} {kind}"))
            .collect();
        writeln!(
            self.out,
            "       {} of {} words current; {}; {} pairs looked at\n       links: {}",
            standing.current,
            standing.words,
            if standing.same_revision {
                "the same revision"
            } else {
                "another revision"
            },
            standing.comparison.steps,
            kinds.join(", "),
        )?;
        let mut ordered: Vec<&Link> = links.iter().collect();
        ordered.sort_by_key(|link| (link.reference.start, link.copy.start));
        let mut linked = vec![false; right.len()];
        let mut next = 0;
        for link in ordered {
            let skipped = next..link.reference.start.max(next);
            for words in &left[skipped] {
                self.sentence("only newest", of, words)?;
            }
            next = next.max(link.reference.end);
            linked[link.copy.clone()].fill(true);
            let score = match link.kind {
                LinkKind::Reworded(score) => format!("reworded {score:.2}"),
                _ => name(link).to_owned(),
            };
            self.sentence(&score, of, &span(&left, &link.reference))?;
            if !link.is_same() {
                self.sentence("  from", number, &span(&right, &link.copy))?;
            }
        }
        for words in &left[next..] {
            self.sentence("only newest", of, words)?;
        }
        for at in (0..right.len()).filter(|&at| !linked[at]) {
            self.sentence("only here", number, &right[at])?;
        }
        Ok(())
    }

    fn sentence(&mut self, label: &str, edition: usize, words: &Range<u32>) -> std::fmt::Result {
        let text = self.text(edition, words);
        writeln!(self.out, "       {label:<14} {}", shown(&text))
    }

    fn text(&self, edition: usize, words: &Range<u32>) -> String {
        let of: &Edition = &self.aligned.editions[edition];
        let text = self.texts[edition];
        let pieces = of.pieces(text, words).into_iter();
        pieces
            .map(|range| range.of(text))
            .collect::<Vec<_>>()
            .join(" / ")
    }

    fn rows(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\n{} rows", self.aligned.alignment.rows.len())?;
        for (number, row) in self.aligned.alignment.rows.iter().enumerate() {
            self.row(number + 1, row)?;
        }
        Ok(())
    }

    fn row(&mut self, number: usize, row: &Row) -> std::fmt::Result {
        writeln!(self.out, "{number:>5}")?;
        for (cell, edition) in row.cells.iter().zip(&self.aligned.editions) {
            let Some(cell) = cell else { continue };
            let (_, page) = &self.pages[&edition.locale];
            let flags = cell
                .flags
                .names()
                .fold(String::new(), |all, flag| all + flag + " ");
            let segments: Vec<String> = cell
                .segments
                .iter()
                .map(|&number| {
                    let segment = &page.table().segments()[number as usize];
                    let place = segment.source.or(segment.target);
                    let side = if segment.source.is_some() {
                        crate::read::Side::Source
                    } else {
                        crate::read::Side::Target
                    };
                    let text = place.map_or("", |place| place.side.of(page.text(side)));
                    format!("{} {}", page.id(segment), shown(text))
                })
                .collect();
            writeln!(
                self.out,
                "       {} {} {}{}",
                edition.locale,
                cell.state.name(),
                flags,
                segments.join(" | "),
            )?;
        }
        Ok(())
    }
}

fn span(sentences: &[Range<u32>], run: &Range<usize>) -> Range<u32> {
    sentences[run.start].start..sentences[run.end - 1].end
}

/// What ties two runs of sentences, in a word or two.
fn name(link: &Link) -> &'static str {
    match link.kind {
        LinkKind::Same(Reason::Anchor) => "anchor",
        LinkKind::Same(Reason::Unique) => "unique",
        LinkKind::Same(Reason::Neighbour) => "neighbour",
        LinkKind::Same(Reason::Adjoins) => "adjoins",
        LinkKind::Same(Reason::Between) => "between",
        LinkKind::Moved => "moved",
        LinkKind::Reworded(_) => "reworded",
    }
}

/// Text on one line, cut where it is long.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(100).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    cut
}
