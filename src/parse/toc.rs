//! `TOC.yml` and `TOC.md`: the navigation as its authors ordered it.

use serde::Deserialize;

use super::model::{BlockKind, Inline, InlineKind, Target};
use super::notice::{Notice, Parsed, rules};
use super::places::Finder;
use super::yaml::YamlError;
use super::{markdown, plain, yaml};
use crate::diagnostic::Severity;
use crate::text::TextRange;

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TocEntry {
    /// The words shown.
    pub name: String,
    /// Where it leads: a page, another TOC, or elsewhere.
    pub target: Option<Target>,
    /// Words to find it by, untranslated.
    pub search_terms: Option<String>,
    /// Its line in the file.
    pub line: TextRange,
    /// What it holds.
    pub items: Vec<TocEntry>,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    name: Option<String>,
    #[serde(default, alias = "topicHref", alias = "tocHref")]
    href: Option<String>,
    #[serde(default, rename = "displayName", alias = "displayname")]
    display_name: Option<String>,
    #[serde(default)]
    items: Option<Vec<Raw>>,
}

/// A `TOC.yml` that is a mapping.
#[derive(Deserialize)]
struct RawToc {
    items: Vec<Raw>,
}

/// A `TOC.yml` is a list of entries, or a mapping that holds one. Of two faults, the one
/// further down the file is meant.
fn raw(file: &str) -> Result<Vec<Raw>, YamlError> {
    let of_list = match yaml::read::<Vec<Raw>>(file) {
        Ok(list) => return Ok(list),
        Err(error) => error,
    };
    match yaml::read::<RawToc>(file) {
        Ok(toc) => Ok(toc.items),
        Err(error) if error.offset > of_list.offset => Err(error),
        Err(_) => Err(of_list),
    }
}

/// Reads a `TOC.yml`. Where the YAML is broken, there are no entries.
pub fn toc_yaml(file: &str) -> Parsed<Vec<TocEntry>> {
    if file.trim().is_empty() {
        return Parsed {
            value: Vec::new(),
            notices: Vec::new(),
        };
    }
    match raw(file) {
        Ok(raw) => {
            let mut finder = Finder::new(file);
            Parsed {
                value: entries(raw, &mut finder),
                notices: Vec::new(),
            }
        }
        Err(error) => {
            let at = file.floor_char_boundary(error.offset.unwrap_or(0));
            let notice = Notice {
                rule: rules::YAML_ERROR,
                severity: Severity::Error,
                range: TextRange::empty(at),
                message: format!("the navigation cannot be read: {}", error.message),
                help: "it is a list of `- name: …` with `href` or `items`",
            };
            Parsed {
                value: Vec::new(),
                notices: vec![notice],
            }
        }
    }
}

fn entries(raw: Vec<Raw>, finder: &mut Finder<'_>) -> Vec<TocEntry> {
    let mut out = Vec::with_capacity(raw.len());
    for raw in raw {
        let name = raw.name.unwrap_or_default();
        let line = finder.line_of(&name);
        out.push(TocEntry {
            name: name.trim().to_owned(),
            target: raw.href.map(Target::new),
            search_terms: raw.display_name,
            line,
            items: entries(raw.items.unwrap_or_default(), finder),
        });
    }
    out
}

/// Reads a `TOC.md`: headings, each a link, nested by level.
pub fn toc_markdown(text: &str) -> Parsed<Vec<TocEntry>> {
    let mut notices = Vec::new();
    let blocks = markdown::blocks(text, TextRange::new(0, text.len()), &mut notices);
    let mut roots = Vec::new();
    // The open entries with their levels, outermost first.
    let mut open: Vec<(u8, TocEntry)> = Vec::new();
    for block in blocks {
        let BlockKind::Heading(heading) = block.kind else {
            continue;
        };
        while open
            .last()
            .is_some_and(|(level, _)| *level >= heading.level)
        {
            close(&mut open, &mut roots);
        }
        let target = heading.content.iter().find_map(|inline| match inline {
            Inline {
                kind: InlineKind::Link(link),
                ..
            } => Some(link.target.clone()),
            _ => None,
        });
        let name = plain::text(text, &heading.content).trim().to_owned();
        let line = block.range;
        let entry = TocEntry {
            name,
            target,
            search_terms: None,
            line,
            items: Vec::new(),
        };
        open.push((heading.level, entry));
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    Parsed {
        value: roots,
        notices,
    }
}

fn close(open: &mut Vec<(u8, TocEntry)>, roots: &mut Vec<TocEntry>) {
    if let Some((_, entry)) = open.pop() {
        match open.last_mut() {
            Some((_, parent)) => parent.items.push(entry),
            None => roots.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(entries: &[TocEntry]) -> String {
        let one = |entry: &TocEntry| {
            let target = entry
                .target
                .as_ref()
                .map_or("-", |target| target.raw.as_str());
            format!("{}={target}({})", entry.name, shown(&entry.items))
        };
        entries.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn yaml_entries_nest() {
        let toc = toc_yaml(
            "- name: \"A\\_b\"\n  href: a.md\n  displayname: x\n- name: C\n  items:\n  - name: D\n    href: d.yml\n",
        );
        assert_eq!(shown(&toc.value), "A\u{a0}b=a.md() C=-(D=d.yml())");
        assert_eq!(toc.value[0].search_terms.as_deref(), Some("x"));
    }

    #[test]
    fn markdown_entries_nest_by_level() {
        let toc = toc_markdown("# [A](a.md)\n## [B](b.md)\n### C\n# D\n");
        assert_eq!(shown(&toc.value), "A=a.md(B=b.md(C=-())) D=-()");
    }

    #[test]
    fn a_broken_toc_says_where() {
        let toc = toc_yaml("- name: a\n  href: [\n");
        assert!(toc.value.is_empty());
        assert_eq!(toc.notices.len(), 1);
    }
}
