//! What anybody may have written costs a bounded stack and a bounded size.

#![expect(clippy::unwrap_used, reason = "these helpers are tests")]

mod docset;
mod shapes;
mod sizes;
mod stack;
