//! Step 5, check: rules look at documents, aligned page groups and the library, and
//! report findings.
//!
//! 1. [`rules`] is the table of all rules; a [`Rule`] is a value with a name, a level, a
//!    reference page and a pure function.
//! 2. [`input`] is what rules are given; [`facts`] and [`words`] are how they look at it.
//! 3. [`run`] reads every page group, runs the rules over the cores and gathers what
//!    they say by index; [`Settings`] tells the levels, `mute` what an author allows,
//!    [`Baseline`] what is known, and `fold` makes one finding of what an older source
//!    explains.
//!
//! *Invariant:* rules are pure; levels, mutes, baseline and folding are the driver's
//! alone. The findings depend on the texts and the settings, never on timing.

mod baseline;
mod causes;
mod contexts;
mod deviations;
mod driver;
pub mod facts;
mod fold;
pub mod input;
mod mute;
mod parts;
mod reach;
mod repeated;
mod revisions;
mod roster;
mod rows;
mod rule;
pub mod rules;
mod scope;
mod settings;
mod settle;
mod shortened;
pub mod terms;
pub mod words;

pub use baseline::{Baseline, InvalidBaseline};
pub use driver::{Input, Texts, run};
pub use rule::{Check, Reporter, Rule, Said};
pub use scope::{Changed, Scope};
pub use settings::{FailOn, InvalidSettings, Settings, Where, rules_named};
pub use settle::{Outcome, settle_findings};
