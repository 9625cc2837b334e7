//! Places in texts: files by number, byte ranges, lines and columns.
//!
//! Every offset is a byte offset into UTF-8, counted from 0. Only [`Position`],
//! which is for people, counts from 1 and in Unicode scalar values.

mod lines;
mod range;

pub use lines::{LineIndex, Position};
pub use range::{FileId, Span, TextRange};
