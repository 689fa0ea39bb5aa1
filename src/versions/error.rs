//! Why a text cannot be had, in one sentence.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::{either, why_unwritable};
use crate::model::{Language, Symbol};

/// Why a text cannot be had; one sentence.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum VersionError {
    /// The user's folder cannot be listed.
    #[error("the folder of texts {} cannot be listed ({}): name a folder that can", .0.display(), .1)]
    Folder(PathBuf, io::Error),
    /// What should be a folder of texts is none.
    #[error("{} is no folder: name the folder with the texts of a session", .0.display())]
    NoFolder(PathBuf),
    /// A folder holds no texts.
    #[error(
        "{} holds no texts: name a folder with .txt, .docx, .odt, .rtf, .md, .html or .pdf files",
        .0.display()
    )]
    NoTexts(PathBuf),
    /// A file in the user's folder cannot be read.
    #[error("{} {}", .0.display(), .1)]
    File(PathBuf, String),
    /// The text is there, but not in this language.
    #[error("{symbol} is not available in {} ({wanted}); available: {}", wanted.name(), with_codes(available))]
    Language {
        /// What was asked for.
        symbol: Symbol,
        /// The language asked for.
        wanted: Language,
        /// The languages that are there.
        available: Vec<Language>,
    },
    /// No text has this symbol.
    #[error("{symbol} is not among the known texts{}", what_to_do(near))]
    Symbol {
        /// What was asked for.
        symbol: Symbol,
        /// Symbols that look like it.
        near: Vec<Symbol>,
    },
    /// A text to be filed has no symbol, neither in it nor in its name.
    #[error("has no symbol on its first page: name the file by it, as A-RES-78-241.pdf")]
    NoSymbol,
    /// Another text of the same symbol and language is there already.
    #[error(
        "{symbol} is there already with another text, in {}: use --replace to put this one in its place",
        path.display()
    )]
    Different {
        /// Which.
        symbol: Symbol,
        /// The file that it is in.
        path: PathBuf,
    },
    /// The user's folder cannot be written to.
    #[error("{} cannot be written, {}: name another folder with --versions", .0.display(), why_unwritable(.1))]
    Unwritable(PathBuf, io::Error),
    /// No text of the user's own has this symbol (in this language, where one is named).
    #[error(
        "there is no text of {symbol}{} in {}: see `resdiff versions` for what is there",
        language.map_or(String::new(), |language| format!(" in {}", language.name())),
        folder.display()
    )]
    NotOwn {
        /// What was to be removed.
        symbol: Symbol,
        /// The language named.
        language: Option<Language>,
        /// The folder that was searched.
        folder: PathBuf,
    },
}

fn with_codes(languages: &[Language]) -> String {
    let named = languages.iter().map(|language| format!("{} ({language})", language.name()));
    named.collect::<Vec<String>>().join(", ")
}

fn what_to_do(near: &[Symbol]) -> String {
    if near.is_empty() {
        ": give the path of its text, or see `resdiff versions` for what is known".to_string()
    } else {
        format!("; did you mean {}? (Else give the path of its text.)", either(near))
    }
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
