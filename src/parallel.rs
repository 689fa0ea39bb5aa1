//! Work on both documents, on two threads where it is worth it.

use std::thread;

use crate::model::Sides;

/// Bytes of text from which starting a thread costs less than it saves.
const WORTH_A_THREAD: usize = 60_000;

/// Does two pieces of work; at the same time where the texts have `bytes` enough.
pub fn at_once<A: Send, B: Send>(
    bytes: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if bytes < WORTH_A_THREAD {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Applies `work` to both sides; at the same time where the texts together have `bytes` enough.
pub fn on_both<T: Send, U: Send>(
    sides: Sides<T>,
    bytes: usize,
    work: impl Fn(T) -> U + Sync,
) -> Sides<U> {
    let Sides { old, new } = sides;
    let (old, new) = at_once(bytes, || work(old), || work(new));
    Sides::new(old, new)
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
