//! Why a text cannot be had, in one sentence.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::either;
use crate::model::{Language, Symbol};

/// Why a text cannot be had; one sentence.
#[derive(Debug)]
pub enum VersionError {
    /// The user's folder cannot be listed.
    Folder(PathBuf, io::Error),
    /// A file in the user's folder cannot be read.
    File(PathBuf, String),
    /// The text is there, but not in this language.
    Language {
        /// What was asked for.
        symbol: Symbol,
        /// The language asked for.
        wanted: Language,
        /// The languages that are there.
        available: Vec<Language>,
    },
    /// No text has this symbol.
    Symbol {
        /// What was asked for.
        symbol: Symbol,
        /// Symbols that look like it.
        near: Vec<Symbol>,
    },
    /// A text to be filed has no symbol, neither in it nor in its name.
    NoSymbol,
    /// Another text of the same symbol and language is there already.
    Different {
        /// Which.
        symbol: Symbol,
        /// The file that it is in.
        path: PathBuf,
    },
    /// The user's folder cannot be written to.
    Unwritable(PathBuf, io::Error),
    /// No text of the user's own has this symbol (in this language, where one is named).
    NotOwn {
        /// What was to be removed.
        symbol: Symbol,
        /// The language named.
        language: Option<Language>,
        /// The folder that was searched.
        folder: PathBuf,
    },
}

/// Why a file cannot be read, in words that go after its name.
pub fn cannot_be_read(error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file: check the path",
        io::ErrorKind::PermissionDenied => "permission denied: change its permissions or copy it",
        io::ErrorKind::IsADirectory => "it is a folder: name a file in it",
        _ => return format!("cannot be read ({error}): check the file"),
    };
    format!("cannot be read, {why}")
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VersionError::Folder(path, error) => write!(
                f,
                "the folder of texts {} cannot be listed ({error}): name a folder that can",
                path.display()
            ),
            VersionError::File(path, why) => write!(f, "{} {why}", path.display()),
            VersionError::Language { symbol, wanted, available } => {
                let available: Vec<String> = available
                    .iter()
                    .map(|language| format!("{} ({language})", language.name()))
                    .collect();
                write!(
                    f,
                    "{symbol} is not available in {} ({wanted}); available: {}",
                    wanted.name(),
                    available.join(", ")
                )
            }
            VersionError::NoSymbol => write!(
                f,
                "has no symbol on its first page: name the file by it, as A-RES-78-241.pdf"
            ),
            VersionError::Different { symbol, path } => write!(
                f,
                "{symbol} is there already with another text, in {}: use --replace to put this one in its place",
                path.display()
            ),
            VersionError::Unwritable(path, error) => write!(
                f,
                "{} cannot be written ({error}): name another folder with --versions",
                path.display()
            ),
            VersionError::NotOwn { symbol, language, folder } => {
                let language = language.map_or(String::new(), |l| format!(" in {}", l.name()));
                write!(
                    f,
                    "there is no text of {symbol}{language} in {}: see `resdiff versions` for what is there",
                    folder.display()
                )
            }
            VersionError::Symbol { symbol, near } if near.is_empty() => write!(
                f,
                "{symbol} is not among the known texts: give the path of its text, or see `resdiff versions` \
                 for what is known"
            ),
            VersionError::Symbol { symbol, near } => write!(
                f,
                "{symbol} is not among the known texts; did you mean {}? (Else give the path of its text.)",
                either(near)
            ),
        }
    }
}

impl std::error::Error for VersionError {}
