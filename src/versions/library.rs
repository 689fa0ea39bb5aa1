//! A folder of the user's own, into which texts are filed and from which they are taken.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Entry, in_folder};
use super::{VersionError, replace_file};
use crate::model::{Language, Resolution, Symbol};
use crate::read::Format;

/// A folder laid out as `LANGUAGE/A-RES-78-241.pdf`. It need not exist before something is filed.
#[derive(Debug, Clone)]
pub struct Library {
    folder: PathBuf,
}

/// What became of a text that was to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It was filed under this path.
    New(PathBuf),
    /// It was filed under this path, in the place of another text.
    Replaced(PathBuf),
    /// The same text is there already, under this path.
    Same(PathBuf),
}

impl Library {
    /// The library in `folder`.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Files the `bytes` of a document by its symbol and language, with the ending of its format.
    ///
    /// The same bytes, or others that hold the same paragraphs and notes, are not filed again.
    ///
    /// # Errors
    /// When the document has no symbol, when there is a different text and not `replace`, and when the folder
    /// cannot be read or written.
    pub fn add(
        &self,
        document: &Resolution,
        format: Format,
        bytes: &[u8],
        replace: bool,
    ) -> Result<Added, VersionError> {
        let Some(symbol) = &document.masthead.symbol else {
            return Err(VersionError::NoSymbol);
        };
        let language = document.language;
        let there = self.files(symbol, Some(language))?;
        for entry in &there {
            if is_same(entry, document, bytes)? {
                return Ok(Added::Same(entry.path.clone()));
            }
        }
        if let (Some(Entry { path, .. }), false) = (there.first(), replace) {
            return Err(VersionError::Different { symbol: symbol.clone(), path: path.clone() });
        }
        let folder = self.folder.join(language.code());
        let path = folder.join(format!("{}.{}", symbol.file_stem(), ending(format)));
        fs::create_dir_all(&folder)
            .and_then(|()| replace_file(&path, &folder, |out| out.write_all(bytes)))
            .map_err(|error| VersionError::Unwritable(path.clone(), error))?;
        for old in there.iter().filter(|old| old.path != path) {
            remove(&old.path)?;
        }
        Ok(if there.is_empty() { Added::New(path) } else { Added::Replaced(path) })
    }

    /// Takes the texts of `symbol` away, of one language or of all; returns the paths that they had.
    ///
    /// # Errors
    /// When there is none, and when a file cannot be removed.
    pub fn remove(
        &self,
        symbol: &Symbol,
        language: Option<Language>,
    ) -> Result<Vec<PathBuf>, VersionError> {
        let files = self.files(symbol, language)?;
        if files.is_empty() {
            return Err(VersionError::NotOwn {
                symbol: symbol.clone(),
                language,
                folder: self.folder.clone(),
            });
        }
        files.iter().try_for_each(|file| remove(&file.path))?;
        Ok(files.into_iter().map(|file| file.path).collect())
    }

    /// The files of `symbol`, in `language` or in any.
    fn files(
        &self,
        symbol: &Symbol,
        language: Option<Language>,
    ) -> Result<Vec<Entry>, VersionError> {
        let mut found = Vec::new();
        if self.folder.is_dir() {
            for entry in in_folder(&self.folder)? {
                let is_wanted = entry.symbol == *symbol
                    && language.map_or(Ok(true), |wanted| Ok(entry.language()? == wanted))?;
                found.extend(is_wanted.then_some(entry));
            }
        }
        Ok(found)
    }
}

/// Whether a filed text has the same bytes, or at least the same paragraphs and notes. A file that is there
/// but cannot be read as a document is not the same.
fn is_same(entry: &Entry, document: &Resolution, bytes: &[u8]) -> Result<bool, VersionError> {
    let has_same_text = |there: Resolution| {
        there.paragraphs == document.paragraphs && there.notes == document.notes
    };
    Ok(*entry.bytes()? == *bytes
        || entry.document(Some(document.language)).is_ok_and(has_same_text))
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Text => "txt",
        Format::Word => "docx",
        Format::Html => "html",
        Format::Pdf => "pdf",
        Format::Markdown => "md",
        Format::OpenDocument => "odt",
        Format::Rtf => "rtf",
    }
}

fn remove(path: &Path) -> Result<(), VersionError> {
    fs::remove_file(path).map_err(|error| VersionError::Unwritable(path.to_path_buf(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;
    use crate::{read, structure};

    const TEXT: &str = "The General Assembly,\n\nRecalling its resolution 77/1,\n\n1. Decides to meet;\n\n2. Requests a report.\n";

    fn document(text: &str) -> Resolution {
        let raw = read::read(text.as_bytes()).unwrap();
        structure::rebuild(&raw, Source::named("A-RES-78-241.txt"), None)
    }

    fn add(library: &Library, text: &str, replace: bool) -> Result<Added, VersionError> {
        library.add(&document(text), Format::Text, text.as_bytes(), replace)
    }

    #[test]
    fn what_is_filed_is_found_again() {
        let formats = [Format::Text, Format::Word, Format::Html, Format::Pdf, Format::Markdown];
        for format in formats.into_iter().chain([Format::OpenDocument, Format::Rtf]) {
            let folder = tempfile::tempdir().unwrap();
            let library = Library::new(folder.path().to_path_buf());
            library.add(&document(TEXT), format, TEXT.as_bytes(), false).unwrap();
            let symbol = Symbol::parse("78/241").unwrap();
            assert_eq!(library.files(&symbol, None).unwrap().len(), 1, "{format:?}");
        }
    }

    #[test]
    fn a_text_is_filed_once_and_replaced_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path().join("new"));
        let path = folder.path().join("new/en/A-RES-78-241.txt");
        assert_eq!(add(&library, TEXT, false).unwrap(), Added::New(path.clone()));
        assert_eq!(add(&library, TEXT, false).unwrap(), Added::Same(path.clone()));
        let wrapped = TEXT.replace(" resolution", "\nresolution");
        assert_eq!(add(&library, &wrapped, false).unwrap(), Added::Same(path.clone()));
        let other = TEXT.replace("meet", "adjourn");
        let error = add(&library, &other, false).unwrap_err().to_string();
        assert!(error.contains("use --replace"), "{error}");
        assert_eq!(add(&library, &other, true).unwrap(), Added::Replaced(path.clone()));
        assert_eq!(fs::read_to_string(&path).unwrap(), other);
    }

    #[test]
    fn the_text_that_is_replaced_goes_whatever_its_file_was_called() {
        let folder = tempfile::tempdir().unwrap();
        let before = folder.path().join("en/a_res_78_241.html");
        fs::create_dir_all(before.parent().unwrap()).unwrap();
        fs::write(&before, "something else").unwrap();
        let library = Library::new(folder.path().to_path_buf());
        assert!(add(&library, TEXT, false).is_err());
        let added = add(&library, TEXT, true).unwrap();
        assert_eq!(added, Added::Replaced(folder.path().join("en/A-RES-78-241.txt")));
        assert!(!before.exists());
    }

    #[test]
    fn a_text_without_a_symbol_is_not_filed() {
        let mut document = document(TEXT);
        document.masthead.symbol = None;
        let library = Library::new("nowhere".into());
        let error = library.add(&document, Format::Text, b"", false).unwrap_err();
        assert!(matches!(error, VersionError::NoSymbol));
    }

    #[test]
    fn removing_takes_one_language_or_all() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path().to_path_buf());
        let symbol = Symbol::parse("78/241").unwrap();
        for name in ["en/A-RES-78-241.txt", "zh/A-RES-78-241.pdf", "fr/78-241.docx"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let removed = library.remove(&symbol, Some(Language::Chinese)).unwrap();
        assert_eq!(removed, [folder.path().join("zh/A-RES-78-241.pdf")]);
        assert_eq!(library.remove(&symbol, None).unwrap().len(), 2);
        assert!(matches!(library.remove(&symbol, None), Err(VersionError::NotOwn { .. })));
    }
}
