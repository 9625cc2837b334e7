//! YAML pages of any shape: what is in them is known by its keys.
//!
//! A hub has sections of items with links, in several lists of several depths; other kinds
//! have others. Under a title stands a heading; what has an address is a link; what reads
//! like prose is Markdown; and lists and mappings are gone into, in the order of the file.

use super::yaml::Node;
use super::yaml_page::{Layout, RawLink, RawLinks, is_sentinel};

const TITLES: [&str; 4] = ["title", "name", "question", "text"];
const PROSE: [&str; 6] = [
    "summary",
    "abstract",
    "description",
    "answer",
    "content",
    "note",
];
const ADDRESSES: [&str; 2] = ["url", "href"];
/// Mappings that hold no text for readers.
const SETTINGS: [&str; 3] = ["metadata", "badge", "quiz"];

/// Lays a whole page out.
pub(super) fn lay_out(page: &Node, layout: &mut Layout<'_, '_>) {
    Tree { layout, parts: 0 }.map(page, 1);
}

struct Tree<'l, 'f, 'n> {
    layout: &'l mut Layout<'f, 'n>,
    /// Headings so far: each has an address of its own.
    parts: usize,
}

impl Tree<'_, '_, '_> {
    fn node(&mut self, node: &Node, level: u8) {
        match node {
            Node::Map(_) => self.map(node, level),
            Node::List(items) => self.list(items, level),
            Node::Text(_) => {}
        }
    }

    fn map(&mut self, map: &Node, level: u8) {
        let title = map.text(&TITLES).filter(|title| !is_sentinel(title));
        if let Some(title) = title {
            let id = if level == 1 {
                String::new()
            } else {
                self.parts += 1;
                format!("part-{}", self.parts)
            };
            self.layout.heading(level.min(6), &id, title);
        }
        for (key, value) in map.entries() {
            if let Node::Text(text) = value
                && PROSE.contains(&key.as_str())
                && !text.trim().is_empty()
            {
                self.layout.markdown(text);
            }
        }
        if let Some(link) = link(map) {
            self.links(vec![link]);
        }
        let below = level.saturating_add(u8::from(title.is_some()));
        for (key, value) in map.entries() {
            if !SETTINGS.contains(&key.as_str()) {
                self.node(value, below);
            }
        }
    }

    /// Neighbouring items that are nothing but a link make one list of links.
    fn list(&mut self, items: &[Node], level: u8) {
        let mut links = Vec::new();
        for item in items {
            if let Some(link) = link(item).filter(|_| is_bare(item)) {
                links.push(link);
            } else {
                self.links(std::mem::take(&mut links));
                self.node(item, level);
            }
        }
        self.links(links);
    }

    fn links(&mut self, links: Vec<RawLink>) {
        if !links.is_empty() {
            self.layout.links(&RawLinks { sort: None, links });
        }
    }
}

/// The link that a mapping with a title and an address is.
fn link(map: &Node) -> Option<RawLink> {
    Some(RawLink {
        text: Some(map.text(&TITLES)?.to_owned()),
        url: Some(map.text(&ADDRESSES)?.to_owned()),
    })
}

/// Whether a mapping holds neither prose nor other lists and mappings.
fn is_bare(map: &Node) -> bool {
    map.text(&PROSE).is_none()
        && map
            .entries()
            .iter()
            .all(|(_, value)| matches!(value, Node::Text(_)))
}

#[cfg(test)]
mod tests {
    use crate::parse::{DocumentKind, Page};
    use crate::vocabulary::Vocabulary;

    const HUB: &str = "### YamlMime:Hub
title: The ferry
summary: All about *it*
metadata:
  title: x
  ms.date: 06/01/2020
highlightedContent:
  items:
    - title: Hours
      itemType: overview
      url: hours.md
    - title: Fares
      url: fares.md
conceptualContent:
  title: Concepts
  items:
    - title: Boats
      summary: What sails
      links:
        - url: a.md
          text: A
        - url: b.md
          text: B
additionalContent:
  sections:
    - title: More
      items:
        - title: Bus
          summary: By land
          url: bus.md
";

    #[test]
    fn a_hub_is_read_by_its_keys() {
        let page = Page::yaml(
            HUB.to_owned(),
            DocumentKind::Landing,
            &Vocabulary::default(),
        );
        assert_eq!(page.notices, []);
        assert_eq!(page.target.front_matter.title.as_deref(), Some("x"));
        let mut headings = Vec::new();
        crate::parse::headings::collect(&page.target.blocks, &mut headings);
        let levels: Vec<u8> = headings.iter().map(|heading| heading.level).collect();
        assert_eq!(levels, [1, 2, 3, 2, 3]);
        let lines: Vec<&str> = page
            .text
            .target
            .lines()
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(
            lines,
            [
                "The ferry",
                "All about *it*",
                "Hours",
                "Fares",
                "Concepts",
                "Boats",
                "What sails",
                "A",
                "B",
                "More",
                "Bus",
                "By land",
                "Bus"
            ]
        );
    }
}
