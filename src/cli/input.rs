//! What was typed for a document → the document: a symbol, a path, or standard input.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Result, bail};
use sha2::{Digest as _, Sha256};

use resdiff::both::on_both;
use resdiff::model::{Language, Resolution, Sides, Source, Symbol};
use resdiff::read::{Format, RawText};
use resdiff::versions::{Versions, cannot_be_read, either};
use resdiff::{read, structure};

use crate::cli::args::TextArgs;

/// Finds and reads documents.
pub struct Inputs {
    versions: Versions,
    language: Option<Language>,
}

/// Rejects what cannot be two documents.
pub fn check_pair(old: &OsStr, new: &OsStr) -> Result<()> {
    if old == "-" && new == "-" {
        bail!(
            "standard input can be read only once: give a file or a symbol for one of the two texts"
        );
    }
    Ok(())
}

impl Inputs {
    pub fn new(args: &TextArgs) -> Self {
        Self {
            versions: args.versions(),
            language: args.lang,
        }
    }

    /// The documents that the two names stand for.
    pub fn pair(&self, old: &OsStr, new: &OsStr) -> Result<Sides<Resolution>> {
        let texts = Sides::new(self.text(old)?, self.text(new)?);
        let bytes = texts.old.bytes.len() + texts.new.bytes.len();
        let documents = on_both(texts, bytes, rebuild);
        Ok(Sides::new(documents.old?, documents.new?))
    }

    /// The document that `typed` names.
    pub fn document(&self, typed: &OsStr) -> Result<Resolution> {
        rebuild(self.text(typed)?)
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
        let mut bytes = Vec::new();
        if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
            bail!("{name} {}", cannot_be_read(&error));
        }
        Ok(Text::new(bytes, Source::named(name), self.language))
    }

    fn file(&self, path: &Path) -> Result<Text> {
        let name = path.display();
        match fs::read(path) {
            Ok(bytes) => Ok(Text::new(
                bytes,
                Source::named(name.to_string()),
                self.language,
            )),
            Err(error) => bail!("{name} {}", cannot_be_read(&error)),
        }
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

/// A text as it was found.
struct Text {
    bytes: Cow<'static, [u8]>,
    source: Source,
    language: Option<Language>,
}

impl Text {
    fn new(
        bytes: impl Into<Cow<'static, [u8]>>,
        source: Source,
        language: Option<Language>,
    ) -> Self {
        Self {
            bytes: bytes.into(),
            source,
            language,
        }
    }
}

/// Reads a text as a resolution; one without a paragraph is an error, since nothing could be said of it.
fn rebuild(mut text: Text) -> Result<Resolution> {
    let name = text.source.name.clone();
    let raw = match read::read(&text.bytes) {
        Ok(raw) => raw,
        Err(error) => bail!("{name} {error}"),
    };
    text.source.sha256 = Some(sha256(&text.bytes));
    text.source.pages = pages(&raw);
    let document = structure::rebuild(&raw, text.source, text.language);
    if document.paragraphs.is_empty() {
        bail!("{name} holds no paragraph of a resolution: check that it is the text of one");
    }
    Ok(document)
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many pages there are. A plain text without page turns does not tell.
fn pages(raw: &RawText<'_>) -> Option<u32> {
    let last = raw.blocks.iter().map(|block| block.page).max()?;
    let told = raw.format != Format::Text || last > 1;
    (told && last > 0).then_some(last)
}
