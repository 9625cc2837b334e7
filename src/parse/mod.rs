//! Step 3, parse: a document model of one side of a page.

mod model;

pub use model::*;
