//! Where links lead, by their form alone.

use super::model::{Target, TargetKind};

impl Target {
    /// Classifies a destination (`CommonMark` §6.3, escapes and entities resolved).
    ///
    /// Control characters and spaces are ignored before the scheme is read, as
    /// browsers do (WHATWG URL, §4.4).
    pub fn new(raw: impl Into<String>) -> Self {
        let raw = raw.into();
        let kind = kind(&raw);
        Self { raw, kind }
    }

    /// The path before `?` and `#`.
    pub fn path(&self) -> &str {
        let end = self.raw.find(['?', '#']).unwrap_or(self.raw.len());
        &self.raw[..end]
    }

    /// What follows `?`, up to `#`.
    pub fn query(&self) -> Option<&str> {
        let before_fragment = self.raw.split('#').next().unwrap_or_default();
        before_fragment.split_once('?').map(|(_, query)| query)
    }

    /// What follows the first `#`.
    pub fn fragment(&self) -> Option<&str> {
        self.raw.split_once('#').map(|(_, fragment)| fragment)
    }
}

fn kind(raw: &str) -> TargetKind {
    let bare: String = raw
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    if bare.is_empty() {
        return TargetKind::Empty;
    }
    if bare.starts_with('#') {
        return TargetKind::Anchor;
    }
    if bare.starts_with("//") || bare.starts_with(r"\\") {
        return TargetKind::Web;
    }
    if bare.starts_with('/') {
        return TargetKind::Root;
    }
    match scheme(&bare).map(str::to_ascii_lowercase).as_deref() {
        None => TargetKind::Relative,
        Some("http" | "https") => TargetKind::Web,
        Some("mailto" | "tel") => TargetKind::Contact,
        Some(_) => TargetKind::Unsafe,
    }
}

/// The scheme of a URL (RFC 3986, §3.1), where there is one.
fn scheme(url: &str) -> Option<&str> {
    let end = url.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'))?;
    let named = url[end..].starts_with(':') && url.starts_with(|c: char| c.is_ascii_alphabetic());
    named.then(|| &url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_tells_the_kind() {
        for (raw, kind) in [
            ("", TargetKind::Empty),
            ("#top", TargetKind::Anchor),
            ("guide.md#x", TargetKind::Relative),
            ("../a/b.md", TargetKind::Relative),
            ("/azure/x", TargetKind::Root),
            ("//host/x", TargetKind::Web),
            ("HTTPS://host", TargetKind::Web),
            ("mailto:a@b.example", TargetKind::Contact),
            ("javascript:alert(1)", TargetKind::Unsafe),
            ("java\nscript:alert(1)", TargetKind::Unsafe),
            (" \u{1}JaVaScript:alert(1)", TargetKind::Unsafe),
            ("data:text/html,x", TargetKind::Unsafe),
            ("a/b:c", TargetKind::Relative),
        ] {
            assert_eq!(Target::new(raw).kind, kind, "{raw}");
        }
    }

    #[test]
    fn a_target_comes_apart() {
        let target = Target::new("a.md?view=x#y#z");
        assert_eq!(target.path(), "a.md");
        assert_eq!(target.query(), Some("view=x"));
        assert_eq!(target.fragment(), Some("y#z"));
    }
}
