//! What the parser makes of Markdown, told as compact trees.

use super::markdown;
use super::model::{
    Alert, Block, BlockKind, HtmlPart, Image, Inline, InlineKind, List, Tab, Table, TargetKind,
};
use super::notice::Notice;
use crate::text::TextRange;

fn parse(text: &str) -> (Vec<Block>, Vec<Notice>) {
    let mut notices = Vec::new();
    let blocks = markdown::blocks(text, TextRange::new(0, text.len()), &mut notices);
    (blocks, notices)
}

/// The tree of `text`: `name(children)`, words in quotes.
fn tree(text: &str) -> String {
    told(text, &parse(text).0)
}

/// What the parser has to say of `text`.
fn notices(text: &str) -> Vec<String> {
    let found = parse(text).1.into_iter();
    found
        .map(|notice| format!("{} {}", notice.rule, notice.range.of(text)))
        .collect()
}

pub(super) fn told(text: &str, blocks: &[Block]) -> String {
    let told = blocks.iter().map(|block| tell(text, block));
    told.collect::<Vec<_>>().join(" ")
}

fn tell(text: &str, block: &Block) -> String {
    let inner = || {
        let children = block
            .kind
            .children()
            .into_iter()
            .map(|blocks| told(text, blocks));
        children.collect::<Vec<_>>().join(" | ")
    };
    match &block.kind {
        BlockKind::Heading(heading) => {
            let anchors = heading
                .anchors
                .iter()
                .map(|anchor| format!("#{} ", anchor.name));
            let words = words(text, &heading.content);
            format!("h{}({}{words})", heading.level, anchors.collect::<String>())
        }
        BlockKind::Paragraph(content) => format!("p({})", words(text, content)),
        BlockKind::List(List {
            start: Some(start),
            items,
            ..
        }) => {
            let bound = items
                .iter()
                .map(|item| item.bound.to_string())
                .collect::<String>();
            format!("ol{start}:{bound}({})", inner())
        }
        BlockKind::List(_) => format!("ul({})", inner()),
        BlockKind::Table(Table { head, rows, .. }) => {
            let row = |cells: &Vec<super::Cell>| {
                cells
                    .iter()
                    .map(|cell| words(text, &cell.content))
                    .collect::<Vec<_>>()
                    .join("/")
            };
            let rows = rows.iter().map(row).collect::<Vec<_>>().join(" ");
            format!("table({} {rows})", row(head))
        }
        BlockKind::Alert(Alert { kind, .. }) => format!("{kind:?}({})", inner()),
        BlockKind::Code(code) => format!("code({:?})", code.text),
        BlockKind::Html(parts) => format!("html({})", html(text, parts)),
        BlockKind::Figure(Image { target, alt, .. }) => {
            format!("figure({} {alt:?} {})", target.raw, inner())
        }
        BlockKind::Columns(_) => format!("columns({})", inner()),
        BlockKind::Zone(zone) => format!("zone {}({})", zone.value, inner()),
        BlockKind::Tabs(tabs) => {
            let ids = tabs
                .iter()
                .map(|Tab { id, .. }| id.as_str())
                .collect::<Vec<_>>();
            format!("tabs {}({})", ids.join(","), inner())
        }
        BlockKind::Styled { classes, .. } => format!("div {}({})", classes.join("."), inner()),
        BlockKind::Video(target) => format!("video({})", target.raw),
        BlockKind::Include(target) => format!("include({})", target.raw),
        BlockKind::Snippet(snippet) => format!("snippet({})", snippet.target.raw),
        BlockKind::Quote(_) => format!("quote({})", inner()),
        BlockKind::Footnote { label, .. } => format!("footnote {label}({})", inner()),
        BlockKind::Rule => "rule".to_owned(),
    }
}

fn html(text: &str, parts: &[HtmlPart]) -> String {
    let told = parts.iter().map(|part| match part {
        HtmlPart::Tag(tag) => format!("<{}{}>", if tag.close { "/" } else { "" }, tag.name),
        HtmlPart::Text(range) => range.of(text).trim().to_owned(),
    });
    told.collect()
}

fn words(text: &str, content: &[Inline]) -> String {
    let told = content.iter().map(|inline| match &inline.kind {
        InlineKind::Text => inline.range.of(text).to_owned(),
        InlineKind::Decoded(decoded) => format!("{{{decoded}}}"),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Emphasis(content) => format!("*{}*", words(text, content)),
        InlineKind::Strong(content) => format!("**{}**", words(text, content)),
        InlineKind::Strikethrough(content) => format!("~{}~", words(text, content)),
        InlineKind::Link(link) => format!("[{}]({})", words(text, &link.content), link.target.raw),
        InlineKind::Image(image) => format!("![{}]({})", image.alt, image.target.raw),
        InlineKind::Tag(tag) => format!("<{}{}>", if tag.close { "/" } else { "" }, tag.name),
        InlineKind::Anchor(anchor) => format!("#{} ", anchor.name),
        InlineKind::SoftBreak => "\n".to_owned(),
        InlineKind::HardBreak => "\\\n".to_owned(),
        InlineKind::FootnoteReference(label) => format!("[^{label}]"),
        InlineKind::NoLoc(name) => format!("={name}="),
        InlineKind::Include(target) => format!("include({})", target.raw),
    });
    told.collect()
}

#[test]
fn explicit_anchors_leave_the_headings_words() {
    assert_eq!(
        tree("# <a name=\"a\"></a><a name=\"b\"></a>Title"),
        "h1(#a #b Title)"
    );
    assert_eq!(tree("## <a id=\"5\"/></a>Title"), "h2(#5 Title)");
    assert_eq!(tree("## <a href=\"\" id=\"x\"></a>Title"), "h2(#x Title)");
    assert_eq!(
        tree("## <a name=\"5\">heading text</a> more"),
        "h2(#5 heading text more)"
    );
    assert_eq!(tree("### <a href=\"\" id=\"x\"></a>"), "h3(#x )");
}

#[test]
fn a_list_that_a_note_cut_in_two_is_one_procedure() {
    let text = "1. one\n\n2. two\n\n> [!NOTE]\n> mind\n\n3. three\n";
    assert_eq!(
        tree(text),
        "ol1:010(p(one) | p(two) Note(p(mind)) | p(three))"
    );
}

#[test]
fn a_list_that_starts_again_is_another_procedure() {
    assert_eq!(
        tree("1. one\n\ntext\n\n1. one\n"),
        "ol1:0(p(one)) p(text) ol1:0(p(one))"
    );
    assert_eq!(
        tree("1. one\n\n## H\n\n2. two\n"),
        "ol1:0(p(one)) h2(H) ol2:0(p(two))"
    );
}

#[test]
fn a_list_in_an_element_does_not_go_on_outside_of_it() {
    assert_eq!(
        tree("<div>\n\n1. one\n\n</div>\n\n2. two\n"),
        "html(<div>) ol1:0(p(one)) html(</div>) ol2:0(p(two))"
    );
    assert_eq!(
        tree("1. one\n\n<div>note</div>\n\n2. two\n"),
        "ol1:10(p(one) html(<div>note</div>) | p(two))"
    );
}

#[test]
fn written_numbers_continue_a_list_that_counts_otherwise() {
    assert_eq!(
        tree("1. a\n1. b\n1. c\n\nx\n\n4. d"),
        "ol1:0010(p(a) | p(b) | p(c) p(x) | p(d))"
    );
    assert_eq!(
        tree("1. a\n5. b\n\nx\n\n6. c"),
        "ol1:010(p(a) | p(b) p(x) | p(c))"
    );
}

#[test]
fn alerts_are_known_in_any_letter_case_and_keep_what_follows() {
    assert_eq!(tree("> [!Note]\n> text"), "Note(p(text))");
    assert_eq!(
        tree(">[!IMPORTANT]\n>text **b**"),
        "Important(p(text **b**))"
    );
    assert_eq!(tree("> [!TIP] same line"), "Tip(p( same line))");
    assert_eq!(tree("> [!NOTE]\n\n> body"), "Note(p(body))");
}

#[test]
fn an_unknown_alert_stays_as_written_and_is_told() {
    assert_eq!(tree("> [!REMARQUE]\n> x"), "quote(p([!REMARQUE]\nx))");
    assert_eq!(
        notices("> [!REMARQUE]\n> x"),
        ["alert-kind-unknown [!REMARQUE]"]
    );
    assert_eq!(tree("a [!NOTE] b"), "p(a [!NOTE] b)");
}

#[test]
fn images_alone_are_figures_and_images_in_a_line_are_not() {
    let image = ":::image type=\"content\" source=\"m/a_b.png\" alt-text=\"x *y* \\| z\":::";
    assert_eq!(tree(image), "figure(m/a_b.png \"x *y* \\\\| z\" )");
    assert_eq!(tree(&format!("{image}.")), "p(![x *y* \\| z](m/a_b.png).)");
    assert_eq!(tree("![a](b.png)"), "figure(b.png \"a\" )");
    let complex =
        ":::image type=\"complex\" source=\"a.png\" alt-text=\"t\":::\nlong\n:::image-end:::";
    assert_eq!(tree(complex), "figure(a.png \"t\" p(long))");
}

#[test]
fn directives_in_code_are_text() {
    assert_eq!(
        tree("`[!NOTE] :::no-loc text=\"a\":::`"),
        "p(`[!NOTE] :::no-loc text=\"a\":::`)"
    );
    assert_eq!(
        tree("```\n:::row:::\n[!NOTE]\n```"),
        "code(\":::row:::\\n[!NOTE]\\n\")"
    );
}

#[test]
fn columns_zones_and_tabs_hold_their_blocks() {
    let row = ":::row:::\n:::column span=\"2\":::\na\n:::column-end:::\n:::column:::\nb\n:::column-end:::\n:::row-end:::";
    assert_eq!(tree(row), "columns(p(a) | p(b))");
    assert_eq!(
        tree("::: zone pivot=\"a\"\nx\n::: zone-end"),
        "zone a(p(x))"
    );
    let tabs = "# [A](#tab/a)\nx\n# [B](#tab/b/c)\ny\n***\nz";
    assert_eq!(tree(tabs), "tabs a,b(p(x) | p(y)) p(z)");
}

#[test]
fn ends_without_beginnings_are_told() {
    assert_eq!(notices("::: zone-end"), ["zone-tab-mismatch ::: zone-end"]);
    assert_eq!(notices(":::row:::\nx"), ["zone-tab-mismatch "]);
    assert_eq!(tree(":::row:::\nx"), "columns(p(x))");
}

#[test]
fn the_small_directives_are_understood() {
    assert_eq!(tree("a :::no-loc text=\"Քեյ\"::: b"), "p(a =Քեյ= b)");
    assert_eq!(
        tree("[!INCLUDE [t](includes/a_b.md)]"),
        "include(includes/a_b.md)"
    );
    assert_eq!(tree("x [!INCLUDE [t](a.md)] y"), "p(x include(a.md) y)");
    assert_eq!(
        tree("> [!VIDEO https://v.example/a_b_c]"),
        "video(https://v.example/a_b_c)"
    );
    assert_eq!(
        tree("> [!div class=\"nextstepaction\"]\n> [Go](a.md)"),
        "div nextstepaction(p([Go](a.md)))"
    );
    assert_eq!(tree("[!code-csharp[x](a.cs)]"), "snippet(a.cs)");
}

#[test]
fn tags_pair_up() {
    assert_eq!(tree("a <b>b"), "p(a <b>b</b>)");
    assert_eq!(tree("a </b>b"), "p(a b)");
    assert_eq!(tree("<div>\n\ntext\n"), "html(<div>) p(text) html(</div>)");
    assert_eq!(
        tree("<ul><li>a<li>b</ul></div>"),
        "html(<ul><li>a<li>b</ul>)"
    );
    assert_eq!(tree("x </br> y"), "p(x <br> y)");
}

#[test]
fn scripts_go_and_placeholders_stay() {
    assert_eq!(tree("a <script>alert(1)</script> b"), "p(a  b)");
    assert_eq!(tree("a <script> b"), "p(a  b)");
    assert_eq!(tree("the <token> here"), "p(the <token> here)");
    assert_eq!(
        notices("a <iframe src=x></iframe>"),
        ["html-disallowed <iframe src=x>"]
    );
    assert_eq!(
        notices("[x](javascript:alert)"),
        ["html-disallowed [x](javascript:alert)"]
    );
}

#[test]
fn strong_closes_beside_han_characters() {
    assert_eq!(tree("**「重要」**請看"), "p(**「重要」**請看)");
    assert_eq!(tree("文**（a）**文"), "p(文**（a）**文)");
    assert_eq!(tree(r"選取 \*\*客戶\*\*"), r"p(選取 **客戶**)");
}

#[test]
fn ragged_tables_and_pipes_in_code_do_not_break_the_rest() {
    assert_eq!(tree("|a|b|\n|-|-|\n|1|\n|2|3|4|"), "table(a/b 1/ 2/3/4)");
}

#[test]
fn depth_is_bounded() {
    let deep = "> ".repeat(10_000) + "x";
    let (blocks, notices) = parse(&deep);
    let mut depth = 0;
    let mut children = blocks.as_slice();
    while let Some(Block {
        kind: BlockKind::Quote(inner),
        ..
    }) = children.first()
    {
        depth += 1;
        children = inner;
    }
    assert!((10..100).contains(&depth), "{depth}");
    assert_eq!(notices.len(), 1);
}

#[test]
fn a_row_keeps_the_cells_beyond_its_header() {
    for (row, cells) in [
        ("| a | b | c | d |", "a/b/c/d"),
        ("a|b|c", "a/b/c"),
        ("a|b||d||", "a/b//d"),
        ("| a | b || |", "a/b"),
        (r"| a | b | c \| d", "a/b/c | d"),
        ("| a | b | **c** `d`", "a/b/**c** `d`"),
        ("| a | b | 1. c", "a/b/ 1. c"),
    ] {
        let text = format!("|x|y|\n|-|-|\n{row}\n");
        assert_eq!(tree(&text), format!("table(x/y {cells})"), "{row}");
    }
    let quoted = "> |x|y|\n> |-|-|\n> |a|b|c|\n> |d|e|f";
    assert_eq!(tree(quoted), "quote(table(x/y a/b/c d/e/f))");
}

#[test]
fn an_address_in_angle_brackets_is_one_to_write_to() {
    let (blocks, notices) = parse("Write to <help@example.com>, or see <https://example.com/>.");
    assert!(notices.is_empty(), "{notices:?}");
    let [
        Block {
            kind: BlockKind::Paragraph(content),
            ..
        },
    ] = blocks.as_slice()
    else {
        panic!("{blocks:?}");
    };
    let targets: Vec<_> = content
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Link(link) => Some((link.target.raw.as_str(), link.target.kind)),
            _ => None,
        })
        .collect();
    assert_eq!(
        targets,
        [
            ("mailto:help@example.com", TargetKind::Contact),
            ("https://example.com/", TargetKind::Web),
        ]
    );
}
