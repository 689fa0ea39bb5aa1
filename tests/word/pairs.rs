//! The pairs that redlines are made of.

use std::path::{Path, PathBuf};

use crate::common::Analysis;

use super::common::{compare, compare_texts, rebuild, rebuild_bytes, shared};

fn version(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("versions/en").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// 78/241 against 79/62.
pub fn built_in() -> Analysis {
    compare_texts(&version("A-RES-78-241.txt"), &version("A-RES-79-62.txt"))
}

/// Pairs that need nothing outside the repository: real ones, both directions of writing, and hostile ones.
pub fn hermetic() -> Vec<(String, Analysis)> {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/texts");
    let text = |name: &str| std::fs::read_to_string(texts.join(name)).unwrap();
    let mut pairs = vec![
        ("laws".to_owned(), built_in()),
        (
            "laws 80".to_owned(),
            compare_texts(&version("A-RES-79-62.txt"), &version("A-RES-80-57.txt")),
        ),
        ("arabic".to_owned(), compare_texts(&text("ar-78-901.txt"), &text("ar-79-902.txt"))),
        ("moves".to_owned(), compare_texts(&text("moves-old.txt"), &text("moves-new.txt"))),
    ];
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let path = format!("tests/fixtures/docx/{language}.docx");
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let old = rebuild_bytes(&bytes, language);
        let mut new = old.clone();
        // The first operative paragraph goes, the last one moves to the top, and notes are edited.
        new.paragraphs.remove(3);
        for note in &mut new.notes {
            note.text.push_str(" A/80/1.");
        }
        pairs.push((language.to_owned(), compare(&old, &new)));
    }
    pairs.extend(
        HOSTILE
            .iter()
            .map(|(name, old, new)| ((*name).to_owned(), compare(&rebuild(old), &rebuild(new)))),
    );
    pairs
}

/// The pairs of the gold files; none where the shared folder is not there.
pub fn gold() -> Vec<(String, Analysis)> {
    let Some(shared) = shared() else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for entry in std::fs::read_dir(shared.join("gold")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if !name.contains("--") {
            continue;
        }
        let gold: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let side = |side: &str| {
            let path = gold["inputs"][side]["txt"].as_str().unwrap();
            rebuild_bytes(&std::fs::read(shared.join(path)).unwrap(), path)
        };
        pairs.push((name, compare(&side("old"), &side("new"))));
    }
    let oceans = shared.join("corpus/series/oceans-law-of-the-sea/en");
    if let Ok(folder) = std::fs::read_dir(oceans) {
        let mut texts: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        texts.sort();
        if let [.., old, new] = texts.as_slice() {
            let read = |path: &Path| rebuild_bytes(&std::fs::read(path).unwrap(), "oceans");
            pairs.push(("oceans".to_owned(), compare(&read(old), &read(new))));
        }
    }
    pairs
}

/// Pairs in which something usual is not so.
const HOSTILE: [(&str, &str, &str); 9] = [
    (
        "the end goes on",
        "The General Assembly,\n\n1. Requests a report on the matter;",
        "The General Assembly,\n\n1. Requests a report on the matter;\n\n2. Decides to meet in New York in 2025;\n\n3. Also decides to adjourn.",
    ),
    (
        "the end is cut",
        "The General Assembly,\n\n1. Requests a report on the matter;\n\n2. Decides to meet in New York in 2025;\n\n3. Also decides to adjourn.",
        "The General Assembly,\n\n1. Requests a report on the matter;",
    ),
    (
        "the end is another",
        "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to remain seized of the matter.",
        "The General Assembly,\n\n1. Requests a report;\n\n2. Invites all Governments, organizations and experts to contribute funds.",
    ),
    (
        "nothing in common",
        "The Security Council,\n\n1. Decides to extend the mandate of the Force;",
        "The General Assembly,\n\nWelcoming with appreciation all contributions to peace,\n\n1. Invites experts;",
    ),
    (
        "signs of markup",
        "The General Assembly,\n\n1. Notes <w:p> & \"quotes\" ]]> of the report;\n\n2. Ends.",
        "The General Assembly,\n\n1. Notes </w:t> & 'quotes' <!-- of the report;\n\n2. Ends.",
    ),
    (
        "labels that do not count",
        "The General Assembly,\n\n1. Requests one thing of many;\n\n4. Requests another thing of all;\n\n5. Requests a third thing of some.",
        "The General Assembly,\n\n1. Requests one thing of many;\n\n2. Requests another thing of all;\n\n7. Requests a third thing of some.",
    ),
    (
        "splits, merges and letters",
        "The General Assembly,\n\n1. Requests the Secretary-General to seek the views of Member States and to submit a report to the Assembly at its next session;\n\n2. Decides:\n\n(a) To meet in New York;\n\n(b) To meet in Geneva;\n\n3. Invites all Governments to contribute to the fund;\n\n4. Invites experts from all regions to contribute to the work.",
        "The General Assembly,\n\n1. Requests the Secretary-General to seek the views of Member States;\n\n2. Also requests him to submit a report to the Assembly at its next session;\n\n3. Decides:\n\n(a) To meet in Vienna;\n\n(b) To meet in New York;\n\n(c) To meet in Geneva;\n\n4. Invites all Governments to contribute to the fund and experts from all regions to contribute to the work.",
    ),
    (
        "notes come, go and move",
        "The General Assembly,\n\nRecalling the report,1 and the letter,2\n\n1. Requests a summary of the debate;3\n\n________\n\n1 A/78/1.\n\n2 A/78/2.\n\n3 A/78/3.",
        "The General Assembly,\n\nRecalling the letter,1 and the report,2\n\n1. Requests a summary of the debate;\n\n2. Welcomes the book.3\n\n________\n\n1 A/78/2.\n\n2 A/78/1, annex.\n\n3 A/79/9.",
    ),
    (
        "prints",
        "The General Assembly,\n\n1. Requests \"non-State\" actors to act;",
        "The General Assembly,\n\n1. Requests “non\u{2011}State” actors to act;",
    ),
];
