//! The command line as typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use resdiff::model::{Language, Symbol};
use resdiff::read::Revisions;
use resdiff::versions::Versions;

use crate::cli::batch::BatchArgs;
use crate::cli::changelog::ChangelogArgs;
use crate::cli::compare::CompareArgs;
use crate::cli::explain::ExplainArgs;
use crate::cli::library;
use crate::cli::limits::LimitArgs;
use crate::cli::series::{BlameArgs, HistoryArgs};
use crate::cli::session::SessionArgs;

pub const EXAMPLES: &str = "\
Examples:
  resdiff compare 78/241 79/62              two resolutions that come with the program
  resdiff compare 79/62 80/57 --view list   one line per changed paragraph
  resdiff compare 79/62 80/57 --only action requests that became stronger or weaker, and the like
  resdiff compare old.txt new.txt           two files
  resdiff compare 79/62 - < draft.txt       a draft against the adopted text
  resdiff compare 78/241 79/62 -o d.html    a report to send, read and print
  resdiff compare 78/241 79/62 -o d.docx    the new text with tracked changes, for Word
  resdiff compare 78/241 79/62 -o d.json    the whole comparison for other programs
  resdiff changelog 78/241 79/62            one line per change, to paste into a cable
  resdiff show 79/62                        one text as it was understood
  resdiff show 79/62 --lang zh              the same in Chinese
  resdiff history 78/241 79/62 80/57        every paragraph through the years
  resdiff blame 80/57 79/62 78/241          in which year the words of the newest text first stood
  resdiff session s79/ s80/ -o changes/     a whole session against the one before
  resdiff batch < pairs.jsonl               many pairs, as JSON lines
  resdiff explain OP1 78/241 79/62          why a paragraph was matched and its changes have their class
  resdiff versions                          what can be named by its symbol
  resdiff versions add A-RES-80-57.pdf      keep a text in your library, to be named by its symbol

Exit status:
  0  done
  1  done, and the texts differ (only with --exit-code)
  2  trouble: one sentence on standard error says what, and what to do; `versions` and `versions add` go on with
     the other files

Environment:
  RESDIFF_VERSIONS  a folder of texts, as --versions
  SOURCE_DATE_EPOCH the date that --stamp prints, in seconds since 1970
  COLUMNS           the width of the output, unless --width is given
  NO_COLOR          not empty: no colour, unless --color always
  CLICOLOR_FORCE    not empty and not 0: colour also in pipes, unless NO_COLOR or --color never";

pub const DOCUMENTS: &str = "\
OLD, NEW and DOC are each one of:
  a symbol   in any usual spelling: 78/241, A/RES/78/241, a-res-78-241, S/RES/1300 (2000)
  a path     of a file with the text of a resolution; a file that exists is never taken for a symbol
  -          standard input";

/// Compares United Nations resolutions year over year.
///
/// Rebuilds the paragraphs of both texts, finds which became which, also where they moved, were split,
/// merged or renumbered, and shows the words that changed.
#[derive(Debug, Parser)]
#[command(name = "resdiff", version, after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}"))]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Compare(CompareArgs),
    Changelog(ChangelogArgs),
    Show(ShowArgs),
    History(HistoryArgs),
    Blame(BlameArgs),
    Session(SessionArgs),
    Batch(BatchArgs),
    Explain(ExplainArgs),
    Versions(VersionsArgs),
}

/// Show one text as it was understood: its facts, paragraphs, notes, and what was set aside.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}"))]
pub struct ShowArgs {
    /// The text: a symbol, a path, or - for standard input.
    pub doc: OsString,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    #[command(flatten)]
    pub output: OutputArgs,
}

/// List the texts that can be named by their symbol, or keep a library of your own.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct VersionsArgs {
    #[command(subcommand)]
    pub action: Option<LibraryCommand>,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub output: OutputArgs,
}

/// What is done with the library.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    Add(AddArgs),
    Remove(RemoveArgs),
    Where(FolderArgs),
}

/// File copies of texts by their symbol and language, so that the symbol names them.
///
/// The copy has the same bytes as FILE. Symbol and language are found in the text; where it has no symbol,
/// in the name of FILE.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    /// The texts, in any format that can be read.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Put a text in the place of a different one of the same symbol and language [default: an error].
    #[arg(long)]
    pub replace: bool,

    /// The language of the texts: ar, zh, en, fr, ru or es [default: found from the text].
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,

    #[command(flatten)]
    pub folder: FolderArgs,

    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Take texts out of the library.
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    /// The symbol, in any usual spelling.
    #[arg(value_parser = symbol)]
    pub symbol: Symbol,

    /// Only the text of this language: ar, zh, en, fr, ru or es [default: all].
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,

    #[command(flatten)]
    pub folder: FolderArgs,
}

/// Print the folder of the library.
#[derive(Debug, clap::Args)]
pub struct FolderArgs {
    /// The folder of the library [default: resdiff/versions in the user's data folder].
    #[arg(long, value_name = "DIR", env = "RESDIFF_VERSIONS", hide_env_values = true)]
    pub versions: Option<OsString>,
}

/// Where texts come from.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Texts")]
pub struct TextArgs {
    /// The language of the texts: ar, zh, en, fr, ru or es [default: en for symbols; for files, found from
    /// the text; for the list of versions, all].
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,

    /// A folder of your own texts, searched before your library (see `resdiff versions where`) and those that
    /// come with the program: CODE/A-RES-78-241.txt, .pdf, .docx or .html, or the same directly in it
    /// [default: none].
    // An `OsString`, since clap rejects an empty path, and an empty variable is to mean none.
    #[arg(long, value_name = "DIR", env = "RESDIFF_VERSIONS", hide_env_values = true)]
    pub versions: Option<OsString>,
}

impl TextArgs {
    /// The texts to search.
    pub fn versions(&self) -> Versions {
        Versions::new(folder(&self.versions)).with_library(library::data_folder())
    }
}

impl FolderArgs {
    /// The folder, where one was named.
    pub fn folder(&self) -> Option<PathBuf> {
        folder(&self.versions)
    }
}

fn folder(typed: &Option<OsString>) -> Option<PathBuf> {
    let typed = typed.as_ref().filter(|folder| !folder.is_empty())?;
    Some(PathBuf::from(typed))
}

/// How texts are read.
#[derive(Debug, clap::Args)]
pub struct ReadingArgs {
    /// Which text of a Word file with tracked changes to read.
    #[arg(long, value_enum, value_name = "WHICH", default_value_t = RevisionsName::Accepted, help_heading = "Texts")]
    pub revisions: RevisionsName,

    #[command(flatten)]
    pub limits: LimitArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RevisionsName {
    /// As if every change had been accepted.
    Accepted,
    /// As if every change had been rejected.
    Original,
}

impl From<RevisionsName> for Revisions {
    fn from(name: RevisionsName) -> Revisions {
        match name {
            RevisionsName::Accepted => Revisions::Accepted,
            RevisionsName::Original => Revisions::Original,
        }
    }
}

/// Where the output goes and how it looks.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// What to write [default: as the ending of FILE says: .json, .html, .docx, .md, .csv or .xlsx; else terminal].
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// Write to FILE, whole or not at all [default: standard output].
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// The columns of the output, 20 to 1000 [default: COLUMNS, else the terminal's, else 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,

    /// When to use colour: auto is at a terminal; without colour, words stand in [-removed-]{+added+}.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people.
    Terminal,
    /// The whole result for programs: compact, on one line.
    Json,
    /// A report in one file to send and print; only of compare.
    Html,
    /// A redline: a Word file with every difference as a tracked change; only of compare.
    Docx,
    /// A synoptic table, old text beside new, as a Word file; only of compare.
    DocxTable,
    /// Markdown: a table, or as --view says a text, a list or figures; only of compare.
    Markdown,
    /// One line per paragraph, separated by commas, for programs; only of compare.
    Csv,
    /// The same as a workbook, for people; only of compare.
    Xlsx,
}

impl Format {
    /// Whether it is no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Docx | Format::DocxTable | Format::Xlsx)
    }

    /// The name that is typed.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_string())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// At a terminal, as NO_COLOR and CLICOLOR_FORCE allow.
    Auto,
    /// Always, also in files.
    Always,
    /// Never.
    Never,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        let codes: Vec<String> = Language::ALL
            .iter()
            .map(|language| format!("{} ({language})", language.name()))
            .collect();
        format!("the languages are {}", codes.join(", "))
    })
}

fn symbol(spelling: &str) -> Result<Symbol, String> {
    Symbol::parse(spelling).ok_or_else(|| "write a symbol such as 78/241".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
