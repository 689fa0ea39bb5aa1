//! Zip archives: their members, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limit, Limits, ReadError};

/// Parts below this size may have any ratio: "<w:p/>" a thousand times is no attack.
const SMALL: u64 = 4 << 20;

/// An archive, and how much of it may still be unpacked.
pub struct Archive<'b> {
    /// The archive itself.
    pub members: ZipArchive<Cursor<&'b [u8]>>,
    limits: Limits,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive; `None` when it breaks off or is damaged.
    ///
    /// # Errors
    /// When it holds too many files.
    pub fn open(bytes: &'b [u8], limits: Limits) -> Result<Option<Self>, ReadError> {
        let Ok(members) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
        if members.len() > limits.members {
            return Err(ReadError::TooLarge(Limit::Members));
        }
        Ok(Some(Self { members, limits, left: limits.unpacked }))
    }

    /// The bytes of a member, and whether they break off; `damaged` where it cannot be unpacked.
    ///
    /// # Errors
    /// When it is locked, damaged, or above a limit.
    pub fn unpack(
        &mut self,
        path: &str,
        damaged: ReadError,
    ) -> Result<Option<(Vec<u8>, bool)>, ReadError> {
        let file = match self.members.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(ReadError::Encrypted);
            }
            Err(_) => return Err(damaged),
        };
        let allowed =
            file.compressed_size().saturating_mul(self.limits.ratio).max(SMALL).min(self.left);
        let mut bytes = Vec::new();
        let cut = file.take(allowed.saturating_add(1)).read_to_end(&mut bytes).is_err();
        if bytes.len() as u64 > allowed {
            return Err(ReadError::TooLarge(Limit::Ratio));
        }
        self.left -= bytes.len() as u64;
        Ok(Some((bytes, cut)))
    }
}
