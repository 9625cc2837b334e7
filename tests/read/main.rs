//! Step 2, read: behaviours, laws, and what holds on real documents.

mod behaviour;
