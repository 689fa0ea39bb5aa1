//! Any characters, as text with the marks of Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // What makes a text Markdown to the reader stands at its head.
    let head = b"# The title\n\n*Recalling* the **text**,\n\n1. Decides\n2. Decides\n\n";
    let text = [head.as_slice(), bytes].concat();
    let _ = resdiff::read::read(&text);
});
