//! Any bytes, as rich text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = [b"{\\rtf1\\ansi ".as_slice(), bytes].concat();
    let _ = resdiff::read::read(&text);
});
