//! The name of a finding that survives moved lines, new ids and different cutting.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::Diagnostic;
use crate::text::FileId;

/// Number of bytes: at a million findings, a chance of one in thirty million that two agree.
const SIZE: usize = 8;

/// What a baseline knows a finding by: a hash of its rule, locale, page key, subject
/// and the subject's occurrence on the page. Written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; SIZE]);

/// A text that is not 16 hexadecimal digits.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a fingerprint of 16 hexadecimal digits")]
pub struct InvalidFingerprint(pub String);

/// Names each finding, in the order given. `page` tells the page key of a file.
///
/// Findings that agree in everything that a fingerprint is made of are told apart by
/// counting, so `findings` must hold all findings of a page, in their total order. A
/// finding that stands for others is known by them: when one more joins, it is new.
pub fn fingerprints(
    findings: &[Diagnostic],
    page: impl Fn(FileId) -> Option<String>,
) -> Vec<Fingerprint> {
    let mut seen = BTreeMap::<Fingerprint, u64>::new();
    let mut name = |finding: &Diagnostic| {
        let subject = hash_of_subject(finding, page(finding.span.file).as_deref());
        let occurrence = seen.entry(subject).or_default();
        *occurrence += 1;
        hash(&[&subject.0, &occurrence.to_le_bytes()])
    };
    findings
        .iter()
        .map(|finding| {
            let own = name(finding);
            if finding.folded.is_empty() {
                return own;
            }
            let mut children: Vec<_> = finding.folded.iter().map(&mut name).collect();
            children.sort_unstable();
            let mut parts: Vec<&[u8]> = vec![&own.0];
            parts.extend(children.iter().map(|child| child.0.as_slice()));
            hash(&parts)
        })
        .collect()
}

fn hash_of_subject(finding: &Diagnostic, page: Option<&str>) -> Fingerprint {
    let locale = finding.locale.as_ref().map(ToString::to_string);
    hash(&[
        finding.rule.0.as_bytes(),
        locale.unwrap_or_default().as_bytes(),
        page.unwrap_or_default().as_bytes(),
        finding.subject.as_bytes(),
    ])
}

/// Hashes the parts with their lengths, so that no two lists of parts run together.
fn hash(parts: &[&[u8]]) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut bytes = [0; SIZE];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..SIZE]);
    Fingerprint(bytes)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Fingerprint {
    type Err = InvalidFingerprint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidFingerprint(text.to_owned());
        if text.len() != 2 * SIZE || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(invalid());
        }
        let value = u64::from_str_radix(text, 16).map_err(|_| invalid())?;
        Ok(Self(value.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{RuleName, Severity};
    use crate::text::{Span, TextRange};

    fn finding(start: usize, subject: &str) -> Diagnostic {
        let span = Span {
            file: FileId(0),
            range: TextRange::empty(start),
        };
        Diagnostic::new(RuleName("some-rule"), Severity::Warning, span, "message").subject(subject)
    }

    fn name(findings: &[Diagnostic]) -> Vec<Fingerprint> {
        fingerprints(findings, |_| Some("page.md".to_owned()))
    }

    #[test]
    fn moved_lines_do_not_rename_a_finding() {
        assert_eq!(
            name(&[finding(3, "a"), finding(9, "b")]),
            name(&[finding(30, "a"), finding(90, "b")])
        );
    }

    #[test]
    fn equal_subjects_on_one_page_are_counted_apart() {
        let names = name(&[finding(3, "a"), finding(9, "a")]);
        assert_ne!(names[0], names[1]);
        assert_eq!(names[0], name(&[finding(9, "a")])[0]);
    }

    #[test]
    fn a_folded_finding_is_renamed_when_another_joins_it() {
        let mut parent = finding(0, "page");
        parent.folded = vec![finding(3, "a")];
        let before = name(std::slice::from_ref(&parent));
        parent.folded.push(finding(9, "b"));
        assert_ne!(before, name(&[parent]));
    }

    #[test]
    fn fingerprints_are_read_as_they_are_written() {
        let name = name(&[finding(3, "a")])[0];
        assert_eq!(name.to_string().parse::<Fingerprint>().unwrap(), name);
        assert!("+123456789abcdef".parse::<Fingerprint>().is_err());
    }
}
