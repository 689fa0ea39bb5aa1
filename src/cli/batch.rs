//! `resdiff batch`: many comparisons, JSON lines in and out, in order.
//!
//! One thread reads lines, several compare, and the first writes: what is under way is bounded, so that a stream of
//! any length takes the same memory, and the answer to a line comes as soon as it is there.

use std::io::{self, BufRead, Read as _, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::Value;

use resdiff::compare::compare;
use resdiff::findings;
use resdiff::model::{Language, Resolution, Sides, Source};
use resdiff::render::json;
use resdiff::view::View;

use crate::cli::args::{ReadingArgs, TextArgs};
use crate::cli::input::Inputs;
use crate::cli::reading::Text;
use crate::cli::{TROUBLE, tell};

const HELP: &str = "\
A line of the input is one comparison:
  {\"old\": \"78/241\", \"new\": \"texts/draft.docx\"}           symbols and paths, as for compare
  {\"old\": {\"text\": \"The General Assembly, …\"}, \"new\": …}   the text itself, with \"name\" and \"lang\" if you like
  {\"id\": 7, \"old\": …, \"new\": …}                          whatever \"id\" is comes back in the answer

A line of the output is its answer, in the order of the input:
  {\"schema\": \"resdiff.batch/1\", \"line\": 1, \"id\": 7, \"comparison\": {…}}   as compare --format json
  {\"schema\": \"resdiff.batch/1\", \"line\": 1, \"id\": 7, \"error\": \"…\"}        one sentence; the other lines go on

Examples:
  resdiff batch < pairs.jsonl > changes.jsonl
  parallel --pipe --keep-order -N 50 resdiff batch < pairs.jsonl    50 lines a process, with GNU parallel

Exit status:
  0  every line was compared
  2  some were not: their answers say why";

/// Compare many pairs: JSON lines in, JSON lines out, in order and in constant memory.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct BatchArgs {
    /// How many comparisons run at the same time [default: one for each processor].
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// Write only the figures of each comparison, without texts and rows [default: everything].
    #[arg(long)]
    pub figures: bool,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,
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

/// A text as a line names it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
    /// A symbol or a path.
    Place(String),
    /// The text itself.
    Inline(Inline),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inline {
    text: String,
    name: Option<String>,
    lang: Option<String>,
}

/// A line to answer, and where the answer goes.
type Job = (usize, Result<Vec<u8>>, SyncSender<Answer>);

/// The bytes of an answer, and whether it is an error.
type Answer = (Vec<u8>, bool);

/// Answers every line of standard input.
pub fn run(args: BatchArgs) -> Result<ExitCode> {
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok());
    let jobs = jobs.map_or(1, NonZeroUsize::get);
    let worker = Worker {
        longest: args.reading.limits.limits().input,
        inputs: Inputs::new(&args.texts, &args.reading),
        figures: args.figures,
    };
    let (job_sender, job_receiver) = sync_channel::<Job>(jobs);
    let (answer_sender, answers) = sync_channel::<Receiver<Answer>>(2 * jobs);
    let job_receiver = Mutex::new(job_receiver);
    let failed = thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| worker.work(&job_receiver));
        }
        let longest = worker.longest;
        // Not waited for: where the answers go nowhere any more, it may still wait for a line.
        thread::spawn(move || read_lines(longest, &job_sender, &answer_sender));
        let failed = write_answers(&answers);
        // Without readers of answers no more jobs come, and the workers end.
        drop(answers);
        failed
    })?;
    if failed == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let lines = if failed == 1 { "line" } else { "lines" };
    tell(&format!("{failed} {lines} could not be compared: see \"error\" in the output"));
    Ok(ExitCode::from(TROUBLE))
}

/// Hands out the lines of standard input until they end or nobody wants answers.
fn read_lines(longest: u64, jobs: &SyncSender<Job>, answers: &SyncSender<Receiver<Answer>>) {
    let mut input = io::stdin().lock();
    for number in 1.. {
        let line = match next_line(&mut input, longest) {
            Ok(Some(line)) => Ok(line),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        if matches!(&line, Ok(line) if line.trim_ascii().is_empty()) {
            continue;
        }
        let (sender, receiver) = sync_channel(1);
        if answers.send(receiver).is_err() || jobs.send((number, line, sender)).is_err() {
            return;
        }
    }
}

/// The next line; what is above the limit is passed over and not taken into memory.
fn next_line(input: &mut impl BufRead, longest: u64) -> Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let limit = longest.saturating_add(1);
    let mut taken = (&mut *input).take(limit);
    if let Err(error) = taken.read_until(b'\n', &mut line) {
        bail!("standard input cannot be read ({error}): check where it comes from");
    }
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
    loop {
        let next = match answers.try_recv() {
            Ok(next) => next,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Whoever asks line by line waits for this one.
                out.flush()?;
                match answers.recv() {
                    Ok(next) => next,
                    Err(_) => break,
                }
            }
        };
        let answer = match next.try_recv() {
            Ok(answer) => answer,
            Err(_) => {
                out.flush()?;
                match next.recv() {
                    Ok(answer) => answer,
                    Err(_) => bail!("a comparison ended without an answer: try the line alone"),
                }
            }
        };
        out.write_all(&answer.0)?;
        failed += usize::from(answer.1);
    }
    out.flush()?;
    Ok(failed)
}

/// What every thread needs to answer.
struct Worker {
    inputs: Inputs,
    longest: u64,
    figures: bool,
}

impl Worker {
    /// Answers jobs until there are no more.
    fn work(&self, jobs: &Mutex<Receiver<Job>>) {
        loop {
            let job = match jobs.lock() {
                Ok(jobs) => jobs.recv(),
                Err(_) => return,
            };
            let Ok((number, line, answer)) = job else {
                return;
            };
            // Nobody waits for it any more when the output is closed.
            let _ = answer.send(self.answer(number, line));
        }
    }

    fn answer(&self, line: usize, bytes: Result<Vec<u8>>) -> Answer {
        let mut id = Value::Null;
        let compared = bytes.and_then(|bytes| {
            let request = request(&bytes)?;
            id = request.id;
            self.documents(&request.old, &request.new)
        });
        let mut out = Vec::new();
        let failed = compared.is_err();
        let written = match compared {
            Ok(documents) => {
                let comparison = compare(documents);
                let findings = findings::find(&comparison);
                let view = View::new(&comparison, &findings);
                json::write_answer(&mut out, line, &id, &view, !self.figures)
            }
            Err(error) => json::write_error(&mut out, line, &id, &error.to_string()),
        };
        // Writing to memory does not fail; where it did, the line would be missing.
        let failed = failed || written.is_err();
        (out, failed)
    }

    fn documents(&self, old: &Named, new: &Named) -> Result<Sides<Resolution>> {
        Ok(Sides::new(self.document(old, "old")?, self.document(new, "new")?))
    }

    fn document(&self, named: &Named, side: &str) -> Result<Resolution> {
        let inline = match named {
            Named::Place(place) if place == "-" => {
                bail!("\"{side}\" is standard input, from which the lines come: give a path")
            }
            Named::Place(place) => return self.inputs.document(place.as_ref()),
            Named::Inline(inline) => inline,
        };
        let language = match inline.lang.as_deref() {
            Some(code) => match Language::from_code(code) {
                Some(language) => Some(language),
                None => bail!("\"lang\" of \"{side}\" is {code}: give ar, zh, en, fr, ru or es"),
            },
            None => None,
        };
        let name = inline.name.clone();
        let name = name.unwrap_or_else(|| format!("the {side} text"));
        let bytes = inline.text.clone().into_bytes();
        self.inputs.given(Text::new(bytes, Source::named(name), language))
    }
}

/// What a line asks for, or one sentence that says what is wrong with it.
fn request(line: &[u8]) -> Result<Request> {
    serde_json::from_slice(line).map_err(|error| {
        let error = error.to_string();
        let why = match error.split(" at line ").next().unwrap_or(&error) {
            untagged if untagged.contains("untagged") => "old or new is of no known form",
            why => why,
        };
        anyhow::anyhow!(
            "the line is no comparison ({why}): write {{\"old\": …, \"new\": …}}, each a path, a symbol or {{\"text\": …}}"
        )
    })
}
