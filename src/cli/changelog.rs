//! `resdiff changelog`: the changes of a pair, one line each.

use anyhow::Result;

use crate::cli::args::{FileArgs, LookArgs, OutputArgs, PairArgs, UiArgs};
use crate::cli::format::Content;
use crate::cli::input::Inputs;
use crate::cli::output::Output;

const EXAMPLES: &str = include_str!("help/changelog.txt").trim_ascii_end();

/// One line per change, in plain words, with addresses: ready for a cable.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct ChangelogArgs {
    #[command(flatten)]
    file: FileArgs,

    #[command(flatten)]
    ui: UiArgs,

    #[command(flatten)]
    pair: PairArgs,
}

/// Writes the changes.
pub fn run(args: ChangelogArgs) -> Result<()> {
    let output = OutputArgs { file: args.file, look: LookArgs::default() };
    let output = Output::new("changelog", &output)?;
    let compared = Inputs::new(&args.pair.texts).compare(&args.pair.old, &args.pair.new)?;
    let view = compared.view(&args.pair.classes.hidden());
    let ui = args.ui.of(view.documents);
    output.write(&Content::Changes(&view.with_ui(ui)))
}
