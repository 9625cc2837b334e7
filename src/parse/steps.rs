//! The address of every step: the same in every locale.

use super::model::{Block, BlockKind, List};

/// No longer an anchor, in bytes, is what the names of steps begin with: a page would
/// grow with the product of its headings' length and its steps.
const LONGEST: usize = 96;

/// Names the steps of a page that is gone through in order: after the anchor of the
/// heading that they stand under, and their numbers.
///
/// The third step of the first procedure under `#ask` is `ask-step-3`, of the second
/// procedure `ask-2-step-3`, and its own second step `ask-step-3-2`. Before the first
/// heading the section is called `steps`.
#[derive(Clone, Debug)]
pub struct StepNames {
    section: String,
    /// Procedures so far under the heading.
    procedures: u32,
}

impl Default for StepNames {
    fn default() -> Self {
        Self {
            section: "steps".to_owned(),
            procedures: 0,
        }
    }
}

impl StepNames {
    /// Goes on under the heading of this anchor.
    pub fn enter(&mut self, heading: &str) {
        heading.clone_into(&mut self.section);
        self.procedures = 0;
    }

    /// The anchor of the heading that is gone on under.
    pub fn section(&self) -> &str {
        &self.section
    }

    /// What the names of the next procedure's steps begin with; their numbers follow.
    pub fn procedure(&mut self) -> String {
        self.procedures += 1;
        let section = &self.section[..self.section.floor_char_boundary(LONGEST)];
        match self.procedures {
            1 => format!("{section}-step-"),
            number => format!("{section}-{number}-step-"),
        }
    }
}

/// The names of all steps of a page.
pub fn ids(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    collect(blocks, &mut StepNames::default(), &mut out);
    out
}

fn collect(blocks: &[Block], names: &mut StepNames, out: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => names.enter(&heading.id),
            BlockKind::List(list) if list.start.is_some() => {
                let prefix = names.procedure();
                of_list(list, &prefix, names, out);
            }
            kind => {
                for children in kind.children() {
                    collect(children, names, out);
                }
            }
        }
    }
}

/// The steps of one list, and of the lists that are parts of them.
fn of_list(list: &List, prefix: &str, names: &mut StepNames, out: &mut Vec<String>) {
    for (number, item) in (list.start.unwrap_or(1)..).zip(&list.items) {
        let name = format!("{prefix}{number}");
        for block in &item.blocks {
            match &block.kind {
                BlockKind::List(nested) if nested.start.is_some() => {
                    of_list(nested, &format!("{name}-"), names, out);
                }
                _ => collect(std::slice::from_ref(block), names, out),
            }
        }
        out.push(name);
    }
}
