//! `resdiff session`: all resolutions of a session against the session before.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

use resdiff::session::{read_manifest, write_manifest};
use resdiff::versions::cannot_be_read;

use crate::cli::args::{FileArgs, LookArgs, OutputArgs, TextArgs, UiArgs};
use crate::cli::format::Content;
use crate::cli::input::Inputs;
use crate::cli::jobs::pool;
use crate::cli::output::Output;
use crate::cli::tell::{OrSay, TROUBLE, say, tell};

mod pairs;
mod progress;
mod run;
mod state;

use pairs::Found;
use run::{Session, report_names};
use state::Folder;

const HELP: &str = include_str!("help/session.txt").trim_ascii_end();

/// Compare all resolutions of a session with those of the session before.
///
/// Finds which resolution succeeds which, by title, agenda item, citation and content, and says why. Then compares
/// all pairs, several at the same time.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct SessionArgs {
    /// The folder with the texts of the older session.
    #[arg(required_unless_present = "manifest", requires = "new")]
    old: Option<PathBuf>,

    /// The folder with the texts of the newer session.
    new: Option<PathBuf>,

    /// Compare the pairs of this table instead: CSV with the columns old and new, each a path or symbol.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old", "new"])]
    manifest: Option<PathBuf>,

    /// The folder to write to; it is made if it is missing.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "DIR",
        required_unless_present = "pairs_only"
    )]
    folder: Option<PathBuf>,

    /// Only find the pairs and print them; with -o, write pairs.csv.
    #[arg(long)]
    pairs_only: bool,

    /// Continue an interrupted run: what it finished is not done again [default: start over].
    #[arg(long)]
    resume: bool,

    /// Write no report of each pair, only index, CSV and JSON lines.
    #[arg(long)]
    no_reports: bool,

    /// How many files are read or compared at the same time [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Print nothing of the pairing but its figures [default: every pair with its evidence].
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    ui: UiArgs,

    #[command(flatten)]
    look: LookArgs,
}

/// Pairs, compares and writes.
pub fn run(args: SessionArgs) -> Result<ExitCode> {
    let pool = pool(args.jobs)?;
    let inputs = Inputs::new(&args.texts);
    let Found { entries, names, unread, ui } = pool.install(|| find(&args, &inputs))?;
    let options = options(&args);
    let output = OutputArgs { file: FileArgs::default(), look: args.look };
    Output::new("session", &output)?.write(&Content::Pairs(&entries, !args.quiet, ui))?;
    let Some(path) = args.folder else {
        return Ok(left_out(unread.len()));
    };
    let folder = Folder::open(&path)?;
    folder.write("pairs.csv", |out| write_manifest(out, &entries))?;
    if args.pairs_only {
        folder.close()?;
        return Ok(left_out(unread.len()));
    }
    let reports = if args.no_reports { vec![None; entries.len()] } else { report_names(&entries) };
    let resume = args.resume;
    let inputs = inputs.hashed();
    let asked = args.ui;
    let session = Session { inputs, folder, entries, reports, options, resume, ui, asked };
    let outcomes = pool.install(|| session.compare_all())?;
    let (compared, failed) = session.finish(outcomes, unread, &names)?;
    let pairs = if compared == 1 { "pair" } else { "pairs" };
    say(&format!("{compared} {pairs} compared: open {}", path.join("index.html").display()))?;
    Ok(left_out(failed))
}

fn find(args: &SessionArgs, inputs: &Inputs) -> Result<Found> {
    if let Some(manifest) = &args.manifest {
        let name = manifest.display();
        let file = File::open(manifest);
        let file = file.or_say(|error| format!("{name} {}", cannot_be_read(error)))?;
        let entries = read_manifest(BufReader::new(file));
        let entries = entries.or_say(|error| format!("{name} {error}"))?;
        if entries.iter().all(|entry| entry.both().is_none()) {
            bail!("{name} names no pair: write a path or symbol into the columns old and new");
        }
        let ui = args.ui.of([]);
        return Ok(Found { entries, names: HashMap::new(), unread: Vec::new(), ui });
    }
    match (&args.old, &args.new) {
        (Some(old), Some(new)) => pairs::find(inputs, old, new, args.ui),
        _ => bail!("name the folders of two sessions, or a table with --manifest"),
    }
}

/// What shapes the results, so that a run with other options does not take over what this one did.
fn options(args: &SessionArgs) -> String {
    let lang = args.texts.source.lang.map(|lang| lang.code()).unwrap_or_default();
    let revisions = format!("{:?}", args.texts.revisions);
    let version = env!("CARGO_PKG_VERSION");
    let ui = args.ui.ui.map(|ui| ui.code()).unwrap_or_default();
    format!("{version} {lang} {ui} {revisions} {}", !args.no_reports)
}

/// The exit status where so many files or pairs were left out; says how many.
fn left_out(failed: usize) -> ExitCode {
    match failed {
        0 => return ExitCode::SUCCESS,
        1 => tell("1 file or pair was left out: see above; the others were done"),
        _ => {
            tell(&format!("{failed} files or pairs were left out: see above; the others were done"))
        }
    }
    ExitCode::from(TROUBLE)
}
