//! The texts that findings point into, kept only for files that have findings.

use std::collections::{BTreeMap, BTreeSet};

use super::Diagnostic;
use crate::text::{FileId, LineIndex, Position, Span};

/// One file as the renderers need it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Relative to the configuration file, with `/`.
    pub path: String,
    /// The page key, where the file is a page.
    pub page: Option<String>,
    /// The whole file.
    pub text: String,
    lines: LineIndex,
}

impl Source {
    /// Indexes the lines of `text`.
    pub fn new(path: impl Into<String>, page: Option<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            page,
            lines: LineIndex::new(&text),
            text,
        }
    }

    /// Where the lines of the text begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.text, offset as usize)
    }
}

/// The files that findings point into.
#[derive(Clone, Debug, Default)]
pub struct Sources(BTreeMap<FileId, Source>);

impl Sources {
    /// Loads each file that a finding, or a place related to it, points into, once and
    /// in the order of the numbers.
    pub fn gather<E>(
        findings: &[Diagnostic],
        mut load: impl FnMut(FileId) -> Result<Source, E>,
    ) -> Result<Self, E> {
        let files: BTreeSet<_> = findings
            .iter()
            .flat_map(|finding| {
                let related = finding.related.iter().map(|related| related.span.file);
                related.chain([finding.span.file])
            })
            .collect();
        let loaded = files.into_iter().map(|file| Ok((file, load(file)?)));
        loaded.collect::<Result<_, E>>().map(Self)
    }

    /// The file, if it was gathered.
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.0.get(&file)
    }

    /// First and last position of a span; the start of a file that was not gathered.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let start = Position { line: 1, column: 1 };
        self.get(span.file).map_or((start, start), |source| {
            (
                source.position(span.range.start),
                source.position(span.range.end),
            )
        })
    }
}

impl FromIterator<(FileId, Source)> for Sources {
    fn from_iter<I: IntoIterator<Item = (FileId, Source)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}
