//! `resdiff batch` as its users meet it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

#[path = "common/breaking.rs"]
mod breaking;
#[path = "common/schemas.rs"]
mod schemas;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    command.arg("batch").args(args).env_remove("RESDIFF_VERSIONS").env("HOME", "/nowhere");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The exit status, the answers, and what is told on standard error.
fn batch(args: &[&str], input: &str) -> (i32, Vec<Value>, String) {
    let mut child = command(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let answers = schemas::valid_lines("batch", std::str::from_utf8(&output.stdout).unwrap());
    (output.status.code().unwrap(), answers, String::from_utf8(output.stderr).unwrap())
}

fn inline(text: &str) -> Value {
    json!({ "text": format!("The General Assembly,\n\n1. {text}") })
}

#[test]
fn every_line_has_its_answer_in_order() {
    let count = 200;
    let line = |at: usize| {
        let line = json!({
            "id": { "n": at },
            "old": inline("Requests a report."),
            "new": inline(&format!("Requests report {at}.{}", " And more.".repeat(at % 7 * 40))),
        });
        format!("{line}\n")
    };
    let input: String = (0..count).map(line).collect();
    for jobs in ["1", "4"] {
        let (status, answers, told) = batch(&["--jobs", jobs], &input);
        assert_eq!((status, told.as_str()), (0, ""));
        assert_eq!(answers.len(), count);
        for (at, answer) in answers.iter().enumerate() {
            assert_eq!(answer["id"]["n"], at);
            assert_eq!(answer["line"], at + 1);
            let new = answer["comparison"]["new"]["paragraphs"][1]["text"].as_str().unwrap();
            assert!(new.starts_with(&format!("Requests report {at}.")), "{new}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_line() {
    let (status, answers, _) = batch(&[], "\u{feff}{\"old\": \"78/241\", \"new\": \"79/62\"}\n");
    assert_eq!(status, 0, "{answers:?}");
    assert_eq!(answers[0]["comparison"]["old"]["symbol"], "A/RES/78/241");
}

#[test]
fn a_comparison_is_what_compare_prints() {
    let (_, answers, _) = batch(&[], "{\"old\": \"78/241\", \"new\": \"79/62\"}");
    let mut compare = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    compare.args(["compare", "78/241", "79/62", "--format", "json"]).env_remove("RESDIFF_VERSIONS");
    let compared: Value = serde_json::from_slice(&compare.output().unwrap().stdout).unwrap();
    assert_eq!(answers[0]["comparison"], compared);
    let (_, answers, _) = batch(&["--figures"], "{\"old\": \"78/241\", \"new\": \"79/62\"}");
    assert_eq!(answers[0]["figures"]["summary"], compared["summary"]);
}

#[test]
fn one_bad_line_does_not_stop_the_others() {
    let good = json!({ "old": "78/241", "new": "79/62" });
    let input = format!(
        "{good}\n\nno json\n{}\n{}\n{}\n{}\n{}\n{good}",
        json!({ "id": 5, "old": "78/241", "new": "/nowhere/A-RES-79-62.txt" }),
        json!({ "old": "78/241" }),
        json!({ "old": "-", "new": "79/62" }),
        json!({ "old": 1, "new": 2 }),
        json!({ "old": { "text": "x", "lang": "xx" }, "new": "79/62" }),
    );
    let (status, answers, told) = batch(&[], &input);
    assert_eq!(status, 2);
    assert_eq!(told, "resdiff: 6 lines could not be compared: see \"error\" in the output\n");
    let lines: Vec<u64> = answers.iter().map(|answer| answer["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(answers[2]["id"], 5);
    for (at, words) in [
        (1, "the line is no comparison"),
        (2, "/nowhere/A-RES-79-62.txt cannot be read"),
        (3, "missing field `new`"),
        (4, "\"old\" is standard input"),
        (5, "old or new is of no known form"),
        (6, "\"lang\" of \"old\" is xx"),
    ] {
        let error = answers[at]["error"].as_str().unwrap();
        assert!(error.contains(words), "{error}");
    }
    assert!(answers[7].get("comparison").is_some());
}

#[test]
fn a_file_that_breaks_its_reader_is_the_error_of_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("A-RES-79-11.pdf");
    std::fs::write(&file, breaking::breaking_pdf()).unwrap();
    let bad = json!({ "old": file, "new": inline("Urges.") });
    let good = json!({ "old": inline("Decides."), "new": inline("Urges.") });
    let (status, answers, told) = batch(&[], &format!("{bad}\n{good}\n"));
    assert_eq!(status, 2);
    assert!(!told.contains("panicked"), "{told}");
    let error = answers[0]["error"].as_str().unwrap();
    assert!(error.contains("A-RES-79-11.pdf breaks the program that reads it"), "{error}");
    assert!(answers[1].get("comparison").is_some());
}

#[test]
fn an_answer_comes_before_the_next_line_is_asked() {
    let mut child = command(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for at in 0..3 {
        writeln!(
            stdin,
            "{}",
            json!({ "id": at, "old": inline("Decides."), "new": inline("Urges.") })
        )
        .unwrap();
        stdin.flush().unwrap();
        // Waits for ever where answers are held back.
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], at);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_above_the_limit_is_passed_over() {
    let long = json!({ "old": inline(&"word ".repeat(20_000)), "new": inline("x") });
    let good = json!({ "old": inline("Decides."), "new": inline("Urges.") });
    let (status, answers, _) = batch(&["--max-size", "50K"], &format!("{long}\n{good}\n"));
    assert_eq!(status, 2);
    assert!(answers[0]["error"].as_str().unwrap().contains("longer than a text may be"));
    assert_eq!(answers[1]["line"], 2);
    assert!(answers[1].get("comparison").is_some());
}

#[test]
fn a_reader_who_has_enough_is_no_error() {
    let mut child = command(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let line = json!({ "old": "78/241", "new": "79/62" }).to_string() + "\n";
    // The pipe breaks sooner or later; what is written after that fails.
    for _ in 0..200 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
