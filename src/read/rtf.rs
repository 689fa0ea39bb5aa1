//! Rich text (.rtf) → paragraphs, notes, page heads and feet.
//!
//! The crates for it give words and looks, but no notes, tables or numbers. Its grammar is small: groups, control words,
//! characters. Automatic numbers stand in the file as they are printed; tracked changes and struck words are read as accepted
//! or as rejected, comments are set aside.

use super::{Format, RawText, ReadError, ReadOptions};

mod characters;
mod tokens;
mod walk;

use tokens::Tokens;
use walk::Walk;

/// How such a file begins.
const HEAD: &[u8] = b"{\\rtf";

/// Whether the bytes are rich text.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(HEAD)
}

/// Reads rich text.
///
/// # Errors
/// When there is no text in it, or its groups are nested too deep.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let mut walk = Walk::new(options);
    for token in Tokens::new(bytes) {
        walk.token(token)?;
    }
    let is_cut = walk.is_open();
    walk.finish().into_text(Format::Rtf, options.revisions, is_cut)
}
