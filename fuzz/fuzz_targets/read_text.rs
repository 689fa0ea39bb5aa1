//! Any bytes, as a text in any encoding.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = resdiff::read::text::read(bytes);
});
