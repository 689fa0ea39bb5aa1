//! A progress bar on standard error, where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is seen of work that takes a while; nothing in a pipe or a file.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(what: &'static str, count: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(count as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}, {eta} left") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar }
    }

    pub(super) fn one_more(&self) {
        self.bar.inc(1);
    }

    /// Prints what must be told above the bar.
    pub(super) fn tell(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
