//! The program as a whole: documentation sets written here, built, and looked at as a
//! reader, a browser or a search engine would.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "these helpers are tests"
)]

mod html;
mod links;
mod project;

mod corpus;
mod demo;
mod site;
