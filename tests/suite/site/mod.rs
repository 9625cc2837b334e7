//! Steps 1 to 3 and 6 together: what a site has for the files of a documentation set.

mod anchors;
mod assets;
mod editions;
mod found;
mod layouts;
mod links;
mod looks;
mod parts;
pub(crate) mod untrusted;
