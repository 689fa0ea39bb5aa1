//! What was typed for a document → the document: a symbol, a path, or standard input.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};

use resdiff::classify::Class;
use resdiff::compare::{Comparison, compare};
use resdiff::findings::{self, Findings};
use resdiff::model::{Language, Resolution, Sides, Symbol};
use resdiff::read::ReadError;
use resdiff::versions::{Text, cannot_be_read};
use resdiff::view::View;
use resdiff::{Error, Read, Reader, sha256};

use crate::cli::args::TextArgs;
use crate::cli::limits::{LimitArgs, option};
use crate::cli::reading::within;
use crate::cli::tell::{OrSay, remark};

/// Finds and reads documents.
pub struct Inputs {
    reader: Arc<Reader>,
    /// The time that one file may take.
    time: Duration,
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
        let symbol_language = texts.source.symbol_lang.unwrap_or_default();
        let inputs = Self::files(texts.source.lang, &texts.limits);
        let versions = texts.source.versions();
        inputs.with(|reader| {
            let reader = reader.versions(versions).symbol_language(symbol_language);
            reader.revisions(texts.revisions).read_as(texts.read_as)
        })
    }

    /// Only files.
    pub fn files(language: Option<Language>, limits: &LimitArgs) -> Self {
        let reader = Reader::new().language(language).limits(limits.limits());
        Self { reader: Arc::new(reader), time: limits.time() }
    }

    /// The same, taking the SHA-256 of each text.
    pub fn hashed(self) -> Self {
        self.with(Reader::hashed)
    }

    fn with(self, change: impl FnOnce(Reader) -> Reader) -> Self {
        Self { reader: Arc::new(change(Arc::unwrap_or_clone(self.reader))), ..self }
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

    fn begin(&self, text: Text) -> Result<impl FnOnce() -> Result<Read>> {
        let reader = Arc::clone(&self.reader);
        within(text.source.name.clone(), self.time, move || reader.read(text).or_say(sentence))
    }

    /// The bytes that `typed` names.
    fn text(&self, typed: &OsStr) -> Result<Text> {
        if typed == "-" {
            let name = "standard input";
            let read = self.reader.all(io::stdin().lock());
            let bytes = read.or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
            return Ok(Text::new(bytes.or_say(|error| unread(name, error))?, name));
        }
        let path = Path::new(typed);
        if is_endless(path) { self.file(path) } else { self.reader.find(typed).or_say(sentence) }
    }

    /// The bytes of a file.
    pub fn file(&self, path: &Path) -> Result<Text> {
        if !is_endless(path) {
            return self.reader.file(path).or_say(sentence);
        }
        let (reader, path) = (Arc::clone(&self.reader), path.to_owned());
        let name = path.display().to_string();
        within(name, self.time, move || reader.file(&path).or_say(sentence))?()
    }
}

/// True for a pipe or a device: one that nobody writes to would be waited for without end.
fn is_endless(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// The sentence for a text that cannot be had.
fn sentence(error: &Error) -> String {
    match error {
        Error::Text { name, source } => unread(name, source),
        _ => error.to_string(),
    }
}

/// The sentence for what cannot be read.
fn unread(name: &str, error: &ReadError) -> String {
    match error {
        ReadError::TooLarge(limit) => match option(*limit) {
            Some(option) => format!("{name} {error}, or raise the limit with {option}"),
            None => format!("{name} {error}"),
        },
        _ => format!("{name} {error}"),
    }
}
