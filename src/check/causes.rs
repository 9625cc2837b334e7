//! One cause, one finding: what another finding at the same place explains is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::Rule;
use super::rules::{form, links, roles};
use crate::diagnostic::{Diagnostic, RuleName};
use crate::text::{FileId, TextRange};

/// A rule, and the rules whose findings at the same place follow from it.
const CAUSES: &[(&Rule, &[&Rule])] = &[
    (
        &links::LINK_TARGET_MISMATCH,
        &[&links::LINK_FILE_NOT_FOUND, &links::ANCHOR_NOT_FOUND],
    ),
    (&links::LINK_SYNTAX_SPACE, &[&links::LINK_TARGET_MISMATCH]),
    (&roles::ROLE_SWAPPED, &[&roles::ROLE_DUPLICATE]),
];

/// Leaves out the findings that others explain: by [`CAUSES`], where they hold the place
/// of the cause, and in a file that is not text all others.
pub(super) fn leave_out_consequences(found: &mut Vec<Diagnostic>) {
    let mut not_text = BTreeSet::new();
    let mut places: BTreeMap<(FileId, RuleName), Vec<TextRange>> = BTreeMap::new();
    for finding in &*found {
        let file = finding.span.file;
        if finding.rule == form::FILE_ENCODING.name {
            not_text.insert(file);
        }
        for (cause, consequences) in CAUSES {
            if finding.rule == cause.name {
                for consequence in *consequences {
                    let of_rule = places.entry((file, consequence.name)).or_default();
                    of_rule.push(finding.span.range);
                }
            }
        }
    }
    for of_rule in places.values_mut() {
        of_rule.sort_unstable_by_key(|place| (place.start, place.end));
    }
    found.retain(|finding| {
        let span = finding.span;
        let of_encoding = finding.rule == form::FILE_ENCODING.name;
        let explained = places
            .get(&(span.file, finding.rule))
            .is_some_and(|causes| {
                let first = causes.partition_point(|cause| cause.start < span.range.start);
                let mut here = causes[first..]
                    .iter()
                    .take_while(|cause| cause.start <= span.range.end);
                here.any(|cause| span.range.contains_range(*cause))
            });
        !explained && (of_encoding || !not_text.contains(&span.file))
    });
}
