//! Any bytes behind the mark of a PDF.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: resdiff_fuzz::pass_foreign_panics(), |bytes: &[u8]| {
    if bytes.starts_with(b"%PDF-") {
        let _ = resdiff::read::read(bytes);
    }
});
