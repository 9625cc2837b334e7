//! One text, one finding: what is said of a text that stands several times on a page, and
//! what all locales do alike.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::inline::{NUMBER_MISMATCH, UNIT_MISMATCH};
use crate::diagnostic::Diagnostic;
use crate::text::FileId;

/// So many locales that change a number to the same other number have put it right.
const MENDED: usize = 2;

/// Leaves out, of the findings of one page group, those about numbers that repeat one of
/// the same page, and those in which several locales agree against the source.
pub(super) fn leave_out(found: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<(String, String), BTreeSet<FileId>> = BTreeMap::new();
    for finding in found.iter().filter(|one| one.rule == NUMBER_MISMATCH.name) {
        let key = (finding.subject.clone(), finding.message.clone());
        files.entry(key).or_default().insert(finding.span.file);
    }
    let mut seen = BTreeSet::new();
    found.retain(|finding| {
        if finding.rule != NUMBER_MISMATCH.name && finding.rule != UNIT_MISMATCH.name {
            return true;
        }
        let key = (finding.subject.clone(), finding.message.clone());
        let alike = files.get(&key).map_or(0, BTreeSet::len);
        alike < MENDED && seen.insert((finding.rule, finding.span.file, key))
    });
}
