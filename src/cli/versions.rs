//! `resdiff versions`: the texts that can be named by their symbol, and what is done with the user's own library.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Subcommand;

use resdiff::model::{Language, Symbol};
use resdiff::versions::{Added, Library, Listing, VersionError};

use crate::cli::args::{self, OutputArgs, SourceArgs, data_folder};
use crate::cli::format::Content;
use crate::cli::input::Inputs;
use crate::cli::limits::LimitArgs;
use crate::cli::output::Output;
use crate::cli::tell::{remark, say, status, tell};

const EXAMPLES: &str = include_str!("help/versions.txt").trim_ascii_end();

/// List the texts that can be named by their symbol, or keep a library of your own.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct VersionsArgs {
    #[command(subcommand)]
    action: Option<LibraryCommand>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    source: SourceArgs,
}

/// What is done with the library.
#[derive(Debug, Subcommand)]
enum LibraryCommand {
    Add(AddArgs),
    Remove(RemoveArgs),
    Where(FolderArgs),
}

/// File copies of texts by their symbol and language, so that the symbol names them.
///
/// The copy has the same bytes as FILE. Symbol and language are found in the text; where it has no symbol,
/// in the name of FILE.
#[derive(Debug, clap::Args)]
struct AddArgs {
    /// The texts, in any format that can be read.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Put a text in the place of a different one of the same symbol and language [default: an error].
    #[arg(long)]
    replace: bool,

    // Its help names the languages there are.
    #[arg(long, value_name = "CODE", value_parser = args::language)]
    #[arg(help = format!("The language of the texts: {} [default: found from the text]", args::codes()))]
    lang: Option<Language>,

    #[command(flatten)]
    folder: FolderArgs,

    #[command(flatten)]
    limits: LimitArgs,
}

/// Take texts out of the library.
#[derive(Debug, clap::Args)]
struct RemoveArgs {
    /// The symbol, in any usual spelling.
    #[arg(value_parser = args::symbol)]
    symbol: Symbol,

    // Its help names the languages there are.
    #[arg(long, value_name = "CODE", value_parser = args::language)]
    #[arg(help = format!("Only the text of this language: {} [default: all]", args::codes()))]
    lang: Option<Language>,

    #[command(flatten)]
    folder: FolderArgs,
}

/// Print the folder of the library.
#[derive(Debug, clap::Args)]
struct FolderArgs {
    /// The folder of the library [default: resdiff/versions in the user's data folder].
    #[arg(long, value_name = "DIR", env = "RESDIFF_VERSIONS", hide_env_values = true)]
    versions: Option<OsString>,
}

/// Lists the texts, or does what is to be done with the library.
pub fn run(args: VersionsArgs) -> Result<ExitCode> {
    match args.action {
        None => list(&args),
        Some(LibraryCommand::Add(args)) => add(&args),
        Some(LibraryCommand::Remove(args)) => remove(&args),
        Some(LibraryCommand::Where(args)) => {
            say(&library(&args)?.folder().display().to_string())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn list(args: &VersionsArgs) -> Result<ExitCode> {
    let output = Output::new("versions", &args.output)?;
    let Listing { mut versions, unread } = args.source.versions().list()?;
    versions.retain(|version| args.source.lang.is_none_or(|language| version.language == language));
    output.write(&Content::Versions(&versions))?;
    unread.iter().for_each(|error| tell(&error.to_string()));
    Ok(status(unread.is_empty()))
}

fn library(args: &FolderArgs) -> Result<Library> {
    let folder = args::folder(args.versions.as_deref()).or_else(data_folder);
    folder
        .map(Library::new)
        .context("there is no home folder to keep a library in: name a folder with --versions")
}

/// Files every text that can be; one that cannot does not keep the others out.
fn add(args: &AddArgs) -> Result<ExitCode> {
    let library = library(&args.folder)?;
    let inputs = Inputs::files(args.lang, &args.limits);
    let mut all_well = true;
    for file in &args.files {
        match add_one(&library, &inputs, file, args.replace) {
            Ok(sentence) => say(&sentence)?,
            Err(error) => {
                tell(&error.to_string());
                all_well = false;
            }
        }
    }
    Ok(status(all_well))
}

/// Files one text and says what became of it.
fn add_one(library: &Library, inputs: &Inputs, file: &Path, replace: bool) -> Result<String> {
    let read = inputs.read(inputs.file(file)?)?;
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
