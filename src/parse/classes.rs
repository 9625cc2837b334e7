//! The class names that documents may give to their blocks.
//!
//! Classes are hooks of the theme's styles and scripts. So a page gets only those that are
//! listed here, as static strings; others are dropped. No script looks for any of them.

/// The classes of `> [!div class="…"]`: those of Microsoft Learn that change how a block
/// looks. The theme styles the first three; the others are for themes of projects.
pub const BLOCK_CLASSES: [&str; 9] = [
    "button",
    "checklist",
    "nextstepaction",
    "mx-imgBorder",
    "mx-tableFixed",
    "mx-tdBreakAll",
    "mx-tdCol2BreakAll",
    "op_multi_selector",
    "op_single_selector",
];

/// The classes of lists of links on landing pages: `link-list-` and a `linkListType` of
/// `YamlMime:Landing`.
pub const LINK_LIST_CLASSES: [&str; 15] = [
    "link-list-architecture",
    "link-list-concept",
    "link-list-deploy",
    "link-list-download",
    "link-list-get-started",
    "link-list-how-to-guide",
    "link-list-learn",
    "link-list-overview",
    "link-list-quickstart",
    "link-list-reference",
    "link-list-sample",
    "link-list-training",
    "link-list-tutorial",
    "link-list-video",
    "link-list-whats-new",
];

/// The known ones of the classes in an attribute, in its order.
pub(super) fn of_block(attribute: &str) -> Vec<&'static str> {
    let known = |class: &str| BLOCK_CLASSES.into_iter().find(|known| *known == class);
    attribute.split_whitespace().filter_map(known).collect()
}

/// The classes of a list of links of some `linkListType`.
pub(super) fn of_link_list(sort: &str) -> Vec<&'static str> {
    let known = LINK_LIST_CLASSES
        .into_iter()
        .find(|class| class.strip_prefix("link-list-") == Some(sort));
    ["link-list"].into_iter().chain(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_classes_are_kept() {
        assert_eq!(
            of_block("search-open nextstepaction\tButton mx-imgBorder"),
            ["nextstepaction", "mx-imgBorder"]
        );
        assert_eq!(
            of_link_list("how-to-guide"),
            ["link-list", "link-list-how-to-guide"]
        );
        for sort in ["search-open", "concept menu", "", "link-list-video"] {
            assert_eq!(of_link_list(sort), ["link-list"], "{sort}");
        }
    }
}
