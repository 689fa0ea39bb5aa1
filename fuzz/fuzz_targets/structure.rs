//! Any characters, read as text or as a web page and rebuilt as a resolution.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resdiff::model::Source;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(raw) = resdiff::read::read(bytes) {
        resdiff::structure::rebuild(&raw, Source::named("fuzz"), None);
    }
});
