use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::check::facts::Code;
use crate::check::input::{Group, Page};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A code block that differs between pages of the same source revision.
    ///
    /// ## Why
    ///
    /// Code is not translated, so what one locale has and another has not is damage:
    /// readers paste it as it stands. What most of the pages have is taken for right.
    /// Comments may be translated.
    ///
    /// ## Example
    ///
    /// ````pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Titre => # Title
    ///
    /// ```json
    /// { "billet": 1 }
    /// ```
    /// ````
    ///
    /// ````pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Заголовок => # Title
    ///
    /// ```json
    /// { "ticket": 1 }
    /// ```
    /// ````
    ///
    /// ## Instead
    ///
    /// ````pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Titre => # Title
    ///
    /// ```sql
    /// -- les billets
    /// SELECT ticket
    /// ```
    /// ````
    ///
    /// ````pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Заголовок => # Title
    ///
    /// ```sql
    /// -- билеты
    /// SELECT ticket
    /// ```
    /// ````
    CODE_BLOCK_DIFFERS = "code-block-differs", Some(Severity::Error), Check::Group(check)
}

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    let alignment = &group.aligned.alignment;
    let Some(reference) = alignment.reference else {
        return;
    };
    // The reference comes first: among equals it counts.
    let others = (0..group.pages.len()).filter(|&number| number != reference);
    let of_revision = [reference].into_iter().chain(others).filter(|&number| {
        alignment.editions[number].same_revision && group.pages[number].source.is_some()
    });
    let mut pages: Vec<&Page> = of_revision.map(|number| &group.pages[number]).collect();
    let counts: Vec<usize> = pages.iter().map(|page| blocks(page).len()).collect();
    let Some(usual) = most_frequent(&counts) else {
        return;
    };
    let count = counts[usual];
    pages.retain(|page| blocks(page).len() == count);
    for block in 0..count {
        compare(&pages, block, out);
    }
}

fn blocks(page: &Page) -> &[Code] {
    &page.target.code_blocks
}

/// Compares one code block of all pages: those that differ from the most have it wrong.
fn compare(pages: &[&Page], block: usize, out: &mut Reporter<'_>) {
    let codes: Vec<_> = pages
        .iter()
        .map(|page| code(&blocks(page)[block].text))
        .collect();
    let Some(usual) = most_frequent(&codes) else {
        return;
    };
    let place = |page: &Page| page.span(Side::Target, blocks(page)[block].range);
    for (page, own) in pages.iter().zip(&codes) {
        if *own == codes[usual] {
            continue;
        }
        let mut lines = codes[usual].iter().zip(own);
        let first = lines.find(|(usual, own)| usual != own);
        out.report(
            place(page),
            "this code differs from the same revision elsewhere",
        )
        .related(place(pages[usual]), "the code there")
        .help("copy the code as it is in the source")
        .subject(first.map_or("", |(usual, _)| usual))
        .locale(&page.locale);
    }
}

/// The place of the value that occurs most often; of several, of the one that comes first.
fn most_frequent<T: Ord>(values: &[T]) -> Option<usize> {
    let mut counts = BTreeMap::<&T, usize>::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    (0..values.len()).min_by_key(|&at| (Reverse(counts[&values[at]]), at))
}

/// The lines without comments, blanks collapsed.
fn code(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let end = ["//", "#", "--", "<!--"]
            .iter()
            .filter_map(|mark| line.find(mark))
            .min();
        let line = &line[..end.unwrap_or(line.len())];
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect()
}
