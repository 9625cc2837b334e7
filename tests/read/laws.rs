//! What holds for any text. Each law is also a fuzz target.

use isogloss::read::{Place, Segment, Side, Unzipped, front_matter, unzip, zip};
use isogloss::text::{FileId, TextRange};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// All of them.
pub(crate) fn all(text: &str) {
    let unzipped = unzip(text);
    zip_undoes_unzip(text, &unzipped);
    bytes_lead_back_to_the_file(text, &unzipped);
    segments_stand_where_they_say(text, &unzipped);
    segments_are_found_by_place(&unzipped);
    strict_pairs_are_segments(text, &unzipped);
    no_side_contains_markup(text, &unzipped);
    a_target_can_be_replaced_alone(text, &unzipped);
    faults_are_places_of_the_file(text, &unzipped);
    an_export_of_an_export_is_the_same(&unzipped);
}

fn zip_undoes_unzip(text: &str, unzipped: &Unzipped) {
    assert_eq!(zip(unzipped), text);
}

/// Every character of a side is the one that its range of the file has, in order (of
/// long texts, a share of the characters).
fn bytes_lead_back_to_the_file(text: &str, unzipped: &Unzipped) {
    for side in [Side::Target, Side::Source] {
        let mut end = 0;
        let own = unzipped.side(side).unwrap_or_default();
        let step = own.len() / 4096 + 1;
        for (at, char) in own.char_indices().step_by(step) {
            let range = TextRange::new(at, at + char.len_utf8());
            let in_file = unzipped.table.to_file(side, range);
            assert_eq!(in_file.of(text), range.of(own));
            assert!(end <= in_file.start, "the order of the file is kept");
            end = in_file.end;
        }
    }
}

fn segments_stand_where_they_say(text: &str, unzipped: &Unzipped) {
    let table = &unzipped.table;
    assert!(
        table
            .segments()
            .is_sorted_by_key(|segment| segment.file.start)
    );
    assert_eq!(table.is_empty(), unzipped.source.is_none());
    for segment in table.segments() {
        assert!(segment.file.of(text).contains(table.id(segment)));
        assert!(segment.target.is_some() || segment.source.is_some());
        for side in [Side::Target, Side::Source] {
            let Some(place) = segment.place(side) else {
                continue;
            };
            assert!(segment.file.contains_range(place.file));
            let own = place.side.of(unzipped.side(side).unwrap());
            if own.is_empty() {
                continue;
            }
            assert!(place.file.contains_range(table.to_file(side, place.side)));
            let mut found = table.segments_in(side, place.side);
            assert!(found.any(|other| other == segment));
            let innermost = table.segment_at(side, place.side.start as usize).unwrap();
            assert!(innermost == segment || nests(segment, innermost, side));
        }
    }
}

/// The indexed look-up finds what a search through all segments would.
fn segments_are_found_by_place(unzipped: &Unzipped) {
    let table = &unzipped.table;
    for side in [Side::Target, Side::Source] {
        let mut places: Vec<_> = table
            .segments()
            .iter()
            .filter_map(|segment| Some((segment.place(side)?, segment)))
            .collect();
        places.sort_by_key(|(place, _)| place.file.start);
        for at in 0..unzipped.side(side).unwrap_or_default().len().min(40) {
            let range = TextRange::new(at, at + at % 5);
            let within = places.iter().filter(|(place, _)| {
                let empty = place.side.is_empty() && range.contains_range(place.side);
                empty || place.side.overlaps(range)
            });
            let within: Vec<&Segment> = within.map(|&(_, segment)| segment).collect();
            let found: Vec<&Segment> = table.segments_in(side, range).collect();
            assert_eq!(found, within);
            let holding = places.iter().rfind(|(place, _)| place.side.contains(at));
            assert_eq!(
                table.segment_at(side, at),
                holding.map(|&(_, segment)| segment)
            );
        }
    }
}

fn nests(outer: &Segment, inner: &Segment, side: Side) -> bool {
    let file = |segment: &Segment| segment.place(side).unwrap().file;
    file(outer).contains_range(file(inner))
}

fn strict_pairs_are_segments(text: &str, unzipped: &Unzipped) {
    let segments = unzipped.table.segments();
    for pair in strict_pairs_outside_code(text) {
        let found = segments.binary_search_by_key(&pair.start, |segment| segment.file.start);
        let segment = found
            .map(|at| &segments[at])
            .expect("a strict pair is a segment");
        assert_eq!(segment.file, pair);
        assert!(segment.target.is_some() && segment.source.is_some());
    }
}

/// Tags that can only be a segment's are left on a side only in code and front matter.
/// (Where two pieces meet, a new tag can come about; that one is not from the file.)
fn no_side_contains_markup(text: &str, unzipped: &Unzipped) {
    let code = code(text);
    for side in [Side::Target, Side::Source] {
        let own = unzipped.side(side).unwrap_or_default();
        for at in ["<span data-ttu-id=\"", "<span data-stu-id=\""]
            .iter()
            .flat_map(|tag| own.match_indices(tag))
            .map(|(at, _)| at)
        {
            let stretch = &own[at + 1..];
            let end = stretch
                .find(['<', '>'])
                .filter(|&end| stretch[end..].starts_with('>'));
            let Some(end) = end else { continue };
            let tag = TextRange::new(at, at + 1 + end + 1);
            let in_file = unzipped.table.to_file(side, tag);
            let is_of_file = in_file.of(text) == tag.of(own);
            assert!(!is_of_file || code.iter().any(|code| code.overlaps(in_file)));
        }
    }
}

/// Texts for a target. The first is plain: it is refused only where the page has code,
/// which a backtick in the old target may have closed, nested segments or broken markup.
const NEW_TARGETS: &[&str] = &[
    "новый **text** \"<br>",
    "",
    "<span lang=\"fr\">a</span>",
    "<span data-ttu-id=\"abcde-9\">a</span>",
    "</span>",
    "<span data-stu-id='abcde-9'>",
    "<span",
    "<sp",
    "`",
    "```\n",
    "a data-ttu-id=\"b\">",
];

fn a_target_can_be_replaced_alone(text: &str, unzipped: &Unzipped) {
    let has_code = text.contains(['`', '~']);
    let segments = unzipped.table.segments();
    // Each edit reads the whole text anew: long texts are tried with fewer.
    let (most, step) = if text.len() > 4096 { (1, 4) } else { (4, 1) };
    for segment in segments.iter().take(most) {
        let Some(place) = segment.target else {
            continue;
        };
        let nested = segments
            .iter()
            .any(|other| other != segment && other.file.overlaps(segment.file));
        for (number, new) in NEW_TARGETS.iter().enumerate().step_by(step) {
            let edited = unzipped.table.replace_target(text, segment, new);
            if number == 0 && !has_code && !nested && unzipped.faults.is_empty() {
                assert!(edited.is_ok(), "{new}");
            }
            if let Ok(edited) = edited {
                target_is_replaced_alone(text, unzipped, place, new, &edited);
            }
        }
    }
}

fn target_is_replaced_alone(
    text: &str,
    unzipped: &Unzipped,
    place: Place,
    new: &str,
    edited: &str,
) {
    let (start, end) = (place.file.start as usize, place.file.end as usize);
    assert_eq!(edited, [&text[..start], new, &text[end..]].concat());
    let again = unzip(edited);
    let kept = again.table.segments().iter();
    let kept = kept.filter_map(|segment| segment.target);
    let mut kept = kept.filter(|other| other.file.start == place.file.start);
    let now = kept.next().unwrap();
    assert_eq!(now.file.of(edited), new);
    assert_eq!(now.side.of(&again.target), new);
    let before = &unzipped.target[..place.side.start as usize];
    let after = &unzipped.target[place.side.end as usize..];
    assert_eq!(again.target, [before, new, after].concat());
}

/// A side that is made a plain page has no segments, and stays as it is.
fn an_export_of_an_export_is_the_same(unzipped: &Unzipped) {
    for side in [Side::Target, Side::Source] {
        let own = unzipped.side(side).unwrap_or_default();
        let plain = isogloss::read::plain(own);
        let again = unzip(&plain);
        assert_eq!(again.target, plain);
        assert_eq!(again.source, None);
    }
}

fn faults_are_places_of_the_file(text: &str, unzipped: &Unzipped) {
    assert!(unzipped.faults.is_sorted());
    for fault in &unzipped.faults {
        assert!(
            text.get(fault.range.start as usize..fault.range.end as usize)
                .is_some()
        );
        assert!(
            text.get(fault.about.start as usize..fault.about.end as usize)
                .is_some()
        );
        assert!(fault.to_diagnostic(FileId(0), text).message.len() < 72);
    }
}

/// Strict pairs by the grammar of the format alone: literal tags, one id, nothing empty,
/// no span in either text; none in code that does not itself begin or end within a pair.
fn strict_pairs_outside_code(text: &str) -> Vec<TextRange> {
    let mut pairs: Vec<TextRange> = Vec::new();
    for (start, _) in text.match_indices("<span data-ttu-id=\"") {
        if let Some(len) = strict_pair(&text[start..]) {
            pairs.push(TextRange::new(start, start + len));
        }
    }
    let cut = |offset: u32| {
        pairs
            .iter()
            .any(|pair| pair.start < offset && offset < pair.end)
    };
    let mut code = code(text);
    code.retain(|range| !cut(range.start) && !cut(range.end));
    code.extend(front_matter(text).map(|found| found.block));
    let shown = |pair: &TextRange| code.iter().any(|range| range.overlaps(*pair));
    pairs.iter().copied().filter(|pair| !shown(pair)).collect()
}

/// The length of the strict pair that `text` begins with.
fn strict_pair(text: &str) -> Option<usize> {
    let (id, rest) = text
        .strip_prefix("<span data-ttu-id=\"")?
        .split_once("\">")?;
    let (target, rest) = rest.split_once("</span>")?;
    let head = format!("<span class=\"sxs-lookup\"><span data-stu-id=\"{id}\">");
    let (source, rest) = rest.strip_prefix(&head)?.split_once("</span></span>")?;
    let (prefix, number) = id.split_once('-')?;
    let strict_id = prefix.len() == 5
        && prefix.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
        && matches!(number.len(), 3 | 4)
        && number.chars().all(|c| c.is_ascii_digit());
    // Letter case does not matter to HTML, so `<SPAN` is a span as well.
    let is_text = |part: &str| {
        let part = part.to_ascii_lowercase();
        !part.is_empty() && !part.contains("<span") && !part.contains("</span")
    };
    (strict_id && is_text(target) && is_text(source)).then(|| text.len() - rest.len())
}

/// Front matter, fenced code and inline code.
fn code(text: &str) -> Vec<TextRange> {
    let block = front_matter(text).map(|found| found.block);
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let body = block.map_or(mark, |block| block.end as usize);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let events = Parser::new_ext(&text[body..], options).into_offset_iter();
    let code = events.filter_map(|(event, range)| match event {
        Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
            Some(TextRange::from(range) + body)
        }
        _ => None,
    });
    block.into_iter().chain(code).collect()
}
