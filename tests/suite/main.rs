//! The program as a whole: documentation sets written here, built, and looked at as a
//! reader, a browser or a search engine would.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "these helpers are tests"
)]

mod docset_laws;
mod html;
mod injection;
mod interrupted;
mod laws;
mod links;
mod project;

mod cli;
mod corpus;
mod demo;
mod docset_properties;
mod documents;
mod paths;
mod readme;
mod site;
mod svg;
