//! What is said beside the output, the exit statuses, and what an error comes to.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use resdiff::model::Resolution;
use resdiff::render::visible;
use resdiff::versions::why_unwritable;

/// The exit status for trouble.
pub const TROUBLE: u8 = 2;

/// Gives an error its sentence. The cause stays in the chain, where [`trouble`] looks for it.
pub trait OrSay<T, E> {
    /// The value, or an error that says what `sentence` makes of the cause.
    fn or_say(self, sentence: impl FnOnce(&E) -> String) -> Result<T>;
}

impl<T, E: Error + Send + Sync + 'static> OrSay<T, E> for Result<T, E> {
    fn or_say(self, sentence: impl FnOnce(&E) -> String) -> Result<T> {
        self.map_err(|error| {
            let sentence = sentence(&error);
            anyhow::Error::new(error).context(sentence)
        })
    }
}

/// Tells an error in one sentence. A reader who closed the pipe has what he wanted: no error.
pub fn trouble(error: &anyhow::Error) -> ExitCode {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    if causes.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe) {
        return ExitCode::SUCCESS;
    }
    tell(&error.to_string());
    ExitCode::from(TROUBLE)
}

/// The exit status of a command that may go on after trouble.
pub fn status(all_well: bool) -> ExitCode {
    if all_well { ExitCode::SUCCESS } else { ExitCode::from(TROUBLE) }
}

/// One line on standard error.
pub fn tell(sentence: &str) {
    // Where even standard error is closed, the exit status still tells.
    let _ = writeln!(io::stderr(), "resdiff: {}", visible(sentence).replace('\n', " "));
}

/// One line on standard output.
pub fn say(line: &str) -> Result<()> {
    writeln!(io::stdout(), "{}", visible(line)).or_say(no_output)
}

/// The sentence for a standard output that cannot be written.
pub fn no_output(error: &io::Error) -> String {
    let why = why_unwritable(error);
    format!("standard output cannot be written, {why}: make room, or send it elsewhere")
}

/// Tells what there is to know of how a document was read.
pub fn remark(document: &Resolution) {
    let source = &document.source;
    for remark in &source.remarks {
        tell(&format!("{}: {remark}", source.name));
    }
}
