//! `resdiff show`: one text as it was understood.

use std::ffi::OsString;

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use resdiff::structure::doubts;

use crate::cli::args::{DOCUMENTS, OutputArgs, TextArgs, UiArgs};
use crate::cli::format::Content;
use crate::cli::input::Inputs;
use crate::cli::output::Output;
use crate::cli::shells::texts;
use crate::cli::tell::remark;

const EXAMPLES: &str = include_str!("help/show.txt").trim_ascii_end();

/// Show how one text was understood: its facts, paragraphs, notes, and what was set aside.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}"))]
pub struct ShowArgs {
    /// The text: a symbol, a path, or - for standard input.
    #[arg(add = ArgValueCompleter::new(texts))]
    doc: OsString,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    ui: UiArgs,

    #[command(flatten)]
    texts: TextArgs,
}

/// Shows the text.
pub fn run(args: &ShowArgs) -> Result<()> {
    let output = Output::new("show", &args.output)?;
    let document = Inputs::new(&args.texts).document(&args.doc)?;
    remark(&document);
    output.write(&Content::Document(&document, &doubts(&document), args.ui.of([&document])))
}
