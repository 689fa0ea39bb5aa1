//! What was typed for a document → the document: a symbol, a path, or standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};

use resdiff::classify::Class;
use resdiff::compare::{CompareOptions, Comparison, compare, hide};
use resdiff::model::{Language, Resolution, Sides, Source, Symbol};
use resdiff::read::{ReadError, ReadOptions};
use resdiff::versions::{Versions, cannot_be_read, either};

use crate::cli::args::TextArgs;
use crate::cli::limits::LimitArgs;
use crate::cli::reading::{Read, Reading, Text, sha256, unread};
use crate::cli::tell::{OrSay, remark};

/// Finds and reads documents.
pub struct Inputs {
    versions: Versions,
    language: Option<Language>,
    options: ReadOptions,
    /// The time that one file may take.
    time: Duration,
    /// Whether the SHA-256 of each text is taken.
    hashed: bool,
}

/// Compares two documents, as every command does.
pub fn compared(documents: Sides<Resolution>) -> Comparison {
    compare(documents, &CompareOptions::default())
}

impl Inputs {
    pub fn new(texts: &TextArgs) -> Self {
        let mut inputs = Self::files(texts.source.lang, &texts.limits);
        inputs.versions = texts.source.versions();
        inputs.options.revisions = texts.revisions;
        inputs
    }

    /// Only files.
    pub fn files(language: Option<Language>, limits: &LimitArgs) -> Self {
        Self {
            versions: Versions::default(),
            language,
            options: ReadOptions { limits: limits.limits(), ..ReadOptions::default() },
            time: limits.time(),
            hashed: false,
        }
    }

    /// The same, taking the SHA-256 of each text.
    pub fn hashed(self) -> Self {
        Self { hashed: true, ..self }
    }

    /// Compares the documents that the two names stand for, and tells how they were read.
    pub fn compare(&self, old: &OsStr, new: &OsStr, hidden: &[Class]) -> Result<Comparison> {
        if old == "-" && new == "-" {
            bail!(
                "standard input can be read only once: give a file or a symbol for one of the two texts"
            );
        }
        let documents = self.pair(old, new)?;
        remark(&documents.old);
        remark(&documents.new);
        let mut comparison = compared(documents);
        hide(&mut comparison, hidden);
        Ok(comparison)
    }

    /// The documents that the two names stand for.
    pub fn pair(&self, old: &OsStr, new: &OsStr) -> Result<Sides<Resolution>> {
        let texts = Sides::new(self.text(old)?, self.text(new)?);
        let reading = texts.map(|text| self.begin(text));
        let (old, new) = (reading.old?, reading.new?);
        Ok(Sides::new(old.end()?.document, new.end()?.document))
    }

    /// The document that `typed` names.
    pub fn document(&self, typed: &OsStr) -> Result<Resolution> {
        Ok(self.begin(self.text(typed)?)?.end()?.document)
    }

    /// The SHA-256 of the bytes that `typed` names.
    pub fn sum(&self, typed: &OsStr) -> Result<String> {
        Ok(sha256(&self.text(typed)?.bytes))
    }

    /// The document of a text that is there already.
    pub fn given(&self, mut text: Text) -> Result<Resolution> {
        text.language = text.language.or(self.language);
        Ok(self.begin(text)?.end()?.document)
    }

    /// The document in a file, with its bytes.
    pub fn read_file(&self, path: &Path) -> Result<Read> {
        self.begin(self.file(path)?)?.end()
    }

    fn begin(&self, mut text: Text) -> Result<Reading> {
        text.hashed = self.hashed;
        Reading::begin(text, self.options.clone(), self.time)
    }

    /// The bytes that `typed` names.
    fn text(&self, typed: &OsStr) -> Result<Text> {
        if typed == "-" {
            return self.standard_input();
        }
        let path = Path::new(typed);
        let symbol = typed.to_str().and_then(Symbol::parse);
        // A folder that happens to be called like a symbol holds no text by itself.
        let found = path.exists() && !(path.is_dir() && symbol.is_some());
        let meant_as_path = path.is_absolute() || typed.as_encoded_bytes().starts_with(b".");
        match symbol {
            _ if found || meant_as_path => self.file(path),
            Some(symbol) => self.known(&symbol),
            None => Err(self.neither(path)),
        }
    }

    fn standard_input(&self) -> Result<Text> {
        let name = "standard input";
        let bytes = self.bytes(name, io::stdin().lock())?;
        Ok(Text::new(bytes, Source::named(name), self.language))
    }

    fn file(&self, path: &Path) -> Result<Text> {
        let name = path.display().to_string();
        let file = File::open(path).or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
        let bytes = self.bytes(&name, file)?;
        let mut text = Text::new(bytes, Source::named(name), self.language);
        text.file_name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        Ok(text)
    }

    /// Everything that `from` gives; what is above the limit is not taken into memory.
    fn bytes(&self, name: &str, from: impl io::Read) -> Result<Vec<u8>> {
        let limit = self.options.limits.input;
        let mut bytes = Vec::new();
        let read = from.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        read.or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge("the file")).or_say(|error| unread(name, error));
        }
        Ok(bytes)
    }

    fn known(&self, symbol: &Symbol) -> Result<Text> {
        let language = self.language.unwrap_or(Language::English);
        let text = self.versions.find(symbol, language)?;
        Ok(Text::new(text.bytes, text.source, Some(text.language)))
    }

    /// The error for what is no file and no symbol.
    fn neither(&self, path: &Path) -> anyhow::Error {
        let name = path.display();
        let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let meant = match Symbol::parse(stem) {
            Some(symbol) => symbol.to_string(),
            None => path.to_string_lossy().into_owned(),
        };
        let near = self.versions.near(&meant).unwrap_or_default();
        if !near.is_empty() {
            return anyhow::anyhow!(
                "{name} is neither a file nor a known symbol; did you mean {}?",
                either(&near)
            );
        }
        let typed_a_path = path.extension().is_some() || path.components().count() > 1;
        if typed_a_path {
            return anyhow::anyhow!("{name} {}", cannot_be_read(&io::ErrorKind::NotFound.into()));
        }
        anyhow::anyhow!(
            "{name} is neither a file nor a symbol such as 78/241: check the path, or see `resdiff versions` for \
             the known symbols"
        )
    }
}
