//! What more than one target needs.

use std::io::{Cursor, Write};

use resdiff::read::{ReadOptions, Revisions};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The bytes, divided at zero bytes, as the parts of a zip file; nothing if they cannot be packed.
pub fn pack(parts: &[&str], bytes: &[u8]) -> Option<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts.iter().zip(bytes.split(|&byte| byte == 0)) {
        writer.start_file(*name, stored).ok()?;
        writer.write_all(part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Both ways of reading tracked changes.
pub fn both_revisions() -> [ReadOptions; 2] {
    [Revisions::Accepted, Revisions::Original]
        .map(|revisions| ReadOptions { revisions, ..ReadOptions::default() })
}

/// Lets a panic in another crate pass that the guard around the readers turns into the error of one file; one in our own
/// code stays a finding.
pub fn pass_foreign_panics() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let is_foreign = panic.location().is_some_and(|at| at.file().contains("/registry/"));
        if !(is_foreign && resdiff::read::is_guarded()) {
            hook(panic);
        }
    }));
}
