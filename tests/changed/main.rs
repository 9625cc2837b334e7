//! `isogloss check --changed-since`: what is selected in which repository, and that git
//! data of whatever kind runs nothing.
//!
//! Repositories are made by the real git; without it, the tests say that they were
//! skipped.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "helpers of tests, which write documents to a folder of their own"
)]

mod configuration;
mod fixture;
mod history;
mod hostile;
mod places;
mod worktree;
