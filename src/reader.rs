//! From a name, a path or bytes to a document: what the command and the users of the library share.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::model::{Language, ReadAs, Resolution, Symbol};
use crate::read::{self, Format, Limit, Limits, RawText, ReadError, ReadOptions, Revisions};
use crate::structure;
use crate::versions::{Text, VersionError, Versions, cannot_be_read, either, is_text};

/// Why a document cannot be had; one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    #[error("{} {}", path.display(), cannot_be_read(source))]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A text is in no form that can be read.
    #[error("{name} {source}")]
    Text {
        /// The file, or what the bytes were called.
        name: String,
        /// What is wrong with it.
        source: ReadError,
    },
    /// A text was read and has no paragraph, so that nothing could be said of it.
    #[error(
        "{name} holds no paragraph: check that it is the text of a resolution or another document"
    )]
    NoParagraph {
        /// The file, or what the bytes were called.
        name: String,
    },
    /// The symbol is not among the known texts, or not in the language.
    #[error(transparent)]
    Symbol(#[from] VersionError),
    /// There is no such file, and it is no symbol either.
    #[error("{}", neither(name, near))]
    Unknown {
        /// What was asked for.
        name: String,
        /// Known symbols that look like it.
        near: Vec<Symbol>,
    },
}

/// A text that was read.
pub struct Read {
    /// What it holds.
    pub document: Resolution,
    /// The format that its content has.
    pub format: Format,
    /// The content of its file.
    pub bytes: Cow<'static, [u8]>,
}

/// Finds and reads documents: symbols of known texts, files in any format that can be read, and bytes.
///
/// ```
/// # fn main() -> Result<(), resdiff::Error> {
/// use resdiff::Reader;
/// use resdiff::model::Language;
///
/// let reader = Reader::new().language(Language::English);
/// let resolution = reader.document("79/62")?;
/// assert_eq!(resolution.name(), "A/RES/79/62");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Reader {
    versions: Versions,
    language: Option<Language>,
    symbol_language: Language,
    options: ReadOptions,
    hashed: bool,
}

impl Reader {
    /// A reader that knows the built-in texts, finds the language of a text by itself, and accepts tracked changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// The language of all texts; without it, each text tells its own.
    pub fn language(self, language: impl Into<Option<Language>>) -> Self {
        Self { language: language.into(), ..self }
    }

    /// The language in which a symbol's text is looked for where no language is set: English if not called.
    pub fn symbol_language(self, symbol_language: Language) -> Self {
        Self { symbol_language, ..self }
    }

    /// The known texts, among which symbols are looked for.
    pub fn versions(self, versions: Versions) -> Self {
        Self { versions, ..self }
    }

    /// Which text of a document with tracked changes is read.
    pub fn revisions(mut self, revisions: Revisions) -> Self {
        self.options.revisions = revisions;
        self
    }

    /// As what texts are read; without it, that is found from each text.
    pub fn read_as(mut self, read_as: impl Into<Option<ReadAs>>) -> Self {
        self.options.read_as = read_as.into();
        self
    }

    /// How much a file may cost before it is refused.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Takes the SHA-256 of each text, which needs a tenth of the time of reading it.
    pub fn hashed(self) -> Self {
        Self { hashed: true, ..self }
    }

    /// The document of a symbol ("79/62") or a path. What is a path is read as one, even where it spells a symbol.
    ///
    /// # Errors
    /// When there is no such text, or it cannot be read.
    pub fn document(&self, named: impl AsRef<OsStr>) -> Result<Resolution, Error> {
        Ok(self.read(self.find(named)?)?.document)
    }

    /// The document that bytes hold, in any format that can be read; `name` is what it is called.
    ///
    /// # Errors
    /// When the bytes cannot be read, for instance because they hold no words.
    pub fn bytes(&self, bytes: impl Into<Vec<u8>>, name: &str) -> Result<Resolution, Error> {
        Ok(self.read(Text::new(bytes.into(), name))?.document)
    }

    /// The bytes of a symbol ("79/62") or a path.
    ///
    /// # Errors
    /// When there is no such text, or its file cannot be opened or is too large.
    pub fn find(&self, named: impl AsRef<OsStr>) -> Result<Text, Error> {
        let typed = named.as_ref();
        let path = Path::new(typed);
        // "A-RES-79-62.txt" is the name of a file, whatever it may spell.
        let symbol = typed.to_str().filter(|_| !is_text(path)).and_then(Symbol::parse);
        // A folder that happens to be called like a symbol holds no text by itself.
        let found = path.exists() && !(path.is_dir() && symbol.is_some());
        let meant_as_path = path.is_absolute() || typed.as_encoded_bytes().starts_with(b".");
        match symbol {
            _ if found || meant_as_path => self.file(path),
            Some(symbol) => self.known(&symbol),
            None => Err(self.unknown(path)),
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file cannot be opened or is too large.
    pub fn file(&self, path: &Path) -> Result<Text, Error> {
        let failed = |source| Error::File { path: path.to_owned(), source };
        let name = path.display().to_string();
        let bytes = match self.all(File::open(path).map_err(failed)?).map_err(failed)? {
            Ok(bytes) => bytes,
            Err(source) => return Err(Error::Text { name, source }),
        };
        let mut text = Text::new(bytes, &name);
        text.file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(text)
    }

    /// Everything that `from` gives; what is above the limit is not taken into memory.
    ///
    /// # Errors
    /// The outer one when `from` cannot be read, the inner one when it gives too much.
    pub fn all(&self, from: impl io::Read) -> io::Result<Result<Vec<u8>, ReadError>> {
        let limit = self.options.limits.input;
        let mut bytes = Vec::new();
        from.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        let is_too_large = bytes.len() as u64 > limit;
        Ok(if is_too_large { Err(ReadError::TooLarge(Limit::Input)) } else { Ok(bytes) })
    }

    /// Reads a text; one without a paragraph is an error, since nothing could be said of it.
    ///
    /// # Errors
    /// When the text cannot be read.
    pub fn read(&self, mut text: Text) -> Result<Read, Error> {
        let name = text.source.name.clone();
        let options = ReadOptions { file_name: text.file_name, ..self.options.clone() };
        let raw = match read::read_with(&text.bytes, &options) {
            Ok(raw) => raw,
            Err(source) => return Err(Error::Text { name, source }),
        };
        text.source.sha256 = self.hashed.then(|| sha256(&text.bytes));
        text.source.pages = pages(&raw);
        // Folders never stand in an output.
        if let Some(file_name) = options.file_name {
            text.source.name = file_name;
        }
        text.source.remarks = raw.warnings.iter().map(ToString::to_string).collect();
        let language = text.language.or(self.language);
        let mut document = structure::rebuild_as(&raw, text.source, language, options.read_as);
        if document.read_as == ReadAs::Document {
            document.source.remarks.push(AS_DOCUMENT.to_string());
        }
        if document.paragraphs.is_empty() {
            return Err(Error::NoParagraph { name });
        }
        let format = raw.format;
        drop(raw);
        Ok(Read { document, format, bytes: text.bytes })
    }

    fn known(&self, symbol: &Symbol) -> Result<Text, Error> {
        let found = self.versions.find(symbol, self.language.unwrap_or(self.symbol_language));
        if found.is_err() && self.language.is_none() {
            return Ok(self.versions.find(symbol, Language::default())?);
        }
        Ok(found?)
    }

    /// The error for what is no file and no symbol.
    fn unknown(&self, path: &Path) -> Error {
        let name = path.display().to_string();
        let stem = path.file_stem().and_then(OsStr::to_str).and_then(Symbol::parse);
        let meant = stem.map_or(name.clone(), |symbol| symbol.to_string());
        let near = self.versions.near(&meant).unwrap_or_default();
        let typed_a_path = path.extension().is_some() || path.components().count() > 1;
        if near.is_empty() && typed_a_path {
            return Error::File { path: path.to_owned(), source: io::ErrorKind::NotFound.into() };
        }
        Error::Unknown { name, near }
    }
}

/// The remark on a text that is read as no resolution.
const AS_DOCUMENT: &str = "it is read as a document by its own headings and numbers; --as resolution reads it as a resolution";

fn neither(name: &str, near: &[Symbol]) -> String {
    if near.is_empty() {
        format!(
            "{name} is neither a file nor a symbol such as 78/241: check the path, or see `resdiff versions` for the \
             known symbols"
        )
    } else {
        let near = either(near);
        format!("{name} is neither a file nor a known symbol; did you mean {near}?")
    }
}

/// The SHA-256 of bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many pages there are; `None` for a plain text without page turns, which may have any number.
fn pages(raw: &RawText<'_>) -> Option<u32> {
    let last = raw.blocks.iter().map(|block| block.page).max()?;
    let is_paged = raw.format != Format::Text || last > 1;
    (is_paged && last > 0).then_some(last)
}
