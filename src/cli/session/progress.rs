//! A progress bar on standard error, where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is seen of work that takes a while; nothing in a pipe or a file.
pub(super) fn bar(what: &'static str, count: usize) -> ProgressBar {
    let target = ProgressDrawTarget::stderr();
    let bar = ProgressBar::with_draw_target(Some(count as u64), target).with_message(what);
    match ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
