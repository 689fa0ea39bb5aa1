//! Redlines: what is left when all changes are accepted is the new text, when all are rejected the old one.
//!
//! Read back by this program (no other is needed), and by LibreOffice where it is there; checked by Microsoft's Open XML
//! SDK where `.ci/install` put it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "common/draft.rs"]
#[allow(dead_code, reason = "not all of it is used here")]
mod draft;
#[path = "word/office.rs"]
mod office;
#[path = "word/pairs.rs"]
mod pairs;
#[path = "word/read_back.rs"]
mod read_back;
#[path = "word/schema.rs"]
mod schema;

use common::Analysis;
use resdiff::model::{Resolution, Sides};
use resdiff::render::word::{Moves, Redline, write_redline, write_table};

use common::skip;

/// The redline of a comparison, as a file.
fn redline(comparison: &Analysis, moves: Moves) -> Vec<u8> {
    let mut bytes = Vec::new();
    let redline = Redline { moves, ..Redline::new(&comparison.view()) };
    write_redline(&mut bytes, &comparison.view(), &redline).unwrap();
    bytes
}

/// The synoptic table of a comparison, as a file.
fn table(comparison: &Analysis) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_table(&mut bytes, &comparison.view(), &Redline::new(&comparison.view())).unwrap();
    bytes
}

/// The files of an archive by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// A comparison's documents, by name.
fn sides(comparison: &Analysis) -> Sides<&Resolution> {
    comparison.documents.as_ref()
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let comparison = pairs::built_in();
    assert!(redline(&comparison, Moves::Plain) == redline(&comparison, Moves::Plain));
    assert!(table(&comparison) == table(&comparison));
}

#[test]
fn every_change_has_a_number_an_author_and_a_date_of_its_own() {
    for (name, comparison) in pairs::hermetic() {
        for moves in [Moves::Plain, Moves::Tracked] {
            let parts = parts(&redline(&comparison, moves));
            let mut ids = Vec::new();
            for (_, part) in parts.iter().filter(|(name, _)| name.starts_with("word/")) {
                for element in part.split('<').filter(|element| element.contains("w:author=")) {
                    let value = |key: &str| {
                        element
                            .split_once(&format!("{key}=\""))
                            .map(|(_, rest)| rest.split_once('"').unwrap().0)
                    };
                    if !element.starts_with("w:comment ") {
                        ids.push(value("w:id").unwrap());
                    }
                    let author = value("w:author").unwrap();
                    assert!(["resdiff", "resdiff (print only)"].contains(&author), "{author}");
                    let dated = sides(&comparison).new.masthead.adopted.is_some();
                    assert_eq!(value("w:date").is_some(), dated, "{name}");
                }
            }
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}");
        }
    }
}

#[test]
fn a_move_has_comments_and_on_request_move_marks() {
    let comparison = pairs::built_in();
    let text = |moves: Moves, name: &str| {
        let parts = parts(&redline(&comparison, moves));
        let found = parts.into_iter().find(|(part, _)| part == name);
        found.map(|(_, text)| text).unwrap()
    };
    let comments = text(Moves::Plain, "word/comments.xml");
    assert!(comments.contains("Moved from PP2 to PP5, where it is inserted."));
    assert!(comments.contains("Moved from PP2 to PP5; no word changed."));
    assert!(!text(Moves::Plain, "word/document.xml").contains("w:move"));
    let tracked = text(Moves::Tracked, "word/document.xml");
    for element in
        ["w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"]
    {
        assert_eq!(tracked.matches(&format!("<{element} ")).count(), 1, "{element}");
    }
    assert_eq!(tracked.matches("w:name=\"move1\"").count(), 2);
}

#[test]
fn paragraphs_have_the_numbers_of_the_texts() {
    let parts = parts(&redline(&pairs::built_in(), Moves::Plain));
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert!(!document.contains("<w:numPr>"));
    // The fourth of four became the last of twelve.
    let paragraphs: Vec<&str> = document.split("<w:p>").collect();
    let both = |paragraph: &&&str| {
        paragraph.contains(">4.</w:delText>") && paragraph.contains(">12.</w:t>")
    };
    let found = paragraphs.iter().find(both);
    assert!(found.is_some_and(|paragraph| paragraph.matches("<w:tab/>").count() == 1));
}
