//! The user's own library: which folder it is, and what `resdiff versions add`, `remove` and `where` do.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use etcetera::BaseStrategy as _;

use resdiff::render::visible;
use resdiff::versions::{Added, Library, VersionError};

use crate::cli::args::{AddArgs, FolderArgs, LibraryCommand, RemoveArgs};
use crate::cli::input::Inputs;
use crate::cli::{TROUBLE, remark, tell};

/// The library's folder in the user's data folder, as the system has it; `None` where there is no home.
pub fn data_folder() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.data_dir().join("resdiff").join("versions"))
}

/// Does what is to be done with the library.
pub fn run(command: LibraryCommand) -> Result<ExitCode> {
    match command {
        LibraryCommand::Add(args) => add(&args),
        LibraryCommand::Remove(args) => remove(&args),
        LibraryCommand::Where(args) => {
            let library = library(&args)?;
            say(&library.folder().display().to_string())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn library(args: &FolderArgs) -> Result<Library> {
    match args.folder().or_else(data_folder) {
        Some(folder) => Ok(Library::new(folder)),
        None => {
            bail!("there is no home folder to keep a library in: name a folder with --versions")
        }
    }
}

/// Files every text that can be; one that cannot does not keep the others out.
fn add(args: &AddArgs) -> Result<ExitCode> {
    let library = library(&args.folder)?;
    let inputs = Inputs::files(args.lang, &args.limits);
    let mut status = ExitCode::SUCCESS;
    for file in &args.files {
        match add_one(&library, &inputs, file, args.replace) {
            Ok(sentence) => say(&sentence)?,
            Err(error) => {
                tell(&error.to_string());
                status = ExitCode::from(TROUBLE);
            }
        }
    }
    Ok(status)
}

/// Files one text and says what became of it.
fn add_one(library: &Library, inputs: &Inputs, file: &Path, replace: bool) -> Result<String> {
    let read = inputs.read_file(file)?;
    remark(&read.document);
    let added = match library.add(&read.document, read.format, &read.bytes, replace) {
        Err(error @ VersionError::NoSymbol) => bail!("{} {error}", file.display()),
        added => added?,
    };
    let what = format!("{} ({})", read.document.name(), read.document.language.name());
    Ok(match added {
        Added::New(path) => format!("{what}: added as {}", path.display()),
        Added::Replaced(path) => format!("{what}: replaced, now {}", path.display()),
        Added::Same(path) => format!("{what}: the same text is there already, {}", path.display()),
    })
}

fn remove(args: &RemoveArgs) -> Result<ExitCode> {
    for path in library(&args.folder)?.remove(&args.symbol, args.lang)? {
        say(&format!("removed {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One line on standard output.
fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{}", visible(line))
}
