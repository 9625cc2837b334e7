//! The name space of the site's own ids.
//!
//! Elements that templates and scripts find by id have ids that begin with [`PREFIX`].
//! *Invariant:* no id from a document does: slugs and the names of steps and footnotes
//! have no colon, and an `id` or `name` of raw HTML that begins so is dropped with a
//! finding. So whatever a heading is called, it is never taken for a part of the site,
//! and the anchors of documents stay as their authors wrote them.

/// What the ids of the site's own elements begin with.
pub const PREFIX: &str = "isogloss:";

/// Whether an id is one of the site's own. Letter case does not matter: links are looked
/// up without it.
pub fn is_own(id: &str) -> bool {
    id.get(..PREFIX.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::slug;

    #[test]
    fn no_slug_is_an_own_id() {
        for text in [
            "isogloss:content",
            "Isogloss: content",
            "isogloss：content",
            "isogloss\u{a789}x",
        ] {
            assert!(!is_own(&slug::publisher(text)), "{text}");
            assert!(!is_own(&slug::any_script(text)), "{text}");
        }
    }

    #[test]
    fn own_ids_are_known_in_any_letter_case() {
        assert!(is_own("isogloss:content") && is_own("ISOgloss:"));
        assert!(!is_own("isogloss") && !is_own("content") && !is_own("ſisogloss:"));
    }
}
