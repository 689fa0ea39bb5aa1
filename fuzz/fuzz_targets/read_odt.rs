//! Any bytes as the parts of an OpenDocument text, so that the fuzzer need not learn to pack.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resdiff::read::odt;
use resdiff_fuzz::{both_revisions, pack};

fuzz_target!(|bytes: &[u8]| {
    if let Some(packed) = pack(&["content.xml", "styles.xml"], bytes) {
        for options in both_revisions() {
            let _ = odt::read(&packed, &options);
        }
    }
});
