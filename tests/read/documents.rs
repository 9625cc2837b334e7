//! Pages as they occur, and as they are broken.

use proptest::prelude::*;

/// A page: perhaps a byte order mark, front matter, then blocks.
pub(crate) fn page() -> impl Strategy<Value = String> {
    let mark = prop_oneof![9 => Just(""), 1 => Just("\u{feff}")];
    let front = prop_oneof![
        3 => Just(""),
        3 => Just("---\ntitle: 标题\nms.date: 01/02/2020\n---\n"),
        1 => Just("---\ntitle: <span data-ttu-id=\"aaaaa-101\">x</span>\n...\n"),
        1 => Just("---\nnever closed\n\n"),
    ];
    let breaks = prop_oneof![
        6 => Just("\n\n"),
        3 => Just("\n"),
        1 => Just(" "),
    ];
    let blocks = prop::collection::vec((block(), breaks), 0..8);
    (mark, front, blocks, prop::bool::weighted(0.2)).prop_map(|(mark, front, blocks, crlf)| {
        let body: String = blocks
            .into_iter()
            .flat_map(|(block, end)| [block, end.to_owned()])
            .collect();
        let page = format!("{mark}{front}{body}");
        if crlf {
            page.replace('\n', "\r\n")
        } else {
            page
        }
    })
}

fn block() -> impl Strategy<Value = String> {
    let line = || prop::collection::vec(inline(), 0..5).prop_map(|parts| parts.concat());
    let start = prop::sample::select(vec![
        "",
        "",
        "# ",
        "- ",
        "1. ",
        "> ",
        "> [!NOTE]\n> ",
        "   ",
        "            ",
        "    - ",
        ">",
        "<li>",
    ]);
    prop_oneof![
        8 => (start, line()).prop_map(|(start, line)| format!("{start}{line}")),
        1 => (line(), line()).prop_map(|(a, b)| format!("| {a} | {b} |\n| - | - |\n| {b} | {a} |")),
        1 => (fence(), line()).prop_map(|(fence, line)| format!("{fence}json\n{line}\n{fence}")),
        1 => (fence(), line()).prop_map(|(fence, line)| format!("{fence}\n{line}")),
        1 => line().prop_map(|line| format!("<table><tr><td>\n{line}</td></tr></table>")),
    ]
}

fn fence() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["```", "~~~", "````", "   ```", "- ```"])
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => words(),
        6 => (id(), words(), words()).prop_map(|(id, t, s)| strict(&id, &t, &s)),
        2 => segment_like(),
        2 => (id(), segment_like(), words()).prop_map(|(id, t, s)| strict(&id, &t, &s)),
        1 => (id(), words(), segment_like()).prop_map(|(id, t, s)| strict(&id, &t, &s)),
        1 => (id(), words(), words()).prop_map(|(id, t, s)| format!("`{}`", strict(&id, &t, &s))),
        1 => (id(), words(), words()).prop_map(|(id, t, s)| format!("[{}](a.md)", strict(&id, &t, &s))),
        2 => scrap().prop_map(str::to_owned),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "é",
            " ",
            "支援",
            "**b**",
            "\n",
            "\n\n",
            "`",
            "``",
            "`x`",
            "\"",
            "'",
            "<br>",
            "|",
            "\u{a0}",
            "&nbsp;",
            "<",
            ">",
            "\\",
            "[x](y)",
            "<a name=\"q\"></a>",
            "**",
            "~",
        ]),
        0..5,
    )
    .prop_map(|words| words.concat())
}

/// A pair in some other form than the strict one, or with a part missing.
fn segment_like() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec![
        "<span data-ttu-id=\"ID\">",
        "<span data-ttu-id='ID'>",
        "<SPAN lang=fr data-ttu-id=ID >",
        "<span data-ttu-id=\"ID>",
        "<span\ndata-ttu-id = \"ID\"",
        "",
    ]);
    let wrapper = prop::sample::select(vec![
        "<span class=\"sxs-lookup\">",
        "<span class=\"x sxs-lookup\" >",
        "<span class='sxs-look'>",
        "",
    ]);
    let source = prop::sample::select(vec![
        "<span data-stu-id=\"ID\">",
        "<span class=y data-stu-id='ID'>",
        "<span data-stu-id=\"zzzzz-999\">",
        "",
    ]);
    let end = || prop::sample::select(vec!["</span>", "</span>", "</SPAN >", "", " </span>\n"]);
    (
        id(),
        opening,
        words(),
        end(),
        wrapper,
        source,
        words(),
        (end(), end()),
    )
        .prop_map(
            |(id, opening, t, t_end, wrapper, source, s, (s_end, end))| {
                let pair = format!("{opening}{t}{t_end}{wrapper}{source}{s}{s_end}{end}");
                pair.replace("ID", &id)
            },
        )
}

fn scrap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<span>",
        "</span>",
        "<span class=\"c\">",
        "<span data-ttu-id=\"",
        "<span data-stu-id=\"a\">",
        "<span class=\"sxs-lookup\">",
        "<sp",
        "an>",
        "`",
        "<!-- ",
        " -->",
        "\">",
    ])
}

fn id() -> impl Strategy<Value = String> {
    let prefix = prop::sample::select(vec!["af2a2-", "af2a2-", "0405b-", "af2a2-p"]);
    (prefix, 101..1200u32).prop_map(|(prefix, number)| format!("{prefix}{number}"))
}

fn strict(id: &str, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"{id}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"{id}\">{source}</span></span>"
    )
}
