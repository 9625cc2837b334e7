//! Files that are not the text that their authors wrote.

use crate::check::input::{Page, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;
use crate::text::{Span, TextRange};

declare_rule! {
    /// A file that is not UTF-8.
    ///
    /// ## Why
    ///
    /// Documentation platforms read UTF-8. What is not, reaches readers as `�`, and no
    /// tool can tell which character was meant. The place is the first byte that is not
    /// UTF-8.
    ///
    /// ## Instead
    ///
    /// Save the file as UTF-8. Editors call the old encodings "ANSI" or by a number, as
    /// in "Windows-1251".
    FILE_ENCODING = "file-encoding", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// `�` in place of a character that was lost.
    ///
    /// ## Why
    ///
    /// The text went through a program that took it for another encoding. What stood
    /// there is gone: only an earlier version of the file has it. Where the source of a
    /// segment has lost it, too, the source is what is to be fixed, and nothing is said.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Le client a pay� d'avance, � midi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Le client a payé d'avance, à midi.
    /// ```
    REPLACEMENT_CHARACTER = "replacement-character", Some(Severity::Error),
    Check::Page(replacement_character)
}

fn replacement_character(page: &Page, policy: &Policy, out: &mut Reporter<'_>) {
    let text = &page.parsed.file;
    if memchr::memmem::find(text.as_bytes(), LOST.as_bytes()).is_none() {
        return;
    }
    let mut passed = code_blocks(page);
    passed.extend(of_the_source(page, policy));
    passed.sort_unstable_by_key(|range| range.start);
    let places = memchr::memmem::find_iter(text.as_bytes(), LOST.as_bytes());
    let places = places.map(|at| TextRange::new(at, at + LOST.len()));
    let mut places = places.filter(|place| !passed.iter().any(|range| range.overlaps(*place)));
    let Some(first) = places.next() else { return };
    let span = Span {
        file: page.file,
        range: first,
    };
    let message = match places.count() {
        0 => "a character was lost".to_owned(),
        more => format!("{} characters were lost", more + 1),
    };
    out.report(span, message)
        .help("restore the text from an earlier version of the file")
        .subject("lost");
}

/// The segments whose source has lost a character, and the sources of all others: places
/// in the file.
fn of_the_source(page: &Page, policy: &Policy) -> Vec<TextRange> {
    let pairs = page.pairs(policy);
    let places = pairs.flat_map(|pair| {
        let is_lost = pair.source.raw.contains(LOST);
        let target = is_lost.then(|| pair.target.span().range);
        target.into_iter().chain([pair.source.span().range])
    });
    places.collect()
}

const LOST: &str = "\u{fffd}";

/// Where the code blocks of a page stand in its file.
fn code_blocks(page: &Page) -> Vec<TextRange> {
    let blocks = page.target.code_blocks.iter();
    blocks
        .map(|block| page.parsed.to_file(Side::Target, block.range))
        .collect()
}
