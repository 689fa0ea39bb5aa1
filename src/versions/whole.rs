//! Files that appear whole or not at all.

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::Builder;

/// Why a file or folder cannot be written, in words that go after its name and "cannot be written".
pub fn why_unwritable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_string(),
        io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        io::ErrorKind::IsADirectory => "it is a folder".to_string(),
        io::ErrorKind::StorageFull => "no room is left there".to_string(),
        _ => error.to_string(),
    }
}

/// The error without the name of a temporary file, which nobody asked for.
fn nameless(error: io::Error) -> io::Error {
    let cause = error.get_ref().and_then(Error::source).and_then(|cause| cause.downcast_ref());
    match cause.and_then(io::Error::raw_os_error) {
        Some(code) => io::Error::from_raw_os_error(code),
        None => error,
    }
}

/// Has `write` write a new file in `folder`, which then takes the place of `path`, so that a reader never sees half
/// of it. It has the permissions of the file that was there, else those that any new file gets.
pub fn replace_file(
    path: &Path,
    folder: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut builder = Builder::new();
    builder.prefix(".resdiff-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder).map_err(nameless)?;
    if let Ok(before) = fs::metadata(path) {
        file.as_file().set_permissions(before.permissions())?;
    }
    let mut out = BufWriter::new(file);
    write(&mut out).map_err(nameless)?;
    let file = out.into_inner().map_err(|error| nameless(error.into_error()))?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
