//! How the TOC files of a locale lead to one another, and how deep that goes.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Target, TargetKind};
use super::toc::TocEntry;
use crate::text::FileId;

/// Entries within entries, of one TOC or of several that lead to one another, that the
/// navigation shows.
pub const MAX_TOC_DEPTH: usize = 24;

/// The TOC files of a locale.
pub struct TocTree<'a> {
    by_folder: BTreeMap<&'a str, (FileId, &'a [TocEntry])>,
}

impl<'a> TocTree<'a> {
    /// The tree of TOC files, each with the folder that it lies in. Of two in a folder,
    /// the first counts.
    pub fn new(tocs: impl Iterator<Item = (&'a str, FileId, &'a [TocEntry])>) -> Self {
        let mut by_folder = BTreeMap::new();
        for (folder, file, entries) in tocs {
            let folder = folder.trim_end_matches('/');
            by_folder.entry(folder).or_insert((file, entries));
        }
        Self { by_folder }
    }

    /// The folders whose TOCs the navigation begins with: the content root, or else those
    /// that no TOC leads to.
    pub fn tops(&self) -> Vec<&'a str> {
        if self.by_folder.contains_key("") {
            return vec![""];
        }
        let mut named = BTreeSet::new();
        for (folder, (_, entries)) in &self.by_folder {
            named_by(folder, entries, &mut named);
        }
        let all = self.by_folder.keys().copied();
        all.filter(|folder| !named.contains(*folder)).collect()
    }

    /// The entries, each with its file, whose own entries are nested more than
    /// [`MAX_TOC_DEPTH`] levels deep and therefore left out.
    pub fn too_deep(&self) -> Vec<(FileId, &'a TocEntry)> {
        let mut walk = Walk {
            tree: self,
            placed: BTreeSet::new(),
            depth: 0,
            too_deep: Vec::new(),
        };
        for folder in self.tops() {
            walk.folder(folder);
        }
        walk.too_deep
    }

    /// What to do about them.
    pub const HELP: &'static str = "take some of the entries around it apart";

    /// What there is to say of each of them.
    pub fn message() -> String {
        format!("its entries are nested more than {MAX_TOC_DEPTH} levels deep")
    }
}

/// Goes through the entries as the navigation does: each TOC stands there once.
struct Walk<'t, 'a> {
    tree: &'t TocTree<'a>,
    placed: BTreeSet<&'a str>,
    depth: usize,
    too_deep: Vec<(FileId, &'a TocEntry)>,
}

impl<'a> Walk<'_, 'a> {
    fn folder(&mut self, folder: &str) {
        let Some((&folder, &(file, entries))) = self.tree.by_folder.get_key_value(folder) else {
            return;
        };
        if self.placed.insert(folder) {
            for entry in entries {
                self.entry(file, folder, entry);
            }
        }
    }

    fn entry(&mut self, file: FileId, folder: &str, entry: &'a TocEntry) {
        self.depth += 1;
        let named = entry.target.as_ref().and_then(|to| toc_folder(folder, to));
        if self.depth < MAX_TOC_DEPTH {
            if let Some(named) = named {
                self.folder(&named);
            }
            for item in &entry.items {
                self.entry(file, folder, item);
            }
        } else if !entry.items.is_empty() || named.is_some_and(|named| self.would_place(&named)) {
            self.too_deep.push((file, entry));
        }
        self.depth -= 1;
    }

    fn would_place(&self, folder: &str) -> bool {
        self.tree.by_folder.contains_key(folder) && !self.placed.contains(folder)
    }
}

/// The folders of all TOCs that entries lead to.
fn named_by(folder: &str, entries: &[TocEntry], named: &mut BTreeSet<String>) {
    for entry in entries {
        if let Some(target) = &entry.target {
            named.extend(toc_folder(folder, target));
        }
        named_by(folder, &entry.items, named);
    }
}

/// The folder of the TOC that an entry of the TOC in `folder` leads to.
pub fn toc_folder(folder: &str, target: &Target) -> Option<String> {
    if target.kind != TargetKind::Relative {
        return None;
    }
    let path = target.path();
    let (to, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, name)| (folder, name));
    let toc = matches!(
        name.to_ascii_lowercase().as_str(),
        "toc.md" | "toc.yml" | "toc.yaml"
    ) || (name.is_empty() && !to.is_empty());
    toc.then(|| {
        let joined = format!("{}/{to}", folder.trim_end_matches('/'));
        joined.trim_matches('/').to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::toc_yaml;

    fn chain(length: u32) -> Vec<(String, Vec<TocEntry>)> {
        let toc = |at: u32| {
            let text = format!("- name: n{at}\n  href: c{}/TOC.yml\n", at + 1);
            let folders: Vec<String> = (1..=at).map(|at| format!("c{at}")).collect();
            (folders.join("/"), toc_yaml(&text).value)
        };
        (0..length).map(toc).collect()
    }

    fn too_deep(length: u32) -> Vec<String> {
        let tocs = chain(length);
        let files = (0..).map(FileId).zip(&tocs);
        let tree = TocTree::new(files.map(|(file, toc)| (&*toc.0, file, &*toc.1)));
        let found = tree.too_deep().into_iter();
        found.map(|(_, entry)| entry.name.clone()).collect()
    }

    #[test]
    fn the_entry_is_told_whose_entries_are_left_out() {
        assert_eq!(too_deep(24), Vec::<String>::new());
        assert_eq!(too_deep(25), ["n23"]);
        assert_eq!(too_deep(100), ["n23"]);
    }
}
