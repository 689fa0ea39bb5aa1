//! Any bytes, as a file of any format.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: resdiff_fuzz::pass_foreign_panics(), |bytes: &[u8]| {
    let _ = resdiff::read::read(bytes);
});
