//! Where things lie in the site, and how one leads to another.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::discover::PageKey;
use crate::locale::Locale;

/// What is escaped in a path: the URL standard's path set (WHATWG URL, §1.3), and what
/// would end the path.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of a page in the site: `fr-FR/guides/start.html`.
pub fn page_path(locale: &Locale, key: &PageKey) -> String {
    format!("{locale}/{}", key.page_path())
}

/// The path of a file that is no page.
pub fn asset_path(locale: &Locale, key: &PageKey) -> String {
    format!("{locale}/{}", key.as_str())
}

/// The relative address of the file at the site path `to`, as seen from the file at the
/// site path `from`; percent-encoded. The file's own address is its name.
pub fn relative(from: &str, to: &str) -> String {
    let shared = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(a, b)| a == b)
        .collect::<Vec<_>>()
        .len();
    let folder = from[..from.floor_char_boundary(shared)]
        .rfind('/')
        .map_or(0, |slash| slash + 1);
    let up = from[folder..].matches('/').count();
    let mut address = "../".repeat(up);
    let down = &to[folder..];
    // A first segment with a colon would read as a scheme (RFC 3986, §4.2).
    if up == 0
        && down
            .split('/')
            .next()
            .is_some_and(|first| first.contains(':'))
    {
        address.push_str("./");
    }
    address.extend(utf8_percent_encode(down, PATH));
    address
}

/// The absolute address of the file at a site path. An `index.html` is its folder.
pub fn absolute(base_url: &str, path: &str) -> String {
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    let mut address = base_url.to_owned();
    address.extend(utf8_percent_encode(path, PATH));
    address
}

/// `../` as often as leads from the file at a site path to the root of the site.
pub fn to_root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_to_the_page() {
        for (from, to, expected) in [
            ("fr/a.html", "fr/b.html", "b.html"),
            ("fr/a.html", "fr/a.html", "a.html"),
            ("fr/x/a.html", "fr/b.html", "../b.html"),
            ("fr/x/a.html", "ru/x/a.html", "../../ru/x/a.html"),
            ("index.html", "fr/index.html", "fr/index.html"),
            ("fr/ab/c.html", "fr/ad/c.html", "../ad/c.html"),
            ("fr/a.html", "fr/a b#.html", "a%20b%23.html"),
            ("fr/a.html", "fr/x:y.html", "./x:y.html"),
            ("fr/é.html", "fr/è.html", "%C3%A8.html"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} -> {to}");
        }
        assert_eq!(to_root("fr/x/a.html"), "../../");
    }

    #[test]
    fn pages_lose_their_extension() {
        let locale: Locale = "fr-FR".parse().unwrap();
        assert_eq!(
            page_path(&locale, &PageKey::new("a.b/c.d.md")),
            "fr-FR/a.b/c.d.html"
        );
        assert_eq!(
            page_path(&locale, &PageKey::new("index.yml")),
            "fr-FR/index.html"
        );
        assert_eq!(
            page_path(&locale, &PageKey::new("Index.md")),
            "fr-FR/index.html"
        );
    }
}
