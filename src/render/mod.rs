//! Step 6: views of the one model. Rendering returns bytes by path; writing them is
//! the business of [`crate::files`].

pub mod export;
pub mod inspect;
pub mod report;
pub mod site;
