//! The report for localizers and reviewers: every aligned segment side by side.
//!
//! 1. `gather` aligns page groups and takes out what a report shows ([`model`]).
//! 2. [`json`], [`table`] (CSV and XLSX) and [`html`] are views of that model.
//!
//! *Invariant:* a report is a function of the documents and the chosen day alone.

pub mod gather;
pub mod html;
pub mod json;
pub mod model;
pub mod table;
pub mod terms;
mod unsegmented;
pub mod words;
pub mod xlsx;

pub use gather::{Selection, gather};
pub use model::Report;
