//! Code taken from a file: which of its lines a snippet shows.
//!
//! The syntax and its meaning are `DocFX`'s. [`Snippet::from_attributes`] reads
//! `:::code …:::`, [`Snippet::from_link`] the older `[!code-lang[title](path)]`;
//! [`Snippet::cut`] takes the lines out of the file's text.

use std::fmt;

use super::model::{Lines, Snippet, SnippetPart, Target};

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// No list of lines has more ranges: a longer one would only repeat the file.
const MOST_RANGES: usize = 128;

impl Snippet {
    /// From `key="value"` attributes; `None` without a `source`.
    pub(super) fn from_attributes(get: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let part = match (get("id"), get("range")) {
            (Some(name), _) => SnippetPart::Region(name),
            (None, Some(lines)) => SnippetPart::lines(&lines),
            (None, None) => SnippetPart::Whole,
        };
        Some(Self {
            target: Target::new(get("source")?),
            language: get("language").filter(|language| !language.is_empty()),
            part,
            marked: lines_or_none(get("highlight").as_deref()),
            dedent: get("dedent").and_then(|columns| columns.parse().ok()),
        })
    }

    /// From a destination: `path?range=…&highlight=…&dedent=…&name=…`, `path#L5-L10`,
    /// `path#name`. A name comes before lines, and `#` before `?`.
    pub(super) fn from_link(path: &str, language: Option<String>) -> Self {
        let target = Target::new(path);
        let query = target.query().unwrap_or_default().to_owned();
        let get = |key: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let mut values = pairs.filter(|(name, _)| name.eq_ignore_ascii_case(key));
            values.next().map(|(_, value)| value)
        };
        let fragment = target.fragment().filter(|fragment| !fragment.is_empty());
        let bookmark = fragment.map(|name| match Lines::with_letters(name) {
            Some(lines) => SnippetPart::Lines(lines),
            None => SnippetPart::Region(name.to_owned()),
        });
        let ends = get("start").map(|start| format!("{start}-{}", get("end").unwrap_or(start)));
        let part = match bookmark {
            Some(SnippetPart::Region(name)) => SnippetPart::Region(name),
            bookmark => get("name")
                .map(|name| SnippetPart::Region(name.to_owned()))
                .or(bookmark)
                .or_else(|| ends.as_deref().map(SnippetPart::lines))
                .or_else(|| get("range").map(SnippetPart::lines))
                .unwrap_or(SnippetPart::Whole),
        };
        Self {
            part,
            marked: lines_or_none(get("highlight")),
            dedent: get("dedent").and_then(|columns| columns.parse().ok()),
            language,
            target,
        }
    }

    /// The language, as the author calls it, otherwise the extension of the file.
    pub fn language(&self) -> &str {
        let name = self.target.path().rsplit(['/', '\\']).next();
        let extension = name.and_then(|name| name.rsplit_once('.'));
        let language = self.language.as_deref();
        language.unwrap_or_else(|| extension.map_or("", |(_, extension)| extension))
    }

    /// The lines that the snippet shows of a file, each with a line feed, without the
    /// marks of its regions, and without the indentation that all of them share, or as
    /// much of it as `dedent` says. `None` where the file has no such lines.
    pub fn cut(&self, file: &str) -> Option<String> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let all: Vec<&str> = file.lines().collect();
        let lines: Vec<&str> = match &self.part {
            SnippetPart::Whole => all,
            SnippetPart::Region(name) => region(&all, name)?,
            SnippetPart::Lines(lines) => {
                let ranges = lines.0.iter();
                let within = ranges.filter_map(|&(first, last)| {
                    all.get(first.saturating_sub(1)..last.min(all.len()))
                });
                within.flatten().copied().collect()
            }
            SnippetPart::Unclear(_) => return None,
        };
        (!lines.is_empty()).then(|| dedented(&lines, self.dedent))
    }
}

/// The file, and what is asked of it: `desk.cs#open`, `desk.cs 2-10,15`.
impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.target.path())?;
        match &self.part {
            SnippetPart::Whole => Ok(()),
            SnippetPart::Region(name) => write!(f, "#{name}"),
            SnippetPart::Lines(lines) => write!(f, " {lines}"),
            SnippetPart::Unclear(lines) => write!(f, " {lines}"),
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, &(first, last)) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { "," } else { "" })?;
            match last {
                usize::MAX => write!(f, "{first}-")?,
                last if last == first => write!(f, "{first}")?,
                last => write!(f, "{first}-{last}")?,
            }
        }
        Ok(())
    }
}

fn lines_or_none(text: Option<&str>) -> Lines {
    text.and_then(Lines::parse).unwrap_or_default()
}

impl SnippetPart {
    fn lines(text: &str) -> Self {
        Lines::parse(text).map_or_else(|| Self::Unclear(text.to_owned()), Self::Lines)
    }
}

impl Lines {
    /// `2-10,15,20-`; `None` for what is no list of lines.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_with(text, |number| number.parse().ok())
    }

    /// `L5-L10`, in either letter case.
    fn with_letters(text: &str) -> Option<Self> {
        Self::parse_with(text, |number| number.strip_prefix(['L', 'l'])?.parse().ok())
    }

    fn parse_with(text: &str, number: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        let range = |range: &str| {
            let (first, last) = match range.split_once('-') {
                Some((first, last)) => (first.trim(), last.trim()),
                None => (range.trim(), range.trim()),
            };
            let last = if last.is_empty() {
                usize::MAX
            } else {
                number(last)?
            };
            Some((number(first)?.max(1), last))
        };
        let ranges = text.split(',').take(MOST_RANGES).map(range);
        ranges.collect::<Option<_>>().map(Self)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a line is one of them; lines count from 1.
    pub fn contains(&self, line: usize) -> bool {
        let mut ranges = self.0.iter();
        ranges.any(|&(first, last)| (first..=last).contains(&line))
    }
}

/// A line that marks where a region begins or ends.
struct Mark {
    /// Which way of marking it is: regions of one way do not see those of another.
    way: usize,
    closes: bool,
    /// In lower case; empty for an end that bears no name.
    name: String,
}

/// What stands before `<name>` in the comments of programming languages, and after it.
const COMMENTS: [(&str, &str); 10] = [
    ("//", ""),
    ("#", ""),
    ("<!--", "-->"),
    ("--", ""),
    ("'", ""),
    ("/*", "*/"),
    (";", ""),
    ("%", ""),
    ("rem", ""),
    ("::", ""),
];

/// The mark of a line: `// <name>`, `// </name>` in the comments of any language, or
/// `#region name`, `#endregion`, also in a comment.
fn mark(line: &str) -> Option<Mark> {
    let line: String = line.split_whitespace().collect::<String>().to_lowercase();
    let (way, inner) = COMMENTS
        .iter()
        .enumerate()
        .find_map(|(way, (open, close))| {
            let inner = line.strip_prefix(open)?.strip_suffix(close)?;
            inner.starts_with('<').then_some((way, inner))
        })
        .unwrap_or((COMMENTS.len(), &line));
    let mark = |closes, name: &str| {
        let sound = |c: char| c.is_alphanumeric() || "_.-".contains(c);
        name.chars().all(sound).then(|| Mark {
            way,
            closes,
            name: name.to_owned(),
        })
    };
    if way < COMMENTS.len() {
        let tag = inner.strip_prefix('<')?.strip_suffix('>')?;
        let name = tag.strip_prefix('/').unwrap_or(tag);
        return mark(tag.starts_with('/'), name).filter(|_| !name.is_empty());
    }
    let bare = inner.trim_start_matches("<!--").trim_end_matches("-->");
    let bare = bare
        .trim_start_matches(['/', '*'])
        .trim_end_matches(['*', '/']);
    let bare = bare.strip_prefix('#')?;
    match bare.strip_prefix("region") {
        Some(name) => mark(false, name.trim_matches('"')),
        None => bare.strip_prefix("endregion").and_then(|_| mark(true, "")),
    }
}

/// The lines of a region without marks of its own way; `None` where there is none of the
/// name (with or without `snippet` before it, in any letter case), or it does not end.
fn region<'a>(lines: &[&'a str], name: &str) -> Option<Vec<&'a str>> {
    let name = name.trim().to_lowercase();
    let prefixed = format!("snippet{name}");
    let is_name = |mark: &Mark| mark.name == name || mark.name == prefixed;
    let mut rest = lines.iter();
    let opened = rest.find_map(|line| mark(line).filter(|mark| !mark.closes && is_name(mark)))?;
    let mut inside = Vec::new();
    let mut depth = 0_usize;
    for line in rest {
        match mark(line).filter(|mark| mark.way == opened.way) {
            None => inside.push(*line),
            Some(mark) if !mark.closes => depth += 1,
            // An end without a name closes what was opened last.
            Some(mark) if mark.name.is_empty() && depth > 0 => depth -= 1,
            Some(mark) if mark.name.is_empty() || mark.name == opened.name => {
                return Some(inside);
            }
            Some(_) => {}
        }
    }
    None
}

/// The lines without `columns` of their indentation, or what they share of it.
fn dedented(lines: &[&str], columns: Option<usize>) -> String {
    let full = lines.iter().filter(|line| !line.trim().is_empty());
    let shared = full.map(|line| indentation(line).0).min().unwrap_or(0);
    let columns = columns.unwrap_or(shared);
    let mut out = String::new();
    for line in lines {
        let (width, bytes) = indentation(line);
        if columns == 0 {
            out.push_str(line);
        } else {
            // A tab may be cut in the middle: what is left of it are blanks.
            out.extend(std::iter::repeat_n(' ', width.saturating_sub(columns)));
            out.push_str(&line[bytes..]);
        }
        out.push('\n');
    }
    out
}

/// The columns and the bytes that a line is indented by.
fn indentation(line: &str) -> (usize, usize) {
    let mut width = 0;
    for (bytes, byte) in line.bytes().enumerate() {
        match byte {
            b' ' => width += 1,
            b'\t' => width += TAB - width % TAB,
            _ => return (width, bytes),
        }
    }
    (width, line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
using System;
// <snippet_all>
class Desk
{
    // <snippet_Open>
    void Open()
    {
\tCall();
    }
    // </snippet_Open>
    #region Shut
    void Shut() {}
    #region Inner
    int inner;
    #endregion
    #endregion
}
// </snippet_all>
// <snippet_never_ends>
";

    fn linked(path: &str) -> Option<String> {
        Snippet::from_link(path, None).cut(FILE)
    }

    fn attributed(attributes: &[(&str, &str)]) -> Snippet {
        let get = |key: &str| {
            let mut found = attributes.iter().filter(|(name, _)| *name == key);
            found.next().map(|(_, value)| (*value).to_owned())
        };
        Snippet::from_attributes(get).unwrap()
    }

    #[test]
    fn lines_are_taken_as_listed() {
        for (path, expected) in [
            ("x.cs?range=3-4", "class Desk\n{\n"),
            ("x.cs?range=17,1", "}\nusing System;\n"),
            (
                "x.cs?range=18-",
                "// </snippet_all>\n// <snippet_never_ends>\n",
            ),
            ("x.cs?range=1, 3", "using System;\nclass Desk\n"),
            ("x.cs#L3-L4", "class Desk\n{\n"),
            ("x.cs#l1", "using System;\n"),
            ("x.cs?start=3&end=4", "class Desk\n{\n"),
            (
                "x.cs?range=17-99",
                "}\n// </snippet_all>\n// <snippet_never_ends>\n",
            ),
        ] {
            assert_eq!(linked(path).as_deref(), Some(expected), "{path}");
        }
    }

    #[test]
    fn a_region_is_found_by_its_name_and_loses_its_marks() {
        let open = "void Open()\n{\nCall();\n}\n";
        for path in ["x.cs#snippet_Open", "x.cs?name=SNIPPET_OPEN", "x.cs#_open"] {
            assert_eq!(linked(path).as_deref(), Some(open), "{path}");
        }
        let all = linked("x.cs#snippet_all").unwrap();
        assert!(all.starts_with("class Desk\n{\n    void Open()"), "{all}");
        assert!(
            !all.contains("snippet") && all.contains("#region Shut"),
            "{all}"
        );
        let shut = "void Shut() {}\nint inner;\n";
        assert_eq!(linked("x.cs#shut").as_deref(), Some(shut));
        assert_eq!(
            attributed(&[("source", "x.cs"), ("id", "Shut")])
                .cut(FILE)
                .as_deref(),
            Some(shut)
        );
    }

    #[test]
    fn every_language_marks_regions_in_its_comments() {
        for (open, close) in [
            ("# <a>", "# </a>"),
            ("<!-- <a> -->", "<!-- </a> -->"),
            ("<!--<a>-->", "<!--</a>-->"),
            ("-- <a>", "-- </a>"),
            ("' <a>", "' </a>"),
            ("/* <a> */", "/* </a> */"),
            ("REM <a>", "REM </a>"),
            ("#Region \"a\"", "#End Region"),
            ("// #region a", "// #endregion"),
            ("<!-- #region a -->", "<!-- #endregion -->"),
        ] {
            let file = format!("x\n  {open}\n  y\n  {close}\nz\n");
            let snippet = Snippet::from_link("x#a", None);
            assert_eq!(snippet.cut(&file).as_deref(), Some("y\n"), "{open}");
        }
    }

    #[test]
    fn what_the_file_does_not_have_is_nothing() {
        for path in [
            "x.cs#none",
            "x.cs#snippet_never_ends",
            "x.cs?range=90-99",
            "x.cs?range=9-2",
            "x.cs?range=a-b",
        ] {
            assert_eq!(linked(path), None, "{path}");
        }
        assert_eq!(Snippet::from_link("x", None).cut(""), None);
    }

    #[test]
    fn indentation_is_taken_away_as_far_as_it_is_shared() {
        let cut = |path: &str| {
            Snippet::from_link(path, None)
                .cut("    a\n\n\t  b\n  c\n")
                .unwrap()
        };
        assert_eq!(cut("x?range=1-3"), "a\n\n  b\n");
        assert_eq!(cut("x"), "  a\n\n    b\nc\n");
        assert_eq!(cut("x?dedent=0"), "    a\n\n\t  b\n  c\n");
        assert_eq!(cut("x?dedent=3"), " a\n\n   b\nc\n");
    }

    #[test]
    fn a_snippet_knows_its_language_and_the_lines_to_point_out() {
        let snippet = Snippet::from_link("a/x.py?highlight=2-3,5", None);
        assert_eq!(snippet.language(), "py");
        let marked: Vec<usize> = (1..8)
            .filter(|&line| snippet.marked.contains(line))
            .collect();
        assert_eq!(marked, [2, 3, 5]);
        let snippet = attributed(&[("source", "x.cs"), ("language", "C#"), ("highlight", "1-")]);
        assert_eq!(snippet.language(), "C#");
        assert!(snippet.marked.contains(9));
    }
}
