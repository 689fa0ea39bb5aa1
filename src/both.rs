//! The same work on both documents, on two threads where it is worth it.

use std::thread;

use crate::model::Sides;

/// Bytes of text from which starting a thread costs less than it saves.
const WORTH_A_THREAD: usize = 60_000;

/// Applies `work` to both sides; at the same time where the texts together have `bytes` enough.
pub fn on_both<T: Send, U: Send>(
    sides: Sides<T>,
    bytes: usize,
    work: impl Fn(T) -> U + Sync,
) -> Sides<U> {
    if bytes < WORTH_A_THREAD {
        return sides.map(work);
    }
    let work = &work;
    thread::scope(|scope| {
        let old = scope.spawn(move || work(sides.old));
        let new = work(sides.new);
        match old.join() {
            Ok(old) => Sides::new(old, new),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_keep_their_places() {
        for bytes in [0, WORTH_A_THREAD] {
            let done = on_both(Sides::new(1, 2), bytes, |n| n * 10);
            assert_eq!(done, Sides::new(10, 20));
        }
    }
}
