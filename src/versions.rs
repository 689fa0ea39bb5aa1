//! The texts that come with the program, and the user's own folders.
//!
//! All are laid out as `LANGUAGE/A-RES-78-241.txt`. The user's folders are searched first; in them, texts may
//! be in any format that can be read, stand without a folder for the language, and be named in any usual
//! spelling of the symbol. A text is found by the name of its file alone; nothing is read that was not asked
//! for. [`Library`] files texts into such a folder.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use crate::model::{Date, Language, Source, Symbol};

mod error;
mod folder;
mod library;
mod whole;

pub use error::{VersionError, cannot_be_read};
pub use folder::{is_text, series_in, some_texts_in, texts_in};
pub use library::{Added, Library};
pub use whole::{replace_file, why_unwritable, write_file};

use folder::{Entry, built_in, in_folder};

/// How many letters may differ between a symbol and one that is suggested in its place (1 to 3 were
/// tried: with 3, nearly every resolution of the same session is a suggestion).
const NEAR: usize = 2;

/// How many symbols are suggested at most.
const SUGGESTIONS: usize = 3;

/// The texts that are known.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    folder: Option<PathBuf>,
    library: Option<PathBuf>,
}

/// A text as it was found, not yet read as a document.
#[derive(Debug, Clone)]
pub struct Text {
    /// The content of its file.
    pub bytes: Cow<'static, [u8]>,
    /// Where it was found.
    pub source: Source,
    /// Its language, where that is known before it is read.
    pub language: Option<Language>,
    /// The name of its file, where that may tell its format.
    pub file_name: Option<String>,
}

impl Text {
    /// A text of which nothing else is known.
    pub fn new(bytes: Vec<u8>, name: &str) -> Self {
        Self { bytes: bytes.into(), source: Source::named(name), language: None, file_name: None }
    }
}

/// What is known of a text, for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its symbol, by the name of its file.
    pub symbol: Symbol,
    /// Its title, as far as found.
    pub title: Option<String>,
    /// Its date of adoption, as far as found.
    pub date: Option<Date>,
    /// Its language.
    pub language: Language,
    /// "built in", or the path of its file.
    pub origin: String,
}

/// All texts that can be named, and what stood in the way of the others.
#[derive(Debug, Default)]
pub struct Listing {
    /// The texts, in the order of symbols and languages.
    pub versions: Vec<Version>,
    /// Why files of the user's are not among them: one error a file, which names it.
    pub unread: Vec<VersionError>,
}

impl Versions {
    /// The built-in texts, and before them those of `folder`.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, library: None }
    }

    /// The same texts, and between `folder` and the built-in ones those of `library`, which need not exist.
    pub fn with_library(self, library: Option<PathBuf>) -> Self {
        Self { library, ..self }
    }

    /// Finds the text of `symbol` in `language`.
    pub fn find(&self, symbol: &Symbol, language: Language) -> Result<Text, VersionError> {
        // By name, as people list them.
        let mut available = BTreeMap::new();
        for entry in self.entries()?.iter().filter(|entry| entry.symbol == *symbol) {
            let found = entry.language()?;
            if found == language {
                return entry.text(language);
            }
            available.insert(found.name(), found);
        }
        let symbol = symbol.clone();
        if available.is_empty() {
            let near = self.near(symbol.as_str())?;
            return Err(VersionError::Symbol { symbol, near });
        }
        let available = available.into_values().collect();
        Err(VersionError::Language { symbol, wanted: language, available })
    }

    /// Every text with its facts. A text that is in the user's folder and built in is listed once, as the one that
    /// would be found; a file that cannot be read keeps no other out.
    ///
    /// # Errors
    /// When the user's folder cannot be listed.
    pub fn list(&self) -> Result<Listing, VersionError> {
        let mut listing = Listing::default();
        for entry in self.entries()? {
            let is_listed = |language: Language| {
                let mut listed = listing.versions.iter();
                listed.any(|v| v.symbol == entry.symbol && v.language == language)
            };
            let version = entry.language().and_then(|language| {
                (!is_listed(language)).then(|| entry.version(language)).transpose()
            });
            match version {
                Ok(version) => listing.versions.extend(version),
                Err(error) => listing.unread.push(error),
            }
        }
        listing.versions.sort_by_cached_key(|v| (natural(&v.symbol), v.language.name()));
        Ok(listing)
    }

    /// The known symbols that look like `spelling`, the nearest first.
    pub fn near(&self, spelling: &str) -> Result<Vec<Symbol>, VersionError> {
        let symbols: BTreeSet<Symbol> = self.entries()?.into_iter().map(|e| e.symbol).collect();
        let wanted = match Symbol::parse(spelling) {
            Some(symbol) => symbol.to_string(),
            None => spelling.to_uppercase().replace(['-', '_'], "/"),
        };
        let mut near: Vec<(usize, Symbol)> =
            symbols.into_iter().map(|symbol| (distance(&wanted, &symbol), symbol)).collect();
        near.retain(|(distance, _)| *distance <= NEAR);
        near.sort();
        near.truncate(SUGGESTIONS);
        Ok(near.into_iter().map(|(_, symbol)| symbol).collect())
    }

    /// All texts in the order of search: the user's own, then those that are built in.
    fn entries(&self) -> Result<Vec<Entry>, VersionError> {
        let mut entries = Vec::new();
        let library = self.library.as_ref().filter(|library| library.is_dir());
        for folder in self.folder.iter().chain(library) {
            entries.extend(in_folder(folder)?);
        }
        entries.extend(built_in());
        Ok(entries)
    }
}

/// A key that puts 9/1 before 10/1.
fn natural(symbol: &Symbol) -> Vec<(usize, String)> {
    let parts = symbol.as_str().split(['/', ' ']);
    parts.map(|part| (part.parse().unwrap_or(0), part.to_string())).collect()
}

/// How far a known symbol is from a wanted one: letters that differ, at most [`NEAR`] where only the
/// session does.
fn distance(wanted: &str, known: &Symbol) -> usize {
    let letters = strsim::damerau_levenshtein(wanted, known.as_str());
    let ends = |symbol: &str| symbol.rsplit_once('/').map(|(_, number)| number.to_string());
    if ends(wanted).is_some() && ends(wanted) == ends(known.as_str()) {
        return letters.min(NEAR);
    }
    letters
}

/// Names in a row: "a", "a or b", "a, b or c".
pub fn either<T: fmt::Display>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(T::to_string).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn symbol(spelling: &str) -> Symbol {
        Symbol::parse(spelling).unwrap()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("text of {name}")).unwrap();
        }
        folder
    }

    fn own(folder: &tempfile::TempDir) -> Versions {
        Versions::new(Some(folder.path().to_path_buf()))
    }

    #[test]
    fn a_built_in_text_is_found_by_its_name() {
        let text = Versions::default().find(&symbol("78/241"), Language::English).unwrap();
        assert_eq!(text.source.name, "built in: en/A-RES-78-241.txt");
        assert!(text.bytes.starts_with(b"United Nations"));
    }

    #[test]
    fn the_users_text_goes_before_the_built_in_one() {
        let folder = folder(&["en/A-RES-78-241.txt", "zh/a_res_78_241.txt"]);
        let versions = own(&folder);
        let text = versions.find(&symbol("78/241"), Language::English).unwrap();
        assert_eq!(&*text.bytes, b"text of en/A-RES-78-241.txt");
        let text = versions.find(&symbol("78/241"), Language::Chinese).unwrap();
        assert_eq!(&*text.bytes, b"text of zh/a_res_78_241.txt");
    }

    #[test]
    fn files_without_a_language_folder_and_in_other_spellings_are_found() {
        let folder = folder(&["77-1.txt", "notes.txt", "77-2.json"]);
        let text = own(&folder).find(&symbol("77/1"), Language::English).unwrap();
        assert_eq!(&*text.bytes, b"text of 77-1.txt");
        assert!(own(&folder).find(&symbol("77/2"), Language::English).is_err());
    }

    #[test]
    fn a_missing_language_is_told_with_those_that_are_there() {
        let error = Versions::default().find(&symbol("79/62"), Language::French).unwrap_err();
        assert_eq!(
            error.to_string(),
            "A/RES/79/62 is not available in French (fr); available: Chinese (zh), English (en)"
        );
    }

    #[test]
    fn near_misses_are_suggested() {
        let versions = Versions::default();
        let near = |spelling| {
            let near = versions.near(spelling).unwrap();
            near.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(near("78/62"), ["A/RES/79/62"]);
        assert_eq!(near("A/RES/100/241"), ["A/RES/78/241"]);
        assert_eq!(near("a-ress-79-62"), ["A/RES/79/62"]);
        assert!(near("notes").is_empty());
    }

    #[test]
    fn the_library_is_searched_between_the_folder_and_the_built_in_texts() {
        let first = folder(&["en/78-241.txt"]);
        let second = folder(&["en/A-RES-78-241.txt", "en/A-RES-79-62.docx"]);
        let versions = own(&first).with_library(Some(second.path().to_path_buf()));
        let bytes = |spelling| {
            let text = versions.find(&symbol(spelling), Language::English).unwrap();
            String::from_utf8_lossy(&text.bytes).into_owned()
        };
        assert_eq!(bytes("78/241"), "text of en/78-241.txt");
        assert_eq!(bytes("79/62"), "text of en/A-RES-79-62.docx");
        assert!(bytes("80/57").starts_with("United Nations"));
        let none = Versions::default().with_library(Some("no such folder".into()));
        assert!(none.find(&symbol("79/62"), Language::English).is_ok());
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let versions = Versions::new(Some("no such folder".into()));
        let error = versions.find(&symbol("79/62"), Language::English).unwrap_err();
        assert!(error.to_string().contains("no such folder cannot be listed"));
    }
}
