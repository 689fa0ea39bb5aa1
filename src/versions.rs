//! The texts that come with the program, and the user's own folder.
//!
//! Both are laid out as `LANGUAGE/A-RES-78-241.txt`. The user's folder is searched first; in it, files may
//! also stand without a folder for the language, and be named in any usual spelling of the symbol. A text
//! is found by the name of its file alone; nothing is read that was not asked for.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::model::{Date, Language, Resolution, Source, Symbol};
use crate::{read, structure};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/versions");

/// The endings of files that are taken for texts, the preferred one first.
const ENDINGS: [&str; 5] = ["txt", "docx", "html", "htm", "pdf"];

/// How many letters may differ between a symbol and one that is suggested in its place (1 to 3 were
/// tried: with 3, nearly every resolution of the same session is a suggestion).
const NEAR: usize = 2;

/// How many symbols are suggested at most.
const SUGGESTIONS: usize = 3;

/// The texts that are known.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    folder: Option<PathBuf>,
}

/// A text as it was found, not yet read as a document.
#[derive(Debug, Clone)]
pub struct Text {
    /// The content of its file.
    pub bytes: Cow<'static, [u8]>,
    /// Where it was found.
    pub source: Source,
    /// Its language.
    pub language: Language,
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
}

/// One text: its name read, its content not.
struct Entry {
    symbol: Symbol,
    /// `None` for a file that does not stand in a folder of a language.
    language: Option<Language>,
    place: Place,
}

enum Place {
    BuiltIn(&'static include_dir::File<'static>),
    Path(PathBuf),
}

impl Versions {
    /// The built-in texts, and before them those of `folder`.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// Finds the text of `symbol` in `language`.
    pub fn find(&self, symbol: &Symbol, language: Language) -> Result<Text, VersionError> {
        let own = self.own()?;
        for entry in own.iter().filter(|entry| entry.symbol == *symbol) {
            if entry.language()? == language {
                return entry.text(language);
            }
        }
        let path = format!("{language}/{}.txt", symbol.file_stem());
        if let Some(file) = BUILT_IN.get_file(path) {
            return Ok(Text::built_in(file, language));
        }
        Err(self.missing(symbol, language, own)?)
    }

    /// Every text with its facts, in the order of symbols and languages. A text that is in the user's
    /// folder and built in is listed once, as the one that would be found.
    pub fn list(&self) -> Result<Vec<Version>, VersionError> {
        let mut versions: Vec<Version> = Vec::new();
        for entry in self.own()?.into_iter().chain(built_in()) {
            let language = entry.language()?;
            let same = |v: &Version| v.symbol == entry.symbol && v.language == language;
            if !versions.iter().any(same) {
                versions.push(entry.version(language)?);
            }
        }
        versions.sort_by_cached_key(|v| (natural(&v.symbol), v.language));
        Ok(versions)
    }

    /// The known symbols that look like `spelling`, the nearest first.
    pub fn near(&self, spelling: &str) -> Result<Vec<Symbol>, VersionError> {
        let own = self.own()?;
        let symbols: BTreeSet<Symbol> = own
            .into_iter()
            .chain(built_in())
            .map(|e| e.symbol)
            .collect();
        let wanted = match Symbol::parse(spelling) {
            Some(symbol) => symbol.to_string(),
            None => spelling.to_uppercase().replace(['-', '_'], "/"),
        };
        let mut near: Vec<(usize, Symbol)> = symbols
            .into_iter()
            .map(|symbol| (distance(&wanted, &symbol), symbol))
            .filter(|(distance, _)| *distance <= NEAR)
            .collect();
        near.sort();
        near.truncate(SUGGESTIONS);
        Ok(near.into_iter().map(|(_, symbol)| symbol).collect())
    }

    /// The error for a text that was not found.
    fn missing(
        &self,
        symbol: &Symbol,
        wanted: Language,
        own: Vec<Entry>,
    ) -> Result<VersionError, VersionError> {
        let mut available = BTreeSet::new();
        for entry in own.iter().chain(&built_in()) {
            if entry.symbol == *symbol {
                available.insert(entry.language()?);
            }
        }
        let symbol = symbol.clone();
        if available.is_empty() {
            let near = self.near(symbol.as_str())?;
            return Ok(VersionError::Symbol { symbol, near });
        }
        Ok(VersionError::Language {
            symbol,
            wanted,
            available: available.into_iter().collect(),
        })
    }

    /// The user's own texts: those in folders of languages first, then by ending and name.
    fn own(&self) -> Result<Vec<Entry>, VersionError> {
        let Some(folder) = &self.folder else {
            return Ok(Vec::new());
        };
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
}

/// The texts that stand directly in `folder`.
fn files(folder: &Path, language: Option<Language>) -> Result<Vec<Entry>, VersionError> {
    let unlisted = |error| VersionError::Folder(folder.to_path_buf(), error);
    let mut found = Vec::new();
    for item in fs::read_dir(folder).map_err(unlisted)? {
        let path = item.map_err(unlisted)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let rank = ending.and_then(|ending| {
            let mut endings = ENDINGS.iter();
            endings.position(|known| known.eq_ignore_ascii_case(ending))
        });
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(rank), Some(symbol)) = (rank, stem.and_then(Symbol::parse)) {
            found.push((rank, path, symbol));
        }
    }
    found.sort();
    let entry = |(_, path, symbol)| Entry {
        symbol,
        language,
        place: Place::Path(path),
    };
    Ok(found.into_iter().map(entry).collect())
}

fn built_in() -> Vec<Entry> {
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

impl Text {
    fn built_in(file: &'static include_dir::File<'static>, language: Language) -> Self {
        Self {
            bytes: Cow::Borrowed(file.contents()),
            source: Source::named(format!("built in: {}", file.path().display())),
            language,
        }
    }
}

impl Entry {
    /// The language: of the folder, else found from the text.
    fn language(&self) -> Result<Language, VersionError> {
        match self.language {
            Some(language) => Ok(language),
            None => Ok(self.document(None)?.language),
        }
    }

    fn text(&self, language: Language) -> Result<Text, VersionError> {
        match &self.place {
            Place::BuiltIn(file) => Ok(Text::built_in(file, language)),
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

    fn document(&self, language: Option<Language>) -> Result<Resolution, VersionError> {
        let text = self.text(language.unwrap_or(Language::English))?;
        let raw = read::read(&text.bytes)
            .map_err(|error| VersionError::File(self.origin().into(), error.to_string()))?;
        Ok(structure::rebuild(&raw, text.source, language))
    }

    fn version(&self, language: Language) -> Result<Version, VersionError> {
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

/// A key that puts 9/1 before 10/1.
fn natural(symbol: &Symbol) -> Vec<(usize, String)> {
    let parts = symbol.as_str().split(['/', ' ']);
    parts
        .map(|part| (part.parse().unwrap_or(0), part.to_string()))
        .collect()
}

/// How far a known symbol is from a wanted one: letters that differ, at most [`NEAR`] where only the
/// session does.
fn distance(wanted: &str, known: &Symbol) -> usize {
    let letters = strsim::damerau_levenshtein(wanted, known.as_str());
    let ends = |symbol: &str| {
        symbol
            .rsplit_once('/')
            .map(|(_, number)| number.to_string())
    };
    if ends(wanted).is_some() && ends(wanted) == ends(known.as_str()) {
        return letters.min(NEAR);
    }
    letters
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

/// Names in a row: "a", "a or b", "a, b or c".
pub fn either<T: fmt::Display>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(T::to_string).collect();
            format!("{} or {last}", first.join(", "))
        }
    }
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
            VersionError::Language {
                symbol,
                wanted,
                available,
            } => {
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

#[cfg(test)]
mod tests {
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
        let text = Versions::default()
            .find(&symbol("78/241"), Language::English)
            .unwrap();
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
        let text = own(&folder)
            .find(&symbol("77/1"), Language::English)
            .unwrap();
        assert_eq!(&*text.bytes, b"text of 77-1.txt");
        assert!(
            own(&folder)
                .find(&symbol("77/2"), Language::English)
                .is_err()
        );
    }

    #[test]
    fn a_missing_language_is_told_with_those_that_are_there() {
        let error = Versions::default()
            .find(&symbol("79/62"), Language::French)
            .unwrap_err();
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
    fn a_folder_that_is_not_there_is_told() {
        let versions = Versions::new(Some("no such folder".into()));
        let error = versions
            .find(&symbol("79/62"), Language::English)
            .unwrap_err();
        assert!(
            error
                .to_string()
                .contains("no such folder cannot be listed")
        );
    }
}
