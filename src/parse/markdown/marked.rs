//! Paragraphs and quotes that a directive makes something else of.

use super::Builder;
use super::inlines::is_blank;
use crate::diagnostic::Severity;
use crate::parse::directives::DirectiveKind;
use crate::parse::model::{Alert, Block, BlockKind, ImageSort, Inline, InlineKind, TargetKind};
use crate::parse::notice::{Notice, rules};
use crate::parse::{anchors, balance};
use crate::text::TextRange;

impl Builder<'_, '_> {
    /// A paragraph, or the block that its only piece makes. `None` where nothing is left.
    pub(super) fn paragraph(
        &mut self,
        content: Vec<Inline>,
        range: Option<TextRange>,
    ) -> Option<Block> {
        let content = balance::inlines(anchors::of_text(content));
        let covered = content
            .iter()
            .map(|inline| inline.range)
            .reduce(TextRange::cover);
        let range = range.or(covered)?;
        let mut solid = content.iter().filter(|inline| !is_blank(inline, self.text));
        let kind = match (solid.next(), solid.next()) {
            (None, _) => return None,
            (
                Some(Inline {
                    kind: InlineKind::Image(image),
                    ..
                }),
                None,
            ) if image.sort != ImageSort::Icon => BlockKind::Figure(image.clone()),
            (
                Some(Inline {
                    kind: InlineKind::Include(target),
                    ..
                }),
                None,
            ) => BlockKind::Include(target.clone()),
            (Some(only), None) => match self.directive_at(only.range) {
                Some(DirectiveKind::Video(target)) if target.kind == TargetKind::Web => {
                    BlockKind::Video(target.clone())
                }
                Some(DirectiveKind::Snippet(snippet)) => BlockKind::Snippet(snippet.clone()),
                _ => BlockKind::Paragraph(content),
            },
            _ => BlockKind::Paragraph(content),
        };
        Some(Block { range, kind })
    }

    /// A quote, or the alert, styled block or video that its first line makes of it.
    pub(super) fn quote(&mut self, mut blocks: Vec<Block>) -> BlockKind {
        if let [
            Block {
                kind: BlockKind::Video(target),
                ..
            },
        ] = blocks.as_slice()
        {
            return BlockKind::Video(target.clone());
        }
        let Some(Block {
            kind: BlockKind::Paragraph(content),
            ..
        }) = blocks.first_mut()
        else {
            return BlockKind::Quote(blocks);
        };
        let Some(marker) = content.first().map(|inline| inline.range) else {
            return BlockKind::Quote(blocks);
        };
        let Some(kind) = self
            .directive_at(marker)
            .filter(|kind| kind.is_quote_mark())
            .cloned()
        else {
            return BlockKind::Quote(blocks);
        };
        if let DirectiveKind::Alert(None) = kind {
            self.notices.push(Notice {
                rule: rules::ALERT_UNKNOWN,
                severity: Severity::Warning,
                range: marker,
                message: format!("`{}` is no kind of alert", marker.of(self.text)),
                help: "use NOTE, TIP, IMPORTANT, WARNING or CAUTION; the keyword is not translated",
            });
            return BlockKind::Quote(blocks);
        }
        let rest = content.iter().skip(1);
        let blank = rest
            .take_while(|inline| is_blank(inline, self.text))
            .count();
        content.drain(..=blank);
        if content.is_empty() {
            blocks.remove(0);
        }
        match kind {
            DirectiveKind::Alert(Some(kind)) => BlockKind::Alert(Alert {
                kind,
                marker,
                blocks,
            }),
            DirectiveKind::Div(classes) => BlockKind::Styled { classes, blocks },
            _ => BlockKind::Quote(blocks),
        }
    }
}
