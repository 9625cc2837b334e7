//! Each finding with its source line, the place underlined, and what else there is to
//! say; then the totals.

use std::fmt::Write;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::Look;
use crate::diagnostic::{Diagnostic, Hidden, Report, Severity, Source, Sources};
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
    let title = level.primary_title(&found.message).id(found.rule.0);
    let label = found.label.as_deref();
    let (beside, below) = match label {
        Some(long) if long.chars().count() > LONGEST_LABEL => (None, label),
        _ => (label, None),
    };
    let primary = excerpt(found.span, AnnotationKind::Primary, beside, sources);
    let related = found.related.iter().filter_map(|related| {
        let label = Some(related.message.as_str());
        excerpt(related.span, AnnotationKind::Context, label, sources)
    });
    let note = below.map(|note| Level::NOTE.message(note));
    let help = found.help.as_deref().map(|help| Level::HELP.message(help));
    title
        .elements(primary.into_iter().chain(related))
        .elements(note.into_iter().chain(help).map(Element::from))
}

/// The first line of a span with the span underlined; `None` if the file was not gathered.
fn excerpt<'a>(
    span: Span,
    kind: AnnotationKind,
    label: Option<&'a str>,
    sources: &'a Sources,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let source = sources.get(span.file)?;
    let (line, number, marked) = first_line(source, span.range);
    Some(
        Snippet::source(line)
            .path(&source.path)
            .line_start(number as usize)
            .annotation(kind.span(marked.into()).label(label)),
    )
}

/// The first line that a range touches, its number, and what of the range is on it. Lines
/// of documentation are paragraphs, so one of them shows enough.
fn first_line(source: &Source, range: TextRange) -> (&str, u32, TextRange) {
    let (text, lines) = (source.text.as_str(), source.lines());
    let start = text.floor_char_boundary(range.start as usize);
    let number = lines.line(start);
    let line = lines.range(text, number);
    let from = line.start as usize;
    let end = text.floor_char_boundary(range.end.min(line.end) as usize);
    let marked = TextRange::new(start - from, end.max(start) - from);
    let shown = text.get(from..end.max(start).max(line.end as usize));
    (shown.unwrap_or_default(), number, marked)
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
