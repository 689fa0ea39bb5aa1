//! Files that appear whole or not at all.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

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

/// Writes to a file, whole or not at all. What is no plain file (a device, a pipe) is written to as it is.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = linked(path);
    if fs::metadata(&target).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return File::options().write(true).open(&target)?.write_all(bytes);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    replace_file(&target, folder.unwrap_or(Path::new(".")), |out| out.write_all(bytes))
}

/// What a chain of links ends at, whether it is there or not: a link stays a link, its target is what is written.
fn linked(path: &Path) -> PathBuf {
    let mut target = path.to_path_buf();
    // As many links as Linux follows; a circle is told when it is opened.
    for _ in 0..40 {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    target
}
