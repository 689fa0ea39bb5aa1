//! Any bytes as the parts of a Word file, so that the fuzzer need not learn to pack.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resdiff::read::docx;
use resdiff_fuzz::{both_revisions, pack};

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
];

fuzz_target!(|bytes: &[u8]| {
    if let Some(packed) = pack(&PARTS, bytes) {
        for options in both_revisions() {
            let _ = docx::read(&packed, &options);
        }
    }
});
