use proptest::prelude::*;

use super::super::body::escape;
use super::*;

fn html(language: &str, text: &str, marked: &str) -> String {
    let mut out = String::new();
    let marked = Lines::parse(marked).unwrap_or_default();
    write(
        Some(&Highlighter::default()),
        language,
        text,
        &marked,
        &mut out,
    );
    out
}

/// `«k:if»` for a span of class `hl-k`.
fn short(language: &str, text: &str) -> String {
    html(language, text, "")
        .replace("<span class=\"hl-", "«")
        .replace("\">", ":")
        .replace("</span>", "»")
}

#[test]
fn the_languages_of_the_platform_have_colours() {
    for (language, text, expected) in [
        (
            "AzurePowerShell-Interactive",
            "# all\n$a = Get-AzureADUser -All $true | Where-Object { $_.Name -eq 'x' }",
            "«c:# all»\n«v:$a» = «f:Get-AzureADUser» -All «n:$true» | «f:Where-Object» { «v:$_.Name» -eq «s:'x'» }",
        ),
        (
            "azurecli",
            "az vm list --name \"$NAME-1\" # all",
            "«f:az» vm list «a:--name» «s:&quot;»«v:$NAME»«s:-1&quot;» «c:# all»",
        ),
        (
            "SQL",
            "SELECT TOP 10 Id FROM Orders -- few",
            "«k:SELECT TOP» «n:10» Id «k:FROM» Orders «c:-- few»",
        ),
        (
            "json",
            "{\"id\": [1, true, \"x\"]}",
            "{«a:&quot;id&quot;»: [«n:1», «n:true», «s:&quot;x&quot;»]}",
        ),
        (
            "c#",
            "public class Desk { string name = \"x\"; }",
            "«k:public class» «f:Desk» { «k:string» name = «s:&quot;x&quot;»; }",
        ),
        (
            "xml",
            "<a b=\"c\">d</a>",
            "&lt;«t:a» «a:b»=«s:&quot;c&quot;»&gt;d&lt;/«t:a»&gt;",
        ),
        ("yaml", "a: 1", "«a:a»: «n:1»"),
        ("diff", "-x\n+y\n", "«d:-x»\n«i:+y»\n"),
    ] {
        assert_eq!(short(language, text), expected, "{language}");
    }
}

#[test]
fn what_has_no_grammar_is_plain() {
    let long = format!("\"{}\"", "x".repeat(LONGEST_LINE));
    let large = "true\n".repeat(LARGEST / 5 + 1);
    for (language, text) in [
        ("output", "if true"),
        ("no-such-language", "if true"),
        ("", "if true"),
        ("json", long.as_str()),
        ("json", large.as_str()),
    ] {
        assert_eq!(html(language, text, ""), escape(text), "{language}");
    }
}

#[test]
fn lines_are_pointed_out_across_their_colours() {
    assert_eq!(
        html("js", "/* a\nb */ 1;\nc\n", "2"),
        "<span class=\"hl-c\">/* a</span>\n\
         <mark><span class=\"hl-c\">b */</span> <span class=\"hl-n\">1</span>;</mark>\nc\n"
    );
    assert_eq!(
        html("", "a\n\nb", "2-9"),
        "a\n<mark></mark>\n<mark>b</mark>"
    );
}

#[test]
fn the_same_code_is_read_once() {
    let highlighter = Highlighter::default();
    let mut both = String::new();
    for _ in 0..2 {
        write(
            Some(&highlighter),
            "json",
            "true",
            &Lines::default(),
            &mut both,
        );
    }
    assert_eq!(both, html("json", "true", "").repeat(2));
    assert_eq!(highlighter.known.lock().unwrap().len(), 1);
}

/// Pieces of code that open more than they close.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "`",
    "$(",
    "${",
    "$x",
    "@\"\n",
    "<#",
    "#>",
    "/*",
    "*/",
    "//",
    "--",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<b onclick='x'>",
    "&amp;",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\n",
    "\r\n",
    "\t",
    " ",
    "if",
    "SELECT",
    "function",
    "1.5e",
    "\\",
    "é",
    "客",
    "🙂",
    "\u{0}",
    "\u{1b}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// With its tags taken away, what is written is the text; and the tags are ours.
    #[test]
    fn nothing_is_lost_or_let_in(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        language in prop::sample::select(&["powershell", "bash", "sql", "json", "c#", "xml", "html", "js", "yaml", "php", "http", "md"][..]),
        marked in prop::sample::select(&["", "1", "2-3,5", "2-"][..]),
    ) {
        let text = pieces.concat();
        let mut bare = String::new();
        let written = html(language, &text, marked);
        let mut rest = written.as_str();
        while let Some((before, tag)) = rest.split_once('<') {
            bare.push_str(before);
            let (tag, after) = tag.split_once('>').unwrap();
            let ours = matches!(tag, "/span" | "mark" | "/mark") || tag.starts_with("span class=\"hl-");
            prop_assert!(ours, "{tag} of {text:?}");
            rest = after;
        }
        bare.push_str(rest);
        prop_assert_eq!(bare, escape(&text));
    }
}
