//! An inspection, told to people.

use std::fmt::{Result, Write};

use super::{BlockView, DocumentView, Inspection};

/// A text longer than this many characters is cut.
const WIDTH: usize = 100;

/// Tells an inspection: a line for each thing, with its line in the file first.
pub fn render(inspection: &Inspection) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(inspection, &mut out);
    out
}

fn write(inspection: &Inspection, out: &mut String) -> Result {
    let Inspection {
        file,
        locale,
        page,
        segments,
        ..
    } = inspection;
    writeln!(out, "{file} ({locale}), page `{page}`\n")?;
    match segments.len() {
        0 => writeln!(out, "plain page: no segments")?,
        1 => writeln!(out, "1 segment")?,
        count => writeln!(out, "{count} segments")?,
    }
    for segment in segments {
        writeln!(out, "{:>5}  {}", segment.line, segment.id)?;
        writeln!(out, "       target  {}", shown(segment.target.as_deref()))?;
        writeln!(out, "       source  {}", shown(segment.source.as_deref()))?;
    }
    writeln!(out, "\nfront matter")?;
    for entry in &inspection.front_matter {
        writeln!(out, "{:>5}  {}: {}", entry.line, entry.key, entry.value)?;
    }
    for document in &inspection.documents {
        write_document(document, out)?;
    }
    if !inspection.notices.is_empty() {
        writeln!(out, "\nnot understood")?;
    }
    for notice in &inspection.notices {
        let severity = notice.severity.as_str();
        writeln!(
            out,
            "{:>5}  {severity}[{}]: {}",
            notice.line, notice.rule, notice.message
        )?;
    }
    Ok(())
}

fn write_document(document: &DocumentView, out: &mut String) -> Result {
    writeln!(out, "\n{} document", document.side)?;
    for list in &document.audiences {
        let names = list.names.join(" | ");
        writeln!(
            out,
            "{:>5}  {} ({}): {names}",
            list.line, list.kind, list.layout
        )?;
    }
    for link in &document.links {
        let text = shown(Some(&link.text));
        writeln!(
            out,
            "{:>5}  {} link to {}: {text}",
            link.line, link.kind, link.target
        )?;
    }
    write_blocks(&document.blocks, 0, out)
}

fn write_blocks(blocks: &[BlockView], depth: usize, out: &mut String) -> Result {
    for block in blocks {
        write!(
            out,
            "{:>5}  {}{}",
            block.line,
            "  ".repeat(depth),
            block.kind
        )?;
        if let Some(detail) = &block.detail {
            write!(out, " {detail}")?;
        }
        if let Some(anchor) = &block.anchor {
            write!(out, " #{anchor}")?;
        }
        if let Some(text) = &block.text {
            write!(out, ": {}", shown(Some(text)))?;
        }
        match block.bound {
            0 => {}
            1 => write!(
                out,
                " (the block after it cut the list, and was bound to it)"
            )?,
            bound => write!(
                out,
                " (the {bound} blocks after it cut the list, and were bound to it)"
            )?,
        }
        out.push('\n');
        write_blocks(&block.blocks, depth + 1, out)?;
    }
    Ok(())
}

/// Text on one line, cut where it is long.
fn shown(text: Option<&str>) -> String {
    let Some(text) = text else {
        return "-".to_owned();
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(WIDTH).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    cut
}
