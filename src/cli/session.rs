//! stub
use std::process::ExitCode;
/// stub
#[derive(Debug, clap::Args)]
pub struct SessionArgs {}
pub fn run(_a: SessionArgs) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
