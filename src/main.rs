//! The command `resdiff`; everything it does is in the library, everything it is told in `cli`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().unwrap_or_else(|error| cli::trouble(&error))
}
