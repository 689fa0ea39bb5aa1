//! Redlines in LibreOffice: all changes accepted, and all rejected, by its own commands.
//!
//! The files that it gets have no comments: without a screen, LibreOffice 7.4 ends at the first comment of any file.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::common::Analysis;
use resdiff::model::{Resolution, Sides};
use resdiff::read::Revisions;
use resdiff::render::word::Moves;

use super::read_back::back;
use super::{common, pairs, parts, redline, skip, table};

/// The system's Python has LibreOffice's bridge, others have not.
const PYTHON: &str = "/usr/bin/python3";

fn is_there() -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    runs(PYTHON, &["-c", "import uno"]) && runs("soffice", &["--version"])
}

/// The same file without its comments.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts(bytes) {
        let mut text = text;
        if name == "word/document.xml" {
            while let Some(at) = text.find("<w:comment") {
                let end = at + text[at..].find("/>").unwrap() + 2;
                text.replace_range(at..end, "");
            }
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn run(jobs: &Value, folder: &Path) -> Vec<Value> {
    let list = folder.join("jobs.json");
    std::fs::write(&list, jobs.to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word/office.py");
    let output = Command::new(PYTHON).arg(script).arg(list).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a text should look like: label, tab, text with the numbers of notes in braces.
fn wanted(document: &Resolution) -> Vec<String> {
    let paragraphs = document.paragraphs.iter();
    paragraphs
        .map(|paragraph| {
            let mut text = String::new();
            if let Some(label) = &paragraph.label {
                text = format!("{label}\t");
            }
            let mut from = 0;
            for mark in &paragraph.marks {
                text.push_str(&paragraph.text[from..mark.at]);
                text.push_str(&format!("{{{}}}", mark.number));
                from = mark.at;
            }
            text.push_str(&paragraph.text[from..]);
            text
        })
        .collect()
}

fn found(result: &Value) -> Vec<String> {
    let paragraphs = result["paragraphs"].as_array().unwrap().iter();
    let of_text = paragraphs.filter(|paragraph| {
        let style = paragraph["style"].as_str().unwrap();
        // LibreOffice 7.4 leaves an empty paragraph where an inserted one held the first footnote of the file.
        let empty = paragraph["text"] == "" && paragraph["label"] == "";
        !style.starts_with("Masthead") && style != "Title" && !empty
    });
    of_text
        .map(|paragraph| {
            let text = once(paragraph["text"].as_str().unwrap());
            match paragraph["label"].as_str().unwrap() {
                "" => text,
                label => format!("{label}\t{text}"),
            }
        })
        .collect()
}

/// The text without the marks of notes.
fn bare(text: &str) -> String {
    let mut pieces = text.split('{');
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |bare, piece| bare + piece.split_once('}').map_or(piece, |(_, rest)| rest))
}

/// LibreOffice 7.4 prints a mark that the note has of its own twice: "{187}187".
fn once(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (number, after) = after.split_once('}').unwrap();
        shown.push_str(&format!("{before}{{{number}}}"));
        rest = after.strip_prefix(number).unwrap_or(after);
    }
    shown + rest
}

fn differences(name: &str, result: &Value, document: &Resolution) -> Option<String> {
    let (mut found, mut wanted) = (found(result), wanted(document));
    let marks: usize = document.paragraphs.iter().map(|p| p.marks.len()).sum();
    if marks < document.notes.len() {
        // A note without a mark gets one.
        for text in found.iter_mut().chain(&mut wanted) {
            *text = bare(text);
        }
    }
    if name.starts_with("oceans") && name.ends_with("reject") {
        // On rejecting, LibreOffice 7.4 joins a kept paragraph that ends with the reference to an inserted note to the
        // next one; one such paragraph is in this pair. All words are there, in their order.
        let words =
            |texts: &[String]| texts.iter().map(|text| text.replace('\t', "")).collect::<String>();
        assert!(found.len() + 1 >= wanted.len(), "{name}");
        (found, wanted) = (vec![words(&found)], vec![words(&wanted)]);
    }
    if found != wanted {
        let at = found.iter().zip(&wanted).position(|(found, wanted)| found != wanted);
        let at = at.unwrap_or(found.len().min(wanted.len()));
        return Some(format!(
            "{name}: paragraph {at} of {}/{}:\n  {:?}\n  {:?}",
            found.len(),
            wanted.len(),
            found.get(at),
            wanted.get(at)
        ));
    }
    let notes: Vec<(&str, &str)> = result["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| {
            let number = note["number"].as_str().unwrap();
            let text = note["text"].as_str().unwrap().trim();
            // A mark of its own stands in the note, with LibreOffice 7.4 twice.
            (number, text.trim_start_matches(number).trim())
        })
        // A mark without a note has an empty one.
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let wanted: Vec<(&str, &str)> =
        document.notes.iter().map(|note| (note.number.as_str(), note.text.as_str())).collect();
    (notes != wanted).then(|| format!("{name}: notes\n  {notes:?}\n  {wanted:?}"))
}

/// A pair of which LibreOffice joins two old paragraphs when all is rejected: the one that stands before a merge. The fault
/// is known and open; every other pair is held.
const JOINED: &str = "draft-education-L33--80-141";

#[test]
fn libreoffice_accepts_and_rejects() {
    if !is_there() {
        return skip("LibreOffice or its Python bridge is not there: run .ci/install");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut all: Vec<(String, Analysis)> = pairs::hermetic();
    all.extend(pairs::gold());
    let mut jobs = Vec::new();
    let mut checks = Vec::new();
    for (at, (name, comparison)) in all.iter().enumerate() {
        for moves in [Moves::Plain, Moves::Tracked] {
            let file = folder.path().join(format!("{at}-{moves:?}.docx"));
            std::fs::write(&file, without_comments(&redline(comparison, moves))).unwrap();
            for (action, document) in
                [("accept", &comparison.documents.new), ("reject", &comparison.documents.old)]
            {
                jobs.push(json!({ "file": file, "action": action }));
                checks.push((format!("{name} {moves:?} {action}"), document));
            }
        }
        let file = folder.path().join(format!("{at}-table.docx"));
        std::fs::write(&file, table(comparison)).unwrap();
    }
    let results = run(&Value::Array(jobs), folder.path());
    assert_eq!(results.len(), checks.len());
    let broken: Vec<String> = results
        .iter()
        .zip(checks)
        .filter_map(|(result, (name, document))| {
            let left = result["changes"].as_u64().unwrap();
            if left > 0 {
                return Some(format!("{name}: {left} changes are left"));
            }
            differences(&name, result, document)
        })
        .filter(|broken| !(broken.starts_with(JOINED) && broken.contains(" reject: paragraph ")))
        .collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn what_libreoffice_saves_is_read_back() {
    if !is_there() {
        return skip("LibreOffice or its Python bridge is not there: run .ci/install");
    }
    let folder = tempfile::tempdir().unwrap();
    let comparison = pairs::built_in();
    let file = folder.path().join("redline.docx");
    std::fs::write(&file, without_comments(&redline(&comparison, Moves::Plain))).unwrap();
    let saved = |name: &str| folder.path().join(name);
    let job =
        |action: &str, name: &str| json!({ "file": file, "action": action, "save": saved(name) });
    let jobs =
        [job("accept", "accepted.docx"), job("reject", "rejected.docx"), job("none", "kept.docx")];
    run(&Value::Array(jobs.to_vec()), folder.path());
    let Sides { old, new } = &comparison.documents;
    for (name, revisions, document) in [
        ("accepted.docx", Revisions::Accepted, new),
        ("rejected.docx", Revisions::Accepted, old),
        ("kept.docx", Revisions::Accepted, new),
        ("kept.docx", Revisions::Original, old),
    ] {
        let again = back(&std::fs::read(saved(name)).unwrap(), revisions, document);
        let counts = common::compare(document, &again).summary;
        let all = document.paragraphs.len();
        assert_eq!(
            counts.paragraphs.unchanged, all,
            "{name} {revisions:?}: {:?}",
            counts.paragraphs
        );
        assert_eq!(counts.notes.unchanged, document.notes.len(), "{name} {revisions:?}");
        assert_eq!(counts.words.added + counts.words.removed, 0, "{name} {revisions:?}");
    }
}
