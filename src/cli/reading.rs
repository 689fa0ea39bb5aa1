//! Bytes → a document, within the limits of size and time.

use std::borrow::Cow;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use sha2::{Digest as _, Sha256};

use resdiff::model::{ReadAs, Resolution};
use resdiff::read::{Format, RawText, ReadError, ReadOptions};
use resdiff::versions::Text;
use resdiff::{read, structure};

use crate::cli::limits::option;
use crate::cli::tell::OrSay;

/// The stack of a reading thread: as much as a first thread has.
const STACK: usize = 8 << 20;

/// A text that was read.
pub struct Read {
    /// What it holds.
    pub document: Resolution,
    /// The format that its content has.
    pub format: Format,
    /// The content of its file.
    pub bytes: Cow<'static, [u8]>,
}

/// Begins to read a text on a thread of its own; the time counts from now. What is returned waits until it is read, or
/// its time is over; then the thread goes on until the process ends.
pub fn begin(
    text: Text,
    options: ReadOptions,
    hashed: bool,
    time: Duration,
) -> Result<impl FnOnce() -> Result<Read>> {
    within(text.source.name.clone(), time, move || rebuild(text, options, hashed))
}

/// Begins work on the file of a name on a thread of its own, as [`begin`] does.
pub fn within<T: Send + 'static>(
    name: String,
    time: Duration,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<impl FnOnce() -> Result<T>> {
    let (sender, outcome) = mpsc::channel();
    let begun = Instant::now();
    // Nobody listens any more after the time is over.
    let work = move || drop(sender.send((work(), begun.elapsed())));
    let thread = thread::Builder::new().stack_size(STACK).spawn(work)?;
    Ok(move || match outcome.recv_timeout(time.saturating_sub(begun.elapsed())) {
        Ok((outcome, took)) if took <= time => outcome,
        Ok(_) | Err(RecvTimeoutError::Timeout) => bail!(
            "{name} was not read within {} seconds: split it, or allow more with --max-time",
            time.as_secs_f64()
        ),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(_) => bail!("{name} {}", ReadError::Failed),
            Ok(()) => bail!("{name} was not read to its end: try again"),
        },
    })
}

/// The remark on a text that is read as no resolution.
const AS_DOCUMENT: &str = "it is read as a document by its own headings and numbers; --as resolution reads it as a resolution";

/// Reads a text; one without a paragraph is an error, since nothing could be said of it.
fn rebuild(mut text: Text, mut options: ReadOptions, hashed: bool) -> Result<Read> {
    let name = &text.source.name;
    options.file_name = text.file_name;
    let raw = read::read_with(&text.bytes, &options).or_say(|error| unread(name, error))?;
    text.source.sha256 = hashed.then(|| sha256(&text.bytes));
    text.source.pages = pages(&raw);
    text.source.remarks = raw.warnings.iter().map(ToString::to_string).collect();
    let mut document = structure::rebuild_as(&raw, text.source, text.language, options.read_as);
    if document.read_as == ReadAs::Document {
        document.source.remarks.push(AS_DOCUMENT.to_string());
    }
    if document.paragraphs.is_empty() {
        let name = &document.source.name;
        bail!(
            "{name} holds no paragraph: check that it is the text of a resolution or another document"
        );
    }
    let format = raw.format;
    drop(raw);
    Ok(Read { document, format, bytes: text.bytes })
}

/// The sentence for what cannot be read.
pub fn unread(name: &str, error: &ReadError) -> String {
    match error {
        ReadError::TooLarge(limit) => match option(*limit) {
            Some(option) => format!("{name} {error}, or raise the limit with {option}"),
            None => format!("{name} {error}"),
        },
        _ => format!("{name} {error}"),
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
