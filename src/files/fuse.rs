//! A disk that fails, for tests.

use std::collections::VecDeque;
use std::io;
use std::sync::Mutex;

/// How many calls that change the disk succeed between one failure and the next. After
/// the last the disk works again; [`Fuse::DEAD`] is a disk that never will.
#[derive(Debug, Default)]
pub(super) struct Fuse(Mutex<VecDeque<usize>>);

impl Fuse {
    /// As a second failure: no call succeeds after the first, as after a crash.
    pub(super) const DEAD: usize = usize::MAX;

    /// Fails from now on as `calls` say.
    pub(super) fn arm(&self, calls: &[usize]) {
        *self.0.lock().unwrap() = calls.iter().copied().collect();
    }

    pub(super) fn call(&self) -> io::Result<()> {
        let mut calls = self.0.lock().unwrap();
        match calls.front_mut() {
            None => return Ok(()),
            Some(&mut Self::DEAD) => {}
            Some(0) => {
                calls.pop_front();
            }
            Some(left) => {
                *left -= 1;
                return Ok(());
            }
        }
        Err(io::Error::other("the disk failed"))
    }
}
