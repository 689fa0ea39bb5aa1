//! Threads for many comparisons at the same time.

use std::num::NonZeroUsize;

use anyhow::{Context as _, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// As many threads as are asked for, or one for each processor.
pub fn pool(jobs: Option<NonZeroUsize>) -> Result<ThreadPool> {
    let threads = jobs.map_or(0, NonZeroUsize::get);
    // A comparison that panics leaves its answer out; without a handler, the process would end.
    let pool = ThreadPoolBuilder::new().num_threads(threads).panic_handler(|_| {}).build();
    pool.context("no threads can be started: try --jobs 1")
}
