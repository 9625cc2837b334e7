//! The laws of SVG files: `cargo +nightly fuzz run svg -- -dict=svg.dict`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "the tests look at pages in more ways")]
#[path = "../../tests/suite/html.rs"]
mod html;
#[expect(dead_code, reason = "each target has its own law")]
#[path = "../../tests/suite/laws.rs"]
mod laws;

fuzz_target!(|bytes: &[u8]| laws::svg(bytes));
