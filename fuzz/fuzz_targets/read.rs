//! The laws of step 2 for any text: `cargo +nightly fuzz run read -- -dict=read.dict`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/read/laws.rs"]
mod laws;

fuzz_target!(|text: &str| laws::all(text));
