//! The HTML report as users of the command meet it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;
use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn resdiff(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("resdiff").unwrap();
    command.env_clear().args(args);
    command
}

fn stdout(args: &[&str]) -> String {
    let output = resdiff(args).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn the_ending_of_a_file_asks_for_a_report() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["d.html", "d.HTM"] {
        let file = folder.path().join(name);
        resdiff(&["compare", "78/241", "79/62", "-o", file.to_str().unwrap()])
            .assert()
            .success()
            .stdout("");
        let written = fs::read_to_string(file).unwrap();
        assert_eq!(written, stdout(&["compare", "78/241", "79/62", "--format", "html"]));
        assert!(written.starts_with("<!DOCTYPE html><html lang=\"en\""));
    }
}

#[test]
fn a_report_says_what_it_was_made_from_and_how() {
    let html = stdout(&["compare", "78/241", "79/62", "--format", "html", "--lang", "en", "--all"]);
    let text =
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/versions/en/A-RES-78-241.txt")).unwrap();
    use sha2::Digest as _;
    let sum: String = sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(html.contains(&sum));
    assert!(html.contains("<code>--lang en --all</code>"));
}

#[test]
fn a_report_is_dated_only_when_asked() {
    let args = ["compare", "78/241", "79/62", "--format", "html"];
    let undated = stdout(&args);
    let made = undated.split("Made with resdiff").nth(1).unwrap();
    assert!(!made.contains(", on "), "{made}");
    let stamped = [&args[..], &["--stamp"]].concat();
    resdiff(&stamped)
        .env("SOURCE_DATE_EPOCH", "1796428800")
        .assert()
        .success()
        .stdout(contains(", on 5 December 2026"));
}

#[test]
fn what_only_a_report_can_do_is_refused_elsewhere() {
    for option in ["--print", "--stamp"] {
        resdiff(&["compare", "78/241", "79/62", option])
            .assert()
            .code(2)
            .stderr(contains(option).and(contains("--format html")));
    }
    for view in ["list", "summary"] {
        resdiff(&["compare", "78/241", "79/62", "--format", "html", "--view", view])
            .assert()
            .code(2)
            .stderr(contains("--view inline or side-by-side"));
    }
    resdiff(&["show", "79/62", "--format", "html"])
        .assert()
        .code(2)
        .stderr(contains("show cannot be written as html: use --format terminal or json"));
    resdiff(&["versions", "-o", "list.html"])
        .assert()
        .code(2)
        .stderr(contains("versions cannot be written as html: use --format terminal or json"));
}

/// A resolution of 700 paragraphs, each of about sixty words; every third one differs between two years.
fn long(year: usize) -> String {
    let mut text = format!("A/RES/{year}/1\n\nThe General Assembly,\n\n");
    for number in 1..=700 {
        let session = if number % 3 == 0 { year } else { 70 };
        let topic =
            ["oceans", "trade", "health", "water", "forests", "energy", "cities"][number % 7];
        write!(
            text,
            "{number}. Requests States, in matter {number}, to report on {topic} at session {session}, and recalls \
             in that respect the need of small island developing States, least developed countries and landlocked \
             developing countries for assistance in the collection of data number {number} on {topic}, in the \
             building of institutions, in the training of experts and in the transfer of technology on terms that \
             are agreed by all the parties concerned in region {number};\n\n"
        )
        .unwrap();
    }
    text
}

/// Two texts of [`long`], as files.
fn long_pair(folder: &tempfile::TempDir) -> [String; 2] {
    [78, 79].map(|year| {
        let file = folder.path().join(format!("{year}.txt"));
        fs::write(&file, long(year)).unwrap();
        file.to_str().unwrap().to_string()
    })
}

#[test]
fn a_report_on_700_paragraphs_is_under_one_and_a_half_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = long_pair(&folder);
    let html = stdout(&["compare", &old, &new, "--format", "html"]);
    assert!(html.contains("id=\"OP700\""));
    assert!(html.len() < 1_500_000, "{} bytes", html.len());
}

/// Only where the program is built as users get it; the best of several runs, as the machine may be busy.
#[cfg(not(debug_assertions))]
#[test]
fn a_report_takes_less_than_twice_the_time_of_the_json() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = long_pair(&folder);
    let time = |format: &str| {
        let start = std::time::Instant::now();
        stdout(&["compare", &old, &new, "--format", format]);
        start.elapsed()
    };
    // In turns, so that what else the machine does meets both alike.
    let (html, json): (Vec<_>, Vec<_>) = (0..20).map(|_| (time("html"), time("json"))).unzip();
    let best = |times: Vec<std::time::Duration>| times.into_iter().min().unwrap();
    let (html, json) = (best(html), best(json));
    assert!(html < json * 2, "{html:?} against {json:?}");
}
