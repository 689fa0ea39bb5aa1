//! Holds that what is known of a language stands in its table, so that a language more is one file and one entry.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;

use resdiff::model::Language;

use sources::{code, root, sources};

#[path = "common/sources.rs"]
mod sources;

/// Where languages may be named: their entries, and the room of their tables.
const ROOMS: [&str; 3] = ["language.rs", "language/", "model/language.rs"];

/// Files that need letters of a script whatever the language, and what for.
const LETTERS: [(&str, &str); 3] = [
    (
        "read/numerals.rs",
        "Word counts lists in the letters of a script, by names of its file format",
    ),
    ("read/pdf/arabic.rs", "PDF files hold the shapes of Arabic letters instead of the letters"),
    ("structure/labels.rs", "lists are numbered by letters of a script, as by Roman numerals"),
];

fn is_room(file: &str) -> bool {
    ROOMS.iter().any(|room| file.starts_with(room))
}

/// The code of all files that are no room of languages, without comments and tests.
fn elsewhere() -> Vec<(String, String)> {
    let files = sources().into_iter().filter(|(file, _)| !is_room(file));
    files.map(|(file, text)| (code(&file, &text), file)).map(|(code, file)| (file, code)).collect()
}

/// A line without the comment at its end.
fn without_comment(line: &str) -> &str {
    let quotes = |text: &str| text.replace("\\\"", "").replace("'\"'", "").matches('"').count();
    let comment = line.match_indices("//").find(|(at, _)| quotes(&line[..*at]) % 2 == 0);
    comment.map_or(line, |(at, _)| &line[..at])
}

/// A letter of a script that only the tables of languages have.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{400}'..='\u{52f}' | '\u{600}'..='\u{6ff}' | '\u{2e80}'..='\u{9fff}')
}

#[test]
fn no_code_names_a_language() {
    for (file, code) in elsewhere() {
        for (at, _) in code.match_indices("Language::") {
            let name = &code[at + "Language::".len()..];
            let is_entry = name.starts_with(|c: char| c.is_ascii_uppercase())
                && name[1..].starts_with(|c: char| c.is_ascii_lowercase());
            let line = code[..at].matches('\n').count();
            assert!(
                !is_entry,
                "{file} asks for a language by name: {}",
                code.lines().nth(line).unwrap()
            );
        }
    }
}

#[test]
fn words_of_languages_stand_in_their_tables() {
    let mut needed = BTreeSet::new();
    for (file, code) in elsewhere() {
        let Some(line) = code.lines().map(without_comment).find(|line| line.contains(is_foreign))
        else {
            continue;
        };
        let reason = LETTERS.iter().find(|(known, _)| *known == file);
        assert!(reason.is_some(), "{file} has words of a language: {line}");
        needed.insert(file);
    }
    assert_eq!(needed.len(), LETTERS.len(), "an exception is not needed any more: {needed:?}");
}

#[test]
fn every_language_has_a_file_and_an_entry() {
    let entries = fs::read_to_string(root().join("src/model/language.rs")).unwrap();
    let entries = entries.split("languages! {").last().unwrap().split('}').next().unwrap();
    let entries: Vec<&str> = entries.split('"').skip(1).step_by(2).collect();
    let files = fs::read_dir(root().join("src/language")).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut tables: Vec<String> =
        files.filter_map(|file| file.strip_suffix(".toml").map(str::to_owned)).collect();
    tables.retain(|table| table != "states");
    tables.sort_unstable();
    // In one order, by which a language finds its table.
    assert_eq!(entries, tables);
}

#[test]
fn comments_are_no_code() {
    assert_eq!(without_comment(r#"let a = "http://x"; // \"б\""#), r#"let a = "http://x"; "#);
    assert!(is_foreign('б') && is_foreign('段') && !is_foreign('é') && !is_foreign('、'));
}

#[test]
fn the_schemas_know_every_language() {
    let codes: Vec<String> = Language::ALL.iter().map(ToString::to_string).collect();
    let mut asked = 0;
    for entry in fs::read_dir(root().join("schema")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        // The lists of languages, whatever member they belong to.
        for list in text.split('[').skip(1).filter_map(|rest| rest.split(']').next()) {
            let items: Vec<&str> =
                list.split(',').map(|item| item.trim().trim_matches('"')).collect();
            if items.contains(&codes[0].as_str()) {
                assert_eq!(items.len(), codes.len(), "{list}");
                assert!(codes.iter().all(|code| items.contains(&code.as_str())), "{list}");
                asked += 1;
            }
        }
    }
    assert!(asked >= 6, "{asked} lists of languages");
}
