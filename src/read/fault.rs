//! What can be wrong with segment markup.

use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::text::{FileId, Span, TextRange};

/// One thing that is wrong with the markup of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where, in the file.
    pub range: TextRange,
    /// What is wrong.
    pub kind: FaultKind,
    /// The place in the file that it is at odds with.
    pub related: Option<TextRange>,
    /// The text in the file that it is about: the segment's source where it has one.
    /// Empty where a tag belongs to no segment.
    pub about: TextRange,
}

/// How many characters of a text tell its finding from others.
const SUBJECT_LEN: usize = 200;

/// The kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A target span without its source.
    UnpairedTarget,
    /// A source span without its target.
    UnpairedSource,
    /// A target and its source have different ids.
    IdMismatch,
    /// An id occurs a second time.
    DuplicateId,
    /// An id is lower than the one before it, in the same family.
    IdOrder,
    /// An id comes from another hand-off than the first of the file.
    MixedPrefix,
    /// A segment within the target or source of another.
    Nested,
    /// A blank target, though the source has text.
    EmptyTarget,
    /// A blank source, though the target has text.
    EmptySource,
    /// A segment's tag that nothing closes.
    UnclosedTag,
    /// A `</span>` that closes nothing.
    StrayEnd,
    /// A tag that names a segment, but has no `>`.
    UnreadableTag,
    /// A class `sxs-…` that is not of the format.
    UnknownClass,
    /// A wrapper of a source without a source in it.
    EmptyLookup,
    /// Tags of segments whose quotes are escaped: told once for a file.
    EscapedQuotes,
}

/// What there is to say about a kind of fault.
struct Wording {
    rule: &'static str,
    severity: Severity,
    message: &'static str,
    label: &'static str,
    related: &'static str,
    help: &'static str,
}

impl FaultKind {
    /// The rule that a fault of this kind is reported under.
    pub fn rule(self) -> RuleName {
        RuleName(self.wording().rule)
    }

    /// How bad it is, unless the configuration says otherwise.
    pub fn severity(self) -> Severity {
        self.wording().severity
    }

    fn wording(self) -> Wording {
        use Severity::{Error, Warning};
        let say = |rule, severity, message, label, related, help| Wording {
            rule,
            severity,
            message,
            label,
            related,
            help,
        };
        match self {
            Self::UnpairedTarget => say(
                "sxs-pair-unbalanced",
                Error,
                "target segment has no source",
                "readers of the source miss this text",
                "",
                "add the source span with the same id after the target span",
            ),
            Self::UnpairedSource => say(
                "sxs-pair-unbalanced",
                Error,
                "source segment has no target",
                "readers of the translation miss this text",
                "",
                "add the target span with the same id before the source span",
            ),
            Self::IdMismatch => say(
                "sxs-id-mismatch",
                Error,
                "target and source of a segment have different ids",
                "the source may belong to another target",
                "the target's id is here",
                "give both spans the same id",
            ),
            Self::DuplicateId => say(
                "sxs-id-duplicate",
                Error,
                "segment id occurs twice in the file",
                "an import could not tell the two segments apart",
                "first used here",
                "give each segment an id of its own",
            ),
            Self::IdOrder => say(
                "sxs-id-order",
                Warning,
                "segment id is lower than the one before it",
                "ids number the source text from its start",
                "the higher id is here",
                "check that the segment stands where its source has it",
            ),
            Self::MixedPrefix => say(
                "sxs-id-prefix-mixed",
                Warning,
                "segment ids of two hand-offs in one file",
                "this segment was translated from another source revision",
                "the file's first id is here",
                "hand the file off anew, or restore the segment",
            ),
            Self::Nested => say(
                "sxs-nested-span",
                Warning,
                "segment lies within another segment",
                "an edit of the outer text also changes this one",
                "the outer segment is here",
                "move the inner segment out of the outer one",
            ),
            Self::EmptyTarget => say(
                "segment-empty-target",
                Error,
                "segment has no target text",
                "readers of the translation miss this text",
                "",
                "translate the source, or remove the segment",
            ),
            Self::EmptySource => say(
                "segment-empty-source",
                Warning,
                "segment has no source text",
                "nothing shows what this was translated from",
                "",
                "restore the source text, or remove the segment's tags",
            ),
            Self::UnclosedTag => say(
                "sxs-malformed",
                Error,
                "segment tag is never closed",
                "where the segment ends is unknown, so both sides show its text",
                "",
                "add the missing `</span>`",
            ),
            Self::StrayEnd => say(
                "sxs-malformed",
                Error,
                "`</span>` closes nothing",
                "an opening tag is missing before it, or it is left over",
                "",
                "restore the opening tag, or remove this one",
            ),
            Self::UnreadableTag => say(
                "sxs-malformed",
                Error,
                "segment tag has no end",
                "it is shown to readers as text",
                "",
                "add the missing `>`",
            ),
            Self::UnknownClass => say(
                "sxs-malformed",
                Error,
                "span has an unknown `sxs-` class",
                "it is taken for a span of the author's own",
                "",
                "use `sxs-lookup` for the wrapper of a source, or another name",
            ),
            Self::EmptyLookup => say(
                "sxs-malformed",
                Error,
                "wrapper of a source segment has no source in it",
                "what it holds is shown on both sides",
                "",
                "add the source span within, or remove the wrapper",
            ),
            Self::EscapedQuotes => say(
                "sxs-malformed",
                Error,
                "quotes inside segment tags are escaped",
                "browsers and importers do not read these tags as they were meant",
                "",
                "replace the escaped quotes in all segment tags of the file by `\"`",
            ),
        }
    }
}

impl Fault {
    /// What is wrong: lower case, no full stop.
    pub fn message(&self) -> &'static str {
        self.kind.wording().message
    }

    /// The fault as a finding about `file`, whose text is `text`.
    pub fn to_diagnostic(&self, file: FileId, text: &str) -> Diagnostic {
        let wording = self.kind.wording();
        let span = |range| Span { file, range };
        let about = text.get(self.about.start as usize..self.about.end as usize);
        // A nested segment's ids are no part of what the finding is known by, and its
        // outer texts must not be copied as often as they are nested.
        let about = about.and_then(|about| about.split("<span").next());
        let subject: String = about
            .unwrap_or_default()
            .chars()
            .take(SUBJECT_LEN)
            .collect();
        let mut diagnostic = Diagnostic::new(
            RuleName(wording.rule),
            wording.severity,
            span(self.range),
            wording.message,
        )
        .label(wording.label)
        .help(wording.help)
        .subject(subject);
        if let Some(related) = self.related {
            diagnostic = diagnostic.related(span(related), wording.related);
        }
        diagnostic
    }
}
