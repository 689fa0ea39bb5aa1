//! Two folders → the pairs, with everything that has no other side.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use rayon::prelude::*;

use resdiff::model::Sides;
use resdiff::session::{self, Brief, Entry};
use resdiff::versions::texts_in;

use super::{Found, Progress, typed};
use crate::cli::input::Inputs;
use crate::cli::tell;

/// The texts of one folder that could be read.
#[derive(Default)]
struct Side {
    paths: Vec<String>,
    briefs: Vec<Brief>,
}

/// Reads all texts and finds which succeeds which.
pub(super) fn find(inputs: &Inputs, old: &Path, new: &Path) -> Result<Found> {
    let folders = Sides::new(texts(old)?, texts(new)?);
    let progress = Progress::new("reading", folders.old.len() + folders.new.len());
    let mut unread = Vec::new();
    let mut side = |paths: &[PathBuf]| {
        let read: Vec<_> = paths
            .par_iter()
            .map(|path| {
                let document = inputs.document(path.as_os_str());
                progress.one_more();
                Ok((typed(path), Brief::new(&document?)))
            })
            .collect();
        let mut side = Side::default();
        for one in read {
            match one {
                Ok((path, brief)) => {
                    side.paths.push(path);
                    side.briefs.push(brief);
                }
                Err(error) => unread.push(one_sentence(error)),
            }
        }
        side
    };
    let sides = Sides::new(side(&folders.old), side(&folders.new));
    progress.end();
    for sentence in &unread {
        tell(sentence);
    }
    let entries = entries(&sides);
    Ok(Found { entries, unread })
}

fn one_sentence(error: anyhow::Error) -> String {
    error.to_string()
}

fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        bail!("{} is no folder: name the folder with the texts of a session", folder.display());
    }
    let texts = texts_in(folder)?;
    if texts.is_empty() {
        bail!(
            "{} holds no texts: name a folder with .txt, .docx, .html or .pdf files",
            folder.display()
        );
    }
    Ok(texts)
}

/// The pairs in the order of the old texts, then what has no successor, then what has no predecessor.
fn entries(sides: &Sides<Side>) -> Vec<Entry> {
    let pairs = session::pair(Sides::new(&sides.old.briefs, &sides.new.briefs));
    let mut entries: Vec<Entry> = pairs
        .iter()
        .map(|pair| Entry {
            old: sides.old.paths.get(pair.at.old).cloned(),
            new: sides.new.paths.get(pair.at.new).cloned(),
            evidence: resdiff::render::evidence(&pair.evidence),
        })
        .collect();
    let paired = |of: fn(&session::Pair) -> usize, count: usize| {
        let mut paired = vec![false; count];
        pairs.iter().for_each(|pair| paired[of(pair)] = true);
        paired
    };
    let old = paired(|pair| pair.at.old, sides.old.paths.len());
    let new = paired(|pair| pair.at.new, sides.new.paths.len());
    for (path, _) in sides.old.paths.iter().zip(old).filter(|(_, paired)| !paired) {
        entries.push(Entry {
            old: Some(path.clone()),
            new: None,
            evidence: "no successor found".to_string(),
        });
    }
    for (path, _) in sides.new.paths.iter().zip(new).filter(|(_, paired)| !paired) {
        entries.push(Entry {
            old: None,
            new: Some(path.clone()),
            evidence: "no predecessor found".to_string(),
        });
    }
    entries
}
