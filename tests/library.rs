//! The user's own library, through the command: `resdiff versions add`, `remove` and `where`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use tempfile::TempDir;

const TEXT: &str = "\
Resolution 77/1

The General Assembly,

Recalling its resolution 76/1 of 5 October 2021,

1. Decides to convene a meeting in 2024;

2. Requests the Secretary-General to submit a report.
";

/// The command at home in a folder that is empty at first.
fn resdiff(home: &Path, args: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("resdiff");
    command.args(args).current_dir(home).env("HOME", home);
    command.env("XDG_DATA_HOME", home.join("data"));
    command.env_remove("RESDIFF_VERSIONS");
    command
}

fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a-res-77-1.txt"), TEXT).unwrap();
    home
}

#[test]
fn a_text_is_added_found_listed_and_removed() {
    let home = home();
    let run = |args: &[&str]| resdiff(home.path(), args);
    run(&["show", "77/1"]).assert().code(2);
    run(&["versions", "add", "a-res-77-1.txt"])
        .assert()
        .success()
        .stderr(is_empty())
        .stdout(contains("A/RES/77/1 (English): added as "));
    run(&["show", "77/1"])
        .assert()
        .success()
        .stdout(contains("Decides to convene a meeting in 2024;"));
    run(&["versions"]).assert().stdout(contains("A/RES/77/1").and(contains("A/RES/80/57")));
    run(&["versions", "remove", "77/1"])
        .assert()
        .success()
        .stdout(contains("removed ").and(contains("A-RES-77-1.txt")));
    run(&["show", "77/1"]).assert().code(2);
    run(&["versions", "remove", "77/1", "--lang", "fr"])
        .assert()
        .code(2)
        .stderr(contains("there is no text of A/RES/77/1 in French in "));
}

#[test]
fn the_copy_has_the_same_bytes_and_the_ending_of_its_format() {
    let home = home();
    let page = "<html><head><meta charset=\"utf-8\"></head><body><p>Resolution 77/2</p><p>The General Assembly,</p>\
                <p>1. Decides to meet;</p><p>2. Requests a report.</p></body></html>";
    fs::write(home.path().join("A-RES-77-2.pdf"), page).unwrap();
    let own = home.path().join("own");
    let own = own.to_str().unwrap();
    resdiff(home.path(), &["versions", "add", "A-RES-77-2.pdf", "--versions", own])
        .assert()
        .success()
        .stderr(contains("but it is a web page"));
    let copy = home.path().join("own/en/A-RES-77-2.html");
    assert_eq!(fs::read_to_string(copy).unwrap(), page);
    resdiff(home.path(), &["show", "77/2", "--versions", own]).assert().success();
}

#[test]
fn the_same_text_is_told_and_another_one_wants_replace() {
    let home = home();
    let run = |args: &[&str]| resdiff(home.path(), args);
    let add = ["versions", "add", "a-res-77-1.txt"];
    run(&add).assert().success();
    run(&add).assert().success().stdout(contains("the same text is there already"));
    let other = TEXT.replace("2024", "2025");
    fs::write(home.path().join("a-res-77-1.txt"), other).unwrap();
    run(&add).assert().code(2).stdout(is_empty()).stderr(
        contains("A/RES/77/1 is there already with another text").and(contains("--replace")),
    );
    run(&["versions", "add", "--replace", "a-res-77-1.txt"])
        .assert()
        .success()
        .stdout(contains("replaced, now "));
    run(&["show", "77/1"]).assert().stdout(contains("in 2025;"));
}

#[test]
fn one_bad_file_does_not_keep_the_others_out() {
    let home = home();
    let nameless = TEXT.replace("Resolution 77/1\n", "");
    fs::write(home.path().join("draft.txt"), nameless).unwrap();
    resdiff(home.path(), &["versions", "add", "missing.txt", "draft.txt", "a-res-77-1.txt"])
        .assert()
        .code(2)
        .stdout(contains("A/RES/77/1 (English): added as "))
        .stderr(contains("missing.txt cannot be read, there is no such file"))
        .stderr(contains("draft.txt has no symbol on its first page"));
}

#[test]
fn the_folder_is_told() {
    let home = home();
    resdiff(home.path(), &["versions", "where"]).assert().success().stdout(contains("versions\n"));
    resdiff(home.path(), &["versions", "where", "--versions", "own"])
        .assert()
        .success()
        .stdout("own\n");
    for args in [&["versions", "where"][..], &["versions", "add", "a-res-77-1.txt"]] {
        resdiff(home.path(), args)
            .env("RESDIFF_VERSIONS", "own")
            .assert()
            .success()
            .stdout(contains("own"));
    }
}
