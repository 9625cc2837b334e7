//! Role lists and applies-to lists, in the layouts that documents use.
//!
//! A list is recognized by its label in a known language. On the target side of a
//! bilingual page the label is not looked at: there the source side says where a list
//! stands, and the segments lead to its translation.

use super::flat::Flat;
use super::model::{
    AudienceItem, AudienceKind, AudienceLayout, AudienceList, Block, BlockKind, List,
};
use crate::vocabulary::{Vocabulary, fold};

/// A single "name" of more words than this is a sentence about who may do it.
const PROSE_WORDS: usize = 8;

/// A label is shorter than this, in bytes.
const LONGEST_LABEL: usize = 120;

/// What sets a label off from the names after it.
const SEPARATORS: [char; 8] = [':', '：', '—', '–', '-', '.', '。', '|'];

/// The lists of a document in a language whose labels are known.
pub(super) fn find(side: &str, blocks: &[Block], words: &Vocabulary) -> Vec<AudienceList> {
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        let label = |plain: &str| {
            [
                (AudienceKind::Roles, &words.roles_labels),
                (AudienceKind::AppliesTo, &words.applies_to_labels),
            ]
            .into_iter()
            .find_map(|(kind, labels)| labelled(plain, labels).map(|end| (kind, end)))
        };
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading(super::Heading { content, .. }) => {
                if !may_begin(side, content, words) {
                    continue;
                }
                let flat = Flat::new(side, content);
                if let Some((kind, end)) = label(&flat.plain) {
                    found.extend(list(side, kind, block, next, &flat, end));
                }
            }
            BlockKind::Table(table) => {
                for cell in &table.head {
                    let flat = Flat::new(side, &cell.content);
                    if let Some((kind, end)) = label(&flat.plain) {
                        found.push(AudienceList {
                            kind,
                            layout: AudienceLayout::TableHeader,
                            range: cell.range,
                            label: flat.range(0, end),
                            items: items(&flat, end),
                        });
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The translation of a list that the source side found: `at` is where the translation
/// of its first words begins in the target side.
pub(super) fn translated(
    side: &str,
    blocks: &[Block],
    at: usize,
    source: &AudienceList,
) -> Option<AudienceList> {
    let index = blocks.iter().position(|block| block.range.contains(at))?;
    let (block, next) = (&blocks[index], blocks.get(index + 1));
    let mut list = match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading(super::Heading { content, .. }) => {
            let flat = Flat::new(side, content);
            let end = assumed_label(side, content, &flat, source);
            // A dash after the label opens a list of bullets only where the source has one.
            let next = next.filter(|_| source.layout != AudienceLayout::Inline);
            list(side, source.kind, block, next, &flat, end)?
        }
        BlockKind::Table(table) => {
            let cell = table.head.iter().find(|cell| cell.range.contains(at))?;
            let flat = Flat::new(side, &cell.content);
            let end = assumed_label(side, &cell.content, &flat, source);
            AudienceList {
                kind: source.kind,
                layout: AudienceLayout::TableHeader,
                range: cell.range,
                label: flat.range(0, end),
                items: items(&flat, end),
            }
        }
        _ => return None,
    };
    if source.layout == AudienceLayout::Prose {
        list.layout = AudienceLayout::Prose;
    }
    if list.items.len() == source.items.len() {
        for (item, original) in list.items.iter_mut().zip(&source.items) {
            item.source = Some(original.name.clone());
        }
    }
    Some(list)
}

/// The end of a known label at the head of `plain`, where it is set off as one.
fn labelled(plain: &str, labels: &[String]) -> Option<usize> {
    let text = plain.trim_start();
    let skipped = plain.len() - text.len();
    // A label ends at a separator or with the text; the longest such head that is known.
    let ends = text
        .char_indices()
        .filter(|(_, c)| SEPARATORS.contains(c))
        .map(|(at, _)| at);
    let ends = ends
        .take_while(|&at| at < LONGEST_LABEL)
        .chain([text.len()]);
    let known = ends.filter(|&end| {
        let head = fold(&text[..end]);
        !head.is_empty() && labels.contains(&head)
    });
    known.max().map(|end| skipped + end)
}

/// Whether running text may begin with one of the labels, by its first words: cheap, since
/// it is asked of every paragraph.
fn may_begin(side: &str, content: &[super::Inline], words: &Vocabulary) -> bool {
    let Some(first) = first_words(side, content) else {
        return false;
    };
    let head = &first[..first.floor_char_boundary(LONGEST_LABEL)];
    let head = fold(head);
    let mut labels = words.roles_labels.iter().chain(&words.applies_to_labels);
    labels.any(|label| label.starts_with(&head) || head.starts_with(label.as_str()))
}

/// The first piece of verbatim text.
fn first_words<'a>(side: &'a str, content: &'a [super::Inline]) -> Option<&'a str> {
    content.iter().find_map(|inline| match &inline.kind {
        super::InlineKind::Text => Some(inline.range.of(side).trim()).filter(|t| !t.is_empty()),
        super::InlineKind::Emphasis(content) | super::InlineKind::Strong(content) => {
            first_words(side, content)
        }
        super::InlineKind::Code(code) => Some(code.as_str()),
        _ => None,
    })
}

/// Where the label of a translated list ends: with its bold words, or at the first colon.
fn assumed_label(
    side: &str,
    content: &[super::Inline],
    flat: &Flat,
    source: &AudienceList,
) -> usize {
    let bare = matches!(
        source.layout,
        AudienceLayout::Bullets | AudienceLayout::Heading
    );
    let strong = content.first().and_then(|first| match &first.kind {
        super::InlineKind::Strong(words) => Some(Flat::new(side, words).plain.len()),
        _ => None,
    });
    strong
        .or_else(|| flat.plain.find([':', '：']))
        .or_else(|| bare.then_some(flat.plain.len()))
        .or_else(|| flat.plain.find(['—', '–']))
        .unwrap_or(0)
}

fn list(
    side: &str,
    kind: AudienceKind,
    block: &Block,
    next: Option<&Block>,
    flat: &Flat,
    label_end: usize,
) -> Option<AudienceList> {
    let mut items = items(flat, label_end);
    let bullets = next.and_then(|next| match &next.kind {
        BlockKind::List(list @ List { start: None, .. }) => Some((list, next.range)),
        _ => None,
    });
    let heading = matches!(block.kind, BlockKind::Heading(_));
    let rest = &flat.plain[label_end..];
    let opens_list = rest.trim_start().starts_with(['-', '–', '—']);
    let mut range = block.range;
    let layout = match (items.len(), bullets) {
        (0 | 1, Some((list, list_range))) if items.is_empty() || opens_list => {
            let layout = match (heading, items.is_empty()) {
                (true, _) => AudienceLayout::Heading,
                (false, true) => AudienceLayout::Bullets,
                (false, false) => AudienceLayout::Mixed,
            };
            items.extend(list.items.iter().filter_map(|item| bullet(side, item)));
            range = range.cover(list_range);
            layout
        }
        (0, _) => match next.map(|next| (&next.kind, next.range)) {
            Some((BlockKind::Paragraph(content), of_next)) if !heading => {
                let flat = Flat::new(side, content);
                items.extend(name(&flat, 0, flat.plain.len()));
                range = range.cover(of_next);
                AudienceLayout::Prose
            }
            // A heading or a label that nothing follows names nobody.
            _ => return None,
        },
        (1, _) if is_prose(&items[0].name) => AudienceLayout::Prose,
        _ if heading => return None,
        _ => AudienceLayout::Inline,
    };
    // A target whose label is not found has one all the same: its first character.
    let first = flat.plain.chars().next().map_or(0, char::len_utf8);
    let label_end = flat.plain[..label_end].trim_end().len().max(first);
    Some(AudienceList {
        kind,
        layout,
        range,
        label: flat.range(0, label_end),
        items,
    })
}

fn bullet(side: &str, item: &super::Item) -> Option<AudienceItem> {
    let Block {
        kind: BlockKind::Paragraph(content),
        ..
    } = item.blocks.first()?
    else {
        return None;
    };
    let flat = Flat::new(side, content);
    name(&flat, 0, flat.plain.len())
}

fn items(flat: &Flat, label_end: usize) -> Vec<AudienceItem> {
    let rest = &flat.plain[label_end..];
    let lead = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c))
            .len();
    let mut at = label_end + lead;
    let mut items = Vec::new();
    // East Asian input methods make a full-width bar of it.
    for part in flat.plain[at..].split_inclusive(['|', '｜']) {
        let name_end = at + part.trim_end_matches(['|', '｜']).len();
        items.extend(name(flat, at, name_end));
        at += part.len();
    }
    items
}

fn name(flat: &Flat, start: usize, end: usize) -> Option<AudienceItem> {
    let part = &flat.plain[start..end];
    let trimmed = part.trim();
    let name = trimmed
        .trim_end_matches(['.', '。', ';', '；', ','])
        .trim_end();
    if name.is_empty() {
        return None;
    }
    let from = start + part.len() - part.trim_start().len();
    let range = flat.range(from, from + name.len());
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(AudienceItem {
        range,
        name,
        source: None,
    })
}

fn is_prose(name: &str) -> bool {
    name.split_whitespace().count() > PROSE_WORDS || name.chars().count() > 120
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use crate::read::Side;
    use crate::vocabulary::Vocabulary;

    fn words() -> Vocabulary {
        let mut words = Vocabulary::default();
        words.add("label-roles = Appropriate roles\nlabel-applies-to = Applies to\n");
        words
    }

    /// A pair in the bilingual form.
    fn pair(target: &str, source: &str) -> String {
        format!(
            "<span data-ttu-id=\"abcde-101\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"abcde-101\">{source}</span></span>"
        )
    }

    fn told(page: &Page, side: Side) -> Vec<String> {
        let lists = &page.document(side).unwrap().audiences;
        let told = lists.iter().map(|list| {
            let names: Vec<_> = list.items.iter().map(|item| item.name.as_str()).collect();
            let label = list.label.of(page.text(side));
            format!(
                "{:?} {:?} {label}: {}",
                list.kind,
                list.layout,
                names.join("|")
            )
        });
        told.collect()
    }

    fn source_of(text: &str) -> Vec<String> {
        let page = Page::markdown(text.to_owned(), &words(), &words());
        told(&page, Side::Target)
    }

    #[test]
    fn every_layout_is_found_by_its_label() {
        for (text, expected) in [
            (
                "**Appropriate roles**: A | B c.",
                "Roles Inline Appropriate roles: A|B c",
            ),
            (
                "**Appropriate roles:** A",
                "Roles Inline Appropriate roles: A",
            ),
            (
                "**Applies to**\n\n- A\n- B",
                "AppliesTo Bullets Applies to: A|B",
            ),
            (
                "### Appropriate roles\n\n- A\n- B",
                "Roles Heading Appropriate roles: A|B",
            ),
            (
                "**Appropriate roles** -A\n- B",
                "Roles Mixed Appropriate roles: A|B",
            ),
            (
                "**Appropriate roles**: Any partner as long as they have an account of their own",
                "Roles Prose Appropriate roles: Any partner as long as they have an account of their own",
            ),
            (
                "**Appropriate roles**\n\nAny user may.",
                "Roles Prose Appropriate roles: Any user may",
            ),
            ("**Appropriate roles**\n\n## A", ""),
            ("|**Applies to** A|\n|-|\n|b|", ""),
        ] {
            let found = source_of(text).join(" ");
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn sentences_about_roles_are_no_lists() {
        assert!(source_of("You need an appropriate role to do so.").is_empty());
        assert!(source_of("## Appropriate roles\n\nSee below.").is_empty());
    }

    #[test]
    fn a_translated_list_is_led_to_by_its_segment() {
        let target = "**Соответствующие роли** — агент | администратор.";
        let text = pair(target, "**Appropriate roles**: Agent | Admin");
        let page = Page::markdown(text, &words(), &Vocabulary::default());
        assert_eq!(
            told(&page, Side::Target),
            ["Roles Inline Соответствующие роли: агент|администратор"]
        );
        let items = &page.target.audiences[0].items;
        assert_eq!(items[1].source.as_deref(), Some("Admin"));
        assert_eq!(items[1].range.of(page.text(Side::Target)), "администратор");
    }

    #[test]
    fn a_translation_of_another_length_names_no_sources() {
        let text = pair("**Rôles**: un", "**Appropriate roles**: One | Two");
        let page = Page::markdown(text, &words(), &Vocabulary::default());
        let items = &page.target.audiences[0].items;
        assert_eq!((items.len(), items[0].source.clone()), (1, None));
    }
}
