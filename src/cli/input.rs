//! What was typed for a document → the document: a symbol, a path, or standard input.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, anyhow, bail};

use resdiff::classify::Class;
use resdiff::compare::{Comparison, compare};
use resdiff::findings::{self, Findings};
use resdiff::model::{Language, Resolution, Sides, Symbol};
use resdiff::read::{Limit, ReadError, ReadOptions};
use resdiff::versions::{Text, Versions, cannot_be_read, either, is_text, texts_in};
use resdiff::view::View;

use crate::cli::args::TextArgs;
use crate::cli::limits::LimitArgs;
use crate::cli::reading::{Read, begin, sha256, unread, within};
use crate::cli::tell::{OrSay, remark};

/// Finds and reads documents.
pub struct Inputs {
    versions: Versions,
    language: Option<Language>,
    /// The language of a symbol's text, where no language was asked for.
    symbol_language: Language,
    options: ReadOptions,
    /// The time that one file may take.
    time: Duration,
    /// Whether the SHA-256 of each text is taken, in a tenth of the time of reading it.
    hashed: bool,
}

/// Two documents compared, with what is said about them as a whole.
pub struct Compared {
    pub comparison: Comparison,
    findings: Findings,
}

impl Compared {
    pub fn new(documents: Sides<Resolution>) -> Self {
        let comparison = compare(documents);
        let findings = findings::find(&comparison);
        Self { comparison, findings }
    }

    /// What is shown of them without the changes of some classes.
    pub fn view(&self, hidden: &[Class]) -> View<'_> {
        View::new(&self.comparison, &self.findings).hide(hidden)
    }
}

impl Inputs {
    pub fn new(texts: &TextArgs) -> Self {
        let mut inputs = Self::files(texts.source.lang, &texts.limits);
        inputs.versions = texts.source.versions();
        inputs.symbol_language = texts.source.symbol_lang.unwrap_or_default();
        inputs.options.revisions = texts.revisions;
        inputs.options.read_as = texts.read_as;
        inputs
    }

    /// Only files.
    pub fn files(language: Option<Language>, limits: &LimitArgs) -> Self {
        Self {
            versions: Versions::default(),
            language,
            symbol_language: Language::default(),
            options: ReadOptions { limits: limits.limits(), ..ReadOptions::default() },
            time: limits.time(),
            hashed: false,
        }
    }

    /// The same, taking the SHA-256 of each text.
    pub fn hashed(self) -> Self {
        Self { hashed: true, ..self }
    }

    /// Compares the texts that two names stand for, and tells how they were read.
    pub fn compare(&self, old: &OsStr, new: &OsStr) -> Result<Compared> {
        if old == "-" && new == "-" {
            bail!(
                "standard input can be read only once: give a file or a symbol for one of the two texts"
            );
        }
        let is_folder = |typed: &&OsStr| {
            Path::new(typed).is_dir() && typed.to_str().and_then(Symbol::parse).is_none()
        };
        if [old, new].iter().all(is_folder) {
            let [old, new] = [old, new].map(|folder| Path::new(folder).display());
            bail!(
                "{old} and {new} are folders: `resdiff session {old} {new} -o FOLDER` compares what is in them"
            );
        }
        let documents = self.pair(old, new)?;
        remark(&documents.old);
        remark(&documents.new);
        Ok(Compared::new(documents))
    }

    /// The documents that the two names stand for, read at the same time.
    pub fn pair(&self, old: &OsStr, new: &OsStr) -> Result<Sides<Resolution>> {
        let (old, new) = (self.text(old)?, self.text(new)?);
        let (old, new) = (self.begin(old)?, self.begin(new)?);
        Ok(Sides::new(old()?.document, new()?.document))
    }

    /// The document that `typed` names.
    pub fn document(&self, typed: &OsStr) -> Result<Resolution> {
        Ok(self.read(self.text(typed)?)?.document)
    }

    /// The SHA-256 of the bytes that `typed` names.
    pub fn sum(&self, typed: &OsStr) -> Result<String> {
        Ok(sha256(&self.text(typed)?.bytes))
    }

    /// Reads a text.
    pub fn read(&self, text: Text) -> Result<Read> {
        self.begin(text)?()
    }

    fn begin(&self, mut text: Text) -> Result<impl FnOnce() -> Result<Read>> {
        text.language = text.language.or(self.language);
        begin(text, self.options.clone(), self.hashed, self.time)
    }

    /// The bytes that `typed` names.
    fn text(&self, typed: &OsStr) -> Result<Text> {
        if typed == "-" {
            let name = "standard input";
            return Ok(Text::new(all(name, io::stdin().lock(), self.options.limits.input)?, name));
        }
        let path = Path::new(typed);
        // "A-RES-79-62.txt" is the name of a file, whatever it may spell.
        let symbol = typed.to_str().filter(|_| !is_text(path)).and_then(Symbol::parse);
        // A folder that happens to be called like a symbol holds no text by itself.
        let found = path.exists() && !(path.is_dir() && symbol.is_some());
        let meant_as_path = path.is_absolute() || typed.as_encoded_bytes().starts_with(b".");
        match symbol {
            _ if found || meant_as_path => self.file(path),
            Some(symbol) => self.known(&symbol),
            None => Err(self.neither(path)),
        }
    }

    /// The bytes of a file.
    pub fn file(&self, path: &Path) -> Result<Text> {
        let name = path.display().to_string();
        let (place, limit) = (path.to_owned(), self.options.limits.input);
        let open = move || {
            let name = place.display().to_string();
            let file =
                File::open(place).or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
            all(&name, file, limit)
        };
        // A pipe that nobody writes to would be waited for without end.
        let is_endless = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        let bytes = if is_endless { within(name.clone(), self.time, open)?()? } else { open()? };
        let mut text = Text::new(bytes, &name);
        text.file_name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        Ok(text)
    }

    fn known(&self, symbol: &Symbol) -> Result<Text> {
        let found = self.versions.find(symbol, self.language.unwrap_or(self.symbol_language));
        if found.is_err() && self.language.is_none() {
            return Ok(self.versions.find(symbol, Language::default())?);
        }
        Ok(found?)
    }

    /// The error for what is no file and no symbol.
    fn neither(&self, path: &Path) -> anyhow::Error {
        let name = path.display();
        let stem = path.file_stem().and_then(OsStr::to_str).and_then(Symbol::parse);
        let meant = stem.map_or(name.to_string(), |symbol| symbol.to_string());
        let near = self.versions.near(&meant).unwrap_or_default();
        let typed_a_path = path.extension().is_some() || path.components().count() > 1;
        if !near.is_empty() {
            let near = either(&near);
            anyhow!("{name} is neither a file nor a known symbol; did you mean {near}?")
        } else if typed_a_path {
            anyhow!("{name} {}", cannot_be_read(&io::ErrorKind::NotFound.into()))
        } else {
            anyhow!(
                "{name} is neither a file nor a symbol such as 78/241: check the path, or see `resdiff versions` for \
                 the known symbols"
            )
        }
    }
}

/// Everything that `from` gives; what is above the limit is not taken into memory.
fn all(name: &str, from: impl io::Read, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = from.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge(Limit::Input)).or_say(|error| unread(name, error));
    }
    Ok(bytes)
}

/// The texts in a folder: at least one.
pub fn texts_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let texts = texts_in(folder)?;
    if texts.is_empty() {
        bail!(
            "{} holds no texts: name a folder with .txt, .docx, .odt, .rtf, .md, .html or .pdf files",
            folder.display()
        );
    }
    Ok(texts)
}
