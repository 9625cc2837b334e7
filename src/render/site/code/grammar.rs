//! Reading code by its grammar.

use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, SyntaxSet};

use super::{Class, Run, classes};

/// The grammars, unpacked when code asks for the first time.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Cuts a text by a grammar's name or extension, in lower case; `None` where there is no
/// such grammar, or it fails.
pub(super) fn runs(grammar: &str, text: &str) -> Option<Vec<Run>> {
    let syntax = GRAMMARS.find_syntax_by_token(grammar)?;
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    // The class in each of the open scopes.
    let mut open: Vec<Option<Class>> = Vec::new();
    let mut runs = Runs {
        text,
        runs: Vec::new(),
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for (at, op) in state.parse_line(line, &GRAMMARS).ok()? {
            runs.push(start + at, open.last().copied().flatten());
            let change = |op: BasicScopeStackOp, _: &_| match op {
                BasicScopeStackOp::Push(scope) => {
                    let around = open.last().copied().flatten();
                    open.push(classes::within(around, scope));
                }
                BasicScopeStackOp::Pop => {
                    open.pop();
                }
            };
            scopes.apply_with_hook(&op, change).ok()?;
        }
        start += line.len();
        runs.push(start, open.last().copied().flatten());
    }
    Some(runs.runs)
}

/// Runs in the making: neighbours of one class are one, white space between them included.
struct Runs<'a> {
    text: &'a str,
    runs: Vec<Run>,
}

impl Runs<'_> {
    /// Adds what stands before byte `end`.
    fn push(&mut self, end: usize, class: Option<Class>) {
        let start = self.runs.last().map_or(0, |run| run.end);
        if end <= start {
            return;
        }
        if let [.., before, blank] = self.runs.as_mut_slice()
            && before.class == class
            && self.text[before.end..blank.end].trim().is_empty()
        {
            before.end = end;
            self.runs.pop();
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.class == class => last.end = end,
            _ => self.runs.push(Run { end, class }),
        }
    }
}
