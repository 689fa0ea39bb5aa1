//! The short way for users of the library: from two texts or files to a comparison in one call.

use std::path::Path;

use crate::compare::{Comparison, compare};
use crate::model::{Resolution, Sides};
use crate::reader::{Error, Reader};

/// Compares two texts, the older one first: plain text, HTML, Markdown or RTF.
///
/// # Errors
/// When a text cannot be read, for instance because it holds no words.
pub fn compare_texts(old: &str, new: &str) -> Result<Comparison, Error> {
    let reader = Reader::new();
    let old = reader.bytes(old, "the old text")?;
    Ok(compare(Sides::new(old, reader.bytes(new, "the new text")?)))
}

/// Compares two files, the older one first, in any format that can be read, whatever their names say.
///
/// # Errors
/// When a file cannot be opened or read.
pub fn compare_files(old: impl AsRef<Path>, new: impl AsRef<Path>) -> Result<Comparison, Error> {
    let old = read_file(old.as_ref())?;
    Ok(compare(Sides::new(old, read_file(new.as_ref())?)))
}

/// Reads a file and rebuilds its paragraphs. [`Reader`] has options, and finds known texts by their symbols.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn read_file(path: &Path) -> Result<Resolution, Error> {
    let reader = Reader::new();
    Ok(reader.read(reader.file(path)?)?.document)
}
