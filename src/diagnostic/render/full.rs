//! Each finding with its source line, the place underlined, and what else there is to
//! say; then the totals.

use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::Look;
use crate::diagnostic::{Diagnostic, Hidden, Report, Severity, Sources};
use crate::text::printable::{marked, piece};
use crate::text::{Span, TextRange};

/// A longer label stands below the source line, not beside the place.
const LONGEST_LABEL: usize = 72;

pub(super) fn render(report: &Report, look: Look) -> String {
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(look.width);
    let mut out = String::new();
    for finding in &report.findings {
        let group = group(&finding.diagnostic, &report.sources);
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let _ = writeln!(out, "{}{}", report.totals(), hidden(report.hidden));
    out
}

fn group<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(piece(&found.message)).id(found.rule.0);
    let label = found.label.as_deref().map(piece);
    let (beside, below) = match label {
        Some(long) if long.chars().count() > LONGEST_LABEL => (None, Some(long)),
        label => (label, None),
    };
    let primary = excerpt(found.span, AnnotationKind::Primary, beside, sources);
    let related = found.related.iter().flat_map(|related| {
        let label = Some(piece(&related.message));
        excerpt(related.span, AnnotationKind::Context, label, sources)
    });
    let note = below.map(|note| Level::NOTE.message(note));
    let help = found.help.as_deref().map(piece);
    let help = help.map(|help| Level::HELP.message(help));
    title
        .elements(primary.into_iter().chain(related))
        .elements(note.into_iter().chain(help).map(Element::from))
}

/// The first line of a span with the span underlined; nothing if the file was not
/// gathered.
fn excerpt(
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
    sources: &Sources,
) -> Vec<Element<'_>> {
    let Some(source) = sources.get(span.file) else {
        return Vec::new();
    };
    let (text, lines) = (source.text.as_str(), source.lines());
    let start = text.floor_char_boundary(span.range.start as usize);
    let number = lines.line(start);
    let line = lines.range(text, number);
    let shown = window(text, line, start);
    let end = text.floor_char_boundary(span.range.end.min(shown.end) as usize);
    let from = shown.start as usize;
    let place = start - from..end.max(start) - from;
    // The last character of what is shown may be the line end.
    let (printable, place_there) = marked(shown.of(text), place);
    let is_whole = shown.start == line.start && printable == shown.of(text);
    let annotation = kind.span(place_there).label(label);
    let excerpt = Snippet::source(printable)
        .line_start(number as usize)
        .annotation(annotation);
    let path = piece(&source.path);
    if is_whole {
        return vec![excerpt.path(path).into()];
    }
    // Columns are counted from the line's own beginning, as its text is in the file.
    let origin = Origin::path(path)
        .line(number as usize)
        .char_column(lines.position(text, start).column as usize);
    vec![origin.into(), excerpt.into()]
}

/// What is shown of a line around `start`: all of it, unless the line is so long that
/// reading it for each of its findings would take a time that grows with its square.
fn window(text: &str, line: TextRange, start: usize) -> TextRange {
    const AROUND: usize = 2048;
    // Findings at the end of a line may stand on its line end.
    let (first, last) = (line.start as usize, (line.end as usize).max(start));
    let from = if start - first > AROUND {
        text.floor_char_boundary(start - AROUND)
    } else {
        first
    };
    TextRange::new(
        from,
        last.min(text.floor_char_boundary(start + AROUND))
            .max(start),
    )
}

/// `, 3 muted`, or nothing.
fn hidden(hidden: Hidden) -> String {
    [
        (hidden.known, "in the baseline"),
        (hidden.accepted, "accepted"),
        (hidden.muted, "muted"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .fold(String::new(), |mut out, (count, why)| {
        let _ = write!(out, ", {count} {why}");
        out
    })
}
