//! What is wrong with a configuration file, gathered and shown in its text.

use std::fmt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::text::printable::{marked, piece};
use crate::text::{LineIndex, TextRange};

/// One thing that is wrong with the configuration file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where, in the file.
    pub range: TextRange,
    /// What is wrong: lower case, no full stop, understandable alone.
    pub message: String,
    /// Why it matters, beside the place.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// The problems found so far, with the words that most of them share.
#[derive(Debug, Default)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    /// Adds a problem; the returned reference takes the rest of its words.
    pub(super) fn add(
        &mut self,
        range: impl Into<TextRange>,
        message: impl Into<String>,
    ) -> &mut Problem {
        let at = self.0.len();
        self.0.push(Problem {
            range: range.into(),
            message: message.into(),
            label: None,
            help: None,
        });
        &mut self.0[at]
    }
}

impl Problem {
    pub(super) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    pub(super) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

/// A configuration file with at least one problem.
#[derive(Debug)]
pub struct InvalidConfig {
    /// The file, as the user may know it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

impl InvalidConfig {
    /// All problems, each with its place in the text, as `rustc` shows errors; with
    /// terminal colours where `styled`.
    pub fn render(&self, styled: bool) -> String {
        let renderer = if styled {
            Renderer::styled().decor_style(DecorStyle::Ascii)
        } else {
            Renderer::plain()
        };
        let shown: Vec<String> = self
            .problems
            .iter()
            .map(|problem| renderer.render(&[self.group(problem)]))
            .collect();
        shown.join("\n\n")
    }

    fn group<'a>(&'a self, problem: &'a Problem) -> annotate_snippets::Group<'a> {
        let title = Level::ERROR.primary_title(piece(&problem.message));
        let path = piece(&self.path);
        let group = if self.text.is_empty() {
            title.element(Origin::path(path).line(1).char_column(1))
        } else {
            let (text, place) = marked(&self.text, problem.range.into());
            let annotation = AnnotationKind::Primary
                .span(place)
                .label(problem.label.as_deref().map(piece));
            title.element(Snippet::source(text).path(path).annotation(annotation))
        };
        match &problem.help {
            Some(help) => group.element(Level::HELP.message(piece(help))),
            None => group,
        }
    }
}

impl fmt::Display for InvalidConfig {
    /// One line for each problem: `file:line:column: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = LineIndex::new(&self.text);
        for (index, problem) in self.problems.iter().enumerate() {
            let at = lines.position(&self.text, problem.range.start as usize);
            let end = if index == 0 { "" } else { "\n" };
            write!(
                f,
                "{end}{}:{}:{}: {}",
                self.path, at.line, at.column, problem.message
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidConfig {}

/// The name among `known` that `written` is most likely meant to be.
pub(crate) fn did_you_mean<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase().replace('-', "_");
    let near = known
        .into_iter()
        .map(|name| {
            let folded = name.to_lowercase().replace('-', "_");
            (strsim::jaro_winkler(&written, &folded), name)
        })
        .filter(|(nearness, _)| *nearness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    near.map(|(_, name)| name)
}
