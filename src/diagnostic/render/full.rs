//! Each finding with its source line, the place underlined, and what else there is to
//! say; then the totals.

use std::fmt::Write;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::Look;
use crate::diagnostic::{Diagnostic, Hidden, Report, Severity, Source, Sources};
use crate::text::{Span, TextRange};

/// A place that covers more lines is shown by its first line alone.
const MOST_LINES: u32 = 4;

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
    let primary = excerpt(
        found.span,
        AnnotationKind::Primary,
        found.label.as_deref(),
        sources,
    );
    let related = found.related.iter().filter_map(|related| {
        let label = Some(related.message.as_str());
        excerpt(related.span, AnnotationKind::Context, label, sources)
    });
    let help = found.help.as_deref().map(|help| Level::HELP.message(help));
    title
        .elements(primary.into_iter().chain(related))
        .elements(help.map(Element::from))
}

/// The lines of a span with the span underlined; `None` if the file was not gathered.
fn excerpt<'a>(
    span: Span,
    kind: AnnotationKind,
    label: Option<&'a str>,
    sources: &'a Sources,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let source = sources.get(span.file)?;
    let (lines, first, marked) = lines_of(source, span.range);
    Some(
        Snippet::source(lines)
            .path(&source.path)
            .line_start(first as usize)
            .annotation(kind.span(marked.into()).label(label)),
    )
}

/// The whole lines that a range touches, the number of the first, and the range within
/// them. A range longer than [`MOST_LINES`] is cut at the end of its first line.
fn lines_of(source: &Source, range: TextRange) -> (&str, u32, TextRange) {
    let (text, lines) = (source.text.as_str(), source.lines());
    let clamp = |offset: u32| text.floor_char_boundary(offset as usize);
    let start = clamp(range.start);
    let shown = text[start..clamp(range.end).max(start)].trim_end_matches(['\n', '\r']);
    let mut end = start + shown.len();

    let first = lines.line(start);
    let head = lines.range(text, first);
    let mut last = lines.line(end);
    if last - first >= MOST_LINES {
        last = first;
        end = (head.end as usize).max(start);
    }
    let tail = lines.range(text, last);
    let from = head.start as usize;
    let excerpt = &text[from..(tail.end as usize).max(end)];
    (excerpt, first, TextRange::new(start - from, end - from))
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
