//! Where the output goes, how wide it is, and whether it has colour.

use std::env;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::{Result, bail};
use tempfile::{Builder, NamedTempFile};

use resdiff::render::terminal::Paint;

use crate::cli::args::{Format, OutputArgs, When};

/// The width where none can be found out.
const WIDTH: usize = 80;

/// The endings of files that name a format.
const ENDINGS: [(&str, Format); 8] = [
    ("json", Format::Json),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("docx", Format::Docx),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("xlsx", Format::Xlsx),
];

/// The output, decided once.
pub struct Output {
    args: OutputArgs,
}

impl Output {
    pub fn new(args: OutputArgs) -> Self {
        Self { args }
    }

    /// The format: as asked for, else by the ending of the file.
    pub fn format(&self) -> Format {
        let by_ending = || {
            let ending = self.args.file.as_deref().and_then(Path::extension);
            let ends = |with| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(with));
            let known = ENDINGS.iter().find(|(with, _)| ends(with));
            known.map_or(Format::Terminal, |(_, format)| *format)
        };
        self.args.format.unwrap_or_else(by_ending)
    }

    /// Rejects what a terminal cannot show.
    pub fn check(&self) -> Result<()> {
        let format = self.format();
        if format.is_binary() && self.args.file.is_none() && io::stdout().is_terminal() {
            let name = format.name();
            let ending = if format == Format::Xlsx { "xlsx" } else { "docx" };
            bail!(
                "{name} is no text for a terminal: write it to a file with -o FILE.{ending}, or to a pipe"
            );
        }
        Ok(())
    }

    /// The columns to fill.
    pub fn width(&self) -> usize {
        let columns = || env::var("COLUMNS").ok()?.trim().parse().ok();
        let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.into());
        let found = match self.args.width {
            Some(width) => Some(width.into()),
            None if self.args.file.is_some() => columns(),
            None => columns().or_else(terminal),
        };
        found.filter(|&width| width > 0).unwrap_or(WIDTH)
    }

    /// Colours or signs.
    pub fn paint(&self) -> Paint {
        let coloured = match self.args.color {
            When::Always => true,
            When::Never => false,
            When::Auto => self.args.file.is_none() && auto(),
        };
        if coloured { Paint::Coloured } else { Paint::Plain }
    }

    /// Has `write` write to standard output, or to the file: whole or not at all.
    pub fn write(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let Some(path) = &self.args.file else {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out)?;
            out.flush()?;
            return Ok(());
        };
        to_file(path, write).map_err(|error| {
            anyhow::anyhow!(
                "{} cannot be written ({error}): name another file with -o",
                path.display()
            )
        })
    }
}

/// Colour at a terminal, unless the environment says otherwise.
fn auto() -> bool {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    io::stdout().is_terminal() && set("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Writes beside the file and takes its place, so that a reader never sees half of it. What is no plain
/// file (a device, a pipe) is written to as it is.
fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: its target is what is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|m| !m.is_file() && !m.is_dir()) {
        let mut out = BufWriter::new(fs::File::options().write(true).open(&target)?);
        write(&mut out)?;
        return out.flush();
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = beside(folder)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// A new file in `folder`, with the permissions that any new file gets.
pub fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".resdiff-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
