//! Copies of one source: however their tools cut it, hoist its markup, write locale codes
//! and indent, and whatever their translators did to directives, nothing has drifted.

use std::fmt::Write as _;

use isogloss::align::State;
use proptest::prelude::*;

use crate::config;
use crate::draft::{Group, group};
use crate::laws::every_segment_is_in_one_row;

/// A page by its source text, in which `{L}` stands for the code of a locale and `{N}` for
/// a name in a directive.
#[derive(Clone, Debug)]
struct Page(Vec<Part>);

#[derive(Clone, Debug)]
struct Part {
    kind: Kind,
    /// Source texts of segments.
    segments: Vec<Text>,
    /// Whether an image follows.
    image: bool,
    /// Whether it stands in a zone of its own.
    zone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Heading,
    Paragraph,
    Item,
    /// A step, and a paragraph of it that is indented by four.
    Step,
    /// The one row of a table, a cell for each segment.
    Row,
    Column,
}

#[derive(Clone, Debug)]
enum Text {
    Sentence(String),
    /// A segment that is wholly a link, or wholly strong.
    Link(String, &'static str),
    Strong(String),
}

/// What one locale's tools and translators made of a page.
#[derive(Clone, Debug)]
struct Habits {
    /// Whether the nth segment is one with the one before it.
    joins: Vec<bool>,
    /// Whether markup around a whole segment stands outside of it.
    hoists: Vec<bool>,
    /// What stands for `{L}`, with its slash.
    code: &'static str,
    /// Blanks at the heads of segments.
    blanks: Vec<&'static str>,
    /// Indentation of what stands in a column.
    indent: (usize, usize),
    /// The first quote of directives, and the last.
    quotes: (&'static str, &'static str),
    alt: &'static str,
    /// Whether an image stands directly under a sentence.
    glued: bool,
    /// Whether translations have line breaks.
    broken: bool,
}

impl Habits {
    fn file(&self, page: &Page) -> String {
        let mut writer = Writer {
            habits: self,
            file: "---\nms.lasthandoff: 02/02/2021\nms.openlocfilehash: one\n---\n".to_owned(),
            nth: 0,
        };
        for part in &page.0 {
            writer.part(part);
        }
        writer.file
    }
}

struct Writer<'a> {
    habits: &'a Habits,
    file: String,
    nth: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) {
        let (open, close) = self.habits.quotes;
        self.file.push('\n');
        if part.zone {
            let _ = writeln!(self.file, "::: zone pivot={open}web{close}\n");
        }
        match part.kind {
            Kind::Heading => self.block("## ", &part.segments),
            Kind::Paragraph => self.block("", &part.segments),
            Kind::Item => self.block("- ", &part.segments),
            Kind::Step => self.step(&part.segments),
            Kind::Row => self.row(&part.segments),
            Kind::Column => self.column(&part.segments),
        }
        let inner = if part.kind == Kind::Item { "  " } else { "" };
        if part.image {
            if !self.habits.glued || matches!(part.kind, Kind::Row | Kind::Column | Kind::Step) {
                self.file.push('\n');
            }
            let alt = self.habits.alt;
            let _ = writeln!(
                self.file,
                "{inner}:::image type={open}content{close} source={open}a.png{close} alt-text={open}{alt}{close}:::"
            );
        }
        if part.zone {
            self.file.push_str("\n::: zone-end\n");
        }
    }

    fn block(&mut self, mark: &str, segments: &[Text]) {
        self.file.push_str(mark);
        self.run(segments);
        self.file.push('\n');
    }

    fn step(&mut self, segments: &[Text]) {
        let (first, rest) = segments.split_at(1);
        self.block("10. ", first);
        if !rest.is_empty() {
            self.block("\n    ", rest);
        }
    }

    fn row(&mut self, segments: &[Text]) {
        let bars = "|---".repeat(segments.len());
        let head = "| a ".repeat(segments.len());
        let _ = write!(self.file, "{head}|\n{bars}|\n");
        for segment in segments {
            self.file.push_str("| ");
            self.run(std::slice::from_ref(segment));
            self.file.push(' ');
        }
        self.file.push_str("|\n");
    }

    fn column(&mut self, segments: &[Text]) {
        let (column, text) = self.habits.indent;
        let (column, text) = (" ".repeat(column), " ".repeat(text));
        let _ = writeln!(self.file, ":::row:::\n{column}:::column span=\"2\":::");
        self.block(&text, segments);
        let _ = writeln!(self.file, "{column}:::column-end:::\n:::row-end:::");
    }

    /// Segments in a line.
    fn run(&mut self, segments: &[Text]) {
        let mut runs: Vec<Vec<&Text>> = Vec::new();
        for segment in segments {
            self.nth += 1;
            match runs.last_mut() {
                Some(run) if pick(&self.habits.joins, self.nth) => run.push(segment),
                _ => runs.push(vec![segment]),
            }
        }
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                self.file.push(' ');
            }
            let hoists = pick(&self.habits.hoists, self.nth + at);
            let (before, source, after) = match run.as_slice() {
                [only] if hoists => self.hoisted(only),
                all => {
                    let texts: Vec<String> = all.iter().map(|text| self.whole(text)).collect();
                    (String::new(), texts.join(" "), String::new())
                }
            };
            let head = if before.is_empty() {
                pick(&self.habits.blanks, self.nth + at)
            } else {
                ""
            };
            let target = if self.habits.broken { "t\nt" } else { "t" };
            let id = 100 + self.file.len();
            let _ = write!(
                self.file,
                "{before}<span data-ttu-id=\"0a0a0-{id}\">{head}{target}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a0a0-{id}\">{head}{source}</span></span>{after}"
            );
        }
    }

    fn filled(&self, text: &str) -> String {
        let (open, close) = self.habits.quotes;
        let name = format!(":::no-loc text={open}Ferry{close}:::");
        text.replace("{L}", self.habits.code).replace("{N}", &name)
    }

    fn whole(&self, text: &Text) -> String {
        let (before, inner, after) = self.hoisted(text);
        before + &inner + &after
    }

    /// Markup around a segment, and the segment.
    fn hoisted(&self, text: &Text) -> (String, String, String) {
        let (before, inner, after) = match text {
            Text::Sentence(text) => ("", text, String::new()),
            Text::Link(text, address) => ("[", text, format!("]({address})")),
            Text::Strong(text) => ("**", text, "**".to_owned()),
        };
        (before.to_owned(), self.filled(inner), self.filled(&after))
    }
}

fn pick<T: Copy + Default>(from: &[T], nth: usize) -> T {
    from.get(nth % from.len().max(1))
        .copied()
        .unwrap_or_default()
}

/// Words of which some are markup, and an end.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "open",
        "the",
        "role",
        "Save",
        "page",
        "**Yes**",
        "`code`",
        "1.5",
        "don't",
        "[link](https://h.example/{L}a/b)",
        "[root](/{L}a?c=d#e)",
        "https://h.example/x/{L}y",
        "{N}",
    ]);
    let end = prop::sample::select(vec![".", "?", "", ";"]);
    (prop::collection::vec(word, 1..7), end)
        .prop_map(|(words, end)| format!("Go {}{end}", words.join(" ")))
}

fn text() -> impl Strategy<Value = Text> {
    let plain = prop::collection::vec(prop::sample::select(vec!["your", "customer", "Save"]), 1..4);
    let address = prop::sample::select(vec!["https://h.example/{L}x", "/{L}x/y", "a.md"]);
    prop_oneof![
        4 => words().prop_map(Text::Sentence),
        1 => (plain.clone(), address).prop_map(|(text, to)| Text::Link(text.join(" "), to)),
        1 => plain.prop_map(|text| Text::Strong(text.join(" "))),
    ]
}

fn page() -> impl Strategy<Value = Page> {
    let kind = prop::sample::select(vec![
        Kind::Heading,
        Kind::Paragraph,
        Kind::Item,
        Kind::Step,
        Kind::Row,
        Kind::Column,
    ]);
    let part = (
        kind,
        prop::collection::vec(text(), 1..4),
        any::<bool>(),
        any::<bool>(),
    );
    let part = part.prop_map(|(kind, segments, image, zone)| Part {
        kind,
        segments,
        image,
        zone: zone && image,
    });
    prop::collection::vec(part, 1..6).prop_map(Page)
}

fn habits() -> impl Strategy<Value = Habits> {
    let joins = prop::collection::vec(any::<bool>(), 1..6);
    let hoists = prop::collection::vec(any::<bool>(), 1..6);
    let codes = vec!["", "fr-fr/", "en-us/", "zh-TW/", "zh-hans/", "pt-br/"];
    let blanks = prop::collection::vec(prop::sample::select(vec!["", " ", "  "]), 1..4);
    let quotes = vec![("\"", "\""), ("\"", ""), ("“", "”"), ("'", "'"), ("", "")];
    let alts = vec![
        "The button",
        "Кнопка",
        "Bouton « Oui »",
        "Кнопка \"Да\" здесь",
    ];
    let indents = vec![(0, 0), (0, 8), (4, 8), (3, 6)];
    (
        (joins, hoists, blanks),
        (
            prop::sample::select(codes),
            prop::sample::select(quotes),
            prop::sample::select(alts),
            prop::sample::select(indents),
        ),
        (any::<bool>(), any::<bool>()),
    )
        .prop_map(
            |(cuts, (code, quotes, alt, indent), (glued, broken))| Habits {
                joins: cuts.0,
                hoists: cuts.1,
                blanks: cuts.2,
                code,
                quotes,
                alt,
                indent,
                glued,
                broken,
            },
        )
}

fn nothing_has_drifted(group: &Group, files: &[(&str, String)]) {
    for (number, row) in group.aligned.alignment.rows.iter().enumerate() {
        for (at, cell) in row.cells.iter().enumerate() {
            let told = || {
                let texts: Vec<_> = files.iter().map(|(_, file)| file.as_str()).collect();
                format!(
                    "row {number}, edition {at}: {cell:?}\n{}",
                    texts.join("\n=====\n")
                )
            };
            let cell = cell
                .as_ref()
                .unwrap_or_else(|| panic!("missing in {}", told()));
            assert_eq!(cell.state, State::Current, "{}", told());
            assert!(!cell.flags.retargeted, "{}", told());
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn copies_of_one_source_have_not_drifted(page in page(), all in prop::collection::vec(habits(), 3)) {
        let locales = ["fr-FR", "ru-RU", "zh-TW"];
        let files: Vec<_> = locales
            .into_iter()
            .zip(all.iter().map(|habits| habits.file(&page)))
            .collect();
        let group = group(&files);
        nothing_has_drifted(&group, &files);
        every_segment_is_in_one_row(&group);
    }
}
