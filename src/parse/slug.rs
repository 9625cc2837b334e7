//! Anchors made from heading text.

/// The publisher's slug of a heading: lower case, ASCII word characters, `-`, and a
/// `-` for each space, nothing collapsed. Empty for text without any of them.
pub fn publisher(text: &str) -> String {
    let kept = text.chars().flat_map(char::to_lowercase);
    kept.filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    })
    .collect()
}

/// A slug for a heading whose text has no English: letters and digits of any script.
pub fn any_script(text: &str) -> String {
    let kept = text.trim().chars().flat_map(char::to_lowercase);
    kept.filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_become_hyphens_one_by_one() {
        assert_eq!(publisher("Set up A & B (Azure)"), "set-up-a--b-azure");
        assert_eq!(publisher("指派連絡人"), "");
        assert_eq!(any_script("指派 連絡人!"), "指派-連絡人");
    }
}
