//! Explicit anchors: `<a name="x"></a>`, `<a id="x"/></a>`, `<a href="" id="x"></a>`.

use super::model::{Anchor, HtmlTag, Inline, InlineKind, TargetKind};

/// Takes the anchors out of a heading's content.
pub(super) fn of_heading(content: Vec<Inline>) -> (Vec<Anchor>, Vec<Inline>) {
    let mut anchors = Vec::new();
    let mut rest = Vec::with_capacity(content.len());
    for inline in of_text(content) {
        match inline.kind {
            InlineKind::Anchor(anchor) => anchors.push(anchor),
            _ => rest.push(inline),
        }
    }
    (anchors, super::balance::inlines(rest))
}

/// Makes an [`InlineKind::Anchor`] of each `<a>` that leads nowhere, and drops its end
/// tag; what it wraps stays. End tags that close nothing are dropped.
pub(super) fn of_text(content: Vec<Inline>) -> Vec<Inline> {
    if !content
        .iter()
        .any(|inline| matches!(&inline.kind, InlineKind::Tag(tag) if tag.name == "a"))
    {
        return content;
    }
    let mut out = Vec::with_capacity(content.len());
    // For each open `<a>`, whether it stays a tag.
    let mut open: Vec<bool> = Vec::new();
    for inline in content {
        match inline.kind {
            InlineKind::Tag(tag) if tag.name == "a" => {
                // An `<a …/>` counts as closed, so that it cannot swallow what follows.
                let opens = !tag.close || !tag.attributes.is_empty() || tag.target.is_some();
                if !opens {
                    if open.pop() == Some(true) {
                        out.push(Inline {
                            range: inline.range,
                            kind: InlineKind::Tag(tag),
                        });
                    }
                    continue;
                }
                let leads = tag
                    .target
                    .as_ref()
                    .is_some_and(|t| t.kind != TargetKind::Empty);
                if leads && !tag.close {
                    open.push(true);
                    out.push(Inline {
                        range: inline.range,
                        kind: InlineKind::Tag(tag),
                    });
                    continue;
                }
                if !tag.close {
                    open.push(false);
                }
                out.extend(names(&tag).into_iter().map(|name| Inline {
                    range: inline.range,
                    kind: InlineKind::Anchor(Anchor {
                        name: name.to_owned(),
                        range: inline.range,
                    }),
                }));
            }
            kind => out.push(Inline {
                range: inline.range,
                kind,
            }),
        }
    }
    out
}

/// What a tag is known by: its id first, and its name where that is another.
fn names(tag: &HtmlTag) -> Vec<&str> {
    let named = |key| {
        let mut attributes = tag.attributes.iter();
        let (_, value) = attributes.find(|(name, _)| *name == key)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    };
    let id = named("id");
    let name = named("name").filter(|name| id != Some(name));
    id.into_iter().chain(name).collect()
}
