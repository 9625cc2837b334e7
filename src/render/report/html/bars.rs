//! Rows by state, as a bar.

use super::view::{Bar, StateCount};
use crate::align::State;
use crate::render::report::model::{CellReport, share};

/// How many rows have each state.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts([usize; State::ALL.len()]);

impl Counts {
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a CellReport>) -> Self {
        let mut counts = Self::default();
        for cell in cells {
            if let Some(at) = State::ALL.iter().position(|state| *state == cell.state) {
                counts.0[at] += 1;
            }
        }
        counts
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }

    fn present(&self) -> impl Iterator<Item = (State, usize)> {
        let counts = State::ALL.into_iter().zip(self.0);
        counts.filter(|(_, count)| *count > 0)
    }

    /// Rows that need work.
    pub(super) fn drift(&self) -> usize {
        let drifted = self.present().filter(|(state, _)| needs_work(*state));
        drifted.map(|(_, count)| count).sum()
    }

    pub(super) fn bars(&self) -> Vec<Bar> {
        let all: usize = self.0.iter().sum();
        let mut x = 0.0;
        self.present()
            .map(|(state, count)| {
                let width = share(count, all).unwrap_or(0.0) * 100.0;
                let bar = Bar {
                    state: state.name(),
                    x: round(x),
                    width: round(width),
                };
                x += width;
                bar
            })
            .collect()
    }

    pub(super) fn counts(&self) -> Vec<StateCount> {
        let counts = self.present().map(|(state, count)| StateCount {
            state: state.name(),
            count,
        });
        counts.collect()
    }
}

/// Whether a cell of this state needs work.
pub(super) fn needs_work(state: State) -> bool {
    matches!(state, State::Stale | State::Missing | State::Obsolete)
}

fn round(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}
