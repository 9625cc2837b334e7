//! Places in texts: files by number, byte ranges, lines and columns; and texts as they
//! are compared.
//!
//! [`printable`] is what a terminal and a log may show of them.
//!
//! Every offset is a byte offset into UTF-8, counted from 0. Only [`Position`],
//! which is for people, counts from 1 and in Unicode scalar values.

mod fold;
mod lines;
pub mod printable;
mod range;

pub use fold::fold;
pub use lines::{LineIndex, Position};
pub use range::{FileId, Span, TextRange};
