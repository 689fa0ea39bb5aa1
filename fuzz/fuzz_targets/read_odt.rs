//! Any bytes as the parts of an OpenDocument text, so that the fuzzer need not learn to pack.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use resdiff::read::{ReadOptions, Revisions, odt};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PARTS: [&str; 2] = ["content.xml", "styles.xml"];

fn pack(bytes: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in PARTS.iter().zip(bytes.split(|&byte| byte == 0)) {
        writer.start_file(*name, stored)?;
        writer.write_all(part)?;
    }
    Ok(writer.finish()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(packed) = pack(bytes) else {
        return;
    };
    for revisions in [Revisions::Accepted, Revisions::Original] {
        let options = ReadOptions {
            revisions,
            ..ReadOptions::default()
        };
        let _ = odt::read(&packed, &options);
    }
});
