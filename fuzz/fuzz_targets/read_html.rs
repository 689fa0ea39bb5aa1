//! Any characters, as a web page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = [b"<!DOCTYPE html>".as_slice(), bytes].concat();
    let _ = resdiff::read::read(&page);
});
