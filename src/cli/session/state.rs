//! The folder of results: files that appear whole or not at all, and what an interrupted run leaves for the next.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use resdiff::session::Figures;
use resdiff::versions::{replace_file, why_unwritable};

use crate::cli::tell::OrSay;

/// The folder inside the folder of results for what is under way; it goes when all is done.
const UNDER_WAY: &str = ".resdiff";

/// The file in it that a run holds locked until it ends, however it ends.
const LOCK: &str = "lock";

/// A folder of results.
pub(super) struct Folder {
    path: PathBuf,
    under_way: PathBuf,
    /// Held, never read.
    _lock: File,
}

/// What is known of a finished pair: the first line of its file; the second is its line of session.jsonl.
#[derive(Serialize, Deserialize)]
pub(super) struct Done {
    /// What went in: the sums of both texts, and the options.
    pub(super) from: String,
    pub(super) figures: Figures,
}

impl Folder {
    /// Makes the folder where it is not there, and keeps other runs out of it.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let under_way = path.join(UNDER_WAY);
        fs::create_dir_all(&under_way).or_say(|error| unwritable(path, error))?;
        let lock = File::create(under_way.join(LOCK)).or_say(|error| unwritable(path, error))?;
        lock.try_lock().or_say(|error| match error {
            TryLockError::WouldBlock => {
                let path = path.display();
                format!(
                    "{path} is written by another run: wait for it, or name another folder with -o"
                )
            }
            TryLockError::Error(error) => unwritable(path, error),
        })?;
        Ok(Self { path: path.to_path_buf(), under_way, _lock: lock })
    }

    /// Makes a folder in it.
    pub(super) fn folder(&self, name: &str) -> Result<()> {
        let path = self.path.join(name);
        fs::create_dir_all(&path).or_say(|error| unwritable(&path, error))
    }

    /// Writes a file of the results, whole or not at all.
    pub(super) fn write(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        let path = self.path.join(name);
        // A killed run may leave it half-written, in the folder that goes at the end.
        replace_file(&path, &self.under_way, write).or_say(|error| unwritable(&path, error))
    }

    /// The file in which what a pair came to is kept.
    fn done_path(&self, entry: usize) -> PathBuf {
        self.path.join(done_name(entry))
    }

    /// Keeps what a pair came to.
    pub(super) fn keep(&self, entry: usize, done: &Done, line: &[u8]) -> Result<()> {
        self.write(&done_name(entry), |out| {
            serde_json::to_writer(&mut *out, done)?;
            out.write_all(b"\n")?;
            out.write_all(line)
        })
    }

    /// What an earlier run came to for a pair, where it got so far from the same texts with the same options.
    pub(super) fn kept(&self, entry: usize, from: &str) -> Option<Figures> {
        let mut first = String::new();
        let file = File::open(self.done_path(entry)).ok()?;
        BufReader::new(file).read_line(&mut first).ok()?;
        let done: Done = serde_json::from_str(&first).ok()?;
        (done.from == from).then_some(done.figures)
    }

    /// Whether a file of the results is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.path.join(name).is_file()
    }

    /// Copies the line that was kept of a pair.
    pub(super) fn copy_line(&self, entry: usize, out: &mut dyn Write) -> io::Result<()> {
        let mut file = BufReader::new(File::open(self.done_path(entry))?);
        file.skip_until(b'\n')?;
        io::copy(&mut file.by_ref(), out)?;
        Ok(())
    }

    /// Throws away what an earlier run left.
    pub(super) fn begin_anew(&self) -> Result<()> {
        let emptied = || {
            for left in fs::read_dir(&self.under_way)? {
                let left = left?.path();
                if !left.ends_with(LOCK) {
                    fs::remove_file(left)?;
                }
            }
            Ok(())
        };
        emptied().or_say(|error: &io::Error| unwritable(&self.under_way, error))
    }

    /// All is done: what was under way goes.
    pub(super) fn close(&self) -> Result<()> {
        fs::remove_dir_all(&self.under_way).or_say(|error| unwritable(&self.under_way, error))
    }
}

fn done_name(entry: usize) -> String {
    format!("{UNDER_WAY}/{entry}.json")
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    let (path, why) = (path.display(), why_unwritable(error));
    format!("{path} cannot be written, {why}: name another folder with -o, or make room")
}
