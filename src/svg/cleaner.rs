//! From the events of a parser to the new file.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::attributes::{self, Attribute, Fault};
use super::encoding::{self, Text};
use super::names::{self, Verdict};
use super::scope::{Namespace, Scope};
use super::writer::Writer;
use super::{Cleaned, DEPTH_LIMIT, Lost, LostKind, Refused, css};
use crate::text::TextRange;

/// The SVG of a text, cleaned.
pub(super) fn clean(text: &Text<'_>) -> Result<Cleaned, Refused> {
    let mut reader = Reader::from_str(&text.content);
    reader.config_mut().expand_empty_elements = true;
    let mut cleaner = Cleaner {
        before: text.before,
        ..Cleaner::default()
    };
    loop {
        cleaner.at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(0);
            cleaner.fault(&error, at)
        })?;
        match event {
            Event::Start(tag) => cleaner.start(&tag)?,
            Event::End(_) => cleaner.end(),
            Event::Text(text) => cleaner.text(&text.xml10_content())?,
            Event::CData(text) => cleaner.text(&text.xml10_content())?,
            Event::GeneralRef(name) => cleaner.reference(&name)?,
            Event::PI(instruction) => cleaner.instruction(instruction.target()),
            Event::Eof => return cleaner.finish(),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

#[derive(Default)]
struct Cleaner {
    out: Writer,
    scope: Scope,
    /// How many elements are open, those that are left out included.
    depth: usize,
    /// The element that is left out with all that is in it.
    skipped: Option<Skipped>,
    /// The style sheet that is being read.
    sheet: Option<Sheet>,
    has_root: bool,
    lost: BTreeMap<LostKind, (TextRange, usize)>,
    /// Where the event begins in the text.
    at: usize,
    before: Option<usize>,
}

struct Skipped {
    depth: usize,
    /// Whether text in it is missed; told once.
    misses_text: bool,
}

struct Sheet {
    attributes: Vec<(&'static str, String)>,
    text: String,
    place: TextRange,
}

impl Cleaner {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refused> {
        let offset = self.offset(self.at);
        if self.depth == DEPTH_LIMIT {
            return Err(Refused::TooDeep { offset });
        }
        let attributes = attributes::read(tag).map_err(|fault| match fault {
            Fault::Malformed => Refused::Malformed { offset },
            Fault::Entity => Refused::Entity { offset },
            Fault::TooMany => Refused::TooManyAttributes { offset },
        })?;
        self.depth += 1;
        self.scope.enter(&attributes);
        if self.skipped.is_some() {
            return Ok(());
        }
        let name = tag.name().into_inner();
        let place = self.place(self.at, name.len() + 1);
        let (namespace, local) = self.scope.element(name);
        if self.depth == 1 {
            if self.has_root || namespace != Namespace::Svg || local != "svg" {
                return Err(Refused::NotSvg { offset });
            }
            self.has_root = true;
        }
        let parent = self.out.parent().filter(|_| self.sheet.is_none());
        let verdict = match parent {
            // They hold text alone.
            None if self.depth > 1 => Verdict::Drop(Some(LostKind::Element)),
            Some("title" | "desc") => Verdict::Drop(Some(LostKind::Element)),
            parent => names::element(namespace, local, &attributes, parent),
        };
        match verdict {
            Verdict::Keep(name) => self.keep(name, local, &attributes, place),
            Verdict::Drop(kind) => self.skip(kind, place),
        }
        Ok(())
    }

    fn keep(
        &mut self,
        name: &'static str,
        written: &str,
        attributes: &[Attribute<'_>],
        place: TextRange,
    ) {
        let mut lost = Vec::new();
        let kept = attributes::clean(written, attributes, &self.scope, &mut lost);
        for kind in lost {
            self.lose(kind, place);
        }
        if name == "style" {
            self.sheet = Some(Sheet {
                attributes: kept,
                text: String::new(),
                place,
            });
            return;
        }
        self.out.start(name);
        if self.depth == 1 {
            self.out.attribute("xmlns", "http://www.w3.org/2000/svg");
        }
        for (name, value) in kept {
            self.out.attribute(name, &value);
        }
    }

    fn skip(&mut self, kind: Option<LostKind>, place: TextRange) {
        if let Some(kind) = kind {
            self.lose(kind, place);
        }
        self.skipped = Some(Skipped {
            depth: self.depth,
            misses_text: matches!(kind, Some(LostKind::Html | LostKind::Element)),
        });
    }

    fn end(&mut self) {
        self.scope.leave();
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        match &self.skipped {
            Some(skipped) if skipped.depth == depth => self.skipped = None,
            Some(_) => {}
            None => match self.sheet.take() {
                Some(sheet) => self.sheet(sheet),
                None => self.out.end(),
            },
        }
    }

    fn sheet(&mut self, sheet: Sheet) {
        let is_css = |(name, value): &(&str, String)| {
            *name != "type" || matches!(value.trim(), "" | "text/css")
        };
        let css = css::clean(&sheet.text).filter(|_| sheet.attributes.iter().all(is_css));
        let Some(css) = css else {
            self.lose(LostKind::Style, sheet.place);
            return;
        };
        self.out.start("style");
        for (name, value) in sheet.attributes {
            self.out.attribute(name, &value);
        }
        self.out.text(&css);
        self.out.end();
    }

    fn text(&mut self, text: &str) -> Result<(), Refused> {
        let is_blank = text.trim_ascii().is_empty();
        if self.depth == 0 {
            let offset = self.offset(self.at);
            return if is_blank {
                Ok(())
            } else {
                Err(Refused::Malformed { offset })
            };
        }
        if let Some(skipped) = &mut self.skipped {
            if !is_blank && std::mem::take(&mut skipped.misses_text) {
                self.lose(LostKind::Text, self.place(self.at, text.trim_end().len()));
            }
        } else if let Some(sheet) = &mut self.sheet {
            sheet.text.push_str(text);
        } else if is_blank || self.out.parent().is_some_and(names::holds_text) {
            self.out.text(text);
        }
        Ok(())
    }

    /// A character by its number, or one of the five that have names.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Refused> {
        let offset = self.offset(self.at);
        match reference.resolve_char_ref() {
            Ok(Some(c)) if encoding::is_allowed(c) && self.depth > 0 => {
                self.text(c.encode_utf8(&mut [0; 4]))
            }
            Ok(None) => match resolve_xml_entity(reference) {
                Some(text) => self.text(text),
                None => Err(Refused::Entity { offset }),
            },
            _ => Err(Refused::Malformed { offset }),
        }
    }

    fn instruction(&mut self, target: &str) {
        if target.eq_ignore_ascii_case("xml-stylesheet") {
            self.lose(LostKind::Style, self.place(self.at, target.len() + 2));
        }
    }

    fn finish(self) -> Result<Cleaned, Refused> {
        if !self.has_root || self.depth > 0 {
            let offset = self.offset(self.at);
            return Err(Refused::Malformed { offset });
        }
        let lost = self.lost.into_iter();
        Ok(Cleaned {
            bytes: self.out.finish(),
            lost: lost
                .map(|(kind, (range, count))| Lost { kind, range, count })
                .collect(),
        })
    }

    fn lose(&mut self, kind: LostKind, place: TextRange) {
        self.lost.entry(kind).or_insert((place, 0)).1 += 1;
    }

    /// An offset of the text as one of the file.
    fn offset(&self, at: usize) -> usize {
        self.before.map_or(0, |before| before + at)
    }

    fn place(&self, at: usize, length: usize) -> TextRange {
        let start = self.offset(at);
        let length = self.before.map_or(0, |_| length);
        TextRange::new(start, start + length)
    }

    fn fault(&self, error: &Error, at: usize) -> Refused {
        let offset = self.offset(at);
        match error {
            Error::Escape(_) => Refused::Entity { offset },
            _ => Refused::Malformed { offset },
        }
    }
}
