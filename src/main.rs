//! The command `resdiff`; everything it does is in the library, everything it is told in `cli`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().unwrap_or_else(cli::trouble)
}
