//! Work on a file, within its time.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use resdiff::read::ReadError;

/// The stack of a reading thread: as much as a first thread has.
const STACK: usize = 8 << 20;

/// Begins work on the file of a name on a thread of its own; the time counts from now. What is returned waits until it
/// is done, or its time is over; then the thread goes on until the process ends.
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
