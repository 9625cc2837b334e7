//! The address of every heading: unique on its page, the same in every locale.

use std::collections::BTreeMap;

use super::model::{Block, BlockKind, Heading};
use super::{plain, slug};

/// Gives every heading its id: its first explicit anchor; otherwise what the heading at
/// the same position of `like` has, if there are as many; otherwise a slug of its words.
/// A name that is taken gets a number.
pub fn assign_ids(side: &str, blocks: &mut [Block], like: Option<&[String]>) {
    let mut headings = Vec::new();
    collect_mut(blocks, &mut headings);
    let like = like.filter(|ids| ids.len() == headings.len());
    let mut taken = BTreeMap::new();
    for (index, heading) in headings.into_iter().enumerate() {
        let wanted = match (heading.anchors.first(), like) {
            (Some(anchor), _) => anchor.name.clone(),
            (None, Some(ids)) => ids[index].clone(),
            (None, None) if !heading.id.is_empty() => heading.id.clone(),
            (None, None) => own_slug(side, heading),
        };
        heading.id = unique(wanted, &mut taken);
    }
}

/// The ids of the headings, in order.
pub fn ids(blocks: &[Block]) -> Vec<String> {
    let mut headings = Vec::new();
    collect(blocks, &mut headings);
    headings
        .into_iter()
        .map(|heading| heading.id.clone())
        .collect()
}

/// The words of the first heading.
pub fn title(side: &str, blocks: &[Block]) -> Option<String> {
    let heading = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some(heading),
        _ => None,
    })?;
    let words = plain::text(side, &heading.content);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The headings of a document in order, those in quotes, columns and tabs included.
pub fn collect<'a>(blocks: &'a [Block], out: &mut Vec<&'a Heading>) {
    for block in blocks {
        if let BlockKind::Heading(heading) = &block.kind {
            out.push(heading);
        }
        for children in block.kind.children() {
            collect(children, out);
        }
    }
}

fn collect_mut<'a>(blocks: &'a mut [Block], out: &mut Vec<&'a mut Heading>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(heading) => out.push(heading),
            kind => {
                for children in kind.children_mut() {
                    collect_mut(children, out);
                }
            }
        }
    }
}

fn own_slug(side: &str, heading: &Heading) -> String {
    let words = plain::text(side, &heading.content);
    let ascii = slug::publisher(words.trim());
    let named = ascii.bytes().any(|b| b.is_ascii_alphanumeric());
    let slug = if named && words.is_ascii() {
        ascii
    } else {
        slug::any_script(&words)
    };
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug
    }
}

/// `wanted`, or with the first number that is free: `wanted-1`, `wanted-2`, …
fn unique(wanted: String, taken: &mut BTreeMap<String, usize>) -> String {
    let Some(&used) = taken.get(&wanted) else {
        taken.insert(wanted.clone(), 0);
        return wanted;
    };
    let mut number = used + 1;
    while taken.contains_key(&format!("{wanted}-{number}")) {
        number += 1;
    }
    let name = format!("{wanted}-{number}");
    taken.insert(wanted, number);
    taken.insert(name.clone(), 0);
    name
}
