//! Terms: how names and labels are translated, gathered from the segments.

use std::collections::BTreeMap;

use crate::locale::Locale;
use crate::parse::{Block, BlockKind, Page};
use crate::read::Side;
use crate::text::TextRange;

/// What sort of term it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// A role, or what a page applies to.
    Role,
    /// A label of an interface: a bold run.
    Interface,
    /// A heading.
    Heading,
    /// The header of a table's column.
    TableHeader,
}

impl TermKind {
    /// Every kind, in the order of the report.
    pub const ALL: [Self; 4] = [
        Self::Role,
        Self::Interface,
        Self::Heading,
        Self::TableHeader,
    ];
}

/// A source term with its translations.
#[derive(Clone, Debug)]
pub struct Term {
    /// What sort of term it is.
    pub kind: TermKind,
    /// The term, in its most frequent form.
    pub source: String,
    /// The translations in each locale, the most frequent first.
    pub locales: BTreeMap<Locale, Vec<Variant>>,
}

/// One translation of a term.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The translation, in its most frequent form.
    pub text: String,
    /// How often it stands in the documents.
    pub count: usize,
    /// A page where it stands: the first by key.
    pub page: String,
}

impl Term {
    /// How many translations there are beyond one for each locale.
    pub fn surplus(&self) -> usize {
        let variants = self.locales.values();
        variants.map(|found| found.len().saturating_sub(1)).sum()
    }

    /// How often the term was translated.
    pub fn count(&self) -> usize {
        let variants = self.locales.values().flatten();
        variants.map(|variant| variant.count).sum()
    }
}

/// Terms in the making. Two collections are [merged](Self::merge) in any order.
#[derive(Clone, Debug, Default)]
pub struct Terms(BTreeMap<(TermKind, String), Draft>);

#[derive(Clone, Debug, Default)]
struct Draft {
    forms: BTreeMap<String, usize>,
    /// By locale and folded translation.
    found: BTreeMap<(Locale, String), Found>,
}

#[derive(Clone, Debug)]
struct Found {
    forms: BTreeMap<String, usize>,
    page: String,
}

impl Terms {
    /// Adds the terms of a bilingual page of `locale`.
    pub fn add_page(&mut self, locale: &Locale, key: &str, page: &Page) {
        for list in &page.target.audiences {
            for item in &list.items {
                if let Some(source) = &item.source {
                    self.add(TermKind::Role, source, locale, &item.name, key);
                }
            }
        }
        for segment in page.table().segments() {
            let text = |side| Some(segment.place(side)?.side.of(page.text(side)));
            let (Some(source), Some(target)) = (text(Side::Source), text(Side::Target)) else {
                continue;
            };
            // Of several labels one cannot say which is which: translators reorder.
            if let ([source], [target]) = (&bold_runs(source)[..], &bold_runs(target)[..]) {
                self.add(TermKind::Interface, source, locale, target, key);
            }
        }
        if let Some(source) = &page.source {
            self.add_blocks(&source.blocks, locale, key, page);
        }
    }

    fn add_blocks(&mut self, blocks: &[Block], locale: &Locale, key: &str, page: &Page) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(_) => {
                    self.add_range(TermKind::Heading, block.range, locale, key, page);
                }
                BlockKind::Table(table) => {
                    for cell in &table.head {
                        self.add_range(TermKind::TableHeader, cell.range, locale, key, page);
                    }
                }
                _ => {}
            }
            for blocks in block.kind.children() {
                self.add_blocks(blocks, locale, key, page);
            }
        }
    }

    /// What stands at a range of the source side, if it is one segment.
    fn add_range(
        &mut self,
        kind: TermKind,
        range: TextRange,
        locale: &Locale,
        key: &str,
        page: &Page,
    ) {
        let mut segments = page.table().segments_in(Side::Source, range);
        if let (Some(segment), None) = (segments.next(), segments.next()) {
            let text = |side| Some(segment.place(side)?.side.of(page.text(side)));
            if let (Some(source), Some(target)) = (text(Side::Source), text(Side::Target)) {
                self.add(kind, source, locale, target, key);
            }
        }
    }

    fn add(&mut self, kind: TermKind, source: &str, locale: &Locale, target: &str, page: &str) {
        let (source, target) = (plain(source), plain(target));
        if !source.contains(char::is_alphabetic) || target.is_empty() {
            return;
        }
        let draft = self.0.entry((kind, source.to_lowercase())).or_default();
        *draft.forms.entry(source).or_default() += 1;
        let place = (locale.clone(), target.to_lowercase());
        let found = draft.found.entry(place).or_insert_with(|| Found {
            forms: BTreeMap::new(),
            page: page.to_owned(),
        });
        *found.forms.entry(target).or_default() += 1;
    }

    /// Takes in another collection.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for (key, from) in other.0 {
            let draft = self.0.entry(key).or_default();
            add_counts(&mut draft.forms, from.forms);
            for (place, from) in from.found {
                match draft.found.get_mut(&place) {
                    Some(found) => {
                        add_counts(&mut found.forms, from.forms);
                        if from.page < found.page {
                            found.page = from.page;
                        }
                    }
                    None => {
                        draft.found.insert(place, from);
                    }
                }
            }
        }
        self
    }

    /// The terms of one kind: those with most surplus translations first, then the most
    /// frequent. What occurs once in each locale is no term.
    pub fn of_kind(&self, kind: TermKind) -> Vec<Term> {
        let mut terms: Vec<Term> = self
            .0
            .iter()
            .filter(|((of, _), _)| *of == kind)
            .map(|(_, draft)| draft.term(kind))
            .filter(|term| {
                let mut locales = term.locales.values();
                let once =
                    |found: &Vec<Variant>| found.iter().map(|one| one.count).sum::<usize>() < 2;
                !locales.all(once)
            })
            .collect();
        terms.sort_by_cached_key(|term| {
            let (surplus, count) = (term.surplus(), term.count());
            let order = (std::cmp::Reverse(surplus), std::cmp::Reverse(count));
            (order, term.source.clone())
        });
        terms
    }
}

impl Draft {
    fn term(&self, kind: TermKind) -> Term {
        let mut locales: BTreeMap<Locale, Vec<Variant>> = BTreeMap::new();
        for ((locale, _), found) in &self.found {
            locales.entry(locale.clone()).or_default().push(Variant {
                text: most_frequent(&found.forms),
                count: found.forms.values().sum(),
                page: found.page.clone(),
            });
        }
        for variants in locales.values_mut() {
            variants.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        }
        Term {
            kind,
            source: most_frequent(&self.forms),
            locales,
        }
    }
}

fn add_counts(to: &mut BTreeMap<String, usize>, from: BTreeMap<String, usize>) {
    for (form, count) in from {
        *to.entry(form).or_default() += count;
    }
}

fn most_frequent(forms: &BTreeMap<String, usize>) -> String {
    let best = forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    best.map_or_else(String::new, |(form, _)| form.clone())
}

/// The text of every `**…**`.
fn bold_runs(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split("**").collect();
    if parts.len().is_multiple_of(2) {
        return Vec::new();
    }
    let inside = parts.into_iter().skip(1).step_by(2);
    inside.filter(|run| !run.trim().is_empty()).collect()
}

/// A term without markup, and without the punctuation that its place asks for.
fn plain(text: &str) -> String {
    let text = text
        .replace("**", "")
        .replace(['`', '\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    joined
        .trim_matches([':', '：', ' ', '.', ',', ';', '[', ']'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(pairs: &[(&str, &str)]) -> Terms {
        let locale: Locale = "fr-FR".parse().unwrap();
        let mut terms = Terms::default();
        for (source, target) in pairs {
            terms.add(TermKind::Role, source, &locale, target, "a.md");
        }
        terms
    }

    #[test]
    fn case_and_closing_punctuation_make_no_variant() {
        let found = terms(&[
            ("Global admin", "Admin général"),
            ("global admin:", "admin général :"),
        ]);
        let found = found.of_kind(TermKind::Role);
        assert_eq!(
            (found.len(), found[0].surplus(), found[0].count()),
            (1, 0, 2)
        );
    }

    #[test]
    fn the_inconsistent_come_first() {
        let found = terms(&[("A", "a"), ("A", "a"), ("A", "a"), ("B", "b"), ("B", "c")]);
        let found = found.of_kind(TermKind::Role);
        assert_eq!(found[0].source, "B");
        assert_eq!(found[0].surplus(), 1);
    }

    #[test]
    fn merging_is_the_same_either_way() {
        let (a, b) = (terms(&[("A", "a")]), terms(&[("A", "b")]));
        let text = |terms: Terms| format!("{:?}", terms.of_kind(TermKind::Role));
        assert_eq!(text(a.clone().merge(b.clone())), text(b.merge(a)));
    }

    #[test]
    fn an_odd_number_of_marks_is_no_label() {
        assert_eq!(bold_runs("**a** and **b**"), ["a", "b"]);
        assert!(bold_runs("**a** and **b").is_empty());
    }
}
