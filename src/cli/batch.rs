//! `resdiff batch`: many comparisons, JSON lines in and out, in order.
//!
//! One thread reads lines, several compare, and the first writes: what is under way is bounded, so that a stream of
//! any length takes the same memory, and the answer to a line comes as soon as it is there.

use std::io::{self, BufRead, Read as _, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context as _, Result, bail};
use rayon::ThreadPool;
use serde::Deserialize;
use serde_json::Value;

use resdiff::model::{Language, Resolution, Sides};
use resdiff::render::json;
use resdiff::versions::Text;

use crate::cli::args::{TextArgs, codes};
use crate::cli::input::{Compared, Inputs};
use crate::cli::jobs::pool;
use crate::cli::tell::{OrSay, no_output, status, tell};

const HELP: &str = include_str!("help/batch.txt").trim_ascii_end();

/// Compare many pairs: JSON lines in, JSON lines out, in input order and constant memory.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct BatchArgs {
    /// How many comparisons run at the same time [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Write only the figures of each comparison, without texts and rows [default: everything].
    #[arg(long)]
    figures: bool,

    #[command(flatten)]
    texts: TextArgs,
}

/// What a line asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    #[serde(default)]
    id: Value,
    old: Named,
    new: Named,
}

/// A text as a line names it: a symbol or a path, or the text itself.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Named {
    Place(String),
    Inline { text: String, name: Option<String>, lang: Option<String> },
}

/// The bytes of an answer, and whether it is an error.
type Answer = (Vec<u8>, bool);

/// Answers every line of standard input.
pub fn run(args: BatchArgs) -> Result<ExitCode> {
    let pool = pool(args.jobs)?;
    let worker = Worker {
        longest: args.texts.limits.limits().input,
        inputs: Inputs::new(&args.texts),
        figures: args.figures,
    };
    // What is under way is bounded by the answers that are waited for.
    let (sender, answers) = sync_channel(2 * pool.current_num_threads());
    // Not waited for: where the answers go nowhere any more, it may still wait for a line.
    thread::spawn(move || read_lines(Arc::new(worker), &pool, &sender));
    let failed = write_answers(&answers)?;
    if failed > 0 {
        let lines = if failed == 1 { "line" } else { "lines" };
        tell(&format!("{failed} {lines} could not be compared: see \"error\" in the output"));
    }
    Ok(status(failed == 0))
}

/// Has the lines of standard input answered until they end or nobody wants answers.
fn read_lines(worker: Arc<Worker>, pool: &ThreadPool, answers: &SyncSender<Receiver<Answer>>) {
    let mut input = io::stdin().lock();
    for number in 1.. {
        let Some(line) = next_line(&mut input, worker.longest).transpose() else { return };
        if matches!(&line, Ok(line) if line.trim_ascii().is_empty()) {
            continue;
        }
        // What cannot be read once cannot be read again.
        let is_over = line.as_ref().is_err_and(|error| error.is::<io::Error>());
        let (sender, receiver) = sync_channel(1);
        if answers.send(receiver).is_err() {
            return;
        }
        let worker = Arc::clone(&worker);
        // Nobody waits for the answer any more when the output is closed.
        pool.spawn(move || drop(sender.send(worker.answer(number, line))));
        if is_over {
            return;
        }
    }
}

/// The next line; what is above the limit is passed over and not taken into memory.
fn next_line(input: &mut impl BufRead, longest: u64) -> Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let limit = longest.saturating_add(1);
    let mut taken = (&mut *input).take(limit);
    taken.read_until(b'\n', &mut line).or_say(|error| {
        format!("standard input cannot be read ({error}): check where it comes from")
    })?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() as u64 == limit && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        bail!("the line is longer than a text may be: give a path, or raise --max-size");
    }
    Ok(Some(line))
}

/// Writes the answers in the order of their lines; counts the errors.
fn write_answers(answers: &Receiver<Receiver<Answer>>) -> Result<usize> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    while let Some(next) = wait(answers, &mut out)? {
        let Some((bytes, is_error)) = wait(&next, &mut out)? else {
            bail!("a comparison ended without an answer: try the line alone");
        };
        out.write_all(&bytes).or_say(no_output)?;
        failed += usize::from(is_error);
    }
    Ok(failed)
}

/// What comes next, or `None` at the end. Whoever asks line by line gets what is there before it is waited for.
fn wait<T>(from: &Receiver<T>, out: &mut impl Write) -> Result<Option<T>> {
    if let Ok(next) = from.try_recv() {
        return Ok(Some(next));
    }
    out.flush().or_say(no_output)?;
    Ok(from.recv().ok())
}

/// What every thread needs to answer.
struct Worker {
    inputs: Inputs,
    longest: u64,
    figures: bool,
}

impl Worker {
    fn answer(&self, line: usize, bytes: Result<Vec<u8>>) -> Answer {
        let mut id = Value::Null;
        let documents = bytes.and_then(|bytes| {
            let request = request(&bytes)?;
            id = request.id;
            let old = self.document(request.old, "old")?;
            Ok(Sides::new(old, self.document(request.new, "new")?))
        });
        let mut out = Vec::new();
        let failed = documents.is_err();
        // Writing to memory does not fail; where it did, the line would be missing.
        let written = match documents {
            Ok(documents) => {
                let compared = Compared::new(documents);
                json::write_answer(&mut out, line, &id, &compared.view(&[]), !self.figures)
            }
            Err(error) => json::write_error(&mut out, line, &id, &error.to_string()),
        };
        (out, failed || written.is_err())
    }

    fn document(&self, named: Named, side: &str) -> Result<Resolution> {
        let (text, name, lang) = match named {
            Named::Place(place) if place == "-" => {
                bail!("\"{side}\" is standard input, from which the lines come: give a path")
            }
            Named::Place(place) => return self.inputs.document(place.as_ref()),
            Named::Inline { text, name, lang } => (text, name, lang),
        };
        let language = |code: String| {
            Language::from_code(&code)
                .with_context(|| format!("\"lang\" of \"{side}\" is {code}: give {}", codes()))
        };
        let name = name.unwrap_or_else(|| format!("the {side} text"));
        let mut text = Text::new(text.into_bytes(), &name);
        text.language = lang.map(language).transpose()?;
        Ok(self.inputs.read(text)?.document)
    }
}

/// What a line asks for, or one sentence that says what is wrong with it.
fn request(line: &[u8]) -> Result<Request> {
    // Programs of Windows begin a file with a byte order mark.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    serde_json::from_slice(line).or_say(|error| {
        let error = error.to_string();
        let why = match error.split(" at line ").next().unwrap_or(&error) {
            untagged if untagged.contains("untagged") => "old or new is of no known form",
            why => why,
        };
        format!(
            "the line is no comparison ({why}): write {{\"old\": …, \"new\": …}}, each a path, a symbol or {{\"text\": …}}"
        )
    })
}
