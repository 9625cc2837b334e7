//! The site: pages from [`theme`] templates, their words from [`messages`].
//!
//! [`model`] holds everything that a template may use. *Invariant:* a page refers to
//! other files of the site by relative addresses only, and to nothing outside it
//! except through links that a reader follows.

pub mod body;
pub mod messages;
pub mod model;
pub mod theme;
