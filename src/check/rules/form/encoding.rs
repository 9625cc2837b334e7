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
    /// What a version control system left where two changes met.
    ///
    /// ## Why
    ///
    /// Both versions reach the readers, with the marks between them. In code blocks the
    /// marks may be meant.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <<<<<<< HEAD
    /// Appelez avant midi.
    /// =======
    /// Appelez avant 15 h.
    /// >>>>>>> main
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Appelez avant 15 h.
    /// ```
    MERGE_CONFLICT = "merge-conflict", Some(Severity::Error), Check::Page(merge_conflict)
}

fn merge_conflict(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let text = &page.parsed.file;
    let code = code_blocks(page);
    let mut begun = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(at, at + line.trim_end().len());
        at += line.len();
        if line.starts_with("<<<<<<< ") {
            begun = Some(range);
        } else if line.starts_with(">>>>>>> ")
            && let Some(begin) = begun.take()
            && !is_in(&code, begin)
        {
            let span = Span {
                file: page.file,
                range: begin,
            };
            out.report(span, "two versions of the text stand here, unmerged")
                .label("readers see both")
                .help("keep one of the two, and remove the marks")
                .subject("conflict");
        }
    }
}

declare_rule! {
    /// `�` in place of a character that was lost.
    ///
    /// ## Why
    ///
    /// The text went through a program that took it for another encoding. What stood
    /// there is gone: only an earlier version of the file has it.
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

fn replacement_character(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let text = &page.parsed.file;
    let code = code_blocks(page);
    let places = memchr::memmem::find_iter(text.as_bytes(), LOST.as_bytes());
    let places = places.map(|at| TextRange::new(at, at + LOST.len()));
    let mut places = places.filter(|place| !is_in(&code, *place));
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

const LOST: &str = "\u{fffd}";

/// Whether a place meets one of several, which are in order.
fn is_in(blocks: &[TextRange], place: TextRange) -> bool {
    let at = blocks.partition_point(|block| block.end <= place.start);
    blocks.get(at).is_some_and(|block| block.overlaps(place))
}

/// Where the code blocks of a page stand in its file.
fn code_blocks(page: &Page) -> Vec<TextRange> {
    let blocks = page.target.code_blocks.iter();
    blocks
        .map(|block| page.parsed.to_file(Side::Target, block.range))
        .collect()
}
