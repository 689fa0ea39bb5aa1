//! The texts in a folder and in the program: named, not yet read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::{Text, Version, VersionError, cannot_be_read, natural};
use crate::model::{Language, Resolution, Source, Symbol};
use crate::{read, structure};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/versions");

/// The endings of files that are taken for texts, the preferred one first.
const ENDINGS: [&str; 8] = ["txt", "docx", "odt", "rtf", "md", "html", "htm", "pdf"];

/// One text: its name read, its content not.
pub(super) struct Entry {
    pub(super) symbol: Symbol,
    /// `None` for a file that does not stand in a folder of a language.
    language: Option<Language>,
    /// Its file; inside the program where it is built in.
    pub(super) path: PathBuf,
    /// The content of a text that is built in.
    built_in: Option<&'static [u8]>,
}

/// Whether a file is a text by its ending.
pub fn is_text(path: &Path) -> bool {
    rank(path).is_some()
}

/// The place of a file's ending among those of texts.
fn rank(path: &Path) -> Option<usize> {
    let ending = path.extension()?.to_str()?;
    // What says README is about the texts of a folder.
    if path.file_stem()?.eq_ignore_ascii_case("readme") {
        return None;
    }
    ENDINGS.iter().position(|known| known.eq_ignore_ascii_case(ending))
}

/// The symbol that a file is named by.
fn symbol(path: &Path) -> Option<Symbol> {
    Symbol::parse(path.file_stem()?.to_str()?)
}

/// The texts that stand directly in a folder, in no order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, VersionError> {
    let paths = fs::read_dir(folder)
        .and_then(|items| items.map(|item| Ok(item?.path())).collect::<io::Result<Vec<_>>>());
    let mut paths = paths.map_err(|error| VersionError::Folder(folder.to_path_buf(), error))?;
    // A pipe or a folder is no text; a link to nothing is one that cannot be read, which is told.
    paths.retain(|path| is_text(path) && !fs::metadata(path).is_ok_and(|found| !found.is_file()));
    Ok(paths)
}

/// The texts that stand directly in a folder, whatever they are called: one file for each name, of several endings
/// the preferred one, in the order of their symbols and names.
///
/// # Errors
/// When the folder cannot be listed.
pub fn texts_in(folder: &Path) -> Result<Vec<PathBuf>, VersionError> {
    let mut found = files(folder)?;
    found.sort_by_cached_key(|path| {
        let symbol = symbol(path).as_ref().map(natural);
        let stem = path.file_stem().map(OsStr::to_owned);
        (symbol.is_none(), symbol, stem, rank(path), path.clone())
    });
    found.dedup_by(|next, kept| match (symbol(next), symbol(kept)) {
        (None, None) => next.file_stem() == kept.file_stem(),
        (next, kept) => next == kept,
    });
    Ok(found)
}

/// The texts that stand directly in a folder, as [`texts_in`] has them: at least one.
///
/// # Errors
/// When it is no folder, cannot be listed, or holds no texts.
pub fn some_texts_in(folder: &Path) -> Result<Vec<PathBuf>, VersionError> {
    if !folder.is_dir() {
        return Err(VersionError::NoFolder(folder.to_path_buf()));
    }
    let texts = texts_in(folder)?;
    if texts.is_empty() { Err(VersionError::NoTexts(folder.to_path_buf())) } else { Ok(texts) }
}

/// The texts that a path stands for among those of a series: those of a folder, of one that is laid out as that of the
/// known texts those of a language; else itself.
///
/// # Errors
/// When a folder cannot be listed or holds no texts.
pub fn series_in(path: &Path, language: Language) -> Result<Vec<PathBuf>, VersionError> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let inner = path.join(language.code());
    let is_inner = inner.is_dir() && texts_in(path)?.is_empty();
    some_texts_in(if is_inner { &inner } else { path })
}

/// The texts of a folder that are named by their symbol: those in folders of languages first, then by ending and name.
pub(super) fn in_folder(folder: &Path) -> Result<Vec<Entry>, VersionError> {
    let in_language = |language: Language| (folder.join(language.code()), Some(language));
    let mut folders: Vec<_> = Language::ALL.into_iter().map(in_language).collect();
    folders.retain(|(folder, _)| folder.is_dir());
    folders.push((folder.to_path_buf(), None));
    let mut entries = Vec::new();
    for (folder, language) in folders {
        let mut found = files(&folder)?;
        found.sort_by(|a, b| (rank(a), a).cmp(&(rank(b), b)));
        entries.extend(found.into_iter().filter_map(|path| {
            Some(Entry { symbol: symbol(&path)?, language, path, built_in: None })
        }));
    }
    Ok(entries)
}

/// The texts that come with the program.
pub(super) fn built_in() -> impl Iterator<Item = Entry> {
    BUILT_IN.dirs().flat_map(Dir::files).filter_map(|file| {
        let path = file.path();
        Some(Entry {
            symbol: symbol(path)?,
            language: Some(Language::from_code(path.parent()?.to_str()?)?),
            path: path.to_path_buf(),
            built_in: Some(file.contents()),
        })
    })
}

impl Entry {
    /// The language: of the folder, else found from the text.
    pub(super) fn language(&self) -> Result<Language, VersionError> {
        match self.language {
            Some(language) => Ok(language),
            None => Ok(self.document(None)?.language),
        }
    }

    /// The content.
    pub(super) fn bytes(&self) -> Result<Cow<'static, [u8]>, VersionError> {
        match self.built_in {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => fs::read(&self.path)
                .map(Cow::Owned)
                .map_err(|error| VersionError::File(self.path.clone(), cannot_be_read(&error))),
        }
    }

    fn source(&self) -> Source {
        let path = self.path.display();
        Source::named(match self.built_in {
            Some(_) => format!("built in: {path}"),
            None => path.to_string(),
        })
    }

    /// The content with its place and language.
    pub(super) fn text(&self, language: Language) -> Result<Text, VersionError> {
        let (bytes, source) = (self.bytes()?, self.source());
        let is_file = self.built_in.is_none();
        let name = self.path.file_name().filter(|_| is_file);
        let file_name = name.map(|name| name.to_string_lossy().into_owned());
        Ok(Text { bytes, source, language: Some(language), file_name })
    }

    /// The text, read with the limits that are usual.
    pub(super) fn document(&self, language: Option<Language>) -> Result<Resolution, VersionError> {
        let bytes = self.bytes()?;
        let raw = read::read(&bytes)
            .map_err(|error| VersionError::File(self.origin().into(), error.to_string()))?;
        Ok(structure::rebuild(&raw, self.source(), language))
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
        match self.built_in {
            Some(_) => "built in".to_string(),
            None => self.path.display().to_string(),
        }
    }
}
