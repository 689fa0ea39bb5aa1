//! `resdiff session`: all resolutions of a session against the session before.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use resdiff::render::terminal;
use resdiff::session::{Entry, read_manifest, write_manifest};

use crate::cli::args::{OutputArgs, ReadingArgs, TextArgs, When};
use crate::cli::input::Inputs;
use crate::cli::output::Output;
use crate::cli::{TROUBLE, tell};

mod outcome;
mod pairs;
mod progress;
mod run;
mod state;

use outcome::Outcome;
use progress::Progress;
use state::Folder;

const HELP: &str = "\
What is written to DIR:
  index.html     one row a resolution, those with the most substance of change first
  reports/       a report of each pair
  session.csv    the figures of each pair, for spreadsheets
  session.jsonl  the whole comparison of each pair, one JSON value a line
  pairs.csv      which resolution was compared with which, and why: correct it, and give it with --manifest

Examples:
  resdiff session s79/ s80/ --pairs-only           only say which resolution succeeds which
  resdiff session s79/ s80/ -o changes/            compare all
  resdiff session s79/ s80/ -o changes/ --resume   go on where it was interrupted
  resdiff session --manifest pairs.csv -o changes/ compare these pairs

Exit status:
  0  every pair was compared
  2  some files could not be read: they are named, and the others were compared";

/// Compare all resolutions of a session with those of the session before.
///
/// Finds which resolution succeeds which, by title, agenda item, citation and content, and says why. Then compares
/// all pairs, several at the same time.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct SessionArgs {
    /// The folder with the texts of the older session.
    #[arg(required_unless_present = "manifest", requires = "new")]
    pub old: Option<PathBuf>,

    /// The folder with the texts of the newer session.
    pub new: Option<PathBuf>,

    /// Compare the pairs of this table instead: CSV with the columns old and new, each a path or symbol.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old", "new"])]
    pub manifest: Option<PathBuf>,

    /// The folder to write to; it is made where it is not there.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "DIR",
        required_unless_present = "pairs_only"
    )]
    pub folder: Option<PathBuf>,

    /// Only find the pairs and print them; with -o, write pairs.csv.
    #[arg(long)]
    pub pairs_only: bool,

    /// Go on where an interrupted run stopped: what it finished is not done again [default: begin anew].
    #[arg(long)]
    pub resume: bool,

    /// Write no report of each pair, only index, CSV and JSON lines.
    #[arg(long)]
    pub no_reports: bool,

    /// How many files are read or compared at the same time [default: one for each processor].
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,

    /// Print nothing of the pairing but its figures [default: every pair with its evidence].
    #[arg(short, long)]
    pub quiet: bool,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    /// The columns of the output, 20 to 1000 [default: COLUMNS, else the terminal's, else 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000), help_heading = "Output")]
    pub width: Option<u16>,

    /// When to use colour: auto is at a terminal.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto, help_heading = "Output")]
    pub color: When,
}

/// Pairs, compares and writes.
pub fn run(args: SessionArgs) -> Result<ExitCode> {
    let threads = args.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.context("no threads can be started: try --jobs 1")?;
    let inputs = Inputs::new(&args.texts, &args.reading);
    let found = pool.install(|| entries(&args, &inputs))?;
    print(&args, &found.entries)?;
    let Some(folder) = &args.folder else {
        return status(found.unread.len());
    };
    let folder = Folder::open(folder)?;
    folder.write("pairs.csv", |out| write_manifest(out, &found.entries))?;
    if args.pairs_only {
        folder.close()?;
        return status(found.unread.len());
    }
    let session = run::Session {
        inputs: inputs.hashed(),
        folder,
        entries: found.entries,
        unread: found.unread,
        options: options(&args),
        reports: !args.no_reports,
        resume: args.resume,
    };
    let outcomes = pool.install(|| session.compare_all())?;
    let failed = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(_)));
    let failed = failed.count() + session.unread.len();
    let compared = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Compared(_)));
    let compared = compared.count();
    session.finish(outcomes)?;
    let index = args.folder.as_deref().unwrap_or(Path::new("")).join("index.html");
    let pairs = if compared == 1 { "pair" } else { "pairs" };
    say(&format!("{compared} {pairs} compared: open {}", index.display()))?;
    status(failed)
}

/// The pairs, and the files that could not be read.
struct Found {
    entries: Vec<Entry>,
    unread: Vec<String>,
}

fn entries(args: &SessionArgs, inputs: &Inputs) -> Result<Found> {
    if let Some(manifest) = &args.manifest {
        let name = manifest.display();
        let file = std::fs::File::open(manifest).map_err(|error| {
            anyhow::anyhow!("{name} {}", resdiff::versions::cannot_be_read(&error))
        })?;
        let entries = read_manifest(io::BufReader::new(file))
            .map_err(|error| anyhow::anyhow!("{name} {error}"))?;
        if entries.iter().all(|entry| entry.both().is_none()) {
            bail!("{name} names no pair: write a path or symbol into the columns old and new");
        }
        return Ok(Found { entries, unread: Vec::new() });
    }
    match (&args.old, &args.new) {
        (Some(old), Some(new)) => pairs::find(inputs, old, new),
        _ => bail!("name the folders of two sessions, or a table with --manifest"),
    }
}

/// Prints the pairing.
fn print(args: &SessionArgs, entries: &[Entry]) -> Result<()> {
    let output =
        Output::new(OutputArgs { format: None, file: None, width: args.width, color: args.color });
    output.write(|out| {
        terminal::write_pairs(out, entries, !args.quiet, output.width(), output.paint())
    })
}

/// What shapes the results, so that a run with other options does not take over what this one did.
fn options(args: &SessionArgs) -> String {
    let lang = args.texts.lang.map(|lang| lang.code()).unwrap_or_default();
    let revisions = format!("{:?}", args.reading.revisions);
    let version = env!("CARGO_PKG_VERSION");
    format!("{version} {lang} {revisions} {}", !args.no_reports)
}

fn status(failed: usize) -> Result<ExitCode> {
    if failed == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let what = if failed == 1 {
        "1 file or pair was left out".to_string()
    } else {
        format!("{failed} files or pairs were left out")
    };
    tell(&format!("{what}: see above; the others were done"));
    Ok(ExitCode::from(TROUBLE))
}

fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{}", resdiff::render::visible(line))
}

/// A path as it may be typed again.
fn typed(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// What was typed, as the names of texts are.
fn as_typed(text: &str) -> OsString {
    OsString::from(text)
}
