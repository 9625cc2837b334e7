//! Texts that make a careless program start over, run deep, or write far more than it
//! read: each can be made of any size.

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `page.md`.
    Markdown,
    /// A FAQ or landing page.
    Yaml,
    /// `TOC.yml`.
    Toc,
    /// `TOC.md`.
    TocMarkdown,
    /// `.openpublishing.redirection.json`.
    Redirects,
    /// `docfx.json`.
    Docfx,
}

/// A text of any size.
pub(crate) struct Shape {
    /// What is repeated.
    pub name: &'static str,
    /// How it is read.
    pub kind: Kind,
    /// The text of about so many bytes.
    pub text: fn(usize) -> String,
}

/// `head`, `unit` as often as fits into `size` bytes, and `tail`.
fn around(head: &str, unit: &str, tail: &str, size: usize) -> String {
    [head, &repeat(unit, size), tail].concat()
}

fn repeat(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len() + 1)
}

/// `open` and then `close`, as often, together of `size` bytes.
fn nested(open: &str, inner: &str, close: &str, size: usize) -> String {
    let count = size / (open.len() + close.len()) + 1;
    [&open.repeat(count), inner, &close.repeat(count)].concat()
}

/// `unit` for the numbers from 0, up to `size` bytes.
fn numbered(size: usize, unit: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 100);
    for number in 0.. {
        if out.len() >= size {
            break;
        }
        out.push_str(&unit(number));
    }
    out
}

/// Lines that are each indented one step more than the one before.
fn stairs(size: usize, line: &str) -> String {
    let depth = size.isqrt().max(1);
    let lines = (0..depth).map(|level| [&" ".repeat(2 * level), line, "\n"].concat());
    lines.collect()
}

fn pair(number: usize, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"abcde-{number}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"abcde-{number}\">{source}</span></span>"
    )
}

macro_rules! shapes {
    ($($kind:ident $name:literal $text:expr;)*) => {
        /// All of them.
        pub(crate) const SHAPES: &[Shape] = &[$(Shape { name: $name, kind: Kind::$kind, text: $text }),*];
    };
}

shapes! {
    Markdown "quotes" |n| repeat("> ", n);
    Markdown "lists" |n| repeat("- ", n);
    Markdown "ordered lists" |n| repeat("1. ", n);
    Markdown "indented lists" |n| stairs(n, "- a");
    Markdown "quotes in lists" |n| repeat("- > ", n);
    Markdown "emphasis" |n| nested("*a ", "x", " b*", n);
    Markdown "open emphasis" |n| repeat("*a ", n);
    Markdown "strong and emphasis" |n| nested("**a *b ", "x", "* c**", n);
    Markdown "strikethrough" |n| nested("~~a ", "x", " b~~", n);
    Markdown "stars beside Han characters" |n| repeat("文**「a」**", n);
    Markdown "brackets" |n| repeat("[", n);
    Markdown "closed brackets" |n| nested("[", "x", "]", n);
    Markdown "links" |n| repeat("[a](", n);
    Markdown "links in brackets" |n| nested("[", "x", "](a)", n);
    Markdown "parentheses in links" |n| ["[a](", &nested("(", "x", ")", n), ")"].concat();
    Markdown "images" |n| nested("![a", "x", "](b)", n);
    Markdown "reference links" |n| around("[r]: /x 'title'\n\n", "[r]", "\n", n);
    Markdown "reference definitions" |n| numbered(n, |i| format!("[r{i}]: /x\n"));
    Markdown "references with long titles" |n| around(
        &format!("[r]: /x '{}'\n\n", "t".repeat(n / 2)), "[r]", "\n", n / 2);
    Markdown "backticks" |n| numbered(n, |i| format!("{} ", "`".repeat(i % 300 + 1)));
    Markdown "code fences" |n| repeat("```sh\necho $(a \"b\n```\n", n);
    Markdown "a long line of code" |n| around("```js\n", "((a=>/[/", "\n```\n", n);
    Markdown "code of many lines" |n| around("```sh\n", "x=\"$(y \"${z%%*}\")\"\n", "```\n", n);
    Markdown "open tags" |n| repeat("<div>", n);
    Markdown "closed tags" |n| nested("<div>", "x", "</div>", n);
    Markdown "tags in a line" |n| nested("a <b>", "x", "</b>", n);
    Markdown "list items of HTML" |n| around("<ul>", "<li>a", "</ul>", n);
    Markdown "attributes" |n| around("<b ", "a=\"x\" ", ">c</b>", n);
    Markdown "attributes in a line" |n| around("a <b ", "a=\"x\" ", ">c</b>", n);
    Markdown "attributes of an end tag" |n| around("a <b>c</b ", "a=\"x\" ", ">", n);
    Markdown "distinct attributes" |n| ["<p ", &numbered(n, |i| format!("a{i}=\"x\"")), ">"].concat();
    Markdown "open scripts" |n| repeat("<script>\n\n", n);
    Markdown "scripts in a line" |n| repeat("a <script> ", n);
    Markdown "comments" |n| repeat("<!-- a --> <!-", n);
    Markdown "declarations" |n| repeat("a <!A <?b <![CDATA[", n);
    Markdown "entities" |n| repeat("&amp;&#x41;&x;&", n);
    Markdown "headings" |n| repeat("# a\n", n);
    Markdown "a long heading over many steps" |n| around(
        &format!("## {}\n\n", "h".repeat(n / 2)), "1. x\n", "", n / 2);
    Markdown "headings and steps" |n| repeat("## a\n\n1. b\n\n", n);
    Markdown "joined procedures" |n| numbered(n, |i| format!("{}. a\n\n> b\n\n", i % 900_000_000 + 1));
    Markdown "anchors" |n| repeat("<a name=\"x\"></a>", n);
    Markdown "rows" |n| repeat(":::row:::\n", n);
    Markdown "columns" |n| around(":::row:::\n", ":::column:::\na\n", ":::row-end:::\n", n);
    Markdown "zones" |n| repeat(":::zone pivot=\"a\"\n\n", n);
    Markdown "closed zones" |n| nested(":::zone pivot=\"a\"\n\n", "x\n", ":::zone-end\n\n", n);
    Markdown "zones in quotes" |n| numbered(n, |i| {
        format!("{}:::zone pivot=\"a\"\n", "> ".repeat(i % 40))
    });
    Markdown "tabs" |n| repeat("# [a](#tab/b)\n\nc\n\n", n);
    Markdown "tabs in quotes" |n| numbered(n, |i| {
        format!("{}# [a](#tab/b)\n", "> ".repeat(i % 40))
    });
    Markdown "images as directives" |n| repeat(":::image ", n);
    Markdown "alerts" |n| repeat("> [!NOTE]\n> a\n\n", n);
    Markdown "pipes" |n| around("|x|\n|-|\n", "|a|b|c\n", "", n);
    Markdown "short rows under a wide header" |n| {
        let wide = n / 8;
        [&"|x".repeat(wide), "\n", &"|-".repeat(wide), "\n", &"|a\n".repeat(wide)].concat()
    };
    Markdown "tables in quotes" |n| around("> |x|\n> |-|\n", "> |a|\n", "", n);
    Markdown "footnote references" |n| around("[^1]: a\n\n", "[^1]", "\n", n);
    Markdown "footnotes" |n| numbered(n, |i| format!("a[^{i}]\n\n[^{i}]: b[^{}]\n\n", i + 1));
    Markdown "includes of a missing file" |n| repeat("[!INCLUDE [a](b.md)]\n\n", n);
    Markdown "snippets of a missing file" |n| repeat("[!code-sh[a](b.sh)]\n\n", n);
    Markdown "nested segments" |n| nested("<span data-ttu-id=\"abcde-1\">a ", "x", "</span>", n);
    Markdown "nested sources" |n| nested(
        "<span class=\"sxs-lookup\"><span data-stu-id=\"abcde-1\">a ", "x", "</span></span>", n);
    Markdown "nested pairs" |n| nested(
        "<span data-ttu-id=\"a\">b ", "x",
        "</span><span class=\"sxs-lookup\"><span data-stu-id=\"a\">c</span></span>", n);
    Markdown "nested wrappers" |n| nested("<span class=\"sxs-lookup\">", "x", "</span>", n);
    Markdown "open segments" |n| repeat("<span data-ttu-id=\"a\">b ", n);
    Markdown "segments in a paragraph" |n| numbered(n, |i| pair(i, "Un mot.", "A word.") + " ");
    Markdown "segments of one id" |n| numbered(n, |_| pair(1, "Un mot.", "A word.") + "\n\n");
    Markdown "equal segments" |n| numbered(n, |i| pair(i, "Suivant", "Next steps") + "\n\n");
    Markdown "different segments" |n| numbered(n, |i| {
        pair(i, &format!("Le mot {i}."), &format!("The word {i}.")) + "\n\n"
    });
    Markdown "segments that splice into tags" |n| repeat(
        "<sp<span data-ttu-id=\"a\">an data-ttu-id=\"b\"</span>>", n);
    Markdown "mutes" |n| repeat("<!-- isogloss-allow double-space: why -->\na  b\n\n", n);
    Markdown "words without an end" |n| repeat("a", n);
    Markdown "repeated words" |n| repeat("the the ", n);
    Markdown "numbers and units" |n| repeat("1,000.5 GB 10% ", n);
    Markdown "placeholders" |n| repeat("{0} %s <token> ", n);
    Markdown "lines of blanks" |n| repeat(" \t\u{a0}", n);
    Markdown "front matter of brackets" |n| around("---\na: ", "[", "\n---\n", n);
    Markdown "front matter of keys" |n| ["---\n", &numbered(n, |i| format!("k{i}: v\n")), "---\n"].concat();
    Markdown "front matter of one key" |n| around("---\n", "k: v\n", "---\n", n);
    Markdown "front matter of aliases" |n| around("---\na: [&x y, ", "*x, ", "]\n---\n", n);
    Markdown "front matter of stairs" |n| ["---\na:\n", &stairs(n, " b:"), "---\n"].concat();
    Markdown "front matter without an end" |n| around("---\n", "a: b\n", "", n);
    Yaml "a FAQ of aliases" |n| {
        let count = (n / 8).isqrt();
        let answers = (0..count).map(|i| format!("  - &a{i}\n    question: q\n    answer: {}\n", "x".repeat(count)));
        let sections = (0..count).map(|i| format!("- questions: *q{}\n", i % 2));
        format!(
            "### YamlMime:FAQ\nq: &q0\n{}r: &q1\n  - *a0\nsections:\n{}",
            answers.collect::<String>(), sections.collect::<String>()
        )
    };
    Yaml "questions" |n| around(
        "### YamlMime:FAQ\ntitle: a\nsections:\n- questions:\n",
        "  - question: Why?\n    answer: |\n      Because.\n", "", n);
    Yaml "brackets" |n| around("### YamlMime:FAQ\ntitle: ", "[", "\n", n);
    Yaml "stairs" |n| ["### YamlMime:FAQ\nsections:\n", &stairs(n, "- a:")].concat();
    Yaml "links" |n| around(
        "### YamlMime:Landing\ntitle: a\nlandingContent:\n- title: b\n  linkLists:\n  - linkListType: learn\n    links:\n",
        "    - text: c\n      url: d.md\n", "", n);
    Yaml "links on one line" |n| around(
        "### YamlMime:Landing\nlandingContent: [{title: b, linkLists: [{links: [",
        "{text: c, url: d.md}, ", "]}]}]\n", n);
    Yaml "metadata of aliases" |n| around("### YamlMime:FAQ\nmetadata:\n  a: [&x y, ", "*x, ", "]\n", n);
    Toc "entries" |n| repeat("- name: a\n  href: b.md\n", n);
    Toc "entries on one line" |n| around("[", "{name: a, href: b.md}, ", "]\n", n);
    Toc "entries within entries" |n| {
        let depth = (n / 8).isqrt().max(1);
        let lines = (0..depth).map(|level| {
            let blank = " ".repeat(2 * level);
            format!("{blank}- name: a\n{blank}  items:\n")
        });
        lines.collect()
    };
    Toc "entries within entries on one line" |n| nested("[{name: a, items: ", "[]", "}]", n);
    Toc "aliases of entries" |n| around("- &a {name: a, href: b.md}\n", "- *a\n", "", n);
    TocMarkdown "headings" |n| repeat("# [a](b.md)\n## [c](d.md)\n", n);
    TocMarkdown "brackets" |n| repeat("# [[[[\n", n);
    Redirects "a chain" |n| {
        let entries = numbered(n, |i| format!(
            "{{\"source_path\":\"p{i}.md\",\"redirect_url\":\"p{}\"}},", i + 1));
        format!("{{\"redirections\":[{}]}}", entries.trim_end_matches(','))
    };
    Redirects "one address" |n| {
        let entries = repeat("{\"source_path\":\"p.md\",\"redirect_url\":\"/q\"},", n);
        format!("{{\"redirections\":[{}]}}", entries.trim_end_matches(','))
    };
    Redirects "escaped addresses" |n| {
        let entries = numbered(n, |i| format!(
            "{{\"source_path\":\"\\u0070{i}.md\",\"redirect_url\":\"/q\"}},"));
        format!("{{\"redirections\":[{}]}}", entries.trim_end_matches(','))
    };
    Redirects "brackets" |n| around("{\"redirections\":", "[", "", n);
    Redirects "objects" |n| repeat("{\"redirections\":", n);
    Docfx "globs" |n| around("{\"build\":{\"content\":[{\"files\":[", "\"a/**/[b-c]?/{d,e}.md\",", "\"**\"]}]}}", n);
    Docfx "broken globs" |n| around("{\"build\":{\"content\":[{\"files\":[", "\"[\",", "\"**\"]}]}}", n);
    Docfx "a long glob" |n| around("{\"build\":{\"content\":[{\"files\":[\"", "*a?", "\",\"**\"]}]}}", n);
    Docfx "braces" |n| ["{\"build\":{\"content\":[{\"files\":[\"", &nested("{a,", "b", "}", n), "\",\"**\"]}]}}"].concat();
    Docfx "brackets" |n| around("{\"build\":", "[", "", n);
}
