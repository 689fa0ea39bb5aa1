//! The texts in a folder and in the program: named, not yet read.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::{Text, Version, VersionError, cannot_be_read};
use crate::model::{Language, Resolution, Source, Symbol};
use crate::{read, structure};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/versions");

/// The endings of files that are taken for texts, the preferred one first.
const ENDINGS: [&str; 5] = ["txt", "docx", "html", "htm", "pdf"];

/// One text: its name read, its content not.
pub(super) struct Entry {
    pub(super) symbol: Symbol,
    /// `None` for a file that does not stand in a folder of a language.
    language: Option<Language>,
    pub(super) place: Place,
}

/// Where the content of a text is.
pub(super) enum Place {
    BuiltIn(&'static include_dir::File<'static>),
    Path(PathBuf),
}

/// The texts of a folder: those in folders of languages first, then by ending and name.
pub(super) fn in_folder(folder: &Path) -> Result<Vec<Entry>, VersionError> {
    let mut entries = Vec::new();
    for language in Language::ALL {
        let inner = folder.join(language.code());
        if inner.is_dir() {
            entries.extend(files(&inner, Some(language))?);
        }
    }
    entries.extend(files(folder, None)?);
    Ok(entries)
}

/// The texts that stand directly in a folder, whatever they are called: one file for each name, of several endings
/// the preferred one, in the order of their symbols and names.
///
/// # Errors
/// When the folder cannot be listed.
pub fn texts_in(folder: &Path) -> Result<Vec<PathBuf>, VersionError> {
    let unlisted = |error| VersionError::Folder(folder.to_path_buf(), error);
    let mut found = Vec::new();
    for item in fs::read_dir(folder).map_err(unlisted)? {
        let path = item.map_err(unlisted)?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(rank), Some(stem), true) = (rank(&path), stem, path.is_file()) {
            let symbol = Symbol::parse(stem).map(|symbol| super::natural(&symbol));
            found.push((symbol.is_none(), symbol, stem.to_string(), rank, path));
        }
    }
    found.sort();
    found.dedup_by(|next, kept| match (&next.1, &kept.1) {
        (Some(next), Some(kept)) => next == kept,
        (None, None) => next.2 == kept.2,
        _ => false,
    });
    Ok(found.into_iter().map(|(.., path)| path).collect())
}

/// The place of a file's ending among the known ones; `None` for no text.
fn rank(path: &Path) -> Option<usize> {
    let ending = path.extension()?.to_str()?;
    let mut endings = ENDINGS.iter();
    endings.position(|known| known.eq_ignore_ascii_case(ending))
}

/// The texts that stand directly in `folder`.
fn files(folder: &Path, language: Option<Language>) -> Result<Vec<Entry>, VersionError> {
    let unlisted = |error| VersionError::Folder(folder.to_path_buf(), error);
    let mut found = Vec::new();
    for item in fs::read_dir(folder).map_err(unlisted)? {
        let path = item.map_err(unlisted)?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(rank), Some(symbol)) = (rank(&path), stem.and_then(Symbol::parse)) {
            found.push((rank, path, symbol));
        }
    }
    found.sort();
    let entry = |(_, path, symbol)| Entry { symbol, language, place: Place::Path(path) };
    Ok(found.into_iter().map(entry).collect())
}

/// The texts that come with the program.
pub(super) fn built_in() -> Vec<Entry> {
    let folders = BUILT_IN.dirs().filter_map(|folder| {
        let language = Language::from_code(folder.path().to_str()?)?;
        Some((language, folder))
    });
    folders
        .flat_map(|(language, folder)| {
            folder.files().filter_map(move |file| {
                Some(Entry {
                    symbol: Symbol::parse(file.path().file_stem()?.to_str()?)?,
                    language: Some(language),
                    place: Place::BuiltIn(file),
                })
            })
        })
        .collect()
}

/// The text that comes with the program, where there is one.
pub(super) fn built_in_text(symbol: &Symbol, language: Language) -> Option<Text> {
    let path = format!("{language}/{}.txt", symbol.file_stem());
    let file = BUILT_IN.get_file(path)?;
    Some(text_of(file, language))
}

fn text_of(file: &'static include_dir::File<'static>, language: Language) -> Text {
    Text {
        bytes: Cow::Borrowed(file.contents()),
        source: Source::named(format!("built in: {}", file.path().display())),
        language,
    }
}

impl Entry {
    /// The language: of the folder, else found from the text.
    pub(super) fn language(&self) -> Result<Language, VersionError> {
        match self.language {
            Some(language) => Ok(language),
            None => Ok(self.document(None)?.language),
        }
    }

    /// The content with its place and language.
    pub(super) fn text(&self, language: Language) -> Result<Text, VersionError> {
        match &self.place {
            Place::BuiltIn(file) => Ok(text_of(file, language)),
            Place::Path(path) => {
                let bytes = fs::read(path)
                    .map_err(|error| VersionError::File(path.clone(), cannot_be_read(&error)))?;
                Ok(Text {
                    bytes: Cow::Owned(bytes),
                    source: Source::named(path.display().to_string()),
                    language,
                })
            }
        }
    }

    /// The text, read with the limits that are usual.
    pub(super) fn document(&self, language: Option<Language>) -> Result<Resolution, VersionError> {
        let text = self.text(language.unwrap_or_default())?;
        let raw = read::read(&text.bytes)
            .map_err(|error| VersionError::File(self.origin().into(), error.to_string()))?;
        Ok(structure::rebuild(&raw, text.source, language))
    }

    /// The facts for a list.
    pub(super) fn version(&self, language: Language) -> Result<Version, VersionError> {
        let masthead = self.document(Some(language))?.masthead;
        Ok(Version {
            symbol: self.symbol.clone(),
            title: masthead.title,
            date: masthead.adopted,
            language,
            origin: self.origin(),
        })
    }

    fn origin(&self) -> String {
        match &self.place {
            Place::BuiltIn(_) => "built in".to_string(),
            Place::Path(path) => path.display().to_string(),
        }
    }
}
