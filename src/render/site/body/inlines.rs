//! Running text.

use crate::parse::{HtmlTag, Image, ImageSort, Inline, InlineKind, Link, TargetKind, plain};
use crate::text::TextRange;

use super::{ImageFile, Writer, escape_into};

impl Writer<'_> {
    /// Writes running text; no segment's span is open afterwards unless one was before.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
        if self.marks.is_outside() {
            self.end_mark();
            self.end_segment();
        }
    }

    fn inline(&mut self, inline: &Inline) {
        if !matches!(
            inline.kind,
            InlineKind::Text | InlineKind::Anchor(_) | InlineKind::Tag(_)
        ) {
            self.mark(inline.range);
        }
        match &inline.kind {
            InlineKind::Text => self.marked_text(inline.range),
            InlineKind::Decoded(text) => self.push_escaped(text),
            InlineKind::Code(code) => {
                self.push("<code>");
                self.push_escaped(code);
                self.push("</code>");
            }
            InlineKind::Emphasis(content) => self.wrapped("em", content),
            InlineKind::Strong(content) => self.wrapped("strong", content),
            InlineKind::Strikethrough(content) => self.wrapped("del", content),
            InlineKind::Link(link) => self.link(link),
            InlineKind::Image(image) => self.inline_image(image, inline.range),
            InlineKind::Tag(tag) => self.inline_tag(tag),
            InlineKind::Anchor(anchor) => self.anchor(&anchor.name),
            InlineKind::SoftBreak => self.push("\n"),
            InlineKind::HardBreak => self.push("<br>\n"),
            InlineKind::FootnoteReference(label) => self.footnote_reference(label),
            InlineKind::NoLoc(text) => {
                self.push("<span translate=\"no\">");
                self.push_escaped(text);
                self.push("</span>");
            }
            InlineKind::Include(target) => self.include_inline(target),
        }
    }

    fn wrapped(&mut self, element: &str, content: &[Inline]) {
        self.push("<");
        self.push(element);
        self.push(">");
        self.content(content);
        self.push("</");
        self.push(element);
        self.push(">");
    }

    /// The content of an element of running text.
    fn content(&mut self, content: &[Inline]) {
        let within = self.enter();
        if within {
            for inline in content {
                self.inline(inline);
            }
        } else {
            self.inlines(content);
        }
        self.leave(within);
    }

    fn link(&mut self, link: &Link) {
        let href = match link.target.kind {
            TargetKind::Unsafe => None,
            _ if self.in_link || self.texts.is_some() => None,
            // A link without words can neither be seen nor told.
            _ if self.is_wordless(&link.content) => None,
            _ => self.links.href(self.place(), &link.target),
        };
        let Some(href) = href else {
            // A link that leads nowhere would only disappoint: its words stay.
            return self.content(&link.content);
        };
        self.push("<a href=\"");
        self.push_escaped(&href);
        self.push("\"");
        if link.target.kind == TargetKind::Web {
            self.push(" class=\"external\"");
        }
        self.title_attribute(&link.title);
        self.push(">");
        self.in_link = true;
        self.content(&link.content);
        self.in_link = false;
        self.push("</a>");
    }

    fn is_wordless(&self, content: &[Inline]) -> bool {
        let pictured =
            |inline: &Inline| matches!(inline.kind, InlineKind::Image(_) | InlineKind::Include(_));
        !content.iter().any(pictured) && plain::text(self.text(), content).trim().is_empty()
    }

    fn title_attribute(&mut self, title: &str) {
        if !title.is_empty() {
            self.push(" title=\"");
            self.push_escaped(title);
            self.push("\"");
        }
    }

    fn inline_image(&mut self, image: &Image, range: TextRange) {
        if self.texts.is_some() {
            return self.push_escaped(&image.alt);
        }
        match self.links.image(self.place(), &image.target) {
            Some(file) => self.img(image, range, &file),
            None => self.missing_image(image, range),
        }
    }

    /// The image itself. An icon without words says nothing, and is hidden from
    /// assistive technology.
    pub(super) fn img(&mut self, image: &Image, range: TextRange, file: &ImageFile) {
        self.push("<img src=\"");
        self.push_escaped(&file.src);
        self.push("\" alt=\"");
        self.push_escaped(&image.alt);
        self.push("\"");
        self.alt_lang(image, range);
        if image.sort == ImageSort::Icon {
            self.push(" class=\"icon\"");
        } else if image.border {
            self.push(" class=\"border\"");
        }
        if let Some((width, height)) = file.size {
            self.push(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.push(" loading=\"lazy\"");
        self.title_attribute(&image.title);
        self.push(">");
    }

    /// The language of an image's words, where they have no copy in the page's.
    fn alt_lang(&mut self, image: &Image, range: TextRange) {
        let Some(lang) = self.outside_lang.filter(|_| !image.alt.is_empty()) else {
            return;
        };
        let mut segments = self.page.table().segments_in(self.side, range);
        if segments.next().is_none() {
            self.push(&format!(" lang=\"{lang}\""));
        }
    }

    /// What stands for an image that is not there, within a line.
    pub(super) fn missing_image(&mut self, image: &Image, range: TextRange) {
        self.push("<span class=\"missing-image\">");
        let label = self.words.missing_image.clone();
        self.say(&label);
        if !image.alt.is_empty() {
            self.push(" <span");
            self.alt_lang(image, range);
            self.push(">");
            self.push_escaped(&image.alt);
            self.push("</span>");
        }
        self.push("</span>");
    }

    /// A raw tag in running text: it may open before a segment and close within it, so no
    /// segment's span stays open around it.
    fn inline_tag(&mut self, tag: &HtmlTag) {
        if tag.name == "br" || tag.name == "wbr" {
            self.mark(tag.range);
        } else {
            self.end_mark();
        }
        self.tag(tag);
    }

    /// Writes a tag of the model.
    pub(super) fn tag(&mut self, tag: &HtmlTag) {
        if tag.name == "a" && self.is_left_out(tag) {
            return;
        }
        if tag.close {
            self.out.push_str("</");
            self.out.push_str(tag.name);
            self.out.push('>');
            return;
        }
        let named = |key| tag.attributes.iter().find(|(name, _)| *name == key);
        if let (Some((_, id)), Some((_, name))) = (named("id"), named("name"))
            && id != name
        {
            self.anchor(name);
        }
        self.in_link |= tag.name == "a";
        self.out.push('<');
        self.out.push_str(tag.name);
        for (key, value) in &tag.attributes {
            match *key {
                // What stands beside the page's own text has no addresses.
                "id" | "name" if self.texts.is_some() => continue,
                "id" | "name" if !self.ids.insert(value.clone()) => continue,
                "name" => self.out.push_str(" id"),
                key => {
                    self.out.push(' ');
                    self.out.push_str(key);
                }
            }
            self.out.push_str("=\"");
            escape_into(value, &mut self.out);
            self.out.push('"');
        }
        if let Some(target) = &tag.target
            && let Some(href) = self.links.href(self.place(), target)
        {
            self.out.push_str(" href=\"");
            escape_into(&href, &mut self.out);
            self.out.push('"');
        }
        if tag.name == "pre" {
            // It scrolls, so that the keyboard must reach it.
            self.out.push_str(" tabindex=\"0\"");
        }
        self.out.push('>');
    }

    /// Whether a raw link has to go, since it stands in another (HTML, §4.5.1) or in a
    /// text without links; then its end tag goes too. The end of the others ends the link.
    fn is_left_out(&mut self, tag: &HtmlTag) -> bool {
        match (tag.close, self.links_left_out) {
            _ if self.texts.is_some() => return true,
            (false, _) if self.in_link => self.links_left_out += 1,
            (true, 1..) => self.links_left_out -= 1,
            (true, 0) => {
                self.in_link = false;
                return false;
            }
            (false, _) => return false,
        }
        true
    }
}
