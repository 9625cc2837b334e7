//! Values and style sheets that can be published: they refer to nothing outside the file.
//!
//! CSS has many ways to an address (`url()`, `image-set()`, `src()`, `@import`, escapes
//! that hide them), and gets new ones. So what is allowed is listed: the functions; `\`
//! and `@` are not.

/// The functions of values, transformations and selectors that take no address, and the
/// words that may stand before a parenthesis.
const FUNCTIONS: &[&str] = &[
    "abs",
    "and",
    "blur",
    "brightness",
    "calc",
    "circle",
    "clamp",
    "color",
    "color-mix",
    "contrast",
    "cos",
    "cubic-bezier",
    "drop-shadow",
    "ellipse",
    "grayscale",
    "hsl",
    "hsla",
    "hue-rotate",
    "hwb",
    "inset",
    "invert",
    "is",
    "lab",
    "lang",
    "lch",
    "linear",
    "matrix",
    "matrix3d",
    "max",
    "min",
    "not",
    "nth-child",
    "nth-last-child",
    "nth-last-of-type",
    "nth-of-type",
    "oklab",
    "oklch",
    "only",
    "opacity",
    "or",
    "path",
    "perspective",
    "polygon",
    "rect",
    "rgb",
    "rgba",
    "rotate",
    "rotate3d",
    "rotatex",
    "rotatey",
    "rotatez",
    "round",
    "saturate",
    "scale",
    "scale3d",
    "scalex",
    "scaley",
    "scalez",
    "sepia",
    "sin",
    "skew",
    "skewx",
    "skewy",
    "steps",
    "translate",
    "translate3d",
    "translatex",
    "translatey",
    "translatez",
    "var",
    "where",
];

/// Words that made old browsers run code.
const UNSAFE: &[&str] = &[
    "javascript:",
    "vbscript:",
    "-moz-binding",
    "behavior",
    "-o-link",
];

/// The CSS without comments and with `url(#id)` in its shortest form; `None` where it must
/// not be published.
pub(super) fn clean(css: &str) -> Option<String> {
    let css = without_comments(css);
    let lower = css.to_ascii_lowercase();
    let is_unsafe =
        css.contains(['\\', '@', '<']) || UNSAFE.iter().any(|word| lower.contains(word));
    if is_unsafe {
        return None;
    }
    let mut out = String::with_capacity(css.len());
    let mut rest = css.as_str();
    while let Some(at) = rest.find('(') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        out.push_str(before);
        out.push('(');
        rest = after;
        let name = function(before);
        if name == "url" {
            let (id, after) = fragment(after)?;
            out.push('#');
            out.push_str(id);
            out.push(')');
            rest = after;
        } else if !name.is_empty() && FUNCTIONS.binary_search(&name.as_str()).is_err() {
            return None;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// The name that ends `before`, in lower case. A blank before the parenthesis makes it
/// another token, and is no excuse.
fn function(before: &str) -> String {
    let before = before.trim_end();
    let is_part = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '_');
    let start = before.trim_end_matches(is_part).len();
    before[start..].to_ascii_lowercase()
}

/// The id of `#id)`, `"#id")` or `'#id')`, and what follows.
fn fragment(argument: &str) -> Option<(&str, &str)> {
    let argument = argument.trim_start();
    let quote = argument.chars().next().filter(|c| matches!(c, '"' | '\''));
    let argument = match quote {
        Some(quote) => argument.strip_prefix(quote)?,
        None => argument,
    };
    let id = argument.strip_prefix('#')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = id.find(|c| !is_part(c))?;
    let (id, after) = id.split_at(end);
    let after = match quote {
        Some(quote) => after.strip_prefix(quote)?,
        None => after,
    };
    Some((id, after.trim_start().strip_prefix(')')?))
}

/// Comments become blanks, as they part words. What is left can hold no comment.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
