//! `resdiff changelog`, and the choice of classes in every command that has it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use resdiff::classify::Class;

fn resdiff(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("resdiff").unwrap();
    command.args(arguments).env_remove("RESDIFF_VERSIONS");
    command
}

fn printed(arguments: &[&str]) -> String {
    let output = resdiff(arguments).assert().success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

#[test]
fn the_change_logs_of_the_docs_are_real() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/changelogs.md");
    let docs = fs::read_to_string(docs).unwrap();
    for (old, new) in [("78/241", "79/62"), ("79/62", "80/57")] {
        let log = printed(&["changelog", old, new, "--format", "markdown"]);
        assert!(docs.contains(&log), "docs/changelogs.md has another log of {old} and {new}");
    }
}

#[test]
fn a_verb_that_became_stronger_is_said_so_in_one_line() {
    let log = printed(&["changelog", "79/62", "80/57"]);
    let words = "OP2 (was OP3): “Highlights the importance of addressing” → “Stresses the urgent need to address” \
                 (action, stronger); ";
    assert!(log.lines().any(|found| found.starts_with(words)), "{log}");
}

#[test]
fn a_log_is_as_one_would_write_it() {
    let log = printed(&["changelog", "79/62", "80/57"]);
    let place = |words: &str| log.find(words).unwrap_or_else(|| panic!("{words} in {log}"));
    // Operative paragraphs first, what went in one line, what moves on in another, findings at the end.
    let order = [
        "\nOP1 (was OP6): moved; ",
        "\nOP3 (was OP4): ",
        "\nDropped: old OP1 “Notes with appreciation",
        "\nPP2: ",
        "\nDropped: old PP9 ",
        "\nRoutine updates: ",
        "\nEditorial: ",
        "\nStates named: − Philippines (old PP10); ",
    ];
    assert!(order.map(place).is_sorted(), "{log}");
    // The words before a change; a long one is not cut where its news is.
    assert!(
        log.contains("…in the military domain “more comprehensively and of” → “multilaterally,”"),
        "{log}"
    );
    assert!(
        log.contains("which represents a significant milestone in the work of the Group towards"),
        "{log}"
    );
    assert!(log.contains("“eightieth” → “eighty-first” (OP4); closing lines"), "{log}");
    assert!(log.lines().count() <= 35, "{log}");
}

#[test]
fn what_has_a_line_of_its_own_is_not_told_again() {
    let log = printed(&["changelog", "78/241", "79/62"]);
    let line = |begins: &str| {
        let mut lines = log.lines().filter(|line| line.starts_with(begins));
        (lines.next().unwrap_or_else(|| panic!("{begins} in {log}")), lines.count())
    };
    let (new, _) = line("OP11: new paragraph: “Requests");
    let (requests, _) = line("Requests: ");
    assert!(!requests.contains("(OP11)"), "{new}\n{requests}");
    assert!(requests.contains("(old OP2)"), "{requests}");
    assert_eq!(line("Notes: ").1, 0);
}

#[test]
fn a_paragraph_that_only_moved_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let paragraphs = [
        "Urges States to keep the rivers of the delta free of mercury and lead;",
        "Requests harbours to report on their lamps and fog signals each spring;",
        "Notes that bridges over the gorge were rebuilt by volunteers in autumn;",
    ];
    let [old, new] = [("old.txt", [0, 1, 2]), ("new.txt", [2, 0, 1])].map(|(name, order)| {
        let numbered = (1..).zip(order).map(|(number, at)| format!("{number}. {}", paragraphs[at]));
        let text =
            format!("The General Assembly,\n\n{}\n", numbered.collect::<Vec<_>>().join("\n\n"));
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let log = printed(&["changelog", &old, &new]);
    assert!(log.contains("OP1 (was OP3): moved “Notes that bridges over the gorge"), "{log}");
}

#[test]
fn the_table_has_every_change_with_its_rule() {
    let table = printed(&["changelog", "78/241", "79/62", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert_eq!(head.iter().next_back(), Some("evidence"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // 17 paragraphs and a note came, two paragraphs went.
    let of_class = |class: &str| rows.iter().filter(|row| &row[5] == class).count();
    assert_eq!((of_class("addition"), of_class("removal")), (18, 2));
    let moved_on = rows.iter().find(|row| &row[9] == "ordinal-moves-on").unwrap();
    assert_eq!((&moved_on[2], &moved_on[3], &moved_on[5]), ("OP4", "OP12", "roll-over"));
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [("log.md", "# A/RES"), ("log.csv", "old,new,"), ("log.txt", "A/RES")] {
        let path = folder.path().join(name);
        let file = path.to_str().unwrap();
        resdiff(&["changelog", "78/241", "79/62", "-o", file]).assert().success();
        assert!(fs::read_to_string(&path).unwrap().starts_with(begins), "{name}");
    }
}

#[test]
fn a_text_against_itself_says_that_nothing_changed() {
    let log = printed(&["changelog", "79/62", "79/62"]);
    assert!(log.ends_with("No words changed.\n"), "{log}");
}

#[test]
fn hidden_classes_are_gone_and_told() {
    let all = printed(&["changelog", "79/62", "80/57"]);
    let some = printed(&["changelog", "79/62", "80/57", "--hide", "roll-over,editorial"]);
    assert!(all.contains("\nRoutine updates: ") && all.contains("\nEditorial: "));
    assert!(!some.contains("\nRoutine updates: ") && !some.contains("\nEditorial: "), "{some}");
    assert!(some.contains("Hidden: editorial, routine"), "{some}");
    let only = printed(&["compare", "79/62", "80/57", "--only", "action", "--view", "list"]);
    assert!(only.contains("  Changes     6 action\n"), "{only}");
    let json = printed(&["compare", "79/62", "80/57", "--only", "action", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["hidden"]["classes"].as_array().unwrap().len(), Class::ALL.len() - 1);
}

/// The old column has the words of the old text, also of changes that are hidden.
#[test]
fn hidden_changes_stand_in_their_own_columns() {
    let arguments = ["compare", "78/241", "79/62", "--hide", "editorial,roll-over,action"];
    let beside = printed(&[&arguments[..], &["--view", "side-by-side", "--width", "160"]].concat());
    let column = |new: bool| -> String {
        let half = |line: &str| -> String {
            let (old, rest): (Vec<_>, Vec<_>) =
                line.chars().enumerate().partition(|(at, _)| *at < 79);
            (if new { rest } else { old }).into_iter().map(|(_, c)| c).collect()
        };
        beside
            .lines()
            .map(half)
            .flat_map(|half| half.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(column(false).contains("international law, in particular the Charter"), "{beside}");
    assert!(column(true).contains("international law, including the Charter"), "{beside}");
}

#[test]
fn an_unknown_class_is_told_with_the_known_ones() {
    let names: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
    let known = format!("[possible values: {}, none]", names.join(", "));
    resdiff(&["compare", "79/62", "80/57", "--hide", "spelling"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains(known));
    resdiff(&["compare", "79/62", "80/57", "--hide", "actoin"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("a similar value exists: 'action'"));
    resdiff(&["compare", "79/62", "80/57", "--hide", "action", "--only", "figure"])
        .assert()
        .code(2);
}
