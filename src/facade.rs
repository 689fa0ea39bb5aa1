//! The short way for users of the library: from two texts or files to a comparison in one call.

use std::path::{Path, PathBuf};

use crate::compare::{Comparison, compare};
use crate::model::{Resolution, Sides, Source};
use crate::read::{self, ReadError};
use crate::structure;

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened.
    #[error("{} cannot be opened", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A text is in no form that can be read.
    #[error("{name} cannot be read")]
    Text {
        /// The file, or "the old text".
        name: String,
        /// What is wrong with it.
        source: ReadError,
    },
}

/// Compares two texts, the older one first: plain text, or HTML.
///
/// # Errors
/// When a text cannot be read, for instance because it holds no words.
pub fn compare_texts(old: &str, new: &str) -> Result<Comparison, Error> {
    let old = resolution(old.as_bytes(), "the old text")?;
    Ok(compare(Sides::new(old, resolution(new.as_bytes(), "the new text")?)))
}

/// Compares two files, the older one first: PDF, Word, HTML or plain text, whatever their names say.
///
/// # Errors
/// When a file cannot be opened or read.
pub fn compare_files(old: impl AsRef<Path>, new: impl AsRef<Path>) -> Result<Comparison, Error> {
    let old = read_file(old.as_ref())?;
    Ok(compare(Sides::new(old, read_file(new.as_ref())?)))
}

/// Reads a file and rebuilds its paragraphs.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn read_file(path: &Path) -> Result<Resolution, Error> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    resolution(&bytes, &path.display().to_string())
}

fn resolution(bytes: &[u8], name: &str) -> Result<Resolution, Error> {
    let raw = read::read(bytes).map_err(|source| Error::Text { name: name.to_owned(), source })?;
    Ok(structure::rebuild(&raw, Source::named(name), None))
}
