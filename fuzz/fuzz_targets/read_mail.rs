//! Any bytes, as an e-mail.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let message = [b"MIME-Version: 1.0\n".as_slice(), bytes].concat();
    let _ = resdiff::read::read(&message);
});
