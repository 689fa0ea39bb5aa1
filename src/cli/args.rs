//! The blocks of arguments that several commands have, and how single values are read.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap_complete::ArgValueCompleter;
use etcetera::BaseStrategy as _;

use resdiff::model::{Language, ReadAs, Resolution, Symbol};
use resdiff::read::Revisions;
use resdiff::versions::{Versions, either};

use crate::cli::classes::ClassArgs;
use crate::cli::format::OutputFormat;
use crate::cli::limits::LimitArgs;
use crate::cli::shells::texts;

/// One example of each command; with `STATUS`, the end of the program's own help.
pub const EXAMPLES: &str = include_str!("help/examples.txt").trim_ascii_end();

/// What a script that runs the program needs to know.
pub const STATUS: &str = include_str!("help/status.txt").trim_ascii_end();

pub const DOCUMENTS: &str = include_str!("help/documents.txt").trim_ascii_end();

/// Where texts come from.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Texts")]
pub struct SourceArgs {
    // Its help names the languages there are.
    #[arg(long, value_name = "CODE", value_parser = language, help = lang_help())]
    pub lang: Option<Language>,

    /// In which language a symbol names a text, where it is there in it [default: en].
    #[arg(long, value_name = "CODE", value_parser = language, hide = true)]
    pub symbol_lang: Option<Language>,

    /// A folder of your own texts, searched before your library (see `resdiff versions where`) and those that
    /// come with the program: CODE/A-RES-78-241.txt, .pdf, .docx, .odt, .rtf, .md or .html, or the same directly in it
    /// [default: none].
    // An `OsString`, since clap rejects an empty path, and an empty variable is to mean none.
    #[arg(long, value_name = "DIR", env = "RESDIFF_VERSIONS", hide_env_values = true)]
    versions: Option<OsString>,
}

impl SourceArgs {
    /// The texts to search.
    pub fn versions(&self) -> Versions {
        Versions::new(folder(self.versions.as_deref())).with_library(data_folder())
    }
}

/// The folder that was named; an empty name is none.
pub fn folder(typed: Option<&OsStr>) -> Option<PathBuf> {
    typed.filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// The library's folder in the user's data folder, as the system has it; `None` where there is no home.
pub fn data_folder() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.data_dir().join("resdiff").join("versions"))
}

/// Where texts come from, and how they are read.
#[derive(Debug, clap::Args)]
pub struct TextArgs {
    #[command(flatten)]
    pub source: SourceArgs,

    /// Which text of a Word file with tracked changes to read.
    #[arg(long, value_name = "WHICH", value_parser = choice(&REVISIONS), default_value = "accepted")]
    #[arg(help_heading = "Texts")]
    pub revisions: Revisions,

    /// What to read the texts as [default: found from each text].
    #[arg(long = "as", value_name = "WHAT", value_parser = choice(&READ_AS), help_heading = "Texts")]
    pub read_as: Option<ReadAs>,

    #[command(flatten)]
    pub limits: LimitArgs,
}

const READ_AS: [Choice<ReadAs>; 2] = [
    (
        "resolution",
        ReadAs::Resolution,
        "A resolution or decision: preamble, operative paragraphs, annexes",
    ),
    ("document", ReadAs::Document, "Anything else, by its own headings and numbers"),
];

const REVISIONS: [Choice<Revisions>; 2] = [
    ("accepted", Revisions::Accepted, "As if every change had been accepted"),
    ("original", Revisions::Original, "As if every change had been rejected"),
];

/// Two texts to compare, and which of their changes are shown.
#[derive(Debug, clap::Args)]
pub struct PairArgs {
    /// The older text: a symbol, a path, or - for standard input.
    #[arg(help_heading = None::<&str>, add = ArgValueCompleter::new(texts))]
    pub old: OsString,

    /// The newer text: a symbol, a path, or - for standard input.
    #[arg(help_heading = None::<&str>, add = ArgValueCompleter::new(texts))]
    pub new: OsString,

    #[command(flatten)]
    pub classes: ClassArgs,

    #[command(flatten)]
    pub texts: TextArgs,
}

/// Where the output goes, and what it is.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct FileArgs {
    // Its help and its values are those of the command: see `OutputFormat::argument`.
    #[arg(long, value_enum)]
    pub format: Option<OutputFormat>,

    /// Write to FILE, whole or not at all [default: standard output].
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// How the output looks.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct LookArgs {
    /// The columns of the output, 20 to 1000 [default: COLUMNS, else the terminal's, else 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,

    /// When to use colour: auto is at a terminal, as NO_COLOR and CLICOLOR_FORCE allow.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: When,

    /// What the colours are chosen for: auto asks the terminal, and takes colours that can be read on both.
    #[arg(long, value_enum, value_name = "THEME", default_value_t)]
    pub theme: Ground,

    /// When to show the output a screen at a time, through PAGER or less: auto is at a terminal, where it is longer
    /// than the screen.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub paging: When,
}

/// What colours stand on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Ground {
    /// As the terminal is.
    #[default]
    Auto,
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// The help of `--color` where changed words are shown.
pub const COLOR: &str = "When to use colour: auto is at a terminal, as NO_COLOR and CLICOLOR_FORCE allow; without colour, words stand in [-removed-]{+added+}";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// At a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// In which language the output is.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct UiArgs {
    /// The language of the words around the texts, where people read them: ar, en, es, fr, ru or zh; help, errors, JSON and
    /// CSV are in English [default: that of the texts where all are in the same one, else en].
    #[arg(long, value_name = "CODE", value_parser = known_language)]
    pub ui: Option<Language>,
}

impl UiArgs {
    /// The language that was asked for, else that of all texts, else English.
    pub fn of<'d>(self, documents: impl IntoIterator<Item = &'d Resolution>) -> Language {
        self.of_languages(documents.into_iter().map(|document| document.language))
    }

    /// The same for texts of these languages.
    pub fn of_languages(self, languages: impl IntoIterator<Item = Language>) -> Language {
        self.ui.unwrap_or_else(|| Language::shared(languages))
    }
}

/// Where the output goes, what it is and how it looks.
#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    #[command(flatten)]
    pub file: FileArgs,

    #[command(flatten)]
    pub look: LookArgs,
}

/// A name that may be typed, what it stands for, and what the help says of it.
pub type Choice<T> = (&'static str, T, &'static str);

/// Reads one of the names of a table.
pub fn choice<T>(table: &'static [Choice<T>]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync,
{
    let names = table.iter().map(|(name, _, help)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(names).try_map(|typed| {
        let found = table.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&typed));
        found.map(|(_, value, _)| *value).ok_or("it is not in the table")
    })
}

pub fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        let known =
            Language::ALL.iter().map(|language| format!("{} ({language})", language.name()));
        format!("the languages are {}", known.collect::<Vec<_>>().join(", "))
    })
}

fn known_language(code: &str) -> Result<Language, String> {
    language(code)
        .ok()
        .filter(|language| language.is_known())
        .ok_or_else(|| format!("give {}", codes()))
}

fn lang_help() -> String {
    let known = codes();
    format!(
        "The language of the texts: {known} [default: en for symbols; for files, found from the text; for the list of \
         versions, all]"
    )
}

/// The codes of the languages, by their English names: "ar, zh, en, fr, ru or es".
pub fn codes() -> String {
    let mut known: Vec<_> = Language::ALL.into_iter().filter(|one| one.is_known()).collect();
    known.sort_by_key(|language| language.name());
    either(&known)
}

pub fn symbol(spelling: &str) -> Result<Symbol, String> {
    Symbol::parse(spelling).ok_or_else(|| "write a symbol such as 78/241".to_string())
}
