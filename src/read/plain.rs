//! A text without anything that reads as a segment's tag.
//!
//! Where a tag is taken out of a file, what stood before and behind it can make another:
//! `<sp<span data-ttu-id="a">an data-ttu-id="b">`. On a side that is text like any other,
//! but a file that was made of the side would be read as a bilingual page.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::tags::Tag;
use super::{body_start, segment_tags};

/// The text as a plain page: `unzip` gives it back as it is, without segments.
///
/// Nearly every text is one. Otherwise the `<` of the tags is escaped, so that readers see
/// what stands there; where that makes tags of what was none, that of every span.
/// What stands in code is shown as code and stays, unless nothing else helps.
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(text);
    for escape in [segments, spans, all_spans] {
        let tags = segment_tags(&plain);
        if tags.is_empty() {
            break;
        }
        plain = Cow::Owned(escaped(&plain, escape(&plain, &tags)));
    }
    plain
}

/// Where the tags of segments and their ends begin.
fn segments(_: &str, tags: &[Tag]) -> Vec<usize> {
    let concerns = |tag: &&Tag| {
        let partner = tag.partner().and_then(|index| tags.get(index));
        tag.concerns_segments() || partner.is_some_and(Tag::concerns_segments)
    };
    let tags = tags.iter().filter(concerns);
    tags.map(|tag| tag.range.start as usize).collect()
}

/// Where the tags of spans begin, also those of the author's own.
fn spans(_: &str, tags: &[Tag]) -> Vec<usize> {
    tags.iter().map(|tag| tag.range.start as usize).collect()
}

/// Where anything begins that looks like a span, also in code.
fn all_spans(text: &str, _: &[Tag]) -> Vec<usize> {
    let is_span = |at: &usize| {
        let rest = &text.as_bytes()[at + 1..];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        name.get(..4)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"span"))
    };
    let body = body_start(text);
    let all = memchr_iter(b'<', &text.as_bytes()[body..]).map(|at| body + at);
    all.filter(is_span).collect()
}

/// The text with the characters at these places, which are `<`, as entities.
fn escaped(text: &str, places: Vec<usize>) -> String {
    let mut out = String::with_capacity(text.len() + 3 * places.len());
    let mut from = 0;
    for at in places {
        out.push_str(&text[from..at]);
        out.push_str("&lt;");
        from = at + 1;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::unzip;

    fn exported(file: &str) -> String {
        let target = unzip(file).target;
        plain(&target).into_owned()
    }

    #[test]
    fn pieces_of_a_tag_do_not_come_together() {
        for file in [
            r#"<sp<span data-ttu-id="a">an data-ttu-id="b">x</span><span data-stu-id="a">y</span></span>"#,
            r#"<span<span data-ttu-id="a"> data-ttu-id="b">x</span><span data-stu-id="a">y</span>z</span>"#,
            r#"<span data-ttu-id="b"<span data-ttu-id="a">></span><span data-stu-id="a">y</span>z</span>"#,
            r#"<<span data-ttu-id="a">span class="sxs-lookup">x</span><span data-stu-id="a">y</span></span>"#,
            r#"<span x="<<span data-ttu-id="a">span data-ttu-id='b'>x</span>"#,
            r#"`<span data-ttu-id="a">` <sp<span data-ttu-id="a">an data-ttu-id="b">`</span>"#,
        ] {
            let once = exported(file);
            let again = unzip(&once);
            assert_eq!(again.target, once, "{file}");
            assert_eq!(again.source, None, "{file}");
        }
    }

    #[test]
    fn readers_see_what_stands_there() {
        let file =
            r#"<sp<span data-ttu-id="a">an data-ttu-id="b">x</span><span data-stu-id="a">y</span>"#;
        assert_eq!(exported(file), r#"&lt;span data-ttu-id="b">x"#);
    }

    #[test]
    fn code_that_shows_the_markup_stays() {
        let text =
            "`<span data-ttu-id=\"a\">`\n\n```\n<span data-stu-id=\"b\">\n```\n<span>c</span>";
        assert!(matches!(plain(text), Cow::Borrowed(_)));
    }
}
