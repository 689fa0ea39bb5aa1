//! Redlines read back by this program.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::common::Analysis;
use resdiff::model::{Kind, Resolution, Source};
use resdiff::read::{ReadOptions, Revisions, read_with};
use resdiff::render::word::Moves;
use resdiff::structure;

use super::common::{compare, compare_texts};
use super::draft::{Form, pair};
use super::{pairs, redline};

/// What a redline holds when its changes are accepted, or rejected.
pub fn back(bytes: &[u8], revisions: Revisions, like: &Resolution) -> Resolution {
    let options = ReadOptions { revisions, ..ReadOptions::default() };
    let raw = read_with(bytes, &options).unwrap();
    structure::rebuild(&raw, Source::default(), Some(like.language))
}

/// A paragraph: kind, label, text, marks.
fn paragraphs(document: &Resolution) -> Vec<(String, Vec<(usize, String)>)> {
    let paragraphs = document.paragraphs.iter();
    paragraphs
        .map(|p| {
            // "Annex" before the title of an annex may be a line of its own.
            let none = if p.kind == Kind::Annex { "" } else { "-" };
            let label = p.label.as_deref().unwrap_or(none);
            let marks = p.marks.iter().map(|mark| (mark.at, mark.number.clone()));
            (format!("{label} {}", p.text).trim().to_owned(), marks.collect())
        })
        .collect()
}

fn notes(document: &Resolution) -> Vec<(String, String)> {
    let notes = document.notes.iter();
    notes.map(|note| (note.number.clone(), note.text.clone())).collect()
}

/// Checks both sides of a redline.
fn holds(name: &str, comparison: &Analysis) -> Result<(), String> {
    for moves in [Moves::Plain, Moves::Tracked] {
        let bytes = redline(comparison, moves);
        let documents = comparison.documents.as_ref();
        for (revisions, document) in
            [(Revisions::Accepted, documents.new), (Revisions::Original, documents.old)]
        {
            let found = back(&bytes, revisions, document);
            let (mut found_all, mut wanted_all) = (paragraphs(&found), paragraphs(document));
            let marks: usize = document.paragraphs.iter().map(|p| p.marks.len()).sum();
            if marks != document.notes.len() {
                // A note without a mark gets one, and a mark without a note an empty note.
                for (_, marks) in found_all.iter_mut().chain(&mut wanted_all) {
                    marks.clear();
                }
            }
            for (found, wanted) in found_all.iter().zip(&wanted_all) {
                if found != wanted {
                    return Err(format!("{name} {revisions:?}:\n{found:?}\n{wanted:?}"));
                }
            }
            if found_all.len() != wanted_all.len() {
                return Err(format!("{name} {revisions:?}: {found_all:#?}\n{wanted_all:#?}"));
            }
            if notes(&found) != notes(document) {
                return Err(format!(
                    "{name} {revisions:?}: {:?} {:?}",
                    notes(&found),
                    notes(document)
                ));
            }
        }
    }
    Ok(())
}

fn all_hold(pairs: Vec<(String, Analysis)>) {
    let broken: Vec<String> =
        pairs.iter().filter_map(|(name, comparison)| holds(name, comparison).err()).collect();
    assert!(
        broken.is_empty(),
        "{} of {} broken:\n{}",
        broken.len(),
        pairs.len(),
        broken.join("\n\n")
    );
}

#[test]
fn accepted_is_the_new_text_and_rejected_the_old_one() {
    all_hold(pairs::hermetic());
}

#[test]
fn gold_pairs_come_back() {
    all_hold(pairs::gold());
}

#[test]
fn the_facts_of_the_first_page_come_back() {
    let comparison = pairs::built_in();
    let bytes = redline(&comparison, Moves::Plain);
    for (revisions, document) in [
        (Revisions::Accepted, &comparison.documents.new),
        (Revisions::Original, &comparison.documents.old),
    ] {
        assert_eq!(back(&bytes, revisions, document).masthead, document.masthead);
    }
}

#[test]
fn a_word_file_goes_through_a_comparison_and_back() {
    let comparison = pairs::built_in();
    let bytes = redline(&comparison, Moves::Plain);
    let old = back(&bytes, Revisions::Original, &comparison.documents.old);
    let new = back(&bytes, Revisions::Accepted, &comparison.documents.new);
    let again = compare(&old, &new);
    assert_eq!(again.summary, comparison.summary);
    holds("again", &again).unwrap();
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 48;
        config.rng_seed = RngSeed::Fixed(79_062);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    /// Law 1 through a file.
    #[test]
    fn random_drafts_come_back((old, new) in pair()) {
        let form = Form::Wrapped(80);
        let comparison = compare_texts(&old.print(form), &new.print(form));
        holds("random", &comparison).map_err(TestCaseError::fail)?;
    }
}
