//! `isogloss inspect`: how the program sees a file.

use std::fmt::Write;

use anyhow::{Context, bail};

use super::Surroundings;
use crate::cli::InspectArgs;
use crate::files;
use crate::library::Library;
use crate::parse::{
    AudienceKind, AudienceList, Block, BlockKind, Document, Inline, InlineKind, Item, Page, plain,
};
use crate::read::Side;
use crate::text::{LineIndex, TextRange};

/// Describes a file of the documentation set.
///
/// # Errors
/// Where the configuration or the file cannot be read, or it is no page.
pub fn run(args: &InspectArgs, around: &Surroundings) -> anyhow::Result<String> {
    let library = Library::open(around.configuration()?)?;
    let path = files::resolve(&around.working_dir.join(&args.file));
    let found = library
        .docset
        .entries()
        .find(|(_, entry)| files::resolve(&entry.path) == path);
    let Some((id, entry)) = found else {
        bail!("`{}` is in none of the content roots", args.file.display());
    };
    let group = library.docset.group_of(id).with_context(|| {
        format!(
            "`{}` is no page: its kind is {:?}",
            args.file.display(),
            entry.kind
        )
    })?;
    let pages = library.read_group(group)?;
    let Some((_, page)) = pages.get(&entry.locale) else {
        bail!("`{}` is not UTF-8, or no page", args.file.display());
    };
    let mut out = String::new();
    writeln!(
        out,
        "{} ({}), page `{}`",
        entry.shown,
        entry.locale,
        group.key.as_str()
    )?;
    let mut view = View {
        page,
        lines: LineIndex::new(&page.file),
        out,
    };
    view.page()?;
    Ok(view.out)
}

struct View<'a> {
    page: &'a Page,
    lines: LineIndex,
    out: String,
}

impl View<'_> {
    fn page(&mut self) -> std::fmt::Result {
        let page = self.page;
        let segments = page.table().segments();
        if segments.is_empty() {
            writeln!(self.out, "\nplain page: no segments")?;
        } else {
            writeln!(self.out, "\n{} segments", segments.len())?;
        }
        for segment in segments {
            let line = self.lines.line(segment.file.start as usize);
            let side = |side| {
                let place = segment.place(side);
                place.map_or("-", |place| place.side.of(page.text(side)))
            };
            writeln!(self.out, "{line:>5}  {}", page.id(segment))?;
            writeln!(self.out, "       target  {}", shown(side(Side::Target)))?;
            writeln!(self.out, "       source  {}", shown(side(Side::Source)))?;
        }
        self.front_matter()?;
        for side in [Side::Target, Side::Source] {
            if let Some(document) = page.document(side) {
                let name = if side == Side::Target {
                    "target"
                } else {
                    "source"
                };
                writeln!(self.out, "\n{name} document")?;
                self.audiences(side, document)?;
                self.blocks(side, &document.blocks, 0)?;
            }
        }
        for (side, notice) in &page.notices {
            let line = self.line(*side, notice.range);
            writeln!(self.out, "\n{line:>5}  {}: {}", notice.rule, notice.message)?;
        }
        Ok(())
    }

    fn front_matter(&mut self) -> std::fmt::Result {
        let front = &self.page.target.front_matter;
        if front.entries.is_empty() {
            return writeln!(self.out, "\nno front matter");
        }
        writeln!(self.out, "\nfront matter")?;
        for entry in &front.entries {
            let line = self.line(Side::Target, entry.key_range);
            writeln!(self.out, "{line:>5}  {} = {:?}", entry.key, entry.value)?;
        }
        Ok(())
    }

    fn audiences(&mut self, side: Side, document: &Document) -> std::fmt::Result {
        for list in &document.audiences {
            let AudienceList {
                kind,
                layout,
                items,
                range,
                ..
            } = list;
            let line = self.line(side, *range);
            let what = match kind {
                AudienceKind::Roles => "roles",
                AudienceKind::AppliesTo => "applies to",
            };
            let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
            writeln!(
                self.out,
                "{line:>5}  {what} ({layout:?}): {}",
                names.join(" | ")
            )?;
        }
        Ok(())
    }

    fn blocks(&mut self, side: Side, blocks: &[Block], depth: usize) -> std::fmt::Result {
        for block in blocks {
            let line = self.line(side, block.range);
            let indent = "  ".repeat(depth);
            let text = self.page.text(side);
            let words = |content: &[Inline]| shown(&plain::text(text, content));
            match &block.kind {
                BlockKind::Heading(heading) => writeln!(
                    self.out,
                    "{line:>5}  {indent}heading {} #{}: {}",
                    heading.level,
                    heading.id,
                    words(&heading.content)
                )?,
                BlockKind::Paragraph(content) => {
                    writeln!(self.out, "{line:>5}  {indent}paragraph: {}", words(content))?;
                    self.links(side, content, depth + 1)?;
                }
                BlockKind::List(list) => {
                    let what = if list.start.is_some() {
                        "procedure"
                    } else {
                        "list"
                    };
                    writeln!(
                        self.out,
                        "{line:>5}  {indent}{what} of {}",
                        list.items.len()
                    )?;
                    for item in &list.items {
                        self.item(side, item, depth + 1)?;
                    }
                }
                BlockKind::Table(table) => {
                    let (columns, rows) = (table.alignments.len(), table.rows.len());
                    writeln!(self.out, "{line:>5}  {indent}table of {columns} by {rows}")?;
                }
                BlockKind::Figure(image) => writeln!(
                    self.out,
                    "{line:>5}  {indent}image {}: {}",
                    image.target.raw,
                    shown(&image.alt)
                )?,
                BlockKind::Code(code) => {
                    let info = code.info.as_deref().unwrap_or("indented");
                    writeln!(self.out, "{line:>5}  {indent}code ({info})")?;
                }
                BlockKind::Alert(alert) => {
                    writeln!(self.out, "{line:>5}  {indent}alert {:?}", alert.kind)?;
                    self.blocks(side, &alert.blocks, depth + 1)?;
                }
                kind => {
                    writeln!(self.out, "{line:>5}  {indent}{}", name(kind))?;
                    for children in kind.children() {
                        self.blocks(side, children, depth + 1)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn item(&mut self, side: Side, item: &Item, depth: usize) -> std::fmt::Result {
        let line = self.line(side, item.range);
        let indent = "  ".repeat(depth);
        let number = item
            .number
            .map_or_else(|| "-".to_owned(), |number| format!("{number}."));
        let bound = match item.bound {
            0 => String::new(),
            bound => format!(" ({bound} blocks bound to it cut the list)"),
        };
        writeln!(self.out, "{line:>5}  {indent}{number}{bound}")?;
        self.blocks(side, &item.blocks, depth + 1)
    }

    fn links(&mut self, side: Side, content: &[Inline], depth: usize) -> std::fmt::Result {
        for inline in content {
            match &inline.kind {
                InlineKind::Link(link) => {
                    let line = self.line(side, inline.range);
                    let indent = "  ".repeat(depth);
                    let (kind, raw) = (link.target.kind, &link.target.raw);
                    writeln!(self.out, "{line:>5}  {indent}link {kind:?}: {raw}")?;
                }
                InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                    self.links(side, content, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn line(&self, side: Side, range: TextRange) -> u32 {
        self.lines
            .line(self.page.to_file(side, range).start as usize)
    }
}

fn name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Quote(_) => "quote",
        BlockKind::Html(_) => "html",
        BlockKind::Rule => "rule",
        BlockKind::Columns(_) => "columns",
        BlockKind::Zone(_) => "zone",
        BlockKind::Tabs(_) => "tabs",
        BlockKind::Styled { .. } => "styled block",
        BlockKind::Video(_) => "video",
        BlockKind::Include(_) => "include",
        BlockKind::Snippet(_) => "code from a file",
        BlockKind::Footnote { .. } => "footnote",
        _ => "block",
    }
}

/// Text on one line, cut where it is long.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(100).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    cut
}
