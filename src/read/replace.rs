//! Another target text for one segment.

use super::segment::{Segment, Side};
use super::table::SegmentTable;
use super::{FaultKind, Unzipped, plain, unzip};
use crate::text::TextRange;

/// Why a target is not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    /// The segment is a source alone.
    #[error("the segment has no target")]
    NoTarget,
    /// The table or the segment is of another text.
    #[error("the file is not the one that was read")]
    OtherFile,
    /// With the text in its place, the file would read differently elsewhere.
    #[error("the text holds or makes markup of segments")]
    Markup,
}

impl SegmentTable {
    /// The file with another target text for one of this table's segments.
    ///
    /// No byte outside the target changes, and nothing else is read differently: both
    /// sides, and the segments that do not lie within the old target, are the same but
    /// for the new text. A text that would change more is refused, not escaped: what an
    /// author meant by `</span>` or by a lone backtick is not for a program to guess.
    ///
    /// # Errors
    /// Where the segment has no target, `file` is not the text that was unzipped, or the
    /// text is refused: it holds tags of segments, ends of spans that it does not begin,
    /// or a part of a tag or of code that what follows completes.
    pub fn replace_target(
        &self,
        file: &str,
        segment: &Segment,
        target: &str,
    ) -> Result<String, ReplaceError> {
        let place = segment.target.ok_or(ReplaceError::NoTarget)?;
        let old = unzip(file);
        if old.table != *self || !self.segments().contains(segment) {
            return Err(ReplaceError::OtherFile);
        }
        let edited = splice(file, place.file, target);
        let new = unzip(&edited);
        let source = TextRange::new(
            self.bytes_before(Side::Source, place.file.start),
            self.bytes_before(Side::Source, place.file.end),
        );
        let own_source = old.source.as_deref().unwrap_or_default();
        let is_alone = new.target == splice(&old.target, place.side, target)
            && new.source.as_deref() == Some(&*splice(own_source, source, ""))
            && faults(&new) <= faults(&old)
            && is_plain(&new.target) >= is_plain(&old.target)
            && has_the_segments_of(&old, segment, &new, target.len());
        is_alone.then_some(edited).ok_or(ReplaceError::Markup)
    }
}

fn splice(text: &str, range: TextRange, new: &str) -> String {
    let (start, end) = (range.start as usize, range.end as usize);
    [&text[..start], new, &text[end..]].concat()
}

/// How much is wrong with the markup; a text may be empty or not.
fn faults(unzipped: &Unzipped) -> usize {
    let is_empty = |kind| matches!(kind, FaultKind::EmptyTarget | FaultKind::EmptySource);
    let faults = unzipped.faults.iter();
    faults.filter(|fault| !is_empty(fault.kind)).count()
}

/// Whether no tag of a segment came together on a side.
fn is_plain(side: &str) -> bool {
    matches!(plain(side), std::borrow::Cow::Borrowed(_))
}

/// Whether the segments are those from before, but for those within the old target, and
/// moved where they stand behind it.
fn has_the_segments_of(old: &Unzipped, edited: &Segment, new: &Unzipped, len: usize) -> bool {
    let Some(place) = edited.target.map(|place| place.file) else {
        return false;
    };
    let behind = |at: u32| at as usize - place.len() + len;
    let moved = |range: TextRange| {
        let (start, end) = (range.start, range.end);
        let start = if start <= place.start {
            start as usize
        } else {
            behind(start)
        };
        TextRange::new(
            start,
            if end < place.end {
                end as usize
            } else {
                behind(end)
            },
        )
    };
    let remains = |other: &&Segment| *other == edited || !place.contains_range(other.file);
    let before: Vec<&Segment> = old.table.segments().iter().filter(remains).collect();
    let after = new.table.segments();
    let is_same = |(before, after): (&&Segment, &Segment)| {
        let same_place = [Side::Target, Side::Source].into_iter().all(|side| {
            let file = before.place(side).map(|place| moved(place.file));
            file == after.place(side).map(|place| place.file)
        });
        same_place
            && moved(before.file) == after.file
            && old.table.id(before) == new.table.id(after)
    };
    before.len() == after.len() && before.iter().zip(after).all(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# <span data-ttu-id=\"a\">x</span><span data-stu-id=\"a\">y</span>\n\n\
        <span data-ttu-id=\"b\">z</span><span data-stu-id=\"b\">`q</span> `w\n";

    fn replaced(target: &str) -> Result<String, ReplaceError> {
        let unzipped = unzip(FILE);
        let first = &unzipped.table.segments()[0];
        unzipped.table.replace_target(FILE, first, target)
    }

    #[test]
    fn texts_that_concern_no_segment_are_taken() {
        for text in [
            "",
            "a",
            "a < b",
            "`code`",
            "<b>a</b>",
            "<span lang=\"fr\">a</span>",
            "a\nb",
        ] {
            assert_eq!(replaced(text), Ok(FILE.replacen('x', text, 1)), "{text}");
        }
    }

    #[test]
    fn texts_that_would_make_segments_are_refused() {
        for text in [
            "<span data-ttu-id=\"c\">",
            "<span data-ttu-id=\"c\">d</span>",
            "</span>",
            "</span><span data-stu-id=\"c\">d",
            "<span data-stu-id='c'>d</span>",
            "<span class=\"sxs-lookup\">",
            "<span data-ttu-id=\"c\"",
        ] {
            assert_eq!(replaced(text), Err(ReplaceError::Markup), "{text}");
        }
    }

    #[test]
    fn a_tag_does_not_come_together_over_the_gap() {
        let file = "<span data-ttu-id=\"a\">x</span><span data-stu-id=\"a\">y</span>span data-ttu-id=\"b\">";
        let unzipped = unzip(file);
        let only = &unzipped.table.segments()[0];
        let edited = unzipped.table.replace_target(file, only, "<");
        assert_eq!(edited, Err(ReplaceError::Markup));
    }

    #[test]
    fn another_file_is_refused() {
        let unzipped = unzip(FILE);
        let first = &unzipped.table.segments()[0];
        let edited = unzipped.table.replace_target("# Other\n", first, "a");
        assert_eq!(edited, Err(ReplaceError::OtherFile));
    }
}
