//! The law of FAQ and landing pages: `cargo +nightly fuzz run yaml_page`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "each target has its own law")]
#[path = "../../tests/suite/docset_laws.rs"]
mod docset_laws;
#[expect(dead_code, reason = "the tests look at pages in more ways")]
#[path = "../../tests/suite/html.rs"]
mod html;
#[expect(dead_code, reason = "the tests build sets in more ways")]
#[path = "../../tests/suite/project.rs"]
mod project;

fuzz_target!(|text: &str| docset_laws::yaml_page(text));
