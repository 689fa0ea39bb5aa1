//! Any characters, read as text or as a web page and rebuilt as a resolution.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resdiff::model::Source;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(raw) = resdiff::read::read(bytes) {
        let source = Source {
            name: "fuzz".into(),
        };
        resdiff::structure::rebuild(&raw, source, None);
    }
});
