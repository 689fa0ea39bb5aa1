//! A wall around the readers: what breaks one of them is an error of this file, never the end of the run.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use super::ReadError;

thread_local! {
    /// Whether a panic of this thread is caught and told as an error.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does the work of a reader; a panic in it is [`ReadError::Failed`].
///
/// The crates that read foreign formats are young, and a file may be made to break them.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    let outer = GUARDED.replace(true);
    // What the work has changed is dropped with it; only the bytes, which it cannot change, are seen again.
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    outcome.unwrap_or(Err(ReadError::Failed))
}

/// Whether this thread is inside a reader, where a panic is caught and told as an error: a program's panic hook should
/// be silent then.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_the_guard_ends_with_the_work() {
        let outcome = guarded(|| -> Result<(), _> {
            assert!(is_guarded());
            panic!("a reader breaks");
        });
        assert_eq!(outcome, Err(ReadError::Failed));
        assert!(!is_guarded());
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
