//! Files that pages include.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::input::{Card, Library};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::{INCLUDE_COST, MAX_INCLUDED, MAX_INCLUDES, Snippet, include_room};
use crate::text::FileId;

declare_rule! {
    /// An include of a file that is not there.
    ///
    /// ## Why
    ///
    /// A passage of the page is missing, and readers are told so. Paths are relative to
    /// the file that they stand in, or begin with `~/` at the content root. The file must
    /// be there in the page's own locale.
    ///
    /// ## Example
    ///
    /// ```md fr-FR guides/page.md
    /// # Titre
    ///
    /// [!INCLUDE [heures](includes/heures.md)]
    /// ```
    ///
    /// ```md fr-FR includes/heures.md
    /// Ouvert de 8 h à 18 h.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR guides/page.md
    /// # Titre
    ///
    /// [!INCLUDE [heures](../includes/heures.md)]
    /// ```
    ///
    /// ```md fr-FR includes/heures.md
    /// Ouvert de 8 h à 18 h.
    /// ```
    INCLUDE_NOT_FOUND = "include-not-found", Some(Severity::Error), Check::Library(include_not_found)
}

fn include_not_found(library: &Library<'_>, out: &mut Reporter<'_>) {
    for (file, card) in &library.cards {
        let locale = &library.docset.file(*file).locale;
        for (span, target) in &card.includes {
            if library.included(*file, target).is_none() {
                out.report(*span, format!("{locale} has no file `{}`", target.path()))
                    .label("a passage of the page is missing")
                    .help("mend the path, or add the file")
                    .subject(target.raw.clone())
                    .locale(locale);
            }
        }
    }
}

declare_rule! {
    /// An include that the site refuses to follow.
    ///
    /// ## Why
    ///
    /// A file that includes itself, in however many steps, would never end; so files
    /// include one another at most eight deep, and a page takes in at most 96 KiB of text
    /// and code (up to 256 KiB in a set of a few pages). Readers see a placeholder where
    /// the passage ought to be.
    ///
    /// ## Example
    ///
    /// ```md fr-FR includes/heures.md
    /// Ouvert de 8 h à 18 h.
    ///
    /// [!INCLUDE [heures](heures.md)]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR includes/heures.md
    /// Ouvert de 8 h à 18 h.
    ///
    /// [!INCLUDE [dimanche](dimanche.md)]
    /// ```
    ///
    /// ```md fr-FR includes/dimanche.md
    /// Fermé le dimanche.
    /// ```
    INCLUDE_REFUSED = "include-refused", Some(Severity::Error), Check::Library(include_refused)
}

fn include_refused(library: &Library<'_>, out: &mut Reporter<'_>) {
    let includes = Includes::of(library);
    let parts = includes.parts();
    let room = include_room(library.docset.page_count());
    let too_much = |what: &str| {
        let room = room / 1024;
        format!("with `{what}`, the page takes in more than {room} KiB")
    };
    for (file, card) in &library.cards {
        let locale = &library.docset.file(*file).locale;
        let mut taken = 0_usize;
        for (span, snippet) in &card.snippets {
            taken = taken.saturating_add(quoted_bytes(library, *file, snippet));
            if taken > room {
                out.report(*span, too_much(snippet.target.path()))
                    .label("readers see a placeholder")
                    .help("let the file quote less code")
                    .subject(snippet.to_string())
                    .locale(locale);
                // What follows has no room either, and a large file takes time to cut.
                break;
            }
        }
        for (span, target) in &card.includes {
            let Some(included) = library.included(*file, target) else {
                continue;
            };
            let had_room = taken <= room;
            let message = if includes.loops.contains(&(*file, included)) {
                format!("`{}` leads back to this file", target.path())
            } else {
                let part = parts.get(&included).copied().unwrap_or_default();
                taken = taken.saturating_add(part.bytes);
                if part.depth > MAX_INCLUDES {
                    format!("more than {MAX_INCLUDES} files include one another from here on")
                } else if had_room && taken > room {
                    too_much(target.path())
                } else {
                    continue;
                }
            };
            out.report(*span, message)
                .label("readers see a placeholder")
                .help("let the file include less, or write the text out")
                .subject(target.raw.clone())
                .locale(locale);
        }
    }
}

/// How many bytes a snippet takes from its file.
fn quoted_bytes(library: &Library<'_>, file: FileId, snippet: &Snippet) -> usize {
    let code = library.quoted(file, &snippet.target);
    let code = code.and_then(|code| snippet.cut(code));
    code.map_or(0, |code| code.len() + INCLUDE_COST)
}

/// How many bytes a file brings into a page by itself, without what it includes; counted
/// as far as a page may take in.
fn own_bytes(library: &Library<'_>, file: FileId, card: &Card) -> usize {
    let mut bytes = card.bytes + INCLUDE_COST;
    for (_, snippet) in &card.snippets {
        if bytes > MAX_INCLUDED {
            break;
        }
        bytes = bytes.saturating_add(quoted_bytes(library, file, snippet));
    }
    bytes
}

/// Which files include which.
struct Includes<'a> {
    library: &'a Library<'a>,
    /// The files that a file includes, for those that include any.
    of: BTreeMap<FileId, Vec<FileId>>,
    /// The includes that lead back to the file that they stand in.
    loops: BTreeSet<(FileId, FileId)>,
}

/// What an include brings into a page, as far as it turns in no circle.
#[derive(Clone, Copy, Default)]
struct Part {
    bytes: usize,
    /// How many files include one another, this one counted.
    depth: usize,
}

impl<'a> Includes<'a> {
    fn of(library: &'a Library<'a>) -> Self {
        let with_some = library.cards.iter();
        let with_some = with_some.filter(|(_, card)| !card.includes.is_empty());
        let of = with_some.map(|(file, card)| {
            let targets = card.includes.iter();
            let included = targets.filter_map(|(_, target)| library.included(*file, target));
            (*file, included.collect())
        });
        let of: BTreeMap<FileId, Vec<FileId>> = of.collect();
        let circles = circles(&of);
        let all = of.iter();
        let all = all.flat_map(|(file, included)| included.iter().map(|to| (*file, *to)));
        let together = |(file, to): &(FileId, FileId)| {
            file == to
                || circles
                    .get(file)
                    .is_some_and(|own| circles.get(to) == Some(own))
        };
        let loops = all.filter(together).collect();
        Self { library, of, loops }
    }

    /// What each file brings into a page; deeper than is allowed, nothing is counted.
    fn parts(&self) -> BTreeMap<FileId, Part> {
        let part = |bytes| Part { bytes, depth: 1 };
        let cards = self.library.cards.iter();
        let alone: BTreeMap<FileId, Part> = cards
            .map(|(file, card)| (*file, part(own_bytes(self.library, *file, card))))
            .collect();
        let mut parts = alone.clone();
        for _ in 0..MAX_INCLUDES {
            let mut deeper = alone.clone();
            for (file, included) in &self.of {
                let part = deeper.entry(*file).or_default();
                let onward = included
                    .iter()
                    .filter(|to| !self.loops.contains(&(*file, **to)));
                for inner in onward.filter_map(|to| parts.get(to)) {
                    part.bytes = part.bytes.saturating_add(inner.bytes);
                    part.depth = part.depth.max(inner.depth + 1);
                }
            }
            parts = deeper;
        }
        parts
    }
}

/// The circle of each file: files that include one another in some number of steps have
/// the same one (Kosaraju's algorithm, in time linear in the includes).
fn circles(of: &BTreeMap<FileId, Vec<FileId>>) -> BTreeMap<FileId, FileId> {
    let mut back: BTreeMap<FileId, Vec<FileId>> = BTreeMap::new();
    for (file, included) in of {
        for to in included {
            back.entry(*to).or_default().push(*file);
        }
    }
    let mut seen = BTreeSet::new();
    let mut finished = Vec::new();
    for start in of.keys() {
        walk(of, *start, &mut seen, |file| finished.push(file));
    }
    let mut circles = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for start in finished.into_iter().rev() {
        walk(&back, start, &mut seen, |file| {
            circles.insert(file, start);
        });
    }
    circles
}

/// Goes through the files that can be reached from one, and hands over each after those
/// that it leads to.
fn walk(
    of: &BTreeMap<FileId, Vec<FileId>>,
    start: FileId,
    seen: &mut BTreeSet<FileId>,
    mut finish: impl FnMut(FileId),
) {
    let next = |file: FileId| of.get(&file).map_or(&[][..], Vec::as_slice).iter();
    let mut open = Vec::new();
    if seen.insert(start) {
        open.push((start, next(start)));
    }
    while let Some((file, onward)) = open.last_mut() {
        if let Some(&to) = onward.find(|to| seen.insert(**to)) {
            open.push((to, next(to)));
        } else {
            finish(*file);
            open.pop();
        }
    }
}
