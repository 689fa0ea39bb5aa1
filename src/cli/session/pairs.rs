//! Two folders → the pairs, with everything that has no other side.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;

use resdiff::model::{Language, Sides};
use resdiff::render;
use resdiff::session::{Brief, Entry, pair};
use resdiff::versions::some_texts_in;

use super::progress;
use crate::cli::args::UiArgs;
use crate::cli::input::Inputs;
use crate::cli::tell::tell;

/// The pairs, and the files that could not be read.
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    /// What the texts are called, by their paths: their names, and their titles.
    pub(super) names: HashMap<String, (String, Option<String>)>,
    pub(super) unread: Vec<String>,
    /// The language of what is said of them.
    pub(super) ui: Language,
}

/// The texts of one folder that could be read: their paths, and what pairing needs of them.
type Texts = (Vec<String>, Vec<Brief>);

/// Reads all texts and finds which succeeds which.
pub(super) fn find(inputs: &Inputs, old: &Path, new: &Path, ui: UiArgs) -> Result<Found> {
    let folders = Sides::new(some_texts_in(old)?, some_texts_in(new)?);
    let progress = progress::bar("reading", folders.old.len() + folders.new.len());
    let mut unread = Vec::new();
    let texts = folders.map(|paths| -> Texts {
        let read = |path: &PathBuf| {
            let document = inputs.document(path.as_os_str());
            progress.inc(1);
            Ok((path.to_string_lossy().into_owned(), Brief::new(&document?)))
        };
        let read: Vec<Result<(String, Brief)>> = paths.par_iter().map(read).collect();
        let mut tell_later = |error: anyhow::Error| unread.push(error.to_string());
        read.into_iter().filter_map(|one| one.map_err(&mut tell_later).ok()).unzip()
    });
    progress.finish_and_clear();
    unread.iter().for_each(|sentence| tell(sentence));
    let languages = texts.as_ref().into_iter().flat_map(|(_, briefs)| briefs);
    let ui = ui.of_languages(languages.map(|brief| brief.language));
    let entries = entries(&texts, ui);
    let named = texts.into_iter().flat_map(|(paths, briefs)| paths.into_iter().zip(briefs));
    let names = named.map(|(path, brief)| (path, (brief.name, brief.heading))).collect();
    Ok(Found { entries, names, unread, ui })
}

/// The pairs in the order of the old texts, then what has no successor, then what has no predecessor.
fn entries(texts: &Sides<Texts>, ui: Language) -> Vec<Entry> {
    let (paths, briefs) = (texts.as_ref().map(|side| &side.0), texts.as_ref().map(|side| &side.1));
    let pairs = pair(Sides::new(briefs.old, briefs.new));
    let entry = |old: Option<usize>, new: Option<usize>, evidence: String| Entry {
        old: old.map(|at| paths.old[at].clone()),
        new: new.map(|at| paths.new[at].clone()),
        evidence,
    };
    let paired = pairs
        .iter()
        .map(|p| entry(Some(p.at.old), Some(p.at.new), render::evidence(&p.evidence, ui)));
    let [no_successor, no_predecessor] = render::alone(ui);
    let last = (0..paths.old.len()).filter(|at| pairs.iter().all(|pair| pair.at.old != *at));
    let first = (0..paths.new.len()).filter(|at| pairs.iter().all(|pair| pair.at.new != *at));
    paired
        .chain(last.map(|at| entry(Some(at), None, no_successor.to_owned())))
        .chain(first.map(|at| entry(None, Some(at), no_predecessor.to_owned())))
        .collect()
}
