//! The interface in the six languages of the United Nations: no word of another language is left in it, whatever is written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use assert_cmd::Command;

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Words in Latin letters that stand in every language: the program, formats, addresses, what hashes and files are called.
const EVERYWHERE: &str =
    "resdiff json jsonl csv sha html txt show session ui n p pp op h a s res old new opener";

/// Two texts without a Latin letter, with one of everything in them.
const OLD: &str = include_str!("ui/old.txt");
const NEW: &str = include_str!("ui/new.txt");

/// The words in Latin letters.
fn words(text: &str) -> BTreeSet<String> {
    let is_word =
        |c: char| c.is_alphabetic() && (c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c));
    let words = text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// All words of the messages of a language.
fn vocabulary(code: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/render/ui/{code}.toml"));
    let file = fs::read_to_string(path).unwrap();
    let said = file.lines().filter(|line| !line.starts_with(['#', '[']));
    let said = said.flat_map(|line| line.split('"').skip(1).step_by(2));
    said.flat_map(|text| {
        // What is filled in is no word.
        let plain: String = text
            .split(['{', '<'])
            .map(|piece| piece.rsplit(['}', '>']).next().unwrap_or_default().to_owned() + " ")
            .collect();
        words(&plain.replace("\\u202f", " ").replace("\\u00a0", " "))
    })
    .collect()
}

/// What a reader sees of markup.
fn visible(markup: &str) -> String {
    let body = match markup.split_once("<body") {
        Some((_, body)) => body.split("<script").next().unwrap_or_default(),
        None => markup,
    };
    let mut text = String::new();
    // What is typed and what is hashed is no language.
    let body: String = body
        .split("<code")
        .map(|piece| piece.split_once("</code>").map_or(piece, |(_, after)| after))
        .collect();
    for piece in body.split('<') {
        text.push(' ');
        // Titles and labels are read too.
        for name in ["aria-label=\"", "title=\"", "data-of=\""] {
            text.push_str(
                piece
                    .split(name)
                    .nth(1)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap_or_default(),
            );
            text.push(' ');
        }
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(name, sign);
    }
    text
}

/// A part of an archive.
fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a command writes in a language, in the order of the calls.
fn written(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("resdiff").unwrap();
    let output =
        command.args(arguments).current_dir(folder).env("HOME", "/nowhere").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Everything that people read, in a language: what it is, and its words.
fn everything(folder: &Path, ui: &str) -> Vec<(&'static str, String)> {
    let text = |arguments: &[&str]| {
        let arguments = [arguments, &["--ui", ui]].concat();
        String::from_utf8(written(folder, &arguments)).unwrap()
    };
    let binary = |format: &str| {
        written(folder, &["compare", "old.txt", "new.txt", "--ui", ui, "--format", format])
    };
    let compare = ["compare", "old.txt", "new.txt"];
    let mut all = vec![
        ("terminal", text(&compare)),
        ("list", text(&[&compare[..], &["--view", "list"]].concat())),
        ("hidden", text(&[&compare[..], &["--hide", "wording"]].concat())),
        ("Markdown", visible(&text(&[&compare[..], &["--format", "markdown"]].concat()))),
        ("report", visible(&text(&[&compare[..], &["--format", "html"]].concat()))),
        ("change log", text(&["changelog", "old.txt", "new.txt"])),
        ("show", text(&["show", "new.txt"])),
        ("history", text(&["history", "old.txt", "new.txt"])),
        ("history report", visible(&text(&["history", "old.txt", "new.txt", "--format", "html"]))),
        ("history in Markdown", text(&["history", "old.txt", "new.txt", "--format", "markdown"])),
        ("origins", text(&["blame", "new.txt", "old.txt"])),
        ("origins report", visible(&text(&["blame", "new.txt", "old.txt", "--format", "html"]))),
        ("synopsis", visible(&part(&binary("docx-table"), "word/document.xml"))),
        ("comments", visible(&part(&binary("docx"), "word/comments.xml"))),
    ];
    let workbook = binary("xlsx");
    all.push(("workbook", visible(&part(&workbook, "xl/sharedStrings.xml"))));
    all
}

#[test]
fn no_word_of_english_is_left_in_another_language() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.txt"), OLD).unwrap();
    fs::write(folder.path().join("new.txt"), NEW).unwrap();
    assert!(words(OLD).is_empty() && words(NEW).is_empty(), "the texts have no Latin letters");
    let everywhere = words(EVERYWHERE);
    for ui in LANGUAGES {
        let own = vocabulary(ui);
        for (what, text) in everything(folder.path(), ui) {
            let foreign: Vec<String> = words(&text)
                .into_iter()
                .filter(|word| !own.contains(word) && !everywhere.contains(word))
                .collect();
            assert!(foreign.is_empty(), "{ui}, {what}: {foreign:?}");
        }
    }
}

#[test]
fn the_interface_is_in_the_language_of_the_texts_unless_asked_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.txt"), OLD).unwrap();
    fs::write(folder.path().join("new.txt"), NEW).unwrap();
    let said = |arguments: &[&str]| String::from_utf8(written(folder.path(), arguments)).unwrap();
    let compare = ["compare", "old.txt", "new.txt"];
    assert_eq!(said(&compare), said(&[&compare[..], &["--ui", "zh"]].concat()));
    assert!(said(&[&compare[..], &["--ui", "fr"]].concat()).contains("Résumé"));
    assert!(said(&["compare", "old.txt", "79/62"]).contains("Summary"), "two languages");
    let page = said(&[&compare[..], &["--ui", "ar", "--format", "html"]].concat());
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "from right to left");
    let json = said(&[&compare[..], &["--ui", "ar", "--format", "json"]].concat());
    assert_eq!(json, said(&[&compare[..], &["--ui", "en", "--format", "json"]].concat()));
}

#[test]
fn a_language_that_is_not_known_is_told() {
    let mut command = Command::cargo_bin("resdiff").unwrap();
    let output = command.args(["compare", "78/241", "79/62", "--ui", "de"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("ar, zh, en, fr, ru or es"));
}
