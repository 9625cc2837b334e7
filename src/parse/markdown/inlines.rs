//! Running text: from events to pieces that know where they stand.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Builder;
use crate::diagnostic::Severity;
use crate::parse::directives::{Directive, DirectiveKind};
use crate::parse::model::{Image, ImageSort, Inline, InlineKind, Link, Target, TargetKind};
use crate::parse::notice::{Notice, rules};
use crate::parse::{anchors, balance, emphasis, html, plain};
use crate::text::TextRange;

use super::{MAX_DEPTH, MAX_INCLUDE_DEPTH};

impl<'a> Builder<'a, '_> {
    /// Reads running text up to (not with) the first event that is not part of it.
    pub(super) fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut transparent = 0_usize;
        let mut removing: Option<&'static str> = None;
        while let Some((event, _)) = self.events.peek() {
            if !is_inline(event) {
                if transparent == 0 || !ends_inline(event) {
                    break;
                }
                transparent -= 1;
                self.events.next();
                continue;
            }
            if depth >= MAX_DEPTH && matches!(event, Event::Start(_)) {
                transparent += 1;
                if let Some((_, range)) = self.next() {
                    self.flatten(range);
                }
                continue;
            }
            let Some((event, range)) = self.next() else {
                break;
            };
            if let Event::InlineHtml(tag) | Event::Html(tag) = &event {
                match (html::judge_tag(tag, range, self.notices), removing) {
                    (html::Verdict::Remove { name, close: true }, Some(open)) if name == open => {
                        removing = None;
                    }
                    (html::Verdict::Remove { name, close: false }, None) => {
                        // Without an end tag on the page there is nothing to remove up to.
                        removing = self.has_end_tag(range.end as usize, name).then_some(name);
                    }
                    (html::Verdict::Show(tag), None) => {
                        out.push(Inline {
                            range,
                            kind: InlineKind::Tag(tag),
                        });
                    }
                    (html::Verdict::Text, None) => self.push_text(range, depth, &mut out),
                    _ => {}
                }
                continue;
            }
            if removing.is_some() {
                self.inline(event, range, depth, &mut Vec::new());
            } else {
                let inline = self.inline(event, range, depth, &mut out);
                out.extend(inline);
            }
        }
        emphasis::close_beside_cjk(self.text, out, self.notices)
    }

    /// One piece of running text; text goes to `out` at once, because it may be several.
    fn inline(
        &mut self,
        event: Event<'a>,
        range: TextRange,
        depth: usize,
        out: &mut Vec<Inline>,
    ) -> Option<Inline> {
        let kind = match event {
            Event::Text(text)
                if text.as_ref() == range.of(self.text) || text.len() == range.len() =>
            {
                self.push_text(range, depth, out);
                return None;
            }
            Event::Text(text) => InlineKind::Decoded(text.into_string()),
            Event::Code(code) => InlineKind::Code(self.code_span(&code, range)),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::FootnoteReference(label) => InlineKind::FootnoteReference(label.into_string()),
            Event::Start(tag) => {
                let content = self.inlines(depth + 1);
                self.events.next();
                match tag {
                    Tag::Emphasis => InlineKind::Emphasis(balance::inlines(content)),
                    Tag::Strong => InlineKind::Strong(balance::inlines(content)),
                    Tag::Strikethrough => InlineKind::Strikethrough(balance::inlines(content)),
                    Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        ..
                    } => InlineKind::Link(Link {
                        target: match link_type {
                            LinkType::Email => Target::new(format!("mailto:{dest_url}")),
                            _ => self.target(dest_url.into_string(), range),
                        },
                        title: title.into_string(),
                        content: balance::inlines(anchors::of_text(content)),
                    }),
                    Tag::Image {
                        dest_url, title, ..
                    } => InlineKind::Image(Image {
                        target: self.target(dest_url.into_string(), range),
                        alt: plain::text(self.text, &content),
                        title: title.into_string(),
                        sort: ImageSort::Content,
                        lightbox: None,
                        border: false,
                        description: Vec::new(),
                    }),
                    _ => {
                        out.extend(content);
                        return None;
                    }
                }
            }
            _ => return None,
        };
        Some(Inline { range, kind })
    }

    fn target(&mut self, raw: String, range: TextRange) -> Target {
        let target = Target::new(raw);
        if target.kind == TargetKind::Unsafe {
            let shown: String = target.raw.chars().take(40).collect();
            self.notices.push(Notice {
                rule: rules::HTML_DISALLOWED,
                severity: Severity::Warning,
                range,
                message: format!("the link to `{shown}` was dropped"),
                help: "links may lead to pages, files, http(s), mailto and tel addresses",
            });
        }
        target
    }

    /// Adds the text at `range`, with the directives that stand in it.
    fn push_text(&mut self, range: TextRange, depth: usize, out: &mut Vec<Inline>) {
        let mut at = range.start;
        let includes = self.depth + depth <= MAX_INCLUDE_DEPTH;
        let mut refused = None;
        let directives = self.directives;
        let first = directives.partition_point(|d| d.range.end <= range.start);
        for directive in &directives[first..] {
            if directive.range.start >= range.end {
                break;
            }
            self.tell_damage(directive);
            push_verbatim(at, directive.range.start, out);
            let kind = match &directive.kind {
                DirectiveKind::Image(image) => InlineKind::Image((**image).clone()),
                DirectiveKind::NoLoc(text) => InlineKind::NoLoc(text.clone()),
                DirectiveKind::Include(target) if includes => InlineKind::Include(target.clone()),
                DirectiveKind::Include(_) => {
                    refused = refused.or(Some(directive.range));
                    InlineKind::Text
                }
                DirectiveKind::Video(target) => InlineKind::Link(Link {
                    target: target.clone(),
                    title: String::new(),
                    content: vec![Inline {
                        range: directive.range,
                        kind: InlineKind::Decoded(target.raw.clone()),
                    }],
                }),
                _ => InlineKind::Text,
            };
            out.push(Inline {
                range: directive.range,
                kind,
            });
            at = directive.range.end;
        }
        push_verbatim(at, range.end, out);
        self.notices.extend(refused.map(|range| Notice {
            rule: rules::NESTED_TOO_DEEP,
            severity: Severity::Warning,
            range,
            message: format!("an include more than {MAX_INCLUDE_DEPTH} levels deep"),
            help: "move the include out of the lists and quotes around it",
        }));
    }

    /// That the quotes of a directive do not pair.
    pub(super) fn tell_damage(&mut self, directive: &Directive) {
        if directive.is_damaged {
            self.notices.push(Notice {
                rule: rules::DIRECTIVE_QUOTES,
                severity: Severity::Warning,
                range: directive.range,
                message: "the quotes of this directive do not pair".to_owned(),
                help: "put each value between two `\"`, and write `&quot;` or `“` within it",
            });
        }
    }

    /// The content of a code span; what was masked in it is put back.
    fn code_span(&self, code: &str, range: TextRange) -> String {
        let next = self
            .directives
            .partition_point(|d| d.range.end <= range.start);
        if !self
            .directives
            .get(next)
            .is_some_and(|directive| directive.range.overlaps(range))
        {
            return code.to_owned();
        }
        let inner = range
            .of(self.text)
            .trim_matches('`')
            .replace(['\n', '\r'], " ");
        let padded = inner.len() > 2 && inner.starts_with(' ') && inner.ends_with(' ');
        if padded {
            inner[1..inner.len() - 1].to_owned()
        } else {
            inner
        }
    }

    pub(super) fn directive_at(&self, range: TextRange) -> Option<&DirectiveKind> {
        let found = self
            .directives
            .binary_search_by_key(&range.start, |d| d.range.start)
            .ok()?;
        (self.directives[found].range == range).then(|| &self.directives[found].kind)
    }

    fn has_end_tag(&mut self, from: usize, name: &'static str) -> bool {
        let known = self.end_tags.get(name).copied();
        let next = known.filter(|&at| at >= from).unwrap_or_else(|| {
            let bytes = self.text.as_bytes();
            let mut ends = memchr::memmem::find_iter(&bytes[from..], b"</").map(|at| from + at);
            let named = |at: &usize| {
                let tag = bytes.get(at + 2..at + 2 + name.len());
                tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
            };
            ends.find(named).unwrap_or(bytes.len())
        });
        self.end_tags.insert(name, next);
        next < self.text.len()
    }
}

/// Whether an event ends an element of running text.
fn ends_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image,
        )
    )
}

/// Whether an event belongs to running text, and ends nothing.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(_) | Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Whether a piece shows nothing but white space.
pub(super) fn is_blank(inline: &Inline, text: &str) -> bool {
    match inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text => inline.range.of(text).trim().is_empty(),
        _ => false,
    }
}

/// Adds verbatim text, joined to the text before it where there is nothing between.
fn push_verbatim(start: u32, end: u32, out: &mut Vec<Inline>) {
    if start < end {
        out.push(Inline {
            range: TextRange { start, end },
            kind: InlineKind::Text,
        });
    }
}
