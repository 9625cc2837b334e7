//! The navigation of an edition: one tree, of which a page holds the open branch only.

mod tree;

use std::collections::BTreeMap;
use std::ops::Range;

use super::address;
use super::model::{Crumb, NavEntry, NavNode};

pub use tree::{build, title_in};

/// Siblings shown at once; of more, those around the open one are, and the contents page
/// has all.
const MAX_SIBLINGS: usize = 80;

/// The navigation of one edition.
#[derive(Debug, Default)]
pub struct Navigation {
    roots: Vec<Node>,
    /// For each page of the tree, by site path, where it first stands.
    places: BTreeMap<String, Place>,
    /// The pages in reading order.
    order: Vec<(String, Crumb)>,
}

#[derive(Debug)]
struct Place {
    /// The child indices that lead there from the roots.
    branch: Vec<usize>,
    /// Its index in the reading order.
    order: usize,
}

#[derive(Debug)]
struct Node {
    title: String,
    lang: Option<String>,
    /// The site path of a page of this edition.
    path: Option<String>,
    /// Where else it leads.
    elsewhere: Option<String>,
    children: Vec<Node>,
}

impl Navigation {
    /// The entries to be seen from the page at a site path: the siblings along its branch,
    /// its own children, and the roots.
    pub fn branch(&self, path: &str) -> Vec<NavEntry> {
        let place = self
            .places
            .get(path)
            .map_or(&[][..], |place| place.branch.as_slice());
        NavNode::flatten(branch(&self.roots, place, path))
    }

    /// The whole tree, as seen from the page at a site path.
    pub fn whole(&self, path: &str) -> Vec<NavEntry> {
        NavNode::flatten(self.roots.iter().map(|node| whole(node, path)).collect())
    }

    /// The entries above the page, outermost first.
    pub fn ancestors(&self, path: &str) -> Vec<Crumb> {
        let Some(place) = self.places.get(path) else {
            return Vec::new();
        };
        let mut crumbs = Vec::new();
        let mut siblings = self.roots.as_slice();
        for &index in place
            .branch
            .split_last()
            .map_or(&[][..], |(_, above)| above)
        {
            let node = &siblings[index];
            crumbs.push(node.crumb(path));
            siblings = &node.children;
        }
        crumbs
    }

    /// The pages before and after the page in reading order.
    pub fn neighbours(&self, path: &str) -> (Option<Crumb>, Option<Crumb>) {
        let Some(at) = self.places.get(path).map(|place| place.order) else {
            return (None, None);
        };
        let seen = |(to, crumb): &(String, Crumb)| Crumb {
            url: Some(address::relative(path, to)),
            ..crumb.clone()
        };
        let before = at.checked_sub(1).and_then(|before| self.order.get(before));
        (before.map(seen), self.order.get(at + 1).map(seen))
    }
}

impl Node {
    fn url(&self, from: &str) -> Option<String> {
        let page = self.path.as_ref().map(|path| address::relative(from, path));
        let elsewhere = || self.elsewhere.clone();
        // A mere group leads to its first page, so that a closed one can be opened.
        let first = || Some(address::relative(from, self.first_page()?));
        page.or_else(elsewhere).or_else(first)
    }

    fn first_page(&self) -> Option<&str> {
        let own = self.path.as_deref();
        own.or_else(|| self.children.iter().find_map(Self::first_page))
    }

    fn crumb(&self, from: &str) -> Crumb {
        Crumb {
            title: self.title.clone(),
            url: self.url(from),
            lang: self.lang.clone(),
        }
    }

    fn entry(&self, from: &str) -> NavEntry {
        NavEntry {
            title: self.title.clone(),
            url: self.url(from),
            lang: self.lang.clone(),
            current: self.path.as_deref() == Some(from),
            group: !self.children.is_empty(),
            ..NavEntry::default()
        }
    }
}

fn branch(nodes: &[Node], place: &[usize], from: &str) -> Vec<NavNode> {
    let window = window(nodes.len(), place.first().copied());
    let seen = nodes
        .iter()
        .enumerate()
        .skip(window.start)
        .take(window.len())
        .map(|(index, node)| {
            let mut entry = node.entry(from);
            let children = match place.split_first() {
                Some((&open, rest)) if open == index => {
                    entry.ancestor = !rest.is_empty();
                    branch(&node.children, rest, from)
                }
                _ => Vec::new(),
            };
            NavNode { entry, children }
        });
    seen.collect()
}

/// Which of `count` siblings are shown where the one at `open` is.
fn window(count: usize, open: Option<usize>) -> Range<usize> {
    if count <= MAX_SIBLINGS {
        return 0..count;
    }
    let start = open
        .unwrap_or(0)
        .saturating_sub(MAX_SIBLINGS / 2)
        .min(count - MAX_SIBLINGS);
    start..start + MAX_SIBLINGS
}

fn whole(node: &Node, from: &str) -> NavNode {
    let children = node
        .children
        .iter()
        .map(|child| whole(child, from))
        .collect();
    NavNode {
        entry: node.entry(from),
        children,
    }
}

fn finish(roots: Vec<Node>) -> Navigation {
    let mut navigation = Navigation::default();
    index(&roots, &mut Vec::new(), &mut navigation);
    navigation.roots = roots;
    navigation
}

fn index(nodes: &[Node], place: &mut Vec<usize>, navigation: &mut Navigation) {
    for (at, node) in nodes.iter().enumerate() {
        place.push(at);
        if let Some(path) = &node.path
            && !navigation.places.contains_key(path)
        {
            let order = navigation.order.len();
            let branch = place.clone();
            navigation
                .places
                .insert(path.clone(), Place { branch, order });
            let crumb = Crumb {
                title: node.title.clone(),
                url: None,
                lang: node.lang.clone(),
            };
            navigation.order.push((path.clone(), crumb));
        }
        index(&node.children, place, navigation);
        place.pop();
    }
}
