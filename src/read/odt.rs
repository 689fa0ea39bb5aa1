//! OpenDocument texts (.odt) → paragraphs, notes, page heads and feet.
//!
//! As with Word files, what is delivered is what is printed: `lists` counts the automatic numbers, tracked changes are read as
//! accepted or as rejected, struck words are deleted ones, comments and tables of contents are set aside.
//!
//! The parts are read as a stream: text and elements are mixed in them, and their order is all that matters.

use memchr::memmem;

use super::archive::Archive;
use super::{Format, RawText, ReadError, ReadOptions, encoding};

mod lists;
mod walk;

use walk::Walk;

/// How the archive of such a file begins: its kind stands first, and is not packed.
const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";

/// How far into a file that may stand.
const HEAD: usize = 256;

/// What a file without its text is told of.
const NO_TEXT: ReadError = ReadError::DamagedOpen("its text is missing");

/// Whether the bytes are an OpenDocument text.
pub fn is_odt(bytes: &[u8]) -> bool {
    memmem::find(&bytes[..bytes.len().min(HEAD)], KIND).is_some()
}

/// Reads an OpenDocument text.
///
/// # Errors
/// When it is locked, damaged beyond reading, or above a limit.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let broken = ReadError::DamagedOpen("the file breaks off or is damaged");
    let mut archive = Archive::open(bytes, options.limits)?.ok_or(broken)?;
    let mut walk = Walk::new(options.revisions);
    let mut damaged = false;
    for (path, is_text) in [("styles.xml", false), ("content.xml", true)] {
        let part = archive.unpack(path, ReadError::DamagedOpen("a part cannot be unpacked"))?;
        let Some((bytes, cut)) = part else {
            if is_text {
                return Err(NO_TEXT);
            }
            continue;
        };
        // A locked file says so in its list of parts, and its parts are no XML.
        let decoded = encoding::decode_xml(&bytes).map_err(|_| ReadError::Encrypted)?;
        damaged |= walk.part(&decoded.text, &options.limits)? || cut;
    }
    walk.found.into_text(Format::OpenDocument, options.revisions, damaged)
}
